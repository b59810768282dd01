"""Stories and versions as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.stories.test_stories import FERRY, STRIKE
from tests.stories.test_versions import FIRST, SECOND
from tui.choosing import find_stories
from tui.model import Article
from tui.reports import stories_json, stories_text
from tui.stories import versions


def text(*articles: Article) -> list[str]:
    return stories_text(articles, *find_stories(articles), versions(articles)).splitlines()


def test_each_story_has_its_title_its_words_and_its_articles() -> None:
    lines = text(*FERRY)
    assert lines[0] == "1 story in 3 articles"
    assert lines[2] == f"1 {FERRY[0].passages[0].text}"
    assert {"Aurora", "Norholm"} <= set(lines[3].strip().split(", "))
    assert lines[4:] == ["  - Post: post.txt", "  - Short: short.txt", "  - Night: night.txt"]


def test_an_odd_article_has_its_reason_below_it() -> None:
    lines = text(*FERRY, STRIKE)
    at = lines.index("  - Strike: strike.txt")
    assert lines[at + 1] == "    another story? It shares no names or rare words with the others"


def test_an_odd_article_in_two_versions_is_odd_all_the_same() -> None:
    assert any("another story?" in line for line in text(*FERRY, STRIKE, replace(STRIKE, id="again")))


def test_what_changed_from_version_to_version_is_listed() -> None:
    lines = text(FIRST, SECOND)
    assert "  - Harbour Post, 2024-05-03: first.txt (an older version)" in lines
    at = lines.index("2 versions of Harbour Post, counted as one account")
    assert lines[at + 1] == "  first.txt → second.txt"
    assert [line[:6] for line in lines[at + 2 :]] == ["    - ", "    + ", "    + ", "    - "]
    assert "43 people" in lines[at + 3]


def test_versions_without_a_changed_sentence_say_so() -> None:
    assert text(FIRST, replace(FIRST, id="same"))[-1] == "    no sentence changed"


def test_the_json_tells_the_same() -> None:
    articles = [*FERRY, STRIKE, FIRST, SECOND]
    document = json.loads(stories_json(articles, *find_stories(articles), versions(articles)))
    assert document["version"] == 1
    assert [one["id"] for one in document["articles"]] == [one.id for one in articles]
    assert sorted(name for story in document["stories"] for name in story["articles"]) == sorted(a.id for a in articles)
    assert document["stories"][0]["first"] == "2024-05-03"
    assert document["strays"][0]["article"] == "strike"
    (group,) = document["versions"]
    assert group["articles"] == ["first", "second"]
    assert group["changes"][0][0]["after"] == SECOND.passages[0].text

"""JSON in its documented fields is read whatever else it holds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources.extract import RefusedError
from tui.sources.formats import extracts, records

from .reading import read_all, read_one, refusal

STORY = {"title": "Ferry halted", "text": "It sank at noon.\n\nNobody was hurt."}


def test_an_object_is_an_article_with_its_facts() -> None:
    document = {
        "headline": "Ferry halted",
        "articleBody": ["It sank at noon.", {"text": "Nobody was hurt."}],
        "publisher": {"@type": "Organization", "name": "Bay News"},
        "author": [{"name": "Ada Holm"}, "Jonas Lind"],
        "datePublished": "2024-05-03T08:00:00Z",
        "dateModified": "2024-05-04",
        "url": "https://bay.example/ferry",
        "inLanguage": "en-GB",
    }
    extract = read_one(json.dumps(document).encode(), "a.json")
    assert extract.text == "It sank at noon.\n\nNobody was hurt."
    assert (extract.title, extract.outlet, extract.author) == ("Ferry halted", "Bay News", "Ada Holm, Jonas Lind")
    assert (extract.published, extract.updated) == ("2024-05-03T08:00:00Z", "2024-05-04")
    assert (extract.url, extract.language, extract.part) == ("https://bay.example/ferry", "en-GB", "")


@pytest.mark.parametrize("text", records.FIELDS["text"])
@pytest.mark.parametrize("outlet", records.FIELDS["outlet"])
def test_every_documented_name_of_a_field_is_understood(text: str, outlet: str) -> None:
    extract = read_one(json.dumps({text: "It sank.", outlet: "Bay News"}).encode(), "a.json")
    assert (extract.text, extract.outlet) == ("It sank.", "Bay News")


@pytest.mark.parametrize(
    "wrap", [lambda found: found, lambda found: {"articles": found}, lambda found: {"@graph": found}]
)
def test_each_object_of_a_list_is_an_article(wrap: Callable[[list[object]], object]) -> None:
    articles, left = read_all(json.dumps(wrap([STORY, {"title": "Nothing"}, STORY])).encode(), "a.json")
    assert [article.part for article in articles] == ["article 1", "article 3"]
    assert [(one.part, "none of the fields text, body" in one.reason) for one in left] == [("article 2", True)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a"])
def test_each_line_of_json_lines_is_an_article(name: str) -> None:
    line = json.dumps(STORY)
    articles, left = read_all(f'{line}\n\n{line}\n{{"broken\n[1]\n'.encode(), name)
    assert [article.part for article in articles] == ["line 1", "line 3"]
    assert [one.part for one in left] == ["line 4", "line 5"]


def test_many_objects_without_a_text_are_told_by_their_number() -> None:
    articles, left = read_all(json.dumps([STORY, *[{}] * 1_000]).encode(), "a.json")
    assert len(articles) == 1
    assert len(left) == records.MAX_TOLD + 1
    assert "980 more" in left[-1].reason


def test_no_more_than_a_bearable_number_of_articles_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_ARTICLES", 3)
    articles, left = read_all(json.dumps([STORY] * 4).encode(), "a.json")
    assert len(articles) == 3
    assert "more than 3 articles" in left[0].reason


def test_html_in_a_field_is_read_as_what_it_says() -> None:
    html = "<p>It sank&nbsp;at <b>noon</b>.</p><script>alert(1)</script><h2>Why?</h2><ul><li>Rust</ul>"
    assert read_one(json.dumps({"content": html}).encode(), "a.json").text == "It sank at noon.\n\n## Why?\n\n- Rust"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_unicode_are_read(codec: str) -> None:
    document = json.dumps({"text": "Erdoğan said “no”."}, ensure_ascii=False)
    assert read_one(document.encode(codec), "a.json").text == "Erdoğan said “no”."


@pytest.mark.parametrize(
    ("document", "word"),
    [
        ("{}", "none of the fields text, body, content, articleBody"),
        ('{"text": 7, "body": null, "content": [[["x"]]]}', "has no text"),
        ("[]", "has no text"),
        ('{"text": "It', "no valid JSON"),
        ("[" * 5_000_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_what_holds_no_article_is_refused(document: str, word: str) -> None:
    assert word in refusal(document.encode(), "a.json")


def test_entities_in_a_field_are_refused_and_the_other_articles_read() -> None:
    bomb = {"text": '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>'}
    assert "XML entities" in refusal(json.dumps(bomb).encode(), "a.json")
    articles, left = read_all(json.dumps([bomb, STORY]).encode(), "a.json")
    assert [article.part for article in articles] == ["article 2"]
    assert [one.part for one in left] == ["article 1"]


def test_odd_values_do_no_harm() -> None:
    digits = "9" * 100_000
    document = f'{{"text": "No", "text": "It \\ud800 sank.", "date": NaN, "url": {digits}, "title": Infinity}}'
    extract = read_one(document.encode(), "a.json")
    assert extract.text == "It \ud800 sank."
    assert (extract.published, extract.title) == (None, None)


def test_a_text_that_begins_with_a_bracket_stays_a_text() -> None:
    text = "[Reuters](https://reuters.example) reports that the ferry sank."
    assert read_one(text.encode(), "a.md").text == text


@pytest.mark.parametrize(
    "flood", ["<", "<!--", "<![", "<?", "<a ", "</a ", "&a", "<a b='", "<script>", "<p>", "<ul><li>"]
)
def test_a_flood_of_broken_markup_does_no_harm(flood: str) -> None:
    started = time.monotonic()
    document = json.dumps({"text": "<p>It sank.</p>" + flood * (600_000 // len(flood))})
    assert read_one(document.encode(), "a.json").text.startswith("It sank.")
    assert time.monotonic() - started < 5


@given(
    st.recursive(
        st.none() | st.floats() | st.text() | st.booleans(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    sorted({name for names in records.FIELDS.values() for name in names} | {"articles", "name"})
                ),
                inner,
            )
        ),
    )
)
def test_any_json_gives_articles_or_a_refusal(document: object) -> None:
    try:
        assert extracts(json.dumps(document).encode(), "a.json")
    except RefusedError as refused:
        assert str(refused)

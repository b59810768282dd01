"""Stories: what tells of one event stays together, whatever its manner, and what tells of another is set apart."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.planted import as_article
from benchmarks.retold import FOLDER
from tests.accounts import article
from tui.model import Article, Progress
from tui.resources import resource
from tui.sources import load
from tui.stories import stories, strays

FERRY = (
    article(
        "post",
        "The ferry Aurora stopped off Norholm at noon with 40 people on board, the operator said.",
        "The Norholm coast guard took off the passengers by boat.",
        "Captain Elsa Brandt said that the engine of the Aurora had failed twice in April.",
    ),
    article("short", "Norholm: the ferry Aurora was stopped, its passengers were taken off by the coast guard."),
    article(
        "night",
        "Under a bruised sky the Aurora fell silent, and the deck with it.",
        "Elsa Brandt gripped the rail; somewhere beyond the fog lay Norholm, and her passengers thought of home.",
        "Then came the lamps of the coast guard, one boat after another, and the ferry was empty.",
    ),
)
STRIKE = article(
    "strike",
    "Bakers in Velmont went on strike on Monday, demanding that the guild raise wages by a tenth.",
    "Talks between Velmont's guild and the union led by Pavel Orsini broke down over night shifts.",
    "Flour merchants warned of empty shelves before the harvest festival.",
)
LATER_STRIKE = article(
    "bakers",
    "The bakers' union of Velmont and its leader Pavel Orsini rejected the guild's offer on wages.",
    "The strike of the Velmont bakers goes on, and shelves are empty before the harvest festival.",
)


def grouped(articles: Sequence[Article]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories(articles)}


def retold(name: str) -> list[Article]:
    """The two accounts of an event in benchmarks/retold: one dramatised, one sober."""
    entry = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [as_article({**one, "sentences": [s["text"] for s in one["sentences"]]}) for one in entry["accounts"]]


def test_short_sober_and_dramatised_accounts_of_one_event_are_one_story() -> None:
    (story,) = stories(FERRY)
    assert story.articles == ("post", "short", "night")


def test_the_articles_that_come_with_the_program_are_one_story_also_two_by_two() -> None:
    seeds = load([resource("seeds")], sentences=False).articles
    assert len(stories(seeds)) == 1
    assert all(len(stories([one, other])) == 1 for one in seeds for other in seeds if one is not other)


def test_each_retold_event_is_a_story_among_all_of_them() -> None:
    events = {path.stem: retold(path.stem) for path in sorted(FOLDER.glob("*.json"))}
    together = [one for accounts in events.values() for one in accounts]
    assert grouped(together) == {frozenset(one.id for one in accounts) for accounts in events.values()}


def test_two_events_are_two_stories_the_one_with_more_articles_first() -> None:
    first, second = stories([STRIKE, *FERRY, LATER_STRIKE])
    assert (first.id, first.articles) == ("1", ("post", "short", "night"))
    assert (second.id, second.articles) == ("2", ("strike", "bakers"))
    assert {"Aurora", "Norholm"} <= set(first.words)
    assert {"Velmont", "Orsini"} <= set(second.words)


def test_the_order_of_the_files_changes_no_group_and_no_number() -> None:
    articles = [STRIKE, *FERRY, LATER_STRIKE, *retold("10ecb"), *retold("7ecb")]
    expected = [(one.id, one.title, frozenset(one.articles), one.words) for one in stories(articles)]
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert [(one.id, one.title, frozenset(one.articles), one.words) for one in stories(articles)] == expected


def test_a_story_is_named_by_its_central_headline_and_dated_by_its_articles() -> None:
    days = (date(2024, 5, 3), date(2024, 5, 5), None)
    titled = [replace(one, title=f"Headline of {one.id}", published=day) for one, day in zip(FERRY, days, strict=True)]
    (story,) = stories(titled)
    assert story.title == "Headline of post"
    assert (story.first, story.last) == (days[0], days[1])


def test_a_story_without_headlines_is_named_by_the_beginning_of_a_text() -> None:
    (story,) = stories([FERRY[0]])
    assert story.title == FERRY[0].passages[0].text
    (long,) = stories([article("long", "word " * 60 + "end.")])
    assert len(long.title) <= 100
    assert long.title.endswith("word…")


@pytest.mark.parametrize("years", [0, 4])
def test_years_between_them_set_likely_stories_apart(years: int) -> None:
    early = article(
        "early",
        "The storm Alma flooded the harbour of Norholm and the ferry was cancelled.",
        "Mayor Ruth Okafor opened the gymnasium to those who had to leave their houses near the quay.",
        "Fishermen counted eleven broken boats, and the school stays closed until the electricity is back.",
        "It was the highest water since the new breakwater was finished, the weather service wrote.",
    )
    late = article(
        "late",
        "The storm Birgit flooded the harbour of Norholm once more, and the ferry stayed in port.",
        "Sandbags held along Mill Street, where volunteers had worked since dawn with two excavators.",
        "Insurance companies expect claims of six million; a bakery and the cinema report the worst damage.",
        "Trains ran again by the evening, and nobody was missing, said the fire brigade's Tomas Lind.",
    )
    apart = replace(late, published=date(2020 + years, 1, 5))
    assert len(stories([replace(early, published=date(2020, 1, 3)), apart])) == (2 if years else 1)


def test_a_line_or_two_are_too_little_to_call_another_story() -> None:
    brief = article("brief", "Passengers safe after breakdown at sea.")
    assert len(stories([*FERRY, brief])) == 1


def test_articles_without_words_and_none_at_all_are_borne() -> None:
    assert stories([]) == ()
    (story,) = stories([article("dots", "...", "!!!")])
    assert story.articles == ("dots",)


def test_reading_can_be_stopped() -> None:
    class StopError(Exception):
        pass

    def stop(stage: str, share: float) -> None:
        if share > 0:
            raise StopError

    progress: Progress = stop
    with pytest.raises(StopError):
        stories(FERRY, progress)


# -- strays ------------------------------------------------------------------------------------------------


def test_an_odd_article_beside_one_story_is_told_with_the_reason() -> None:
    dated = [replace(one, published=date(2024, 5, 3)) for one in FERRY]
    odd = replace(STRIKE, published=date(2021, 4, 20))
    articles = [*dated, odd]
    (stray,) = strays(articles, stories(articles))
    assert stray.article == "strike"
    assert stray.reason == "shares no names or rare words with the others; dated 3 years apart"


def test_what_an_odd_article_does_share_is_named() -> None:
    articles = [*retold("9ecb"), retold("29ecb")[0]]
    (stray,) = strays(articles, stories(articles))
    assert stray.reason == "shares little with the others (Manning, Thursday, letters, …)"


def test_a_second_story_of_some_size_is_no_stray_and_neither_is_one_of_two() -> None:
    for articles in ([*FERRY, STRIKE, LATER_STRIKE], [FERRY[0], STRIKE], FERRY):
        assert strays(articles, stories(articles)) == ()


def test_many_articles_that_stand_alone_are_stories_of_their_own() -> None:
    alone = [retold(name)[0] for name in ("10ecb", "7ecb", "9ecb")]
    articles = [*FERRY, *alone]
    assert len(stories(articles)) == 4
    assert strays(articles, stories(articles)) == ()

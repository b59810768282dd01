"""Work grows with the passages, not with their square."""

from __future__ import annotations

from tests.accounts import article
from tests.alignment.stories import no_progress
from tui.alignment.candidates import PER_ARTICLE, PER_PASSAGE, pick_candidates
from tui.alignment.event import read_event
from tui.model import Article


def crowd(articles: int, sentences: int) -> list[Article]:
    """Articles in which every sentence resembles every other."""
    return [
        article(f"a{n:03}", *(f"The ferry with {n * m} people ran aground off Norholm." for m in range(sentences)))
        for n in range(articles)
    ]


def candidates_per_passage(articles: list[Article]) -> float:
    event = read_event(articles, no_progress)
    return len(pick_candidates(event, no_progress)) / len(event.passages)


def test_candidates_per_passage_do_not_grow_with_the_length_of_the_articles() -> None:
    assert candidates_per_passage(crowd(2, 200)) <= PER_ARTICLE
    assert candidates_per_passage(crowd(2, 400)) <= PER_ARTICLE


def test_candidates_per_passage_do_not_grow_without_end_with_the_articles() -> None:
    assert candidates_per_passage(crowd(40, 10)) <= PER_PASSAGE

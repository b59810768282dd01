"""What a reader relies on when passages are gathered under one claim."""

from __future__ import annotations

from tests.accounts import article
from tests.alignment.stories import STORY, links, no_progress
from tui.alignment import gather
from tui.model import Alignment, Article, Strength, Thread


def accounts(count: int, sentences: int = 6) -> list[Article]:
    return [article(f"a{n}", *(f"Sentence {m} of account {n}." for m in range(sentences))) for n in range(count)]


def link(one: str, other: str, score: float = 0.9) -> Alignment:
    strength = Strength.ALIGNED if score >= 0.5 else Strength.POSSIBLE
    return Alignment(min(one, other), max(one, other), score, strength)


def threads(articles: list[Article], *found: Alignment) -> tuple[Thread, ...]:
    return gather(articles, found, no_progress)


def test_three_accounts_of_one_claim_make_one_thread() -> None:
    found = threads(accounts(3), link("a0:0", "a1:1"), link("a1:1", "a2:2"), link("a0:0", "a2:2"))
    assert [thread.passages for thread in found] == [("a0:0", "a1:1", "a2:2")]
    assert found[0].articles == ("a0", "a1", "a2")
    assert found[0].origins == 3


def test_a_hub_does_not_chain_threads() -> None:
    hub = [link("a0:0", f"a{n}:{m}") for n in (1, 2, 3) for m in (0, 3, 5)]
    found = threads(accounts(4), *hub)
    assert all(len(thread.passages) <= 4 for thread in found)
    assert all(len({passage.split(":")[0] for passage in thread.passages}) > 1 for thread in found)


def test_every_aligned_passage_stands_in_a_thread() -> None:
    hub = [link("a0:0", f"a1:{m}") for m in (0, 2, 4)]
    found = threads(accounts(2), *hub)
    assert {passage for thread in found for passage in thread.passages} == {"a0:0", "a1:0", "a1:2", "a1:4"}


def test_a_claim_told_in_two_sentences_is_one_thread() -> None:
    found = threads(accounts(2), link("a0:0", "a1:1"), link("a0:0", "a1:2"))
    assert [thread.passages for thread in found] == [("a0:0", "a1:1", "a1:2")]


def test_a_claim_that_nobody_else_carries_has_no_thread() -> None:
    assert threads(accounts(3)) == ()


def test_an_article_with_only_a_possible_link_is_not_said_to_omit_the_claim() -> None:
    weak = (link("a0:0", "a2:3", 0.25), link("a1:0", "a2:3", 0.25), link("a0:0", "a3:1", 0.25))
    found = threads(accounts(4), link("a0:0", "a1:0"), *weak)
    assert found[0].omitted_by == ("a3",), "resembling one of two who tell the claim is not enough"


def test_the_claim_is_the_passage_that_the_others_resemble_most() -> None:
    found = threads(accounts(3), link("a0:0", "a1:0", 0.6), link("a1:0", "a2:0", 0.9), link("a0:0", "a2:0", 0.55))
    assert found[0].claim == "Sentence 0 of account 1."


def test_threads_come_in_the_order_in_which_the_articles_tell_them() -> None:
    found = threads(accounts(3), link("a1:0", "a2:0"), link("a0:4", "a1:4"), link("a0:1", "a2:5"))
    assert [thread.passages[0] for thread in found] == ["a0:1", "a0:4", "a1:0"]


def test_the_ferry_runs_aground_in_all_three_accounts() -> None:
    found = gather(STORY, links(STORY), no_progress)
    assert any(set(thread.articles) == {"harbour", "bay", "coast"} for thread in found)

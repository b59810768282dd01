"""The explanation reads from top to bottom: the two passages, the verdict, the reasons, the words, the threads."""

from __future__ import annotations

from tests.accounts import article
from tests.alignment.stories import STORY
from tui.alignment.explain import explain, find_pair
from tui.compare import compare
from tui.model import Article
from tui.reports import explanation_text


def sections(a: str, b: str, articles: tuple[Article, ...] = STORY) -> list[str]:
    text = explanation_text(explain(compare(articles), *find_pair(articles, a, b)))
    assert text.endswith("\n")
    assert all(line == line.rstrip() for line in text.split("\n"))
    return text.removesuffix("\n").split("\n\n")


def test_a_link_is_explained_from_top_to_bottom() -> None:
    passages, verdict, reasons, words, threads = sections("harbour:0", "coast:0")
    assert passages.split("\n")[0].startswith("harbour:0 · Harbour: The ferry Aurelia ran aground")
    assert passages.split("\n")[1].startswith("coast:0 · Coast: The Aurelia")
    assert verdict.startswith("aligned: probability over 0.99 (aligned from ")
    assert "was a candidate" in verdict
    assert "speaks strongly for" in reasons
    assert "most pairs that are looked at are no link" in reasons
    assert "  Norholm: in 3 of 14 passages" in words
    assert threads.startswith("threads\n  harbour:0 in t0")


def test_a_pair_that_is_no_link_says_so_first() -> None:
    passages, verdict, *_ = sections("harbour:4", "coast:1")
    assert verdict.startswith("not linked: ")
    assert "harbour:4" in passages


def test_where_nothing_could_be_measured_the_reason_stands_alone() -> None:
    _, verdict, threads = sections("harbour:0", "harbour:1")
    assert verdict == "not linked: both are of the same article, and only different accounts are compared"
    assert "  harbour:1" in threads


def test_passages_with_line_breaks_and_markup_stay_plain_lines() -> None:
    one = article("a", "The [bold]ferry\n  sank[/bold] off Norholm.", outlet="Bay [link]")
    two = article("b", "A ferry sank off Norholm.")
    passages, *_ = sections("a:0", "b:0", (one, two))
    assert passages.split("\n")[0] == "a:0 · Bay [link]: The [bold]ferry sank[/bold] off Norholm."

"""The strip below the columns says why a passage has its sign, who says the same, and who leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry
from tui.model import Attribution, Comparison, Credit, Passage, SourceKind, Span, SpanKind, Status
from tui.reading.columns import column
from tui.reading.detail import GLYPHS, detail
from tui.reading.parallels import Parallels
from tui.reading.runs import Run, Runs

WIDTH = 100


def nothing_shared(passage: Passage, parallel: Passage) -> Sequence[Span]:
    return ()


def lines(item_id: str, made: Comparison | None = None, width: int = WIDTH) -> tuple[Runs, ...]:
    parallels = Parallels(made or ferry())
    account = next(a for a in parallels.comparison.articles if item_id.startswith(a.id))
    laid = column(account, parallels)
    return detail(laid.items[laid.index[item_id]], account, parallels, nothing_shared, width, cell_len)


def text(item_id: str, made: Comparison | None = None, width: int = WIDTH) -> list[str]:
    return ["".join(run.text for run in line) for line in lines(item_id, made, width)]


def test_a_claim_that_others_report_is_shown_with_their_words() -> None:
    assert text("harbour:1")[0].startswith("= agree · 3 of 3 accounts report it")
    assert text("harbour:1")[1] == (
        "= 2 Bay News 90%  By Friday noon the engines of the old ferry had died within sight of Norholm."
    )
    assert text("harbour:1")[2].startswith("= 3 Coast Wire 90%  A passenger ferry")


def test_fewer_origins_than_accounts_are_told() -> None:
    assert "2 independent origins" in text("harbour:1")[0]
    assert "independent" not in text("harbour:4")[0]


def test_who_leaves_a_claim_out_is_told() -> None:
    assert text("harbour:3")[-1] == "∅ omitted by 2 Bay News"
    assert not any("omitted" in line for line in text("harbour:1"))


def test_a_conflict_and_an_embellishment_are_told_with_their_reason() -> None:
    assert text("bay:1")[0].startswith("! conflict")
    assert "conflict: sixty souls against 40 people" in text("bay:1")
    assert text("bay:0")[0].startswith("+ embellish · found only in 2 Bay News")
    assert "embellish: scene-setting, found only here, no source named" in text("bay:0")


def test_what_only_one_account_has_is_said_to_be_found_only_there() -> None:
    assert text("harbour:5") == ["· sole · found only in 1 Harbour Post"]


def test_a_comment_is_no_claim_of_one_account() -> None:
    assert text("bay:4") == ["~ comment"]


def test_whom_a_passage_credits_is_told() -> None:
    made = ferry()
    credited = tuple(
        replace(f, credit=Credit(Attribution("Reuters", SourceKind.OUTLET, 0, 1), (), ()))
        if f.passage in ("coast:1", "coast:3")
        else f
        for f in made.findings
    )
    made = replace(made, findings=credited)
    assert "credited here to Reuters" in text("coast:1", made)[0]
    assert "credited to Reuters" in text("coast:3", made)[0]


def test_a_possible_parallel_is_told_apart_from_a_sure_one() -> None:
    assert text("coast:3")[0].endswith("(possible parallels below)")
    assert text("coast:3")[1] == "? 2 Bay News possibly 40%  Sixty souls were aboard, each of them thinking of home."


def test_no_possible_parallel_is_shown_of_an_account_that_surely_reports_it() -> None:
    accounts = [article("one", "The ferry stopped."), article("two", "A ferry came to a halt.", "It was late.")]
    made = comparison(accounts, [("one:0", "two:0")], possible=[("one:0", "two:1")])
    assert not any(line.startswith("?") for line in text("one:0", made))


def test_an_omission_shows_all_who_report_the_claim() -> None:
    assert text("bay∅t2") == [
        "∅ omitted here · 2 other accounts report it",
        "= 1 Harbour Post  Nobody was hurt, according to the coast guard.",
        "= 3 Coast Wire  No injuries were reported.",
    ]


def test_on_what_makes_no_claim_the_account_is_described() -> None:
    assert text("harbour:0") == ["Harbour Post · title · R. Lind · 3 May 2024 · harbour.txt"]
    assert text("coast:0") == [
        "Coast Wire · furniture · last Friday · coast.txt",
        "! date 'last Friday' is not understood",
    ]


def test_before_the_comparison_a_claim_says_how_far_that_is() -> None:
    harbour = ACCOUNTS[0]
    (line,) = detail(harbour.passages[1], harbour, "aligning 50%", nothing_shared, WIDTH, cell_len)
    assert line == (Run("aligning 50%", "dim"),)


def test_shared_words_are_lit_in_each_parallel() -> None:
    parallels = Parallels(ferry())
    harbour = ACCOUNTS[0]

    def shared(passage: Passage, parallel: Passage) -> Sequence[Span]:
        assert passage.id == "harbour:4"
        start = parallel.text.index("tug")
        return [Span(start, start + 3, SpanKind.SHARED, "")]

    found = detail(harbour.passages[4], harbour, parallels, shared, WIDTH, cell_len)
    assert Run("tug", "shared") in found[1]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_sign_of_its_own(status: Status) -> None:
    assert [other for other, glyph in GLYPHS.items() if glyph == GLYPHS[status]] == [status]


ITEMS = [p.id for account in ACCOUNTS for p in account.passages] + ["bay∅t2", "coast∅t3"]


@given(st.sampled_from(ITEMS), st.integers(12, 200))
def test_no_line_is_wider_than_the_strip_and_no_word_is_lost(item: str, width: int) -> None:
    narrow, wide = text(item, width=width), text(item, width=10_000)
    assert all(cell_len(line) <= width for line in narrow)
    assert "".join("".join(narrow).split()) == "".join("".join(wide).split())

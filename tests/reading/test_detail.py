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
from tui.model import Attribution, Comparison, Credit, Origin, Passage, Quotation, SourceKind, Span, SpanKind, Status
from tui.reading.columns import column
from tui.reading.detail import detail
from tui.reading.parallels import Parallels
from tui.reading.runs import Run, Runs
from tui.reading.signs import GLYPHS

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
    assert text("bay:1", width=200)[1] == ("! number: 2 Bay News “Sixty souls” against 1 Harbour Post “40 people”")
    assert text("bay:0")[0].startswith("+ embellish · found only in 2 Bay News")
    assert "+ embellish: scene-setting, found only here, no source named · “Under a bruised sky”" in text("bay:0")


def test_a_parallel_that_contradicts_is_not_shown_as_agreeing() -> None:
    assert any(line.startswith("! 1 Harbour Post 90%  There were 40") for line in text("bay:1"))
    assert not any(line.startswith("= 1 Harbour Post") for line in text("bay:1"))


def test_a_conflict_that_only_a_span_tells_of_is_told_too() -> None:
    made = replace(ferry(), conflicts=())
    assert "! conflict: sixty souls against 40 people · “Sixty souls”" in text("bay:1", made)


def judged(passage: str, **changes: object) -> Comparison:
    """The ferry's comparison with another finding on one passage."""
    made = ferry()
    findings = tuple(replace(f, **changes) if f.passage == passage else f for f in made.findings)  # type: ignore[arg-type]
    return replace(made, findings=findings)


def test_the_reason_of_every_finding_is_told_once() -> None:
    sole = "found only in Harbour Post, no source named"
    assert text("harbour:5", judged("harbour:5", reason=sole)) == [f"· sole · {sole}"]
    assert text("bay:4", judged("bay:4", reason="a question")) == ["~ comment · a question"]
    agreed = text("harbour:3", judged("harbour:3", reason="also reported by Coast Wire"))
    assert agreed[0] == "= agree · also reported by Coast Wire · 2 of 3 accounts report it"
    vivid = "scene-setting, found only here, no source named"
    assert sum(vivid in line for line in text("bay:0", judged("bay:0", reason=vivid))) == 1


def test_what_only_this_account_adds_is_told_with_its_words() -> None:
    extra = Span(23, 38, SpanKind.EXTRA, "where it was towed")
    assert "only here: where it was towed · “back to Norholm”" in text("harbour:4", judged("harbour:4", spans=(extra,)))


def test_whom_it_quotes_and_what_it_holds_back_is_told() -> None:
    credit = Credit(None, (Quotation(0, 5, "Anna Kern"), Quotation(6, 9, None)), ((0, 5),))
    told = text("coast:3", judged("coast:3", credit=credit))
    assert "quotes Anna Kern, somebody it does not name · hedged: “About”" in told


def test_accounts_of_one_origin_are_told_with_its_name_and_the_reason() -> None:
    made = replace(ferry(), origins=(Origin("Reuters", ("harbour", "coast"), ("both credit Reuters",)),))
    parallels = Parallels(made)
    column_ = column(ACCOUNTS[0], parallels)
    found = detail(
        column_.items[column_.index["harbour:3"]],
        ACCOUNTS[0],
        parallels,
        nothing_shared,
        WIDTH,
        cell_len,
        lambda passages: ["Reuters"],
    )
    assert "".join(run.text for run in found[0]) == (
        "= agree · 2 of 3 accounts report it · 1 independent origin (Reuters): both credit Reuters"
    )


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
    for passage in ("coast:1", "coast:3"):
        assert "credited to Reuters (another outlet or agency)" in text(passage, made)


def test_a_possible_parallel_is_told_apart_from_a_sure_one() -> None:
    assert text("coast:3")[0].endswith(" · possible parallels below")
    assert text("coast:3")[1] == "? 2 Bay News possibly 40%  Sixty souls were aboard, each of them thinking of home."


def test_no_possible_parallel_is_shown_of_an_account_that_surely_reports_it() -> None:
    accounts = [article("one", "The ferry stopped."), article("two", "A ferry came to a halt.", "It was late.")]
    made = comparison(accounts, [("one:0", "two:0")], possible=[("one:0", "two:1")])
    assert not any(line.startswith("?") for line in text("one:0", made))


def test_an_omission_shows_all_who_report_the_claim() -> None:
    assert text("bay∅t2") == [
        "∅ omitted here · reported by Harbour Post, Coast Wire · number 1 of 2 omissions by weight",
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

"""An overview's rows fit any width, whatever the texts are, and no move loses the row or the account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry, ferry_in_full
from tui.days import days_text
from tui.model import Comparison, Conflict, ConflictType, DatedClaim, Figure, Person
from tui.reading.matrix import matrix
from tui.reading.overview import ALL
from tui.reading.parallels import Parallels
from tui.reading.roster import roster
from tui.reading.row_detail import row_detail
from tui.reading.runs import Runs, shortened
from tui.reading.sheet import Sheet, View
from tui.reading.timeline import timeline

MAKERS = [matrix, roster, timeline]
PIECES = ["a", "b ", "東京", "👩🏽‍🚒", "⚠️", "🇳🇴", "e\u0301", "\u0301", "\u200b", "[b]", "␛[2J", "–", "/", "\n", "การ"]
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def cells(runs: Runs) -> int:
    return sum(cell_len(run.text) for run in runs)


def rows(made: Comparison) -> list[tuple[str, str, str]]:
    """Per row of the matrix: its lead, its signs (a dot for a blank), its label."""
    parallels = Parallels(made)
    number = len(made.articles)
    return [
        (
            " ".join(row.lead),
            "".join(row.cells[n].sign if n in row.cells else "." for n in range(number)),
            "".join(run.text for run in row.label),
        )
        for row in matrix(parallels).rows
    ]


def test_a_sign_stands_where_a_claim_and_an_account_meet() -> None:
    assert rows(ferry()) == [
        ("1 3", "===", ACCOUNTS[0].passages[1].text),
        ("2 2", "!!?", "There were 40 people on board, most of them commuters."),
        ("3 2", "=∅=", "Nobody was hurt, according to the coast guard."),
        ("4 2", "==∅", "A tug towed the vessel back to Norholm within two hours."),
        (" 1", ".+.", "Under a bruised sky the deck of the Solveig fell silent."),
    ]


def test_what_is_not_told_but_no_omission_stays_blank() -> None:
    accounts = [article(name, f"A claim told by {name}.") for name in ("one", "two", "three")]
    made = comparison(accounts, [("one:0", "two:0")])
    made = replace(made, omissions=())
    assert rows(made)[0][1] == "==."


def test_a_conflict_of_passages_that_share_no_claim_has_a_row_of_its_own() -> None:
    accounts = [article("one", "It was 3.", "Else."), article("two", "It was 4.")]
    clash = Conflict("one:0", "two:0", ConflictType.NUMBER, (7, 8), (7, 8), "3 against 4")
    made = replace(comparison(accounts), conflicts=(clash,))
    assert rows(made) == [(" 2", "!!", "It was 3.")]


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2024, 12, 8), date(2024, 12, 8), "8 Dec 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "Dec 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 12, 7), date(2024, 12, 8), "7–8 Dec 2024"),
        (date(2024, 11, 28), date(2024, 12, 2), "28 Nov–2 Dec 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Dec 2023–2 Jan 2024"),
        (date(9999, 12, 1), date.max, "1–31 Dec 9999"),
    ],
)
def test_days_are_written_as_short_as_they_are_clear(first: date, last: date, written: str) -> None:
    assert days_text(first, last) == written


@given(hostile, hostile, st.integers(1, 220), st.integers(1, 12), st.sampled_from(MAKERS), st.data())
def test_no_row_is_wider_than_the_screen_whatever_the_texts(
    text: str, name: str, width: int, accounts: int, make: object, data: st.DataObject
) -> None:
    articles = [article(f"a{n:02}", text, text, outlet=name) for n in range(accounts)]
    made = comparison(articles, [tuple(f"a{n:02}:0" for n in range(accounts))] if accounts > 1 else [])
    made = replace(
        made,
        people=(Person(name, text, ("a00",), ("a00:0",)),),
        figures=(Figure(name, text, name, ("a00",), ("a00:0", "a00:1")),),
        timeline=(DatedClaim("a00:1", 0, 1, date(2024, 5, 3), date(2024, 5, 3)),),
    )
    parallels = Parallels(made)
    overview = make(parallels)  # type: ignore[operator]
    sheet = Sheet(overview, [a.outlet for a in articles], View(), width, 10, cell_len)
    sheet.view = sheet.shift(data.draw(st.integers(-3, 3)))
    drawn = [sheet.head(), *(line for n in range(10) if (line := sheet.line(n)))]
    assert len(drawn) == 1 + min(10, len(overview.rows))
    if width > 60:
        assert all(cells(runs) <= width for runs in drawn)
    assert all("\n" not in run.text for runs in drawn for run in runs)
    if sheet.row:
        lines = row_detail(overview, sheet.row, sheet.view.account, parallels, max(12, width), cell_len)
        assert all(cells(line) <= max(12, width) for line in lines)


@given(hostile, st.integers(0, 60))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = shortened(text, width, cell_len)
    assert cell_len(short) <= width
    assert short == text.replace("\n", " ") or short.endswith("…") or width == 0


moves = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.integers(-9, 9)),
        st.tuples(st.just("page"), st.integers(-9, 9)),
        st.tuples(st.just("to"), st.integers(-3, 12)),
        st.tuples(st.just("shift"), st.integers(-4, 4)),
        st.tuples(st.just("anew"), st.integers(0, 1)),
    ),
    max_size=30,
)


@given(moves, st.integers(10, 150), st.integers(1, 9), st.sampled_from(MAKERS))
def test_whatever_the_moves_row_and_account_stay_on_the_screen(
    path: list[tuple[str, int]], width: int, height: int, make: object
) -> None:
    overview = make(Parallels(ferry_in_full()))  # type: ignore[operator]
    outlets = [a.outlet for a in ferry().articles]
    sheet = Sheet(overview, outlets, View(), width, height, cell_len)
    for move, amount in path:
        if move == "anew":
            view = sheet.filtered_anew() if amount else sheet.sorted_anew()
            sheet = Sheet(overview, outlets, view, width, height, cell_len)
        else:
            sheet.view = getattr(sheet, move)(amount)
        assert sheet.view.account in sheet.accounts
        if sheet.rows:
            assert sheet.view.top <= sheet.position < sheet.view.top + height
            assert sheet.view.row == sheet.rows[sheet.position].id


def test_a_row_that_is_filtered_out_gives_way_and_the_filters_come_round() -> None:
    overview = matrix(Parallels(ferry()))
    outlets = [a.outlet for a in ferry().articles]
    sheet = Sheet(overview, outlets, View(row="t3"), 100, 10, cell_len)
    for _ in overview.filters:
        sheet = Sheet(overview, outlets, sheet.filtered_anew(), 100, 10, cell_len)
    assert sheet.view.filter == ALL
    assert len(sheet.rows) == len(overview.rows)

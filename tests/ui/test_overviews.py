"""Matrix, people and figures, timeline: each lists its rows, leads into the text, and returns to where one was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import article, comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry, ferry_in_full
from tui.model import Comparison
from tui.reading.sheet import Sheet
from tui.ui.columns_view import ColumnsView
from tui.ui.sheet_view import SheetView

KEYS = {"matrix": "m", "people": "i", "timeline": "w"}
each = pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))


def sheet(reader: Reader) -> Sheet:
    found = reader.app.screen.query_one(SheetView).sheet
    assert found is not None
    return found


def row(reader: Reader) -> str:
    """The row under the cursor, single spaces between its words."""
    return " ".join(next(line for line in reader.frame if "▌" in line).replace("▌", "").split())


def many(accounts: int, claims: int) -> Comparison:
    articles = [
        told(f"a{n:03}", *[[f"Claim {i} in the words of account {n}."] for i in range(claims)], outlet=f"Outlet {n}")
        for n in range(accounts)
    ]
    return comparison(
        articles, [tuple(a.passages[i].id for a in articles[i % 3 if accounts > 3 else 0 :]) for i in range(claims)]
    )


async def test_the_matrix_sets_every_claim_against_every_account(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m")
        assert row(reader).startswith("1 3 = = = The ferry Solveig")
        shown = [" ".join(line.split()) for line in reader.frame]
        assert any(line.startswith("2 2 ! ! ? There were 40 people") for line in shown)
        assert any(line.startswith("3 2 = ∅ = Nobody was hurt") for line in shown)
        assert any(line.startswith("1 + Under a bruised sky") for line in shown)
        assert "= agrees" in reader.shown
        assert "5 claims" in reader.status


async def test_the_detail_tells_what_the_account_under_the_cursor_has_of_a_claim(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "c", "l")
        assert "2 Bay News: ! is contradicted by another account" in reader.shown
        assert "! number: 2 Bay News “Sixty souls” against" in reader.shown
        await reader.press("l")
        assert "3 Coast Wire: ? possibly reports it (40%)" in reader.shown
        assert "? 3 Coast Wire  About forty passengers" in reader.shown
        await reader.press("j", "h")
        assert "∅ omits it, reported by Harbour Post, Coast Wire" in reader.shown


@each
async def test_an_overview_closes_by_escape_q_and_its_own_key(notebook: Path, key: str) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.press("J", "J")
        before = reader.place
        for close in ("escape", "q", key):
            await reader.press(key)
            assert len(reader.app.screen_stack) == 2
            assert reader.app.focused is reader.app.screen.query_one(SheetView)
            await reader.press("j", "l", close)
            assert len(reader.app.screen_stack) == 1
            assert reader.place == before
            assert isinstance(reader.app.focused, ColumnsView)


async def test_the_key_of_another_overview_changes_to_it(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        for key, title in (("m", "Matrix"), ("i", "People and figures"), ("w", "Timeline"), ("m", "Matrix")):
            await reader.press(key)
            assert reader.status.startswith(f" {title}")
            assert len(reader.app.screen_stack) == 2


async def test_an_overview_opens_at_what_is_under_the_cursor(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "o", "m")
        assert "Nobody was hurt" in row(reader)
        assert sheet(reader).view.account == 1


async def test_an_overview_opens_again_at_the_same_row_order_and_filter(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "s", "f", "f", "f", "G", "l", "l")
        before, view = row(reader), sheet(reader).view
        await reader.press("escape", "G", "m")
        assert row(reader) == before
        assert sheet(reader).view == view


async def test_enter_goes_to_the_passage_in_its_column_and_back_leads_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "c", "l", "enter")
        assert len(reader.app.screen_stack) == 1
        assert reader.place.item == "bay:1"
        assert "Sixty souls" in reader.cursor_row
        await reader.press("apostrophe")
        assert reader.place.item == "harbour:1"


async def test_enter_on_an_omission_goes_to_where_the_claim_is_missing(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "o", "l", "enter")
        assert reader.place.item == "bay∅t2"


async def test_enter_on_an_account_that_has_nothing_goes_to_one_that_has_and_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "e", "enter")
        assert reader.place.item == "bay:0"
        assert reader.said.startswith("Harbour Post has nothing of it")


async def test_enter_leads_from_a_name_a_number_and_a_day_to_the_sentence(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.press("i", "G", "l", "l", "enter")
        assert reader.place.item == "coast:3"
        await reader.press("w", "G", "h", "h", "enter")
        assert reader.place.item == "harbour:5"


async def test_people_and_figures_are_counted_by_account_and_filtered(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.press("i", "g")
        assert row(reader) == "person 2 1 1 Solveig"
        await reader.press("f", "f")
        assert "showing: figures" in reader.status
        assert row(reader) == "figure 1 1 2 hours “two hours”"
        await reader.press("j")
        assert row(reader).startswith("figure 1 !1 40 people")
        assert "! number: 2 Bay News “Sixty souls” against" in reader.shown


async def test_the_timeline_joins_accounts_that_date_a_claim_alike(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.press("w", "g")
        assert row(reader).startswith("3 May 2024 2 = = = The ferry Solveig")
        await reader.press("j")
        assert row(reader).startswith("Jun 2024 1 · Its licence")


async def test_rows_are_sorted_by_origins_and_by_conflict(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "G", "s")
        assert sheet(reader).position == 0
        assert "sorted: most origins first" in reader.status
        origins = [found.origins for found in sheet(reader).rows]
        assert origins == sorted(origins, reverse=True)
        await reader.press("s")
        assert "sorted: conflicts first" in reader.status
        assert "conflict" in sheet(reader).rows[0].kinds
        await reader.press("s")
        assert "sorted: order of the text" in reader.status


async def test_each_filter_shows_its_kind_only_and_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m")
        for kind, rows in (("conflict", 1), ("embellishment", 1), ("omission", 2), ("one origin", 1), ("all", 5)):
            await reader.press("f")
            assert f"showing: {kind}" in reader.status
            assert len(sheet(reader).rows) == rows
            assert all(kind == "all" or kind in found.kinds for found in sheet(reader).rows)


async def test_a_filter_that_lets_nothing_through_says_so(notebook: Path) -> None:
    plain = comparison([article("one", "A claim."), article("two", "A claim.")], [("one:0", "two:0")])
    async with compared(notebook, (60, 20), plain) as reader:
        await reader.press("m", "f")
        assert "None of the 1 claims is of the kind “conflict”" in reader.shown
        await reader.press("enter", "j", "G", "c", "l")
        assert len(reader.app.screen_stack) == 2
        check_sound(reader.frame, 60, 20)


async def test_a_jump_to_a_row_that_is_not_there_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "c", "c")
        assert "No further row with a conflict." in reader.frame[-1]
        await reader.press("G", "e")
        assert "No further row with an embellishment." in reader.frame[-1]


@each
async def test_where_nothing_was_found_the_overview_says_why(notebook: Path, key: str) -> None:
    async with compared(notebook, (80, 24), comparison([article("one", "This."), article("two", "That.")])) as reader:
        await reader.press(key)
        assert "esc goes back" in " ".join(reader.shown.split())
        await reader.press("enter", "s", "f", "j", "escape")
        assert len(reader.app.screen_stack) == 1


async def test_with_a_single_account_the_matrix_tells_what_it_needs(notebook: Path) -> None:
    async with compared(notebook, comparison=comparison([article("one", "This.")])) as reader:
        await reader.press("m")
        assert "Only one account is open" in reader.shown


@each
async def test_before_the_comparison_an_overview_says_so_and_then_fills(notebook: Path, key: str) -> None:
    stages = Stages(ferry_in_full(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press(key, "j", "enter", "s")
        assert "comparing …" in reader.shown
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        await reader.until(lambda: "▌" in reader.shown, "the rows")
        await reader.press("j", "escape")
        assert len(reader.app.screen_stack) == 1


async def test_where_the_comparison_failed_an_overview_says_so(notebook: Path) -> None:
    stages = Stages(ferry())
    stages.failure = ValueError("no")
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: reader.session.waiting == "not compared", "the failure")
        await reader.press("m")
        assert "could not be compared" in reader.shown


@each
@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 24), (120, 40), (200, 50), (59, 19), (20, 5), (1, 1)])
async def test_an_overview_fits_every_size(notebook: Path, key: str, width: int, height: int) -> None:
    async with compared(notebook, (width, height), ferry_in_full()) as reader:
        await reader.press(key, "j", "l")
        check_sound(reader.frame, width, height)
        await reader.resize(100, 30)
        assert "▌" in reader.shown
        await reader.press("escape")
        assert "Harbour Post" in reader.shown
        check_sound(reader.frame, 100, 30)


@pytest.mark.parametrize("accounts", [2, 100])
async def test_rows_and_accounts_scroll_with_the_cursor(notebook: Path, accounts: int) -> None:
    async with compared(notebook, (80, 24), many(accounts, 40)) as reader:
        await reader.press("m", "G")
        assert sheet(reader).position == 39
        await reader.press("h")
        assert sheet(reader).view.account == accounts - 1
        last = f"{accounts}"
        assert last in reader.frame[1].split()
        if accounts > 50:
            assert f"–{accounts} of {accounts}" in reader.status
        await reader.press("enter")
        assert reader.place.item == f"a{accounts - 1:03}:{38 if accounts > 3 else 39}"
        await reader.press("m", "g", "l")
        assert "Claim 0 " in row(reader)
        assert sheet(reader).view.account == 0
        await reader.press("space")
        assert sheet(reader).position > 5
        await reader.press("b", "k")
        assert "This is the first row." in reader.frame[-1]


async def test_a_click_chooses_row_and_account_and_the_wheel_scrolls(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m")
        line = next(n for n, text in enumerate(reader.frame) if "Nobody was hurt" in text)
        await reader.click(reader.frame[line].index("∅"), line)
        await reader.until(lambda: "Nobody was hurt" in row(reader), "the row that was clicked")
        assert sheet(reader).view.account == 1
        await reader.turn_wheel(-3)
        await reader.until(lambda: sheet(reader).position == 0, "the first row")
        for x, y in ((0, 0), (119, 1), (119, 20), (3, 39)):
            await reader.click(x, y)
            check_sound(reader.frame, 120, 40)


async def test_help_over_an_overview_closes_to_it(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "question_mark")
        assert len(reader.app.screen_stack) == 3
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 2
        await reader.press("j", "escape")
        assert len(reader.app.screen_stack) == 1

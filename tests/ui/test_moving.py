"""Each key leads where it says, says so where there is nothing to go to, and leaves the keys with the columns."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.accounts import article, comparison, told
from tests.ui.reader import Reader, compared
from tui.model import Comparison
from tui.reading.columns import Role
from tui.reading.parallels import GhostRow
from tui.reading.strand import Strand

LONG = tuple(f"Sentence number {n} of a long account that has to be wrapped, at times." for n in range(60))


def long_accounts() -> Comparison:
    accounts = [article("long", *LONG), article("short", "Only this.")]
    return comparison(accounts, [("long:30", "short:0")])


async def aligned(reader: Reader, key: str, times: int) -> list[str]:
    passed = []
    for _ in range(times):
        await reader.press(key)
        passed.append(reader.place.item)
    return passed


async def test_aligned_passages_come_one_after_the_other_and_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        assert await aligned(reader, "J", 3) == ["harbour:2", "harbour:3", "harbour:4"]
        await reader.press("J")
        assert reader.said == "No further aligned passage in Harbour Post. Other accounts have 5."
        assert reader.place.item == "harbour:4"
        assert await aligned(reader, "K", 3) == ["harbour:3", "harbour:2", "harbour:1"]
        await reader.press("K")
        assert reader.said == "No earlier aligned passage in Harbour Post. Other accounts have 5."


async def test_the_counterpart_key_goes_round_all_accounts_that_report_it(notebook: Path) -> None:
    async with compared(notebook) as reader:
        assert await aligned(reader, "enter", 4) == ["bay:2", "coast:1", "harbour:1", "bay:2"]


async def test_back_returns_jump_by_jump(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "enter", "G")
        assert reader.place.item == "bay:4"
        assert await aligned(reader, "apostrophe", 3) == ["bay:1", "harbour:2", "harbour:1"]
        await reader.press("apostrophe")
        assert reader.said == "No jump to go back from."


async def test_omissions_are_found_and_entered(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "o")
        assert isinstance(reader.item, GhostRow)
        assert reader.item.thread.claim == "Nobody was hurt, according to the coast guard."
        assert "not reported here" in reader.cursor_row
        assert "omitted here" in reader.shown
        await reader.press("o")
        assert reader.said.startswith("No further omission in Bay News.")
        await reader.press("enter")
        assert reader.place.article in ("harbour", "coast")
        assert "hurt" in reader.text or "injuries" in reader.text


async def test_the_omission_before_is_found_from_the_end(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "G", "O")
        assert isinstance(reader.item, GhostRow)
        await reader.press("O")
        assert reader.said.startswith("No earlier omission in Bay News.")


async def test_a_claim_of_which_only_one_account_knows_has_no_counterpart(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "enter")
        assert reader.place.item == "harbour:5"
        assert reader.said == "No other account reports this."


@pytest.mark.parametrize(
    ("key", "there", "answer"),
    [
        ("c", "harbour:2", "No further conflict in Harbour Post. Other accounts have 1: m lists them."),
        ("C", None, "No earlier conflict in Harbour Post. Other accounts have 1: m lists them."),
        ("e", None, "No further embellishment in Harbour Post. Other accounts have 1: m lists them."),
        ("t", None, "No passage is tagged or noted. v and x tag the one you are on."),
    ],
)
async def test_a_jump_to_what_is_not_there_says_so(notebook: Path, key: str, there: str | None, answer: str) -> None:
    async with compared(notebook) as reader:
        if there is not None:
            await reader.press(key)
            assert reader.place.item == there
        before = reader.place
        await reader.press(key)
        assert reader.place == before
        assert reader.said == answer
        assert answer in reader.frame[-1]


async def test_an_embellishment_is_found_with_its_reason(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "G", "E")
        assert reader.place.item == "bay:0"
        assert "scene-setting" in reader.shown


@pytest.mark.parametrize(("on", "back"), [("l", "h"), ("right", "left"), ("tab", "shift+tab")])
async def test_the_focus_goes_from_account_to_account_and_round(notebook: Path, on: str, back: str) -> None:
    async with compared(notebook) as reader:
        focused = []
        for key in (on, on, on, back):
            await reader.press(key)
            focused.append(reader.place.article)
            assert reader.app.focused is reader.columns
        assert focused == ["bay", "coast", "harbour", "coast"]
        assert "3 Coast Wire" in reader.frame[1]


async def test_a_change_of_account_goes_to_the_counterpart(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "J", "h")
        assert reader.place.item == "coast:2"


async def test_top_and_bottom_are_the_first_and_last_passage(notebook: Path) -> None:
    async with compared(notebook, comparison=long_accounts()) as reader:
        await reader.press("G")
        assert reader.place.item == "long:59"
        assert LONG[59][:30] in reader.cursor_row
        await reader.press("g")
        assert reader.place.item == "long:0"
        assert LONG[0][:30] in reader.cursor_row
        await reader.press("k")
        assert reader.said == "This is the first passage."


@pytest.mark.parametrize("part", ["half", "page"])
async def test_pages_go_down_to_the_end_and_up_to_the_beginning(notebook: Path, part: str) -> None:
    async with compared(notebook, (80, 24), long_accounts()) as reader:
        positions = [0]
        while "end of the account" not in reader.said:
            await reader.act(f"{part}.next")
            positions.append(int(reader.place.item.removeprefix("long:")))
        assert positions == sorted(positions)
        assert positions[-1] == 59
        assert max(b - a for a, b in pairwise(positions)) < 10
        while "beginning of the account" not in reader.said:
            await reader.act(f"{part}.previous")
        assert reader.place.item == "long:0"


async def test_a_whole_page_leaves_two_rows_of_the_page_before_in_sight(notebook: Path) -> None:
    rows = comparison(
        [told("rows", [f"Row {n} ends here." for n in range(60)], outlet="Rows"), article("short", "One.")]
    )
    async with compared(notebook, (80, 24), rows) as reader:
        await reader.press("space", "space")
        before = {n for n in range(60) if f"Row {n} ends" in reader.words}
        await reader.press("space")
        after = {n for n in range(60) if f"Row {n} ends" in reader.words}
        assert len(before & after) == 2
        assert max(after) > max(before)


def top_row(reader: Reader) -> int:
    """Row of the focused column that stands first on the screen."""
    home = next(s for s in reader.columns.spread.strands(reader.place) if s.role is Role.CURSOR)
    assert isinstance(home, Strand)
    return home.flow.top(home.anchor) - home.level


async def test_two_pages_on_are_about_two_pages_on(notebook: Path) -> None:
    async with compared(notebook, (80, 24), long_accounts()) as reader:
        height = reader.columns.spread.height
        for _ in range(4):
            await reader.act("page.next")
        assert 2.5 * height <= top_row(reader) <= 4 * height


async def test_four_half_pages_on_are_about_two_pages_on(notebook: Path) -> None:
    async with compared(notebook, (80, 24), long_accounts()) as reader:
        height = reader.columns.spread.height
        for _ in range(4):
            await reader.act("half.next")
        assert 1.5 * height <= top_row(reader) <= 2.5 * height


async def test_a_message_gives_way_to_the_keys_with_the_next_move(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("C")
        assert "next aligned" not in reader.frame[-1]
        await reader.press("j")
        assert "next aligned" in reader.frame[-1]


async def test_counterparts_stand_level_with_the_cursor_on_the_screen(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "J", "J")
        assert "tug towed" in reader.cursor_row
        assert "tug arrived at last" in reader.cursor_row
        assert "▎" in reader.cursor_row


async def test_where_an_account_has_nothing_level_a_ghost_row_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G")
        left, right = reader.cursor_row.split("│")
        assert "licence" in left
        assert right.split()[:4] == ["∅", "not", "reported", "here"]

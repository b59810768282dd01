"""Two arrangements of the same columns, and many outlets: what a reader does with them and sees of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.frames import check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ACCOUNTS, ferry
from tui.model import Comparison
from tui.notebook import Notebook, digest, place_key
from tui.ui.outlet_list import OutletList

EVERY_ARRANGEMENT = {"reading": (), "parallel": ("p",), "zoomed": ("plus",)}


def cursor_level(frame: list[str]) -> int:
    return next(n for n, row in enumerate(frame) if "▌" in row)


def many(count: int = 100) -> Comparison:
    """Accounts that share their first claim; every third shares its second too."""
    made = [
        article(f"a{n}", f"The ferry stopped, says {n}.", f"It was cold, says {n}.", outlet=f"Outlet {n + 1}")
        for n in range(count)
    ]
    return comparison(made, [[f"a{n}:0" for n in range(count)], [f"a{n}:1" for n in range(0, count, 3)]])


# -- two arrangements --------------------------------------------------------------------------------------


async def test_p_puts_rows_beside_the_focused_account_and_back_and_the_passage_keeps_its_height(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J")
        level, item = cursor_level(reader.frame), reader.place.item
        await reader.press("p")
        assert "parallel to 1" in reader.status
        assert "leads" in reader.frame[1]
        assert "1 Harbour Post leads" in reader.said
        assert (reader.place.item, reader.session.arrangement.lead) == (item, "harbour")
        assert abs(cursor_level(reader.frame) - level) <= 3
        left, right = reader.cursor_row.split("│")
        assert "There were 40 people" in left
        assert "Sixty souls" in right
        await reader.press("p")
        assert "reading" in reader.status
        assert reader.place.item == item


async def test_moving_in_rows_keeps_the_column_and_an_empty_cell_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("p", "l")
        assert (reader.place.focused, reader.place.item) == ("bay", "bay:2")
        await reader.press("G", "k", "k")
        assert (reader.place.focused, reader.place.item) == ("bay", "bay∅t2")
        await reader.press("j", "j")
        assert reader.place.blank == "bay"
        assert "nothing of it here" in reader.shown
        assert "2 Bay News has nothing of it that was found" in reader.shown
        await reader.press("v")
        assert "has nothing here to tag" in reader.said
        assert not reader.session.tags
        await reader.press("h", "v")
        assert list(reader.session.tags) == ["harbour:5"]


async def test_after_the_last_row_of_the_lead_stand_the_threads_that_it_omits(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "p", "G")
        assert reader.place.item == "bay∅t2"
        row = " ".join(reader.cursor_row.split())
        assert "∅ not reported here; 1 Harbour Post, 3 Coast Wire carry it" in " ".join(reader.shown.split()) or row
        assert "No injuries were reported." in reader.shown or "Nobody was hurt" in reader.shown


async def test_the_focused_account_takes_the_lead_and_keeps_it(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("p", "l", "L")
        assert "parallel to 2" in reader.status
        assert reader.place.item == "bay:2"
        await reader.press("L")
        assert "leads already" in reader.said
        await reader.press("p", "h", "p")
        assert "parallel to 2" in reader.status
        assert reader.place.article == "harbour"


async def test_what_stands_in_no_row_leads_when_it_is_gone_to(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "g", "x", "h", "J", "p")
        assert reader.session.arrangement.lead == "harbour"
        await reader.press("z")
        assert (reader.place.item, reader.session.arrangement.lead) == ("bay:0", "bay")
        assert "▌" in reader.cursor_row


async def test_enter_goes_round_the_row(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await reader.press("p")
        seen = []
        for _ in range(3):
            await reader.press("enter")
            seen.append(reader.place.item)
        assert seen == ["bay:2", "coast:1", "harbour:1"]


async def test_a_jump_that_finds_nothing_in_the_rows_tells_where_there_is_more(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("p", "l", "g", "e")
        assert "No further embellishment in Bay News beside 1 Harbour Post" in reader.said
        assert "p shows all of it" in reader.said


async def test_a_click_on_a_cell_of_another_row_goes_there(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("p")
        row = next(n for n, text in enumerate(reader.frame) if "A tug arrived at last" in text)
        await reader.click(reader.frame[row].index("A tug arrived"), row)
        await reader.until(lambda: reader.place.item == "bay:3", "the cursor on what was clicked")
        assert "A tug arrived" in reader.frame[row]
        assert "▌" in reader.frame[row]


async def test_before_the_comparison_there_are_no_rows_and_the_reader_is_told(notebook: Path) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        for key in ("p", "L"):
            await reader.press(key)
            assert "still being compared" in reader.said
        assert "reading" in reader.status


@pytest.mark.parametrize("name", EVERY_ARRANGEMENT)
async def test_every_size_draws_every_arrangement_soundly(notebook: Path, name: str) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", *EVERY_ARRANGEMENT[name])
        item = reader.place.item
        for width, height in [(60, 20), (200, 50), (61, 21), (300, 100), (120, 40)]:
            await reader.resize(width, height)
            check_sound(reader.frame, width, height)
            assert reader.place.item == item
            assert "▌" in reader.shown


# -- many outlets ------------------------------------------------------------------------------------------


async def test_plus_gives_one_column_the_screen_and_takes_it_back(notebook: Path) -> None:
    async with compared(notebook, (160, 40)) as reader:
        before = reader.frame[1]
        await reader.press("plus")
        assert "zoomed" in reader.status
        assert "2 Bay News" not in reader.shown.split("─")[0]
        await reader.press("l")
        assert "2 Bay News" in reader.frame[1]
        await reader.press("h", "plus")
        assert reader.frame[1] == before


async def test_a_pinned_account_stays_at_the_left(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("vertical_line", "l", "l")
        assert "1 Harbour Post" in reader.frame[1]
        assert "pinned" in reader.frame[1]
        assert "3 Coast Wire" in reader.frame[1]
        await reader.press("h", "h", "vertical_line")
        assert "pinned" not in reader.frame[1]


async def test_accounts_are_moved_and_at_the_end_it_is_said(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await reader.press("greater_than_sign")
        assert reader.frame[1].index("2 Bay News") < reader.frame[1].index("1 Harbour Post")
        await reader.press("greater_than_sign", "greater_than_sign")
        assert "at the right end already" in reader.said
        await reader.press("less_than_sign")
        assert reader.frame[1].index("1 Harbour Post") < reader.frame[1].index("3 Coast Wire")


async def test_a_hidden_account_is_out_of_sight_but_not_out_of_the_detail(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "H")
        assert "2 Bay News is hidden" in reader.said
        assert "2 Bay News" not in reader.frame[1]
        assert "1 hidden" in reader.status
        assert reader.place.focused == "coast"
        await reader.press("h")
        assert reader.place.focused == "harbour"
        assert "2 Bay News (hidden)" in reader.shown
        await reader.press("J")
        assert reader.place.item == "harbour:2"
        await reader.press("enter")
        assert "Only hidden accounts report this: 2 Bay News" in reader.said


async def test_the_last_account_that_shows_is_not_hidden(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("H", "H", "H")
        assert "cannot be hidden" in reader.said
        assert "▌" in reader.shown


async def test_the_lead_that_is_hidden_gives_the_lead_away(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "p", "H")
        assert "parallel to 2" in reader.status
        await reader.press("G", "l", "p", "p", "g")
        assert "▌" in reader.shown


async def test_the_list_finds_an_account_by_letters_and_goes_there(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("f")
        assert isinstance(reader.app.screen, OutletList)
        for words in ("1 Harbour Post", "3 May 2024", "5 passages", "3 Coast Wire", "shown"):
            assert words in reader.shown
        await reader.press(*"cwi")
        assert "1 found" in reader.shown
        await reader.press("enter")
        assert len(reader.app.screen_stack) == 1
        assert (reader.place.focused, reader.place.item) == ("coast", "coast:1")
        await reader.press("f", *"zzz", "enter")
        assert "no account is called so" in reader.shown
        await reader.press("escape")
        assert reader.place.focused == "coast"


async def test_the_list_hides_shows_pins_and_moves(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await reader.press("f", "down", "space")
        assert "2 Bay News is hidden" in reader.shown
        assert reader.session.arrangement.hidden == {"bay"}
        await reader.press("tab", "shift+down")
        assert reader.session.arrangement.pinned == ("bay",)
        assert "of the pinned accounts" not in reader.shown
        await reader.press("tab", "shift+down")
        await reader.press("enter")
        assert "shows again" in reader.said
        assert reader.place.focused == "bay"
        assert not reader.session.arrangement.hidden


async def test_a_click_in_the_list_goes_to_the_account(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("f")
        row = next(n for n, text in enumerate(reader.frame) if "3 Coast Wire" in text and "shown" in text)
        await reader.click(reader.frame[row].index("3 Coast Wire"), row)
        await reader.until(lambda: reader.place.focused == "coast", "the account that was clicked")


async def test_a_hundred_accounts_are_read_with_as_many_widgets_as_three(notebook: Path) -> None:
    async with compared(notebook) as reader:
        widgets = len(list(reader.app.screen.walk_children()))
    async with compared(notebook, (200, 50), many()) as reader:
        assert len(list(reader.app.screen.walk_children())) == widgets
        for keys in (("p",), ("l",) * 5, ("f", *"outlet 77"), ("enter",), ("h",)):
            await reader.press(*keys)
            check_sound(reader.frame, 200, 50)
        assert reader.place.focused == "a75"
        assert len(list(reader.app.screen.walk_children())) == widgets
        await reader.press("f", *["down"] * 60)
        check_sound(reader.frame, 200, 50)
        assert "▌36 Outlet 36" in reader.shown or "▌" in reader.shown


async def test_going_back_and_forth_in_rows_draws_nothing_anew(notebook: Path) -> None:
    async with compared(notebook, (200, 50), many(40)) as reader:
        await reader.press("p", "j", "k", "j", "k")
        drawn = reader.columns.rows_drawn
        await reader.press("j", "k")
        assert reader.columns.rows_drawn == drawn


# -- kept for the next time --------------------------------------------------------------------------------


async def test_the_arrangement_is_kept_with_the_place(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "L", "vertical_line", "f", "down", "space", "escape")
        left = reader.session.arrangement
        await reader.press("q")
    assert left.hidden and left.pinned and left.lead
    async with compared(notebook) as reader:
        assert reader.session.arrangement == left
        assert "parallel to 2" in reader.status
        assert reader.place.item == "bay:2"


@pytest.mark.parametrize(
    "kept",
    [None, 7, {}, {"hidden": "all"}, {"order": [1, None], "pinned": {}, "lead": []}, {"parallel": 1, "later": True}],
)
async def test_what_another_version_kept_never_keeps_the_reader_out(notebook: Path, kept: object) -> None:
    place = {"article": digest(ACCOUNTS[1]), "offset": 0, "level": 3, "arrangement": kept, "of a later version": [1]}
    with Notebook.open(notebook, "Anna") as other:
        other.keep_place(place_key(digest(a) for a in ACCOUNTS), json.dumps(place))
    async with compared(notebook) as reader:
        assert reader.place.item == "bay:0"
        assert "reading" in reader.status

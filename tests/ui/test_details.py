"""The details grow out of the strip, hold all of it, and lead back to where the reader was or to a parallel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import comparison, told
from tests.ui.frames import check_sound, drawn_parts
from tests.ui.reader import Reader, Stages, compared, reading, tags_on_disk
from tests.ui.story import ferry, ferry_in_full
from tui.notebook import Tag
from tui.reading.key_contexts import DETAIL_ACTIONS, IN_DETAILS
from tui.reading.user_keys import Keymap
from tui.ui.columns_view import ColumnsView
from tui.ui.detail_screen import DetailScreen, DetailView


def is_open(reader: Reader) -> bool:
    return isinstance(reader.app.screen, DetailScreen)


def under_cursor(reader: Reader) -> str:
    """The first row of what is under the cursor of the details, single spaces between its words."""
    return " ".join(next(row for row in reader.frame if "▌" in row).replace("▌", "").split())


async def test_the_strip_names_the_key_that_shows_all_of_it(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, (60, 20), keymap=Keymap({"details.show": ("W",)})) as reader:
        await reader.until_compared()
        assert "more lines · W shows all" in reader.shown
        await reader.press("W")
        assert is_open(reader)
        assert "more lines" not in reader.shown


@pytest.mark.parametrize("close", ["D", "escape", "q"])
async def test_the_details_close_at_the_same_place(notebook: Path, close: str) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.key_in("J")
        before = reader.place
        await reader.key_in("D")
        assert is_open(reader)
        assert "There were 40 people on board" in reader.shown
        assert "Also reported by 1 other account" in reader.shown
        assert reader.status.startswith(" Details · 1 Harbour Post · passage 3 of 6 · ! conflict")
        await reader.key_in("j", "j", close)
        assert len(reader.app.screen_stack) == 1
        assert reader.place == before
        assert isinstance(reader.app.focused, ColumnsView)


async def test_jumps_go_on_to_other_passages_while_the_details_stay_open(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("D")
        for key, text in (("J", "There were 40 people"), ("K", "The ferry Solveig"), ("c", "There were 40 people")):
            await reader.key_in(key)
            assert is_open(reader)
            assert text in " ".join(reader.frame[2].split())
        await reader.key_in("apostrophe")
        assert "The ferry Solveig" in reader.frame[2]
        await reader.key_in("e")
        assert "No further embellishment in Harbour Post." in reader.shown
        await reader.key_in("D")
        assert reader.place.item == "harbour:1"
        assert reader.said == ""


async def test_a_passage_is_tagged_and_untagged_from_its_details(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("D", "v")
        assert "✓ You tagged it verified." in reader.shown
        assert "Verified; z undoes it." in reader.shown
        assert list(tags_on_disk(notebook).values()) == [Tag.VERIFIED]
        await reader.key_in("z")
        assert "You have not tagged it." in reader.shown
        assert tags_on_disk(notebook) == {}
        await reader.key_in("Z", "D")
        assert reader.cursor_row.startswith("▌=✓")


async def test_enter_goes_to_the_parallel_under_the_cursor_and_back_leads_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("D")
        while "3 Coast Wire" not in under_cursor(reader):
            await reader.key_in("j")
        await reader.key_in("enter")
        assert not is_open(reader)
        assert reader.place.item == "coast:1"
        await reader.key_in("apostrophe")
        assert reader.place.item == "harbour:1"


async def test_enter_on_the_passage_itself_goes_to_its_counterpart_or_says_that_there_is_none(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("D", "enter")
        assert not is_open(reader)
        assert reader.place.item == "bay:2"
        await reader.key_in("apostrophe", "G", "D", "enter")
        assert is_open(reader)
        assert "No other account reports this." in reader.shown


async def test_findings_that_arrive_meanwhile_are_shown(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.key_in("D")
        assert "The accounts are still being compared" in reader.shown
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        await reader.until(lambda: "Also reported by 2 other accounts" in reader.shown, "the findings")
        assert is_open(reader)
        assert under_cursor(reader) == "1 Harbour Post · 3 May 2024"


async def test_what_cannot_be_compared_is_said_in_the_details_too(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    stages.failure = ValueError("no")
    async with reading(stages, notebook) as reader:
        await reader.key_in("D")
        stages.sentences.set()
        stages.findings.set()
        await reader.until(lambda: "could not be compared" in reader.shown, "what went wrong")


async def test_another_size_or_look_keeps_the_cursor(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.key_in("D", "G")
        last = under_cursor(reader)
        for size in ((60, 20), (200, 50), (80, 24)):
            await reader.resize(*size)
            assert under_cursor(reader)[:20] == last[:20]
            check_sound(reader.frame, *size)
        await reader.key_in("asterisk")
        assert under_cursor(reader)[:20] == last[:20]
        assert "Colours: light" in reader.shown


async def test_long_details_scroll_by_rows_pages_wheel_and_click(notebook: Path) -> None:
    tall = " ".join(f"Word {n} of a sentence that fills the screen and more." for n in range(60))
    accounts = [told(name, [tall], outlet=name.title()) for name in ("one", "two", "three")]
    made = comparison(accounts, [("one:0", "two:0", "three:0")])
    async with compared(notebook, (80, 24), made) as reader:
        await reader.key_in("D")
        seen = ""
        for _ in range(40):
            seen += f"{reader.shown}\n"
            await reader.key_in("j")
        words = " ".join(seen.replace("▌", " ").split())
        assert all(f"Word {n} of" in words for n in range(60))
        assert "This is all. J goes on to the next aligned passage." in reader.shown
        page = reader.app.screen.query_one(DetailView).page
        assert page is not None
        bottom = page.top
        assert bottom == page.last_top
        await reader.turn_wheel(-1)
        assert page.top == bottom - 3
        await reader.key_in("b")
        assert page.top < bottom - 10
        await reader.key_in("g")
        assert page.top == 0
        await reader.key_in("G", "u")
        await reader.click(5, 4)
        assert "▌" in reader.frame[4]


async def test_nothing_is_told_by_colour_alone(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.key_in("c", "D")
        parts = {text.strip(): style for text, style in drawn_parts(reader.app, "#details")}
        assert parts["40 people"].bold
        assert parts["40 people"].underline
        assert parts["Sixty souls"].underline
        legend = dict(drawn_parts(reader.app, "#legend"))
        assert legend["others say it too"].underline
        assert legend["only there"].italic
        assert legend["+ embellished"].italic


async def test_every_action_of_the_details_works_by_its_keys_and_on_its_own(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("D")
        active = reader.app.screen.active_bindings
        known = {key for action in DETAIL_ACTIONS for key in action.keys}
        assert set(active) - known <= {"ctrl+c", "ctrl+p", "ctrl+q"}
        for action in DETAIL_ACTIONS:
            for key in action.keys:
                binding = active[key].binding
                assert (binding.id, binding.action, binding.tooltip) == (action.id, action.does, action.help)
            while len(reader.app.screen_stack) > 1:
                await reader.key_in("escape")
            await reader.key_in("D")
            assert await reader.app.run_action(action.does, reader.app.screen), action.id
            await reader.pilot.pause(0)
            check_sound(reader.frame, 120, 40)


async def test_palette_and_help_know_the_details(notebook: Path) -> None:
    async with compared(notebook, (120, 200)) as reader:
        await reader.key_in("D", "colon")
        listed = [action for action in DETAIL_ACTIONS if action.id != "palette.show"]
        await reader.until(lambda: all(action.help in reader.shown for action in listed), "all commands in the palette")
        assert "Let the rows follow the focused account" not in reader.shown
        await reader.key_in("escape", "question_mark")
        await reader.until(lambda: "In the details" in reader.shown, "the help")
        rows = [" ".join(row.split()) for row in reader.frame]
        for action in IN_DETAILS:
            assert any(f"{action.shown_keys} {action.help}" in row for row in rows), action.id


async def test_an_omission_and_an_empty_cell_have_details_too(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.key_in("l", "o", "D")
        assert "In 2 Bay News nothing of it was found." in reader.shown
        assert "∅ omitted here" in reader.status
        await reader.key_in("escape")
    async with compared(notebook.with_name("another.sqlite3")) as reader:
        await reader.key_in("G", "p", "l", "D")
        assert "2 Bay News has nothing of it that was found; the row is about this:" in " ".join(
            reader.frame[1].split()
        )

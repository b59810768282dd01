"""Every action of the registry works by each of its keys, and is in the help and in the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.actions import parse

from tests.ui.frames import check_sound
from tests.ui.reader import compared
from tests.ui.story import ferry_in_full
from tui.reading.key_contexts import IN_LIST, IN_OVERVIEWS, OVERVIEW_ACTIONS
from tui.reading.keymap import ACTIONS, Action
from tui.reading.legend import SIGNS

OVERVIEWS = {"matrix": "m", "people": "i", "timeline": "w"}
ids = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)


@ids
async def test_every_action_can_be_done_before_and_after_anything_else(notebook: Path, action: Action) -> None:
    async with compared(notebook) as reader:
        screen = reader.app.screen
        assert await reader.app.run_action(action.does, screen), "nothing handles it"
        await reader.pilot.pause(0)
        if action.id == "reader.quit":
            await reader.until(lambda: not reader.app.is_running, "the end of the program")
            return
        assert await reader.app.run_action(action.does, screen)
        await reader.pilot.pause(0)
        check_sound(reader.frame, 120, 40)


async def test_every_key_of_the_registry_does_what_the_registry_says(notebook: Path) -> None:
    async with compared(notebook) as reader:
        active = reader.app.screen.active_bindings
        for action in ACTIONS:
            for key in action.keys:
                binding = active[key].binding
                assert (binding.id, binding.action, binding.tooltip) == (action.id, action.does, action.help)
                _, name, _ = parse(action.does)
                target = reader.app if action.does.startswith("app.") else reader.app.screen
                assert callable(getattr(target, f"action_{name}", None))


@pytest.mark.parametrize("action", OVERVIEW_ACTIONS, ids=lambda action: action.id)
@pytest.mark.parametrize("name", OVERVIEWS)
async def test_every_action_of_an_overview_can_be_done_on_its_own(notebook: Path, name: str, action: Action) -> None:
    async with compared(notebook, comparison=ferry_in_full()) as reader:
        await reader.press(OVERVIEWS[name])
        screen = reader.app.screen
        assert await reader.app.run_action(action.does, screen), "nothing handles it"
        await reader.pilot.pause(0)
        check_sound(reader.frame, 120, 40)


async def test_every_key_in_an_overview_does_what_the_registry_says(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m")
        active = reader.app.screen.active_bindings
        for action in OVERVIEW_ACTIONS:
            for key in action.keys:
                binding = active[key].binding
                assert (binding.id, binding.action, binding.tooltip) == (action.id, action.does, action.help)
        known = {key for action in OVERVIEW_ACTIONS for key in action.keys}
        assert set(active) - known <= {"ctrl+c", "ctrl+p", "ctrl+q"}


async def test_the_palette_in_an_overview_lists_what_can_be_done_there(notebook: Path) -> None:
    async with compared(notebook, (120, 200)) as reader:
        await reader.press("m", "colon")
        listed = [action for action in OVERVIEW_ACTIONS if action.id != "palette.show"]
        await reader.until(lambda: all(action.help in reader.shown for action in listed), "all commands in the palette")
        assert "Undo the last tag" not in reader.shown
        await reader.press(*"where you were")
        await reader.until(lambda: "Last row" not in reader.shown, "the commands that match")
        await reader.press("enter", "enter")
        await reader.until(lambda: len(reader.app.screen_stack) == 1, "the way back to the text")


async def test_beside_the_registry_only_keys_that_every_textual_program_has_work(notebook: Path) -> None:
    async with compared(notebook) as reader:
        known = {key for action in ACTIONS for key in action.keys}
        assert set(reader.app.screen.active_bindings) - known <= {"ctrl+c", "ctrl+p", "ctrl+q"}


async def test_however_the_reader_quits_the_place_is_kept(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "ctrl+q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
    async with compared(notebook) as again:
        assert again.place.item == "harbour:5"


@pytest.mark.parametrize("close", ["question_mark", "q", "escape", "f1"])
async def test_help_lists_every_action_and_sign_and_closes(notebook: Path, close: str) -> None:
    async with compared(notebook, (120, 200)) as reader:
        await reader.press("question_mark")
        assert len(reader.app.screen_stack) == 2
        rows = [" ".join(row.split()) for row in reader.frame]
        for action in (*ACTIONS, *IN_OVERVIEWS, *IN_LIST):
            assert any(f"{action.shown_keys} {action.help}" in row for row in rows), action.id
        for sign, meaning in SIGNS:
            assert any(f"{sign} {meaning}" in row for row in rows), sign
        await reader.press(close)
        assert len(reader.app.screen_stack) == 1
        assert reader.app.is_running
        assert reader.app.focused is reader.columns


async def test_help_scrolls_to_its_end_on_the_least_screen(notebook: Path) -> None:
    async with compared(notebook, (60, 20)) as reader:
        await reader.press("question_mark")
        assert "Next passage" in reader.shown
        assert SIGNS[-1][1] not in reader.shown
        await reader.press("j")
        await reader.press(*["space"] * 30)
        assert SIGNS[-1][1] in reader.shown
        check_sound(reader.frame, 60, 20)
        await reader.press(*["b"] * 30)
        assert "Next passage" in reader.shown


async def test_the_palette_lists_every_action_and_does_the_chosen_one(notebook: Path) -> None:
    async with compared(notebook, (120, 200)) as reader:
        await reader.press("colon")
        listed = [action for action in ACTIONS if action.id != "palette.show"]
        await reader.until(lambda: all(action.help in reader.shown for action in listed), "all commands in the palette")
        await reader.press(*"last pass")
        await reader.until(lambda: "Undo the last tag" not in reader.shown, "the commands that match")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.place.item == "harbour:5", "the last passage under the cursor")
        await reader.until(lambda: len(reader.app.screen_stack) == 1, "the palette to close")
        assert reader.app.focused is reader.columns


async def test_the_palette_names_keys_as_the_help_does(notebook: Path) -> None:
    async with compared(notebook, (120, 200)) as reader:
        await reader.press("colon")
        await reader.until(lambda: "Back to where the last jump began" in reader.shown, "the commands")
        for name in ("apostrophe", "question_mark", "asterisk"):
            assert name not in reader.shown

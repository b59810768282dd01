"""The keys that a reader chose work, and are the ones that the screen teaches."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from textual.keys import Keys, _character_to_key

from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry
from tui.reading.key_contexts import OVERVIEW_ACTIONS
from tui.reading.key_names import character_key, read_key
from tui.reading.keymap import ACTIONS
from tui.reading.user_keys import Keymap

OWN = Keymap(
    {
        "aligned.next": ("j", "ctrl+n"),
        "passage.next": ("J", "f2"),
        "tag.undo": ("f3",),
        "help.show": ("equals_sign",),
        "reader.quit": ("Q",),
        "overview.close": ("X",),
        "row.next": ("f4",),
        "tag.redo": (),
    }
)


def test_keys_are_named_as_textual_names_them() -> None:
    for character in string.printable.strip() + "äß§½€«你":
        assert character_key(character) == _character_to_key(character)
    known = {key.value for key in Keys}
    for name in ("up", "home", "end", "insert", "delete", "pageup", "pagedown"):
        assert {name, f"ctrl+{name}", f"shift+{name}", f"ctrl+shift+{name}"} <= known
    assert {read_key(f"^{letter}") for letter in string.ascii_lowercase} <= known
    assert {read_key(f"F{n}") for n in range(1, 25)} <= known
    assert {"space", "tab", "shift+tab", "enter", "escape", "backspace"} <= known


async def test_own_keys_do_what_was_chosen_and_the_usual_ones_no_more(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, keymap=OWN) as reader:
        await reader.until_compared()
        active = reader.app.screen.active_bindings
        for action in OWN.of(ACTIONS):
            for key in action.keys:
                assert active[key].binding.id == action.id
        assert {"z", "Z", "question_mark", "q", "down"}.isdisjoint(active)
        first = int(reader.place.item.removeprefix("harbour:"))
        await reader.press("J")
        assert reader.place.item == f"harbour:{first + 1}"
        await reader.press("v")
        assert reader.said == "Verified; F3 undoes it."
        await reader.press("f3")
        assert not reader.session.tags
        await reader.press("f2")
        assert reader.place.item == f"harbour:{first + 2}"
        await reader.press("Q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")


async def test_footer_and_help_teach_own_keys(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, (160, 200), keymap=OWN) as reader:
        await reader.until_compared()
        assert reader.frame[-1].strip().startswith("j next aligned")
        assert "= help   Q quit" in reader.frame[-1]
        await reader.press("equals_sign")
        rows = [" ".join(row.split()) for row in reader.frame]
        for action in OWN.of((*ACTIONS, *OVERVIEW_ACTIONS)):
            assert any(f"{action.shown_keys} {action.help}".strip() in row for row in rows), action.id
        assert "J k scroll · = or esc closes" in reader.shown
        await reader.press("equals_sign")
        assert len(reader.app.screen_stack) == 1


@pytest.mark.parametrize("close", ["Q", "escape", "equals_sign"])
async def test_the_help_scrolls_and_closes_by_own_keys(notebook: Path, close: str) -> None:
    async with reading(Stages(ferry()), notebook, (60, 20), keymap=OWN) as reader:
        await reader.until_compared()
        await reader.press("equals_sign")
        assert "Next passage" in reader.shown
        await reader.press(*["J"] * 12)
        assert "Next passage  " not in reader.shown
        await reader.press(close)
        assert len(reader.app.screen_stack) == 1
        assert reader.app.is_running


async def test_an_overview_has_own_keys_and_esc_closes_it(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, keymap=OWN) as reader:
        await reader.until_compared()
        for close in ("X", "escape"):
            await reader.press("m")
            active = reader.app.screen.active_bindings
            for action in OWN.of(OVERVIEW_ACTIONS):
                for key in action.keys:
                    assert active[key].binding.id == action.id
            assert "= help   X back" in reader.frame[-1]
            await reader.press(close)
            assert len(reader.app.screen_stack) == 1


async def test_the_palette_names_own_keys_and_does_what_has_none(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, (120, 200), keymap=OWN) as reader:
        await reader.until_compared()
        await reader.press("v", "f3", "colon")
        await reader.until(lambda: "Redo what was undone" in reader.shown, "the commands")
        assert "j ^n" in reader.shown
        await reader.press(*"redo what")
        await reader.until(lambda: "Undo the last tag" not in reader.shown, "the commands that match")
        await reader.press("enter", "enter")
        await reader.until(lambda: bool(reader.session.tags), "the tag again")


async def test_two_readers_do_not_share_keys(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, keymap=OWN) as reader:
        await reader.until_compared()
    async with compared(notebook) as reader:
        assert reader.app.screen.active_bindings["z"].binding.id == "tag.undo"
        assert "f3" not in reader.app.screen.active_bindings


async def test_an_own_key_comes_before_what_textual_does_with_it(notebook: Path) -> None:
    keymap = Keymap({"outlet.next": ("l",), "account.next": ("l",), "help.show": ("tab",)})
    async with reading(Stages(ferry()), notebook, keymap=keymap) as reader:
        await reader.until_compared()
        await reader.press("tab")
        assert len(reader.app.screen_stack) == 2
        await reader.press("tab")
        assert len(reader.app.screen_stack) == 1

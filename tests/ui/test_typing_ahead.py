"""Keys that arrive all at once, as over a slow line, do what they do one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from tests.ui.reader import Reader, compared, key_event
from tui.ui.prompt import Line

Shows = Callable[[Reader], bool]
AHEAD: dict[str, tuple[tuple[str, ...], Shows]] = {
    "a kind to keep to": (("ampersand", "e"), lambda r: "only embellish" in r.status),
    "a mark": (("M", "a", "G", "grave_accent", "a"), lambda r: r.place.item == "harbour:1"),
    "a count": (("g", "2", "j", "j"), lambda r: r.place.item == "harbour:3"),
    "a pattern": (("slash", *"tug", "enter"), lambda r: "A tug" in r.text and "/tug 2" in r.status),
    "a digit in a pattern": (("slash", *"40", "enter"), lambda r: "/40 1" in r.status and "40 people" in r.text),
    "a move in an overview": (("m", "G", "escape"), lambda r: r.said == ""),
    "a way out of the help": (("question_mark", "q"), lambda r: r.app.is_running),
}


@pytest.mark.parametrize(("keys", "shows"), AHEAD.values(), ids=list(AHEAD))
async def test_keys_that_come_at_once_are_carried_out_in_order(
    notebook: Path, keys: tuple[str, ...], shows: Shows
) -> None:
    async with compared(notebook) as reader:
        for key in keys:
            reader.app.post_message(key_event(key))
        await reader.until(lambda: len(reader.app.screen_stack) == 1 and shows(reader), "what the keys ask for")


@pytest.mark.parametrize("early", range(1, 8))
async def test_a_line_gets_all_that_was_typed_for_it_before_what_comes_once_it_is_open(
    notebook: Path, early: int
) -> None:
    typed = "Who?"
    async with compared(notebook) as reader:
        keys = [key_event(key) for key in ("a", *typed, "enter", "j", "v")]
        for key in keys[:early]:
            reader.app.post_message(key)
        while not isinstance(reader.app.focused, Line):
            await asyncio.sleep(0)
        for key in keys[early:]:
            reader.app.post_message(key)
        await reader.until(lambda: "✓1" in reader.status, "a tag")
        (noted,) = (held for held in reader.session.judgements if held.note)
        assert noted.note == typed
        assert reader.place.item not in {passage.id for passage in noted.passages}


async def test_what_is_pasted_into_a_line_stands_between_what_was_typed(notebook: Path) -> None:
    async with compared(notebook) as reader:
        for event in (*map(key_event, ("a", "x")), events.Paste("pasted"), *map(key_event, ("y", "enter"))):
            reader.app.post_message(event)
        await reader.until(lambda: bool(reader.session.judgements), "a note")
        assert reader.session.judgements[0].note == "xpastedy"

"""Keys that arrive all at once, as over a slow line, do what they do one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.reader import Reader, compared, key_event

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

"""The screen as plain text, and the golden frames it is compared with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.app import App

FOLDER = Path(__file__).parent / "frames"
ACTED_ON = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal acts on rather than shows: controls, line separators, marks and overrides of direction."""


def frame(app: App[Any]) -> list[str]:
    """Give the text of each row of the screen, over its whole width."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def check_sound(rows: list[str], width: int, height: int) -> None:
    """Check what holds for every frame: it fills the screen exactly and holds nothing that a terminal acts on."""
    assert len(rows) == height
    wrong = [f"{n}: {cell_len(row)} cells: {row!r}" for n, row in enumerate(rows) if cell_len(row) != width]
    assert not wrong, "\n".join(wrong)
    acting = [(n, found) for n, row in enumerate(rows) if (found := ACTED_ON.findall(row))]
    assert not acting


class Golden:
    """The frames on disk.

    Args:
        is_update: Whether to write what is seen instead of comparing with it.
    """

    def __init__(self, is_update: bool) -> None:
        self._is_update = is_update

    def check(self, name: str, rows: list[str]) -> None:
        """Compare a frame with the one of that name, spaces at the ends of rows apart."""
        seen = "".join(f"{row.rstrip()}\n" for row in rows)
        path = FOLDER / f"{name}.txt"
        if self._is_update:
            path.write_text(seen, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert seen == expected, f"{path.name} differs; --update-frames rewrites it, the diff is then to be read"

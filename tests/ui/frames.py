"""The screen as plain text, and the golden frames it is compared with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip

from tui.ui import themes

FOLDER = Path(__file__).parent / "frames"
ACTED_ON = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal acts on rather than shows: controls, line separators, marks and overrides of direction."""


def frame(app: App[Any]) -> list[str]:
    """Give the text of each row of the screen, over its whole width."""
    return [strip.text for strip in strips_of(app)]


def strips_of(app: App[Any]) -> list[Strip]:
    """Draw the rows of the screen, with those below it where it lets them through."""
    # Without the screens below, one that has not been drawn yet would stay without them.
    visible_screen_stack.set(list(app._background_screens))
    return app.screen._compositor.render_strips()


def drawn_parts(app: App[Any], inside: str = "") -> list[tuple[str, Style]]:
    """Give what is drawn and how, piece by piece.

    Args:
        app: The application.
        inside: Selects the widget to look at; empty: the whole screen.
    """
    screen = app.screen
    region = screen.query_one(inside).region if inside else screen.region
    strips = strips_of(app)[region.y : region.bottom]
    pieces = (segment for strip in strips for segment in strip.crop(region.x, region.right))
    return [(segment.text, segment.style or Style()) for segment in pieces if segment.text]


def inked_rows(app: App[Any]) -> list[str]:
    """Say of each row how many cells are drawn in which ink: `5 agree/cursor bold`, the ground after the stroke."""
    rows = []
    for strip in strips_of(app):
        pieces: list[tuple[str, int]] = []
        for segment in strip:
            ink = _ink(segment.style or Style())
            before = pieces.pop() if pieces and pieces[-1][0] == ink else (ink, 0)
            pieces.append((ink, before[1] + segment.cell_length))
        rows.append(" · ".join(f"{cells} {ink}" for ink, cells in pieces))
    return rows


def _ink(style: Style) -> str:
    """Name a style's colours as the dark theme does, and its attributes."""
    on = (name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name))
    return " ".join((f"{_colour(style.color)}/{_colour(style.bgcolor)}", *on))


def _colour(colour: Color | None) -> str:
    theme = themes.DARK
    names = {value: name.removeprefix("ink-") for name, value in reversed(theme.variables.items())}
    names |= {str(theme.foreground): "text", str(theme.background): "ground", str(theme.panel): "panel"}
    shown = colour.triplet.hex if colour and colour.triplet else ""
    return names.get(shown, shown)


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
        is_update: Whether to write what is seen first of each frame instead of comparing with it.
    """

    def __init__(self, is_update: bool) -> None:
        self._is_update = is_update
        self._written: set[str] = set()

    def check(self, name: str, rows: list[str]) -> None:
        """Compare a frame with the one of that name, spaces at the ends of rows apart."""
        if self._is_update and name not in self._written:
            self._written.add(name)
            (FOLDER / f"{name}.txt").write_text(_text(rows), encoding="utf-8")
        self.compare(name, rows)

    def compare(self, name: str, rows: list[str]) -> None:
        """The same for a frame that another test writes."""
        path = FOLDER / f"{name}.txt"
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert _text(rows) == expected, f"{path.name} differs; --update-frames rewrites it, the diff is then to be read"


def _text(rows: list[str]) -> str:
    return "".join(f"{row.rstrip()}\n" for row in rows)

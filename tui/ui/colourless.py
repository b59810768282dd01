"""What takes every colour off the screen under NO_COLOR; bold, italic, underline and reverse stay."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Colourless(LineFilter):
    """Drops colours, where Textual's own filter asks the terminal for its default ones: also that is an escape."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give segments without colours."""
        return [Segment(text, style and _plain(style), control) for text, style, control in segments]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    return style.without_color

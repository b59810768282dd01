"""Widgets that draw lines of runs, each run in an ink named in the stylesheet."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.dom import DOMNode
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.runs import Run, shortened, whole

INKS = (
    "title",
    "heading",
    "furniture",
    "strong",
    "dim",
    "rule",
    "head",
    "focused",
    "bar",
    "cursor",
    "aligned",
    "possible",
    "agree",
    "shared",
    "extra",
    "sole",
    "comment",
    "embellish",
    "conflict",
    "omission",
    "verified",
    "dubious",
    "verified-words",
    "dubious-words",
    "warning",
    "key",
    "marker",
    "hit",
    "selected",
    "faded",
)
"""Every style that a run may name."""


class Inked(Widget):
    """A widget that draws runs line by line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._inks: dict[tuple[str, ...], Style] = {}

    def ink(self, *names: str) -> Style:
        """Give the style that some inks make together, the later over the earlier, on the widget's own.

        Resolving styles walks the stylesheet and all ancestors, so each combination is resolved once a theme.
        """
        if names not in self._inks:
            style = self.rich_style
            for name in names:
                if name:
                    style += self._resolved(name)
            self._inks[names] = style
        return self._inks[names]

    def _resolved(self, name: str) -> Style:
        """Look an ink up in the stylesheet.

        Textual does so for all component classes of all widgets before the first frame and at every change of focus;
        of these most are never drawn.
        """
        if name not in INKS:
            raise KeyError(name)
        node = DOMNode(classes=f"ink--{name}")
        node._attach(self)
        self.app.stylesheet.apply(node)
        return node.styles.partial_rich_style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._inks.clear()

    def point(self, x: int, y: int) -> None:
        """Put the terminal's own cursor on a cell of this widget: screen readers and magnifiers follow it."""
        if self.screen.is_current:
            self.app.cursor_position = self.content_region.offset + Offset(x, y)

    def segments(self, runs: Iterable[Run], *under: str) -> list[Segment]:
        """Draw runs, each in its ink over the inks `under`."""
        return [Segment(run.text, self.ink(*under, run.style)) for run in whole(runs, cell_len)]

    def line(self, runs: Iterable[Run], *under: str) -> Strip:
        """Draw one line over the widget's whole width."""
        return filled(self.segments(runs, *under), self.content_size.width, self.ink(*under))


def filled(segments: list[Segment], width: int, style: Style) -> Strip:
    """Make a strip of exactly `width` cells: cut off or filled up with spaces in `style`."""
    used = sum(cell_len(segment.text) for segment in segments)
    if used > width:
        return Strip(segments, used).crop(0, width)
    if used < width:
        segments = [*segments, Segment(" " * (width - used), style)]
    return Strip(segments, width)


def cut(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something is lost."""
    return shortened(text, width, cell_len)

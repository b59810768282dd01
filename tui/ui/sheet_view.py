"""Draws an overview in one widget: its head and the rows that fit."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.reading.overview import Overview
from tui.reading.runs import Run
from tui.reading.sheet import Sheet, View
from tui.session import Session
from tui.ui.ink import Inked, filled

WHEEL_ROWS = 3
"""Rows that one notch of the wheel scrolls."""
HEAD_ROWS = 1


class SheetView(Inked, can_focus=True):
    """The rows of an overview.

    Args:
        session: The accounts.
    """

    @dataclass
    class ViewChosen(Message):
        """The reader clicked on a row."""

        view: View

    @dataclass
    class Wheeled(Message):
        """The reader turned the wheel."""

        rows: int

    @dataclass
    class Resized(Message):
        """The rows were laid out at a new size."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="sheet")
        self._session = session
        self._overview: Overview | None = None
        self._view = View()
        self._sheet: Sheet | None = None
        self._laid_for = (0, 0)

    @property
    def sheet(self) -> Sheet | None:
        """The overview laid out at the present size; None as long as there is none."""
        size = self.size.width, self.size.height
        if self._overview is not None and (self._sheet is None or self._laid_for != size):
            self._laid_for = size
            outlets = [article.outlet for article in self._session.articles]
            height = self.size.height - HEAD_ROWS
            self._sheet = Sheet(self._overview, outlets, self._view, self.size.width, height, cell_len)
            self._view = self._sheet.view
        return self._sheet

    @property
    def view(self) -> View:
        """Where the reader is."""
        return self._view

    def show(self, overview: Overview | None, view: View) -> None:
        """Show an overview, sorted and filtered, at a place of it; None where there is none yet."""
        self._overview, self._view, self._sheet = overview, view, None
        self.refresh()

    def go(self, view: View) -> None:
        """Move within the rows as they are listed."""
        self._view = view
        if self._sheet is not None:
            self._sheet.view = view
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new size; the row under the cursor stays."""
        self._sheet = None
        self.post_message(self.Resized())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region; an empty widget has none."""
        if self.sheet is not None:
            line, cell = self.sheet.cursor
            self.point(cell, HEAD_ROWS + line)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the head or one row."""
        sheet = self.sheet
        if sheet is None:
            return filled([], self.size.width, self.ink())
        if y < HEAD_ROWS:
            return self.line(sheet.head(), "head")
        runs = sheet.line(y - HEAD_ROWS)
        if runs is None:
            return filled([], self.size.width, self.ink())
        return self.line(runs, *(("cursor",) if runs[0] == Run("▌", "bar") else ()))

    # -- mouse ---------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        view = self.sheet.at(event.y - HEAD_ROWS, event.x) if self.sheet else None
        if view is not None:
            self.post_message(self.ViewChosen(view))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.post_message(self.Wheeled(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.post_message(self.Wheeled(-WHEEL_ROWS))

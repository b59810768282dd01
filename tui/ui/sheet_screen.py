"""What screens of rows have in common: a title, the rows, a legend, what is said of a row, keys; and moving in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip

from tui.reading.keymap import Action
from tui.reading.runs import Run
from tui.reading.sheet import Sheet, View
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.ui.bars import HintLine, joined_parts
from tui.ui.detail_strip import Explanation
from tui.ui.ink import Inked
from tui.ui.keyed import give_keys
from tui.ui.sheet_view import SheetView

DETAIL_SHARE = 3
"""A third of the rows tell of the row under the cursor."""
DETAIL_ROWS = (5, 14)
"""Fewest and most rows of the detail, its rule included."""
OVERLAP_ROWS = 2
"""Rows of the page before that stay in sight."""

Result = TypeVar("Result")
"""What the screen gives back to the one below."""


class TitleLine(Inked):
    """Which overview it is, where in it the reader is, and how it is sorted and filtered."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._forms: tuple[tuple[Run, ...], ...] = ((),)

    def tell(self, *forms: tuple[Run, ...]) -> None:
        """Say it; the first of the forms that fits."""
        self._forms = forms
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        joined = [joined_parts(form) for form in self._forms]
        fitting = (runs for runs in joined if sum(cell_len(run.text) for run in runs) <= self.size.width)
        return self.line(next(fitting, joined[-1]))


class Note(Inked):
    """A line of plain words: what the signs mean, or why there is nothing."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    def say(self, text: str) -> None:
        """Say something."""
        self._text = text
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        return self.line((Run(f" {self._text}", "dim"),) if y == 0 else ())


class SheetScreen(Screen[Result], inherit_bindings=False):
    """Rows over the reader, and what is said of the one under the cursor.

    Args:
        session: The accounts and what is known of them.
        keymap: Which keys do what.
        actions: What can be done here.
        taught: What the line at the bottom teaches.
        detail: Says what the row under the cursor holds.
    """

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        actions: tuple[Action, ...],
        taught: tuple[Action, ...],
        detail: Explanation,
    ) -> None:
        super().__init__()
        give_keys(self, keymap.bound(actions))
        self.session = session
        self.keymap = keymap
        self._title_line = TitleLine()
        self._view = SheetView(session)
        self._legend = Note("legend")
        self._shown_detail = detail
        self._hints = HintLine(keymap.of(taught))

    def compose(self) -> ComposeResult:
        """Put the parts on the screen."""
        yield self._title_line
        yield self._view
        yield self._legend
        yield self._shown_detail
        yield self._hints

    def on_resize(self, event: events.Resize) -> None:
        """Share the rows out anew."""
        least, most = DETAIL_ROWS
        self._shown_detail.styles.height = max(least, min(most, event.size.height // DETAIL_SHARE))

    def on_sheet_view_resized(self) -> None:
        """Tell of the row at the new size."""
        self._tell()

    def _tell(self) -> None:
        """Tell of the rows above and below them."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Tell the reader something in the line at the bottom."""
        self._hints.say(message)

    # -- moving --------------------------------------------------------------------------------------------

    def _go(self, view: View) -> None:
        self._hints.say("")
        self._view.go(view)
        self._tell()

    def _moved_by(self, move: Callable[[Sheet], View], at_end: str = "") -> None:
        sheet = self._view.sheet
        if sheet is None:
            return
        before = sheet.view
        self._go(move(sheet))
        if sheet.view == before:
            self._hints.say(at_end)

    def on_sheet_view_wheeled(self, message: SheetView.Wheeled) -> None:
        """Scroll by the wheel."""
        self._moved_by(lambda sheet: sheet.page(message.rows))

    def on_sheet_view_view_chosen(self, message: SheetView.ViewChosen) -> None:
        """Go where the mouse pointed."""
        self._go(message.view)

    # -- actions -------------------------------------------------------------------------------------------

    def action_step(self, rows: int) -> None:
        """Move by rows."""
        self._moved_by(
            lambda sheet: sheet.step(rows), "This is the last row." if rows > 0 else "This is the first row."
        )

    def action_page(self, pages: int, parts: int) -> None:
        """Move by the `parts`-th part of a page, down or up."""

        def paged(sheet: Sheet) -> View:
            rows = sheet.height - OVERLAP_ROWS if parts == 1 else sheet.height // parts
            return sheet.page(pages * max(1, rows))

        self._moved_by(paged, "This is the last row." if pages > 0 else "This is the first row.")

    def action_end(self, which: str) -> None:
        """Go to the first or last row."""
        self._moved_by(lambda sheet: sheet.to(len(sheet.rows) - 1 if which == "last" else 0))

    def _shown_anew(self, change: Callable[[Sheet], View]) -> None:
        sheet = self._view.sheet
        if sheet is not None:
            self._hints.say("")
            self._view.show(sheet.overview, replace(change(sheet), top=0))
            self._tell()

    def action_sort(self) -> None:
        """Sort another way."""
        self._shown_anew(Sheet.sorted_anew)

    def action_help(self) -> None:
        """Keys and signs."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.help import HelpOverlay

        self.app.push_screen(HelpOverlay(self.keymap))

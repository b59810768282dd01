"""The overlay that lists all accounts, finds one by a few letters, and pins, hides and orders them."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.reading.key_contexts import IN_LIST
from tui.reading.keymap import Action
from tui.reading.outlets import Outlet, Score, outlet_runs, outlets
from tui.reading.runs import Run, Runs, shortened
from tui.ui.arranging import Arranging
from tui.ui.bars import hints
from tui.ui.ink import Inked, filled
from tui.ui.keyed import give_keys

MOST_QUERY = 60
"""Characters that can be looked for."""
FRAME_ROWS = 4
"""Rows of the overlay beside the accounts: what is looked for above; a message and the keys below; one blank."""


class OutletRows(Inked):
    """What is looked for, the accounts that match, and the keys."""

    def __init__(self) -> None:
        super().__init__(id="outlets")
        self.sought = ""
        self.listed: tuple[Outlet, ...] = ()
        self.cursor = 0
        self.message = ""
        self.keys: tuple[Action, ...] = ()
        self.first = 0

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.content_size.width, self.content_size.height
        rows = max(1, height - FRAME_ROWS)
        self.first = max(0, min(self.first, self.cursor, len(self.listed) - rows), self.cursor - rows + 1)
        if y == 0:
            return self.line(self._head(width), "head")
        if y == height - 2:
            return self.line((Run(shortened(self.message, width, cell_len), "strong"),))
        if y == height - 1:
            return self.line(hints(self.keys, width), "head")
        position = self.first + y - 1
        if y <= rows and position < len(self.listed):
            here = position == self.cursor
            runs = outlet_runs(self.listed[position], width, cell_len, is_under_cursor=here)
            return self.line(runs, "cursor" if here else "")
        return filled([], width, self.ink())

    def _head(self, width: int) -> Runs:
        if not self.sought:
            return (Run("Find an account: ", "strong"), Run("type some letters of its name, or its number", "dim"))
        found = (
            f"  {len(self.listed)} found" if self.listed else "  no account is called so; backspace takes letters back"
        )
        query = shortened(self.sought, max(2, width - 60), cell_len)
        return (Run("Find an account: ", "strong"), Run(query), Run(" ", "marker"), Run(found, "dim"))


class OutletList(ModalScreen[str | None], inherit_bindings=False):
    """All accounts; the one that is chosen is given back.

    Args:
        reader: The screen that holds the columns.
        article: Id of the article that the cursor is on at first.
    """

    def __init__(self, reader: Arranging, article: str) -> None:
        super().__init__()
        actions = reader.keymap.of(IN_LIST)
        give_keys(self, actions)
        self._reader = reader
        self._acting = {key for action in actions for key in action.keys}
        self._rows = OutletRows()
        hinted = ("list.open", "list.hide", "list.pin", "list.before", "list.after", "list.close")
        self._rows.keys = tuple(action for action in actions if action.keys and action.id in hinted)
        self._list(article)

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield self._rows

    def on_mount(self) -> None:
        """Take as many rows as there are accounts, and no more than the screen has."""
        self._rows.styles.height = len(self._reader.session.columns) + FRAME_ROWS + 2

    @property
    def _article(self) -> str | None:
        rows = self._rows
        return rows.listed[rows.cursor].article if rows.listed else None

    def _score(self) -> Score | None:
        query = self._rows.sought.strip()
        return Matcher(query).match if query else None

    def _list(self, article: str | None = None) -> None:
        """List anew what is looked for; the cursor on an article, else on the first."""
        reader, rows = self._reader, self._rows
        rows.listed = outlets(
            reader.session.columns,
            reader.session.arrangement,
            is_laid_parallel=reader.is_parallel,
            score=self._score(),
        )
        rows.cursor = next((n for n, outlet in enumerate(rows.listed) if outlet.article == article), 0)
        rows.refresh()

    def _changed(self, message: str) -> None:
        self._rows.message = message
        self._list(self._article)

    def on_key(self, event: events.Key) -> None:
        """Look for what is typed."""
        if event.key in self._acting:
            return
        if event.key == "backspace":
            self._rows.sought = self._rows.sought[:-1]
        elif event.is_printable and event.character and len(self._rows.sought) < MOST_QUERY:
            self._rows.sought += event.character
        else:
            return
        event.stop()
        self._rows.message = ""
        self._list()

    def on_click(self, event: events.Click) -> None:
        """Go to the account that was clicked."""
        row = event.screen_y - self._rows.content_region.y - 1
        if self._rows.content_region.contains(event.screen_x, event.screen_y):
            position = self._rows.first + row
            if 0 <= row < self._rows.content_size.height - FRAME_ROWS and position < len(self._rows.listed):
                self.dismiss(self._rows.listed[position].article)

    # -- actions -------------------------------------------------------------------------------------------

    def action_step(self, rows: int) -> None:
        """Move in the list."""
        self._rows.cursor = max(0, min(self._rows.cursor + rows, len(self._rows.listed) - 1))
        self._rows.message = ""
        self._rows.refresh()

    def action_open(self) -> None:
        """Focus the account."""
        if self._article is not None:
            self.dismiss(self._article)

    def action_hide(self) -> None:
        """Show or hide the account."""
        if self._article is not None:
            self._changed(self._reader.hide(self._article))

    def action_pin(self) -> None:
        """Pin the account or let it go."""
        if self._article is not None:
            self._changed(self._reader.pin(self._article))

    def action_move(self, by: int) -> None:
        """Move the account in the order."""
        if self._rows.sought:
            self._changed("Take the letters back to order the accounts: these stand by how well they match.")
        elif self._article is not None:
            self._changed(self._reader.move(self._article, by))

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

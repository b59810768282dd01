"""The overlay that lists the facts of an account, and corrects them in a line."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.corrected import MOST_CHARACTERS, Fact
from tui.dossier import Dossier
from tui.facts import ASKED, about, change, line_of, rows
from tui.notebook import NotebookError
from tui.reading.detail import folded_paragraphs
from tui.reading.facts import FactRow, fact_runs
from tui.reading.key_contexts import IN_FACTS
from tui.reading.keymap import Action
from tui.reading.runs import Run, Runs, shortened
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.ui.bars import hints
from tui.ui.ink import Inked, filled
from tui.ui.keyed import give_keys
from tui.ui.prompt import Prompt

KEPT = "Corrections are kept in the notebook; the file is untouched."
FRAME_ROWS = 7
"""Rows beside facts and file: the head, a blank, two of where the fact is from, a blank, the message, the keys."""
TOLD_ROWS = 2


class FactLine(Prompt):
    """The line that a fact is written in."""

    @dataclass
    class Submitted(Prompt.Submitted):
        """The fact is to be kept."""

    class Left(Prompt.Left):
        """The fact is to stay as it was."""

    def __init__(self) -> None:
        super().__init__("✎ ", MOST_CHARACTERS)


class FactRows(Inked):
    """The facts, where the one under the cursor is from, what is known of the file, and the keys."""

    def __init__(self, head: str) -> None:
        super().__init__(id="fact-rows")
        self._head = head
        self.listed: tuple[FactRow, ...] = ()
        self.file: tuple[str, ...] = ()
        self.cursor = 0
        self.message = ""
        self.keys: tuple[Action, ...] = ()
        self.is_editing = False
        """Whether the line that a fact is written in stands in place of the keys."""

    @property
    def rows(self) -> int:
        """How many rows there is something for."""
        return len(self.listed) + len(self.file) + FRAME_ROWS - self.is_editing

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.content_size.width, self.content_size.height
        last = height - (0 if self.is_editing else 1)
        if y == last:
            return self.line(hints(self.keys, width), "head")
        if y == last - 1:
            return self.line(
                (Run(shortened(self.message or KEPT, width, cell_len), "strong" if self.message else "dim"),)
            )
        if y == 0:
            return self.line((Run(shortened(self._head, width, cell_len), "strong"),), "head")
        if y <= len(self.listed):
            here = y - 1 == self.cursor
            runs = fact_runs(self.listed[y - 1], width, cell_len, is_under_cursor=here)
            return self.line(runs, "cursor" if here else "")
        below = self._below(width)
        at = y - len(self.listed) - 2
        if 0 <= at < len(below) and y < last - 1:
            return self.line(below[at])
        return filled([], width, self.ink())

    def _below(self, width: int) -> list[Runs]:
        """Where the fact under the cursor is from, then what is known of the file."""
        told = folded_paragraphs([(Run(self.listed[self.cursor].told),)], width, cell_len)[:TOLD_ROWS]
        blank: Runs = (Run(""),)
        file = folded_paragraphs(
            [(Run(line, "warning" if line.startswith("!") else "dim"),) for line in self.file], width, cell_len
        )
        return [*told, *([blank] * (TOLD_ROWS - len(told))), *file]


class FactsScreen(ModalScreen[None], inherit_bindings=False):
    """The facts of an account; each correction is in the notebook at once, and shows in the text when this is closed.

    Args:
        session: The accounts.
        article: Id of the article.
        number: Its number on the screen, from 1.
        keymap: Which keys do what.
    """

    AUTO_FOCUS = ""
    """Keys are the list's until a fact is corrected."""

    def __init__(self, session: Session, article: str, number: int, keymap: Keymap) -> None:
        super().__init__()
        actions = keymap.of(IN_FACTS)
        give_keys(self, actions)
        self._session = session
        self._article = article
        self._keymap = keymap
        outlet = next(one.outlet for one in session.articles if one.id == article)
        self._rows = FactRows(f"Facts of {number} {outlet}")
        hinted = ("fact.edit", "fact.restore", "facts.close", "fact.next")
        self._rows.keys = tuple(action for action in actions if action.keys and action.id in hinted)
        self._line = FactLine()
        self._list()

    def compose(self) -> ComposeResult:
        """Lay the list out, the line below it."""
        with Vertical(id="facts"):
            yield self._rows
            yield self._line

    def on_mount(self) -> None:
        """Take as many rows as are needed, and no more than the screen has."""
        self._rows.styles.height = self._rows.rows

    @property
    def _dossier(self) -> Dossier:
        return self._session.dossier

    @property
    def _fact(self) -> Fact:
        return Fact(self._rows.listed[self._rows.cursor].name)

    def _list(self, message: str = "") -> None:
        self._rows.listed = rows(self._dossier, self._article)
        self._rows.file = about(self._dossier, self._article)
        self._rows.message = message
        self._rows.refresh()

    def _keep(self, value: str | None, told: str) -> None:
        try:
            self._session.correct(self._article, {self._fact: value})
        except NotebookError as error:
            told = f"Not kept: {error}"
        self._list(told)

    # -- the line ------------------------------------------------------------------------------------------

    def on_fact_line_submitted(self, message: FactLine.Submitted) -> None:
        """Keep the fact; what is none stays in the line, to be put right."""
        try:
            value = change(self._dossier, self._article, self._fact, message.text)
        except ValueError as error:
            self._list(f"{error}.")
            return
        self._close_line()
        if message.text.strip() == line_of(self._dossier, self._article, self._fact):
            self._list("It is as it was.")
        elif value is None:
            self._keep(None, "It is as the file has it.")
        else:
            key = self._keymap.key("fact.restore")
            self._keep(value, f"Corrected; {key} puts back what the file has.")

    def on_fact_line_left(self) -> None:
        """Leave the fact as it was."""
        self._close_line()
        self._list("It is as it was.")

    def _close_line(self) -> None:
        self._line.close()
        self._is_editing(False)
        self.set_focus(None)

    def _is_editing(self, is_editing: bool) -> None:
        self._rows.is_editing = is_editing
        self._rows.styles.height = self._rows.rows

    # -- the mouse -----------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the fact that was clicked; again: edit it."""
        region = self._rows.content_region
        row = event.screen_y - region.y - 1
        if self._line.is_open or not region.contains(event.screen_x, event.screen_y):
            return
        if 0 <= row < len(self._rows.listed):
            if row == self._rows.cursor:
                self.action_edit()
            else:
                self._rows.cursor = row
                self._list()

    # -- actions -------------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Choose another fact."""
        self._rows.cursor = max(0, min(self._rows.cursor + by, len(self._rows.listed) - 1))
        self._list()

    def action_edit(self) -> None:
        """Write the fact in a line."""
        if not self._line.is_open:
            self._list(f"Write {ASKED[self._fact]}." if self._fact in ASKED else "")
            self._is_editing(True)
            written = line_of(self._dossier, self._article, self._fact)
            self._line.open(written, "enter keeps it · esc leaves it")

    def action_restore(self) -> None:
        """Put back what the file has."""
        row = self._rows.listed[self._rows.cursor]
        if row.is_corrected:
            self._keep(None, "It is as the file has it.")
        else:
            self._list("This is not corrected, so there is nothing to put back.")

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

"""Judges from a row of the review: tags, notes, undo; of what is in no open article, too."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from textual.app import SuspendNotSupported

from tui.judging import Judged
from tui.model import Thread
from tui.notebook import NotebookError, Opinion, Scope, Tag
from tui.reading.footers import REVIEW_FOOTER
from tui.reading.key_contexts import REVIEW_ACTIONS
from tui.reading.place import Place
from tui.reading.user_keys import Keymap
from tui.record import Subject, opinion_of
from tui.reviewed import Reviewed
from tui.session import Session
from tui.sources.sanitize import one_line
from tui.ui.detail_strip import Explanation
from tui.ui.noting import MOST_CHARACTERS, NoteLine, told_elsewhere
from tui.ui.overview import Destination
from tui.ui.sheet_screen import SheetScreen


class Below(Protocol):
    """The screen that holds the columns, as the review sees it."""

    session: Session
    keymap: Keymap

    @property
    def place(self) -> Place | None:
        """Where the reader is."""

    def judged_from_afar(self) -> None:
        """Show what has changed of what is held."""


class RowJudging(SheetScreen[Destination | None], inherit_bindings=False):
    """The actions on tags and notes.

    Args:
        below: The screen with the columns.
        detail: Says what the row under the cursor holds.
    """

    def __init__(self, below: Below, detail: Explanation) -> None:
        super().__init__(below.session, below.keymap, REVIEW_ACTIONS, REVIEW_FOOTER, detail)
        self._below = below
        self._note_line = NoteLine()
        self._noted: Reviewed | None = None

    @property
    def row(self) -> Reviewed | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def rows(self) -> Iterable[Reviewed]:
        """All rows."""
        raise NotImplementedError

    @property
    def empty(self) -> str:
        """What to say where there is no row."""
        raise NotImplementedError

    # -- judging -------------------------------------------------------------------------------------------

    def _subject(self, row: Reviewed) -> Subject | None:
        """What a row is about as it is on the screen; None where that is not open, or is several things now."""
        scope, passages = row.judgement.target.scope, row.entry.passages
        if scope is Scope.THREAD:
            parallels = self.session.parallels
            threads: tuple[Thread, ...] = parallels.comparison.threads if parallels else ()
            return next((thread for thread in threads if set(thread.passages) == set(passages)), None)
        if len(row.places) != 1:
            return None
        return row.places[0].passage if scope is Scope.PASSAGE else row.places[0]

    def _own(self, row: Reviewed) -> Opinion:
        """What this reader holds of what a row is about."""
        subject, target = self._subject(row), row.judgement.target
        if subject is not None:
            return opinion_of(self.session.record.own(subject))
        mine = (r.judgement for r in self.rows if r.judgement.by == self.session.reader)
        return next((one.opinion for one in mine if one.target == target), Opinion())

    def _done(self, judged: Judged | None, said: str) -> None:
        self._below.judged_from_afar()
        if judged is None:
            self.say("Nothing to change.")
        elif judged.refusal:
            self.say(f"Not saved yet, {self.keymap.key('tag.retry')} tries again: {judged.refusal}")
        else:
            self.say(f"{said}; {self.keymap.key('tag.undo')} undoes it.")

    def action_tag(self, name: str) -> None:
        """Tag what the row is about, or take the tag off."""
        row = self.row
        if row is None:
            self.say(self.empty)
            return
        subject, tag, own = self._subject(row), Tag(name), self._own(row)
        is_off = own.tag is tag
        if subject is not None:
            judged = self.session.tag([subject], tag)
        else:
            wanted = None if is_off else tag
            judged = self.session.revise(row.judgement.target, lambda held: replace(held, tag=wanted))
        self._done(judged, "No tag" if judged and judged.tag is None and is_off else name.capitalize())

    def action_untag(self) -> None:
        """Take the reader's own tag off."""
        row = self.row
        own = self._own(row) if row else Opinion()
        if row is None:
            self.say(self.empty)
        elif own.tag is None:
            who = row.entry.by if row.judgement.by != self.session.reader else ""
            said = f"This tag is {who}'s; only your own can be taken off." if who else "There is no tag to take off."
            note = f" {self.keymap.key('note.write')} changes the note." if own.note else ""
            self.say(f"{said}{note}")
        else:
            judged = self.session.revise(row.judgement.target, lambda held: replace(held, tag=None))
            self._done(judged, "The tag is taken off")

    def _reverted(self, *, again: bool) -> None:
        rows = [row for row in self.rows if not row.places]
        digests = {anchor.digest for row in rows for anchor in row.judgement.target.anchors}
        try:
            if len(self.session.unsaved) or not digests:
                done = bool(self.session.redo() if again else self.session.undo())
            else:
                done = bool(self.session.undo_there(digests, again=again))
        except NotebookError as error:
            self.say(f"Not saved: {error}")
            return
        self._below.judged_from_afar()
        other = f"{self.keymap.key('tag.undo' if again else 'tag.redo')} {'undoes it' if again else 'does it again'}."
        nothing = f"Nothing to {'redo' if again else 'undo'}."
        self.say((f"Done again; {other}" if again else f"Undone; {other}") if done else nothing)

    def action_undo(self) -> None:
        """Undo the reader's last act."""
        self._reverted(again=False)

    def action_redo(self) -> None:
        """Redo."""
        self._reverted(again=True)

    def action_save_again(self) -> None:
        """Offer to the notebook what it could not take."""
        try:
            saved = self.session.save_again()
        except NotebookError as error:
            self.say(f"Still not saved: {error}")
            return
        self._below.judged_from_afar()
        self.say("All is saved now." if saved else "All that you did is saved.")

    # -- the note ------------------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Open a line with the reader's note on what the row is about."""
        row = self.row
        if row is None:
            self.say(self.empty)
            return
        note = self._own(row).note
        if "\n" in note or len(note) > MOST_CHARACTERS:
            self.say(f"Your note is too long to edit here{told_elsewhere(self.keymap)}.")
            return
        self._noted = row
        self._hints.display = False
        self._note_line.open(one_line(note), "enter keeps it · esc leaves it" + (" · empty: no note" if note else ""))

    def on_note_line_submitted(self, message: NoteLine.Submitted) -> None:
        """Keep the note."""
        self._close_note()
        if self._noted is not None:
            self._keep_note(self._noted, message.text.strip())

    def on_note_line_left(self) -> None:
        """Leave the note as it was."""
        self._close_note()
        self.say("The note is as it was.")

    def _close_note(self) -> None:
        self._note_line.close()
        self._hints.display = True
        self._view.focus()

    def _keep_note(self, row: Reviewed, text: str) -> None:
        subject = self._subject(row)
        if subject is not None:
            judged = self.session.note([subject], text)
        else:
            judged = self.session.revise(row.judgement.target, lambda held: replace(held, note=text))
        self._done(judged, "Noted" if text else "The note is taken off")

    def action_edit_note(self) -> None:
        """Open the note in the reader's editor; the screen comes back when that is closed."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.editor import EditorError, edited, editor_command

        row = self.row
        if row is None:
            self.say(self.empty)
            return
        note = self._own(row).note
        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                after = edited(note, [f"{outlet}:\n{quote}" for outlet, quote in row.entry.quotes], command)
        except EditorError as error:
            self.say(f"{one_line(str(error))}.")
        except SuspendNotSupported:
            self.say(f"No editor can be opened from here; {self.keymap.key('note.write')} edits the note in a line.")
        else:
            self._keep_note(row, after)

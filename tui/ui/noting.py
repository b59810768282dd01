"""Writes notes: in a line at the bottom, or in the reader's own editor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import SuspendNotSupported

from tui.judging import Judged
from tui.model import Passage, Thread
from tui.reading.judged import NOTE_SIGN
from tui.reading.user_keys import Keymap
from tui.record import Subject, opinion_of
from tui.sources.sanitize import make_safe, one_line
from tui.ui.judging import Judging
from tui.ui.prompt import Prompt

MOST_CHARACTERS = 2000
"""Of a note that is written in one line; a longer one asks for an editor."""


class NoteLine(Prompt):
    """The line that a note is written in."""

    @dataclass
    class Changed(Prompt.Changed):
        """The note is another now."""

    @dataclass
    class Submitted(Prompt.Submitted):
        """The note is to be kept."""

    class Left(Prompt.Left):
        """The note is to stay as it was."""

    def __init__(self) -> None:
        super().__init__(f"{NOTE_SIGN} ", MOST_CHARACTERS)


def told_elsewhere(keymap: Keymap) -> str:
    """Say what takes a note that the line cannot take; nothing where there is nothing."""
    return "" if "note.edit" in keymap.barred else f": {keymap.key('note.edit')} opens it in your editor"


class Noting(Judging):
    """The actions on notes."""

    def __init__(self) -> None:
        super().__init__()
        self._note_line = NoteLine()
        self._noted: tuple[Subject, ...] = ()
        self._shown = ""
        """What the line began with."""

    # -- one line ------------------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Open the line with the note of what is selected, or of the passage under the cursor."""
        if not self._note_line.is_open and (subjects := self.subjects()):
            self.write_note(subjects)

    def write_note(self, subjects: Sequence[Subject]) -> None:
        """Open the line, unless the note would not fit in it."""
        note = self._present(subjects)
        if note is None:
            return
        elsewhere = told_elsewhere(self.keymap)
        lines = note.count("\n") + 1
        if lines > 1:
            self.say(f"The note has {lines} lines, too many to edit here{elsewhere}.")
        elif len(note) > MOST_CHARACTERS:
            self.say(f"The note has {len(note)} characters, too many to edit here{elsewhere}.")
        else:
            self._noted, self._shown = tuple(subjects), one_line(note)
            self.say("")
            self._hints.display = False
            told = "enter keeps it · esc leaves it" + (" · empty: no note" if note else "")
            self._note_line.open(self._shown, told)

    def _present(self, subjects: Sequence[Subject]) -> str | None:
        """The note on some passages; where they have several, none, and that is said."""
        notes = {opinion_of(self.session.record.own(subject)).note for subject in subjects}
        if len(notes) == 1:
            return notes.pop()
        self.say("These passages have different notes; write on one at a time.")
        return None

    def on_note_line_submitted(self, message: NoteLine.Submitted) -> None:
        """Keep the note."""
        self._close_note()
        text = message.text.strip()
        if text == self._shown:
            self.say("The note is as it was." if text else "No note.")
        else:
            self._keep_note(self._noted, text)

    def on_note_line_left(self) -> None:
        """Leave the note as it was."""
        self._close_note()
        self.say("The note is as it was.")

    def _keep_note(self, subjects: Sequence[Subject], text: str) -> None:
        def tell(changed: Judged) -> str:
            count = len(changed.passages)
            where = f" on {count} passages" if count > 1 else ""
            done = "Noted" if text else "Note taken off"
            return f"{done}{where}; {self.keymap.key('tag.undo')} undoes it."

        self.judged(lambda: self.session.note(subjects, text), tell, "The note is as it was.")

    def _close_note(self) -> None:
        self._note_line.close()
        self._hints.display = True
        self._columns.focus()

    @property
    def is_writing(self) -> bool:
        """Whether the reader is writing in a line."""
        return self._note_line.is_open or super().is_writing

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click on the text must not lose what is being written."""
        if self._note_line.is_open and event.widget is self._columns:
            self._note_line.line.focus()

    # -- the editor ----------------------------------------------------------------------------------------

    def action_edit_note(self) -> None:
        """Open the note in the reader's editor; the screen comes back when that is closed."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.editor import EditorError, edited, editor_command

        subjects = self.subjects()
        note = self._present(subjects) if subjects else None
        if note is None:
            return
        told = ""
        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                try:
                    after = edited(note, self._about(subjects), command)
                except EditorError as error:
                    told = str(error)
        except EditorError as error:
            told = str(error)
        except SuspendNotSupported:
            told = f"No editor can be opened from here; {self.keymap.key('note.write')} edits the note in a line"
        if told:
            self.say(f"{one_line(told)}.")
        elif after == note:
            self.say("The note is as it was (an editor that returns at once needs its option to wait).")
        else:
            self._keep_note(subjects, after)

    def _about(self, subjects: Sequence[Subject]) -> list[str]:
        """What a note is about, for the editor: where it stands and its words."""
        about = []
        for subject in subjects:
            if isinstance(subject, Thread):
                about.append(f"The claim in {len(subject.articles)} accounts: {make_safe(subject.claim)}")
                continue
            passage = subject if isinstance(subject, Passage) else subject.passage
            article = self.spread.column(passage.article).article
            number = article.passages.index(passage) + 1
            about.append(f"{article.outlet}, passage {number}:\n{make_safe(subject.text)}")
        return about

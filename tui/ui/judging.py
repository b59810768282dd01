"""Judges passages: tags them verified or dubious, and takes that back."""

from __future__ import annotations

from collections.abc import Callable

from tui.notebook import NotebookError, Tag
from tui.session import Tagged
from tui.ui.reading_screen import ReadingScreen


class Judging(ReadingScreen):
    """The actions on tags."""

    def _judged(self, act: Callable[[], Tagged | None], nothing: str, done: str = "", again: str = "") -> None:
        """Carry out a change of tags and tell of it; nothing is shown before it is in the notebook."""
        try:
            changed = act()
        except NotebookError as error:
            self.say(f"Not saved: {error}")
            return
        if changed is None:
            self.say(nothing)
            return
        place = self._columns.place
        if place is not None and changed.passage.id != place.item:
            self.jump(self._columns.spread.to(place, changed.passage.article, changed.passage.id))
        self._columns.tags_changed()
        self.tell()
        told = f"{done}{changed.tag.value if changed.tag else 'no tag'}"
        again = again or f"{self.keymap.key('tag.undo')} undoes it"
        self.say(f"{told.capitalize()}; {again}.")

    def _article(self) -> str:
        return self._columns.place.article if self._columns.place else ""

    def action_tag(self, name: str) -> None:
        """Tag the passage under the cursor, or take the tag off."""
        place = self._columns.place
        passage = self.session.passage(place.item) if place else None
        if not self.session.has_sentences:
            self.say("The sentences are still being found …")
        elif place and place.blank:
            outlet = self._columns.spread.column(place.blank).article.outlet
            self.say(f"{outlet} has nothing here to tag; {self.keymap.key('counterpart.go')} goes to who has.")
        elif passage is None:
            enter = self.keymap.key("counterpart.go")
            self.say(f"An omission cannot be tagged; {enter} goes to a passage that reports it.")
        elif not passage.is_claim:
            self.say(f"A {passage.kind.value} makes no claim; only sentences and bullets are tagged.")
        else:
            self._judged(lambda: self.session.toggle(passage, Tag(name)), "Nothing to change.")

    def action_undo(self) -> None:
        """Undo the last tag."""
        again = f"{self.keymap.key('tag.redo')} does it again"
        self._judged(lambda: self.session.undo(self._article()), "Nothing to undo.", "undone: ", again)

    def action_redo(self) -> None:
        """Redo."""
        self._judged(lambda: self.session.redo(self._article()), "Nothing to redo.", "done again: ")

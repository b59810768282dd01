"""Marks a range of passages by the keyboard: from where it began to where the cursor goes."""

from __future__ import annotations

from tui.model import Passage
from tui.reading.selection import whole
from tui.ui.comparing import SentencesFound
from tui.ui.copying import Copying
from tui.ui.dragging import Draggable


class Ranging(Copying):
    """The range; it is selected, and what is done with a selection is done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: tuple[str, Passage] | None = None
        """The focused column and the passage where the range begins."""
        self._reached: Passage | None = None

    def action_range(self) -> None:
        """Begin a range at the passage under the cursor; where there is one, drop it."""
        place = self.place
        if self._begun is not None:
            self.action_cancel()
            return
        if not self.session.has_sentences:
            self.say("The sentences are still being found …")
            return
        passage = self.session.passage(place.item) if place else None
        if place is None or passage is None or place.blank:
            self.say("A range begins at a passage; go to one first.")
            return
        self._begun, self._reached = (place.focused, passage), passage
        self._select_range(passage, passage)
        self._tell_range(1)

    def extend_range(self) -> None:
        """Let the range reach to where the cursor is now; in another account there is none."""
        place = self.place
        if self._begun is None or self._reached is None or place is None:
            return
        focused, begun = self._begun
        if place.focused != focused:
            self._begun = self._reached = None
            self.say("The range is dropped; it keeps to one account.")
            return
        passage = self.session.passage(place.item)
        if passage is not None and passage.article == begun.article:
            self._reached = passage
        self._tell_range(self._select_range(begun, self._reached))

    def _select_range(self, begun: Passage, reached: Passage) -> int:
        column = self.spread.column(begun.article)
        passages = column.article.passages
        low, high = sorted((passages.index(begun), passages.index(reached)))
        seen = [one for one in passages[low : high + 1] if one in (begun, reached) or not column.is_folded(one)]
        self._select(tuple(map(whole, seen)))
        return len(seen)

    def _tell_range(self, count: int) -> None:
        key = self.keymap.key
        judge = " ".join(key(name) for name in ("tag.verified", "tag.dubious", "note.write"))
        self.say(
            f"{count} passage{'' if count == 1 else 's'} in the range: {judge} judge, {key('passage.copy')} copies, "
            f"{key('view.clear')} drops it."
        )

    def leave_selection(self) -> None:
        """Drop what is selected, and the range."""
        self._begun = self._reached = None
        super().leave_selection()

    def on_draggable_dragged(self, message: Draggable.Dragged) -> None:
        """The mouse selects something else."""
        self._begun = self._reached = None

    def on_sentences_found(self, message: SentencesFound) -> None:
        """The passages are others now."""
        self._begun = self._reached = None

    def action_cancel(self) -> None:
        """Drop the range."""
        if self._begun is not None:
            self.leave_selection()
            self.say("The range is dropped.")
        else:
            super().action_cancel()

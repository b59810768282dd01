"""Selects text of one account with the mouse; copies it, else the passage under the cursor, with or without source."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from tui.model import Article, Passage
from tui.reading.aside import Fold
from tui.reading.parallels import GhostRow
from tui.reading.selection import Excerpts, Point, between, from_cursor, joined, selected, whole
from tui.reading.spread import Spread
from tui.sources.sanitize import make_safe, one_line
from tui.ui.columns_view import ColumnsView
from tui.ui.comparing import SentencesFound
from tui.ui.dragging import Draggable
from tui.ui.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from tui.ui.clipboard import Clipboard

SCROLLS_A_SECOND = 15
"""How often the text moves on while the mouse is held above or below it."""
MOST_ROWS = 4
"""Rows that it moves on at a time, at most; as many as the mouse is beyond the text."""
COPY_FILE = "clipped.txt"
"""Where a text goes that no clipboard takes, in the folder for what can be deleted at any time."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be copied."""

    article: Article
    excerpts: Excerpts
    told: str
    """What it is, in a few words."""


class Copying(ReadingScreen):
    """The selection, and the clipboard."""

    @dataclass
    class HandedOver(Message):
        """A text was handed over, or could not be."""

        told: str

    def __init__(self) -> None:
        super().__init__()
        self._selection: Excerpts = ()
        self._dragged: str | None = None
        """Id of the article whose text the mouse was pressed on."""
        self._anchor: Point | None = None
        self._laid_out: Spread | None = None
        """How the columns were laid out when the mouse was pressed; the anchor means nothing in another layout."""
        self._mouse = Offset()
        self._scroller: Timer | None = None
        self._keeps_selection = False
        self._clipboard: Clipboard | None = None
        self._is_copying = False

    # -- the selection -------------------------------------------------------------------------------------

    @property
    def selection(self) -> Excerpts:
        """What is selected."""
        return self._selection

    def on_draggable_pressed(self, message: Draggable.Pressed) -> None:
        """Note where a selection would begin."""
        self._mouse, self._laid_out = message.at, self.spread
        self._dragged = self._columns.article_at(message.at)
        self._anchor = self._columns.text_at(message.at, self._dragged) if self._dragged else None

    def on_draggable_dragged(self, message: Draggable.Dragged) -> None:
        """Select up to where the mouse is; beyond the text, scroll."""
        self._mouse = message.at
        self._extend()
        if self._anchor is None or not self._columns.rows_beyond(message.at):
            self._stop_scrolling()
        elif self._scroller is None:
            self._scroller = self.set_interval(1 / SCROLLS_A_SECOND, self._scroll_on)

    def on_draggable_dropped(self) -> None:
        """Say what is selected, and what can be done with it."""
        self._stop_scrolling()
        self._anchor = None
        count = sum(len(excerpt.text) for excerpt in self._selection)
        if count:
            key = self.keymap.key
            judge = " ".join(key(name) for name in ("tag.verified", "tag.dubious", "note.write"))
            self.say(
                f"{count} character{'' if count == 1 else 's'} selected: {key('passage.copy')} copies, "
                f"{key('passage.cite')} with its source, {judge} judge it, {key('view.clear')} drops it."
            )
        else:
            self.say("Nothing is selected; drag over the text of one account.")

    def on_columns_view_wheeled(self, message: ColumnsView.Wheeled) -> None:
        """Select on where the wheel is turned during a drag."""
        if self._columns.was_dragged:
            self._extend()

    def on_sentences_found(self, message: SentencesFound) -> None:
        """The passages are others now."""
        self._anchor = None
        self.unselect()

    def _extend(self) -> None:
        if self.spread is not self._laid_out:
            self._anchor = None
        anchor = self._anchor
        head = self._columns.text_at(self._mouse, self._dragged or "") if anchor else None
        if anchor is not None and head is not None:
            passages = between(self.spread, head.passage.article, anchor, head)
            self._select(selected(anchor, head, passages))

    def _select(self, excerpts: Excerpts) -> None:
        if excerpts != self._selection:
            self._selection = excerpts
            self._columns.select({e.passage.id: (e.start, e.end) for e in excerpts})

    def unselect(self) -> None:
        """Drop what is selected, unless the text is only scrolled."""
        if not self._keeps_selection:
            self._select(())

    @contextmanager
    def selection_kept(self) -> Iterator[None]:
        """Move without dropping what is selected."""
        before, self._keeps_selection = self._keeps_selection, True
        try:
            yield
        finally:
            self._keeps_selection = before

    def _scroll_on(self) -> None:
        """Scroll towards the mouse, and select what comes into sight; the text that is selected gets the cursor."""
        place, rows = self.place, self._columns.rows_beyond(self._mouse)
        if place is None or self._dragged is None or not rows:
            return
        with self.selection_kept():
            if place.focused != self._dragged:
                place = self.spread.focus(place, self._dragged)
            self.go(self.spread.scroll(place, max(-MOST_ROWS, min(rows, MOST_ROWS))))
        self._extend()

    def _stop_scrolling(self) -> None:
        if self._scroller is not None:
            self._scroller.stop()
            self._scroller = None

    def action_cancel(self) -> None:
        """Drop what is selected."""
        if self._selection:
            self.unselect()
            self.say("Nothing is selected any more.")
        else:
            super().action_cancel()

    # -- what is copied ------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy what is selected, else the passage under the cursor; as many as the count says."""
        taken = self._taken()
        if taken is not None:
            self._copy(joined(taken.article, taken.excerpts), taken.told, "passage.copy")

    def action_cite(self) -> None:
        """The same with its source."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.reading.citation import citation

        if not self.session.has_sentences:
            self.say("The sentences are still being found, so passages have no numbers yet …")
            return
        taken = self._taken()
        if taken is not None:
            tags = {passage: tag.value for passage, tag in self.session.tags.items()}
            text = citation(taken.article, taken.excerpts, tags)
            self._copy(text, f"{taken.told}, with source", "passage.cite")

    def _taken(self) -> Taken | None:
        """What the reader wants to copy; where that is nothing, the reason is said."""
        times = self.taken().times
        if self._selection:
            article = self._article_of(self._selection[0].passage)
            count = sum(len(excerpt.text) for excerpt in self._selection)
            return Taken(article, self._selection, f"the {count} selected characters")
        place = self.place
        if place is None:
            return None
        enter = self.keymap.key("counterpart.go")
        if place.blank:
            outlet = self.spread.column(place.blank).article.outlet
            self.say(f"{outlet} has nothing here to copy; {enter} goes to who has.")
            return None
        column = self.spread.column(place.article)
        item = column.items[column.index[place.item]]
        if isinstance(item, Fold):
            self.say(f"{item.told} here; {self.keymap.key('aside.show')} shows what to copy.")
            return None
        if isinstance(item, GhostRow):
            self.say(f"An omission has no text to copy; {enter} goes to a passage that reports it.")
            return None
        passages = list(islice(from_cursor(self.spread, place), times))
        article = self._article_of(passages[0])
        return Taken(article, tuple(map(whole, passages)), self._told(article, passages, times))

    def _told(self, article: Article, passages: list[Passage], times: int) -> str:
        """Name some passages of an article."""
        if not self.session.has_sentences:
            return "the paragraph" if len(passages) == 1 else f"{len(passages)} paragraphs"
        number = article.passages.index(passages[0]) + 1
        if len(passages) == 1:
            return f"passage {number} of {article.outlet}" if times == 1 else f"the last passage of {article.outlet}"
        told = f"{len(passages)} passages of {article.outlet} from {number} on"
        return told if len(passages) == times else f"{told} (there are no more)"

    def _article_of(self, passage: Passage) -> Article:
        return self.spread.column(passage.article).article

    # -- the clipboard -------------------------------------------------------------------------------------

    def _copy(self, text: str, what: str, action: str) -> None:
        """Hand a text over in a thread: a clipboard program may take its time."""
        if self._is_copying:
            self.say("Still copying what was copied before …")
            return
        if self._clipboard is None:
            self._clipboard = self._usual_clipboard()
        clipboard, safe, key = self._clipboard, make_safe(text), self.keymap.key(action)
        self._is_copying = True
        self.say(f"Copying {what} …")

        def work() -> None:
            try:
                told = clipboard.hand_over(safe, what, key)
            except Exception as error:
                told = f"Not copied: {one_line(str(error)) or type(error).__name__}."
            self.post_message(self.HandedOver(told))

        self.run_worker(work, name="copy", thread=True, exit_on_error=False)

    def on_copying_handed_over(self, message: HandedOver) -> None:
        """Say what became of it."""
        self._is_copying = False
        self.say(message.told)

    def _usual_clipboard(self) -> Clipboard:
        # Late: the first paint does not wait for what is asked for later.
        from platformdirs import user_cache_path

        from tui.ui.clipboard import Clipboard, usual_means

        file = user_cache_path("synoptic", appauthor=False) / COPY_FILE
        return Clipboard(usual_means(os.environ, self._write_to_terminal, file))

    def _write_to_terminal(self, sequence: str) -> None:
        """Write what no widget draws, from any thread.

        Raises:
            RuntimeError: The reader is being closed.
        """
        driver = self.app._driver
        if driver is not None:
            self.app.call_from_thread(driver.write, sequence)

"""Leads through the tour: shows each step below the columns, and goes on when the reader does what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.strip import Strip

from tui.reading.detail import folded_paragraphs
from tui.reading.runs import Runs
from tui.reading.tour import ON_KEY, TAGS, Tour, Welcome, takes_enter, told
from tui.ui.going import Going
from tui.ui.ink import Inked, filled

if TYPE_CHECKING:
    from tui.ui.overview import OverviewScreen

RULE_ROWS = 1
"""The line that parts the tour from the strip above."""


class TourBox(Inked):
    """A few lines that say what to try; as high as they are."""

    def __init__(self) -> None:
        super().__init__(id="tour")
        self._paragraphs: tuple[Runs, ...] = ()
        self._lines: tuple[Runs, ...] = ()
        self.add_class("-empty")

    def tell(self, *paragraphs: Runs) -> None:
        """Say something; nothing: take the room back."""
        self._paragraphs = paragraphs
        self.set_class(not paragraphs, "-empty")
        self.fold(self.app.size.width)

    def fold(self, width: int) -> None:
        """Wrap for a screen of some width."""
        padding = 2
        self._lines = folded_paragraphs(self._paragraphs, max(2, width - padding), cell_len)
        self.styles.height = len(self._lines) + RULE_ROWS
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if y < len(self._lines):
            return self.line(self._lines[y])
        return filled([], self.content_size.width, self.ink())


class Touring(Going):
    """The tour."""

    _overview: OverviewScreen | None
    keep_welcome: Callable[[Welcome], object]
    """Takes what there has been, for the next time; may raise `OSError`."""

    def __init__(self) -> None:
        super().__init__()
        self._tour: Tour | None = None
        self._tour_box = TourBox()

    def welcome(self, due: Welcome) -> None:
        """Receive the reader: with the tour, with a line that says that there is one, or with neither."""
        if due is Welcome.TOUR:
            self._show(Tour())
        elif due is Welcome.HINT and not self._hints.message:
            self.say(f"New here? {self.keymap.key('tour.show')} shows you round; {self.keymap.key('help.show')} helps.")
            self._kept(Welcome.HINT)

    @property
    def is_touring(self) -> bool:
        """Whether the tour is on the screen."""
        return self._tour is not None

    def action_tour(self) -> None:
        """Begin the tour, or begin it again."""
        self.say("")
        self._show(Tour())

    # -- the steps -----------------------------------------------------------------------------------------

    def _show(self, tour: Tour | None) -> None:
        self._tour = tour
        self.tell_tour()

    def tell_tour(self) -> None:
        """Show the step as things stand."""
        if self._tour is None:
            self._tour_box.tell()
        else:
            waiting = self.session.waiting if self.session.parallels is None else ""
            self._tour_box.tell(*told(self._tour, self.keymap, waiting))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the step for the new width."""
        self._tour_box.fold(event.size.width)

    def acted(self, does: str) -> None:
        """Go on if what the reader has just done is what the step asks for.

        Args:
            does: The call by which the registry names it.
        """
        is_compared = self.session.parallels is not None
        if self._tour is None or not self._tour.is_done_by(does, is_compared=is_compared):
            return
        if self._tour.step.asks == TAGS and not self._is_on_claim:
            self.say(f"This cannot be tagged; {self.keymap.key('passage.next')} goes on to a passage that can.")
            return
        if self._overview is not None:
            back = self.keymap.key("overview.close")
            self._overview.say(f"{back} leads back to the texts, where the tour goes on.")
        self._on()

    @property
    def _is_on_claim(self) -> bool:
        place = self.place
        passage = self.session.passage(place.item) if place and not place.blank else None
        return passage is not None and passage.is_claim and self.session.has_sentences

    def _on(self) -> None:
        following = self._tour.next() if self._tour else None
        self._show(following)
        if following is None:
            self._end("That was the tour")

    def _end(self, how: str) -> None:
        self._show(None)
        again, help_ = self.keymap.key("tour.show"), self.keymap.key("help.show")
        self.say(f"{how}. {again} shows it again; {help_} lists all keys.{self._kept(Welcome.TOUR)}")

    def _kept(self, told: Welcome) -> str:
        """Keep what there has been; where that fails, give a sentence that says so."""
        try:
            self.keep_welcome(told)
        except OSError as error:
            return f" It will come again: not kept ({error.strerror or 'the file cannot be written'})."
        return ""

    # -- the keys that it takes ----------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Go on by enter, unless it answers a question or is what the step asks for."""
        is_free = self._answer is None and not self._count and self.focused is self._columns
        if self._tour is None or event.key != ON_KEY or not is_free:
            return
        waits = self._tour.step.needs_comparison and self.session.parallels is None
        if waits or not takes_enter(self._tour, self.keymap):
            event.stop()
            event.prevent_default()
            self.say("")
            self._on()

    def action_cancel(self) -> None:
        """End the tour before anything else is taken back."""
        if self._tour is None:
            super().action_cancel()
        else:
            self._end("Tour ended")

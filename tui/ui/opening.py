"""Takes articles over to the screen as they become known: sentences, comparison, or other articles in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from tui.dossier import Dossier
from tui.notebook import NotebookError
from tui.reading.apart import apart
from tui.reading.place import Place
from tui.session import NOT_COMPARED, STOPPED
from tui.ui.comparing import Compared, ComparingFailed, Progressed, SentencesFound
from tui.ui.filtering import Filtering

if TYPE_CHECKING:
    from tui.ui.overview import Overviews, OverviewScreen

QUIET_SECONDS = 1.0
"""Work shorter than this is not reported."""


class Opening(Filtering):
    """What changes the articles on the screen, and what is known of them."""

    class Reopened(Message):
        """Other articles are open; they are to be compared."""

    class Stopped(Message):
        """What is being compared is not wanted any more."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = False
        self._slow = False
        self._overviews: Overviews | None = None
        self._overview: OverviewScreen | None = None

    def on_mount(self) -> None:
        """Say how far the work is only if it takes a while."""
        self._tell_apart()
        self.set_timer(QUIET_SECONDS, self._work_is_slow)

    def _work_is_slow(self) -> None:
        self._slow = True

    # -- what becomes known --------------------------------------------------------------------------------

    def on_progressed(self, message: Progressed) -> None:
        """Say how far the work is, once it has taken a while."""
        if self._slow and message.round == self.session.round:
            stop = self.keymap.key("comparing.stop")
            self.session.waiting = f"{message.stage} {message.share:.0%} · {stop} stops"
            self.tell()
            self._renew_overview()

    def on_sentences_found(self, message: SentencesFound) -> None:
        """Show sentences in place of paragraphs; go to where these articles were left."""
        if message.round != self.session.round:
            return

        def lay() -> None:
            try:
                self.session.sentences_found(message.articles)
            except NotebookError as error:
                self.say(str(error))

        here = self._laid_anew(lay)
        kept = None if self._moved else self.session.kept_place()
        self._show_columns(kept or here or self.session.start())

    def on_compared(self, message: Compared) -> None:
        """Show how the accounts stand to each other."""
        if message.round != self.session.round:
            return
        self.session.compared(message.comparison)
        self._show_columns(self.place)
        self._renew_overview()
        self._tell_apart()

    def on_comparing_failed(self, message: ComparingFailed) -> None:
        """Say that there will be no findings, and why; the texts stay readable."""
        if message.round != self.session.round:
            return
        self.session.waiting = NOT_COMPARED
        self.tell()
        self._renew_overview()
        self.say(f"The accounts could not be compared ({message.reason}). You can still read them.")

    def _tell_apart(self) -> None:
        """Say so where nothing at all is aligned."""
        if self.session.parallels is not None and not self._hints.message:
            self.say(apart(self.session.parallels.comparison))

    def _renew_overview(self) -> None:
        """Show in an open overview what has become known."""
        if self._overview is not None:
            self._overview.renew()

    # -- other articles ------------------------------------------------------------------------------------

    def reopen(self, dossier: Dossier, told: str = "") -> None:
        """Read other articles, or the same with other facts; the reader stays at a text that is still open.

        Args:
            dossier: All articles at hand, with those that are read from now on: at least one.
            told: What to tell the reader.
        """
        self.keep_place()

        def lay() -> None:
            nonlocal told
            try:
                self.session.reopen(dossier)
            except NotebookError as error:
                told = str(error)

        here = self._laid_anew(lay)
        self._moved = here is not None
        self._show_columns(here or self.session.start())
        self.say(told)
        self.post_message(self.Reopened())

    def action_stop(self) -> None:
        """Stop comparing, or begin again."""
        session = self.session
        if session.parallels is not None:
            self.say("The accounts are compared; there is nothing to stop.")
        elif session.waiting in (STOPPED, NOT_COMPARED):
            self.reopen(session.dossier)
        else:
            session.stop()
            self.post_message(self.Stopped())
            self.tell()
            self._renew_overview()
            self.say(f"Comparing was stopped; you can still read. {self.keymap.key('comparing.stop')} begins again.")

    # -- the columns ---------------------------------------------------------------------------------------

    def _laid_anew(self, lay: Callable[[], None]) -> Place | None:
        """Change the passages of the open articles; marks and trail stay at the same texts.

        Args:
            lay: What changes them.

        Returns:
            The place of the text under the cursor; None where it is not open any more.
        """
        before = self.place
        offsets = self.noted() | ({before: self.session.offset(before)} if before else {})
        lay()
        places = {place: self.same_text(place, offset) for place, offset in offsets.items()}
        self.move_noted(places.__getitem__)
        return places[before] if before else None

    def _show_columns(self, place: Place | None) -> None:
        """Show the columns as they are now, with the cursor at a place of theirs."""
        self.unselect()
        self._columns.lay_out(place)
        self.search_again()
        self.filter_again()
        if self._overviews is not None:
            self._overviews.made.clear()
        self.tell()

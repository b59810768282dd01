"""The reader's screen: lays out its parts and carries out the actions of the registry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.notebook import NotebookError
from tui.reading import jumps
from tui.reading.apart import apart
from tui.reading.footers import FOOTER
from tui.reading.keymap import ACTIONS
from tui.reading.parallels import Parallels
from tui.reading.place import Place
from tui.reading.tour import Welcome
from tui.reading.user_keys import USUAL_KEYS, Keymap
from tui.session import Session
from tui.ui.arranging import Arranging
from tui.ui.bars import HintLine, StatusLine
from tui.ui.columns_view import ColumnsView
from tui.ui.correcting import Correcting
from tui.ui.detail_strip import DetailStrip
from tui.ui.detailing import Detailing
from tui.ui.grouping import Grouping
from tui.ui.keeping_up import KeepingUp
from tui.ui.keyed import give_keys
from tui.ui.measuring import Measuring
from tui.ui.opening import Opening
from tui.ui.pasting import Pasting
from tui.ui.ranging import Ranging
from tui.ui.reviewing import Reviewing
from tui.ui.setting_aside import SettingAside
from tui.ui.touring import Touring

if TYPE_CHECKING:
    from tui.ui.overview import Destination

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Cells and rows below which columns, detail and bars have no room."""
DETAIL_SHARE = 4
"""A quarter of the rows explain the passage under the cursor."""
DETAIL_ROWS = (5, 14)
"""Fewest and most rows of the detail strip, its rule included."""
KEEP_SECONDS = 1.0
"""The place is kept when the cursor has rested this long, so that even a killed reader finds it again."""
OVERLAP_ROWS = 2
"""Rows of the page before that stay in sight."""
KEPT_TO = "aligned passage"
"""The kind of jump that, as the moves by a passage do, keeps to what the filter lets through."""
TAGGED = "tagged passage"
"""The kind of jump that goes to what is tagged or noted."""
LISTED = ("conflict", "embellishment", "omission")
"""Kinds of passages that the matrix lists for all accounts."""


class ReaderScreen(
    Touring,
    Ranging,
    Measuring,
    SettingAside,
    Correcting,
    Grouping,
    Pasting,
    Arranging,
    Opening,
    Reviewing,
    Detailing,
    KeepingUp,
    inherit_bindings=False,
):
    """Several accounts side by side.

    Args:
        session: The accounts and what is known of them.
        announcement: What to say at first, such as files that were left out.
        keymap: Which keys do what.
        welcome: Whether to begin with the tour, or with a line that says that there is one.
        keep_welcome: Takes what the reader was told of the tour, for the next time; may raise `OSError`.
    """

    def __init__(
        self,
        session: Session,
        announcement: str = "",
        keymap: Keymap = USUAL_KEYS,
        welcome: Welcome = Welcome.NONE,
        keep_welcome: Callable[[Welcome], object] = lambda told: None,
    ) -> None:
        super().__init__()
        give_keys(self, keymap.bound(ACTIONS))
        self.session = session
        self.keymap = keymap
        self._announcement = announcement
        self._due_welcome = welcome
        self.keep_welcome = keep_welcome
        self._columns = ColumnsView(session)
        self._detail = DetailStrip(session, keymap)
        self._status = StatusLine(session)
        self._hints = HintLine(keymap.of(FOOTER))
        self._too_small = Static(id="too-small", markup=False)
        self._ring: tuple[str, ...] = ()
        self._keeper: Timer | None = None

    # -- life ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Put the parts on the screen."""
        yield self._status
        yield self._columns
        yield self._detail
        yield self._tour_box
        yield self._hints
        yield self._prompt
        yield self._note_line
        yield self._too_small

    def on_mount(self) -> None:
        """Give the columns the keys and tell what was left out."""
        self._columns.focus()
        self._hints.say(self._announcement)
        self.restore(self.session.kept_view())
        self.welcome(self._due_welcome)
        self.tell()

    def on_resize(self, event: events.Resize) -> None:
        """Share the rows out anew; say so where there are too few."""
        width, height = event.size
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-too-small")
        needed = f"synoptic needs {LEAST_WIDTH}×{LEAST_HEIGHT} cells; this window has {width}×{height}."
        self._too_small.update(Content(f"{needed}\n{self.keymap.key('reader.quit')} quits."))
        least, most = DETAIL_ROWS
        self._detail.styles.height = max(least, min(most, height // DETAIL_SHARE))

    def on_columns_view_resized(self) -> None:
        """Tell of the place at the new size."""
        self.tell()

    # -- moving --------------------------------------------------------------------------------------------

    def tell(self) -> None:
        """Tell of the place above and below the columns."""
        place, spread = self._columns.place, self._columns.spread
        self._status.tell(place, spread)
        self._detail.explain(place)
        self.renew_details()
        if self.is_touring:
            self.tell_tour()

    def say(self, message: str) -> None:
        """Tell the reader something in the line at the bottom."""
        self._hints.say(message)

    def go(self, place: Place) -> None:
        """Move the cursor."""
        self._hints.say("")
        self.forget_keys()
        self._moved = True
        self.unselect()
        self._columns.go(self.in_a_row(place))
        self.tell()
        self.extend_range()
        self.keep_soon()

    def _moved_by(self, move: Callable[[Place], Place], at_end: str) -> None:
        place = self._columns.place
        if place is None:
            return
        moved = move(place)
        self.go(moved)
        if moved == place:
            self._hints.say(at_end)

    def _scroll(self, rows: int) -> None:
        self._moved_by(
            lambda place: self._columns.spread.scroll(place, rows),
            "This is the end of the account." if rows > 0 else "This is the beginning of the account.",
        )

    def on_columns_view_wheeled(self, message: ColumnsView.Wheeled) -> None:
        """Scroll by the wheel."""
        with self.selection_kept():
            self._scroll(message.rows)

    def on_columns_view_place_chosen(self, message: ColumnsView.PlaceChosen) -> None:
        """Go where the mouse pointed."""
        self.go(message.place)

    # -- actions -------------------------------------------------------------------------------------------

    def action_step(self, items: int) -> None:
        """Move by passages."""
        items *= self.taken().times
        self._moved_by(lambda place: self.stepped(place, items), self.told_end(items))

    def action_page(self, pages: int, parts: int) -> None:
        """Move by the `parts`-th part of a page, down or up; two rows of a whole page stay in sight."""
        height = self._columns.spread.height
        self._scroll(self.taken().times * pages * max(1, height - OVERLAP_ROWS if parts == 1 else height // parts))

    def action_end(self, which: str) -> None:
        """Go to the first or last passage of the column, or to the one whose number was typed."""
        place, number = self._columns.place, self.taken().number
        if number:
            self.to_number(number)
        elif place is not None:
            self.jump(self._columns.spread.end(place, is_last=which == "last"))

    def action_focus_outlet(self, by: int) -> None:
        """Focus another account."""
        place, spread = self._columns.place, self._columns.spread
        if place is not None:
            shown = spread.shown(place.focused)
            by *= self.taken().times
            self.go(spread.focus(place, shown[(shown.index(place.focused) + by) % len(shown)]))

    def action_find(self, kind: str, step: int) -> None:
        """Jump to the next or previous item of a kind in the focused column."""
        place, parallels = self._columns.place, self.session.parallels
        if place is None:
            return
        if parallels is None:
            self._hints.say(self.session.why_unknown)
            return
        column, kept_to = self._columns.spread.column(place.focused), ""
        wanted = jumps.wanted(kind, parallels, self.session.record.marks)
        if kind == KEPT_TO:
            wanted, kept_to = self.let_through(wanted), self.told_filter
        times = self.taken().times
        found, number = self.sought(place, wanted, step, times)
        if found is not None:
            self.jump(found)
            if number < times:
                self._hints.say(f"Only {number} {'further' if step > 0 else 'earlier'}: this is the last one here.")
            return
        others = jumps.count((c for c in self.session.columns if c is not column), wanted)
        here = jumps.count([column], wanted)
        if not here and not others:
            self._hints.say(self._told_none(kind, kept_to, parallels))
            return
        where = f"in {column.article.outlet}{kept_to}"
        if self._columns.is_parallel and here:
            where += f" beside {self.lead_outlet}; {self.keymap.key('arrangement.switch')} shows all of it"
        told = f"No {'further' if step > 0 else 'earlier'} {kind} {where}."
        if others:
            listed = f": {self.keymap.key('matrix.show')} lists them" if kind in LISTED else ""
            told += f" Other accounts have {others}{listed}."
        self._hints.say(told)

    def _told_none(self, kind: str, kept_to: str, parallels: Parallels) -> str:
        """Say that no account has any item of a kind, and what to do about it where there is something."""
        if kind == TAGGED:
            verified, dubious = self.keymap.key("tag.verified"), self.keymap.key("tag.dubious")
            return f"No passage is tagged or noted{kept_to}. {verified} and {dubious} tag the one you are on."
        told_apart = apart(parallels.comparison)
        return told_apart if kind == KEPT_TO and told_apart else f"No {kind} in any account{kept_to}."

    def action_counterpart(self) -> None:
        """Go round the passages that report the same, in the order of the columns."""
        place, parallels = self._columns.place, self.session.parallels
        if place is None:
            return
        if parallels is None:
            self._hints.say(self.session.why_unknown)
            return
        if place.item not in self._ring or self._columns.is_parallel:
            self._ring = self._columns.spread.around(place)
        if len(self._ring) < 2:
            self._hints.say(self.why_no_counterpart(place, parallels))
            return
        on = self.taken().times
        target = self._ring[(self._ring.index(place.item) + on) % len(self._ring)]
        passage = self.session.passage(target)
        article = passage.article if passage else place.article
        ring = self._ring
        self.jump(self._columns.spread.to(place, article, target))
        self._ring = ring

    # -- actions: overviews ----------------------------------------------------------------------------------

    def action_overview(self, name: str) -> None:
        """Open an overview over the accounts; where one is open, it is asked in its stead."""
        if self._overview is not None:
            self._overview.action_overview(name)
            return
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.overview import Overviews, OverviewScreen

        if self._overviews is None:
            self._overviews = Overviews()
        place = self._columns.place
        item = place.item if place else ""
        account = self._columns.spread.number(place.focused) if place else 0
        self._overview = OverviewScreen(self.session, self._overviews, name, item, account, self.keymap)
        self.app.push_screen(self._overview, self._come_back)

    def _come_back(self, destination: Destination | None) -> None:
        """Go on where the reader was, or where an overview leads."""
        self._overview = None
        if destination is not None and self.go_to(destination.item):
            self._hints.say(destination.note)

    # -- actions: screen -----------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Keys and signs."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.help import HelpOverlay

        self.app.push_screen(HelpOverlay(self.keymap))

    # -- place ---------------------------------------------------------------------------------------------

    def keep_soon(self) -> None:
        """Keep the place once the reader has rested."""
        if self._keeper is not None:
            self._keeper.stop()
        self._keeper = self.set_timer(KEEP_SECONDS, self.keep_place)

    def keep_place(self) -> None:
        """Keep the place for the next time; a notebook that cannot take it costs only the place."""
        place = self._columns.place
        if place is None or not self.session.has_sentences:
            return
        try:
            self.session.keep_place(place, self.view)
        except NotebookError as error:
            if not self._hints.message:
                self._hints.say(f"Place not kept: {error}")

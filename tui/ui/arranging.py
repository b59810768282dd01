"""What the reader can do with the columns: put them in rows, let one lead, zoom, pin, hide and order them."""

from __future__ import annotations

from dataclasses import replace

from tui.model import Passage
from tui.reading.apart import apart
from tui.reading.arrangement import Arrangement
from tui.reading.columns import stands_for
from tui.reading.parallels import Parallels
from tui.reading.place import Place
from tui.ui.reading_screen import ReadingScreen


class Arranging(ReadingScreen):
    """The actions on the arrangement, for the screen that holds the columns."""

    # -- the columns as they stand -------------------------------------------------------------------------

    @property
    def _articles(self) -> tuple[str, ...]:
        return tuple(column.article.id for column in self.session.columns)

    @property
    def lead_outlet(self) -> str:
        """Number and outlet of the account that the rows follow."""
        return self._outlet(self.session.arrangement.lead)

    def _outlet(self, article: str) -> str:
        found = (f"{n} {c.article.outlet}" for n, c in enumerate(self.session.columns, 1) if c.article.id == article)
        return next(found, "the account")

    def rearrange(self, arrangement: Arrangement, place: Place | None = None) -> None:
        """Put the columns another way; the passage under the cursor keeps its height where it can.

        Args:
            arrangement: How they are to stand.
            place: Where the cursor is to be; None: where it is.
        """
        self.session.arrangement = arrangement
        self._columns.lay_out(place or self._columns.place)
        self.tell()
        self.keep_soon()

    def in_a_row(self, place: Place) -> Place:
        """Make sure that a place can be shown: what stands in no row of the lead leads itself."""
        if self._columns.spread.holds(place):
            return place
        before = self.lead_outlet
        self.rearrange(self.session.arrangement.led_by(place.article), place)
        self.say(f"This stands beside nothing in {before}: {self.lead_outlet} leads now.")
        return self._columns.place or place

    def why_no_counterpart(self, place: Place, parallels: Parallels) -> str:
        """Say why there is nothing to go to from a place, and whether hidden accounts would have it."""
        column = self._columns.spread.column(place.article)
        about = stands_for(column.items[column.index[place.item]])
        if isinstance(about, Passage):
            found = parallels.parallels(about.id)
            others = {p.passage.article for p in found}
        else:
            others = set(about.articles)
        hidden = [article for article in self._articles if article in others & self.session.arrangement.hidden]
        if not hidden:
            return apart(parallels.comparison) or "No other account reports this."
        names = parallels.outlets(hidden)
        return f"Only hidden accounts report this: {names}; {self.keymap.key('outlets.list')} lists them."

    def _place_of(self, article: str) -> Place | None:
        """Where the cursor is, or, in an empty cell, the passage of that account that would stand there."""
        place, parallels = self._columns.place, self.session.parallels
        if place is None or place.article == article or parallels is None:
            return place
        column = self._columns.spread.column(article)
        home = self._columns.spread.column(place.article)
        about = stands_for(home.items[home.index[place.item]])
        passage = about.id if isinstance(about, Passage) else about.passages[0]
        passages = column.article.passages
        if not passages:
            return place
        expected = passages[min(parallels.expected_at(passage, article), len(passages) - 1)]
        return Place(article, expected.id, place.level, place.first)

    # -- actions -------------------------------------------------------------------------------------------

    def action_switch_arrangement(self) -> None:
        """Rows beside a lead, or every account in its own order."""
        place, arrangement = self._columns.place, self.session.arrangement
        if place is None:
            return
        if self._columns.is_parallel:
            self.rearrange(replace(arrangement, is_parallel=False))
            self.say("Reading: every account in its own order.")
        elif self.session.parallels is None:
            self.say(self.session.why_unknown)
        else:
            keeps = arrangement.keeps_lead
            self.rearrange(arrangement.led_by(arrangement.lead if keeps else place.focused, keeps_lead=keeps))
            self.say(self._told_lead())

    def _told_lead(self) -> str:
        take, back = self.keymap.key("lead.take"), self.keymap.key("arrangement.switch")
        return f"{self.lead_outlet} leads: its passages are the rows. {take} lets another lead, {back} goes back."

    def action_take_lead(self) -> None:
        """Let the rows follow the focused account."""
        place, arrangement = self._columns.place, self.session.arrangement
        if place is None:
            return
        if self.session.parallels is None:
            self.say(self.session.why_unknown)
            return
        if self._columns.is_parallel and arrangement.lead == place.focused:
            self.say(f"{self.lead_outlet} leads already.")
            return
        wanted = arrangement.led_by(place.focused, keeps_lead=True)
        self.rearrange(wanted, self._place_of(place.focused))
        self.say(self._told_lead())

    def action_zoom(self) -> None:
        """One column alone, and back."""
        arrangement = self.session.arrangement
        self.rearrange(replace(arrangement, is_zoomed=not arrangement.is_zoomed))
        back = f"{self.keymap.key('column.zoom')} shows several again."
        self.say("" if arrangement.is_zoomed else f"One account at a time; {back}")

    def action_pin_outlet(self) -> None:
        """Keep the focused account at the left."""
        if self._columns.place is not None:
            self.say(self.pin(self._columns.place.focused))

    def action_hide_outlet(self) -> None:
        """Hide the focused account."""
        if self._columns.place is not None:
            self.say(self.hide(self._columns.place.focused))

    def action_move_outlet(self, by: int) -> None:
        """Move the focused account to the left or right."""
        if self._columns.place is not None:
            self.say(self.move(self._columns.place.focused, by))

    def action_list_outlets(self) -> None:
        """Open the list of accounts."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.outlet_list import OutletList

        place = self._columns.place
        if place is not None:
            self.app.push_screen(OutletList(self, place.focused), self.focus_outlet)

    # -- what the list of accounts does too ----------------------------------------------------------------

    @property
    def is_parallel(self) -> bool:
        """Whether the rows follow a lead."""
        return self._columns.is_parallel

    def pin(self, article: str) -> str:
        """Pin an account at the left or let it go.

        Returns:
            What to tell.
        """
        arrangement = self.session.arrangement.pinned_or_not(article)
        self.rearrange(arrangement)
        if article in arrangement.pinned:
            return f"{self._outlet(article)} stays at the left; {self.keymap.key('outlet.pin')} lets it go."
        return f"{self._outlet(article)} is not pinned any more."

    def hide(self, article: str) -> str:
        """Hide an account or show it again; a hidden one gives focus and lead away.

        Returns:
            What to tell.
        """
        before, place = self.session.arrangement, self._columns.place
        arrangement = before.hidden_or_not(article, self._articles)
        if arrangement is before:
            return "The last account that shows cannot be hidden."
        if article not in arrangement.hidden:
            self.rearrange(arrangement)
            return f"{self._outlet(article)} shows again."
        shown = arrangement.shown(self._articles)
        order = arrangement.ordered(self._articles)
        after = next((a for a in order[order.index(article) :] if a in shown), shown[-1])
        if place is not None and place.focused == article:
            place = self._columns.spread.focus(place, after)
            if place.article == article:
                self._columns.place = place
                place = self._place_of(after)
        if place is not None and arrangement.lead == article:
            arrangement = replace(arrangement, lead="", keeps_lead=False)
            if place.article == article:
                place = self._place_of(place.focused)
        self.rearrange(arrangement, place)
        return f"{self._outlet(article)} is hidden; {self.keymap.key('outlets.list')} lists it and shows it again."

    def move(self, article: str, by: int) -> str:
        """Move an account to the left (-1) or right (1).

        Returns:
            What to tell; nothing where it can be seen.
        """
        before = self.session.arrangement
        arrangement = before.moved(article, by, self._articles)
        if arrangement is before:
            side = "right" if by > 0 else "left"
            among = " of the pinned accounts" if article in before.pinned and len(before.pinned) > 1 else ""
            return f"{self._outlet(article)} is at the {side} end{among} already."
        self.rearrange(arrangement)
        return ""

    def focus_outlet(self, article: str | None) -> None:
        """Focus an account, and show it if it is hidden; None: stay."""
        place = self._columns.place
        if article is None or place is None:
            return
        told = self.hide(article) if article in self.session.arrangement.hidden else ""
        self.go(self._columns.spread.focus(self._columns.place or place, article))
        self.say(told)

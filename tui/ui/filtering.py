"""Keeps to one kind of passage: moves skip the others, which stay where they are and step back."""

from __future__ import annotations

from rich.cells import cell_len

from tui.reading import jumps
from tui.reading.columns import Item
from tui.reading.filters import FILTERS, FOUND, Filter, lets_through
from tui.reading.jumps import Wanted
from tui.reading.kept_view import KeptView
from tui.reading.place import Place
from tui.reading.runs import Run
from tui.reading.search import Hits, search
from tui.ui.going import Going
from tui.ui.searching import Searching

ALL_KEYS = "&*"
"""What chooses all passages again, beside esc."""


class Filtering(Going, Searching):
    """The filter."""

    def __init__(self) -> None:
        super().__init__()
        self._filter: Filter | None = None
        self._lets: Wanted | None = None
        self._returning: Filter | None = None

    def action_filter(self) -> None:
        """Ask which kind of passage to keep to."""
        counts = [self._total(self._wanted(filter_)) for filter_ in FILTERS]
        told = [f"{f.key} {f.name} {count}" for f, count in zip(FILTERS, counts, strict=True)]
        brief = [f"{f.key} {f.name}" for f in FILTERS]
        signs = [f"{f.key}{f.sign}" for f in FILTERS]
        forms = (" · ".join(["Keep to:", *told, "& all"]), " · ".join([*brief, "& all"]), " ".join([*signs, "& all"]))
        fitting = (form for form in forms if cell_len(form) < self.size.width - 1)
        self.ask(next(fitting, forms[-1]), self._choose)

    def _choose(self, key: str) -> None:
        if key in ALL_KEYS:
            self._show_all()
            return
        filter_ = next((f for f in FILTERS if f.key == key), None)
        if filter_ is None:
            kinds = ", ".join(f.key for f in FILTERS)
            self.say(f"“{key}” is no kind of passage; {self.keymap.key('passages.filter')} and one of {kinds} is.")
        elif filter_.needs_findings and self.session.parallels is None:
            self.say(self.session.why_unknown)
        else:
            self._keep_to(filter_)

    def _keep_to(self, filter_: Filter) -> None:
        wanted, place = self._wanted(filter_), self.place
        total = self._total(wanted)
        if not total or place is None:
            stays = f"stays at {self._filter.name}" if self._filter else "is not set"
            self.say(f"No {filter_.name} in any account, so the filter {stays}.")
            return
        self._set(filter_)
        column = self.spread.column(place.focused)
        here = jumps.count([column], wanted)
        if not wanted(column.items[column.index[place.item]] if place.item in column.index else self._item(place)):
            found = self.spread.find(place, wanted, 1) or self.spread.find(place, wanted, -1)
            if found is not None:
                self.jump(found)
        told = f"{here} of {total} in {column.article.outlet}" if here else f"none in {column.article.outlet}"
        self.say(f"Only {filter_.name}: {told}; esc shows all.")

    def _item(self, place: Place) -> Item:
        column = self.spread.column(place.article)
        return column.items[column.index[place.item]]

    def _show_all(self) -> None:
        self._returning = None
        if self._filter is None:
            self.say("All passages are shown already.")
        else:
            self._set(None)
            self.say("All passages.")

    def _wanted(self, filter_: Filter) -> Wanted:
        return lets_through(filter_, self.session.parallels, self.session.record.marks, self._hits)

    def _total(self, wanted: Wanted) -> int:
        return jumps.count(self.session.columns, wanted)

    def _set(self, filter_: Filter | None) -> None:
        self._filter, self._returning = filter_, None
        self._lets = self._wanted(filter_) if filter_ else None
        self._columns.keep_to(self._lets)
        self._status.note("filter", Run(f"only {filter_.name}" if filter_ else "", "warning"))

    def filter_again(self) -> None:
        """Filter passages that have changed; a filter of the last time returns once it can tell."""
        returning = self._returning
        if self._filter is not None:
            self._set(self._filter)
        elif returning and self.session.has_sentences and (self.session.parallels or not returning.needs_findings):
            self._returning = None
            if self._total(self._wanted(returning)):
                self._set(returning)
                if not self._hints.message:
                    self.say(f"As you left it: only {returning.name}; {self.keymap.key('view.clear')} shows all.")

    # -- from one time to the next -------------------------------------------------------------------------

    @property
    def view(self) -> KeptView:
        """What is filtered and searched for, to be kept."""
        hits = self._before if self._prompt.is_open else self._hits
        return KeptView(self._filter or self._returning, hits.pattern, self.session.is_aside_shown)

    def restore(self, view: KeptView) -> None:
        """Filter and search as the last time, as far as anything is found now; the cursor stays where it is."""
        self._returning = view.filter
        hits = search(view.pattern, self._articles_searched(), self._texts)
        if hits:
            self._light(hits)
        self.filter_again()

    def _light(self, hits: Hits) -> None:
        """Show other hits; a filter that keeps to hits follows them, and goes with the last."""
        super()._light(hits)
        if self._filter is FOUND:
            self._set(FOUND if hits else None)

    # -- what the filter does to moves ---------------------------------------------------------------------

    def let_through(self, wanted: Wanted) -> Wanted:
        """Say which of some wanted items the filter lets through."""
        lets = self._lets
        return wanted if lets is None else lambda item: wanted(item) and lets(item)

    def stepped(self, place: Place, items: int) -> Place:
        """Move by passages (negative: up) that the filter lets through; a tall one is scrolled through first."""
        if self._lets is None:
            return self.spread.step(place, items)
        step = 1 if items > 0 else -1
        for _ in range(abs(items)):
            beyond = self.spread.step(place, step)
            scrolls = (beyond.item, beyond.row) == (place.item, place.row) and beyond.level != place.level
            found = beyond if scrolls else self.spread.find(place, self._lets, step)
            if found is None:
                break
            place = found
        return place

    @property
    def told_filter(self) -> str:
        """What to add where nothing is found because of the filter."""
        return f" (only {self._filter.name}: esc shows all)" if self._filter else ""

    def told_end(self, items: int) -> str:
        """Say that there is nothing to move on to."""
        if self._filter is not None:
            return f"No {'further' if items > 0 else 'earlier'} {self._filter.name} here; esc shows all."
        return "This is the last passage." if items > 0 else "This is the first passage."

    def action_cancel(self) -> None:
        """Show all passages again."""
        if self._filter is not None:
            self._show_all()
        else:
            super().action_cancel()

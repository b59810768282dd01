"""Searches the accounts: the line the pattern is written in, the hits in the text, the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events

from tui.model import Article, Passage
from tui.reading.columns import Item
from tui.reading.place import Place
from tui.reading.runs import Run
from tui.reading.search import NO_HITS, Hits, Texts, search
from tui.ui.ink import cut
from tui.ui.prompt import Prompt
from tui.ui.reading_screen import ReadingScreen

PATTERN_CELLS = 24
"""A longer pattern is told cut off."""


class Searching(ReadingScreen):
    """The search and its hits."""

    def __init__(self) -> None:
        super().__init__()
        self._hits = NO_HITS
        self._before = NO_HITS
        self._texts = Texts()
        self._prompt = Prompt("/")

    # -- the line ------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the line to write a pattern in."""
        self._before = self._hits
        self.say("")
        self._hints.display = False
        self._prompt.open()

    def on_prompt_changed(self, message: Prompt.Changed) -> None:
        """Light the hits while the pattern is written."""
        self._light(search(message.text, self._articles_searched(), self._texts))
        self._prompt.tell(self._tallied() if self._hits.pattern else "enter clears the search · esc leaves")

    def on_prompt_submitted(self, message: Prompt.Submitted) -> None:
        """Go to the first hit, here or further on."""
        self._close_prompt()
        self._light(search(message.text, self._articles_searched(), self._texts))
        self.fold_again()
        place = self.place
        if not self._hits.pattern:
            self.say("Nothing is searched for any more." if self._before.pattern else "Nothing to search for.")
        elif not self._hits or place is None:
            self.say(self._nowhere())
        else:
            if place.item not in self._hits or place.blank:
                found = self._next(place, 1)
                if found is not None:
                    self.jump(found)
            self.say(self._tallied())

    def on_prompt_left(self) -> None:
        """Take back what the pattern lit."""
        self._close_prompt()
        self._light(self._before)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click on the text leaves the line."""
        if self._prompt.is_open and event.widget is self._columns:
            self.on_prompt_left()

    def on_resize(self, event: events.Resize) -> None:
        """A line that has no room any more is left."""
        if self._prompt.is_open and self.has_class("-too-small"):
            self.on_prompt_left()

    @property
    def is_writing(self) -> bool:
        """Whether the reader is writing in a line."""
        return self._prompt.is_open or super().is_writing

    def _close_prompt(self) -> None:
        self._prompt.close()
        self._hints.display = True
        self._columns.focus()

    # -- the hits ------------------------------------------------------------------------------------------

    def search_again(self) -> None:
        """Search the same in passages that have changed."""
        articles = self._articles_searched()
        self._before = search(self._before.pattern, articles, self._texts)
        self._light(search(self._hits.pattern, articles, self._texts))

    def _articles_searched(self) -> Sequence[Article]:
        return [column.article for column in self.session.columns]

    def _light(self, hits: Hits) -> None:
        """Show other hits."""
        is_shown = hits.pattern or self._hits.pattern
        self._hits = hits
        if is_shown:
            self._columns.light(hits)
        note = f"/{cut(hits.pattern, PATTERN_CELLS)} {hits.total}" if hits.pattern else ""
        self._status.note("search", Run(note, "strong"))

    def _is_hit(self, item: Item) -> bool:
        return item.id in self._hits

    @property
    def _quoted(self) -> str:
        return f"“{cut(self._hits.pattern, PATTERN_CELLS)}”"

    def _nowhere(self) -> str:
        return f"{self._quoted} is in no account; try fewer letters."

    def _tallied(self) -> str:
        """Tell the number of hits in each column, as briefly as the screen asks for."""
        hits, place = self._hits, self.place
        if not hits or place is None:
            return self._nowhere()
        shown = self.spread.shown(place.focused)
        hidden = sum(count for article, count in hits.counts.items() if article not in shown)
        rest = [f"hidden: {hidden}"] if hidden else []
        total = f"{self._quoted} {hits.total} hit{'' if hits.total == 1 else 's'}"
        number = self.spread.number
        forms = (
            [f"{self.named(article)}: {hits.counts[article]}" for article in shown],
            [f"{number(article) + 1}: {hits.counts[article]}" for article in shown],
        )
        for parts in forms:
            told = " · ".join([total, *parts, *rest])
            if cell_len(told) < self.size.width - PATTERN_CELLS:
                return told
        having = sum(count > 0 for count in hits.counts.values())
        return f"{total} in {having} of {len(hits.counts)} accounts, {hits.counts[place.focused]} here"

    # -- from hit to hit -----------------------------------------------------------------------------------

    def action_hit(self, step: int) -> None:
        """Go to the next or previous passage with a hit: in this column, then in the next that has one."""
        place, times = self.place, self.taken().times
        if place is None:
            return
        if not self._hits.pattern:
            self.say(f"Nothing is searched for: {self.keymap.key('search.open')} searches.")
            return
        if not self._hits:
            self.say(self._nowhere())
            return
        here: Place | None = place
        for _ in range(min(times, len(self._hits))):
            here = self._next(here, step) if here else None
        if here is None:
            self.say(f"{self._quoted} is only in accounts that are hidden.")
            return
        self.jump(here)
        self.say(self._told_hit(place, self.place or here, step))

    def _told_hit(self, before: Place, here: Place, step: int) -> str:
        """Tell which hit the reader has come to, and where the way left the column or began anew."""
        hits, column = self._hits, self.spread.column(here.article)
        item = column.items[column.index[here.item]]
        first = (hits.before(item) if isinstance(item, Passage) else 0) + 1
        count = len(hits.spans(here.item))
        which = f"{first}" if count < 2 else f"{first}–{first + count - 1}"
        told = f"{self._quoted} {which} of {hits.counts[here.article]} in {self.named(here.article)}."
        outlet = self.spread.column(before.focused).article.outlet
        if here.article != before.focused:
            return f"{told} No {'further' if step > 0 else 'earlier'} hit in {outlet}."
        if here.item == before.item:
            return f"{told} It is the only passage."
        comes_after = column.index[here.item] > column.index[before.item] if before.item in column.index else step > 0
        return told if comes_after is (step > 0) else f"{told} Round again."

    def _next(self, place: Place, step: int) -> Place | None:
        """The nearest hit in the focused column, else the first in the next column that has one, round to this one."""
        found = self.spread.find(place, self._is_hit, step)
        if found is not None:
            return found
        shown = self.spread.shown(place.focused)
        here = shown.index(place.focused)
        for n in range(1, len(shown) + 1):
            article = shown[(here + n * step) % len(shown)]
            if self._hits.counts.get(article):
                end = self.spread.end(self.spread.focus(place, article), is_last=step < 0)
                is_found = end.article == article and end.item in self._hits
                found = end if is_found else self.spread.find(end, self._is_hit, step)
                if found is not None and found.article == article:
                    return found
        return None

    def action_cancel(self) -> None:
        """Take the highlights off."""
        if self._hits.pattern:
            self._light(NO_HITS)
            self.fold_again()
            self.say("Nothing is searched for any more.")
        else:
            super().action_cancel()

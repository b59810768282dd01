"""The screen of the review: everything tagged or noted, and what was not found put where it belongs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.message import Message

from tui.model import Passage
from tui.notebook import NotebookError
from tui.reading.detail import folded_paragraphs
from tui.reading.key_contexts import REVIEW_ACTIONS
from tui.reading.overview import Overview
from tui.reading.review import (
    CHOICES,
    KEPT_ALL,
    LEGEND,
    NOT_OPEN,
    Reattaching,
    Tally,
    judgement_detail,
    kept_anew,
    review,
    tally,
    tally_forms,
)
from tui.reading.runs import Run, Runs, shortened
from tui.reading.sheet import View
from tui.reviewed import Reviewed, explained, reviewed, steps, suggested
from tui.ui.detail_strip import Explanation
from tui.ui.overview import Destination
from tui.ui.row_judging import Below, RowJudging

READING = "Listing the whole notebook …"
VALUE_CELLS = 16
"""Of a name in the question what to keep to."""


@dataclass(slots=True)
class ReviewState:
    """Where the reader was in the review, and what was kept to."""

    view: View = field(default_factory=View)
    kept: dict[str, str] = field(default_factory=dict)
    is_whole: bool = False
    """Whether the whole notebook is listed."""


@dataclass
class Listed(Message):
    """The rows are there."""

    listing: int
    """Which listing it is."""
    rows: dict[str, Reviewed]
    """All that were read, by id."""
    overview: Overview | None
    """None where the notebook cannot be read."""
    counts: Tally
    position: int | None
    """Where the cursor goes if its row is gone; else to the first row."""
    refusal: str = ""
    """Why not."""


class JudgementDetail(Explanation):
    """Says what the row under the cursor holds; scrolled where it is long.

    Args:
        ways_to_more: What to add where lines do not fit.
        lines: Gives all lines for a width in cells.
    """

    def __init__(self, ways_to_more: str, lines: Callable[[int], tuple[Runs, ...]]) -> None:
        super().__init__(ways_to_more)
        self._all = lines
        self._first = 0
        self._row = ""

    def about(self, row: str) -> None:
        """Tell of a row; of another one from the beginning."""
        self._first = self._first if row == self._row else 0
        self._row = row
        self.forget()

    def scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        total = len(self._all(max(2, self.content_size.width)))
        self._first = max(0, min(self._first + by, total - self.content_size.height))
        self.forget()

    def explained(self, width: int) -> tuple[Runs, ...]:
        """Give the lines from where it was scrolled to."""
        return self._all(width)[self._first :]


class ReviewScreen(RowJudging, inherit_bindings=False):
    """Everything tagged or noted; gives back the passage to go to.

    Args:
        below: The screen with the columns.
        state: Where the reader was in the review; kept up to date.
    """

    offered = REVIEW_ACTIONS
    """What the palette lists."""

    def __init__(self, below: Below, state: ReviewState) -> None:
        key = below.keymap.key
        more = f" · {key('review.more')} {key('review.less')} scroll"
        self._detail = JudgementDetail(more, self._lines)
        super().__init__(below, self._detail)
        self._state = state
        self._rows: dict[str, Reviewed] = {}
        self._counts = tally((), 0, 0)
        self._listing = 0
        """Number of the last listing asked for."""
        self._asking = False
        self._suggestion = 0
        self._suggested: tuple[str, Reattaching | None] = "", None

    def compose(self) -> ComposeResult:
        """Put the parts on the screen."""
        yield from super().compose()
        yield self._note_line

    def on_mount(self) -> None:
        """Show the rows; at first the one of the passage under the reader's cursor."""
        self._view.focus()
        self._list_anew()

    # -- the rows ------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Show what has become known, or what others hold now; where the row went, the one in its place."""
        if self.is_mounted:
            sheet = self._view.sheet
            self._list_anew(position=sheet.position if sheet else None)

    def _list_anew(self, *, is_read: bool = False, position: int | None = None) -> None:
        """List what is held; the whole notebook in a thread, since it may hold more than can be listed in a moment.

        Args:
            is_read: Whether what was read last still holds, and only other rows of it are to be shown.
            position: Where the cursor goes if its row is gone; else to the first row.
        """
        self._listing += 1
        listing, rows, progress = self._listing, self._rows if is_read else None, self.session.progress
        kept, is_whole = dict(self._state.kept), self._state.is_whole

        def listed() -> Listed:
            try:
                found = rows or {row.entry.id: row for row in reviewed(self.session, is_whole=is_whole)}
            except NotebookError as error:
                return Listed(listing, {}, None, self._counts, position, str(error))
            entries = [row.entry for row in found.values()]
            counts = tally((e for e in entries if e.status != NOT_OPEN), progress.judged, progress.threads)
            return Listed(listing, found, review(entries, kept, is_whole=is_whole, empty=""), counts, position)

        if not is_whole:
            self.on_listed(listed())
            return
        self.say(READING)
        self.run_worker(
            lambda: self._list_in_thread(listed), name="list", group="list", thread=True, exit_on_error=False
        )

    def _list_in_thread(self, listed: Callable[[], Listed]) -> None:
        # What is listed is no garbage: to look for some, again and again, would stop the screen for half a second.
        gc.disable()
        try:
            done = listed()
            gc.freeze()
        finally:
            gc.enable()
        self.post_message(done)

    def on_listed(self, message: Listed) -> None:
        """Show what was listed, unless something else has been asked for since; the cursor stays where it is."""
        if message.listing != self._listing:
            return
        if message.overview is None:
            self.say(message.refusal)
            return
        if self._hints.message == READING:
            self.say("")
        self._rows, self._counts = message.rows, message.counts
        self._suggested = "", None
        view, place = self._state.view, self._below.place
        if not view.row and place is not None:
            here = (row.entry.id for row in message.rows.values() if place.item in row.entry.passages)
            view = replace(view, row=next(here, ""))
        self._view.show(replace(message.overview, empty=self.empty), view)
        sheet = self._view.sheet
        if sheet is not None and sheet.view.row != view.row and message.position is not None:
            self._view.go(sheet.to(message.position))
        self._tell()

    @property
    def rows(self) -> Iterable[Reviewed]:
        """All rows, those that are kept back too."""
        return self._rows.values()

    @property
    def empty(self) -> str:
        """What to say where there is no row."""
        key = self.keymap.key
        if self._state.kept and self._rows:
            told = ", ".join(self._state.kept.values())
            return (
                f"None of the {len(self._rows)} judgements is {told}. {key('rows.filter')} {KEPT_ALL} shows all again."
            )
        tags = f"{key('tag.verified')} and {key('tag.dubious')} tag the passage under the cursor"
        is_all = self._state.is_whole or "review.whole" in self.keymap.barred
        whole = "" if is_all else f" {key('review.whole')} lists the whole notebook."
        where = "The notebook is empty" if self._state.is_whole else "Nothing is tagged or noted in these accounts"
        return f"{where}: {key('overview.close')} goes back to the texts, where {tags}.{whole}"

    @property
    def row(self) -> Reviewed | None:
        """The row under the cursor."""
        sheet = self._view.sheet
        return self._rows.get(sheet.row.id) if sheet and sheet.row else None

    def _tell(self) -> None:
        sheet = self._view.sheet
        if sheet is None:
            return
        if sheet.view.row != self._state.view.row:
            self._suggestion = 0
        self._state.view = sheet.view
        forms = tally_forms(self._counts)
        title = Run("Review of the notebook" if self._state.is_whole else "Review", "strong")
        self._title_line.tell(*((title, *form) for form in forms), *forms)
        kept = ", ".join(shortened(value, VALUE_CELLS, cell_len) for value in self._state.kept.values()) or "all"
        at = f"row {sheet.position + 1}/{len(sheet.rows)}" if sheet.rows else "no row"
        told = f"{at} · sorted: {sheet.overview.orders[sheet.view.order].name} · showing: {kept}"
        legend = f"{told} · {LEGEND}"
        self._legend.say(legend if cell_len(legend) < self.size.width else told)
        self._detail.about(sheet.row.id if sheet.row else "")

    def _lines(self, width: int) -> tuple[Runs, ...]:
        row = self.row
        if row is None:
            return folded_paragraphs([(Run(self.empty),)], width, cell_len)
        try:
            entry, history = explained(self.session, row), steps(self.session, row)
        except NotebookError:
            entry, history = row.entry, ()
        return judgement_detail(entry, history, self._reattaching(row), width, cell_len)

    # -- orphans -------------------------------------------------------------------------------------------

    def _reattaching(self, row: Reviewed) -> Reattaching | None:
        if row.orphan is None:
            return None
        if self._suggested[0] != row.entry.id:
            key = self.keymap.key
            found = suggested(self.session, row)
            best = f"{key('orphan.attach')} attaches it there · {key('suggestion.next')} next suggestion · "
            ways = f"{best if found else ''}{key('orphan.here')} attaches it to the passage that you came from"
            self._suggested = row.entry.id, Reattaching(found, 0, ways)
        offer = self._suggested[1]
        return replace(offer, shown=self._suggestion % max(1, len(offer.suggestions))) if offer else None

    def _offered(self) -> Passage | None:
        """The passage that is suggested for the orphan under the cursor."""
        row = self.row
        offer = self._reattaching(row) if row else None
        return self.session.passage(offer.suggestions[offer.shown].passage) if offer and offer.suggestions else None

    def action_suggest(self, by: int) -> None:
        """Show another suggestion."""
        row = self.row
        if row is None or row.orphan is None:
            self.say("Only for what was not found passages are suggested.")
            return
        self._suggestion += by
        self._detail.forget()

    def action_attach(self, where: str) -> None:
        """Put what was not found on the passage that is suggested, or on the one under the reader's cursor."""
        row, place = self.row, self._below.place
        if row is None or row.orphan is None:
            self.say("This row needs none of that: its words were found, or its article is not open.")
            return
        passage = self._offered() if where == "suggested" else self.session.passage(place.item) if place else None
        if passage is None or not passage.is_claim:
            self.say("There is no sentence to attach it to: go to one in the text, then come back here.")
            return
        try:
            self.session.reattach(row.orphan, passage)
        except NotebookError as error:
            self.say(f"Not attached: {error}")
            return
        self._below.judged_from_afar()
        outlet = next(article.outlet for article in self.session.articles if article.id == passage.article)
        self.say(f"Attached to {outlet}: “{shortened(passage.text, 40, cell_len)}”")

    # -- what is listed ------------------------------------------------------------------------------------

    async def on_key(self, event: events.Key) -> None:
        """Read the answer to a question; else do what a key is bound to before the next is read."""
        if self._note_line.is_open or not self.is_current:
            return
        if self._asking:
            self._asking = False
            self.say("")
            if event.is_printable:
                self._choose(event.character or "")
            event.stop()
            event.prevent_default()
            return
        active = self.active_bindings.get(event.key)
        if active is not None and active.enabled:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)

    def action_filter(self) -> None:
        """Ask what to keep to."""
        entries = [row.entry for row in self._rows.values()]
        row = self.row
        told, brief = [], []
        for choice in CHOICES:
            value = choice.only or (choice.value(row.entry) if row else "")
            if value:
                count = sum(choice.value(entry) == value for entry in entries)
                name = choice.name if choice.only else shortened(value, VALUE_CELLS, cell_len)
                held = "*" if self._state.kept.get(choice.facet) == value else ""
                told.append(f"{choice.key} {name}{held} {count}")
                brief.append(f"{choice.key} {name}")
        forms = (" · ".join(["Keep to:", *told, f"{KEPT_ALL} all"]), " · ".join([*brief, f"{KEPT_ALL} all"]))
        least = " ".join([*(f"{choice.key} {choice.brief}" for choice in CHOICES), f"{KEPT_ALL} all"])
        self._asking = True
        self.say(next((form for form in forms if cell_len(form) < self.size.width - 1), least))

    def _choose(self, key: str) -> None:
        row = self.row
        choice = next((choice for choice in CHOICES if choice.key == key), None)
        if key == KEPT_ALL:
            self._state.kept = {}
        elif choice is None:
            self.say(f"“{key}” is nothing to keep to; {self.keymap.key('rows.filter')} lists what is.")
            return
        else:
            kept = kept_anew(self._state.kept, choice, row.entry if row else None)
            if kept is None:
                self.say("The row under the cursor has none, so there is nothing to keep to.")
                return
            self._state.kept = dict(kept)
        self._state.view = replace(self._state.view, top=0)
        self._list_anew(is_read=True)

    def action_whole(self) -> None:
        """List the whole notebook, or the open accounts again."""
        self._state.is_whole = not self._state.is_whole
        self.say("")
        self._list_anew()

    def action_scroll_detail(self, by: int) -> None:
        """Scroll what is said of the row."""
        self._detail.scroll_lines(by)

    # -- leaving -------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Go to the passage; of a claim to the first, of what was not found to the passage that is suggested."""
        row = self.row
        back = f"{self.keymap.key('jump.back')} goes back to the review."
        if row is None:
            self.say(self.empty)
        elif row.entry.passages:
            self.dismiss(Destination(row.entry.passages[0], back))
        elif (offered := self._offered()) is not None:
            self.dismiss(Destination(offered.id, f"It may belong here. {back}"))
        elif row.orphan is not None:
            self.say("Its words were not found, and nothing is like them.")
        else:
            self.say(f"{row.entry.outlet} is not open: synoptic read with its file shows it.")

    def action_review(self) -> None:
        """The key that opens the review closes it, too."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Back to the texts."""
        self.dismiss(None)

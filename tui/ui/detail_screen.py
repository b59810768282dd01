"""The screen of the details: all that is known of the passage under the reader's cursor, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from tui.evidence import origin_names
from tui.model import Passage
from tui.reading.aside import Fold
from tui.reading.columns import Item
from tui.reading.detail_page import DetailPage, Spot
from tui.reading.footers import DETAIL_FOOTER
from tui.reading.full_detail import LEGEND, Block, full_detail
from tui.reading.judged import NO_MARK, TAG_SIGNS
from tui.reading.key_contexts import DETAIL_ACTIONS
from tui.reading.place import Place
from tui.reading.runs import Run, Runs
from tui.reading.signs import GLYPHS, OMISSION_GLYPH
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.ui.bars import HintLine
from tui.ui.detail_strip import has_nothing
from tui.ui.ink import Inked, filled
from tui.ui.keyed import give_keys
from tui.ui.sheet_screen import TitleLine

WHEEL_ROWS = 3
"""Rows that one notch of the wheel scrolls."""
OVERLAP_ROWS = 2
"""Rows of the page before that stay in sight."""


class Columns(Protocol):
    """The screen that holds the columns, as the details see it: its cursor, and what moves and judges there."""

    session: Session
    keymap: Keymap

    @property
    def place(self) -> Place | None:
        """Where the reader is."""

    def taken_message(self) -> str:
        """Take what the line at the bottom says."""

    def action_find(self, kind: str, step: int) -> None:
        """Jump to the next or previous item of a kind."""

    def action_counterpart(self) -> None:
        """Go to the counterpart."""

    def action_back(self) -> None:
        """Back to where the last jump began."""

    def action_forth(self) -> None:
        """Forth again."""

    def action_tag(self, name: str) -> None:
        """Tag the passage, or take the tag off."""

    def action_undo(self) -> None:
        """Undo the last tag."""

    def action_redo(self) -> None:
        """Redo."""


class Legend(Inked):
    """How the parts of a passage are marked."""

    def __init__(self) -> None:
        super().__init__(id="legend")

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        told = (Run(" Marks in the texts: "), *LEGEND)
        has_room = sum(cell_len(run.text) for run in told) <= self.size.width
        return self.line(told if has_room else (Run(" "), *LEGEND))


class DetailView(Inked, can_focus=True):
    """Draws the blocks of the details."""

    @dataclass
    class SpotChosen(Message):
        """The reader clicked on a block."""

        spot: Spot

    @dataclass
    class Wheeled(Message):
        """The reader turned the wheel."""

        rows: int

    @dataclass
    class Resized(Message):
        """The blocks were laid out at a new size."""

    def __init__(self) -> None:
        super().__init__(id="details")
        self._blocks: tuple[Block, ...] = ()
        self._spot = Spot()
        self._page: DetailPage | None = None
        self._laid_for = (0, 0)

    @property
    def page(self) -> DetailPage | None:
        """The blocks laid out at the present size; None as long as there are none."""
        size = self.size.width, self.size.height
        if self._blocks and (self._page is None or self._laid_for != size):
            self._laid_for = size
            self._page = DetailPage(self._blocks, self._spot, *size, cell_len)
            self._spot = self._page.spot
        return self._page

    def show(self, blocks: tuple[Block, ...], spot: Spot | None = None) -> None:
        """Show other blocks; without a spot the reader stays where that is."""
        self._blocks, self._page = blocks, None
        if spot is not None:
            self._spot = spot
        self.refresh()

    def go(self, spot: Spot) -> None:
        """Move within the blocks."""
        self._spot = spot
        if self._page is not None:
            self._page.spot = spot
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new size; the block under the cursor stays."""
        self._page = None
        self.post_message(self.Resized())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region; put the terminal's cursor on the block under the reader's."""
        if self.page is not None:
            self.point(0, self.page.cursor)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        found = self.page.line(y) if self.page is not None else None
        if found is None:
            return filled([], self.size.width, self.ink())
        runs, is_under_cursor = found
        return self.line(runs, *(("cursor",) if is_under_cursor else ()))

    # -- mouse ---------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        spot = self.page.at(event.y) if self.page is not None else None
        if spot is not None:
            self.post_message(self.SpotChosen(spot))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.post_message(self.Wheeled(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.post_message(self.Wheeled(-WHEEL_ROWS))


class DetailScreen(Screen[str | None], inherit_bindings=False):
    """The details of the passage under the reader's cursor; gives back the id of the passage to go to.

    Args:
        columns: The screen below, whose cursor says what is explained; jumps and tags are done there.
    """

    offered = DETAIL_ACTIONS
    """What the palette lists."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        give_keys(self, columns.keymap.bound(DETAIL_ACTIONS))
        self._below = columns
        self._explained: Place | None = None
        self._title_line = TitleLine()
        self._view = DetailView()
        self._hints = HintLine(columns.keymap.of(DETAIL_FOOTER))

    # -- life ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Put the parts on the screen."""
        yield self._title_line
        yield self._view
        yield Legend()
        yield self._hints

    def on_mount(self) -> None:
        """Explain the passage."""
        self._view.focus()
        self._explain()

    def on_detail_view_resized(self) -> None:
        """Tell of the place at the new size."""
        self._tell()

    def renew(self) -> None:
        """Explain what is under the reader's cursor now, with all that is known of it now."""
        if self.is_mounted:
            self._explain()

    def _explain(self) -> None:
        place = self._below.place
        if place is None:
            return
        before, self._explained = self._explained, place
        is_same = before is not None and (before.item, before.blank) == (place.item, place.blank)
        self._view.show(self._blocks(place), None if is_same else Spot())
        self._tell()

    def _blocks(self, place: Place) -> tuple[Block, ...]:
        session = self._below.session
        column = next(c for c in session.columns if c.article.id == place.article)
        waiting = f"{session.why_unknown} ({session.waiting})"
        blocks = full_detail(
            column.items[column.index[place.item]],
            column.article,
            session.parallels or waiting,
            session.shared,
            session.record.said,
            origin_names(session.parallels),
            session.arrangement.hidden,
        )
        nothing = has_nothing(session, place.blank)
        return (Block("blank", ((Run(nothing, "strong"),),)), *blocks) if nothing else blocks

    def _tell(self) -> None:
        place, session = self._explained, self._below.session
        page = self._view.page
        if place is None or page is None:
            return
        number, column = next((n, c) for n, c in enumerate(session.columns, 1) if c.article.id == place.article)
        item = column.items[column.index[place.item]]
        title, outlet = Run("Details", "strong"), Run(f"{number} {column.article.outlet}")
        where, signs = Run(self._where(item, column.article.passages)), self._signs(item)
        last = min(page.top + page.height, page.rows)
        rows = (Run(f"rows {page.top + 1}–{last} of {page.rows}", "dim"),) if page.last_top else ()
        self._title_line.tell(
            (title, outlet, where, *signs, *rows), (outlet, where, *signs, *rows), (where, *signs, *rows), rows
        )

    @staticmethod
    def _where(item: Item, passages: tuple[Passage, ...]) -> str:
        if isinstance(item, Passage):
            return f"passage {passages.index(item) + 1} of {len(passages)}"
        return item.told if isinstance(item, Fold) else "omission"

    def _signs(self, item: Item) -> Runs:
        parallels = self._below.session.parallels
        if isinstance(item, Fold):
            return ()
        if not isinstance(item, Passage):
            return (Run(f"{OMISSION_GLYPH} omitted here", "omission"),)
        finding = parallels.finding(item.id) if parallels else None
        mark = self._below.session.record.marks.get(item.id, NO_MARK)
        status = (Run(f"{GLYPHS[finding.status]} {finding.status.value}", finding.status.value),) if finding else ()
        return (*status, *((Run(f"{TAG_SIGNS[mark.tag]} {mark.tag}", mark.tag),) if mark.tag else ()))

    def say(self, message: str) -> None:
        """Tell the reader something in the line at the bottom."""
        self._hints.say(message)

    # -- moving --------------------------------------------------------------------------------------------

    def _go(self, spot: Spot) -> None:
        self.say("")
        self._view.go(spot)
        self._tell()

    def _moved_by(self, move: Callable[[DetailPage], Spot], at_end: str = "") -> None:
        page = self._view.page
        if page is None:
            return
        before = page.spot
        self._go(move(page))
        if page.spot == before:
            self.say(at_end)

    def on_detail_view_wheeled(self, message: DetailView.Wheeled) -> None:
        """Scroll by the wheel."""
        self._moved_by(lambda page: page.page(message.rows))

    def on_detail_view_spot_chosen(self, message: DetailView.SpotChosen) -> None:
        """Go where the mouse pointed."""
        self._go(message.spot)

    def action_step(self, blocks: int) -> None:
        """Move by parts."""
        self._moved_by(lambda page: page.step(blocks), self._at_end(blocks))

    def action_page(self, pages: int, parts: int) -> None:
        """Move by the `parts`-th part of a page, down or up."""

        def paged(page: DetailPage) -> Spot:
            rows = page.height - OVERLAP_ROWS if parts == 1 else page.height // parts
            return page.page(pages * max(1, rows))

        self._moved_by(paged, self._at_end(pages))

    def action_end(self, which: str) -> None:
        """Go to the first or last part."""
        self._moved_by(lambda page: page.end(is_last=which == "last"))

    def _at_end(self, by: int) -> str:
        on = self._below.keymap.key("aligned.next" if by > 0 else "aligned.previous")
        return f"This is all. {on} goes on to the {'next' if by > 0 else 'previous'} aligned passage."

    # -- what is done in the columns -----------------------------------------------------------------------

    def _below_does(self, act: Callable[[], None]) -> None:
        act()
        self.renew()
        self.say(self._below.taken_message())

    def action_find(self, kind: str, step: int) -> None:
        """Go on to the next or previous passage of a kind, and explain that."""
        self._below_does(lambda: self._below.action_find(kind, step))

    def action_back(self) -> None:
        """Explain again the passage from which the last jump began."""
        self._below_does(self._below.action_back)

    def action_forth(self) -> None:
        """Explain again the passage from which going back began."""
        self._below_does(self._below.action_forth)

    def action_tag(self, name: str) -> None:
        """Tag the passage that is explained, or take the tag off."""
        self._below_does(lambda: self._below.action_tag(name))

    def action_undo(self) -> None:
        """Undo the last tag."""
        self._below_does(self._below.action_undo)

    def action_redo(self) -> None:
        """Redo."""
        self._below_does(self._below.action_redo)

    # -- leaving -------------------------------------------------------------------------------------------

    def action_counterpart(self) -> None:
        """Go to the passage under the cursor; from what is no passage of another account, to the counterpart."""
        page, place = self._view.page, self._below.place
        leads_to = page.block.leads_to if page is not None else ""
        if place is None or (leads_to and leads_to != place.item):
            self.dismiss(leads_to or None)
            return
        self._below.action_counterpart()
        if self._below.place == place:
            self.say(self._below.taken_message())
        else:
            self.dismiss(None)

    def action_details(self) -> None:
        """The key that opens the details closes them, too."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Back to the columns."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Keys and signs."""
        from tui.ui.help import HelpOverlay

        self.app.push_screen(HelpOverlay(self._below.keymap))

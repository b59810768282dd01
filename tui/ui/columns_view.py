"""Draws all columns in one widget: their heads, and the rows that stand level with the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.model import Article, Passage, Span, SpanKind
from tui.reading.columns import Column, Line, item_runs
from tui.reading.minimap import MinimapCell, cell_of, minimap
from tui.reading.place import Place
from tui.reading.runs import Run, Runs, clipped
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH
from tui.reading.spread import GUTTER_CELLS, Role, Spread, Strand, column_cells, fitting
from tui.reading.wrap import wrap
from tui.session import Session
from tui.ui.ink import Inked, cut, filled

NOTE_SHARE = 12
"""The note under an outlet's name may take a twelfth of the rows (at least one), so that the text keeps its room."""
ROWS_REMEMBERED = 2048
"""Drawn rows kept: some ten screens of five columns."""
WHEEL_ROWS = 3
"""Rows that one notch of the wheel scrolls."""
TAG_GLYPHS = {"verified": "✓", "dubious": "✗"}
GHOST_TEXT = "not reported here"


@dataclass(frozen=True, slots=True)
class RowKey:
    """All that the drawing of a row of a column depends on, beside theme, size and tags (which empty the cache)."""

    column: int
    position: int
    sub_row: int
    role: Role | None


class ColumnsView(Inked, can_focus=True):
    """The accounts side by side.

    Args:
        session: The accounts and what is known of them.
    """

    @dataclass
    class PlaceChosen(Message):
        """The reader clicked on an item."""

        place: Place

    @dataclass
    class Wheeled(Message):
        """The reader turned the wheel."""

        rows: int

    @dataclass
    class Resized(Message):
        """The columns were laid out at a new size."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="columns")
        self.session = session
        kept = session.kept_place() if session.has_sentences else None
        self.place: Place | None = kept or session.start()
        self._spread: Spread | None = None
        self._laid_for = (0, 0)
        self._head_rows = 3
        self._strands: tuple[Strand, ...] = ()
        self._drawn: dict[RowKey, list[Segment]] = {}
        self._minimaps: dict[str, tuple[MinimapCell, ...]] = {}
        self.rows_drawn = 0
        """Rows built since the start, those taken from the cache not counted; for tests and benchmarks."""

    # -- layout --------------------------------------------------------------------------------------------

    @property
    def spread(self) -> Spread:
        """The columns laid out at the present size."""
        if self._spread is None:
            width = self.size.width
            visible = fitting(len(self.session.columns), width)
            self._head_rows = self._rows_of_heads(max(2, column_cells(visible, width) - GUTTER_CELLS))
            height = self.size.height - self._head_rows
            self._laid_for = self.size.width, self.size.height
            self._spread = Spread(self.session.columns, self.session.parallels, width, height, cell_len)
            if self.place is not None and height > 0:
                self.place = self._spread.settle(self.place)
                self._strands = self._spread.strands(self.place)
        return self._spread

    def _rows_of_heads(self, width: int) -> int:
        """Outlet and date; the note (or author and title) in as many rows as it needs and there are; the minimap."""
        needed = max((len(wrap(_about(c.article), width, cell_len)) for c in self.session.columns), default=1)
        return 2 + max(1, min(needed, self.size.height // NOTE_SHARE))

    def lay_out(self, place: Place | None) -> None:
        """Lay the session's columns out afresh, at a place of theirs."""
        self.place = place
        self._spread = None
        self._forget_rows()

    def go(self, place: Place) -> None:
        """Move the cursor to a settled place."""
        self.place = place
        self._strands = self.spread.strands(place)
        self.refresh()

    def tags_changed(self) -> None:
        """Draw the tags anew."""
        self._forget_rows()

    def notify_style_update(self) -> None:
        """Forget rows drawn in the styles of before."""
        super().notify_style_update()
        self._forget_rows()

    def _forget_rows(self) -> None:
        self._drawn.clear()
        self._minimaps.clear()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text for the new width; the passage under the cursor stays."""
        self.lay_out(self.place)
        self.post_message(self.Resized())

    # -- drawing -------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region; lays out first, since the first frame comes before the first resize event."""
        size = self.size.width, self.size.height
        if self._laid_for != size:
            self._spread = None
            self._drawn.clear()
            self._minimaps.clear()
        self._point()
        return super().render_lines(crop)

    def _point(self) -> None:
        """Put the terminal's cursor where the text under the reader's cursor begins, or is cut off by the top."""
        spread = self.spread
        if self.place is not None:
            column = spread.number(self.place.article) - self.place.first
            self.point(column * (spread.column_cells + 1) + GUTTER_CELLS, self._head_rows + max(0, self.place.level))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen across all columns."""
        spread = self.spread
        if self.place is None:
            return filled([], self.size.width, self.ink())
        rule = Segment("│", self.ink("rule"))
        segments: list[Segment] = []
        for strand in self._strands:
            if segments:
                segments.append(rule)
            if y < self._head_rows:
                segments += self._head(strand, y, spread.column_cells)
            else:
                segments += self._row(strand, y - self._head_rows, spread.column_cells)
        return filled(segments, self.size.width, self.ink())

    def _row(self, strand: Strand, row: int, width: int) -> list[Segment]:
        line = strand.at(row)
        if line is None:
            if row == strand.ghost:
                ghost = (Run(f" {OMISSION_GLYPH}  {GHOST_TEXT}", "omission"),)
                return list(filled(self.segments(ghost), width, self.ink()))
            return [Segment(" " * width, self.ink())]
        role = strand.role if line.position == strand.lit else None
        key = RowKey(strand.number, line.position, line.sub_row, role)
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= ROWS_REMEMBERED:
                self._drawn.clear()
            drawn = self._drawn[key] = list(self._draw(strand, line, role, width))
            self.rows_drawn += 1
        return drawn

    def _draw(self, strand: Strand, line: Line, role: Role | None, width: int) -> Strip:
        if line.sub_row < 0:
            return filled([], width, self.ink())
        item = strand.flow.column.items[line.position]
        under = role.value if role else ""
        shown = line.start + len(strand.flow.text(line))
        text = clipped(item_runs(item, self._spans(item, role)), line.start, shown)
        runs = (*self._gutter(strand, line, role), *text)
        return filled(self.segments(runs, under), width, self.ink(under))

    def _spans(self, item: object, role: Role | None) -> Sequence[Span]:
        """Shared words are lit where the eye compares: under the cursor and level with it; the rest always."""
        parallels = self.session.parallels
        finding = parallels.finding(item.id) if parallels and isinstance(item, Passage) else None
        if finding is None:
            return ()
        lit = role in (Role.CURSOR, Role.ALIGNED)
        return [s for s in finding.spans if s.kind in (SpanKind.EMBELLISH, SpanKind.CONFLICT) or lit]

    def _gutter(self, strand: Strand, line: Line, role: Role | None) -> Runs:
        bar = {Role.CURSOR: Run("▌", "bar"), Role.ALIGNED: Run("▎", "bar"), Role.POSSIBLE: Run("┆", "dim")}
        lead = bar[role] if role else Run(" ")
        if line.sub_row > 0:
            return (lead, Run(" " * (GUTTER_CELLS - 1)))
        item = strand.flow.column.items[line.position]
        if not isinstance(item, Passage):
            return (lead, Run(f"{OMISSION_GLYPH}  ", "omission"))
        parallels = self.session.parallels
        finding = parallels.finding(item.id) if parallels else None
        tag = self.session.tags.get(item.id)
        tag_run = Run(TAG_GLYPHS[tag.value], tag.value) if tag else Run(" ")
        if role is Role.POSSIBLE:
            status = Run(POSSIBLE_GLYPH, "dim")
        else:
            status = Run(GLYPHS[finding.status], finding.status.value) if finding else Run(" ")
        return (lead, status, tag_run, Run(" "))

    # -- heads ---------------------------------------------------------------------------------------------

    def _head(self, strand: Strand, row: int, width: int) -> list[Segment]:
        column = strand.flow.column
        article = column.article
        if row == 0:
            when = article.published.strftime("%-d %b %Y") if article.published else article.dateline or ""
            name = f" {strand.number + 1} {article.outlet}"
            style = "focused" if strand.role is Role.CURSOR else "strong"
            return self._spaced(name, f"{when} ", width, style)
        if row < self._head_rows - 1:
            return self._note(_about(article), row - 1, width)
        return list(filled(self._minimap(strand, column, width), width, self.ink("head")))

    def _note(self, about: str, row: int, width: int) -> list[Segment]:
        """One row of the remark under an outlet's name; the last row is cut where it does not hold all of it."""
        room = max(2, width - GUTTER_CELLS)
        starts = [*wrap(about, room, cell_len), len(about)]
        if row >= len(starts) - 1:
            return list(filled([], width, self.ink("head")))
        is_last = row == self._head_rows - 3
        text = about[starts[row] :] if is_last else about[starts[row] : starts[row + 1]]
        return self._spaced(f"   {cut(text.rstrip(), room)}", "", width, "dim")

    def _spaced(self, left: str, right: str, width: int, style: str) -> list[Segment]:
        """A line with something at its right end; what does not fit is cut from the left part."""
        left = cut(left, width - cell_len(right) - 1)
        free = " " * max(0, width - cell_len(left) - cell_len(right))
        ink = self.ink("head", style)
        return list(filled([Segment(f"{left}{free}{right}", ink)], width, ink))

    def _minimap(self, strand: Strand, column: Column, width: int) -> list[Segment]:
        if column.article.id not in self._minimaps:
            tags = {passage: (TAG_GLYPHS[tag.value], tag.value) for passage, tag in self.session.tags.items()}
            self._minimaps[column.article.id] = minimap(column, self.session.parallels, tags, width - 2)
        cells = self._minimaps[column.article.id]
        lit = None if strand.lit is None else cell_of(strand.lit, len(column.items), len(cells))
        segments = [Segment(" ", self.ink("head"))]
        for n, cell in enumerate(cells):
            segments.append(Segment(cell.glyph, self.ink("head", cell.style, "marker" if n == lit else "")))
        return segments

    # -- mouse ---------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        row = event.y - self._head_rows
        index = event.x // (self.spread.column_cells + 1)
        if self.place is None or not 0 <= index < len(self._strands):
            return
        strand = self._strands[index]
        found = strand.nearest(max(0, row), self.spread.height)
        if found is not None:
            position, level = found
            column = strand.flow.column
            where = self.spread.to(self.place, column.article.id, column.items[position].id, level)
            self.post_message(self.PlaceChosen(where))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.post_message(self.Wheeled(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.post_message(self.Wheeled(-WHEEL_ROWS))


def _about(article: Article) -> str:
    return article.note or " · ".join(part for part in (article.author, article.title) if part)

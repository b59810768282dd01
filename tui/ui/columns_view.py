"""Draws all columns in one widget: their heads, and the rows that stand level with the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from tui.model import Article, Passage, Span, SpanKind
from tui.reading.arrangement import standing
from tui.reading.aside import Fold
from tui.reading.columns import Column, Item, Piece, Role, item_runs
from tui.reading.judged import NO_MARK, marks_on_row
from tui.reading.jumps import Wanted
from tui.reading.minimap import Ground, MinimapCell, cell_of, ground, minimap
from tui.reading.parallel import ParallelSpread
from tui.reading.parallels import GhostRow
from tui.reading.place import Place
from tui.reading.runs import Run, Runs, clipped, lit
from tui.reading.search import NO_HITS, Hits
from tui.reading.selection import Point, pointed_at
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH
from tui.reading.spread import Spread
from tui.reading.stories import ANOTHER_STORY
from tui.reading.strand import Drawn
from tui.reading.widths import GUTTER_CELLS, room
from tui.reading.wrap import wrap
from tui.session import Session
from tui.ui.dragging import Draggable
from tui.ui.ink import Inked, cut, filled

NOTE_SHARE = 12
"""The note under an outlet's name may take a twelfth of the rows (at least one), so that the text keeps its room."""
ROWS_REMEMBERED = 2048
"""Drawn rows kept: some ten screens of five columns."""
WHEEL_ROWS = 3
"""Rows that one notch of the wheel scrolls."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """All that the drawing of a row of a column depends on, beside theme, size and tags (which empty the cache)."""

    item: str
    words: str
    sub_row: int
    role: Role | None
    is_doubtful: bool
    selected: tuple[int, int] | None


class ColumnsView(Inked, Draggable, can_focus=True):
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
        self._strands: tuple[Drawn, ...] = ()
        self._drawn: dict[RowKey, list[Segment]] = {}
        self._minimaps: dict[str, tuple[MinimapCell, ...]] = {}
        self._grounds: dict[int, Ground] = {}
        self._grounds_of: tuple[Column, ...] = ()
        self._hits: Hits = NO_HITS
        self._selected: Mapping[str, tuple[int, int]] = {}
        self._lets_through: Wanted | None = None
        self.rows_drawn = 0
        """Rows built since the start, those taken from the cache not counted; for tests and benchmarks."""

    # -- layout --------------------------------------------------------------------------------------------

    @property
    def spread(self) -> Spread:
        """The columns laid out at the present size."""
        if self._spread is None:
            width = self.size.width
            articles = [column.article.id for column in self.session.columns]
            _, cells = room(articles, width, self.session.arrangement)
            self._head_rows = self._rows_of_heads(max(2, cells - GUTTER_CELLS))
            height = self.size.height - self._head_rows
            self._laid_for = self.size.width, self.size.height
            self._spread = self._laid_out(width, height)
            if self.place is not None and height > 0:
                self.place = self._spread.settle(self.place)
                self._strands = self._spread.strands(self.place)
        return self._spread

    def _laid_out(self, width: int, height: int) -> Spread:
        """Lay out as the reader arranged it; a lead that has no row for what is under the cursor gives way."""
        session, place = self.session, self.place
        columns, parallels, arrangement = session.columns, session.parallels, session.arrangement
        if not arrangement.is_parallel or parallels is None or place is None:
            return Spread(columns, parallels, width, height, cell_len, arrangement)
        if (
            any(column.article.id == arrangement.lead for column in columns)
            and arrangement.lead not in arrangement.hidden
        ):
            spread = ParallelSpread(columns, parallels, width, height, cell_len, arrangement)
            if spread.holds(place):
                return spread
        session.arrangement = arrangement.led_by(place.article)
        return ParallelSpread(columns, parallels, width, height, cell_len, session.arrangement)

    def _rows_of_heads(self, width: int) -> int:
        """Outlet and date; the note (or author and title) in as many rows as it needs and there are; the minimap."""
        needed = max((len(wrap(_about(c.article), width, cell_len)) for c in self.session.columns), default=1)
        return 2 + max(1, min(needed, self.size.height // NOTE_SHARE))

    @property
    def is_parallel(self) -> bool:
        """Whether the rows follow a lead; they cannot before the accounts are compared."""
        return isinstance(self.spread, ParallelSpread)

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

    def light(self, hits: Hits) -> None:
        """Light what a search found."""
        self._hits = hits
        self._forget_rows()

    def select(self, spans: Mapping[str, tuple[int, int]]) -> None:
        """Mark parts of passages, by passage id, as selected; all others are not."""
        self._selected = spans
        self.refresh()

    def keep_to(self, wanted: Wanted | None) -> None:
        """Let all but the wanted items step back; None: let none."""
        self._lets_through = wanted
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
            column = spread.on_screen(self.place).index(spread.number(self.place.focused))
            x = spread.left + column * (spread.column_cells + 1) + GUTTER_CELLS
            self.point(x, self._head_rows + max(0, self.place.level))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen across all columns."""
        spread = self.spread
        if self.place is None:
            return filled([], self.size.width, self.ink())
        rule = Segment("│", self.ink("rule"))
        segments: list[Segment] = [Segment(" " * spread.left, self.ink())] if spread.left else []
        for n, strand in enumerate(self._strands):
            if n:
                segments.append(rule)
            if y < self._head_rows:
                segments += self._head(strand, y, spread.column_cells)
            else:
                segments += self._row(strand.piece(y - self._head_rows), spread.column_cells)
        return filled(segments, self.size.width, self.ink())

    def _row(self, piece: Piece | None, width: int) -> list[Segment]:
        if piece is None:
            return [Segment(" " * width, self.ink())]
        item = piece.item.id if piece.item else ""
        selected = self._selected.get(item)
        key = RowKey(item, piece.words, piece.sub_row, piece.role, piece.is_doubtful, selected)
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= ROWS_REMEMBERED:
                self._drawn.clear()
            drawn = self._drawn[key] = list(self._draw(piece, width))
            self.rows_drawn += 1
        return drawn

    def _draw(self, piece: Piece, width: int) -> Strip:
        under = piece.role.value if piece.role else Role.POSSIBLE.value if piece.is_doubtful else ""
        if piece.item is None or piece.words:
            style = "dim" if piece.role is Role.CURSOR and piece.item is None else "omission"
            text: Runs = (Run(piece.words, style),)
        else:
            text = self._seen(piece.item, item_runs(piece.item, self._spans(piece.item, piece.role)))
        runs = (*self._gutter(piece), *clipped(text, piece.start, piece.end))
        return filled(self.segments(runs, under), width, self.ink(under))

    def _seen(self, item: Item, text: Runs) -> Runs:
        """What the filter leaves out steps back; hits, and what is selected, stand out in either case."""
        if self._lets_through is not None and not self._lets_through(item):
            text = tuple(Run(run.text, "faded") for run in text)
        for start, end, tag in self.session.record.spans.get(item.id, ()):
            text = lit(text, [(start, end)], f"{tag.value}-words")
        text = lit(text, self._hits.spans(item.id), "hit")
        selected = self._selected.get(item.id)
        return lit(text, [selected], "selected") if selected else text

    def _spans(self, item: object, role: Role | None) -> Sequence[Span]:
        """Shared words are lit where the eye compares: under the cursor and level with it; the rest always."""
        parallels = self.session.parallels
        finding = parallels.finding(item.id) if parallels and isinstance(item, Passage) else None
        if finding is None:
            return ()
        lit = role in (Role.CURSOR, Role.ALIGNED)
        return [s for s in finding.spans if s.kind in (SpanKind.EMBELLISH, SpanKind.CONFLICT) or lit]

    def _gutter(self, piece: Piece) -> Runs:
        bar = {Role.CURSOR: Run("▌", "bar"), Role.ALIGNED: Run("▎", "bar"), Role.POSSIBLE: Run("┆", "dim")}
        lead = bar[piece.role] if piece.role else Run(" ")
        item = piece.item
        if piece.sub_row < 0 or isinstance(item, Fold) or (item is None and piece.role is Role.CURSOR):
            return (lead, Run(" " * (GUTTER_CELLS - 1)))
        if item is not None and self._lets_through is not None and not self._lets_through(item):
            # No colour needed to tell: signs stand only where the filter lets through.
            return (lead, Run(" " * (GUTTER_CELLS - 1)))
        if item is None or isinstance(item, GhostRow):
            return (lead, Run(" " * 3) if piece.sub_row else Run(f"{OMISSION_GLYPH}  ", "omission"))
        mark = self.session.record.marks.get(item.id, NO_MARK)
        first, *rest = marks_on_row(mark, piece.sub_row, is_last=piece.end >= len(item.text.rstrip()))
        if piece.sub_row:
            return (lead, first, *rest)
        parallels = self.session.parallels
        finding = parallels.finding(item.id) if parallels else None
        if piece.role is Role.POSSIBLE or piece.is_doubtful:
            status = Run(POSSIBLE_GLYPH, "dim")
        else:
            status = Run(GLYPHS[finding.status], finding.status.value) if finding else Run(" ")
        return (lead, status, *rest)

    # -- heads ---------------------------------------------------------------------------------------------

    def _head(self, strand: Drawn, row: int, width: int) -> list[Segment]:
        column = strand.column
        article = column.article
        if row == 0:
            when = article.published.strftime("%-d %b %Y") if article.published else article.dateline or ""
            name = f" {strand.number + 1} {article.outlet}"
            stands = standing(article.id, self.session.arrangement, is_laid_parallel=self.is_parallel)
            odd = ANOTHER_STORY if self.session.oddity(article.id) else ""
            when = " · ".join(part for part in (odd, *stands, when) if part)
            style = "focused" if strand.role is Role.CURSOR else "strong"
            return self._spaced(name, f"{cut(when, width // 2)} ", width, style)
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

    def _minimap(self, strand: Drawn, column: Column, width: int) -> list[Segment]:
        if column.article.id not in self._minimaps:
            marks = self.session.record.marks
            tags = {name: (mark.signs[0].text, mark.signs[0].style) for name, mark in marks.items() if mark.signs}
            hits = self._hits.passages(column.article.id)
            looked_up = self._ground(strand.number, column)
            self._minimaps[column.article.id] = minimap(column, looked_up, tags, width - 2, hits)
        cells = self._minimaps[column.article.id]
        lit = None if strand.lit is None else cell_of(strand.lit, len(column.items), len(cells))
        segments = [Segment(" ", self.ink("head"))]
        for n, cell in enumerate(cells):
            segments.append(Segment(cell.glyph, self.ink("head", cell.style, "marker" if n == lit else "")))
        return segments

    def _ground(self, number: int, column: Column) -> Ground:
        """What a column's items give to its minimap; looked up once as long as the columns stay the same."""
        if self._grounds_of is not self.session.columns:
            self._grounds_of, self._grounds = self.session.columns, {}
        if number not in self._grounds:
            self._grounds[number] = ground(column, self.session.parallels)
        return self._grounds[number]

    # -- mouse ---------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        row = event.y - self._head_rows
        index = self._index_at(event.x)
        if self.place is None or not 0 <= index < len(self._strands) or self.was_dragged:
            return
        where = self.spread.pointed(self.place, index, max(0, row))
        if where is not None:
            self.post_message(self.PlaceChosen(where))

    def _index_at(self, x: int) -> int:
        """Which of the columns on the screen has a cell; the rule to the right of a column is its own."""
        return (x - self.spread.left) // (self.spread.column_cells + 1)

    def article_at(self, at: Offset) -> str | None:
        """Say of which article a cell shows text, or could; None on the heads and beside the columns."""
        index = self._index_at(at.x)
        is_text = at.y >= self._head_rows and 0 <= index < len(self._strands)
        return self._strands[index].column.article.id if is_text else None

    def rows_beyond(self, at: Offset) -> int:
        """Say how many rows a cell is below the text (above it: below 0); 0 beside it and on it."""
        row = at.y - self._head_rows
        return min(0, row) + max(0, row - self.spread.height + 1)

    def text_at(self, at: Offset, article: str) -> Point | None:
        """Find what of an article's text is nearest to a cell; None where none of it is on the screen."""
        index = next((n for n, strand in enumerate(self._strands) if strand.column.article.id == article), None)
        if index is None or self.place is None:
            return None
        spread = self.spread
        row = max(0, min(at.y - self._head_rows, spread.height - 1))
        cell = at.x - spread.left - index * (spread.column_cells + 1) - GUTTER_CELLS
        return pointed_at(spread, self.place, self._strands[index], row, cell, cell_len)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.post_message(self.Wheeled(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.post_message(self.Wheeled(-WHEEL_ROWS))


def _about(article: Article) -> str:
    return article.note or " · ".join(part for part in (article.author, article.title) if part)

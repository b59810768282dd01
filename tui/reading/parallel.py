"""The columns laid out row by row: a row for each passage of the lead, then one for each thread that it omits."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tui.model import Passage, Thread
from tui.reading import jumps
from tui.reading.arrangement import Arrangement
from tui.reading.aside import Fold
from tui.reading.columns import Column, Item, Piece, Role, item_runs, stands_for
from tui.reading.parallels import GhostRow, Parallels, Rows
from tui.reading.place import Place
from tui.reading.spread import Spread, Stop
from tui.reading.wrap import Measure, wrap

GAP_ROWS = 1
"""Blank rows between two rows of cells."""
BLANK_WORDS = "nothing of it here"
"""What an empty cell says under the cursor."""
NAMED_CARRIERS = 3
"""Accounts that an omission names; of more it gives the number."""


Claim: TypeAlias = Passage | Thread | Fold
"""What a row can be about."""


def _folded(rows: Rows, lead: Column) -> tuple[tuple[Claim, ...], Mapping[str, int]]:
    """Put the rows of lines that are folded in the lead's column into one."""
    folded = {line.id: item for item in lead.items if isinstance(item, Fold) for line in item.passages}
    if not folded:
        return rows.claims, rows.index
    claims: dict[str, Claim] = {}
    for claim in rows.claims:
        about = folded.get(claim.id, claim)
        claims[about.id] = about
    index = {name: n for n, name in enumerate(claims)}
    return tuple(claims.values()), {**{line: index[fold.id] for line, fold in folded.items()}, **index}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has of what a row is about."""

    item: Item
    """A passage, an omission, or lines set aside."""
    role: Role
    """How sure it is: aligned (as are the lead's own and what an omission says), or possible."""


@dataclass(frozen=True, slots=True)
class CellStrand:
    """One column of cells as it stands on the screen."""

    number: int
    """0-based number of the column."""
    column: Column
    role: Role | None
    lit: int | None
    """Position of what stands in the row under the cursor among the column's items."""
    pieces: tuple[Piece | None, ...]
    """What each row of the screen shows."""

    def piece(self, row: int) -> Piece | None:
        """Give what a screen row shows; None where it is empty."""
        return self.pieces[row] if 0 <= row < len(self.pieces) else None


class ParallelSpread(Spread):
    """Columns at one size of the screen, cut into rows; only what comes on the screen is looked up and wrapped.

    Args:
        columns: All columns, in the order of their numbers; at least one.
        parallels: How they stand to each other.
        width: Cells for all columns.
        height: Rows for the text.
        measure: Width of a text in terminal cells.
        arrangement: Which columns show, in which order, and which leads.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        parallels: Parallels,
        width: int,
        height: int,
        measure: Measure,
        arrangement: Arrangement,
    ) -> None:
        super().__init__(columns, parallels, width, height, measure, arrangement)
        self._known = parallels
        self.lead = arrangement.lead
        self.claims, self._rows = _folded(parallels.rows(self.lead), self.column(self.lead))
        """What each row is about, and the number of each row by the id of what it is about."""
        self._cells: dict[tuple[int, str], Cell | None] = {}
        self._wrapped: dict[str, tuple[str, array[int]]] = {}

    @property
    def wraps(self) -> int:
        """Texts wrapped since the start, for tests and benchmarks."""
        return len(self._wrapped)

    def shown(self, focused: str) -> tuple[str, ...]:
        """List the articles whose columns can be gone through; where they do not all fit, the lead is the first."""
        shown = super().shown(focused)
        if len(shown) <= self.visible or self.lead not in shown:
            return shown
        return (self.lead, *(article for article in shown if article != self.lead))

    def _is_held(self, article: str) -> bool:
        """Without the lead in sight nobody knows what a row is about."""
        return article == self.lead or super()._is_held(article)

    # -- cells ---------------------------------------------------------------------------------------------

    def cell(self, row: int, article: str) -> Cell | None:
        """Give what an account has in a row; None where that is nothing, and no omission either."""
        key = row, article
        if key not in self._cells:
            self._cells[key] = self._look_up(self.claims[row], article)
        return self._cells[key]

    def _look_up(self, claim: Claim, article: str) -> Cell | None:
        if not isinstance(claim, Thread) and claim.article == article:
            return Cell(claim, Role.ALIGNED)
        if isinstance(claim, Fold) or (isinstance(claim, Passage) and not claim.is_claim):
            return None
        found = self.beside(claim, article)
        if found is None:
            return None
        column = self.column(article)
        return Cell(column.items[column.index[found[0]]], found[1])

    def _own(self, row: int) -> tuple[str, str]:
        """Article and id of the item that a row is about: the lead's, else the first that carries the thread."""
        cell = self.cell(row, self.lead)
        if cell is not None:
            return self.lead, cell.item.id
        claim = self.claims[row]
        member = self._known.passage(claim.passages[0]) if isinstance(claim, Thread) else claim
        return (member.article, member.id) if member else (self.lead, self.column(self.lead).items[0].id)

    def _lines(self, item: Item) -> tuple[str, array[int]]:
        """The text of a cell and where its lines start."""
        if item.id not in self._wrapped:
            text = self._words(item) or "".join(run.text for run in item_runs(item))
            self._wrapped[item.id] = text, wrap(text, self._text_cells, self._measure)
        return self._wrapped[item.id]

    def _words(self, item: Item) -> str:
        """What is said of an omission: its claim stands in the row, so who carries it is enough."""
        if not isinstance(item, GhostRow):
            return ""
        carriers = item.thread.articles
        named = self._known.outlets(carriers[:NAMED_CARRIERS])
        more = f" and {len(carriers) - NAMED_CARRIERS} more" if len(carriers) > NAMED_CARRIERS else ""
        carry = "carries" if len(carriers) == 1 else "carry"
        return f"not reported here; {named}{more} {carry} it".replace("\n", " ")

    def _height(self, row: int, numbers: Sequence[int]) -> int:
        """Rows of the screen that a row takes: as many as its highest cell on the screen."""
        cells = (self.cell(row, self._articles[number]) for number in numbers)
        return max((len(self._lines(cell.item)[1]) for cell in cells if cell is not None), default=1)

    # -- rows ----------------------------------------------------------------------------------------------

    def _row(self, place: Place) -> int | None:
        """The row that a place is in: the one it names, else the one nearest to it that holds the item."""
        here = self._rows.get(place.row)
        if here is not None and (place.blank or self._is_in(here, place.article, place.item)):
            return here
        column = self.column(place.article)
        about = stands_for(column.items[column.index[place.item]])
        if isinstance(about, Passage):
            candidates = [about.id, *(p.passage.id for p in self._known.parallels(about.id))]
            candidates += [thread.id for thread in self._known.threads(about.id)]
        else:
            candidates = [*about.passages, about.id]
        rows = (self._rows[name] for name in candidates if name in self._rows)
        holding = [row for row in rows if self._is_in(row, place.article, place.item)]
        return min(holding, key=lambda row: abs(row - (here or 0)), default=None)

    def _is_in(self, row: int, article: str, item: str) -> bool:
        cell = self.cell(row, article)
        if cell is not None:
            # A line that is in a fold stands where the fold does.
            column = self.column(article)
            return cell.item.id == column.items[column.index[item]].id
        return self._own(row) == (article, item)

    def holds(self, place: Place) -> bool:
        """Whether the item of a place stands in a row."""
        return self._row(place) is not None

    def _position(self, place: Place) -> int:
        row = self._row(place)
        if row is not None:
            return row
        # What stands in no row is nearest to where the lead would have it.
        about = stands_for(self.column(place.article).items[self.column(place.article).index[place.item]])
        passage = about if isinstance(about, Passage) else self._known.passage(about.passages[0])
        expected = self._known.expected_at(passage.id, self.lead) if passage else 0
        return max(0, min(expected, len(self.claims) - 1))

    def _count(self, place: Place) -> int:
        return len(self.claims)

    def _put(self, place: Place, position: int, level: int) -> Place:
        return self._at(place, position, place.focused, level)

    def _at(self, place: Place, row: int, focused: str, level: int) -> Place:
        cell = self.cell(row, focused)
        name = self.claims[row].id
        if cell is not None:
            return replace(place, article=focused, item=cell.item.id, level=level, row=name, blank="")
        article, item = self._own(row)
        blank = focused if focused != article else ""
        return replace(place, article=article, item=item, level=level, row=name, blank=blank)

    def _extent(self, place: Place, most: int) -> tuple[int, int, int]:
        here, numbers = self._position(place), self.on_screen(place)
        height = self._height(here, numbers)
        above, row = 0, here
        while row > 0 and above < most:
            row -= 1
            above += self._height(row, numbers) + GAP_ROWS
        below, row = height, here
        while row + 1 < len(self.claims) and below < most + height:
            row += 1
            below += GAP_ROWS + self._height(row, numbers)
        return above, height, below

    def _stop_at(self, place: Place, rows: int) -> Stop:
        row, top, numbers = self._position(place), 0, self.on_screen(place)
        while row + 1 < len(self.claims) and top + self._height(row, numbers) <= rows:
            top += self._height(row, numbers) + GAP_ROWS
            row += 1
        while row > 0 and rows < top - GAP_ROWS:
            row -= 1
            top -= self._height(row, numbers) + GAP_ROWS
        return Stop(row, top, self._height(row, numbers))

    def _stop_after(self, place: Place, stop: Stop) -> Stop:
        if stop.position + 1 >= len(self.claims):
            return stop
        after = stop.position + 1
        return Stop(after, stop.top + stop.height + GAP_ROWS, self._height(after, self.on_screen(place)))

    # -- where a move leads --------------------------------------------------------------------------------

    def to(self, place: Place, article: str, item: str, level: int | None = None) -> Place:
        """Go to an item; where it stands in no row, the place names none and is not brought into view."""
        sought = replace(place, article=article, item=item, blank="")
        row = self._row(sought)
        if row is None:
            return replace(sought, level=place.level if level is None else level, row="")
        known = place.row in self._rows
        return self._to_row(place, row, article, level if known or level is not None else place.level)

    def _to_row(self, place: Place, row: int, focused: str, level: int | None = None) -> Place:
        """Go to a row; it takes its distance from the one that the cursor leaves unless a level is given."""
        if level is None:
            level = place.level + self._rows_to(place, row)
        return self.settle(self._at(place, row, focused, level))

    def _rows_to(self, place: Place, row: int) -> int:
        """Rows of the screen between the row under the cursor and another; beyond the screen about as many."""
        here, numbers = self._position(place), self.on_screen(place)
        between = range(here, row) if row > here else range(row, here)
        far = 2 * self.height
        if len(between) > far:
            return far if row > here else -far
        sum_ = sum(self._height(n, numbers) + GAP_ROWS for n in between)
        return sum_ if row > here else -sum_

    def _stepped(self, place: Place, position: int) -> Place:
        row = max(0, min(position, len(self.claims) - 1))
        return self._to_row(place, row, place.focused)

    def find(self, place: Place, wanted: jumps.Wanted, step: int) -> Place | None:
        """Go to the next (step 1) or previous (step -1) row whose cell in the focused column is wanted."""
        row, focused = self._position(place) + step, place.focused
        while 0 <= row < len(self.claims):
            cell = self.cell(row, focused)
            # One passage may stand in several rows; it is found once.
            if cell is not None and cell.item.id != place.item and wanted(cell.item):
                return self._to_row(place, row, focused)
            row += step
        return None

    def around(self, place: Place) -> tuple[str, ...]:
        """List the passages in the row under the cursor, from there to the right: the aligned, else the possible."""
        row, shown = self._position(place), self.shown(place.focused)
        here = shown.index(place.focused)
        cells = [self.cell(row, article) for article in (*shown[here + 1 :], *shown[:here])]
        passages = [cell for cell in cells if cell is not None and isinstance(cell.item, Passage)]
        found = [cell for cell in passages if cell.role is Role.ALIGNED] or passages
        return (place.item, *(cell.item.id for cell in found if cell.item.id != place.item))

    def focus(self, place: Place, article: str) -> Place:
        """Go to another column in the same row."""
        return self._to_row(place, self._position(place), article, place.level)

    def row_at(self, place: Place, row: int) -> int:
        """Say which row of cells a row of the screen shows, or is nearest to."""
        return self._stop_at(place, row - place.level).position

    def pointed(self, place: Place, drawn: int, row: int) -> Place | None:
        """Say where a click leads; the row that was clicked stays where it is."""
        article = self._articles[self.on_screen(place)[drawn]]
        stop = self._stop_at(place, row - place.level)
        return self._to_row(place, stop.position, article, place.level + stop.top)

    # -- what the screen shows -----------------------------------------------------------------------------

    def strands(self, place: Place) -> tuple[CellStrand, ...]:
        """Lay the cells of the rows around the cursor out in columns."""
        numbers = self.on_screen(place)
        rows = tuple(self._window(place, numbers))
        return tuple(self._cells_of(place, number, rows) for number in numbers)

    def _window(self, place: Place, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The rows that reach into the screen, each with the screen row of its first line."""
        first = self._stop_at(place, -place.level)
        row, top = first.position, place.level + first.top
        while row < len(self.claims) and top < self.height:
            yield row, top
            top += self._height(row, numbers) + GAP_ROWS
            row += 1

    def _cells_of(self, place: Place, number: int, rows: Sequence[tuple[int, int]]) -> CellStrand:
        article = self._articles[number]
        here = self._position(place)
        is_focused = article == place.focused
        pieces: list[Piece | None] = [None] * self.height
        lit, role = None, Role.CURSOR if is_focused else None
        for row, top in rows:
            cell = self.cell(row, article)
            if row == here:
                role = Role.CURSOR if is_focused else cell.role if cell else None
                lit = self.column(article).index[cell.item.id] if cell else None
            drawn = list(self._drawn(cell, role if row == here else None))
            if row == here and is_focused:
                # The bar reaches as far down as the row, so that the cursor is seen beside a higher cell's end too.
                rest = range(len(drawn), self._height(row, self.on_screen(place)))
                drawn += [Piece(None, sub_row, 0, 0, Role.CURSOR) for sub_row in rest]
            for sub_row, piece in enumerate(drawn):
                if 0 <= top + sub_row < self.height:
                    pieces[top + sub_row] = piece
        return CellStrand(number, self.column(article), role, lit, tuple(pieces))

    def _drawn(self, cell: Cell | None, role: Role | None) -> Iterator[Piece]:
        """The lines of a cell."""
        if cell is None:
            if role is Role.CURSOR:
                yield Piece(None, 0, 0, len(BLANK_WORDS), role, BLANK_WORDS)
            return
        text, starts = self._lines(cell.item)
        words, is_doubtful = self._words(cell.item), cell.role is Role.POSSIBLE
        for sub_row, start in enumerate(starts):
            end = starts[sub_row + 1] if sub_row + 1 < len(starts) else len(text)
            shown = start + len(text[start:end].rstrip())
            yield Piece(cell.item, sub_row, start, shown, role, words, is_doubtful)

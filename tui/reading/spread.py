"""The columns laid out at the screen's size: which fit, what each shows at a place, and where a move leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from tui.model import Passage
from tui.reading.columns import Column, Flow, Line
from tui.reading.parallels import Parallels, omission_id
from tui.reading.place import Place
from tui.reading.wrap import Measure

GUTTER_CELLS = 4
"""Cursor bar, status glyph, tag glyph, a space."""
MARGIN_CELLS = 1
"""Free cells at a column's right edge."""
RULE_CELLS = 1
"""The line between two columns."""
READABLE_CELLS = 40
"""Least width of a column's text at which long reading is comfortable, as in a newspaper."""
PAIR_CELLS = 30
"""Least width of a column's text when two stand side by side: seeing two at once is what the reader came for."""
MEASURE_CELLS = 72
"""Widest text that the eye follows from line to line."""
LEAST_CELLS = 2
"""Room for one wide character."""
COMFORT_SHARE = 5
"""A fifth of the rows at the top and at the bottom is kept free of the cursor while there is text to scroll."""


class Role(Enum):
    """How an item on the screen stands to the one under the cursor."""

    CURSOR = "cursor"
    ALIGNED = "aligned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Strand:
    """One column as it stands on the screen."""

    number: int
    """0-based number of the column."""
    flow: Flow
    offset: int
    """Row of the flow that the first screen row shows; below 0 where the column starts further down."""
    role: Role | None = None
    lit: int | None = None
    """Position of the item that stands level with the cursor, or the cursor's own."""
    ghost: int | None = None
    """Screen row of the ghost row, where the column has nothing to stand level."""
    gap: int = 0
    """Position of the item before which the ghost row is put."""

    def at(self, row: int) -> Line | None:
        """Give what a screen row shows; None where it is empty (or the ghost row)."""
        if self.ghost is None:
            return self.flow.at(self.offset + row)
        if row < self.ghost - 1:
            return self.flow.at(self.flow.block_top(self.gap) + row - (self.ghost - 1))
        if row <= self.ghost + 1 or self.gap >= len(self.flow.column.items):
            return None
        return self.flow.at(self.flow.top(self.gap) + row - (self.ghost + 2))

    def nearest(self, row: int, height: int) -> tuple[int, int] | None:
        """Find the item that stands at a screen row, else the next below it, else the next above it.

        Returns:
            The item's position and the screen row of its first line; None in an empty column.
        """
        for candidate in [*range(row, height), *range(row - 1, -1, -1)]:
            line = self.at(candidate)
            if line is not None and line.sub_row >= 0:
                return line.position, candidate - line.sub_row
        return None


class Spread:
    """Columns at one size of the screen.

    Args:
        columns: All columns, in order; at least one.
        parallels: How they stand to each other, once that is known.
        width: Cells for all columns.
        height: Rows for the text.
        measure: Width of a text in terminal cells.
    """

    def __init__(
        self, columns: Sequence[Column], parallels: Parallels | None, width: int, height: int, measure: Measure
    ) -> None:
        self.columns = tuple(columns)
        self.parallels = parallels
        self.height = max(1, height)
        self.visible = fitting(len(self.columns), width)
        self.column_cells = column_cells(self.visible, width)
        self._text_cells = max(LEAST_CELLS, self.column_cells - GUTTER_CELLS - MARGIN_CELLS)
        self._number = {column.article.id: n for n, column in enumerate(self.columns)}
        self._flows: dict[str, Flow] = {}
        self._measure = measure

    def column(self, article: str) -> Column:
        """Give the column of an article."""
        return self.columns[self._number[article]]

    def number(self, article: str) -> int:
        """Give the 0-based number of an article's column."""
        return self._number[article]

    def flow(self, article: str) -> Flow:
        """Give a column's rows at the present width; wrapped when first asked for."""
        if article not in self._flows:
            self._flows[article] = Flow(self.column(article), self._text_cells, self._measure)
        return self._flows[article]

    # -- what the screen shows -----------------------------------------------------------------------------

    def strands(self, place: Place) -> tuple[Strand, ...]:
        """Lay the visible columns level with the item under the cursor."""
        return tuple(
            self._strand(place, number)
            for number in range(place.first, min(place.first + self.visible, len(self.columns)))
        )

    def _strand(self, place: Place, number: int) -> Strand:
        column = self.columns[number]
        flow = self.flow(column.article.id)
        if column.article.id == place.article:
            position = column.index[place.item]
            return Strand(number, flow, flow.top(position) - place.level, Role.CURSOR, position)
        if self.parallels is None:
            home = self.flow(place.article)
            shown = home.top(home.column.index[place.item]) - place.level
            return Strand(number, flow, max(0, min(shown, flow.rows - self.height)))
        counterpart = self.counterpart(place, column.article.id)
        if counterpart is not None:
            item, role = counterpart
            position = column.index[item]
            return Strand(number, flow, flow.top(position) - place.level, role, position)
        return self._without_counterpart(place, number, flow, self.parallels)

    def _without_counterpart(self, place: Place, number: int, flow: Flow, parallels: Parallels) -> Strand:
        passage = self._passage_at(place)
        if passage is None:
            return Strand(number, flow, 0)
        column = flow.column
        gap = column.passage_position(parallels.expected_at(passage.id, column.article.id))
        if not passage.is_claim:
            return Strand(number, flow, max(0, flow.block_top(gap) - place.level))
        # The text above the ghost row should reach up to the first row.
        while gap < len(column.items) and flow.block_top(gap) < place.level - 1:
            gap += 1
        return Strand(number, flow, 0, ghost=place.level, gap=gap)

    def _passage_at(self, place: Place) -> Passage | None:
        """The passage under the cursor; for an omission, a passage of another account that carries the claim."""
        item = self.column(place.article).items[self.column(place.article).index[place.item]]
        if isinstance(item, Passage):
            return item
        return self.parallels.passage(item.thread.passages[0]) if self.parallels else None

    def counterpart(self, place: Place, article: str) -> tuple[str, Role] | None:
        """Find the item of another column that stands level with the cursor.

        Returns:
            The id of the passage (or of the omission of the same claim) and its role, or None.
        """
        if self.parallels is None:
            return None
        home = self.column(place.article)
        item = home.items[home.index[place.item]]
        if isinstance(item, Passage):
            threads = self.parallels.threads(item.id)
            members: tuple[str, ...] = (item.id,)
        else:
            threads = (item.thread,)
            members = item.thread.passages
            here = next((m for m in members if m in self.column(article).index), None)
            if here is not None:
                return here, Role.ALIGNED
        for member in members:
            parallel = self.parallels.counterpart(member, article)
            if parallel is not None:
                return parallel.passage.id, Role.ALIGNED if parallel.is_aligned else Role.POSSIBLE
        omitted = (omission_id(article, thread) for thread in threads)
        return next(((id_, Role.ALIGNED) for id_ in omitted if id_ in self.column(article).index), None)

    # -- where a move leads --------------------------------------------------------------------------------

    def settle(self, place: Place) -> Place:
        """Bring a place into view: the item within the comfortable rows, the focused column on the screen."""
        column = self.column(place.article)
        flow = self.flow(place.article)
        position = column.index[place.item]
        top, height = flow.top(position), flow.height(position)
        margin = self.height // COMFORT_SHARE
        least = min(margin, top, self.height - margin - height)
        most = min(top, max(margin, self.height - margin - height))
        below = flow.rows - top
        if below < self.height:
            # At the end of the text the cursor may come down, so that no empty rows are scrolled in.
            most = max(most, min(top, self.height - below))
        number = self._number[place.article]
        first = min(max(place.first, number - self.visible + 1), number)
        first = max(0, min(first, len(self.columns) - self.visible))
        return replace(place, level=max(least, min(place.level, most)), first=first)

    def to(self, place: Place, article: str, item: str, level: int | None = None) -> Place:
        """Go to an item; it takes the row of the one that the cursor leaves unless a level is given."""
        if level is None:
            level = place.level
            if article == place.article:
                flow, index = self.flow(article), self.column(article).index
                level += flow.top(index[item]) - flow.top(index[place.item])
        return self.settle(replace(place, article=article, item=item, level=level))

    def step(self, place: Place, items: int) -> Place:
        """Move by items (negative: up); an item taller than the screen is scrolled through first."""
        column, flow = self.column(place.article), self.flow(place.article)
        position = column.index[place.item]
        if abs(items) == 1:
            scrolled = self.settle(replace(place, level=place.level - items * max(1, self.height // 2)))
            hidden = place.level + flow.height(position) > self.height if items > 0 else place.level < 0
            if hidden and scrolled.level != place.level:
                return scrolled
        target = max(0, min(position + items, len(column.items) - 1))
        return self.to(place, place.article, column.items[target].id)

    def scroll(self, place: Place, rows: int) -> Place:
        """Move the text of the focused column by rows (negative: back); the cursor keeps about its height.

        Where there is no more text to scroll, the cursor alone moves by the rows.
        """
        column, flow = self.column(place.article), self.flow(place.article)
        position = column.index[place.item]
        offset = flow.top(position) - place.level
        scrolled = max(0, min(offset + rows, flow.rows - self.height))
        if scrolled == offset or (scrolled > offset) != (rows > 0):
            scrolled, target = offset, self._item_at(flow, flow.top(position) + rows)
        else:
            margin = self.height // COMFORT_SHARE
            target = self._item_at(flow, scrolled + max(margin, min(place.level, self.height - 1 - margin)))
            after = min(target + 1, len(column.items) - 1)
            ends = flow.top(after) + flow.height(after)
            if flow.top(target) < scrolled + margin and ends <= scrolled + self.height - margin:
                # It starts above the comfortable rows, and settling on it would scroll back; the next stands in them.
                target = after
        target = max(target, position) if rows > 0 else min(target, position)
        moved = self.settle(replace(place, item=column.items[target].id, level=flow.top(target) - scrolled))
        if target == position and (moved.level >= place.level if rows > 0 else moved.level <= place.level):
            return self.step(place, 1 if rows > 0 else -1)
        return moved

    def _item_at(self, flow: Flow, row: int) -> int:
        line = flow.at(max(0, min(row, flow.rows - 1)))
        return line.position if line else 0

    def focus(self, place: Place, article: str) -> Place:
        """Go to another column: to what stands level with the cursor there, else to what is nearest on the screen."""
        if article == place.article or not self.column(article).items:
            return place
        counterpart = self.counterpart(place, article)
        if counterpart is not None:
            return self.to(place, article, counterpart[0])
        strand = self._strand(place, self._number[article])
        found = strand.nearest(max(0, place.level), self.height)
        if found is None:
            return self.to(place, article, self.column(article).items[-1].id)
        position, level = found
        return self.to(place, article, self.column(article).items[position].id, level)


def fitting(columns: int, width: int) -> int:
    """Say how many columns fit side by side.

    Args:
        columns: How many there are.
        width: Cells for all of them.
    """
    frame = GUTTER_CELLS + MARGIN_CELLS
    comfortable = (width + RULE_CELLS) // (READABLE_CELLS + frame + RULE_CELLS)
    pair = 2 if width >= 2 * (PAIR_CELLS + frame) + RULE_CELLS else 1
    return max(1, min(columns, max(comfortable, pair)))


def column_cells(visible: int, width: int) -> int:
    """Give the width of each visible column, gutter and margin included."""
    frame = GUTTER_CELLS + MARGIN_CELLS
    return min((width + RULE_CELLS) // visible - RULE_CELLS, MEASURE_CELLS + frame)

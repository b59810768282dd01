"""The columns laid out at the screen's size: which fit, what each shows at a place, and where a move leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.model import Passage, Thread
from tui.reading import jumps
from tui.reading.arrangement import Arrangement
from tui.reading.columns import Column, Flow, Role, stands_for
from tui.reading.parallels import Parallels, omission_id
from tui.reading.place import Place
from tui.reading.strand import Drawn, Strand
from tui.reading.widths import GUTTER_CELLS, LEAST_CELLS, MARGIN_CELLS, room
from tui.reading.wrap import Measure

COMFORT_SHARE = 5
"""A fifth of the rows at the top and at the bottom is kept free of the cursor while there is text to scroll."""
AS_LOADED = Arrangement()
"""Every account in its own order, all of them, as they were loaded."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor can stand, seen from where it stands."""

    position: int
    """Position of the item (or of the row that it stands in)."""
    top: int
    """Rows from the first line under the cursor to the first line of this one; below 0 above it."""
    height: int


class Spread:
    """Columns at one size of the screen, each in its own order.

    Args:
        columns: All columns, in the order of their numbers; at least one.
        parallels: How they stand to each other, once that is known.
        width: Cells for all columns.
        height: Rows for the text.
        measure: Width of a text in terminal cells.
        arrangement: Which columns show, and in which order.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        parallels: Parallels | None,
        width: int,
        height: int,
        measure: Measure,
        arrangement: Arrangement = AS_LOADED,
    ) -> None:
        self.columns = tuple(columns)
        self.parallels = parallels
        self.height = max(1, height)
        self.arrangement = arrangement
        self._articles = tuple(column.article.id for column in self.columns)
        self.visible, self.column_cells = room(self._articles, width, arrangement)
        self.left = (width - self.column_cells) // 2 if self.visible == 1 else 0
        """Free cells to the left of the columns."""
        self._text_cells = max(LEAST_CELLS, self.column_cells - GUTTER_CELLS - MARGIN_CELLS)
        self._number = {article: n for n, article in enumerate(self._articles)}
        self._flows: dict[str, Flow] = {}
        self._measure = measure
        self._ordered = arrangement.ordered(self._articles)
        self._shown = arrangement.shown(self._articles)

    @property
    def wraps(self) -> int:
        """Texts wrapped since the start, for tests and benchmarks."""
        return sum(flow.wraps for flow in self._flows.values())

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

    def on_screen(self, place: Place) -> tuple[int, ...]:
        """Give the 0-based numbers of the columns on the screen, from left to right."""
        held, rest = self._parted(place.focused)
        if self.arrangement.is_zoomed:
            return (self._number[place.focused],)
        room_left = self.visible - len(held)
        first = max(0, min(place.first, len(rest) - room_left))
        return tuple(self._number[article] for article in (*held, *rest[first : first + room_left]))

    def shown(self, focused: str) -> tuple[str, ...]:
        """List the articles whose columns can be gone through, in order; a hidden one as long as it is focused."""
        shown = self._shown
        return shown if focused in shown else tuple(a for a in self._ordered if a == focused or a in shown)

    def _parted(self, focused: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The articles that are held at the left, and the others; at least one column is not held."""
        shown = self.shown(focused)
        pinned = sum(self._is_held(article) for article in shown)
        held = min(pinned, self.visible - 1) if len(shown) > self.visible else 0
        return shown[:held], shown[held:]

    def _is_held(self, article: str) -> bool:
        return article in self.arrangement.pinned

    def strands(self, place: Place) -> tuple[Drawn, ...]:
        """Lay the visible columns level with the item under the cursor."""
        return tuple(self._strand(place, number) for number in self.on_screen(place))

    def _strand(self, place: Place, number: int) -> Strand:
        column = self.columns[number]
        flow = self.flow(column.article.id)
        if column.article.id == place.article:
            position = column.index[place.item]
            return Strand(number, flow, position, place.level, Role.CURSOR, position)
        if self.parallels is None:
            return Strand(number, flow, *self._at_the_same_row(place, flow))
        counterpart = self.counterpart(place, column.article.id)
        if counterpart is not None:
            item, role = counterpart
            position = column.index[item]
            return Strand(number, flow, position, place.level, role, position)
        return self._without_counterpart(place, number, flow, self.parallels)

    def _at_the_same_row(self, place: Place, flow: Flow) -> tuple[int, int]:
        """An item of a column that stands at the same row as the focused one, or ends with it, and its level."""
        home = self.flow(place.article)
        first = home.top(home.column.index[place.item]) - place.level
        if not flow.reaches(first + self.height):
            first = flow.rows - self.height
        line = flow.at(max(0, first))
        return (line.position, flow.top(line.position) - max(0, first)) if line else (0, 0)

    def _without_counterpart(self, place: Place, number: int, flow: Flow, parallels: Parallels) -> Strand:
        passage = self._passage_at(place)
        if passage is None:
            return Strand(number, flow)
        column = flow.column
        gap = column.passage_position(parallels.expected_at(passage.id, column.article.id))
        if not passage.is_claim:
            if flow.above(gap, place.level) < place.level:
                return Strand(number, flow)
            if gap < len(column.items):
                return Strand(number, flow, gap, place.level + flow.blank(gap))
            return Strand(number, flow, gap - 1, place.level - flow.height(gap - 1)) if gap else Strand(number, flow)
        # The text above the ghost row should reach up to the first row.
        while gap < len(column.items) and flow.above(gap, place.level - 1) < place.level - 1:
            gap += 1
        return Strand(number, flow, ghost=place.level, gap=gap)

    def _passage_at(self, place: Place) -> Passage | None:
        """The passage under the cursor; for an omission, a passage of another account that carries the claim."""
        about = stands_for(self.column(place.article).items[self.column(place.article).index[place.item]])
        if isinstance(about, Passage):
            return about
        return self.parallels.passage(about.passages[0]) if self.parallels else None

    def counterpart(self, place: Place, article: str) -> tuple[str, Role] | None:
        """Find the item of another column that stands level with the cursor.

        Returns:
            The id of the passage (or of the omission of the same claim) and its role, or None.
        """
        home = self.column(place.article)
        return self.beside(stands_for(home.items[home.index[place.item]]), article)

    def beside(self, claim: Passage | Thread, article: str) -> tuple[str, Role] | None:
        """Find what a column has of a claim: a passage that carries it, else its omission.

        Returns:
            The item's id and how sure it is, or None.
        """
        if self.parallels is None:
            return None
        index = self.column(article).index
        if isinstance(claim, Passage):
            threads = self.parallels.threads(claim.id)
            members: tuple[str, ...] = (claim.id,)
        else:
            threads, members = (claim,), claim.passages
            here = next((m for m in members if m in index), None)
            if here is not None:
                return here, Role.ALIGNED
        for member in members:
            parallel = self.parallels.counterpart(member, article)
            if parallel is not None:
                return parallel.passage.id, Role.ALIGNED if parallel.is_aligned else Role.POSSIBLE
        omitted = (omission_id(article, thread) for thread in threads)
        return next(((id_, Role.ALIGNED) for id_ in omitted if id_ in index), None)

    def around(self, place: Place) -> tuple[str, ...]:
        """List what carries the claim under the cursor, from there through the columns to the right.

        Returns:
            Ids: the item under the cursor, then the aligned (else the possible) passages of the other accounts.
        """
        if self.parallels is None:
            return (place.item,)
        column = self.column(place.article)
        about = stands_for(column.items[column.index[place.item]])
        if isinstance(about, Passage):
            found = self.parallels.parallels(about.id)
            others = [p.passage for p in found if p.is_aligned] or [p.passage for p in found]
        else:
            members = [self.parallels.passage(member) for member in about.passages]
            others = [member for member in members if member is not None]
        shown = self.shown(place.focused)
        turn = {article: n for n, article in enumerate(shown)}
        here = turn[place.focused]
        seen = (p for p in others if p.article in turn)
        ordered = sorted(seen, key=lambda p: ((turn[p.article] - here) % len(shown), p.start))
        return (place.item, *(passage.id for passage in ordered))

    # -- where a move leads --------------------------------------------------------------------------------

    def settle(self, place: Place) -> Place:
        """Bring a place into view: the item within the comfortable rows, the focused column on the screen."""
        place = self._put(place, self._position(place), place.level)
        held, rest = self._parted(place.focused)
        room_left = self.visible - len(held)
        first = place.first
        if place.focused in rest:
            number = rest.index(place.focused)
            first = min(max(first, number - room_left + 1), number)
        place = replace(place, first=max(0, min(first, len(rest) - room_left)))
        top, height, below = self._extent(place, self.height)
        margin = self.height // COMFORT_SHARE
        least = min(margin, top, self.height - margin - height)
        most = min(top, max(margin, self.height - margin - height))
        if below < self.height:
            # At the end of the text the cursor may come down, so that no empty rows are scrolled in.
            most = max(most, min(top, self.height - below))
        return replace(place, level=max(least, min(place.level, most)))

    def holds(self, place: Place) -> bool:
        """Whether the item of a place can be shown as the columns are arranged."""
        return True

    def to(self, place: Place, article: str, item: str, level: int | None = None) -> Place:
        """Go to an item; it takes the row of the one that the cursor leaves unless a level is given."""
        if level is None:
            level = place.level
            if article == place.article:
                level += self._distance(self.flow(article), place.item, item)
        return self.settle(replace(place, article=article, item=item, level=level))

    def _distance(self, flow: Flow, item: str, other: str) -> int:
        """Rows from an item of a column to another; beyond the screen only so many that none of it is in sight."""
        here, there = flow.column.index[item], flow.column.index[other]
        far = 2 * self.height + flow.height(here) + flow.height(there)
        if abs(there - here) > far:
            return far if there > here else -far
        return flow.distance(here, there)

    def end(self, place: Place, *, is_last: bool) -> Place:
        """Go to the first or the last stop of the focused column."""
        return self._stepped(place, self._count(place) - 1 if is_last else 0)

    def find(self, place: Place, wanted: jumps.Wanted, step: int) -> Place | None:
        """Go to the next (step 1) or previous (step -1) item of the focused column that is wanted; None without any."""
        found = jumps.find(self.column(place.article), place.item, step, wanted)
        return None if found is None else self.to(place, place.article, found)

    def step(self, place: Place, items: int) -> Place:
        """Move by items (negative: up); an item taller than the screen is scrolled through first."""
        if abs(items) == 1:
            scrolled = self.settle(replace(place, level=place.level - items * max(1, self.height // 2)))
            height = self._extent(place, self.height)[1]
            hidden = place.level + height > self.height if items > 0 else place.level < 0
            if hidden and scrolled.level != place.level:
                return scrolled
        return self._stepped(place, self._position(place) + items)

    def _stepped(self, place: Place, position: int) -> Place:
        """Go to a stop by its position, or to the nearest end."""
        items = self.column(place.article).items
        return self.to(place, place.article, items[max(0, min(position, len(items) - 1))].id)

    def scroll(self, place: Place, rows: int) -> Place:
        """Move the text of the focused column by rows (negative: back); the cursor keeps about its height.

        Where there is no more text to scroll, the cursor alone moves by the rows.
        """
        position = self._position(place)
        above, _, below = self._extent(place, self.height + abs(rows))
        if rows > 0:
            shift = max(0, min(rows, place.level + below - self.height))
        else:
            shift = -max(0, min(-rows, above - place.level))
        margin = self.height // COMFORT_SHARE
        # Rows from the first line under the cursor to the first row of the screen that is to be.
        scrolled = shift - place.level
        if not shift:
            target = self._stop_at(place, rows)
        else:
            target = self._stop_at(place, scrolled + max(margin, min(place.level, self.height - 1 - margin)))
            after = self._stop_after(place, target)
            if target.top < scrolled + margin and after.top + after.height <= scrolled + self.height - margin:
                # It starts above the comfortable rows, and settling on it would scroll back; the next stands in them.
                target = after
        if target.position < position if rows > 0 else target.position > position:
            target = Stop(position, 0, 0)
        moved = self.settle(self._put(place, target.position, target.top - scrolled))
        if target.position == position and (moved.level >= place.level if rows > 0 else moved.level <= place.level):
            return self.step(place, 1 if rows > 0 else -1)
        return moved

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

    def pointed(self, place: Place, drawn: int, row: int) -> Place | None:
        """Say where a click leads.

        Args:
            place: Where the cursor is.
            drawn: Which of the columns on the screen, from 0 at the left.
            row: Row of the screen, from the columns' first one.
        """
        strand = self._strand(place, self.on_screen(place)[drawn])
        found = strand.nearest(row, self.height)
        if found is None:
            return None
        return self.to(place, strand.column.article.id, strand.column.items[found[0]].id, found[1])

    # -- the stops of the focused column -------------------------------------------------------------------

    def _position(self, place: Place) -> int:
        return self.column(place.article).index[place.item]

    def _count(self, place: Place) -> int:
        return len(self.column(place.article).items)

    def _put(self, place: Place, position: int, level: int) -> Place:
        """The place at a stop; not yet brought into view."""
        item = self.column(place.article).items[position].id
        return replace(place, item=item, level=level, row="", blank="")

    def _extent(self, place: Place, most: int) -> tuple[int, int, int]:
        """Rows of text above the first line under the cursor, rows of it, rows from there on.

        Args:
            place: The place.
            most: More rows above or from there on than these need not be counted.
        """
        flow, position = self.flow(place.article), self._position(place)
        height = flow.height(position)
        above = flow.above(position, most) + flow.blank(position)
        return above, height, height + flow.below(position, most)

    def _stop_at(self, place: Place, rows: int) -> Stop:
        """The stop some rows after (negative: before) the first line under the cursor, or the nearest end."""
        line = self.flow(place.article).near(self._position(place), rows)
        if line is not None:
            return self._stop(place, line.position)
        return self._stop(place, self._count(place) - 1 if rows > 0 else 0)

    def _stop_after(self, place: Place, stop: Stop) -> Stop:
        return self._stop(place, min(stop.position + 1, self._count(place) - 1))

    def _stop(self, place: Place, position: int) -> Stop:
        flow, here = self.flow(place.article), self._position(place)
        return Stop(position, flow.distance(here, position), flow.height(position))

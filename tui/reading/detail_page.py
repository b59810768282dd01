"""The details laid out at one size: which rows show which block, and where a move leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.reading.full_detail import Block
from tui.reading.runs import Run, Runs, folded
from tui.reading.wrap import Measure

BAR_CELLS = 2
"""The cursor bar and a space."""
INDENT_CELLS = 2
"""By how much a paragraph's lines after the first, and all paragraphs of a block after the first, are set in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the reader is in the details; it survives another size, and blocks that come or go."""

    block: str = ""
    """Key of the block under the cursor."""
    top: str = ""
    """Key of the block that the first row of the screen shows."""
    row: int = 0
    """Which row of that block it is."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A block as rows."""

    block: Block
    first: int
    """Number of its first row on the whole page."""
    lines: tuple[Runs, ...]

    @property
    def end(self) -> int:
        """Number of the row after its last."""
        return self.first + len(self.lines)


class DetailPage:
    """Blocks at one size.

    Args:
        blocks: At least one; the first is no heading.
        spot: Where the reader was; `self.spot` is the same brought into view.
        width: Cells a row.
        height: Rows on the screen.
        measure: Width of a text in cells.
    """

    def __init__(self, blocks: Sequence[Block], spot: Spot, width: int, height: int, measure: Measure) -> None:
        self.height = max(1, height)
        room = max(2, width - BAR_CELLS)
        self._laid: list[_Laid] = []
        row = 0
        for block in blocks:
            lines = _lines(block, room, measure)
            self._laid.append(_Laid(block, row, lines))
            row += len(lines)
        self.rows = row
        """Rows of the whole page."""
        self._numbers = {laid.block.key: n for n, laid in enumerate(self._laid)}
        self._stops = [n for n, laid in enumerate(self._laid) if not laid.block.is_heading]
        self.spot = self.settle(spot)

    # -- where a move leads --------------------------------------------------------------------------------

    @property
    def block(self) -> Block:
        """The block under the cursor."""
        return self._laid[self._numbers[self.spot.block]].block

    @property
    def top(self) -> int:
        """Number of the first row on the screen."""
        return self._row(self.spot)

    @property
    def last_top(self) -> int:
        """The first row on the screen where the end of the page is reached."""
        return max(0, self.rows - self.height)

    def _row(self, spot: Spot) -> int:
        number = self._numbers.get(spot.top)
        if number is None:
            return 0
        laid = self._laid[number]
        return laid.first + max(0, min(spot.row, len(laid.lines) - 1))

    def _begin(self, number: int) -> int:
        """Number of the row at which a block begins, with the heading above it."""
        above = self._laid[number - 1] if number else None
        return above.first if above is not None and above.block.is_heading else self._laid[number].first

    def settle(self, spot: Spot) -> Spot:
        """Bring a spot into view: some of its block, and all of it with the heading above where that fits."""
        number = self._numbers.get(spot.block, 0)
        if self._laid[number].block.is_heading:
            number = self._stops[0]
        laid, begin = self._laid[number], self._begin(number)
        if laid.end - begin > self.height:
            begin = laid.first
        top = self._row(spot)
        if laid.end - begin <= self.height:
            top = max(min(top, begin), laid.end - self.height)
        else:
            # Of a block taller than the screen any part will do.
            top = max(min(top, laid.end - 1), begin - self.height + 1)
        return self._at_top(laid.block.key, top)

    def _at_top(self, block: str, top: int) -> Spot:
        top = max(0, min(top, self.last_top))
        laid = next(laid for laid in reversed(self._laid) if laid.first <= top)
        return Spot(block, laid.block.key, top - laid.first)

    def step(self, blocks: int) -> Spot:
        """Move to the next (1) or previous (-1) block; one that goes on beyond the screen is scrolled first."""
        laid = self._laid[self._numbers[self.spot.block]]
        hidden = laid.end - (self.top + self.height) if blocks > 0 else self.top - laid.first
        if hidden > 0:
            rows = min(hidden, max(1, self.height // 2))
            return self._at_top(self.spot.block, self.top + (rows if blocks > 0 else -rows))
        at = self._stops.index(self._numbers[self.spot.block]) + blocks
        number = self._stops[max(0, min(at, len(self._stops) - 1))]
        target, begin = self._laid[number], self._begin(number)
        if target.end - begin <= self.height or target is laid:
            return self.settle(replace(self.spot, block=target.block.key))
        # One that the screen cannot hold is entered where its reading begins from this side.
        if blocks < 0:
            return self._at_top(target.block.key, target.end - self.height)
        return self._at_top(target.block.key, begin if target.first - begin < self.height else target.first)

    def page(self, rows: int) -> Spot:
        """Scroll by rows; the cursor keeps its height where it can, and goes to the end where the page ends."""
        top = max(0, min(self.top + rows, self.last_top))
        if top == self.top:
            return self.end(is_last=rows > 0)
        cursor = max(self._laid[self._numbers[self.spot.block]].first, self.top) + top - self.top
        onward = [n for n in self._stops if self._laid[n].end > cursor]
        return self.settle(self._at_top(self._laid[onward[0] if onward else self._stops[-1]].block.key, top))

    def end(self, *, is_last: bool) -> Spot:
        """Go to the first or last block."""
        number = self._stops[-1 if is_last else 0]
        return self._at_top(self._laid[number].block.key, self.last_top if is_last else 0)

    def at(self, line: int) -> Spot | None:
        """Say where a click on a line of the screen leads; None where there is no block."""
        row = self.top + line
        found = next((laid for laid in self._laid if laid.first <= row < laid.end), None)
        if found is None or found.block.is_heading or not 0 <= line < self.height:
            return None
        return replace(self.spot, block=found.block.key)

    # -- what it draws -------------------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        """Line of the screen on which the block under the cursor begins to show."""
        return max(0, self._laid[self._numbers[self.spot.block]].first - self.top)

    def line(self, line: int) -> tuple[Runs, bool] | None:
        """Give one row of the screen, and whether it is under the cursor; None below the last."""
        row = self.top + line
        for laid in self._laid:
            if laid.first <= row < laid.end:
                is_under_cursor = laid.block.key == self.spot.block
                bar = Run("▌", "bar") if is_under_cursor else Run(" ")
                return (bar, Run(" "), *laid.lines[row - laid.first]), is_under_cursor
        return None


def _lines(block: Block, width: int, measure: Measure) -> tuple[Runs, ...]:
    """Wrap a block; a blank row above a heading."""
    lines: list[Runs] = [()] if block.is_heading else []
    for n, part in enumerate(block.parts):
        indented = (Run(" " * INDENT_CELLS), *part) if n and width > 2 * INDENT_CELLS else part
        lines += folded(indented, width, measure, INDENT_CELLS if width > 2 * INDENT_CELLS else 0)
    return tuple(lines)

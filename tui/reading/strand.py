"""One column as it stands on the screen beside the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tui.reading.columns import Column, Flow, Line, Piece, Role

GHOST_WORDS = "not reported here"


class Drawn(Protocol):
    """One column as it stands on the screen, in whatever arrangement."""

    @property
    def number(self) -> int:
        """0-based number of the column."""

    @property
    def column(self) -> Column:
        """The column."""

    @property
    def role(self) -> Role | None:
        """How what stands level with the cursor stands to it; `CURSOR` in the focused column."""

    @property
    def lit(self) -> int | None:
        """Position, among the column's items, of what stands level with the cursor."""

    def piece(self, row: int) -> Piece | None:
        """Give what a screen row shows; None where it is empty."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One column as it stands on the screen."""

    number: int
    """0-based number of the column."""
    flow: Flow
    anchor: int = 0
    """Position of any item by which the others stand."""
    level: int = 0
    """Screen row of the first line of its text; it may be out of sight."""
    role: Role | None = None
    lit: int | None = None
    """Position of the item that stands level with the cursor, or the cursor's own."""
    ghost: int | None = None
    """Screen row of the ghost row, where the column has nothing to stand level."""
    gap: int = 0
    """Position of the item before which the ghost row is put."""

    @property
    def column(self) -> Column:
        """The column."""
        return self.flow.column

    def piece(self, row: int) -> Piece | None:
        """Give what a screen row shows, ready to be drawn; None where it is empty."""
        line = self.at(row)
        if line is None:
            return Piece(None, 0, 0, len(GHOST_WORDS), words=GHOST_WORDS) if row == self.ghost else None
        if line.sub_row < 0:
            return None
        role = self.role if line.position == self.lit else None
        end = line.start + len(self.flow.text(line))
        return Piece(self.column.items[line.position], line.sub_row, line.start, end, role)

    def at(self, row: int) -> Line | None:
        """Give what a screen row shows; None where it is empty (or the ghost row)."""
        if self.ghost is None:
            return self.flow.near(self.anchor, row - self.level)
        if row < self.ghost - 1:
            return self.flow.before(self.gap, row - (self.ghost - 1))
        if row <= self.ghost + 1 or self.gap >= len(self.flow.column.items):
            return None
        return self.flow.near(self.gap, row - (self.ghost + 2))

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

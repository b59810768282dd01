"""A column in one line: how much of each part of it other accounts report, and where the reader's tags are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.model import Passage, Status
from tui.reading.columns import Column
from tui.reading.parallels import Parallels

LEVELS = "▁▂▃▄▅▆▇█"
"""From nothing shared to all shared."""
HIT = "/", "strong"
"""Glyph and style of a cell that holds a hit of the search."""


@dataclass(frozen=True, slots=True)
class MinimapCell:
    """One cell: a stretch of the column."""

    glyph: str
    style: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What each item of a column gives to its minimap, whatever the width; a byte for each."""

    claims: bytes
    """1 for a passage that makes a claim."""
    shared: bytes
    """1 for a claim that others report."""
    marks: bytes
    """1 for a conflict, 2 for an embellishment."""


MARKED = ((1, Status.CONFLICT), (2, Status.EMBELLISH))


def ground(column: Column, parallels: Parallels | None) -> Ground:
    """Look every item of a column up.

    Args:
        column: The column.
        parallels: How the accounts stand to each other, once that is known.
    """
    size = len(column.items)
    claims, shared, marks = bytearray(size), bytearray(size), bytearray(size)
    mark_of = {status: mark for mark, status in MARKED}
    for n, item in enumerate(column.items):
        if isinstance(item, Passage) and item.is_claim:
            claims[n] = 1
            if parallels is not None:
                shared[n] = parallels.is_aligned(item.id)
                finding = parallels.finding(item.id)
                marks[n] = mark_of.get(finding.status, 0) if finding else 0
    return Ground(bytes(claims), bytes(shared), bytes(marks))


def cell_of(position: int, items: int, cells: int) -> int:
    """Say in which cell an item falls.

    Args:
        position: The item's position in its column.
        items: How many items the column has.
        cells: How many cells the minimap has.
    """
    return min(cells - 1, position * cells // max(1, items))


def minimap(
    column: Column,
    looked_up: Ground,
    tag_glyphs: Mapping[str, tuple[str, str]],
    cells: int,
    hits: Iterable[str] = (),
) -> tuple[MinimapCell, ...]:
    """Draw a column in one line.

    Args:
        column: The column.
        looked_up: What its items give to the line.
        tag_glyphs: Glyph and style of each tagged passage of any column, by passage id.
        cells: Width of the line; a column of fewer items takes no more cells than it has items.
        hits: Ids of the passages of this column that the search found.

    Returns:
        For each cell the share of its passages that others report, as a bar; a tag in it, or a
        hit, shows instead, and a conflict colours it.
    """
    size = len(column.items)
    cells = min(cells, size)
    signs: dict[int, tuple[str, str]] = {}
    for position, tag in sorted((column.index[name], tag) for name, tag in tag_glyphs.items() if name in column.index):
        signs[cell_of(position, size, cells)] = tag
    for name in hits:
        signs[cell_of(column.index[name], size, cells)] = HIT
    out = []
    for n in range(cells):
        # The items of a cell are those from the first that `cell_of` puts there to the first of the next cell.
        start, end = -(-n * size // cells), -(-(n + 1) * size // cells)
        claims, shared = looked_up.claims.count(1, start, end), looked_up.shared.count(1, start, end)
        last, style = max((looked_up.marks.rfind(mark, start, end), status.value) for mark, status in MARKED)
        if last < 0:
            style = "agree" if shared else "dim"
        level = shared * (len(LEVELS) - 1) // claims if claims else 0
        out.append(MinimapCell(*signs[n]) if n in signs else MinimapCell(LEVELS[level], style))
    return tuple(out)

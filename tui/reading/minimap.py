"""A column in one line: how much of each part of it other accounts report, and where the reader's tags are."""

from __future__ import annotations

from collections.abc import Container, Mapping
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
    parallels: Parallels | None,
    tag_glyphs: Mapping[str, tuple[str, str]],
    cells: int,
    hits: Container[str] = (),
) -> tuple[MinimapCell, ...]:
    """Draw a column in one line.

    Args:
        column: The column.
        parallels: How the accounts stand to each other, once that is known.
        tag_glyphs: Glyph and style of each tagged passage, by passage id.
        cells: Width of the line; a column of fewer items takes no more cells than it has items.
        hits: Ids of the passages that the search found.

    Returns:
        For each cell the share of its passages that others report, as a bar; a tag in it, or a
        hit, shows instead, and a conflict colours it.
    """
    cells = min(cells, len(column.items))
    claims, shared = [0] * cells, [0] * cells
    styles = ["dim"] * cells
    tags: dict[int, tuple[str, str]] = {}
    found = set()
    for position, item in enumerate(column.items):
        if item.id in hits:
            found.add(cell_of(position, len(column.items), cells))
        if not isinstance(item, Passage) or not item.is_claim:
            continue
        cell = cell_of(position, len(column.items), cells)
        claims[cell] += 1
        if item.id in tag_glyphs:
            tags[cell] = tag_glyphs[item.id]
        if parallels is None:
            continue
        if parallels.is_aligned(item.id):
            shared[cell] += 1
            styles[cell] = "agree" if styles[cell] == "dim" else styles[cell]
        finding = parallels.finding(item.id)
        if finding and finding.status in (Status.CONFLICT, Status.EMBELLISH):
            styles[cell] = finding.status.value
    out = []
    for n in range(cells):
        level = shared[n] * (len(LEVELS) - 1) // claims[n] if claims[n] else 0
        sign = HIT if n in found else tags.get(n)
        out.append(MinimapCell(*sign) if sign else MinimapCell(LEVELS[level], styles[n]))
    return tuple(out)

"""Finds the next or previous item of a kind in a column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from tui.model import Passage, Status
from tui.reading.columns import Column, Item
from tui.reading.parallels import GhostRow, Parallels

Wanted: TypeAlias = Callable[[Item], bool]


def find(column: Column, item: str, step: int, wanted: Wanted) -> str | None:
    """Give the id of the nearest wanted item after (step 1) or before (step -1) an item, or None."""
    position = column.index[item] + step
    while 0 <= position < len(column.items):
        if wanted(column.items[position]):
            return column.items[position].id
        position += step
    return None


def count(columns: Iterable[Column], wanted: Wanted) -> int:
    """Say how many wanted items some columns have."""
    return sum(wanted(item) for column in columns for item in column.items)


def wanted(kind: str, parallels: Parallels, tags: Collection[str]) -> Wanted:
    """Say which items are of a kind.

    Args:
        kind: `aligned passage`, `omission`, `conflict`, `embellishment` or `tagged passage`.
        parallels: How the accounts stand to each other.
        tags: Ids of the passages that are tagged or noted.

    Raises:
        KeyError: There is no such kind.
    """

    def has_status(status: Status) -> Wanted:
        def has(item: Item) -> bool:
            finding = parallels.finding(item.id)
            return finding is not None and finding.status is status

        return has

    kinds: dict[str, Wanted] = {
        "aligned passage": lambda item: isinstance(item, Passage) and parallels.is_aligned(item.id),
        "omission": lambda item: isinstance(item, GhostRow),
        "conflict": has_status(Status.CONFLICT),
        "embellishment": has_status(Status.EMBELLISH),
        "tagged passage": lambda item: item.id in tags,
    }
    return kinds[kind]

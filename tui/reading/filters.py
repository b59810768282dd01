"""Kinds of passages that the reader can keep to, while the others step back."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from tui.model import Passage, Status
from tui.reading.columns import Item
from tui.reading.jumps import Wanted
from tui.reading.parallels import GhostRow, Parallels
from tui.reading.signs import GLYPHS, OMISSION_GLYPH


@dataclass(frozen=True, slots=True)
class Filter:
    """A kind of passage to keep to."""

    name: str
    """As the screen tells it."""
    key: str
    """The letter that chooses it."""
    sign: str
    """Its glyph, for narrow screens."""
    status: Status | None = None
    """The status that it lets through; None for what is no status."""

    @property
    def needs_findings(self) -> bool:
        """Whether it can only tell once the accounts are compared."""
        return self.status is not None or self is OMITTED


OMITTED = Filter("omission", "o", OMISSION_GLYPH)
TAGGED = Filter("tagged", "t", "✓")
FOUND = Filter("search hit", "/", "/")
FILTERS = (
    Filter("agree", "a", GLYPHS[Status.AGREE], Status.AGREE),
    Filter("conflict", "c", GLYPHS[Status.CONFLICT], Status.CONFLICT),
    Filter("embellish", "e", GLYPHS[Status.EMBELLISH], Status.EMBELLISH),
    Filter("sole", "s", GLYPHS[Status.SOLE], Status.SOLE),
    Filter("comment", "m", GLYPHS[Status.COMMENT], Status.COMMENT),
    OMITTED,
    TAGGED,
    FOUND,
)
"""In the order in which they are offered."""


def lets_through(filter_: Filter, parallels: Parallels | None, tags: Container[str], hits: Container[str]) -> Wanted:
    """Say which items a filter lets through.

    Args:
        filter_: What to keep to.
        parallels: How the accounts stand to each other, once that is known.
        tags: Ids of the passages that are tagged or noted.
        hits: Ids of the passages that the search found.
    """
    if filter_ is OMITTED:
        return lambda item: isinstance(item, GhostRow)
    if filter_ is TAGGED:
        return lambda item: item.id in tags
    if filter_ is FOUND:
        return lambda item: item.id in hits

    def has_status(item: Item) -> bool:
        finding = parallels.finding(item.id) if parallels and isinstance(item, Passage) else None
        return finding is not None and finding.status is filter_.status

    return has_status

"""Where the reader is: an item of a column, and the screen row at which it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the accounts that survives resizing and re-laying."""

    article: str
    """Id of the focused article."""
    item: str
    """Id of the passage or omission under the cursor."""
    level: int = 0
    """Screen row of the item's first line, counted from the columns' first row; below 0 when it starts above it."""
    first: int = 0
    """0-based number of the leftmost column on the screen."""

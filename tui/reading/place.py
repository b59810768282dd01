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
    """How many of the columns that are not held at the left are to the left of the screen."""
    row: str = ""
    """In the parallel arrangement, which row the item stands in: the id of the lead's passage, or of the thread that
    the lead omits; empty elsewhere, and where it has yet to be found."""
    blank: str = ""
    """Id of the article whose empty cell is under the cursor; `article` and `item` are then what the row is about."""

    @property
    def focused(self) -> str:
        """Id of the article whose column the cursor is in."""
        return self.blank or self.article

"""Where anchors were found in other versions of their articles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.notebook.acts import anchor_document, anchor_from, checked_time, dumped, hashed, stamped
from tui.notebook.values import Anchor


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """That the words of an anchor are at a place in another text."""

    anchor: Anchor
    elsewhere: Anchor
    """In the other text; with the words as they are there."""
    how: str
    """The stage that found it: `position`, `quote`, `fuzzy`, or `hand` where a reader said so."""
    by: str
    """Name of the reader who had the text before them."""
    at: datetime
    """When, in UTC."""

    @property
    def id(self) -> str:
        """Named by its content, 32 hex digits: the same finding is kept once however often it is merged."""
        return hashed(document(self))

    @property
    def place(self) -> tuple[str, int, int]:
        """Digest and offsets of what was found."""
        return self.anchor.digest, self.anchor.start, self.anchor.end


def document(one: Whereabouts) -> list[Any]:
    """Write whereabouts as a list, for JSON."""
    return [anchor_document(one.anchor), anchor_document(one.elsewhere), one.how, one.by, stamped(one.at)]


def whereabouts_from(text: str) -> Whereabouts:
    """Read whereabouts from the JSON that `document` made.

    Raises:
        ValueError: It makes no sense.
    """
    try:
        anchor, elsewhere, how, by, at = json.loads(text)
        return Whereabouts(anchor_from(anchor), anchor_from(elsewhere), str(how), str(by), checked_time(at))
    except (ArithmeticError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(f"no whereabouts: {error}") from error


def latest(known: Iterable[Whereabouts]) -> tuple[Whereabouts, ...]:
    """Leave out what was said anew later.

    Args:
        known: Any whereabouts, in any order.

    Returns:
        For each place and each other text the last one, in the order of time.
    """
    last: dict[tuple[tuple[str, int, int], str], Whereabouts] = {}
    for one in sorted(known, key=_moment):
        last[one.place, one.elsewhere.digest] = one
    return tuple(sorted(last.values(), key=_moment))


def read_whereabouts(db: sqlite3.Connection, digests: Collection[str] | None) -> list[Whereabouts]:
    """Read from the notebook what was found in some texts.

    Args:
        db: The notebook.
        digests: The texts; None for all.

    Returns:
        All that was ever said, in no order.
    """
    wanted = "" if digests is None else "WHERE elsewhere IN (SELECT value FROM json_each(:digests))"
    rows = db.execute(f"SELECT document FROM found {wanted}", {"digests": dumped([*(digests or ())])})
    return [whereabouts_from(text) for (text,) in rows]


def _moment(one: Whereabouts) -> tuple[str, str]:
    return stamped(one.at), one.id


def places(anchors: Sequence[Anchor]) -> list[tuple[str, int, int]]:
    """Name places in texts by digest and offsets."""
    return [(anchor.digest, anchor.start, anchor.end) for anchor in anchors]

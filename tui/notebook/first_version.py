"""Notebooks of the first version: their tables, and their acts as those of today.

They knew one reader, one tag per passage and no context of the quotes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from tui.notebook.acts import checked_time, hashed
from tui.notebook.values import Act, Anchor, Opinion, Scope, Tag, Target

TICK = timedelta(microseconds=1)
"""The smallest difference of two times in the notebook."""

FIRST_TABLES: tuple[str, ...] = (
    """
    CREATE TABLE anchor (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        quote TEXT NOT NULL,
        UNIQUE (digest, start, stop, quote)
    )
    """,
    # `of` is the 'set' that an 'undo' or 'redo' is about.
    """
    CREATE TABLE act (
        id INTEGER PRIMARY KEY,
        anchor INTEGER NOT NULL REFERENCES anchor (id),
        kind TEXT NOT NULL,
        of INTEGER REFERENCES act (id),
        before TEXT,
        after TEXT,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX act_by_anchor ON act (anchor)",
    "CREATE INDEX act_by_set ON act (of)",
    *(
        f"CREATE TRIGGER no_{change}_of_{table} BEFORE {change} ON {table}"
        " BEGIN SELECT RAISE(ABORT, 'history is kept'); END"
        for table in ("anchor", "act")
        for change in ("UPDATE", "DELETE")
    ),
    "CREATE TABLE place (key TEXT PRIMARY KEY, place TEXT NOT NULL, at TEXT NOT NULL)",
)

FIRST_ACTS = """
    SELECT act.id, kind, of, before, after, at, digest, start, stop, quote
    FROM act LEFT JOIN anchor ON anchor.id = act.anchor
"""


def acts_of_first_version(db: sqlite3.Connection, reader: str) -> Iterator[Act]:
    """Read all acts of a notebook of the first version.

    Args:
        db: The notebook.
        reader: Whose acts they are.

    Yields:
        The acts in their order.

    Raises:
        ValueError: An act makes no sense.
        sqlite3.Error: The file cannot be read.
    """
    translation = Translation(reader)
    for row in db.execute(f"{FIRST_ACTS} ORDER BY act.id"):
        yield translation.act(row)


class Translation:
    """Makes acts of today of those of the first version, one after the other in their order.

    Ids are made of the content, so that two copies of one notebook give the same. The order counted then, now the time
    does: an act whose clock had gone back gets the next microsecond after the act before it.

    Args:
        reader: Whose acts they are.
    """

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._ids: dict[int, str] = {}
        self._latest: datetime | None = None

    def act(self, row: Sequence[Any]) -> Act:
        """Translate an act.

        Args:
            row: The columns of `FIRST_ACTS`.

        Raises:
            ValueError: It makes no sense.
        """
        number, kind, of, before, after, at_text, digest, start, stop, quote = row
        try:
            anchor = Anchor(str(digest), int(start), int(stop), str(quote))
            at = checked_time(at_text)
            set_id = "" if of is None else self._ids[of]
            opinions = _opinion(before), _opinion(after)
        except (LookupError, TypeError) as error:
            raise ValueError(f"no act of the first version: {error}") from error
        id = hashed([self._reader, number, kind, of, before, after, at_text, digest, start, stop, quote])
        at = at if self._latest is None else max(at, self._latest + TICK)
        self._ids[number], self._latest = id, at
        return Act(id, kind, set_id, id, Target(Scope.PASSAGE, (anchor,)), *opinions, self._reader, at)

    def knows(self, number: int) -> bool:
        """Tell whether an act of that number was translated."""
        return number in self._ids


def _opinion(tag: str | None) -> Opinion:
    return Opinion(None if tag is None else Tag(tag))

"""Puts acts, sources and whereabouts into the notebook's tables."""

from __future__ import annotations

import sqlite3

from tui.notebook.acts import ACT_COLUMNS, act_values, check_offsets, dumped, hashed, source_document, stamped, stored
from tui.notebook.resemblance import traits
from tui.notebook.values import Act, Source
from tui.notebook.whereabouts import Whereabouts, document

NEW_ACT = f"""
    INSERT INTO act ({ACT_COLUMNS}, subject, added)
    VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?)
"""
NEW_SPOT = "INSERT OR IGNORE INTO spot (digest, start, stop, subject) VALUES (CAST(? AS TEXT), ?, ?, ?)"
NEW_SOURCE = "INSERT OR IGNORE INTO source (id, digest, document) VALUES (?, CAST(? AS TEXT), ?)"
NEW_TRAIT = "INSERT OR IGNORE INTO trait (kind, value, source) VALUES (?, ?, ?)"
NEW_FOUND = """
    INSERT OR IGNORE INTO found (id, digest, start, stop, elsewhere, document, at)
    VALUES (?, CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), ?, ?)
"""


def insert_act(db: sqlite3.Connection, act: Act, added: bool) -> None:
    """Put in an act that is not there yet, and where its subject is.

    Args:
        db: The notebook, in a transaction.
        act: The act.
        added: Whether it was done elsewhere: in another notebook, or before an import.

    Raises:
        ValueError: It is no act.
        sqlite3.Error: It cannot be written.
    """
    values = act_values(act)
    db.execute(NEW_ACT, (*values, added))
    insert_spots(db, act, values[-1])


def insert_spots(db: sqlite3.Connection, act: Act, subject: str) -> None:
    """Put in where the subject of an act is."""
    for anchor in act.target.anchors:
        db.execute(NEW_SPOT, (stored(anchor.digest), anchor.start, anchor.end, subject))


def insert_source(db: sqlite3.Connection, source: Source) -> bool:
    """Put in what is known of an article, unless just that is there.

    Args:
        db: The notebook, in a transaction.
        source: The article.

    Returns:
        Whether it is new.
    """
    written = source_document(source)
    cursor = db.execute(NEW_SOURCE, (hashed(written), stored(source.digest), dumped(written)))
    if cursor.rowcount == 0 or cursor.lastrowid is None:
        return False
    insert_traits(db, source, cursor.lastrowid)
    return True


def insert_traits(db: sqlite3.Connection, source: Source, number: int) -> None:
    """Put in by what an article is recognised in another version."""
    db.executemany(NEW_TRAIT, [(kind, value, number) for kind, value in traits(source)])


def insert_whereabouts(db: sqlite3.Connection, one: Whereabouts) -> bool:
    """Put in where an anchor was found, unless just that is there.

    Args:
        db: The notebook, in a transaction.
        one: What was found.

    Returns:
        Whether it is new.

    Raises:
        ValueError: It is no place in a text.
    """
    check_offsets(one.anchor)
    check_offsets(one.elsewhere)
    digest, start, end = one.place
    values = (stored(digest), start, end, stored(one.elsewhere.digest), dumped(document(one)), stamped(one.at))
    return db.execute(NEW_FOUND, (one.id, *values)).rowcount > 0

"""The tables of a notebook's file and how an older file is brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from tui.notebook.errors import NotebookError, shown

APPLICATION_ID = int.from_bytes(b"syno", "big")
"""In the file's header: tells a notebook from the SQLite file of another program."""

WAL_PAUSE = 0.02
"""Seconds between two attempts to switch a file to write-ahead logging, for which SQLite does not wait by itself."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
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
        # The tag of a passage is what its last act left: with no second copy, the two cannot disagree.
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
    ),
)
"""The statements that lead from each version of the schema to the next; a file's `user_version` counts those done."""


def prepare(db: sqlite3.Connection, path: Path, patience: float) -> None:
    """Make a connection safe for tags and its file ready for this version of the program.

    A file that is not a notebook, or one too new, is left as it was.

    Args:
        db: A connection without implicit transactions.
        path: The file's path, for messages.
        patience: Seconds to wait for another process to let go of the file.

    Raises:
        NotebookError: The file belongs to another program or to a newer version of this one.
        sqlite3.Error: The file cannot be read, or not be brought up to date.
    """
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA fullfsync=ON")  # macOS keeps a plain fsync in the drive's cache
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("BEGIN")
    version = _version(db, path)
    db.execute("COMMIT")
    _write_ahead(db, patience)
    if version < len(MIGRATIONS):
        _migrate(db, path)


def _version(db: sqlite3.Connection, path: Path) -> int:
    """Read the schema's version; inside a transaction, lest another process migrate between the reads."""
    application = _number(db, "PRAGMA application_id")
    version = _number(db, "PRAGMA user_version")
    is_new = (application, version, _number(db, "SELECT count(*) FROM sqlite_master")) == (0, 0, 0)
    if application != APPLICATION_ID and not is_new:
        raise NotebookError(
            f"{shown(path)} is not a notebook (another program's SQLite file): name another with --notebook"
        )
    if version > len(MIGRATIONS):
        raise NotebookError(
            f"{shown(path)} was written by a newer synoptic (version {version} of the notebook, this one knows "
            f"{len(MIGRATIONS)}): update synoptic or name another with --notebook"
        )
    return version


def _write_ahead(db: sqlite3.Connection, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode=WAL").fetchall()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_READONLY:
                return  # it can still be read; an act will say that it cannot be written
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(WAL_PAUSE)


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    db.execute("BEGIN IMMEDIATE")
    # Another process may have migrated while this one waited for the lock.
    for step in MIGRATIONS[_version(db, path) :]:
        for statement in step:
            db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
    db.execute("COMMIT")


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])

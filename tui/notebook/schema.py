"""The tables of a notebook's file and how an older file is brought up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tui.notebook.backup import back_up
from tui.notebook.errors import NotebookError, shown
from tui.notebook.first_version import FIRST_TABLES, acts_of_first_version
from tui.notebook.rows import insert_act

APPLICATION_ID = int.from_bytes(b"syno", "big")
"""In the file's header: tells a notebook from the SQLite file of another program."""

WAL_PAUSE = 0.02
"""Seconds between two attempts to switch a file to write-ahead logging, for which SQLite does not wait by itself."""


def _kept(*tables: str) -> tuple[str, ...]:
    """Make sure that the rows of some tables are never changed."""
    return tuple(
        f"CREATE TRIGGER no_{change}_of_{table} BEFORE {change} ON {table}"
        " BEGIN SELECT RAISE(ABORT, 'history is kept'); END"
        for table in tables
        for change in ("UPDATE", "DELETE")
    )


SECOND_TABLES: tuple[str, ...] = (
    # An act is a document of its own: what can be read of a damaged file still tells all about it. Opinions that stand
    # are found by reading the acts: with no second copy, the two cannot disagree.
    """
    CREATE TABLE act (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        of TEXT NOT NULL,
        grp TEXT NOT NULL,
        target TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reader TEXT NOT NULL,
        at TEXT NOT NULL,
        evidence TEXT,
        subject TEXT NOT NULL,
        added INTEGER NOT NULL
    )
    """,
    "CREATE INDEX act_by_subject ON act (subject, reader, at, id)",
    "CREATE INDEX act_by_group ON act (grp)",
    "CREATE INDEX act_by_time ON act (at, id)",
    "CREATE INDEX act_by_reader ON act (reader, at)",
    # Where the subjects are: found by the digest of an article.
    """
    CREATE TABLE spot (
        digest TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (digest, start, stop, subject)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE source (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        document TEXT NOT NULL
    )
    """,
    "CREATE INDEX source_by_digest ON source (digest)",
    # By what an article is recognised in another version: its path, its title, the numbers of its sketch.
    """
    CREATE TABLE trait (
        kind TEXT NOT NULL,
        value INTEGER NOT NULL,
        source INTEGER NOT NULL REFERENCES source (number),
        PRIMARY KEY (kind, value, source)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE found (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        elsewhere TEXT NOT NULL,
        document TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX found_by_place ON found (digest, start, stop)",
    "CREATE INDEX found_by_text ON found (elsewhere)",
    *_kept("act", "source", "found"),
)

THIRD_TABLES: tuple[str, ...] = (
    """
    CREATE TABLE correction (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        of TEXT NOT NULL,
        value TEXT,
        reader TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX correction_by_digest ON correction (digest)",
    """
    CREATE TABLE pasted (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        beside TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        is_kept INTEGER NOT NULL,
        reader TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX pasted_by_files ON pasted (beside)",
    *_kept("correction", "pasted"),
)


def _make_first_tables(db: sqlite3.Connection, reader: Callable[[], str]) -> None:
    for statement in FIRST_TABLES:
        db.execute(statement)


def _give_acts_readers_and_ids(db: sqlite3.Connection, reader: Callable[[], str]) -> None:
    has_acts = db.execute("SELECT 1 FROM act LIMIT 1").fetchone() is not None
    acts = list(acts_of_first_version(db, reader())) if has_acts else []
    db.execute("DROP TABLE act")
    db.execute("DROP TABLE anchor")
    for statement in SECOND_TABLES:
        db.execute(statement)
    for act in acts:
        insert_act(db, act, added=False)


def _make_room_for_corrections(db: sqlite3.Connection, reader: Callable[[], str]) -> None:
    for statement in THIRD_TABLES:
        db.execute(statement)


Migration: TypeAlias = Callable[[sqlite3.Connection, Callable[[], str]], None]

MIGRATIONS: tuple[Migration, ...] = (_make_first_tables, _give_acts_readers_and_ids, _make_room_for_corrections)
"""What leads from each version of the schema to the next, given what finds the reader's name; a file's `user_version`
counts those done."""

VERSION = len(MIGRATIONS)


def prepare(db: sqlite3.Connection, path: Path, patience: float, reader: Callable[[], str]) -> None:
    """Make a connection safe for tags and its file ready for this version of the program.

    A file that is not a notebook, or one too new, is left as it was. Before an older one is changed a backup is made.

    Args:
        db: A connection without implicit transactions.
        path: The file's path, for messages and the backup.
        patience: Seconds to wait for another process to let go of the file.
        reader: Finds out whose acts those are that do not tell.

    Raises:
        NotebookError: The file belongs to another program or to a newer version of this one, or the backup failed.
        sqlite3.Error: The file cannot be read, or not be brought up to date.
        ValueError: An older file holds what no notebook can.
    """
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA fullfsync=ON")  # macOS keeps a plain fsync in the drive's cache
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("BEGIN")
    version = version_of(db, path)
    db.execute("COMMIT")
    _write_ahead(db, patience)
    if version < VERSION:
        _migrate(db, path, reader)


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """Read the schema's version; inside a transaction, lest another process migrate between the reads.

    Args:
        db: A connection to the file.
        path: Its path, for messages.

    Returns:
        The version; 0 for an empty file.

    Raises:
        NotebookError: The file belongs to another program or to a newer version of this one.
        sqlite3.Error: The file cannot be read.
    """
    application = _number(db, "PRAGMA application_id")
    version = _number(db, "PRAGMA user_version")
    is_new = (application, version, _number(db, "SELECT count(*) FROM sqlite_master")) == (0, 0, 0)
    if application != APPLICATION_ID and not is_new:
        raise NotebookError(
            f"{shown(path)} is not a notebook (another program's SQLite file): name another with --notebook"
        )
    if version > VERSION:
        raise NotebookError(
            f"{shown(path)} was written by a newer synoptic (version {version} of the notebook, this one knows "
            f"{VERSION}): update synoptic or name another with --notebook"
        )
    return version


def migrate_copy(db: sqlite3.Connection, path: Path, reader: Callable[[], str]) -> None:
    """Bring a copy of a notebook up to date, as `prepare` does, but without a backup of it.

    Args:
        db: A connection without implicit transactions to a file (or memory) that nobody else uses.
        path: The path of what was copied, for messages.
        reader: Finds out whose acts those are that do not tell.

    Raises:
        NotebookError: The copy is of another program's file or of a newer notebook.
        sqlite3.Error: It cannot be read or written.
        ValueError: It holds what no notebook can.
    """
    db.execute("BEGIN IMMEDIATE")
    _bring_up(db, version_of(db, path), reader)


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


def _migrate(db: sqlite3.Connection, path: Path, reader: Callable[[], str]) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        version = version_of(db, path)
        if 0 < version < VERSION:
            back_up(path, f"v{version}")
        _bring_up(db, version, reader)
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _bring_up(db: sqlite3.Connection, version: int, reader: Callable[[], str]) -> None:
    for migration in MIGRATIONS[version:]:
        migration(db, reader)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={VERSION}")
    db.execute("COMMIT")


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])

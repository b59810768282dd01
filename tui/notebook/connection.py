"""Opens a notebook's file, and writes into it whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tui.notebook.errors import PRIMARY_CODE, NotebookError, explained, shown

PATIENCE = 5.0
"""Seconds to wait for another process that is writing; an act takes milliseconds."""
PAUSE = 0.0005
"""Seconds between two attempts to write. SQLite's own pauses grow to 0.1 s: beside a process that writes without a
break, it would not find the moment between two acts."""


class Opened:
    """Something that reads an open notebook and writes into it.

    Args:
        db: The notebook.
        path: Its path, for messages.
        file: Which file the path led to when it was opened.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, file: tuple[int, int] | None) -> None:
        self._db = db
        self._path = path
        self._file = file

    def _writing(self) -> AbstractContextManager[None]:
        """Make a block one transaction (see `writing`)."""
        return writing(self._db, self._path, self._file)


def make_folder(path: Path) -> None:
    """Make the folder of a notebook, unless it is there.

    Args:
        path: The notebook's file.

    Raises:
        NotebookError: There is no folder and none can be made, or the path leads to something that is no file.
    """
    try:
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "no regular file"
            raise NotebookError(f"{shown(path)} is {kind}: name a file with --notebook")
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "its folder is a file" if isinstance(error, FileExistsError) else error.strerror
        raise NotebookError(
            f"{shown(path)} cannot be made or opened ({reason}): name another with --notebook"
        ) from error


def connect(path: Path) -> sqlite3.Connection:
    """Connect to a notebook's file, to read it where it is write-protected.

    Args:
        path: The file; it is made if there is none.

    Returns:
        A connection without implicit transactions.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return plain(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None))
    return connect_to_read(path)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Connect to a notebook's file without writing anything beside it if that can be helped.

    Args:
        path: The file; it must be there.

    Returns:
        A connection that refuses to write.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    log = path.with_name(f"{path.name}-wal")
    # SQLite reads a write-protected file only beside a log of its own, and such a log, write-protected too, would keep
    # the notebook from being written when the file no longer is protected. Tags that are only in a log still count.
    is_whole = not log.exists() or log.stat().st_size == 0
    options = "?mode=ro&immutable=1" if is_whole else "?mode=ro"
    return plain(sqlite3.connect(path.as_uri() + options, uri=True, timeout=PATIENCE, isolation_level=None))


def plain(db: sqlite3.Connection) -> sqlite3.Connection:
    """Make a connection read texts as they were stored, lone surrogates included."""
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogatepass")
    return db


def identity(path: Path) -> tuple[int, int] | None:
    """Tell which file a path leads to.

    Args:
        path: Any path.

    Returns:
        Device and inode, or None if it leads to none.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@contextmanager
def writing(db: sqlite3.Connection, path: Path, file: tuple[int, int] | None) -> Iterator[None]:
    """Make the block one transaction, which is on the disk after it or not at all.

    Args:
        db: The notebook.
        path: Its path.
        file: Which file the path led to when it was opened.

    Yields:
        Nothing.

    Raises:
        NotebookError: The file cannot be written, or another one has taken its place; nothing is changed.
    """
    with explained(path):
        try:
            _begin(db)
            yield
            # SQLite would go on writing into a file that no path leads to any more.
            if file is None or identity(path) != file:
                raise NotebookError(
                    f"{shown(path)} was moved, removed or replaced while it was open: start synoptic again"
                )
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _begin(db: sqlite3.Connection) -> None:
    """Begin to write as soon as nobody else does."""
    (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
    deadline = time.monotonic() + patience / 1000
    db.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(PAUSE)
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")


def wait_at_most(db: sqlite3.Connection, patience: float) -> None:
    """Set how long a connection waits for another process that is writing.

    Args:
        db: The connection.
        patience: Seconds.
    """
    db.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")

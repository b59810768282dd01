"""What can go wrong with the notebook's file, said in one line to the reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRIMARY_CODE = 0xFF
"""SQLite's result codes carry their kind in the lowest byte."""

SENTENCES = {
    sqlite3.SQLITE_BUSY: "{path} is in use by another program: try again",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program: try again",
    sqlite3.SQLITE_READONLY: "{path} cannot be written (read-only): make it writable or name another with --notebook",
    sqlite3.SQLITE_FULL: "{path} cannot grow (the disk is full): free some space and try again",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written ({error}): check the disk and try again",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check its folder's permissions or name another with --notebook",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: `synoptic notebook check --repair` saves what can be read",
    sqlite3.SQLITE_NOTADB: "{path} is not a notebook (not a SQLite file): name another with --notebook",
}


class NotebookError(Exception):
    """The notebook cannot be opened, read or written; the message is one line for the reader."""


class DamagedError(NotebookError):
    """The file is damaged so far that it cannot be used as it is."""


DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports inside the block into a `NotebookError`.

    Args:
        path: The notebook's file, named in the message.

    Yields:
        Nothing.

    Raises:
        NotebookError: SQLite failed, or the file holds what no notebook can.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        # A closed notebook or a wrong thread is a fault of the program, not of the file.
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY_CODE
        sentence = SENTENCES.get(code, "{path} cannot be used ({error}): name another with --notebook")
        kind = DamagedError if code in DAMAGE else NotebookError
        raise kind(sentence.format(path=shown(path), error=error)) from error
    except ValueError as error:
        raise DamagedError(SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=shown(path))) from error


def shown(path: Path) -> str:
    """Write a path so that it stays on one line, whatever characters it holds.

    Args:
        path: Any path.

    Returns:
        The path, with a backslash escape for each character that cannot be printed.
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(path))

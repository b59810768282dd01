"""Copies of a notebook, made before something happens to it that cannot be taken back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from tui.notebook.errors import NotebookError, shown


def back_up(path: Path, name: str) -> Path:
    """Copy a notebook as it is now, with what is still in its log; an earlier backup is never overwritten.

    Args:
        path: The notebook's file; others may go on reading it, nobody may write.
        name: What the backup is of: the copy is `<file>.<name>.backup`, or with a number if there is one.

    Returns:
        The copy's path; it is on the disk.

    Raises:
        NotebookError: It cannot be made; nothing is left of the attempt.
    """
    backup = unused(path, f".{name}.backup")
    partial = path.with_name(f"{path.name}.{name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(partial)) as copy:
            db.backup(copy)
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(f"the copy is damaged: {found}")
        settle(partial)
        partial.replace(backup)
        settle(path.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else error
        raise NotebookError(
            f"{shown(path)} was left as it is, since no backup of it could be made ({reason}): "
            "free some space or make its folder writable, or run `synoptic notebook check`"
        ) from error
    return backup


def unused(path: Path, suffix: str) -> Path:
    """Find a name beside a file that no file has.

    Args:
        path: The file.
        suffix: What to put after its name.

    Returns:
        The path with the suffix, and a number from 2 on if that is taken.
    """
    names = (f"{path.name}{suffix}{'' if number == 1 else f'-{number}'}" for number in count(1))
    return next(found for name in names if not (found := path.with_name(name)).exists())


def settle(path: Path) -> None:
    """Force a file or a folder's entries to the disk.

    Args:
        path: The file or folder; a system that cannot do this to a folder is left alone.

    Raises:
        OSError: A file cannot be forced to the disk.
    """
    is_folder = path.is_dir()
    try:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        if not is_folder:
            raise

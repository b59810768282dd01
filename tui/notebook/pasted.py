"""Articles that the reader pasted beside others: their texts, kept in the notebook since no file has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tui.notebook.acts import checked_time, hashed, stamped, stored
from tui.notebook.connection import Opened
from tui.notebook.errors import explained

NEW_PASTED = """
    INSERT OR IGNORE INTO pasted (id, beside, name, text, is_kept, reader, at)
    VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT), ?)
"""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted as an article, or taken away again."""

    beside: str
    """What it was pasted beside (see `beside`)."""
    name: str
    """What it is called in place of a file's name."""
    text: str
    """The text as it was pasted."""
    is_kept: bool
    """False where it was taken away again."""
    by: str
    """The reader's name."""
    at: datetime
    """When, in UTC."""

    @property
    def id(self) -> str:
        """Named by its content, 32 hex digits."""
        return hashed([self.beside, self.name, self.text, self.is_kept, self.by, stamped(self.at)])


class PastedTexts(Opened):
    """The pasted texts in an open notebook; nothing is ever overwritten, what was said last of a text counts."""

    def beside(self, beside: str) -> tuple[Pasted, ...]:
        """Read what was pasted beside some files and not taken away again.

        Args:
            beside: The files (see `beside`).

        Returns:
            The texts, the first pasted first.

        Raises:
            NotebookError: The file cannot be read.
        """
        return tuple(one for one in self._last(beside) if one.is_kept)

    def taken_away(self, beside: str) -> tuple[Pasted, ...]:
        """Read what was pasted beside some files and taken away again, the last one last.

        Args:
            beside: The files (see `beside`).

        Raises:
            NotebookError: The file cannot be read.
        """
        gone = [one for one in self._last(beside) if not one.is_kept]
        return tuple(sorted(gone, key=lambda one: one.at))

    def _last(self, beside: str) -> Iterable[Pasted]:
        """What was said last of each text."""
        last: dict[str, Pasted] = {}
        with explained(self._path):
            for one in read_pasted(self._db, beside):
                last[one.text] = one
        return last.values()

    def every(self) -> tuple[Pasted, ...]:
        """Read all that was ever pasted or taken away, the first first, for another notebook.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return tuple(read_pasted(self._db, None))

    def add(self, pasted: Iterable[Pasted]) -> int:
        """Keep pasted texts, or that they were taken away; it is on the disk when this returns.

        Returns:
            How many are new.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            return sum(insert_pasted(self._db, one) for one in pasted)


def beside(paths: Iterable[Path]) -> str:
    """Name what a text is pasted beside: the files and folders that were opened, wherever that was done.

    Args:
        paths: As the command line names them.
    """
    return "\n".join(sorted({str(path.absolute()) for path in paths}))


def read_pasted(db: sqlite3.Connection, beside: str | None) -> Iterable[Pasted]:
    """Read pasted texts in the order of time.

    Args:
        db: The notebook.
        beside: What they were pasted beside; None for all.

    Yields:
        All that was ever said of them.

    Raises:
        ValueError: One makes no sense.
    """
    wanted = "" if beside is None else "WHERE beside = CAST(:beside AS TEXT)"
    query = f"SELECT beside, name, text, is_kept, reader, at FROM pasted {wanted} ORDER BY at, id"
    for row in db.execute(query, {"beside": stored(beside or "")}).fetchall():
        yield pasted_from(row)


def pasted_from(row: Sequence[object]) -> Pasted:
    """Read a pasted text from what it is beside, its name, the text, whether it is kept, its reader and its time.

    Raises:
        ValueError: It makes no sense.
    """
    beside, name, text, is_kept, by, at = row
    texts = beside, name, text, by, at
    if all(isinstance(one, str) for one in texts) and is_kept in (0, 1):
        return Pasted(str(beside), str(name), str(text), bool(is_kept), str(by), checked_time(at))
    raise ValueError("what should be a text is none")


def insert_pasted(db: sqlite3.Connection, one: Pasted) -> bool:
    """Put in a pasted text, unless just that is there.

    Args:
        db: The notebook, in a transaction.
        one: The text.

    Returns:
        Whether it is new.
    """
    values = (one.id, stored(one.beside), stored(one.name), stored(one.text), one.is_kept, stored(one.by))
    return db.execute(NEW_PASTED, (*values, stamped(one.at))).rowcount > 0

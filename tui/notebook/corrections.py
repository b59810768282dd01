"""What a reader corrected of an article: its facts, and which paragraphs belong to it; its file stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.notebook.acts import checked_time, dumped, hashed, stamped, stored
from tui.notebook.connection import Opened
from tui.notebook.errors import explained

NEW_CORRECTION = """
    INSERT OR IGNORE INTO correction (id, digest, of, value, reader, at)
    VALUES (?, CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """That something about an article is otherwise than its file has it."""

    digest: str
    """Of the article's text."""
    of: str
    """What is corrected: the name of a fact, or a paragraph as `paragraph START END` in characters of the text."""
    value: str | None
    """How it is; empty where there is none; None where the file is right after all."""
    by: str
    """The reader's name."""
    at: datetime
    """When, in UTC."""

    @property
    def id(self) -> str:
        """Named by its content, 32 hex digits: the same correction is kept once however often it is merged."""
        return hashed([self.digest, self.of, self.value, self.by, stamped(self.at)])


class Corrections(Opened):
    """The corrections in an open notebook; nothing is ever overwritten, the last one of each thing counts."""

    def standing(self, digests: Collection[str]) -> Mapping[str, Mapping[str, Correction]]:
        """Read what is corrected in some articles.

        Args:
            digests: The articles' digests.

        Returns:
            For each article that has any, the correction that counts of each thing, by what it is of.

        Raises:
            NotebookError: The file cannot be read.
        """
        found: dict[str, dict[str, Correction]] = {}
        with explained(self._path):
            for one in read_corrections(self._db, digests):
                found.setdefault(one.digest, {})[one.of] = one
        held = {
            digest: {of: one for of, one in each.items() if one.value is not None} for digest, each in found.items()
        }
        return {digest: each for digest, each in held.items() if each}

    def write(self, digest: str, changes: Mapping[str, str | None], by: str) -> tuple[Correction, ...]:
        """Correct an article; it is on the disk when this returns.

        Args:
            digest: The article's digest.
            changes: What is corrected, and how it is (see `Correction`).
            by: The reader's name.

        Returns:
            The corrections.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        at = datetime.now(UTC)
        made = tuple(Correction(digest, of, value, by, at) for of, value in changes.items())
        self.add(made)
        return made

    def every(self, digests: Collection[str] | None = None) -> tuple[Correction, ...]:
        """Read all that was ever corrected, the first first, for another notebook.

        Args:
            digests: The articles' digests; None for all.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return tuple(read_corrections(self._db, digests))

    def add(self, corrections: Iterable[Correction]) -> int:
        """Take over corrections; doing it again changes nothing.

        Returns:
            How many are new.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            return sum(insert_correction(self._db, one) for one in corrections)


def read_corrections(db: sqlite3.Connection, digests: Collection[str] | None) -> Iterable[Correction]:
    """Read corrections in the order of time.

    Args:
        db: The notebook.
        digests: The articles' digests; None for all.

    Yields:
        All that were ever made.

    Raises:
        ValueError: One makes no sense.
    """
    wanted = "" if digests is None else "WHERE digest IN (SELECT value FROM json_each(:digests))"
    query = f"SELECT digest, of, value, reader, at FROM correction {wanted} ORDER BY at, id"
    for row in db.execute(query, {"digests": dumped([*(digests or ())])}).fetchall():
        yield correction_from(row)


def correction_from(row: Sequence[object]) -> Correction:
    """Read a correction from its digest, what it is of, its value, its reader and its time.

    Raises:
        ValueError: It makes no sense.
    """
    digest, of, value, by, at = row
    texts = digest, of, by, at, *(() if value is None else (value,))
    if all(isinstance(one, str) for one in texts):
        return Correction(str(digest), str(of), None if value is None else str(value), str(by), checked_time(at))
    raise ValueError("what should be a text is none")


def insert_correction(db: sqlite3.Connection, one: Correction) -> bool:
    """Put in a correction, unless just that is there.

    Args:
        db: The notebook, in a transaction.
        one: The correction.

    Returns:
        Whether it is new.
    """
    value = None if one.value is None else stored(one.value)
    values = (one.id, stored(one.digest), one.of, value, stored(one.by), stamped(one.at))
    return db.execute(NEW_CORRECTION, values).rowcount > 0

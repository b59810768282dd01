"""The notebook's file: every act is on the disk before the reader sees it done."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.notebook.errors import NotebookError, explained, shown
from tui.notebook.schema import prepare
from tui.notebook.values import Act, Anchor, Tag

PATIENCE = 5.0
"""Seconds to wait for another process that is writing; an act takes milliseconds."""

# The digests travel as one JSON array, so that SQLite's limit on parameters does not limit the articles.
ON_THESE = "digest IN (SELECT value FROM json_each(:digests))"

TAGS = f"""
    SELECT digest, start, stop, quote, after
    FROM anchor JOIN act ON act.id = (SELECT max(id) FROM act WHERE act.anchor = anchor.id)
    WHERE {ON_THESE} AND after IS NOT NULL
"""

STANDING = """
    SELECT id, (SELECT after FROM act WHERE act.anchor = anchor.id ORDER BY act.id DESC LIMIT 1)
    FROM anchor WHERE digest = ? AND start = ? AND stop = ? AND quote = CAST(? AS TEXT)
"""

NEW_ANCHOR = "INSERT INTO anchor (digest, start, stop, quote) VALUES (?, ?, ?, CAST(? AS TEXT))"

STILL_STANDS = "NOT EXISTS (SELECT 1 FROM act AS later WHERE later.of = coalesce(act.of, act.id) AND later.id > act.id)"

DONE_LAST = f"""
    SELECT act.anchor, coalesce(of, act.id), before, after, digest, start, stop, quote
    FROM act JOIN anchor ON anchor.id = act.anchor
    WHERE {ON_THESE} AND kind <> 'undo' AND {STILL_STANDS}
    ORDER BY act.id DESC LIMIT 1
"""

UNDONE_LAST = f"""
    SELECT act.anchor, of, before, after, digest, start, stop, quote
    FROM act JOIN anchor ON anchor.id = act.anchor
    WHERE {ON_THESE} AND kind = 'undo' AND {STILL_STANDS} AND act.id > coalesce(
        (SELECT max(act.id) FROM act JOIN anchor ON anchor.id = act.anchor WHERE {ON_THESE} AND kind = 'set'), 0)
    ORDER BY act.id DESC LIMIT 1
"""


class Notebook:
    """An open notebook.

    Use it in the thread that opened it, and close it or use it as a context manager. Several processes may have the
    same file open: each sees the other's tags with the next call of `tags`, and `undo` also undoes the other's acts.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path
        self._file = _identity(path)

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """Open a notebook, and make it and its folders if there is none.

        Args:
            path: The notebook's file.

        Returns:
            The open notebook.

        Raises:
            NotebookError: The file cannot be made or opened, is no notebook, or comes from a newer version.
        """
        path = path.absolute()  # so that a later change of the working directory does not matter
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
        with explained(path):
            db = _connect(path)
            try:
                # The counterpart of `_stored`.
                db.text_factory = lambda raw: raw.decode("utf-8", "surrogatepass")
                prepare(db, path, PATIENCE)
                return cls(db, path)
            except BaseException:
                db.close()
                raise

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def tags(self, digests: Collection[str]) -> dict[Anchor, Tag]:
        """Read the tags of some articles, with what other processes have written so far.

        Args:
            digests: The articles' digests.

        Returns:
            The tag of each passage of theirs that has one.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            rows = self._db.execute(TAGS, {"digests": json.dumps([*digests])}).fetchall()
            return {Anchor(*place): Tag(tag) for *place, tag in rows}

    def set_tag(self, anchor: Anchor, tag: Tag | None) -> Act | None:
        """Tag a passage, change its tag or remove it; it is on the disk when this returns.

        Args:
            anchor: The passage.
            tag: Its tag from now on; None removes the one it has.

        Returns:
            What was changed, or None if the passage is tagged so already.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        place = (anchor.digest, anchor.start, anchor.end, _stored(anchor.quote))
        with self._writing():
            number, name = self._db.execute(STANDING, place).fetchone() or (None, None)
            before = _tag(name)
            if before == tag:
                return None
            if number is None:
                number = self._db.execute(NEW_ANCHOR, place).lastrowid
            return self._record("set", anchor, number, None, before, tag)

    def undo(self, digests: Collection[str]) -> Act | None:
        """Take back the last act on some articles that is not taken back yet, also one of an earlier run.

        Args:
            digests: The digests of the articles that the reader has before them; other articles' acts stay.

        Returns:
            The change that this made (from the tag to the one before it), or None if there is nothing to undo.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        return self._reverse("undo", DONE_LAST, digests)

    def redo(self, digests: Collection[str]) -> Act | None:
        """Do again what was undone last on some articles, unless one of them was tagged anew since.

        Args:
            digests: The digests of the articles that the reader has before them.

        Returns:
            The change that this made, or None if there is nothing to redo.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        return self._reverse("redo", UNDONE_LAST, digests)

    def place(self, key: str) -> str | None:
        """Tell where the reader was in a set of articles.

        Args:
            key: The set, as `place_key` names it.

        Returns:
            What `keep_place` was given last for this set, or None.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            row = self._db.execute("SELECT place FROM place WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row[0])

    def keep_place(self, key: str, place_json: str) -> None:
        """Remember where the reader is in a set of articles.

        Args:
            key: The set, as `place_key` names it.
            place_json: The place as JSON; the notebook does not look into it.

        Raises:
            NotebookError: The file cannot be written; the place kept before stays.
        """
        with self._writing():
            self._db.execute(
                "INSERT INTO place (key, place, at) VALUES (?, CAST(? AS TEXT), ?)"
                " ON CONFLICT (key) DO UPDATE SET place = excluded.place, at = excluded.at",
                (key, _stored(place_json), datetime.now(UTC).isoformat()),
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make the block one transaction, which is on the disk after it or not at all."""
        with explained(self._path):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                # SQLite would go on writing into a file that no path leads to any more.
                if self._file is None or _identity(self._path) != self._file:
                    raise NotebookError(
                        f"{shown(self._path)} was moved, removed or replaced while it was open: start synoptic again"
                    )
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _reverse(self, kind: str, last: str, digests: Collection[str]) -> Act | None:
        with self._writing():
            row = self._db.execute(last, {"digests": json.dumps([*digests])}).fetchone()
            if row is None:
                return None
            number, of, before, after, *place = row
            return self._record(kind, Anchor(*place), number, of, _tag(after), _tag(before))

    def _record(
        self, kind: str, anchor: Anchor, number: int | None, of: int | None, before: Tag | None, after: Tag | None
    ) -> Act:
        act = Act(anchor, before, after, datetime.now(UTC))
        self._db.execute(
            "INSERT INTO act (anchor, kind, of, before, after, at) VALUES (?, ?, ?, ?, ?, ?)",
            (number, kind, of, before, after, act.at.isoformat()),
        )
        return act


def default_path() -> Path:
    """Tell where the notebook is unless the reader names another.

    Returns:
        `notebook.sqlite3` in the folder where the platform keeps a user's data of this program.
    """
    from platformdirs import user_data_path  # late: most runs that name a notebook never need it

    return user_data_path("synoptic", appauthor=False) / "notebook.sqlite3"


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    log = path.with_name(f"{path.name}-wal")
    # SQLite reads a write-protected file only beside a log of its own, and such a log, write-protected too, would keep
    # the notebook from being written when the file no longer is protected. Tags that are only in a log still count.
    is_whole = not log.exists() or log.stat().st_size == 0
    options = "?mode=ro&immutable=1" if is_whole else "?mode=ro"
    return sqlite3.connect(path.as_uri() + options, uri=True, timeout=PATIENCE, isolation_level=None)


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell which file a path leads to: device and inode, or None if it leads to none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _stored(text: str) -> bytes:
    """Encode a text for `CAST(? AS TEXT)`: sqlite3 itself refuses a lone surrogate, and the tag would be lost."""
    return text.encode("utf-8", "surrogatepass")


def _tag(name: str | None) -> Tag | None:
    return None if name is None else Tag(name)

"""Saves what can be read of a damaged notebook into a fresh one, and keeps the damaged file beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.notebook.acts import act_from
from tui.notebook.backup import settle, unused
from tui.notebook.carving import carve
from tui.notebook.checking import lenient
from tui.notebook.connection import connect, plain
from tui.notebook.corrections import correction_from, insert_correction
from tui.notebook.errors import SENTENCES, NotebookError, explained, shown
from tui.notebook.first_version import Translation
from tui.notebook.pasted import insert_pasted, pasted_from
from tui.notebook.resemblance import source_from_text
from tui.notebook.rows import insert_act, insert_source, insert_whereabouts
from tui.notebook.schema import VERSION, migrate_copy
from tui.notebook.values import Act
from tui.notebook.whereabouts import whereabouts_from

VERSION_AT = 60
"""Byte of the file's header at which `user_version` is, in four bytes."""

SECOND_TABLES = {
    "act": "number, id, kind, of, grp, target, before, after, reader, at, evidence, subject, added",
    "source": "number, id, digest, document",
    "found": "number, id, digest, start, stop, elsewhere, document, at",
}
TABLES = {
    VERSION: {
        **SECOND_TABLES,
        "correction": "number, id, digest, of, value, reader, at",
        "pasted": "number, id, beside, name, text, is_kept, reader, at",
    },
    2: SECOND_TABLES,
    1: {
        "act": "id, anchor, kind, of, before, after, at",
        "anchor": "id, digest, start, stop, quote",
    },
}
"""Columns of the tables whose rows are saved, the row id first, by the notebook's version."""

Rows = dict[int, Sequence[Any]]

BESIDE_ACTS: tuple[tuple[str, Callable[..., object], Callable[[Any], Any], Callable[[Sequence[Any]], Any]], ...] = (
    ("source", insert_source, source_from_text, lambda row: row[-1]),
    ("found", insert_whereabouts, whereabouts_from, lambda row: row[-2]),
    ("correction", insert_correction, correction_from, lambda row: row[2:]),
    ("pasted", insert_pasted, pasted_from, lambda row: row[2:]),
)
"""The other tables: what puts a value in, what reads it, and from which cells."""
WORTH_SAVING = ("correction", "pasted")
"""Tables that a notebook without acts is worth saving for."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair brought."""

    acts: int
    """How many are saved."""
    beside: int
    """How many corrections and pasted texts are saved."""
    damaged: Path
    """Where the damaged file is now."""
    lost: tuple[str, ...]
    """What could not be saved, a line each."""


def repair(path: Path, reader: str) -> Repaired:
    """Save what can be read of a notebook.

    The file is made anew from the acts, row by row; where SQLite cannot reach some, from the pages themselves. Close
    the notebook everywhere else before.

    Args:
        path: Its file.
        reader: Whose acts those are that do not tell.

    Returns:
        What was saved and what was lost.

    Raises:
        NotebookError: The notebook is in use, holds nothing that can be saved, or cannot be written; it is as it was.
    """
    path = path.absolute()
    fresh = path.with_name(f"{path.name}.repaired")
    try:
        version, tables = _salvaged(path)
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(f"{fresh.name}{suffix}").unlink(missing_ok=True)
        with explained(fresh), closing(plain(sqlite3.connect(fresh, isolation_level=None))) as db:
            acts, beside, lost = _rebuilt(db, path, version, tables, reader)
        if not (acts or beside):
            fresh.unlink()
            raise NotebookError(f"{shown(path)} holds no act that can be read: restore it from a backup")
        settle(fresh)
        damaged = _put_aside(path)
        fresh.replace(path)
        settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise NotebookError(f"{shown(path)} cannot be repaired ({error.strerror}): check the disk") from error
    return Repaired(acts, beside, damaged, tuple(lost))


def _salvaged(path: Path) -> tuple[int, dict[str, Rows]]:
    """Read the rows of a notebook's tables, by table and row id."""
    with path.open("rb") as file:
        header = file.read(VERSION_AT + 4)
    version = int.from_bytes(header[VERSION_AT:], "big")
    version = version if version in TABLES else VERSION
    tables: dict[str, Rows] = {}
    is_whole = True
    with closing(connect(path)) as db:
        db.text_factory = lenient
        _alone(db, path)
        for table, columns in TABLES[version].items():
            tables[table], whole = _selected(db, table, columns)
            is_whole &= whole
        is_whole &= all(max(rows, default=0) == len(rows) for rows in tables.values())
    if not is_whole:
        for row_id, cells in carve(path):
            for table, columns in TABLES[version].items():
                if len(cells) == columns.count(",") + 1 and _fits(version, table, cells):
                    tables[table].setdefault(row_id, [row_id, *cells[1:]])
    return version, tables


def _alone(db: sqlite3.Connection, path: Path) -> None:
    """Refuse to repair what somebody else has open."""
    try:
        db.execute("PRAGMA busy_timeout=0")
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        db.execute("ROLLBACK")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise NotebookError(SENTENCES[sqlite3.SQLITE_BUSY].format(path=shown(path))) from error


def _selected(db: sqlite3.Connection, table: str, columns: str) -> tuple[Rows, bool]:
    """Read the rows that SQLite reaches, and tell whether that was without an error."""
    rows: Rows = {}
    key = columns.partition(",")[0]
    for order in ("", "DESC"):
        # From both ends: in between is what cannot be reached.
        try:
            for row in db.execute(f"SELECT {columns} FROM {table} ORDER BY {key} {order}"):
                rows[row[0]] = row
            return rows, True
        except (sqlite3.Error, OverflowError):
            continue
    return rows, False


def _fits(version: int, table: str, cells: Sequence[Any]) -> bool:
    """Tell whether a row found in a page can be of a table: by what its cells are."""
    if version > 1:
        # Rows of two tables may have as many cells.
        kinds = {"act": (5, str), "found": (3, int), "pasted": (3, str), "source": (3, str), "correction": (3, str)}
        column, kind = kinds[table]
        return isinstance(cells[1], str) and len(cells[1]) == 32 and isinstance(cells[column], kind)
    if table == "act":
        return isinstance(cells[1], int) and cells[2] in ("set", "undo", "redo")
    return isinstance(cells[1], str) and isinstance(cells[2], int) and isinstance(cells[4], str)


def _rebuilt(
    db: sqlite3.Connection, path: Path, version: int, tables: dict[str, Rows], reader: str
) -> tuple[int, int, list[str]]:
    """Make a notebook of the rows; say how many acts it has, how many corrections and texts, and what is lost."""
    migrate_copy(db, path, lambda: reader)
    db.execute("PRAGMA journal_mode=DELETE")
    lost: list[str] = []
    read = _acts(tables["act"]) if version > 1 else _first_acts(tables, reader)
    acts = dict(_decoded(read, "act", lost))
    highest = max(tables["act"], default=0)
    missing = highest - len(tables["act"])
    if missing:
        lost.append(f"{missing} of {highest} acts are in no page that can be read")
    db.execute("BEGIN")
    known: set[str] = set()
    for number in sorted(acts):
        if acts[number].id not in known:
            known.add(acts[number].id)
            # What came before a lost act does not lead to what came after it.
            added = bool(lost) or (version > 1 and bool(tables["act"][number][-1]))
            insert_act(db, acts[number], added=added)
    beside = 0
    for table, insert, decode, cells in BESIDE_ACTS:
        rows = tables.get(table, {})
        values = ((number, _later(decode, cells(rows[number]))) for number in sorted(rows))
        for _, value in _decoded(values, table, lost):
            insert(db, value)
            beside += table in WORTH_SAVING
    _copy_places(path, db)
    db.execute("COMMIT")
    return len(known), beside, lost


def _later(decode: Callable[[Any], Any], text: Any) -> Callable[[], Any]:
    return lambda: decode(text)


def _acts(rows: Rows) -> Iterator[tuple[int, Callable[[], Act]]]:
    for number, row in rows.items():
        yield number, _later(act_from, row[1:11])


def _first_acts(tables: dict[str, Rows], reader: str) -> Iterator[tuple[int, Callable[[], Act]]]:
    """Acts of the first version; an undo or redo whose set is lost becomes a set, so that what it left stands."""
    translation = Translation(reader)
    for number, (_, anchor, kind, of, before, after, at) in sorted(tables["act"].items()):
        place = tables["anchor"].get(anchor, (0, None, None, None, None))[1:]
        if of is not None and not translation.knows(of):
            kind, of = "set", None
        yield number, _later(translation.act, (number, kind, of, before, after, at, *place))


def _decoded(values: Iterable[tuple[int, Callable[[], Any]]], table: str, lost: list[str]) -> Iterator[tuple[int, Any]]:
    for number, decode in values:
        try:
            yield number, decode()
        except ValueError as error:
            lost.append(f"{table} {number} makes no sense ({error})")


def _copy_places(path: Path, db: sqlite3.Connection) -> None:
    """Take over where the reader was; that is lost where it cannot be read."""
    with suppress(sqlite3.Error), closing(connect(path)) as old:
        rows = old.execute("SELECT key, CAST(place AS BLOB), at FROM place").fetchall()
        db.executemany("INSERT OR IGNORE INTO place (key, place, at) VALUES (?, CAST(? AS TEXT), ?)", rows)


def _put_aside(path: Path) -> Path:
    """Give the damaged file a second name; its log, which only it can use, gets that name too."""
    damaged = unused(path, ".damaged")
    try:
        os.link(path, damaged)
    except OSError:
        shutil.copy2(path, damaged)
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.replace(path.with_name(f"{damaged.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return damaged

"""Says whether a notebook is whole, and what is wrong with it, in plain lines."""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tui.notebook.acts import ACT_COLUMNS, act_from, hashed, source_document, stamped, subject
from tui.notebook.connection import connect, plain
from tui.notebook.corrections import Correction, correction_from
from tui.notebook.errors import NotebookError, explained, shown
from tui.notebook.first_version import acts_of_first_version
from tui.notebook.pasted import Pasted, pasted_from
from tui.notebook.resemblance import source_from_text, traits
from tui.notebook.schema import VERSION, migrate_copy, version_of
from tui.notebook.standing import Moment
from tui.notebook.values import Opinion
from tui.notebook.whereabouts import whereabouts_from

LINES = 20
"""Findings of one kind that are told; the rest is counted."""

OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"


@dataclass(slots=True)
class Report:
    """What a check found."""

    acts: int = 0
    """How many acts the notebook holds."""
    readers: int = 0
    problems: list[str] = field(default_factory=list)
    """What is wrong, a line each."""
    notes: list[str] = field(default_factory=list)
    """What is odd and yet no damage."""


@dataclass(slots=True)
class _Chain:
    """What one reader holds of one subject, act by act."""

    done: list[tuple[Moment, str]] = field(default_factory=list)
    """The sets that stand, by the moment since when."""

    def top(self) -> str | None:
        return self.done[-1][1] if self.done else None


def check(path: Path) -> Report:
    """Check a notebook, and change nothing.

    Args:
        path: Its file.

    Returns:
        What was found.

    Raises:
        NotebookError: There is none, it cannot be read at all, is no notebook, or comes from a newer version.
    """
    path = path.absolute()
    if not path.is_file():
        raise NotebookError(f"{shown(path)} is no notebook (there is no such file): name another with --notebook")
    report = Report()
    with explained(path), closing(connect(path)) as db:
        version = version_of(db, path)
        db.text_factory = lenient
        _check_pages(db, report)
        if version == 0:
            report.notes.append("the file is empty: the next opening makes it a notebook")
        elif version < VERSION:
            _check_older(db, report, version)
        else:
            _check_tables(db, report)
            for part in (_check_acts, _check_spots, _check_sources, _check_found, _check_corrections, _check_pasted):
                _unless_damaged(part, db, report)
    return report


def lenient(raw: bytes) -> str | bytes:
    """Read a text, or leave what is none as it is, to be found fault with later."""
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return raw


def _unless_damaged(part: Callable[[sqlite3.Connection, Report], None], db: sqlite3.Connection, report: Report) -> None:
    try:
        part(db, report)
    except sqlite3.Error as error:
        report.problems.append(f"the file cannot be read on: {error}")


def _check_pages(db: sqlite3.Connection, report: Report) -> None:
    try:
        found = [str(line) for (line,) in db.execute(f"PRAGMA integrity_check({LINES})")]
        report.problems += [f"the file is damaged: {line}" for line in found if line != "ok"]
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        report.problems += [f"a row of {row[0]} belongs to one of {row[2]} that is not there" for row in broken[:LINES]]
    except sqlite3.Error as error:
        report.problems.append(f"the file is damaged: {error}")


def _check_older(db: sqlite3.Connection, report: Report, version: int) -> None:
    report.notes.append(f"it is of version {version}: the next opening makes a backup and brings it up to date")
    try:
        report.acts = sum(1 for _ in acts_of_first_version(db, "reader"))
        report.readers = min(report.acts, 1)
    except (sqlite3.Error, ValueError) as error:
        report.problems.append(f"its acts cannot be read: {error}")


def _check_tables(db: sqlite3.Connection, report: Report) -> None:
    with closing(plain(sqlite3.connect(":memory:", isolation_level=None))) as fresh:
        migrate_copy(fresh, Path(), lambda: "")
        expected = {name: (kind, sql) for kind, name, sql in fresh.execute(OBJECTS)}
    try:
        there = {name: (kind, sql) for kind, name, sql in db.execute(OBJECTS)}
    except sqlite3.Error as error:
        report.problems.append(f"its tables cannot be told: {error}")
        return
    for name in sorted(expected.keys() | there.keys()):
        kind = (expected.get(name) or there[name])[0]
        if name not in there:
            report.problems.append(f"the {kind} {name} is missing")
        elif name not in expected:
            report.notes.append(f"there is a {kind} {name}, which synoptic knows nothing of")
        elif there[name] != expected[name]:
            report.problems.append(f"the {kind} {name} is not as synoptic made it")


def _check_acts(db: sqlite3.Connection, report: Report) -> None:
    chains: defaultdict[tuple[str, str], _Chain] = defaultdict(_Chain)
    opinions: dict[str, Opinion] = {}
    sets: dict[str, tuple[str, str]] = {}
    groups: dict[str, tuple[int, str, str]] = {}
    readers: set[str] = set()
    expected, now = 1, stamped(datetime.now(UTC))
    wrong: Counter[str] = Counter()
    for number, name, added, *row in db.execute(
        f"SELECT number, subject, added, {ACT_COLUMNS} FROM act ORDER BY number"
    ):
        report.acts += 1
        if number != expected:
            _told(
                report,
                wrong,
                f"acts {expected} to {number - 1} are lost" if number > expected + 1 else f"act {expected} is lost",
            )
        expected = number + 1
        try:
            act = act_from(row)
        except ValueError as error:
            _told(report, wrong, f"act {number} cannot be read ({error})")
            continue
        readers.add(act.by)
        if name != subject(act.target):
            _told(report, wrong, f"act {number} is filed under another subject than its own")
        if not added:
            group = groups.setdefault(act.group, (number, act.by, act.kind))
            if group[1:] != (act.by, act.kind) or number not in (group[0], group[0] + 1):
                _told(report, wrong, f"act {number} is not where the others of its group are")
            groups[act.group] = (number, act.by, act.kind)
        chain = chains[name, act.by]
        before = _opinion(chain, opinions)
        if act.kind == "set":
            sets[act.id] = name, act.by
            opinions[act.id] = act.after
            insort(chain.done, ((stamped(act.at), act.id), act.id))
        elif sets.get(act.of) == (name, act.by):
            chain.done = [one for one in chain.done if one[1] != act.of]
            if act.kind == "redo":
                insort(chain.done, ((stamped(act.at), act.id), act.of))
        elif not added:
            _told(report, wrong, f"act {number} is an {act.kind} of no act that is known")
        if not added and (act.before, act.after) != (before, _opinion(chain, opinions)):
            _told(report, wrong, f"act {number} does not follow from the acts before it")
        if stamped(act.at) > now:
            wrong["ahead"] += 1
    report.readers = len(readers)
    if wrong["ahead"]:
        report.notes.append(f"{wrong['ahead']} acts are dated after now: a clock was wrong")
    if wrong["told"] > LINES:
        report.problems.append(f"and {wrong['told'] - LINES} more of that kind")


def _told(report: Report, wrong: Counter[str], line: str) -> None:
    wrong["told"] += 1
    if wrong["told"] <= LINES:
        report.problems.append(line)


def _opinion(chain: _Chain, opinions: dict[str, Opinion]) -> Opinion:
    top = chain.top()
    return Opinion() if top is None else opinions[top]


def _check_spots(db: sqlite3.Connection, report: Report) -> None:
    expected = set()
    for name, *row in db.execute(f"SELECT subject, {ACT_COLUMNS} FROM act"):
        with suppress(ValueError):
            expected |= {(one.digest, one.start, one.end, name) for one in act_from(row).target.anchors}
    missing = expected - set(db.execute("SELECT digest, start, stop, subject FROM spot"))
    if missing:
        report.problems.append(f"{len(missing)} places are not in the table of places: their judgements are not shown")


def _check_sources(db: sqlite3.Connection, report: Report) -> None:
    known = set(db.execute("SELECT kind, value, source FROM trait"))
    for number, id, document in db.execute("SELECT number, id, document FROM source"):
        try:
            source = source_from_text(document)
        except ValueError as error:
            report.problems.append(f"article {number} cannot be read ({error})")
            continue
        if id != hashed(source_document(source)):
            report.problems.append(f"article {number} is not as it was written")
        if not known.issuperset((kind, value, number) for kind, value in traits(source)):
            report.problems.append(f"article {number} is not in the table of traits: later versions are not recognised")


def _check_found(db: sqlite3.Connection, report: Report) -> None:
    for number, id, document in db.execute("SELECT number, id, document FROM found"):
        try:
            if whereabouts_from(document).id != id:
                report.problems.append(f"whereabouts {number} are not as they were written")
        except ValueError as error:
            report.problems.append(f"whereabouts {number} cannot be read ({error})")


def _check_corrections(db: sqlite3.Connection, report: Report) -> None:
    for number, id, *row in db.execute("SELECT number, id, digest, of, value, reader, at FROM correction"):
        _check_row(report, f"correction {number}", id, row, correction_from)


def _check_pasted(db: sqlite3.Connection, report: Report) -> None:
    for number, id, *row in db.execute("SELECT number, id, beside, name, text, is_kept, reader, at FROM pasted"):
        _check_row(report, f"pasted text {number}", id, row, pasted_from)


def _check_row(
    report: Report, name: str, id: str, row: Sequence[object], read: Callable[[Sequence[object]], Correction | Pasted]
) -> None:
    """Find fault with a row that is not what its id names."""
    try:
        if read(row).id != id:
            report.problems.append(f"{name} is not as it was written")
    except ValueError as error:
        report.problems.append(f"{name} cannot be read ({error})")

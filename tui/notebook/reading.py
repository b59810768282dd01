"""The queries that tell what a notebook holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from tui.notebook.acts import (
    ACT_COLUMNS,
    STEP_COLUMNS,
    act_from,
    checked_time,
    dumped,
    making_sense,
    opinion_from,
    stored,
    subject,
    target_from,
)
from tui.notebook.standing import Standing, Step, done
from tui.notebook.standing import standing as what_stands
from tui.notebook.values import Act, Judgement

PAGE = 1000
"""Acts read at a time: a reading of the whole history then keeps no lock and little memory."""

# The digests travel as one JSON array, so that SQLite's limit on parameters does not limit the articles.
JUDGED_IN = "SELECT subject FROM spot WHERE digest IN (SELECT value FROM json_each(:digests))"

SUBJECTS = f"""
    {JUDGED_IN}
    UNION
    SELECT spot.subject FROM found JOIN spot USING (digest, start, stop)
    WHERE found.elsewhere IN (SELECT value FROM json_each(:digests))
"""

STEPS = f"SELECT {STEP_COLUMNS} FROM act"

ACTS = f"SELECT {ACT_COLUMNS} FROM act"


def steps_in(db: sqlite3.Connection, digests: Collection[str]) -> list[Step]:
    """Read what order and undoing need to know of all acts on the subjects that have a place in some texts.

    Args:
        db: The notebook.
        digests: The texts' digests; the words of a subject may also have been found there.
    """
    rows = db.execute(f"{STEPS} WHERE subject IN ({SUBJECTS})", {"digests": dumped([*digests])})
    return [Step(*row) for row in rows]


def steps_at(db: sqlite3.Connection, digests: Iterable[str]) -> list[Step]:
    """Read what order needs to know of all acts on the subjects with an anchor in some texts."""
    rows = db.execute(f"{STEPS} WHERE subject IN ({JUDGED_IN})", {"digests": dumped([*digests])})
    return [Step(*row) for row in rows]


def latest_in(db: sqlite3.Connection, digests: Collection[str], reader: str) -> Iterator[Step]:
    """Read a reader's acts on the subjects that have a place in some texts, the last one first, as they are needed."""
    query = f"{STEPS} WHERE subject IN ({SUBJECTS}) AND reader = CAST(:reader AS TEXT) ORDER BY at DESC, id DESC"
    rows = db.execute(query, {"digests": dumped([*digests]), "reader": stored(reader)})
    return (Step(*row) for row in rows)


def latest_on(db: sqlite3.Connection, subject: str, reader: str) -> Iterator[Step]:
    """Read a reader's acts on a subject, the last one first, as they are needed."""
    query = f"{STEPS} WHERE subject = ? AND reader = CAST(? AS TEXT) ORDER BY at DESC, id DESC"
    return (Step(*row) for row in db.execute(query, (subject, stored(reader))))


def steps_of_group(db: sqlite3.Connection, group: str, reader: str) -> list[Step]:
    """Read a reader's acts that were done with one key, the last one first."""
    query = f"{STEPS} WHERE grp = ? AND reader = CAST(? AS TEXT) ORDER BY at DESC, id DESC"
    return [Step(*row) for row in db.execute(query, (group, stored(reader)))]


def sets_done(db: sqlite3.Connection, latest_first: Iterable[Step]) -> Iterator[Act]:
    """Read the sets that are not undone, the one done or redone last first, as they are needed.

    Args:
        db: The notebook.
        latest_first: Acts of one reader, the last one first.

    Yields:
        The sets; one that is named by a redo and is not there is passed over.

    Raises:
        ValueError: One makes no sense.
    """
    for one in done(latest_first):
        act = acts_named(db, [one.set]).get(one.set)
        if act is not None and (act.kind, act.by, subject(act.target)) == ("set", one.by, one.subject):
            yield act


def all_steps(db: sqlite3.Connection) -> list[Step]:
    """Read what order and undoing need to know of all acts."""
    return [Step(*row) for row in db.execute(STEPS)]


def acts_named(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Act]:
    """Read some acts.

    Args:
        db: The notebook.
        ids: Their ids.

    Returns:
        Those that there are, by id.

    Raises:
        ValueError: One makes no sense.
    """
    rows = db.execute(f"{ACTS} WHERE id IN (SELECT value FROM json_each(?))", (dumped([*ids]),))
    return {act.id: act for act in map(act_from, rows)}


def judgements_of(db: sqlite3.Connection, steps: Iterable[Step]) -> tuple[Judgement, ...]:
    """Tell what stands, by all acts on some subjects.

    Args:
        db: The notebook.
        steps: What order needs to know of the acts.

    Returns:
        The opinions that are not empty, in the order in which they were said.

    Raises:
        ValueError: An act makes no sense.
    """
    tops = sorted(what_stands(steps).values(), key=lambda one: one.since)
    acts = acts_named(db, [one.set for one in tops])
    return tuple(_judgement(acts[one.set], one) for one in tops if acts[one.set].after)


def opinions_of(db: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Tell what all readers hold of everything, without the evidence: of a hundred thousand tags in a second or two.

    Args:
        db: The notebook.

    Returns:
        The opinions that are not empty, in the order in which they were said.

    Raises:
        ValueError: An act makes no sense.
    """
    with _ascii_texts(db):
        tops = sorted(what_stands(_all_steps(db)).values(), key=lambda one: one.since)
        wanted = {one.set for one in tops}
        said = {
            id: (target, after) for id, target, after in db.execute("SELECT id, target, after FROM act") if id in wanted
        }
    with making_sense():
        # Most have one of two tags and no note.
        opinions = {after: opinion_from(json.loads(after)) for after in {after for _, after in said.values()}}
        return tuple(
            Judgement(target_from(json.loads(said[one.set][0])), opinion, one.by, checked_time(one.since[0]))
            for one in tops
            if (opinion := opinions[said[one.set][1]])
        )


def _all_steps(db: sqlite3.Connection) -> Iterator[Step]:
    names: dict[bytes, str] = {}
    rows = db.execute("SELECT id, kind, of, grp, subject, CAST(reader AS BLOB), at FROM act")
    for id, kind, of, group, about, reader, at in rows:
        if reader not in names:
            names[reader] = reader.decode("utf-8", "surrogatepass")
        yield Step(id, kind, of, group, about, names[reader], at)


@contextmanager
def _ascii_texts(db: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite itself decode what is read in the block: readers' names apart, a notebook's texts are ASCII."""
    usual, db.text_factory = db.text_factory, str
    try:
        yield
    finally:
        db.text_factory = usual


def judgement_on(db: sqlite3.Connection, name: str, by: str) -> Judgement | None:
    """Tell what a reader holds of a subject, with the evidence.

    Args:
        db: The notebook.
        name: The subject.
        by: The reader.

    Raises:
        ValueError: An act makes no sense.
    """
    steps = [Step(*row) for row in db.execute(f"{STEPS} WHERE subject = ?", (name,))]
    return next((one for one in judgements_of(db, steps) if one.by == by), None)


def history_of(db: sqlite3.Connection, digests: Collection[str] | None) -> Iterator[Act]:
    """Read acts in the order of their times, those that are there when it begins.

    Args:
        db: The notebook.
        digests: Only acts on these texts; None for all.

    Yields:
        The acts.

    Raises:
        ValueError: One makes no sense.
    """
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM act").fetchone()
    on_these = "" if digests is None else f"AND subject IN ({SUBJECTS})"
    query = f"""
        SELECT at, {ACT_COLUMNS} FROM act
        WHERE (at, id) > (:at, :id) AND number <= :last {on_these} ORDER BY at, id LIMIT {PAGE}
    """
    wanted = {"at": "", "id": "", "last": last, "digests": dumped([*(digests or ())])}
    while rows := db.execute(query, wanted).fetchall():
        for row in rows:
            yield act_from(row[1:])
        wanted |= {"at": rows[-1][0], "id": rows[-1][1]}


def _judgement(act: Act, standing: Standing) -> Judgement:
    return Judgement(act.target, act.after, act.by, checked_time(standing.since[0]), act.evidence)

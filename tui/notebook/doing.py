"""What a reader does in a notebook, inside one transaction: judge, undo, redo; and taking over acts from elsewhere."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from tui.notebook.acts import ID_DIGITS, act_values, checked_time, stored, subject
from tui.notebook.corrections import Correction, insert_correction
from tui.notebook.pasted import Pasted, insert_pasted
from tui.notebook.reading import acts_named, latest_in, latest_on, sets_done, steps_of_group
from tui.notebook.rows import insert_act, insert_source, insert_whereabouts
from tui.notebook.standing import can_be_redone, group_to_redo
from tui.notebook.values import Act, Anchor, Evidence, Opinion, Source, Target
from tui.notebook.whereabouts import Whereabouts

TICK = timedelta(microseconds=1)
"""The smallest difference of two times in the notebook."""

NOTHING = Opinion()

Revision: TypeAlias = Callable[[Opinion], Opinion]
"""Makes a new opinion of the one that stands, which another process may have changed since it was on the screen."""

Change: TypeAlias = tuple[Target, Opinion | Revision, Evidence | None]
"""A target, what is held of it from now on, and what was on the screen."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a notebook took over from another, and what it could not."""

    acts: tuple[Act, ...]
    """Those that were not there before."""
    clashing: tuple[Act, ...]
    """Those that were left out, since the notebook has other acts with the same ids."""
    sources: int
    """How many sources are new."""
    whereabouts: int
    """How many whereabouts are new."""
    corrections: int = 0
    """How many corrections are new."""
    pasted: int = 0
    """How many pasted texts are new."""


def new_id() -> str:
    """Make an id that no other act has, in no notebook."""
    return os.urandom(ID_DIGITS // 2).hex()


def judge(db: sqlite3.Connection, reader: str, changes: Sequence[Change]) -> tuple[Act, ...]:
    """Write what a reader holds of some targets; see `Notebook.judge`."""
    wanted = {subject(change[0]): change for change in changes}
    group, at = new_id(), _now(db, reader)
    acts = []
    for name, (target, opinion, evidence) in wanted.items():
        before = _opinion(sets_done(db, latest_on(db, name, reader)))
        after = opinion if isinstance(opinion, Opinion) else opinion(before)
        if before != after:
            acts.append(Act(new_id(), "set", "", group, target, before, after, reader, at, evidence))
            at += TICK
    return _written(db, acts)


def undo(db: sqlite3.Connection, reader: str, digests: Collection[str]) -> tuple[Act, ...]:
    """Take back the last group of a reader's acts on some articles; see `Notebook.undo`."""
    last = next(sets_done(db, latest_in(db, digests, reader)), None)
    if last is None:
        return ()
    group, at = new_id(), _now(db, reader)
    acts = []
    for name in dict.fromkeys(step.subject for step in steps_of_group(db, last.group, reader)):
        sets = sets_done(db, latest_on(db, name, reader))
        top = next(sets, None)
        # What was judged anew since, in other articles, stays.
        if top is not None and top.group == last.group:
            after = _opinion(sets)
            acts.append(Act(new_id(), "undo", top.id, group, top.target, top.after, after, reader, at))
            at += TICK
    return _written(db, acts)


def redo(db: sqlite3.Connection, reader: str, digests: Collection[str]) -> tuple[Act, ...]:
    """Do again the group of acts that a reader undid last on some articles; see `Notebook.redo`."""
    undone = group_to_redo(latest_in(db, digests, reader))
    if undone is None:
        return ()
    undos = [step for step in steps_of_group(db, undone, reader) if step.kind == "undo"]
    sets = acts_named(db, [step.of for step in undos])
    group, at = new_id(), _now(db, reader)
    acts = []
    for step in undos:
        if step.of in sets and can_be_redone(step, latest_on(db, step.subject, reader)):
            set_ = sets[step.of]
            before = _opinion(sets_done(db, latest_on(db, step.subject, reader)))
            acts.append(Act(new_id(), "redo", set_.id, group, set_.target, before, set_.after, reader, at))
            at += TICK
    return _written(db, acts)


def keep_found(db: sqlite3.Connection, reader: str, places: Iterable[tuple[Anchor, Anchor, str]]) -> None:
    """Write where anchors were found; see `Notebook.found`."""
    (last,) = db.execute("SELECT max(at) FROM found").fetchone()
    at = _after(last)
    for anchor, elsewhere, how in places:
        insert_whereabouts(db, Whereabouts(anchor, elsewhere, how, reader, at))
        at += TICK


def add(
    db: sqlite3.Connection,
    acts: Iterable[Act],
    sources: Iterable[Source],
    whereabouts: Iterable[Whereabouts],
    corrections: Iterable[Correction],
    pasted: Iterable[Pasted],
) -> Added:
    """Take over what was done elsewhere; see `Notebook.add`."""
    given = list(acts)
    there = acts_named(db, [act.id for act in given])
    new: dict[str, Act] = {}
    clashing: list[Act] = []
    for act in given:
        same = there.get(act.id)
        if same is None:
            insert_act(db, act, added=True)
            there[act.id] = new[act.id] = act
        elif act_values(same) != act_values(act):
            clashing.append(act)
    added = [insert_source(db, source) for source in sources]
    found = [insert_whereabouts(db, one) for one in whereabouts]
    corrected = [insert_correction(db, one) for one in corrections]
    texts = [insert_pasted(db, one) for one in pasted]
    return Added(tuple(new.values()), tuple(clashing), sum(added), sum(found), sum(corrected), sum(texts))


def _written(db: sqlite3.Connection, acts: Sequence[Act]) -> tuple[Act, ...]:
    for act in acts:
        insert_act(db, act, added=False)
    return tuple(acts)


def _opinion(sets: Iterator[Act]) -> Opinion:
    """What the next of the sets that are not undone says."""
    top = next(sets, None)
    return NOTHING if top is None else top.after


def _now(db: sqlite3.Connection, reader: str) -> datetime:
    """Tell the time, but never one before the reader's last act: what is done last must count last."""
    (last,) = db.execute("SELECT max(at) FROM act WHERE reader = CAST(? AS TEXT)", (stored(reader),)).fetchone()
    return _after(last)


def _after(last: str | None) -> datetime:
    now = datetime.now(UTC)
    return now if last is None else max(now, checked_time(last) + TICK)

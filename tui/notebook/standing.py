"""What stands, of a heap of acts in any order, and which of them an undo or a redo is about.

Opinions are last-writer-wins registers, one for each subject and reader (Shapiro et al. 2011, "A comprehensive study of
convergent and commutative replicated data types"): what stands is a function of the *set* of acts, so that notebooks
may be merged in any order and any number of times. A `set` counts from the moment it was done or, if it was undone,
from the moment it was last redone; while it is undone it counts for nothing, so that an undo on one machine never
hides what the same reader said on another. The latest `set` that counts is what stands.

Moments are (time, id): the id decides between two machines that say the same time. Times of one reader never go
backwards within a notebook (`doing` sees to that, after Kulkarni et al. 2014, "Logical physical clocks"), so
that what a reader does now always counts after all that the notebook knew of theirs, even where another machine's
clock was ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

Moment: TypeAlias = tuple[str, str]
"""The time in ISO form, in UTC to the microsecond, and the id of the act."""


_MOMENT = attrgetter("at", "id")
"""The moment of a step, read quickly."""


@dataclass(frozen=True, slots=True)
class Step:
    """What order and undoing need to know of an act."""

    id: str
    kind: str
    of: str
    group: str
    subject: str
    by: str
    at: str

    @property
    def moment(self) -> Moment:
        """Where it stands among all acts."""
        return self.at, self.id


@dataclass(frozen=True, slots=True)
class Standing:
    """That a `set` is not undone."""

    set: str
    """Id of the act."""
    subject: str
    by: str
    since: Moment
    """When it was done, or redone last."""


def done(latest_first: Iterable[Step]) -> Iterator[Standing]:
    """List the sets that are not undone.

    Args:
        latest_first: All acts on some subjects, or all of some readers on them, by descending moments; they are read
            no further than is asked for.

    Yields:
        The sets that count, the one done or redone last first. An undo or redo of another reader's act counts for
        nothing. A set that was redone is named even if it is not among the acts.
    """
    settled: set[tuple[str, str]] = set()
    for step in latest_first:
        id = step.id if step.kind == "set" else step.of
        if (id, step.by) not in settled:
            settled.add((id, step.by))
            if step.kind != "undo":
                yield Standing(id, step.subject, step.by, step.moment)


def standing(steps: Iterable[Step]) -> dict[tuple[str, str], Standing]:
    """Tell which act says what each reader holds of each subject.

    Args:
        steps: All acts on some subjects, in any order.

    Returns:
        By subject and reader's name the set that stands; nothing for those who have undone all of theirs.
    """
    latest_first = sorted(steps, key=_MOMENT, reverse=True)
    sets = {(step.id, step.subject, step.by) for step in latest_first if step.kind == "set"}
    found: dict[tuple[str, str], Standing] = {}
    for one in done(latest_first):
        if (one.set, one.subject, one.by) in sets:
            found.setdefault((one.subject, one.by), one)
    return found


def group_to_redo(latest_first: Iterable[Step]) -> str | None:
    """Tell which undoing a reader would take back.

    Args:
        latest_first: All of the reader's acts on the subjects before them, by descending moments.

    Returns:
        The id of the last group of undos that is not redone, or None if there is none or a set came after it.
    """
    settled: set[str] = set()
    for step in latest_first:
        if step.kind == "set":
            return None
        if step.of not in settled:
            settled.add(step.of)
            if step.kind == "undo":
                return step.group
    return None


def can_be_redone(undo: Step, latest_first: Iterable[Step]) -> bool:
    """Tell whether what was undone can be done again.

    Args:
        undo: The undo.
        latest_first: All acts of its reader on its subject, by descending moments.

    Returns:
        Whether it was not redone since, and the subject not judged anew.
    """
    for step in latest_first:
        if step.id == undo.id:
            return True
        if step.kind == "set" or step.of == undo.of:
            return False
    return False

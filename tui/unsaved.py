"""Acts that the notebook could not take: kept in memory, shown as not saved, and offered to it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.notebook import Change, Judgement, Notebook, Opinion, Source
from tui.notebook.acts import subject


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was done with one key."""

    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    at: datetime
    """When it was done, in UTC."""


class Unsaved:
    """The acts that wait, in the order in which they were done."""

    def __init__(self) -> None:
        self._waiting: list[Waiting] = []
        self._withdrawn: list[Waiting] = []
        self._writes: list[Callable[[Notebook], object]] = []

    def __len__(self) -> int:
        return len(self._waiting) + len(self._writes)

    def keep_write(self, write: Callable[[Notebook], object]) -> None:
        """Keep what could not be written and is no judgement.

        Args:
            write: Writes it, into a notebook that may have it already; may raise `NotebookError`.
        """
        self._writes.append(write)

    def keep(self, changes: Sequence[Change], sources: Sequence[Source]) -> None:
        """Keep what could not be saved."""
        self._waiting.append(Waiting(tuple(changes), tuple(sources), datetime.now(UTC)))
        self._withdrawn.clear()

    def save(self, notebook: Notebook) -> int:
        """Offer all of it to the notebook again, each act as one that is undone by itself.

        Returns:
            How many were saved.

        Raises:
            NotebookError: It cannot take them all; what it has taken does not wait any more.
        """
        count = len(self)
        while self._writes:
            self._writes[0](notebook)
            del self._writes[0]
        while self._waiting:
            notebook.judge(self._waiting[0].changes, self._waiting[0].sources)
            del self._waiting[0]
        self._withdrawn.clear()
        return count

    def withdraw(self) -> Waiting | None:
        """Take back what was done last; None where nothing waits."""
        if not self._waiting:
            return None
        self._withdrawn.append(self._waiting.pop())
        return self._withdrawn[-1]

    def put_back(self) -> Waiting | None:
        """Do again what was withdrawn last; None where that is nothing."""
        if not self._withdrawn:
            return None
        self._waiting.append(self._withdrawn.pop())
        return self._waiting[-1]

    def forget_withdrawn(self) -> None:
        """Something was done since."""
        self._withdrawn.clear()

    def over(self, judgements: Iterable[Judgement], reader: str) -> Iterator[tuple[Judgement, bool]]:
        """Tell what is held, with what waits done.

        Args:
            judgements: What the notebook holds, in the order in which it was said.
            reader: Whose acts wait.

        Yields:
            The opinions that are not empty, and whether the notebook has them; those that wait come last.
        """
        touched: dict[str, Judgement] = {}
        all_waiting = tuple(self._waiting)  # another thread may tell while this one goes on
        standing = {subject(one.target): one for one in judgements if one.by == reader} if all_waiting else {}
        for waiting in all_waiting:
            for target, opinion, evidence in waiting.changes:
                name = subject(target)
                before = touched.get(name) or standing.get(name)
                held = before.opinion if before else Opinion()
                after = opinion if isinstance(opinion, Opinion) else opinion(held)
                touched[name] = Judgement(target, after, reader, waiting.at, evidence)
        for one in judgements:
            if one.by != reader or not touched or subject(one.target) not in touched:
                yield one, True
        for one in touched.values():
            if one.opinion:
                yield one, False

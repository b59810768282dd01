"""Puts notebooks together, and tells where readers disagree."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.connection import connect, plain
from tui.notebook.corrections import Correction, read_corrections
from tui.notebook.errors import NotebookError, explained, shown
from tui.notebook.pasted import Pasted, read_pasted
from tui.notebook.reading import history_of
from tui.notebook.resemblance import read_sources
from tui.notebook.schema import VERSION, migrate_copy, version_of
from tui.notebook.values import Act, Anchor, Judgement, Scope, Source, Tag
from tui.notebook.whereabouts import Whereabouts, read_whereabouts


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a notebook holds of what was done in it."""

    acts: tuple[Act, ...]
    """In the order of time."""
    sources: tuple[Source, ...]
    whereabouts: tuple[Whereabouts, ...]
    corrections: tuple[Correction, ...] = ()
    """What readers corrected of articles, in the order of time."""
    pasted: tuple[Pasted, ...] = ()
    """What they pasted and took away, in the order of time."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A passage that one reader calls verified and another dubious."""

    anchor: Anchor
    tags: tuple[tuple[str, Tag], ...]
    """Each reader's name and tag, by name."""


def contents(path: Path, reader: str) -> Contents:
    """Read a whole notebook, and leave the file as it is.

    Args:
        path: The notebook's file; one of an earlier version is brought up to date in memory.
        reader: Whose acts those are that do not tell.

    Returns:
        What it holds.

    Raises:
        NotebookError: There is none, it cannot be read, is no notebook, or comes from a newer version.
    """
    path = path.absolute()
    if not path.is_file():
        raise NotebookError(f"{shown(path)} is no notebook (there is no such file): name another")
    with explained(path), closing(connect(path)) as db:
        if version_of(db, path) == VERSION:
            return _contents(db)
        with closing(plain(sqlite3.connect(":memory:", isolation_level=None))) as copy:
            db.backup(copy)
            migrate_copy(copy, path, lambda: reader)
            return _contents(copy)


def disagreements(judgements: Iterable[Judgement]) -> tuple[Disagreement, ...]:
    """Find the passages that readers tag differently.

    Args:
        judgements: What they hold, in the order in which they said it. What a reader says of a passage itself counts
            more than what they say of its thread.

    Returns:
        One for each passage or span, in the order of the articles and their texts.
    """
    anchors: dict[tuple[str, int, int], Anchor] = {}
    tags: defaultdict[tuple[str, int, int], dict[str, Tag]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda one: one.target.scope is not Scope.THREAD):
        if judgement.opinion.tag is not None:
            for anchor in judgement.target.anchors:
                place = anchor.digest, anchor.start, anchor.end
                anchors[place] = anchor
                tags[place][judgement.by] = judgement.opinion.tag
    return tuple(
        Disagreement(anchors[place], tuple(sorted(tags[place].items())))
        for place in sorted(tags)
        if len(set(tags[place].values())) > 1
    )


def _contents(db: sqlite3.Connection) -> Contents:
    db.execute("BEGIN")  # one moment of it, whoever writes meanwhile
    return Contents(
        tuple(history_of(db, None)),
        tuple(read_sources(db, None)),
        tuple(read_whereabouts(db, None)),
        tuple(read_corrections(db, None)),
        tuple(read_pasted(db, None)),
    )

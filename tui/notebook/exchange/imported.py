"""What came out of a file that is taken into a notebook, and what could not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.notebook.corrections import Correction
from tui.notebook.pasted import Pasted
from tui.notebook.values import Act, Opinion, Source, Target
from tui.notebook.whereabouts import Whereabouts


class ExchangeError(Exception):
    """A file as a whole cannot be taken in; the message is one line for the reader, without the file's name."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the file that is no act and no source."""

    place: str
    """Where: "line 3", "annotation 12", or "the file" for what is wrong with all of it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds for a notebook."""

    acts: tuple[Act, ...]
    """In the order of the file, each id once."""
    sources: tuple[Source, ...]
    """In the order of the file; several of one digest only where they differ."""
    left_out: tuple[LeftOut, ...]
    whereabouts: tuple[Whereabouts, ...] = ()
    """Where anchors were found in other versions of their articles; JSON lines alone tell that."""
    corrections: tuple[Correction, ...] = ()
    """What readers corrected of articles; JSON lines alone tell that, too."""
    pasted: tuple[Pasted, ...] = ()
    """What readers pasted and took away; as corrections."""


def fresh(acts: Iterable[Act], history: Iterable[Act]) -> tuple[Act, ...]:
    """Drop acts that say under another id what a notebook has already.

    What was exported as annotations, which are no acts, and comes back then changes nothing, not even what was undone
    since. Acts whose id is known stay: the notebook tells the same act from another one of that id.

    Args:
        acts: What is to come in.
        history: All acts of the notebook.

    Returns:
        Those of `acts` that the notebook has to look at, in their order.
    """
    ids, said = set(), set()
    for act in history:
        ids.add(act.id)
        said.add(_words(act))
    return tuple(act for act in acts if act.id in ids or act.kind != "set" or _words(act) not in said)


def _words(act: Act) -> tuple[Target, str, datetime, Opinion]:
    return act.target, act.by, act.at, act.after

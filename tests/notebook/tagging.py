"""Short ways to tag passages and to say what stands."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeAlias

from tui.notebook import Act, Anchor, Notebook, Opinion, Scope, Tag, Target

A, B, C = "a" * 64, "b" * 64, "c" * 64
FERRY = Anchor(A, 0, 18, "The ferry stopped.", "", " There were 40 aboard.")
CREW = Anchor(A, 19, 40, "There were 40 aboard.", "The ferry stopped. ", "")
BOAT = Anchor(B, 0, 17, "The boat stopped.", "", " Nobody")
ME, BEN = "Anna Kern", "Ben"

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory, for thousands of commits: what they show of locks and kills is the same, and no disk is slow."""

Changed: TypeAlias = tuple[Anchor, Tag | None, Tag | None]


def passage(*anchors: Anchor) -> Target:
    """A passage at an anchor; with several the thread of their passages."""
    return Target(Scope.PASSAGE if len(anchors) == 1 else Scope.THREAD, anchors)


def tag(notebook: Notebook, anchor: Anchor, tag: Tag | None) -> tuple[Act, ...]:
    """Tag a passage and leave its note as it is."""
    return notebook.judge([(passage(anchor), lambda held: replace(held, tag=tag), None)])


def say(notebook: Notebook, anchor: Anchor, opinion: Opinion) -> tuple[Act, ...]:
    """Say what the notebook's reader holds of a passage."""
    return notebook.judge([(passage(anchor), opinion, None)])


def tags(notebook: Notebook, digests: Collection[str], by: str | None = None) -> dict[Anchor, Tag]:
    """What one reader has tagged, by default whoever opened the notebook."""
    return {
        one.target.anchors[0]: one.opinion.tag
        for one in notebook.judgements(digests)
        if one.by == (by or notebook.reader) and one.opinion.tag is not None
    }


def changes(acts: Sequence[Act]) -> list[Changed]:
    """Which tags some acts changed."""
    return [(act.target.anchors[0], act.before.tag, act.after.tag) for act in acts]

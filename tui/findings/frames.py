"""The words that credit somebody, as one value: "Anna Kern said"."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import SourceKind

PRONOUNS = frozenset("he she they it".split())
"""Subjects that another passage may name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that credit somebody."""

    source: str
    """As written; a pronoun where the passage has one."""
    kind: SourceKind
    start: int
    """Offset into the passage's text."""
    end: int
    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""
    is_scene: bool
    """Whether people of the story speak to each other: no source for the reader."""
    told: str | None
    """The outlet that was told."""
    rank: int
    """The higher, the more of the passage it stands for."""

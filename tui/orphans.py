"""What became of judgements on earlier versions of the open accounts, as values; `tui.placing` finds it out."""

from __future__ import annotations

from dataclasses import dataclass

from tui.notebook import Anchor, Judgement, Source

HAND = "hand"
"""How words are found that a reader put where they belong."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """What was judged in an earlier version of an open account, or in a text much like one, and is in none of them."""

    anchor: Anchor
    source: Source | None
    """The article as it was; None where nothing is known of it."""
    judgements: tuple[Judgement, ...]
    """What stands on it."""
    articles: tuple[str, ...]
    """Ids of the open accounts that it may belong to, the likeliest first."""
    is_copy: bool = False
    """Whether it was judged in what may be another outlet's print of the same words: it is offered only."""
    is_stray: bool = False
    """Whether an early version of the program judged it, which kept nothing of the article: it may belong anywhere."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of the loose anchors."""

    found: tuple[tuple[Anchor, Anchor, str], ...] = ()
    """Anchors as they were judged, where they are now, and the stage that found them."""
    orphans: tuple[Orphan, ...] = ()
    strays: int = 0
    """How many of those found were an early version's."""

    @property
    def lost(self) -> int:
        """How many were judged in an earlier version of an open account and are not in it any more."""
        return sum(not orphan.is_copy and not orphan.is_stray for orphan in self.orphans)

    @property
    def offered(self) -> int:
        """How many were judged in what may be a copy of an open account."""
        return sum(orphan.is_copy for orphan in self.orphans)

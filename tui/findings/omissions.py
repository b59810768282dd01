"""Ranks what accounts leave out by how many independent others carry it, and how prominently."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Alignment, Article, Omission, Origin, Thread


def find_omissions(
    articles: Sequence[Article],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    origins: Sequence[Origin],
) -> tuple[Omission, ...]:
    """List the claims that at least two other articles carry and an article leaves out.

    Args:
        articles: The accounts.
        alignments: Links between their passages; a possible link speaks against an omission.
        threads: The claims that at least two articles carry.
        origins: The origins of all articles.

    Returns:
        The omissions, weightiest first.
    """
    return ()

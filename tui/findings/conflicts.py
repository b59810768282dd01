"""Finds passages of one thread that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Alignment, Article, Conflict, Thread


def find_conflicts(
    articles: Sequence[Article], alignments: Sequence[Alignment], threads: Sequence[Thread]
) -> tuple[Conflict, ...]:
    """Compare the values that passages of one claim give for the same slot.

    Args:
        articles: The accounts.
        alignments: Links between their passages.
        threads: The claims that at least two articles carry.

    Returns:
        One conflict per pair of passages and type, in the order of the passages.
    """
    return ()

"""Finds what dramatises: vivid or invented-looking words that no other account supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.model import Alignment, Article, Credit, Person, Span, Thread


def find_embellishments(
    articles: Sequence[Article],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    credits: Mapping[str, Credit],
    people: Sequence[Person],
) -> Mapping[str, tuple[Span, ...]]:
    """Mark the embellished parts of every body and bullet passage.

    Args:
        articles: The accounts.
        alignments: Links between their passages.
        threads: The claims that at least two articles carry.
        credits: Passage id → credit.
        people: The persons named.

    Returns:
        Passage id → spans of kind `embellish` with a reason each; passages without are left out.
    """
    return {}

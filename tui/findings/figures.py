"""Lists every number that accounts give, with what it counts and who gives it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article, Figure


def find_figures(articles: Sequence[Article]) -> tuple[Figure, ...]:
    """List the numbers in body and bullet passages.

    Args:
        articles: The accounts.

    Returns:
        The figures, those given by a single article first.
    """
    return ()

"""Puts the claims that say when something happened in the order of the days."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article, DatedClaim


def find_timeline(articles: Sequence[Article]) -> tuple[DatedClaim, ...]:
    """List the dated claims of all accounts.

    Args:
        articles: The accounts; "Sunday" is resolved against `Article.published` and the dates in the text.

    Returns:
        The claims in the order of the days, then of the articles.
    """
    return ()

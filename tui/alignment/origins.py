"""Counts from how many places a claim independently comes."""

from __future__ import annotations

from collections.abc import Iterable


def count_origins(articles: Iterable[str]) -> int:
    """Count the independent origins behind some articles: each article is taken as one.

    Args:
        articles: Ids of the articles that carry a claim.
    """
    return len(set(articles))

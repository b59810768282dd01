"""Finds which articles are one source, and counts the independent sources of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tui.model import Article, Credit, Origin, Thread


def find_origins(
    articles: Sequence[Article], credits: Mapping[str, Credit], publishers: Mapping[str, str]
) -> tuple[Origin, ...]:
    """Join articles that are one source.

    Args:
        articles: The accounts, in loading order.
        credits: Passage id → credit.
        publishers: Outlet → publisher.

    Returns:
        The origins in loading order; every article is in exactly one.
    """
    return tuple(Origin(article.outlet, (article.id,), ()) for article in articles)


def count_origins(passages: Iterable[str], origins: Sequence[Origin], credits: Mapping[str, Credit]) -> int:
    """Count the independent origins of a claim.

    Args:
        passages: Ids of the passages that carry the claim.
        origins: The origins of all articles.
        credits: Passage id → credit: two passages that credit the same agency for a claim are one origin of it.
    """
    home = {article: number for number, origin in enumerate(origins) for article in origin.articles}
    return len({home[passage.partition(":")[0]] for passage in passages})


def with_origins(
    threads: Sequence[Thread], origins: Sequence[Origin], credits: Mapping[str, Credit]
) -> tuple[Thread, ...]:
    """Write into each thread how many independent origins it has."""
    return tuple(replace(thread, origins=count_origins(thread.passages, origins, credits)) for thread in threads)

"""Articles → alignments and threads: which passages of different accounts report the same claim."""

from __future__ import annotations

from collections.abc import Sequence

from tui.alignment.encoder import Encoder
from tui.alignment.threads import gather
from tui.model import Alignment, Article, Progress

__all__ = ["align", "gather"]


def align(articles: Sequence[Article], progress: Progress, encoder: Encoder | None = None) -> tuple[Alignment, ...]:
    """Find the passages of different articles that report the same claim.

    Words, weights and scores are computed within the articles given; only body and bullet passages take part. NumPy,
    SciPy and RapidFuzz are imported here and not with the module: a program that only shows a stored comparison does
    not pay for them.

    Args:
        articles: The accounts of one event.
        progress: Told of each stage as it goes; an exception it raises ends the work and reaches the caller.
        encoder: Adds its likeness of the passages to what the words tell.

    Returns:
        The links worth showing, aligned and possible ones, in the order of the passages; the order of the articles
        changes neither the pairs nor the scores.
    """
    from tui.alignment.links import find_links

    return find_links(articles, progress, encoder)

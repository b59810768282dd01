"""Picks the pairs of passages that are worth a closer look, so that work grows with the passages, not their square."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.alignment.event import Event, Ints
from tui.model import Progress

PER_ARTICLE = 6
"""Candidates that a passage keeps in each other article: beyond the sixth nearest, none was right in the training data."""
PER_PASSAGE = 60
"""Candidates that a passage keeps in all: with dozens of articles the nearest ones tell enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of passages of different articles, each unordered pair once, sorted."""

    first: Ints
    """Index of the passage (in `Event.passages`) that stands earlier."""
    second: Ints

    def __len__(self) -> int:
        return len(self.first)


def pick_candidates(event: Event, progress: Progress) -> Candidates:
    """Pair each passage with the nearest ones of each other article, by TF-IDF with similar words counted as one.

    Args:
        event: The claims of all articles.
        progress: Called once per article.

    Returns:
        At most `PER_PASSAGE` pairs per passage from its own choice; a pair is kept if either side chose it.
    """
    count = len(event.passages)
    chosen: list[Ints] = []
    spread = (event.vectors @ event.alike).tocsr()
    transposed = event.vectors.T.tocsr()
    articles = int(event.article.max()) + 1 if count else 0
    for article in range(articles):
        progress("finding candidates", article / articles)
        mine = np.flatnonzero(event.article == article)
        near = (spread[mine] @ transposed).tocsr() if len(mine) else None
        for row, passage in enumerate(mine):
            assert near is not None
            others = near.indices[near.indptr[row] : near.indptr[row + 1]].astype(np.int64)
            values = near.data[near.indptr[row] : near.indptr[row + 1]]
            foreign = (event.article[others] != article) & (values > 0)
            kept = _nearest(others[foreign], values[foreign], event.article)
            pairs = np.stack([np.minimum(passage, kept), np.maximum(passage, kept)], axis=1)
            chosen.append(pairs)
    return _unique(chosen)


def _nearest(others: Ints, values: Sequence[float], article: Ints) -> Ints:
    """The best few of each article, then the best of those; equal ones in the order of the text."""
    order = np.lexsort((others, -np.asarray(values)))
    taken: dict[int, int] = {}
    kept: list[int] = []
    for other in others[order]:
        home = int(article[other])
        if taken.get(home, 0) < PER_ARTICLE:
            taken[home] = taken.get(home, 0) + 1
            kept.append(int(other))
            if len(kept) == PER_PASSAGE:
                break
    return np.array(kept, dtype=np.int64)


def _unique(chosen: Sequence[Ints]) -> Candidates:
    pairs = np.unique(np.concatenate(chosen), axis=0) if chosen else np.zeros((0, 2), dtype=np.int64)
    return Candidates(first=pairs[:, 0], second=pairs[:, 1])

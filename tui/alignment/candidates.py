"""Picks the pairs of passages that are worth a closer look, so that work grows with the passages, not their square."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.alignment.arrays import Floats, Ints
from tui.alignment.event import Event
from tui.model import Progress

PER_ARTICLE = 8
"""Candidates that a passage keeps in each other article; 97 of 100 true links of the training events are among them."""
PER_PASSAGE = 80
"""Candidates that a passage keeps in all: with dozens of articles the nearest ones tell enough."""
GIST_SHARE = 0.25
"""Weight of likeness in meaning beside likeness in words (1.0), so that a paraphrase without a common word is seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of passages of different articles, each unordered pair once, sorted."""

    first: Ints
    """Index of the passage (in `Event.passages`) that stands earlier."""
    second: Ints

    def __len__(self) -> int:
        return len(self.first)


def pick_candidates(event: Event, progress: Progress) -> Candidates:
    """Pair each passage with the nearest ones of each other article, by TF-IDF and meaning.

    Args:
        event: The claims of all articles.
        progress: Called once per article.

    Returns:
        At most `PER_PASSAGE` pairs per passage from its own choice; a pair is kept if either side chose it.
    """
    chosen: list[Ints] = []
    words = event.tfidf.T.tocsr()
    articles = int(event.article.max()) + 1 if len(event.article) else 0
    for article in range(articles):
        progress("finding candidates", article / articles)
        mine = np.flatnonzero(event.article == article)
        if not len(mine):
            continue
        near = (event.tfidf[mine] @ words).toarray() + GIST_SHARE * (event.gist[mine] @ event.gist.T)
        near[:, mine] = 0.0
        for row, passage in enumerate(mine):
            kept = _nearest(near[row], event.article)
            chosen.append(np.stack([np.minimum(passage, kept), np.maximum(passage, kept)], axis=1))
    return _unique(chosen)


def _nearest(near: Floats, article: Ints) -> Ints:
    """The best few of each article, then the best of those; equal ones in the order of the text."""
    taken: dict[int, int] = {}
    kept: list[int] = []
    for other in np.argsort(-near, kind="stable").tolist():
        if near[other] <= 0 or len(kept) == PER_PASSAGE:
            break
        home = int(article[other])
        if taken.get(home, 0) < PER_ARTICLE:
            taken[home] = taken.get(home, 0) + 1
            kept.append(other)
    return np.array(kept, dtype=np.int64)


def _unique(chosen: Sequence[Ints]) -> Candidates:
    pairs = np.unique(np.concatenate(chosen), axis=0) if chosen else np.zeros((0, 2), dtype=np.int64)
    return Candidates(first=pairs[:, 0].copy(), second=pairs[:, 1].copy())

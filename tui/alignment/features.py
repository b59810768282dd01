"""What is measured about a candidate pair: its own words first, then how it stands among its rivals and neighbours."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from tui.alignment.arrays import Floats, Sparse
from tui.alignment.candidates import Candidates
from tui.alignment.event import Event

Columns: TypeAlias = dict[str, Floats]
"""Feature name → one value per candidate."""

WORD_FEATURES = ("cosine", "meaning")
"""Features of the two passages alone.

- `cosine`: of the TF-IDF vectors, as a logarithm: from nothing to a little is the greatest step.
- `meaning`: cosine of the weighted mean meanings of their words.
"""

CONTEXT_FEATURES = ("early", "diagonal", "beside", "third", "crowd")
"""Features of the two passages among all others; all but `early` need a first score of every candidate.

- `early`: 1 / (1 + the later of the two positions): accounts begin with the same claim.
- `diagonal`: the first score of the pair before or after it in both texts: a short sentence often continues the claim
  of the one before (Nelken & Shieber 2006).
- `beside`: the first score of a pair with one of the two passages and a neighbour of the other, as a logarithm: two
  sentences here may be one there.
- `third`: how strongly passages of third articles resemble both, as the sum of products over the number of articles.
- `crowd`: mean first score of the strongest rivals: a passage that resembles everything (a summary, the topic itself)
  means less by resembling this one (hubness; Conneau et al. 2018, CSLS).
"""

COSINE_FLOOR = 0.03
"""Added before the logarithm: below it, a common word more or less is chance."""
BESIDE_FLOOR = 0.02
"""Added before the logarithm: the first score of a random pair."""
CROWD_SIZE = 3
"""Rivals that make a crowd."""


def word_features(event: Event, pairs: Candidates) -> Columns:
    """Measure every candidate by its words.

    Args:
        event: The claims of all articles.
        pairs: The candidates.

    Returns:
        The columns named in `WORD_FEATURES`.
    """
    cosine = np.asarray(event.tfidf[pairs.first].multiply(event.tfidf[pairs.second]).sum(axis=1)).ravel()
    return {
        "cosine": np.log(cosine + COSINE_FLOOR),
        "meaning": np.einsum("ij,ij->i", event.gist[pairs.first], event.gist[pairs.second]),
    }


def context_features(event: Event, pairs: Candidates, first_scores: Floats) -> Columns:
    """Measure every candidate by what else its two passages resemble.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        first_scores: Probability of each candidate by its words alone, 0..1.

    Returns:
        The columns named in `CONTEXT_FEATURES`.
    """
    if not len(pairs):
        return {name: np.zeros(0) for name in CONTEXT_FEATURES}
    table = _symmetric(pairs, first_scores, len(event.passages))
    look = _Lookup(event, pairs, first_scores)
    articles = int(event.article.max()) + 1
    latest = np.maximum(event.position[pairs.first], event.position[pairs.second])
    strongest = _strongest(table)
    crowds = [_without(strongest[side], first_scores) for side in (pairs.first, pairs.second)]
    return {
        "early": 1.0 / (1 + latest),
        "diagonal": np.maximum(look(-1, -1), look(1, 1)),
        "beside": np.log(np.maximum.reduce([look(-1, 0), look(1, 0), look(0, -1), look(0, 1)]) + BESIDE_FLOOR),
        "third": np.asarray((table @ table)[pairs.first, pairs.second]).ravel() / max(articles - 2, 1),
        "crowd": (crowds[0] + crowds[1]) / 2,
    }


class _Lookup:
    """First scores of the pairs that stand some steps away in one text or both, 0 where there is none."""

    def __init__(self, event: Event, pairs: Candidates, scores: Floats) -> None:
        self.article, self.pairs, self.scores = event.article, pairs, scores
        self.size = len(event.passages)
        self.codes = pairs.first * self.size + pairs.second

    def __call__(self, step_one: int, step_other: int) -> Floats:
        one, other = self.pairs.first + step_one, self.pairs.second + step_other
        inside = (one >= 0) & (one < self.size) & (other >= 0) & (other < self.size)
        one, other = np.where(inside, one, 0), np.where(inside, other, 0)
        inside &= self.article[one] == self.article[self.pairs.first]
        inside &= self.article[other] == self.article[self.pairs.second]
        wanted = one * self.size + other
        at = np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)
        return np.where(inside & (self.codes[at] == wanted), self.scores[at], 0.0)


def _symmetric(pairs: Candidates, scores: Floats, count: int) -> Sparse:
    from scipy import sparse

    half = sparse.csr_matrix((scores, (pairs.first, pairs.second)), shape=(count, count))
    return (half + half.T).tocsr()


def _strongest(table: Sparse) -> Floats:
    """The highest scores of each passage, one more than make a crowd, in falling order, filled up with 0."""
    out = np.zeros((table.shape[0], CROWD_SIZE + 1))
    for row in range(table.shape[0]):
        values = np.sort(table.data[table.indptr[row] : table.indptr[row + 1]])[::-1][: CROWD_SIZE + 1]
        out[row, : len(values)] = values
    return out


def _without(strongest: Floats, own: Floats) -> Floats:
    """Mean of the highest scores other than the pair's own."""
    among = own >= strongest[:, CROWD_SIZE - 1]
    rest = np.where(among, strongest.sum(axis=1) - own, strongest[:, :CROWD_SIZE].sum(axis=1))
    return np.asarray(rest / CROWD_SIZE, dtype=np.float64)

"""What is measured about a candidate pair: its own words first, then how it stands among its rivals and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from tui.alignment.arrays import Floats, Sparse
from tui.alignment.candidates import Candidates
from tui.alignment.event import Event

Columns: TypeAlias = dict[str, Floats]
"""Feature name → one value per candidate."""

WORD_FEATURES = ("cosine", "meaning", "length")
"""Features of the two passages alone.

- `cosine`: of the TF-IDF vectors, as a logarithm: from nothing to a little is the greatest step.
- `meaning`: cosine of the weighted mean meanings of their words.
- `length`: words of the longer one, as a logarithm: a long passage shares words more easily, and claims.
"""

ENCODER_FEATURES = ("encoded",)
"""Features of the two passages alone that a sentence encoder adds, where there is one.

- `encoded`: cosine of the two encodings.
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a sentence about one feature of one pair may speak of."""

    value: float
    usual: float
    """Mean of the feature over the candidates that the model was fitted to."""
    words: str
    """The most telling words in common, quoted and joined; empty where there is none."""
    first_score: Callable[[int, int], float]
    """First score of the pair that stands so many passages further on in the one text and in the other."""


def _say_cosine(evidence: Evidence) -> str:
    if not evidence.words:
        return "they have no word in common that is rare in this event"
    if evidence.value < evidence.usual:
        return f"all that they have in common is {evidence.words}"
    return f"both say {evidence.words}, rare in this event"


def _say_meaning(evidence: Evidence) -> str:
    alike = "are close to each other" if evidence.value >= evidence.usual else "lie far apart"
    return f"the meanings of their words {alike}"


def _say_length(evidence: Evidence) -> str:
    if evidence.value >= evidence.usual:
        return "one of them is long, and a long passage has room for several claims"
    return "both are short"


def _say_encoded(evidence: Evidence) -> str:
    alike = "much" if evidence.value >= evidence.usual else "little"
    return f"to the sentence encoder they mean {alike} the same"


def _say_early(evidence: Evidence) -> str:
    if evidence.value >= evidence.usual:
        return "both stand near the beginning, where accounts tell the same"
    return "at least one stands far from the beginning, where accounts differ more"


def _say_diagonal(evidence: Evidence) -> str:
    if evidence.value < evidence.usual:
        return "neither the sentences before them nor those after them resemble each other"
    before = evidence.first_score(-1, -1) > evidence.first_score(1, 1)
    return f"the sentences {'before' if before else 'after'} them also resemble each other"


def _say_beside(evidence: Evidence) -> str:
    one = "one also resembles" if evidence.value >= evidence.usual else "neither resembles"
    return f"{one} a neighbour of the other"


def _say_third(evidence: Evidence) -> str:
    many = "passages" if evidence.value >= evidence.usual else "hardly any passages"
    return f"{many} of third accounts resemble both"


def _say_crowd(evidence: Evidence) -> str:
    if evidence.value >= evidence.usual:
        return "they resemble several other passages, too"
    return "they resemble few other passages"


SENTENCES: Mapping[str, Callable[[Evidence], str]] = {
    "cosine": _say_cosine,
    "meaning": _say_meaning,
    "length": _say_length,
    "encoded": _say_encoded,
    "early": _say_early,
    "diagonal": _say_diagonal,
    "beside": _say_beside,
    "third": _say_third,
    "crowd": _say_crowd,
}
"""Says in words, per feature, what its value means; whether that speaks for a link is the model's business."""

COSINE_FLOOR = 0.03
"""Added before the logarithm: below it, a common word more or less is chance."""
BESIDE_FLOOR = 0.02
"""Added before the logarithm: the first score of a random pair."""
CROWD_SIZE = 3
"""Rivals that make a crowd."""
HUB_DEGREE = 256
"""Passages that one passage can be the third of; copies of one sentence would vouch for all pairs of the others."""
BLOCK_PAIRS = 20_000
"""Pairs whose vectors are in memory at once: 40 MB."""
BLOCK_CELLS = 2_000_000
"""Cells (passages × passages) of sums of products in memory at once: 16 MB."""


def word_features(event: Event, pairs: Candidates) -> Columns:
    """Measure every candidate by its words.

    Args:
        event: The claims of all articles.
        pairs: The candidates.

    Returns:
        The columns named in `WORD_FEATURES`, and those in `ENCODER_FEATURES` where the event is encoded.
    """
    cosine, meaning = np.zeros(len(pairs)), np.zeros(len(pairs))
    for start in range(0, len(pairs), BLOCK_PAIRS):
        part = slice(start, start + BLOCK_PAIRS)
        one, other = pairs.first[part], pairs.second[part]
        cosine[part] = np.asarray(event.tfidf[one].multiply(event.tfidf[other]).sum(axis=1)).ravel()
        meaning[part] = np.einsum("ij,ij->i", event.gist[one], event.gist[other])
    longer = np.maximum(event.length[pairs.first], event.length[pairs.second])
    columns = {"cosine": np.log(cosine + COSINE_FLOOR), "meaning": meaning, "length": np.log1p(longer)}
    if event.encodings is not None:
        columns["encoded"] = _likeness(event.encodings, pairs)
    return columns


def first_features(event: Event) -> tuple[str, ...]:
    """Name the columns that `word_features` measures of an event."""
    return WORD_FEATURES if event.encodings is None else WORD_FEATURES + ENCODER_FEATURES


def _likeness(vectors: Floats, pairs: Candidates) -> Floats:
    """Product of the vectors of each pair."""
    products = np.zeros(len(pairs))
    for start in range(0, len(pairs), BLOCK_PAIRS):
        part = slice(start, start + BLOCK_PAIRS)
        products[part] = np.einsum("ij,ij->i", vectors[pairs.first[part]], vectors[pairs.second[part]])
    return products


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
    look = FirstScores(event, pairs, first_scores)
    articles = int(event.article.max()) + 1
    latest = np.maximum(event.position[pairs.first], event.position[pairs.second])
    strongest = _strongest(table)
    crowds = [_without(strongest[side], first_scores) for side in (pairs.first, pairs.second)]
    return {
        "early": 1.0 / (1 + latest),
        "diagonal": np.maximum(look(-1, -1), look(1, 1)),
        "beside": np.log(np.maximum.reduce([look(-1, 0), look(1, 0), look(0, -1), look(0, 1)]) + BESIDE_FLOOR),
        "third": _common(_without_hubs(table), pairs) / max(articles - 2, 1),
        "crowd": (crowds[0] + crowds[1]) / 2,
    }


class FirstScores:
    """First scores of the pairs that stand some steps away in one text or both, 0 where there is none.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        scores: First score of each candidate, 0..1.
    """

    def __init__(self, event: Event, pairs: Candidates, scores: Floats) -> None:
        self.article, self.pairs, self.scores = event.article, pairs, scores
        self.size = len(event.passages)
        self.codes = pairs.first * self.size + pairs.second

    def __call__(self, step_one: int, step_other: int) -> Floats:
        """First score, per candidate, of the pair that stands so many passages further on in either text."""
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


def _without_hubs(table: Sparse) -> Sparse:
    """The table without the links that are not among the `HUB_DEGREE` highest of both their passages."""
    from scipy import sparse

    degrees = np.diff(table.indptr)
    if degrees.max() <= HUB_DEGREE:
        return table
    kept = np.ones(table.nnz, dtype=np.float64)
    for row in np.flatnonzero(degrees > HUB_DEGREE).tolist():
        cells = slice(table.indptr[row], table.indptr[row + 1])
        kept[cells][np.argsort(-table.data[cells], kind="stable")[HUB_DEGREE:]] = 0.0
    mask = sparse.csr_matrix((kept, table.indices, table.indptr), shape=table.shape)
    mask.eliminate_zeros()
    return table.multiply(mask).multiply(mask.T).tocsr()


def _common(table: Sparse, pairs: Candidates) -> Floats:
    """Sum, per pair, of the products of what both passages have with each third one: a few cells of table × table."""
    out = np.zeros(len(pairs))
    rows = max(BLOCK_CELLS // table.shape[0], 1)
    for start in range(0, table.shape[0], rows):
        part = slice(*np.searchsorted(pairs.first, [start, start + rows]))
        if part.start < part.stop:
            # The second passage of a pair stands after the first: columns before the block are not asked for.
            table_after = table[:, start:]
            products = (table[start : start + rows] @ table_after).toarray()
            out[part] = products[pairs.first[part] - start, pairs.second[part] - start]
    return out


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

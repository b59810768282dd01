"""What is measured about a candidate pair: its own words first, then how it stands among its rivals and neighbours."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from tui.alignment.candidates import Candidates
from tui.alignment.event import Event, Floats, Ints, Sparse
from tui.model import Progress

Columns: TypeAlias = dict[str, Floats]
"""Feature name → one value per candidate."""

WORD_FEATURES = ("cover_low", "cover_high", "cosine", "rarest", "names", "numbers", "figures_differ", "length")
"""Features of the two passages alone; all but the last two grow with likeness.

- `cover_low`, `cover_high`: the share of one passage's word weight that finds a like word in the other, by rarity in the
  event; the lower and the higher of the two directions (Mihalcea, Corley & Strapparava 2006).
- `cosine`: of the TF-IDF vectors.
- `rarest`: weight of the rarest shared word, in shares of the greatest possible weight.
- `names`: the same sum as `cover`, over capitalised words, per word (0, where no name is shared).
- `numbers`: how many figures both have (log 1 + n).
- `figures_differ`: 1 where both have figures and share none.
- `length`: shorter over longer, in content words.
"""

CONTEXT_FEATURES = ("lead", "trail", "crowd", "neighbours", "third")
"""Features that need a first score of all candidates (`words` in weights.json).

- `lead`, `trail`: distance (in logits) of the pair's first score from the best rival in the same article, seen from the
  passage where the pair stands better, and worse. Each other's best is the strongest sign there is.
- `crowd`: mean first score of the best rivals in all articles: a passage that resembles everything (a summary, the topic
  itself) means less by resembling this one (hubness; Conneau et al. 2018, CSLS).
- `neighbours`: the best first score of the pair before or after it in both texts: a short sentence often continues the
  claim of the one before (Nelken & Shieber 2006).
- `third`: the best passage of a third article that resembles both.
"""

CROWD_SIZE = 3
"""Rivals that make a crowd."""
FLOOR = 1e-3
"""Lowest first score, so that its logit stays finite."""


def word_features(event: Event, pairs: Candidates, progress: Progress) -> Columns:
    """Measure every candidate by its words.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        progress: Called once per passage with candidates.

    Returns:
        The columns named in `WORD_FEATURES`.
    """
    out = {name: np.zeros(len(pairs)) for name in WORD_FEATURES}
    names = [_kind_of(event, at, names=True) for at in range(len(event.passages))]
    figures = [_kind_of(event, at, names=False) for at in range(len(event.passages))]
    greatest = float(event.rarity.max()) if len(event.rarity) else 1.0
    starts = np.flatnonzero(np.diff(pairs.first, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(pairs)], strict=True):
        progress("comparing passages", start / len(pairs))
        one = int(pairs.first[start])
        others = pairs.second[start:end]
        alike = event.alike[event.keys[one]].toarray()
        for at, other in zip(range(start, end), others, strict=True):
            grid = alike[:, event.keys[other]]
            if not grid.size:
                continue
            forth, back = grid.max(axis=1), grid.max(axis=0)
            mine, theirs = event.weights[one], event.weights[other]
            covers = _share(forth, mine), _share(back, theirs)
            out["cover_low"][at], out["cover_high"][at] = min(covers), max(covers)
            out["rarest"][at] = float((forth * mine).max()) / max(greatest, FLOOR)
            out["names"][at] = float((forth * mine)[names[one]].sum()) / max(greatest, FLOOR)
            shared = len(np.intersect1d(figures[one], figures[other]))
            out["numbers"][at] = np.log1p(shared)
            out["figures_differ"][at] = float(bool(len(figures[one]) and len(figures[other]) and not shared))
    first, second = event.vectors[pairs.first], event.vectors[pairs.second]
    out["cosine"] = np.asarray(first.multiply(second).sum(axis=1)).ravel()
    sizes = np.array([len(keys) for keys in event.keys] or [0], dtype=np.float64)
    one_size, other_size = sizes[pairs.first], sizes[pairs.second]
    out["length"] = np.minimum(one_size, other_size) / np.maximum(np.maximum(one_size, other_size), 1)
    return out


def context_features(event: Event, pairs: Candidates, first_scores: Floats) -> Columns:
    """Measure every candidate by what else its two passages resemble.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        first_scores: Probability of each candidate by its words alone, 0..1.

    Returns:
        The columns named in `CONTEXT_FEATURES`.
    """
    count = len(event.passages)
    scores = np.clip(first_scores, FLOOR, 1 - FLOOR)
    table = _symmetric(pairs, scores, count)
    out = {name: np.zeros(len(pairs)) for name in CONTEXT_FEATURES}
    partners = [_row(table, at) for at in range(count)]
    for at, (one, other) in enumerate(zip(pairs.first, pairs.second, strict=True)):
        leads = [
            _logit(scores[at]) - _logit(_rival(event, partners[mine], int(theirs)))
            for mine, theirs in ((one, other), (other, one))
        ]
        out["lead"][at], out["trail"][at] = max(leads), min(leads)
        out["crowd"][at] = np.mean(
            [_crowd(partners[mine], int(theirs)) for mine, theirs in ((one, other), (other, one))]
        )
        out["neighbours"][at] = max(
            _beside(event, partners, int(one) + step, int(other) + step, int(one), int(other)) for step in (-1, 1)
        )
        out["third"][at] = _third(event, partners, int(one), int(other))
    return out


def _kind_of(event: Event, passage: int, *, names: bool) -> Ints:
    """Which of a passage's keys are names (positions in `Event.keys`), or its figures (vocabulary indices)."""
    words = event.words[passage]
    if names:
        wanted = {word.key for word in words if word.is_name}
        return np.array(
            [at for at, key in enumerate(event.keys[passage]) if event.vocabulary[key] in wanted], dtype=np.int64
        )
    return np.array([key for key in event.keys[passage] if event.vocabulary[key].startswith("#")], dtype=np.int64)


def _share(found: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float(found @ weights) / total if total > 0 else 0.0


def _symmetric(pairs: Candidates, scores: Floats, count: int) -> Sparse:
    from scipy import sparse

    half = sparse.csr_matrix((scores, (pairs.first, pairs.second)), shape=(count, count))
    return (half + half.T).tocsr()


def _row(table: Sparse, at: int) -> dict[int, float]:
    start, end = table.indptr[at], table.indptr[at + 1]
    return dict(zip(table.indices[start:end].tolist(), table.data[start:end].tolist(), strict=True))


def _logit(score: float) -> float:
    return float(np.log(score / (1 - score)))


def _rival(event: Event, partners: dict[int, float], wanted: int) -> float:
    home = event.article[wanted]
    rivals = [score for other, score in partners.items() if other != wanted and event.article[other] == home]
    return max(rivals, default=FLOOR)


def _crowd(partners: dict[int, float], wanted: int) -> float:
    rivals = sorted((score for other, score in partners.items() if other != wanted), reverse=True)[:CROWD_SIZE]
    return sum(rivals) / CROWD_SIZE


def _beside(event: Event, partners: list[dict[int, float]], one: int, other: int, mine: int, theirs: int) -> float:
    inside = 0 <= one < len(partners) and 0 <= other < len(partners)
    if not inside or event.article[one] != event.article[mine] or event.article[other] != event.article[theirs]:
        return 0.0
    return partners[one].get(other, 0.0)


def _third(event: Event, partners: list[dict[int, float]], one: int, other: int) -> float:
    homes = (event.article[one], event.article[other])
    return max(
        (
            min(score, partners[other].get(through, 0.0))
            for through, score in partners[one].items()
            if event.article[through] not in homes
        ),
        default=0.0,
    )

"""The passages of one event as weighted words: what every later stage of the alignment looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy import sparse

from tui.alignment.tokens import FUZZY_RATIO, FUZZY_SHORTEST, Word, content_words
from tui.model import Article, Passage, Progress

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Sparse: TypeAlias = Any  # scipy ships no types

ASIDE_WEIGHT = 0.5
"""Weight of a word in an opening clause: there it dates the claim and is not the claim."""
FUZZY_BLOCK = 1_000
"""Rows of the word-by-word comparison done between two calls of `progress`."""
SMOOTHING = 1.0
"""Passages added to the count of the event, so that in two tiny articles a shared word keeps some weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """All claims (body and bullet passages) of the articles that are compared."""

    passages: tuple[Passage, ...]
    """In the order of the articles and of their texts."""
    article: Ints
    """Index of the article that each passage belongs to."""
    words: tuple[tuple[Word, ...], ...]
    """Content words of each passage."""
    vocabulary: tuple[str, ...]
    """Word keys, sorted; the indices below refer to it."""
    keys: tuple[Ints, ...]
    """Distinct word keys of each passage, as indices."""
    weights: tuple[Floats, ...]
    """Weight of each of `keys` in its passage: rarity in the event, less in an aside."""
    rarity: Floats
    """Inverse document frequency of each word key, over the passages of this event."""
    alike: Sparse
    """How far two words count as one (0..1), vocabulary × vocabulary, 1 on the diagonal."""
    vectors: Sparse
    """TF-IDF of each passage, passages × vocabulary, rows of length 1 (or 0 for a passage without words)."""


def read_event(articles: Sequence[Article], progress: Progress) -> Event:
    """Cut the claims of all articles into words and weigh the words by their rarity within the event.

    A word of the topic stands in most passages and so tells nothing; that is why rarity is counted here and not in
    a corpus (idf: Spärck Jones 1972).

    Args:
        articles: The accounts of one event.
        progress: Called per article and per block of the word comparison.
    """
    passages: list[Passage] = []
    article_of: list[int] = []
    words: list[tuple[Word, ...]] = []
    for index, article in enumerate(articles):
        progress("reading words", index / len(articles))
        for passage in article.passages:
            if passage.is_claim:
                passages.append(passage)
                article_of.append(index)
                words.append(content_words(passage.text))
    vocabulary = tuple(sorted({word.key for row in words for word in row}))
    place = {key: index for index, key in enumerate(vocabulary)}
    keys: list[Ints] = []
    asides: list[Floats] = []
    for row in words:
        best: dict[int, float] = {}
        for word in row:
            at = place[word.key]
            best[at] = max(best.get(at, 0.0), ASIDE_WEIGHT if word.in_aside else 1.0)
        keys.append(np.array(sorted(best), dtype=np.int64))
        asides.append(np.array([best[at] for at in sorted(best)], dtype=np.float64))
    rarity = _rarity(keys, len(vocabulary))
    weights = tuple(rarity[at] * aside for at, aside in zip(keys, asides, strict=True))
    return Event(
        passages=tuple(passages),
        article=np.array(article_of, dtype=np.int64),
        words=tuple(words),
        vocabulary=vocabulary,
        keys=tuple(keys),
        weights=weights,
        rarity=rarity,
        alike=_alike(vocabulary, progress),
        vectors=_rows(keys, weights, len(vocabulary)),
    )


def _rarity(keys: Sequence[Ints], size: int) -> Floats:
    counts = np.bincount(np.concatenate(keys), minlength=size) if keys else np.zeros(0)
    rarity: Floats = np.log((len(keys) + SMOOTHING) / np.maximum(counts, 1)).astype(np.float64)
    return rarity


def _rows(keys: Sequence[Ints], weights: Sequence[Floats], size: int) -> Sparse:
    starts = np.cumsum([0] + [len(row) for row in keys])
    values = [row / max(float(np.linalg.norm(row)), 1e-12) for row in weights]
    flat_keys = np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)
    flat_values = np.concatenate(values) if values else np.zeros(0)
    return sparse.csr_matrix((flat_values, flat_keys, starts), shape=(len(keys), size))


def _alike(vocabulary: tuple[str, ...], progress: Progress) -> Sparse:
    """Word pairs whose spellings differ little, as in transliterated names (normalised Indel similarity)."""
    size = len(vocabulary)
    fuzzy = [at for at, key in enumerate(vocabulary) if len(key) >= FUZZY_SHORTEST and key[0].isalpha()]
    forms = [vocabulary[at] for at in fuzzy]
    index = np.array(fuzzy, dtype=np.int64)
    rows: list[Ints] = [np.arange(size)]
    columns: list[Ints] = [np.arange(size)]
    values: list[Floats] = [np.ones(size)]
    for start in range(0, len(forms), FUZZY_BLOCK):
        progress("comparing words", start / len(forms))
        block = cdist(
            forms[start : start + FUZZY_BLOCK],
            forms,
            scorer=Indel.normalized_similarity,
            score_cutoff=FUZZY_RATIO,
            dtype=np.float32,
        )
        row, column = np.nonzero(block)
        distinct = row + start != column
        row, column = row[distinct], column[distinct]
        rows.append(index[row + start])
        columns.append(index[column])
        values.append(block[row, column].astype(np.float64))
    return sparse.csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(size, size)
    )

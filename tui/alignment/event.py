"""The passages of one event as weighted words: what every later stage of the alignment looks at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from tui.alignment.arrays import Floats, Ints, Sparse
from tui.alignment.meaning import is_known, unit_rows, word_vectors
from tui.alignment.spelling import merge_spellings
from tui.alignment.tokens import Word, content_words
from tui.model import Article, Passage, Progress

ASIDE_WEIGHT = 0.5
"""Weight of a word in an opening clause: there it dates the claim and is not the claim."""
SMOOTHING = 1.0
"""Passages added to the count of the event, so that in two tiny articles a shared word keeps some weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """All claims (body and bullet passages) of the articles that are compared."""

    passages: tuple[Passage, ...]
    """In the order of the articles and of their texts."""
    article: Ints
    """Index of the article that each passage belongs to."""
    position: Ints
    """0-based place of each passage among the claims of its article."""
    tfidf: Sparse
    """Word weights of each passage, passages × vocabulary, rows of length 1 (or 0 for a passage without words)."""
    gist: Floats
    """Weighted mean meaning of each passage's words, passages × dimensions, rows of length 1 (or 0)."""


def read_event(articles: Sequence[Article], progress: Progress) -> Event:
    """Cut the claims of all articles into words and weigh the words by their rarity within the event.

    A word of the topic stands in most passages and so tells nothing; that is why rarity is counted here and not in
    a corpus (idf: Spärck Jones 1972).

    Args:
        articles: The accounts of one event.
        progress: Called per article and per block of the comparison of spellings.
    """
    passages: list[Passage] = []
    article_of: list[int] = []
    position: list[int] = []
    words: list[tuple[Word, ...]] = []
    for index, article in enumerate(articles):
        progress("reading words", index / len(articles))
        claims = [passage for passage in article.passages if passage.is_claim]
        passages += claims
        article_of += [index] * len(claims)
        position += range(len(claims))
        words += [content_words(passage.text) for passage in claims]
    forms = _forms(words)
    spelling = merge_spellings(sorted(key for key, form in forms.items() if not is_known(form)), progress)
    vocabulary = sorted({spelling.get(key, key) for key in forms})
    progress("weighing words", 0.0)
    tfidf, counts = _weigh(words, spelling, {key: index for index, key in enumerate(vocabulary)})
    vectors = word_vectors([forms[key] for key in vocabulary], counts)
    return Event(
        passages=tuple(passages),
        article=np.array(article_of, dtype=np.int64),
        position=np.array(position, dtype=np.int64),
        tfidf=tfidf,
        gist=unit_rows(np.asarray(tfidf @ vectors)),
    )


def _forms(words: Sequence[Sequence[Word]]) -> dict[str, str]:
    """The commonest form of each word key; among equally common ones the first in the alphabet."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for row in words:
        for word in row:
            forms[word.key][word.form] += 1
    return {key: min(seen, key=lambda form: (-seen[form], form)) for key, seen in forms.items()}


def _weigh(words: Sequence[Sequence[Word]], spelling: dict[str, str], place: dict[str, int]) -> tuple[Sparse, Floats]:
    """TF-IDF rows of length 1, and in how many passages each word key stands."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, passage in enumerate(words):
        presence: dict[int, float] = defaultdict(float)
        for word in passage:
            at = place[spelling.get(word.key, word.key)]
            presence[at] = max(presence[at], ASIDE_WEIGHT if word.in_aside else 1.0)
        rows += [row] * len(presence)
        columns += presence
        values += presence.values()
    counts = np.bincount(np.array(columns, dtype=np.int64), minlength=len(place)).astype(np.float64)
    rarity = np.log((len(words) + SMOOTHING) / np.maximum(counts, 1))
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(words), len(place)), dtype=np.float64)
    table = table @ sparse.diags_array(rarity)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ table).tocsr(), counts

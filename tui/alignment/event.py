"""The passages of one event as weighted words: what every later stage of the alignment looks at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from tui.alignment.arrays import Floats, Floats32, Ints, Sparse
from tui.alignment.encoder import Encoder
from tui.alignment.meaning import is_known, unit_rows, usual_rarity, word_vectors
from tui.alignment.spelling import merge_spellings
from tui.alignment.tokens import Word, content_words
from tui.model import Article, Passage, Progress

ASIDE_WEIGHT = 0.5
"""Weight of a word in an opening clause: there it dates the claim and is not the claim."""
NAME_WEIGHT = 0.4
"""Weight of a name in the meaning of a passage: vectors of names know little, and many acts share an actor."""
NUMBER_WEIGHT = 0.6
"""Weight of a number in the meaning of a passage: its vector knows its digits, not its size."""
GIST_DAMPING = 0.3
"""Power of a word's rarity within the event in the meaning of a passage: what the event is about counts there, too."""
RAREST_FLOOR = 0.1
"""Added to the rarity within the event, so that a word of every passage keeps some meaning."""
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
    vocabulary: tuple[str, ...]
    """Word keys, sorted; one for all spellings of a name."""
    tfidf: Sparse
    """Word weights of each passage, passages × vocabulary, rows of length 1 (or 0 for a passage without words)."""
    gist: Floats32
    """Weighted mean meaning of each passage's words, passages × dimensions, rows of length 1 (or 0)."""
    length: Ints
    """Content words of each passage."""
    encodings: Floats | None
    """What a sentence encoder makes of each passage, passages × dimensions, rows of length 1; None without one."""


def read_event(articles: Sequence[Article], progress: Progress, encoder: Encoder | None = None) -> Event:
    """Cut the claims of all articles into words and weigh the words by their rarity within the event.

    A word of the topic stands in most passages and so tells nothing; that is why rarity is counted here and not in
    a corpus (idf: Spärck Jones 1972).

    Args:
        articles: The accounts of one event.
        progress: Called per article, per block of the comparison of spellings and per batch of the encoder.
        encoder: Encodes the passages, where there is one.
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
    place = {key: index for index, key in enumerate(vocabulary)}
    counts, rarity = _rarity(words, spelling, place)
    tfidf = _weigh(words, spelling, place, rarity, lambda word: 1.0)
    shown = [forms[key] for key in vocabulary]
    depth = usual_rarity(shown) * (rarity + RAREST_FLOOR) ** GIST_DAMPING
    meaning = _weigh(words, spelling, place, depth, _weight_in_gist)
    return Event(
        passages=tuple(passages),
        article=np.array(article_of, dtype=np.int64),
        position=np.array(position, dtype=np.int64),
        vocabulary=tuple(vocabulary),
        tfidf=tfidf,
        length=np.array([len(passage) for passage in words], dtype=np.int64),
        gist=unit_rows(np.asarray(meaning @ word_vectors(shown, counts))).astype(np.float32),
        encodings=encoder.encode([passage.text for passage in passages], progress) if encoder else None,
    )


def _forms(words: Sequence[Sequence[Word]]) -> dict[str, str]:
    """The commonest form of each word key; among equally common ones the first in the alphabet."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for row in words:
        for word in row:
            forms[word.key][word.form] += 1
    return {key: min(seen, key=lambda form: (-seen[form], form)) for key, seen in forms.items()}


def _rarity(
    words: Sequence[Sequence[Word]], spelling: Mapping[str, str], place: Mapping[str, int]
) -> tuple[Floats, Floats]:
    """In how many passages each word of the vocabulary stands, and its inverse document frequency."""
    counts = np.zeros(len(place))
    for passage in words:
        counts[list({place[spelling.get(word.key, word.key)] for word in passage})] += 1
    return counts, np.log((len(words) + SMOOTHING) / np.maximum(counts, 1))


def _weight_in_gist(word: Word) -> float:
    return NAME_WEIGHT if word.is_name else NUMBER_WEIGHT if word.is_number else 1.0


def _weigh(
    words: Sequence[Sequence[Word]],
    spelling: Mapping[str, str],
    place: Mapping[str, int],
    weights: Floats,
    weight_of: Callable[[Word], float],
) -> Sparse:
    """Rows of length 1 (or 0): each word of a passage once, at its highest weight."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, passage in enumerate(words):
        presence: dict[int, float] = defaultdict(float)
        for word in passage:
            at = place[spelling.get(word.key, word.key)]
            presence[at] = max(presence[at], weight_of(word) * (ASIDE_WEIGHT if word.in_aside else 1.0))
        rows += [row] * len(presence)
        columns += presence
        values += presence.values()
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(words), len(place)), dtype=np.float64)
    table = table @ sparse.diags_array(weights)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ table).tocsr()

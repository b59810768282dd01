"""Finds names that are one name in several spellings: "Hussein" and "Hussain"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from tui.alignment.tokens import FUZZY_LONGEST, FUZZY_RATIO, FUZZY_SHORTEST
from tui.model import Progress

BLOCK = 1_000
"""Words compared with all others between two calls of `progress`."""
ALL_PAIRS = 3_000
"""Words up to which each is compared with each other, in less than a tenth of a second."""
STEP, WINDOW = 64, 192
"""Beyond, words are sorted in several ways and compared by windows: this many words with as many as these around."""
VOWELS = re.compile(r"(?<!^)[aeiouwy]+")
DOUBLED = re.compile(r"(.)\1+")


def _backwards(word: str) -> str:
    return word[::-1]


def _consonants(word: str) -> str:
    """What spellings of a foreign name mostly agree in."""
    return DOUBLED.sub(r"\1", VOWELS.sub("", word))


ORDERS: tuple[Callable[[str], str], ...] = (str, _backwards, _consonants)
"""Sorted by each of these, spellings of one name come to stand close together."""


def merge_spellings(keys: Sequence[str], progress: Progress) -> dict[str, str]:
    """Map word keys to the spelling that stands for all of theirs, by normalised Indel similarity.

    Up to `ALL_PAIRS` words are compared each with each other. Of more words only those that are neighbours in one of
    the `ORDERS` are (the sorted-neighbourhood method, Hernández & Stolfo 1995), so that work grows with their number.

    Args:
        keys: Keys of words that no list of English words holds, sorted: names and rare words. Ordinary words are left
            out, as among them one letter makes another word.
        progress: Called per block of words.

    Returns:
        Key → the first key in the order given whose spelling is close; keys that stand for themselves are left out.
    """
    words = [key for key in keys if FUZZY_SHORTEST <= len(key) <= FUZZY_LONGEST and key[0].isalpha()]
    merged: dict[str, str] = {}
    for other, one in sorted(_close(words, progress)):
        if words[one] not in merged:
            merged.setdefault(words[other], words[one])
    return merged


def _close(words: Sequence[str], progress: Progress) -> set[tuple[int, int]]:
    """Pairs of words spelt alike, as indices, the later one first."""
    found: set[tuple[int, int]] = set()
    for share, some, others in _blocks(words):
        progress("comparing spellings", share)
        table = cdist(
            [words[at] for at in some],
            [words[at] for at in others],
            scorer=Indel.normalized_similarity,
            score_cutoff=FUZZY_RATIO,
            dtype=np.float32,
        )
        for row, column in np.argwhere(table).tolist():
            if some[row] != others[column]:
                found.add((max(some[row], others[column]), min(some[row], others[column])))
    return found


def _blocks(words: Sequence[str]) -> Iterator[tuple[float, Sequence[int], Sequence[int]]]:
    """What to compare with what, as indices of words, and the share that is done before it."""
    if len(words) <= ALL_PAIRS:
        for start in range(0, len(words), BLOCK):
            end = min(start + BLOCK, len(words))
            yield start / len(words), range(start, end), range(end)
        return
    for turn, order in enumerate(ORDERS):
        keys = [order(word) for word in words]
        row = sorted(range(len(words)), key=keys.__getitem__)
        for start in range(0, len(row), STEP):
            share = (turn + start / len(row)) / len(ORDERS)
            yield share, row[start : start + STEP], row[start : start + STEP + WINDOW]

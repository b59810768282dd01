"""Finds names that are one name in several spellings: "Hussein" and "Hussain"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from tui.alignment.tokens import FUZZY_RATIO, FUZZY_SHORTEST
from tui.model import Progress

BLOCK = 1_000
"""Words compared with all others between two calls of `progress`."""


def merge_spellings(keys: Sequence[str], progress: Progress) -> dict[str, str]:
    """Map word keys to the spelling that stands for all of theirs, by normalised Indel similarity.

    Args:
        keys: Keys of words that no list of English words holds, sorted: names and rare words. Ordinary words are left
            out, as among them one letter makes another word.
        progress: Called per block of words.

    Returns:
        Key → the first key in the order given whose spelling is close; keys that stand for themselves are left out.
    """
    words = [key for key in keys if len(key) >= FUZZY_SHORTEST and key[0].isalpha()]
    merged: dict[str, str] = {}
    for start in range(0, len(words), BLOCK):
        progress("comparing spellings", start / len(words))
        block = cdist(
            words[start : start + BLOCK],
            words,
            scorer=Indel.normalized_similarity,
            score_cutoff=FUZZY_RATIO,
            dtype=np.float32,
        )
        for row, column in np.argwhere(block).tolist():
            one, other = words[column], words[start + row]
            if one < other and one not in merged:
                merged.setdefault(other, one)
    return merged

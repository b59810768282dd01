"""Vectors of English words, so that "fled" is found near "escaped": a small table shipped with the program.

The table holds the word pieces of all-MiniLM-L6-v2 (Apache 2.0; Wang et al. 2020, Reimers & Gurevych 2019): its input
embeddings, reduced to 128 dimensions of 4 bits each by tools/pieces.py. No network is run; a word is the mean of its
pieces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from tui.alignment.arrays import Bytes, Floats

TABLE = Path(__file__).with_name("vectors.npz")
PART = re.compile(r"[^\W_]+")
CONTINUES = "##"
"""Prefix of a piece that does not begin a word."""
LONGEST_WORD = 40
"""Letters from which a "word" (a web address, a key) has no meaning worth looking up."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Word pieces and their packed vectors."""

    rows: dict[str, int]
    packed: Bytes
    """Two 4-bit values a byte, offset by `ZERO`."""
    scale: Floats
    """What one step of a 4-bit value is worth, per piece."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return 2 * int(self.packed.shape[1])

    def vector(self, form: str) -> Floats | None:
        """The vector of a word, None where the table cannot spell it.

        Args:
            form: One or several words, lower-case and without accents.
        """
        rows = [row for part in PART.findall(form)[:LONGEST_WORD] for row in self._pieces(part)]
        if not rows:
            return None
        bytes_ = self.packed[rows]
        values = np.stack([bytes_ >> 4, bytes_ & 15], axis=2).reshape(len(rows), -1).astype(np.float64) - ZERO
        mean: Floats = (values * self.scale[rows, None]).mean(axis=0)
        return mean

    def _pieces(self, word: str) -> list[int]:
        """Split a word greedily into the longest known pieces (WordPiece), none where some part is unknown."""
        if len(word) > LONGEST_WORD:
            return []
        rows: list[int] = []
        start = 0
        while start < len(word):
            prefix = CONTINUES if start else ""
            for end in range(len(word), start, -1):
                row = self.rows.get(prefix + word[start:end])
                if row is not None:
                    rows.append(row)
                    start = end
                    break
            else:
                return []
        return rows


ZERO = 8
"""The 4-bit value that stands for nought."""


@cache
def load_table() -> Table:
    """Read the shipped table; done once a process."""
    with np.load(TABLE) as stored:
        pieces = stored["pieces"].tobytes().decode("ascii").split("\n")
        return Table(
            rows={piece: row for row, piece in enumerate(pieces)},
            packed=stored["packed"],
            scale=stored["scale"].astype(np.float64),
        )


def is_known(form: str) -> bool:
    """Whether the table has a word whole, as it has the commoner English words.

    Args:
        form: A word, lower-case and without accents.
    """
    return form in load_table().rows


def usual_rarity(forms: Sequence[str]) -> Floats:
    """How rare words are in English, 0 (the commonest) to 1 (not in the table): the table is sorted by frequency.

    Args:
        forms: The words, lower-case and without accents.
    """
    rows = load_table().rows
    commonest = rows[COMMONEST]
    ranks = [max(rows[form] - commonest, 0) if form in rows else len(rows) for form in forms]
    rarity: Floats = np.log(np.array(ranks, dtype=np.float64) + RANK_OFFSET) / np.log(len(rows))
    return np.minimum(rarity, 1.0)


COMMONEST = "the"
"""First whole word of the table; letters and syllables stand before it."""
RANK_OFFSET = 20.0
"""Added to ranks before the logarithm: among the few commonest words the order says nothing."""


def word_vectors(forms: Sequence[str], counts: Floats) -> Floats:
    """Vectors of the words of one event, relative to what the event is about.

    The mean of all words is taken off, as in every text the topic's words lie close together and what counts is the
    difference (Arora, Liang & Ma 2017).

    Args:
        forms: The words.
        counts: How often each occurs.

    Returns:
        Words × dimensions, rows of length 1; a row of zeros where a word has no vector.
    """
    table = load_table()
    vectors = np.zeros((len(forms), table.dimensions))
    for row, form in enumerate(forms):
        vector = table.vector(form)
        if vector is not None:
            vectors[row] = vector
    known = vectors.any(axis=1)
    centre = counts[known] @ vectors[known] / (counts[known].sum() + CENTRE_PRIOR)
    vectors[known] -= centre
    return unit_rows(vectors)


CENTRE_PRIOR = 200.0
"""Words of no topic that are counted in, so that two short notes do not cancel each other's meaning."""


def unit_rows(vectors: Floats) -> Floats:
    """Scale each row to length 1, and leave a row of zeros as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Floats = vectors / np.where(lengths > 0, lengths, 1.0)
    return scaled

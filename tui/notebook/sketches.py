"""Sketches of texts: a few numbers by which an edited copy of a text is recognised among thousands of others."""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b

from tui.notebook.values import Source

SHINGLE = 4
"""Words that are hashed together."""
KEPT = 32
"""Numbers of a sketch: enough to see one shared tenth of a text, few enough to keep for every article."""
NUMBER_BYTES = 6
"""Of a number: fits the integers of SQLite, and those of JavaScript, which are exact up to 2**53."""
VERSION = 0.15
"""Likeness from which a text of the same outlet or file is a version of another: that of a text of which half was
reworded (measured by benchmarks/anchoring.py); two articles of one outlet on one event hardly share a sentence."""
COPY = 0.35
"""Likeness from which texts of different outlets are copies: agency reports and reprints reach it, in ECB+ one pair in
eighty of those that tell of one event; of copies with a fifth of their words edited nearly all do."""

_WORD = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]|[^\W_\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]+")
"""A word, or a character of a script that does not part words."""


class Kinship(StrEnum):
    """What one text is to another."""

    VERSION = "version"
    """An earlier or later state of the same article: what was judged in it moves along."""
    COPY = "copy"
    """Much the same words, but it may be another outlet's print of an agency's report: what was judged is offered."""
    OTHER = "other"


def kinship(old: Source, new: Source) -> Kinship:
    """Tell what an article may be to one that was judged.

    Likeness alone does not tell an edited article from another outlet's print of the same agency report: who published
    it or where it is kept must speak for it, too.

    Args:
        old: The article that was judged.
        new: Another.

    Returns:
        What the one is to the other.
    """
    alike = likeness(old.sketch, new.sketch)
    same_words = old.digest == new.digest
    same_title = old.title.casefold() == new.title.casefold() != ""
    same_outlet = old.outlet.casefold() == new.outlet.casefold() != ""
    is_known = old.path == new.path != "" or old.url == new.url != "" or (same_outlet and same_title)
    if same_words or (alike >= VERSION and (is_known or same_outlet)):
        return Kinship.VERSION
    return Kinship.COPY if alike >= COPY or is_known else Kinship.OTHER


def sketch(text: str) -> tuple[int, ...]:
    """Sketch a text by the lowest hashes of its runs of words.

    Bottom-k minhash (Broder 1997, "On the resemblance and containment of documents"). Case, punctuation and white space
    do not count, so that a text saved in another format has the same sketch. The numbers are those of BLAKE2b, the
    same in every run and version of Python.

    Args:
        text: Any text.

    Returns:
        Up to 32 numbers of 48 bits, the lowest first; none for a text without words.
    """
    words = [unicodedata.normalize("NFC", word[:_LONGEST]) for word in _WORD.findall(text.casefold())]
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, min(len(words), 1)))}
    return tuple(heapq.nsmallest(KEPT, {_number(run) for run in runs}))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of runs of words that two texts have in common.

    Args:
        one: A text's sketch.
        other: Another's.

    Returns:
        Estimated Jaccard index of their runs of words, 0..1; 0 where a sketch is empty.
    """
    if not one or not other:
        return 0.0
    mine, theirs = set(one), set(other)
    lowest = heapq.nsmallest(min(KEPT, max(len(mine), len(theirs))), mine | theirs)
    return sum(number in mine and number in theirs for number in lowest) / len(lowest)


_LONGEST = 64
"""Characters of a word that count: one of a million is no word."""


def _number(run: str) -> int:
    hashed = blake2b(run.encode("utf-8", "surrogatepass"), digest_size=NUMBER_BYTES)
    return int.from_bytes(hashed.digest(), "big")

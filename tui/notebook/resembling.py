"""The fuzzy stage: finds the passage that is a rewording of a quote, and refuses one that says another thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from tui.notebook.ground import LONGEST, Ground, Window
from tui.notebook.values import Anchor
from tui.notebook.wording import Word, differ, has_capitals, words

CONSIDERED = 6
"""Passages compared letter by letter with a quote: those that share most with it, word for word."""
SURE = 0.80
"""Likeness from which a passage is taken for the quote, whatever stands around it."""
LIKELY = 0.62
"""Likeness that is enough between the same neighbours."""
MARGIN = 0.15
"""By how much the second best passage must be less alike."""
SAME_CONTEXT = 0.75
"""Likeness of the words before or after it from which a passage has the same neighbour."""
OUT_OF_ORDER = 0.90
"""Likeness asked for where a passage stands elsewhere than the old neighbours of the quote."""
GAP = 3
"""Lengths of the passage that the gap between the quote's old neighbours has at most, if it is to tell much."""
FEW_WORDS = 5
"""Of a quote: a shorter one must have the same neighbours on both sides."""
MOST_CLAUSES = 6
"""Of a quote whose clauses are also tried in another order."""
NO_CAPITALS = 0.92
"""Likeness asked for in scripts without capitals, where names cannot be told from other words."""


_CLAUSE = re.compile(r"[,;:] | [-–—] ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that resembles a quote."""

    start: int
    end: int
    likeness: float
    """Of the words, 0..1."""
    context: float
    """Likeness of the better of the two neighbours, 0..1."""
    both: float
    """Likeness of the worse of the two."""
    words: list[Word]


def rank(anchor: Anchor, text: Ground, most: int = CONSIDERED) -> list[Candidate]:
    """List the passages that resemble an anchor's quote.

    Args:
        anchor: The anchor.
        text: The text.
        most: Passages wanted.

    Returns:
        Passages by likeness, the highest first.
    """
    return Resembling(anchor, text).ranked(most)


class Resembling:
    """The passages that may be a rewording of a quote.

    Args:
        anchor: The anchor.
        text: The text.
    """

    def __init__(self, anchor: Anchor, text: Ground) -> None:
        self._anchor = anchor
        self._text = text
        self._words = words(anchor.quote[:LONGEST])
        self._orders = list(self._wordings())

    def best(self, between: tuple[int, int] | None = None) -> Candidate | None:
        """Choose the passage that is the quote reworded, if one clearly is.

        Args:
            between: Offsets between which it should be by where its old neighbours are; None where they do not tell.
        """
        ranked = self.ranked(CONSIDERED)
        if not ranked:
            return None
        best = ranked[0]
        second = ranked[1].likeness if len(ranked) > 1 else 0.0
        if best.likeness < self._needed(best, between) or best.likeness - second < MARGIN:
            return None
        if differ(self._words, best.words, self._text.in_lower_case):
            return None
        return best

    def ranked(self, most: int) -> list[Candidate]:
        """List candidates, the likeliest first."""
        found = [self._candidate(self._text.windows[number]) for number in self._sharing(most)]
        return sorted(found, key=lambda one: (-one.likeness, -one.context, abs(one.start - self._anchor.start)))

    def _needed(self, one: Candidate, between: tuple[int, int] | None) -> float:
        """The likeness that is enough for a candidate where it stands; more than 1 where none is."""
        if not has_capitals(self._words):
            return NO_CAPITALS
        near = one.context >= SAME_CONTEXT
        if between is not None:
            inside = between[0] <= one.start and one.end <= between[1]
            if not inside and not near:
                return OUT_OF_ORDER
            near = near or between[1] - between[0] <= GAP * (one.end - one.start)
        if len(self._words) < FEW_WORDS:
            return SURE if one.both >= SAME_CONTEXT else 2.0
        return LIKELY if near else SURE

    def _sharing(self, most: int) -> list[int]:
        """The windows that share most words with the quote, rare ones counting more."""
        weights: defaultdict[int, float] = defaultdict(float)
        holders = self._text.holders
        count = len(self._text.windows)
        for form in {word.form for word in self._words}:
            numbers = holders.get(form)
            if numbers:
                weight = log(1 + count / len(numbers))
                for number in numbers:
                    weights[number] += weight
        return sorted(weights, key=lambda number: -weights[number])[:most]

    def _candidate(self, window: Window) -> Candidate:
        from rapidfuzz.fuzz import ratio  # late: what was not edited needs none of it

        likeness = max(ratio(wording, window.joined) for wording in self._orders) / 100
        before, after = self._text.neighbours(self._anchor, window.start, window.end)
        return Candidate(window.start, window.end, likeness, max(before, after), min(before, after), window.words)

    def _wordings(self) -> Iterator[str]:
        yield " ".join(word.form for word in self._words)
        clauses = [" ".join(word.form for word in words(part)) for part in _CLAUSE.split(self._anchor.quote[:LONGEST])]
        clauses = [clause for clause in clauses if clause]
        if len(clauses) <= MOST_CLAUSES:
            for at in range(1, len(clauses)):
                yield " ".join(clauses[at:] + clauses[:at])

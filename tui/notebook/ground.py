"""An article made ready for the search of many anchors."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tui.model import Article
from tui.notebook.naming import CONTEXT, digest
from tui.notebook.typography import Letters, letters
from tui.notebook.values import Anchor
from tui.notebook.wording import Word, words

LEAST_NEIGHBOUR = 12
"""Letters of a neighbour by which its place is recognised."""
ROOM = 3
"""Lengths of a quote that other words in its place have at most."""
TRIES = 8
"""Places looked at for one neighbour; words that come more often tell little."""
REWORDED = 50
"""Likeness in per cent from which other words in the place of a quote are its rewording."""
LONGEST = 2_000
"""Characters of a passage that the fuzzy stage looks at: no sentence has more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An occurrence of a quote, and how well the words around it agree with the anchor's context."""

    start: int
    end: int
    agreeing: int
    """Letters of the context that agree, before and after the quote."""
    share: float
    """Of the anchor's context, 0..1."""


@dataclass(frozen=True, slots=True)
class Window:
    """A passage as the fuzzy stage sees it."""

    start: int
    end: int
    words: list[Word]
    """With offsets in the passage."""
    joined: str
    """The words' forms, with spaces between them."""


class Ground:
    """A text with what is made of it once, however many anchors are sought in it.

    Args:
        text: The text.
        passages: Start and end offsets of its passages, in order.
        digest: The text's digest.
    """

    def __init__(self, text: str, passages: Sequence[tuple[int, int]], digest: str) -> None:
        self.text = text
        self.digest = digest
        self._passages = passages

    @cached_property
    def letters(self) -> Letters:
        """The text without its typography."""
        return letters(self.text)

    @cached_property
    def windows(self) -> list[Window]:
        """The passages that have words and are no longer than a sentence can be."""
        made = []
        for start, end in self._passages:
            found = words(self.text[start:end]) if end - start <= LONGEST else []
            if found:
                made.append(Window(start, end, found, " ".join(word.form for word in found)))
        return made

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """The numbers of the windows that each word is in."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for number, window in enumerate(self.windows):
            for form in {word.form for word in window.words}:
                index[form].append(number)
        return dict(index)

    @cached_property
    def in_lower_case(self) -> frozenset[str]:
        """Words that the text has without a capital somewhere: no names."""
        return frozenset(
            word.form for window in self.windows for word in window.words if not (word.is_name or word.opens)
        )

    def spots(self, anchor: Anchor, quote: Letters, most: int) -> list[Spot]:
        """Find where a quote stands, up to typography.

        Args:
            anchor: The anchor.
            quote: Letters of its quote.
            most: Occurrences wanted at most.

        Returns:
            The occurrences in order, without those that are parts of other words: "40 people" is not in "140 people".
        """
        places = self.letters.occurrences(quote, most)
        return [self._spot(anchor, quote, *place) for place in places if not self._is_cut(anchor, *place)]

    def _spot(self, anchor: Anchor, quote: Letters, first: int, after: int) -> Spot:
        start, end = self.letters.span(first, after)
        # White space and dashes at the ends of a quote are no letters, but part of it where they stand here, too.
        lead, tail = quote.starts[0], len(anchor.quote) - quote.ends[-1]
        if start >= lead and self.text[start - lead : end + tail] == anchor.quote:
            start, end = start - lead, end + tail
        agreeing, wanted = self._context(anchor, first, after)
        return Spot(start, end, agreeing, min(agreeing / wanted, 1.0) if wanted else 1.0)

    def _is_cut(self, anchor: Anchor, first: int, after: int) -> bool:
        """Whether letters begin or end inside a word, though the anchor's quote did not."""
        cuts = [self.letters.is_inside_word(at, self.text) for at in (first, after)]
        if not any(cuts):
            return False
        around = anchor.prefix + anchor.quote + anchor.suffix
        own = letters(around)
        begins = bisect_left(own.starts, len(anchor.prefix))
        ends = bisect_left(own.starts, len(anchor.prefix) + len(anchor.quote))
        return any(cut and not own.is_inside_word(at, around) for cut, at in zip(cuts, (begins, ends), strict=True))

    def neighbours(self, anchor: Anchor, start: int, end: int) -> tuple[float, float]:
        """Tell how alike the words around a place are to those around a quote.

        Args:
            anchor: The anchor.
            start: Offset of the place.
            end: Offset after it.

        Returns:
            Likeness of what stands before and of what stands after, 0..1.
        """
        from rapidfuzz.fuzz import ratio  # late: what was not edited needs none of it

        before, following = _context_letters(anchor.prefix), _context_letters(anchor.suffix)
        first, after = bisect_left(self.letters.starts, start), bisect_left(self.letters.starts, end)
        here = self.letters.text[max(first - len(before), 0) : first]
        return (
            ratio(before, here) / 100 if before else float(first == 0),
            ratio(following, self.letters.text[after : after + len(following)]) / 100
            if following
            else float(after == len(self.letters.text)),
        )

    def is_reworded(self, anchor: Anchor, quote: Letters) -> bool:
        """Tell whether both neighbours of a quote stand around other words like it: it was reworded there, not moved.

        Args:
            anchor: The anchor.
            quote: Letters of its quote.
        """
        from rapidfuzz.fuzz import ratio  # late: what was not edited needs none of it

        before, following = _context_letters(anchor.prefix), _context_letters(anchor.suffix)
        if min(len(before), len(following)) < LEAST_NEIGHBOUR:
            return False
        text, size = self.letters.text, len(quote.text)
        at, tries = text.find(before), 0
        while at >= 0 and tries < TRIES:
            tries += 1
            inside = at + len(before)
            after = text.find(following, inside, inside + ROOM * size + len(following))
            if after > inside and ratio(quote.text[:LONGEST], text[inside:after][:LONGEST]) > REWORDED:
                return True
            at = text.find(before, at + 1)
        return False

    def _context(self, anchor: Anchor, first: int, after: int) -> tuple[int, int]:
        before, following = _context_letters(anchor.prefix), _context_letters(anchor.suffix)
        text = self.letters.text
        here = text[max(first - CONTEXT, 0) : first]
        left = _agreeing(before[::-1], here[::-1])
        right = _agreeing(following, text[after : after + CONTEXT])
        # Where the context ended because the text did, ending here, too, agrees as well as any words.
        if len(anchor.prefix) < CONTEXT and left == len(before) and first == left:
            left = CONTEXT
        if len(anchor.suffix) < CONTEXT and right == len(following) and after + right == len(text):
            right = CONTEXT
        return left + right, len(before) + len(following)


@lru_cache(maxsize=4)
def ground(article: Article) -> Ground:
    """Make an article ready; the last few are kept at hand."""
    passages = [(passage.start, passage.end) for passage in article.passages]
    return Ground(article.text, passages, digest(article))


@lru_cache(maxsize=4096)
def _context_letters(context: str) -> str:
    return letters(context).text


def _agreeing(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

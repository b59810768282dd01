"""Finds what was judged in a text that has changed since: by position, by exact quote, and by likeness.

After Hypothesis and the W3C Web Annotation model. Each stage refuses what it is not sure of: an anchor that finds no
place is shown as an orphan with its quote, while a tag on the wrong sentence would be a lie in the reader's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tui.model import Article
from tui.notebook.ground import Ground, Spot, ground
from tui.notebook.resembling import Resembling, rank
from tui.notebook.typography import letters
from tui.notebook.values import Anchor
from tui.notebook.wording import differ, words

POSITION, QUOTE, FUZZY = "position", "quote", "fuzzy"

MOST_OCCURRENCES = 64
"""Of one quote in one text; what stands there more often cannot be told apart by its context."""
ENOUGH_CONTEXT = 10
"""Letters around a quote that must agree before context speaks for a place: more than a common ending and a name."""
CONTEXT_LEAD = 6
"""Letters by which the context of one occurrence must agree better than that of any other."""
LONG_QUOTE = 24
"""Letters from which a quote that stands once in a text is found there without any context: five words."""
WHOLE = 0.6
"""Share of a passage, and of what was found, that both must have in common to be the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of an anchor are in another text."""

    start: int
    """Character offset in the text."""
    end: int
    """Character offset after the last character."""
    how: str
    """The stage that found it: `position`; `quote`, exact up to typography; `fuzzy`."""
    likeness: float
    """Of the words found to the quote, 0..1; 1 in the exact stages."""
    context: float = 1.0
    """How well the words around it agree with those around the quote, 0..1."""


def find(anchor: Anchor, article: Article) -> Found | None:
    """Find the words of an anchor in an article, however it was edited or saved.

    Args:
        anchor: The anchor, as it was made in another version of the article.
        article: The article; its passages are what the fuzzy stage considers.

    Returns:
        The place, or None where nothing is sure enough.
    """
    text = ground(article)
    exact = _exact(anchor, text)
    if isinstance(exact, Found):
        return exact
    # Words that stand there, but not where they can be trusted, are not trusted for being alike either.
    return None if exact else _fuzzy(anchor, text)


def place_all(anchors: Iterable[Anchor], article: Article, *, whole: bool = True) -> dict[Anchor, Found]:
    """Find many anchors in one article so that the places agree with each other.

    What was judged apart stays apart: where the words of two anchors that did not overlap are found in the same place,
    the one that fits better has it. And of what is only alike, nothing is taken from among other neighbours.

    Args:
        anchors: The anchors, of one earlier version of the article or of several.
        article: The article.
        whole: Whether the anchors are about whole passages, and those that are found are to be, too; else about any
            words.

    Returns:
        The places of those that were found; the others are orphans.
    """
    text = ground(article)
    placed: dict[Anchor, Found] = {}
    old = sorted(set(anchors), key=lambda one: (one.digest, one.start, one.end))
    for _, version in groupby(old, key=lambda one: one.digest):
        placed |= _place_version(list(version), text, article, whole)
    return placed


def snapped(found: Found, article: Article) -> Found | None:
    """Widen or narrow what was found to the passage that it is.

    Args:
        found: A place in the article.
        article: The article.

    Returns:
        The place of the passage that has most of its characters in common with it; None where there is none, as after
        two sentences were made one. No two places that do not overlap give the same passage.
    """
    best = None
    passages = article.passages
    at = bisect_left(passages, found.start, key=lambda one: one.end)
    for passage in passages[at:]:
        if passage.start >= found.end:
            break
        shared = min(passage.end, found.end) - max(passage.start, found.start)
        if shared > WHOLE * max(passage.end - passage.start, found.end - found.start):
            best = passage
    return replace(found, start=best.start, end=best.end) if best else None


def suggestions(anchor: Anchor, article: Article, most: int = 5) -> tuple[Found, ...]:
    """List the passages that an orphan may belong to, for a reader to decide.

    Args:
        anchor: The anchor that found no place.
        article: The article.
        most: Passages wanted at most.

    Returns:
        Passages, the likeliest first; whatever speaks against one (another number, another name), it is listed.
    """
    text = ground(article)
    ranked = rank(anchor, text, max(most, 1))
    return tuple(Found(one.start, one.end, FUZZY, one.likeness, one.context) for one in ranked[:most])


# -- the stages -----------------------------------------------------------------------------------------------


def _exact(anchor: Anchor, text: Ground) -> Found | bool:
    """Find a quote by position or search: one occurrence that nothing else can be mistaken for.

    Returns:
        The place; else whether the quote occurs at all.
    """
    start, end = anchor.start, anchor.end
    stands = bool(anchor.quote) and text.text[start:end] == anchor.quote
    if stands and text.digest == anchor.digest:
        return Found(start, end, POSITION, 1.0)
    quote = letters(anchor.quote)
    spots = text.spots(anchor, quote, MOST_OCCURRENCES)
    best = _clear(spots, len(quote.text)) if len(spots) < MOST_OCCURRENCES else None
    if best is None:
        return bool(spots)
    if best.agreeing < ENOUGH_CONTEXT and text.is_reworded(anchor, quote):
        return True
    how = POSITION if stands and best.start == start else QUOTE
    return Found(best.start, best.end, how, 1.0, best.share)


def _clear(spots: Sequence[Spot], size: int) -> Spot | None:
    """Choose the occurrence of a quote whose context tells it from the others."""
    ranked = sorted(spots, key=lambda one: one.agreeing, reverse=True)
    if not ranked:
        return None
    best = ranked[0]
    if len(ranked) == 1 and size >= LONG_QUOTE:
        return best
    lead = best.agreeing - (ranked[1].agreeing if len(ranked) > 1 else 0)
    return best if best.agreeing >= ENOUGH_CONTEXT and lead >= CONTEXT_LEAD else None


def _fuzzy(anchor: Anchor, text: Ground, between: tuple[int, int] | None = None) -> Found | None:
    best = Resembling(anchor, text).best(between)
    return Found(best.start, best.end, FUZZY, best.likeness, best.context) if best else None


# -- many at once ---------------------------------------------------------------------------------------------


def _place_version(anchors: list[Anchor], text: Ground, article: Article, whole: bool) -> dict[Anchor, Found]:
    """Place the anchors of one version of a text, given in the order of that text."""
    exact: dict[Anchor, Found] = {}
    absent: list[Anchor] = []
    for anchor in anchors:
        found = _exact(anchor, text)
        if isinstance(found, Found):
            passage = _same_passage(anchor, found, article) if whole else found
            if passage:
                exact[anchor] = passage
        elif not found:
            absent.append(anchor)
    placed = _apart(exact)
    backbone = _Backbone(placed)
    for anchor in absent:
        alike = _fuzzy(anchor, text, backbone.gap(anchor, len(text.text)))
        alike = snapped(alike, article) if alike and whole else alike
        if alike:
            placed[anchor] = alike
    return _apart(placed)


def _same_passage(anchor: Anchor, found: Found, article: Article) -> Found | None:
    """The passage that a quote was found in, unless it has more to say: "It is not true that …"."""
    passage = snapped(found, article)
    if passage is None or (passage.start, passage.end) == (found.start, found.end):
        return passage
    return None if differ(words(anchor.quote), words(article.text[passage.start : passage.end])) else passage


class _Backbone:
    """The places of anchors found exactly, in the order of the old text.

    Args:
        placed: Their places, in that order.
    """

    def __init__(self, placed: dict[Anchor, Found]) -> None:
        self._old = [(anchor.start, anchor.end) for anchor in placed]
        self._new = [(found.start, found.end) for found in placed.values()]

    def gap(self, anchor: Anchor, length: int) -> tuple[int, int] | None:
        """Tell between which offsets of the new text an anchor should be by its neighbours in the old one.

        Args:
            anchor: An anchor that was not found exactly.
            length: Of the new text.

        Returns:
            Start and end; None where one of the neighbours was moved.
        """
        at = bisect_left(self._old, (anchor.start, anchor.end))
        start = self._new[at - 1][1] if at else 0
        end = self._new[at][0] if at < len(self._new) else length
        return (start, end) if start <= end else None


def _apart(placed: dict[Anchor, Found]) -> dict[Anchor, Found]:
    """Leave of the anchors whose places overlap, though their quotes did not, the one that fits best."""
    kept: dict[Anchor, Found] = {}
    taken: list[tuple[int, int, Anchor]] = []
    longest = max((found.end - found.start for found in placed.values()), default=0)
    for anchor, found in sorted(placed.items(), key=_fit):
        first = bisect_left(taken, found.start - longest, key=_begins)
        last = bisect_left(taken, found.end, key=_begins)
        if all(end <= found.start or _overlap(anchor, rival) for _, end, rival in taken[first:last]):
            kept[anchor] = found
            taken.insert(bisect_left(taken, found.start, key=_begins), (found.start, found.end, anchor))
    return {anchor: kept[anchor] for anchor in placed if anchor in kept}


def _begins(place: tuple[int, int, Anchor]) -> int:
    return place[0]


def _fit(one: tuple[Anchor, Found]) -> tuple[bool, float, float, int]:
    anchor, found = one
    return found.how == FUZZY, -found.likeness, -found.context, abs(found.start - anchor.start)


def _overlap(one: Anchor, other: Anchor) -> bool:
    return one.start < other.end and other.start < one.end

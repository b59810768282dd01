"""Lines as they stand on pages put together again: page matter dropped, broken words healed, paragraphs found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tui.sources.blocks import BULLET, ends_sentence

MIN_PAGES = 2
"""Pages on which page matter stands at least: by chance no line is twice at one height at the edge of pages."""
REPEATED_SHARE = 0.6
"""Share of pages on which page matter stands: title pages and pages with a picture have none."""
SAME_HEIGHT = 3.0
"""Points by which the same page matter may move from page to page."""
EDGE_LINES = 4
"""Lines of page matter at the top or at the bottom of a page, at most."""
WIDE_GAP = 1.25
"""Distance to the line above, in usual distances, from which a paragraph begins."""
INDENT = 0.7
"""How far to the right of the line above, in letter heights, a first line begins."""
OTHER_SIZE = 1.12
"""How much larger or smaller the letters of a heading are."""
HEADING_SIZE = 1.15
"""How much larger than most of the text the letters of a heading are."""
MAX_HEADING = 250
"""Characters of the longest heading."""
SHORT_LINE = 0.8
"""Share of the usual line's characters below which a line that ends a sentence ends its paragraph."""
VERY_SHORT_LINE = 0.6
"""The same for a line together with the next word, which would have fitted: whatever it ends in, it was not full."""
MIN_ALIKE = 4
"""Lines that begin at one place, from which their own length counts: those of a column and not of the whole page."""

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\xa0": " ",
        "\x02": "-",
        "\x7f": "•",
        "\uf0b7": "•",
    }
)
_PAGE_NUMBER = re.compile(
    r"[-–—|•·\s]*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?[-–—|•·\s]*", re.I
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_BROKEN = re.compile(r"(?P<head>[\w'’]+(?:-[\w'’]+)*)(?P<hyphen>[-\u2010\xad])$")
_NEXT = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_FIRST_PARTS = frozenset("half quasi self vice well".split())
"""Words before a hyphen of their own that no longer word begins with."""
_VOWELS = frozenset("aeiou")


@dataclass(slots=True)
class Line:
    """A line of text on a page."""

    text: str
    x: float
    """Of its first letter, in points from the left."""
    y: float
    """Of its base, in points from the bottom."""
    height: float
    """Of its letters, in points."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Put the lines of pages together.

    Args:
        pages: The lines of each page, in the order of reading.

    Returns:
        The paragraphs; headings begin with `# ` where larger letters mark them, list items with `- `.
    """
    for page in pages:
        for line in page:
            line.text = " ".join(line.text.translate(_LIGATURES).split())
    kept = [[line for line in page if line.text] for page in pages]
    lines = [line for page in _without_page_matter(kept) for line in page]
    if not lines:
        return []
    usual = _Usual.of(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not usual.begins(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    known = _Known.of(lines)
    return [_marked(known.joined(group), group, usual) for group in groups]


def _marked(text: str, group: Sequence[Line], usual: _Usual) -> str:
    if BULLET.match(text):
        return BULLET.sub("- ", text, count=1)
    is_large = min(line.height for line in group) >= HEADING_SIZE * usual.height
    return f"# {text}" if is_large and len(text) <= MAX_HEADING else text


def _without_page_matter(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """Drop running heads and feet, and the pages' numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        places = {_place(line, shift) for line in _edges(page) for shift in (0.0, SAME_HEIGHT)}
        seen.update(places)
    needed = max(REPEATED_SHARE * len(pages), MIN_PAGES)
    for page in pages:
        dropped = set()
        for line in _edges(page):
            times = max(seen[_place(line, shift)] for shift in (0.0, SAME_HEIGHT))
            if times >= needed or (_is_outermost(line, page) and (times >= MIN_PAGES or _is_number(line))):
                dropped.add(id(line))
        yield [line for line in page if id(line) not in dropped]


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and the bottom of a page that a gap parts from all between: a text must not lose any."""
    ordered = sorted(page, key=lambda line: -line.y)
    steps = sorted(step for above, line in pairwise(ordered) if (step := above.y - line.y) > 1.0)
    if not steps:
        return ordered if len(ordered) == 1 else []
    wide = WIDE_GAP * steps[len(steps) // 4]
    gaps = [number for number, (above, line) in enumerate(pairwise(ordered), 1) if above.y - line.y > wide]
    first, last = (gaps[0], gaps[-1]) if gaps else (0, len(ordered))
    top = first if first <= EDGE_LINES and 2 * first < len(ordered) else 0
    bottom = last if last >= len(ordered) - EDGE_LINES and 2 * last > len(ordered) else len(ordered)
    return ordered[:top] + ordered[max(top, bottom) :]


def _place(line: Line, shift: float) -> tuple[str, int]:
    """What a line says, and about where it stands; sentences count as different where only their numbers are."""
    said = line.text.lower() if ends_sentence(line.text) else _DIGITS.sub("0", line.text.lower())
    return said, int((line.y + shift) / (2 * SAME_HEIGHT))


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_outermost(line: Line, page: Sequence[Line]) -> bool:
    """Whether no other line of its page is as high, or none as low: a chapter's name stands on few pages."""
    heights = [other.y for other in page if other is not line]
    return not heights or line.y > max(heights) or line.y < min(heights)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines are like."""

    leading: float
    """Points from line to line."""
    height: float
    """Of the letters."""
    lengths: dict[int, int]
    """Characters of a full line that begins at a place, in letter heights; under -1 that of any line."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Usual:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.height, 1)] += len(line.text)
        height = weights.most_common(1)[0][0]
        steps = [
            above.y - line.y
            for above, line in pairwise(lines)
            if 0 < above.y - line.y < 4 * height and abs(line.height - height) < 0.5
        ]
        # Less than the median, so that a text of short paragraphs is not measured by the gaps between them.
        leading = sorted(steps)[len(steps) // 4] if steps else 1.2 * height
        by_place: dict[int, list[int]] = {-1: [len(line.text) for line in lines]}
        for line in lines:
            by_place.setdefault(int(line.x // height), []).append(len(line.text))
        lengths = {
            place: int(median(sorted(some)[len(some) // 2 :]))
            for place, some in by_place.items()
            if len(some) >= MIN_ALIKE or place == -1
        }
        return cls(leading, height, lengths)

    def begins(self, group: Sequence[Line], line: Line) -> bool:
        """Say whether a line begins a paragraph below the lines of one."""
        above = group[-1]
        if not 1 / OTHER_SIZE < line.height / above.height < OTHER_SIZE or BULLET.match(line.text):
            return True
        leading = self.leading * max(line.height / self.height, 1.0)
        step = above.y - line.y
        ended = ends_sentence(above.text)
        full = self.lengths.get(int(above.x // self.height), self.lengths[-1])
        is_short = len(above.text) < SHORT_LINE * full
        is_lower = line.text[:1].islower()
        is_large = line.height >= HEADING_SIZE * self.height
        if step < -line.height / 2 or step > 8 * leading:
            # The next column or page: only what the lines say tells.
            return ended and (is_short or not is_lower)
        if step > WIDE_GAP * leading:
            return True
        is_indented = line.x > above.x + INDENT * line.height
        is_centred = len(group) > 2 and abs(above.x - group[-2].x) > INDENT * line.height
        if is_large:
            return False
        if BULLET.match(group[0].text) and len(group) > 1 and line.x < group[1].x - INDENT * line.height:
            return True  # to the left of where the item's lines hang
        if is_indented and not is_centred:
            return BULLET.match(group[0].text) is None or len(group) > 1
        if is_lower or _BROKEN.search(above.text):
            return False
        fitted = len(above.text) + 1 + len(line.text.split(" ", 1)[0]) < VERY_SHORT_LINE * full
        return fitted or (ended and is_short)


@dataclass(frozen=True, slots=True)
class _Known:
    """The words that a text has within its lines, by which those broken at their ends are judged."""

    written: frozenset[str]
    """The words as they stand in the text."""
    words: frozenset[str]
    """The same, and in small letters."""
    compounds: frozenset[str]
    """With their hyphens, in small letters."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Known:
        inner = []
        is_broken = False
        for line in lines:
            text = _NEXT.sub("", line.text, count=1) if is_broken else line.text
            is_broken = _BROKEN.search(line.text) is not None
            inner.append(_BROKEN.sub("", text))
        words = frozenset(word for text in inner for word in _WORD.findall(text))
        compounds = frozenset(word.lower() for text in inner for word in _COMPOUND.findall(text))
        return cls(words, words | {word.lower() for word in words}, compounds)

    def joined(self, group: Sequence[Line]) -> str:
        """Join the lines of a paragraph."""
        parts = [group[0].text]
        for line in group[1:]:
            broken = _BROKEN.search(parts[-1])
            following = _NEXT.match(line.text)
            if broken is None or following is None:
                parts.append(f" {line.text}")
            else:
                if not self._keeps_hyphen(broken["head"], broken["hyphen"], following[0]):
                    parts[-1] = parts[-1][:-1]
                parts.append(line.text)
        return "".join(parts)

    def _keeps_hyphen(self, head: str, hyphen: str, tail: str) -> bool:
        """Say whether a hyphen at the end of a line belongs to a compound, and not to a word that did not fit."""
        if hyphen == "\xad":
            return False
        last, first = head.rpartition("-")[2].lower(), tail.partition("-")[0].lower()
        if not tail[0].islower() or not last.isalpha():
            return True
        if any(one in self.compounds for one in (f"{head}-{tail}".lower(), f"{last}-{first}")):
            return True
        if last + first in self.words:
            return False
        name = head.rpartition("-")[2]
        if name[0].isupper() and name in self.written:
            return True  # "Saudi-owned"
        if last[-1] in _VOWELS and last[-1] == first[0]:
            return True  # "de-escalation"
        return last in _FIRST_PARTS or {last, first} <= self.words

"""Finds a text in the accounts: literally, blind to accents, to the curl of quotes and (mostly) to case."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tui.model import Article, Passage

_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2044": "/",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "\u0131": "i",
}
"""What keyboards lack, and what is typed for it; letters with a stroke do not come apart in Unicode."""


class _Table(dict[int, str]):
    """What each character is searched as; worked out when first met."""

    def __init__(self, *, is_caseless: bool) -> None:
        super().__init__()
        self._is_caseless = is_caseless

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded.casefold() if self._is_caseless else folded
        return self[code]


def _fold(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(_ALIKE.get(part, part) for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", bare)


_TABLES = {is_caseless: _Table(is_caseless=is_caseless) for is_caseless in (True, False)}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is searched, and the way back to the text as it is written."""

    text: str
    length: int
    """Characters of the text as written."""
    starts: array[int] | None = None
    """Offset, in the text as written, of what each character stands for; None where that is its own offset."""

    def count(self, sought: str) -> int:
        """Say how often a folded text occurs, overlaps not counted."""
        return self.text.count(sought) if self.starts is None else len(self.spans(sought))

    def spans(self, sought: str) -> list[tuple[int, int]]:
        """Give start and end offsets, in the text as written, of all occurrences of a folded text."""
        found: list[tuple[int, int]] = []
        at = self.text.find(sought)
        while at >= 0:
            span = self._span(at, at + len(sought))
            # Two hits in one character (each s of ß) are one to the reader.
            if not found or found[-1][1] <= span[0]:
                found.append(span)
            at = self.text.find(sought, at + len(sought))
        return found

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None:
            return start, end
        # What is left out by folding, such as an accent, belongs to the letter before it.
        after = self.starts[end] if end < len(self.starts) else self.length
        return self.starts[start], max(after, self.starts[end - 1] + 1)


def folded(text: str, *, is_caseless: bool) -> Folded:
    """Fold a text for searching: no accents, straight quotes and dashes, one space for any white space.

    Args:
        text: Any text.
        is_caseless: Whether upper and lower case are the same.
    """
    table = _TABLES[is_caseless]
    keeps_length = text.isascii() or all(len(table[ord(c)]) == 1 for c in set(text))
    if keeps_length:
        flat = text.translate(table)
        if "  " not in flat:
            return Folded(flat, len(text))
    out: list[str] = []
    starts = array("I")
    for offset, character in enumerate(text):
        for part in table[ord(character)]:
            if not (part == " " and out and out[-1] == " "):
                out.append(part)
                starts.append(offset)
    return Folded("".join(out), len(text), starts)


class Texts:
    """The passages of the accounts folded for searching, each once as long as they stay the same."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bool], tuple[tuple[Passage, ...], tuple[Folded, ...]]] = {}
        self.passages_folded = 0
        """Passages folded since the start; for tests and benchmarks."""
        self.passages_searched = 0
        """Passages searched since the start; for tests and benchmarks."""

    def of(self, article: Article, *, is_caseless: bool) -> tuple[Folded, ...]:
        """Give an article's passages, folded."""
        key = article.id, is_caseless
        passages, texts = self._kept.get(key, ((), ()))
        if passages != article.passages:
            texts = tuple(folded(passage.text, is_caseless=is_caseless) for passage in article.passages)
            self._kept[key] = article.passages, texts
            self.passages_folded += len(texts)
        return texts


@dataclass(frozen=True, slots=True)
class Places:
    """The passages of an article that have hits, in their order."""

    passages: tuple[str, ...]
    """Their ids."""
    starts: array[int]
    """Offset at which each begins in the article's text."""
    before: array[int]
    """Number of hits before each; then the number of all."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found."""

    pattern: str = ""
    """As the reader typed it; empty where nothing is searched for."""
    sought: str = ""
    """The pattern, folded."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Number of hits in each article, by its id; 0 where there is none."""
    _found: Mapping[str, Folded] = field(default_factory=dict)
    _places: Mapping[str, Places] = field(default_factory=dict)
    """Where the hits of each article are, by its id."""

    def __contains__(self, item: object) -> bool:
        """Whether the passage with an id has a hit."""
        return item in self._found

    def __len__(self) -> int:
        """Number of passages that have a hit."""
        return len(self._found)

    @property
    def total(self) -> int:
        """Number of all hits."""
        return sum(self.counts.values())

    def spans(self, passage: str) -> list[tuple[int, int]]:
        """Give start and end offsets of the hits in a passage's text, by the passage's id."""
        found = self._found.get(passage)
        return found.spans(self.sought) if found else []

    def passages(self, article: str) -> Sequence[str]:
        """List the passages of an article that have a hit, by the article's id."""
        return self._places[article].passages if article in self._places else ()

    def before(self, passage: Passage) -> int:
        """Say how many hits an article has before a passage of it."""
        places = self._places.get(passage.article)
        return places.before[bisect_left(places.starts, passage.start)] if places else 0


NO_HITS = Hits()
"""Nothing is searched for."""


def search(pattern: str, articles: Iterable[Article], texts: Texts) -> Hits:
    """Find all passages that hold a text; where in them it is found is worked out when they are drawn.

    Args:
        pattern: Literal text; with an upper-case letter in it, case counts.
        articles: Where to search.
        texts: Their passages folded, kept between searches.

    Returns:
        The hits; `NO_HITS` for a pattern of nothing but white space, accents and the like.
    """
    is_caseless = not any(character.isupper() for character in pattern)
    sought = folded(pattern, is_caseless=is_caseless).text
    if not sought.strip():
        return NO_HITS
    counts: dict[str, int] = {}
    found: dict[str, Folded] = {}
    places: dict[str, Places] = {}
    for article in articles:
        every = texts.of(article, is_caseless=is_caseless)
        texts.passages_searched += len(every)
        having = [(passage, text) for passage, text in zip(article.passages, every, strict=True) if sought in text.text]
        found.update((passage.id, text) for passage, text in having)
        before = array("I", accumulate((text.count(sought) for _, text in having), initial=0))
        starts = array("I", (passage.start for passage, _ in having))
        places[article.id] = Places(tuple(passage.id for passage, _ in having), starts, before)
        counts[article.id] = before[-1]
    return Hits(pattern, sought, counts, found, places)

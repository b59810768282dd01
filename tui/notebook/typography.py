"""Texts without what typesetting adds: white space, line ends, hyphenation, ligatures, forms of quotes and dashes.

The letters that remain are compared by plain search; between them stand *seams*, which say how each letter is joined to
the one before it, so that "re-sign" is not taken for "resign", nor "40 60" for "4060".
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

JOINED, SPACED, HYPHENED, BROKEN = range(4)
"""Seams: nothing, white space, hyphen or dash, hyphen at the end of a line (which may belong to the word or not)."""

MARKS_OF_A_LETTER = 30
"""Combining marks put together with one letter, as in Unicode's Stream-Safe Text Format (UAX #15): more than any
language has, and few enough that a flood of them, which sorting would take quadratic time for, does no harm."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_HYPHENS = frozenset("-\u2010\u2011\u2212")
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e" + "".join(
    map(chr, range(0x2066, 0x206A))
)
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4\u2032\uff07"
_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'

_FORMS = {
    **dict.fromkeys(_UNSEEN, ""),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, "''"),  # as two single ones, which some write instead
    "\u2026": "...",
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},  # ligatures
}
"""Characters that stand for others. Not NFKC of everything: it would make "10²" the number 102."""

_PIECE = re.compile(
    rf"""
    (?P<hyphen>  (?: \s*+ [{_DASHES}] [{_DASHES}{_UNSEEN}]*+ )++ \s*+ )
  | (?P<unseen>  \u00ad \s+ | [{_UNSEEN}]+ )
  | (?P<gap>     \s+ )
  | (?P<plain>   [A-Za-z0-9.,;:!?()']+ (?! [{_UNSEEN}]{{0,30}} [\u0300-\u036f] ) )
  | (?P<other>   . )
    """,
    re.X | re.S,
)
_LINE_END = re.compile(r"[\n\r\u2028]")


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without its typography, and where its letters stand."""

    text: str
    """What remains: letters, digits, punctuation, quotation marks as apostrophes."""
    starts: array[int]
    """Offset in the original text of the character that each letter comes from."""
    ends: array[int]
    """Offset after it, its combining marks included."""
    seams: bytes
    """How each letter is joined to the one before it; one more for what follows the last."""

    def occurrences(self, quote: Letters, most: int) -> list[tuple[int, int]]:
        """Find a quote, up to typography.

        Args:
            quote: The quote's letters.
            most: Occurrences wanted at most.

        Returns:
            First letter and letter after the last one of each occurrence, in order; occurrences may overlap.
        """
        found: list[tuple[int, int]] = []
        size = len(quote.text)
        at = self.text.find(quote.text) if size else -1
        tries = 0
        while at >= 0 and len(found) < most and tries < _TRIES:
            tries += 1
            if self._is_whole(at, at + size) and self._agrees(quote, at):
                found.append((at, at + size))
            at = self.text.find(quote.text, at + 1)
        return found

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Give the offsets in the original text of some letters, at least one."""
        return self.starts[first], self.ends[after - 1]

    def is_inside_word(self, at: int, original: str) -> bool:
        """Tell whether a cut before a letter would go through a word or number: "1|40", "3.|5", "non-|violent", "-|5".

        Args:
            at: Number of the letter.
            original: The text that these are the letters of.
        """
        if not 0 < at < len(self.text):
            return False
        before, after = self.text[at - 1], self.text[at]
        if self.seams[at] == JOINED:
            return (
                (_is_spaced_letter(before) and _is_spaced_letter(after))
                or (before in "$€£¥" and after.isdigit())
                or (before.isdigit() and after in "%‰°")
                or any(map(self._is_point_at, (at - 1, at)))
            )
        if self.seams[at] == BROKEN:
            return True
        gap = original[self.ends[at - 1] : self.starts[at]]
        return len(gap.strip()) == 1 and gap[-1:] in _HYPHENS and (len(gap) == 1 or after.isdigit())

    def _is_point_at(self, at: int) -> bool:
        """Whether a letter is the point or comma within a number."""
        around = self.text[at - 1 : at + 2] if at else ""
        is_number = len(around) == 3 and around[0].isdigit() and around[1] in ".,:/" and around[2].isdigit()
        return is_number and self.seams[at] == self.seams[at + 1] == JOINED

    def _is_whole(self, first: int, after: int) -> bool:
        """Whether no character of the text is cut, as the ligature in "ﬁnd" would be by "ind"."""
        starts = self.starts
        return (first == 0 or starts[first - 1] != starts[first]) and (
            after == len(starts) or starts[after - 1] != starts[after]
        )

    def _agrees(self, quote: Letters, at: int) -> bool:
        """Whether the letters of a quote are joined here as they are in it."""
        size = len(quote.text)
        here, there = self.seams[at + 1 : at + size], quote.seams[1:size]
        if here == there:
            return True
        text = quote.text
        return all(
            one == other or _compatible(one, other, text[n], text[n + 1])
            for n, (one, other) in enumerate(zip(here, there, strict=True))
        )


_TRIES = 5_000
"""Places looked at for one quote: a text with more of them was made for the purpose."""


def letters(text: str) -> Letters:
    """Strip a text of its typography.

    White space, hyphens, dashes and invisible characters go; quotation marks become straight, ligatures letters, and
    letters with marks their composed form (NFC).

    Args:
        text: Any text.

    Returns:
        Its letters.
    """
    kept: list[str] = []
    starts, ends = array("q"), array("q")
    seams = bytearray()
    seam = JOINED
    for kind, start, end in _pieces(text):
        if kind == "gap":
            seam = max(seam, SPACED)
        elif kind == "hyphen":
            in_word = start > 0 and not text[start].isspace() and text[start - 1].isalpha()
            seam = BROKEN if in_word and _LINE_END.search(text, start, end) else HYPHENED
        elif kind != "unseen":
            form = text[start:end] if kind == "plain" else _form(text[start:end])
            if not form:
                continue
            kept.append(form)
            size = len(form)
            if kind == "plain":
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
            else:
                starts.extend([start] * size)
                ends.extend([end] * size)
            seams.append(seam)
            seams += bytes(size - 1)
            seam = JOINED
    seams.append(seam)
    return Letters("".join(kept), starts, ends, bytes(seams))


def plain(text: str) -> str:
    """Write a text in one typography: NFC, straight quotes, hyphens for dashes, single spaces, lines joined."""
    stripped = letters(text)
    between = ("", " ", "-", "")
    return "".join(
        between[seam] + letter if n else letter
        for n, (seam, letter) in enumerate(zip(stripped.seams[:-1], stripped.text, strict=True))
    )


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    while match := _PIECE.match(text, at):
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if kind == "other":
            while (mark := _next_mark(text, end)) is not None and mark - start <= MARKS_OF_A_LETTER:
                end = mark + 1
        yield kind, start, end
        at = end


def _next_mark(text: str, at: int) -> int | None:
    """Give the offset of what belongs to the letter before it, invisible characters left out; None where none does.

    That is a combining mark, or the rest of a Korean syllable.
    """
    bound = min(len(text), at + MARKS_OF_A_LETTER)
    while at < bound and text[at] in _UNSEEN:
        at += 1
    joins = at < bound and text[at] > "\u02ff" and (unicodedata.combining(text[at]) or "\u1160" <= text[at] <= "\u11ff")
    return at if joins else None


@lru_cache(maxsize=4096)
def _form(cluster: str) -> str:
    # Some signs are others in NFC: an accent that stands alone is a straight one.
    plain_forms = "".join(_FORMS.get(sign, sign) for sign in unicodedata.normalize("NFC", cluster))
    return unicodedata.normalize("NFC", plain_forms)


def _compatible(one: int, other: int, before: str, after: str) -> bool:
    """Whether two different seams between the same letters may come from typesetting."""
    pair = {one, other}
    if pair <= {JOINED, SPACED}:
        # Spaces around punctuation vary ("high ." in annotated corpora), and lines of Chinese are wrapped anywhere.
        return not (_is_spaced_letter(before) and _is_spaced_letter(after))
    return BROKEN in pair and SPACED not in pair


def _is_spaced_letter(character: str) -> bool:
    """Whether a character is part of words that white space separates."""
    return character.isalnum() and not "\u2e80" <= character <= "\uabff"

"""Cuts a passage into words and gives each the key under which other passages find it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tui.alignment.numbers import FIRST_WORDS, ORDINALS, SPANS_OF_YEARS, read_number
from tui.alignment.wordlists import IRREGULAR, MONTHS, OPENERS, STOP_WORDS

MARK = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
"""Accents written apart from their letters, and what is not seen: soft hyphens, joiners, spaces without width."""
LETTER = r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|[\u3040-\u3098\u309b-\u30ff\u3400-\u9fff\uac00-\ud7af][\u3099\u309a]?"  # without spaces: each sign is a word
    r"|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # such a sign of Korean in its parts
    rf"|{LETTER}+(?:{MARK}+{LETTER}*)*(?:['’]{LETTER}+(?:{MARK}+{LETTER}*)*)?"
)
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
POSSESSIVE = re.compile(r"['’]s?$")
SENTENCE_START = re.compile(r"(?:^|[.!?:;—–•\-\"“‘(]\s*)[\"“‘(\-•\s]*$")
BEFORE_WORD = 40
"""Characters before a word that tell whether a sentence starts with it: quotation marks, brackets and spaces."""
ASIDE_END = re.compile(r"[,;—–]")
FUZZY_RATIO = 0.8
"""Similarity (0..1) from which two spellings are one word: armoured/armored .93, transliterated names about .85."""
FUZZY_SHORTEST = 5
"""Characters of the shortest word matched fuzzily; among shorter ones a letter makes another word (war, bar)."""
FUZZY_LONGEST = 60
"""Characters of the longest; what is longer is no name, and the time of comparing grows with the square of it."""
LONGEST_ASIDE = 25
"""Words after which an opening subordinate clause is no longer believed to be one."""
SKIPPED = STOP_WORDS - FIRST_WORDS
"""Function words that no number begins with: half of a text, passed over without a second look."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a passage."""

    start: int
    """Offset of its first character in the passage's text."""
    end: int
    form: str
    """As written, lower-case and without accents."""
    key: str
    """What two words share that count as the same: a stem, or `#` and a value for a number."""
    is_name: bool
    """Written with a capital where no sentence starts."""
    is_number: bool
    in_aside: bool
    """Stands in an opening clause ("As the storm came nearer, …") that only says when or why."""


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@cache
def fold(word: str) -> str:
    """Lower-case a word and drop accents, apostrophes, what is not seen and a possessive ending."""
    bare = POSSESSIVE.sub("", word).casefold()
    if not bare.isascii():
        bare = UNSEEN.sub("", unicodedata.normalize("NFKD", bare))
    dropped = "'’" if bare[:1].isdigit() else "'’."
    return "".join(char for char in bare if not unicodedata.combining(char) and char not in dropped)


@cache
def stem(form: str) -> str:
    """The stem of a folded word: its base form for an irregular verb or noun, then Snowball (Porter 2001)."""
    return _stemmer()(IRREGULAR.get(form, form))


def content_words(text: str) -> tuple[Word, ...]:
    """The words of a passage that carry content, in order.

    Numbers written out are read ("twenty-five" gives one word `#25`), spans of years count as years ("five decades"
    gives `#50` and `year`), months are spelled out, function words are left out.

    Args:
        text: The passage.

    Returns:
        The words; offsets refer to `text`.
    """
    matches = list(WORD.finditer(text))
    forms = [fold(match.group()) for match in matches]
    aside_until = _aside_end(text, [match.start() for match in matches], forms)
    found: list[Word] = []
    at = 0
    while at < len(matches):
        match, form = matches[at], forms[at]
        if form in SKIPPED:
            at += 1
            continue
        in_aside = match.start() < aside_until
        number = read_number(forms, at)
        if number is not None:
            value, taken = number
            end = matches[at + taken - 1].end()
            found.append(
                Word(match.start(), end, " ".join(forms[at : at + taken]), f"#{value:.12g}", False, True, in_aside)
            )
            at += taken
            continue
        at += 1
        if not form or form in STOP_WORDS or (len(form) == 1 and form.isascii()):
            continue
        before = max(0, match.start() - BEFORE_WORD)
        is_name = match.group()[0].isupper() and not SENTENCE_START.search(text, before, match.start())
        found.append(Word(match.start(), match.end(), form, _key(form), is_name, False, in_aside))
    return tuple(found)


@cache
def _key(form: str) -> str:
    if form in SPANS_OF_YEARS:
        return "year"
    if form in ORDINALS:
        return f"#{ORDINALS[form]}"
    return stem(MONTHS.get(form, form))


def _aside_end(text: str, starts: list[int], forms: list[str]) -> int:
    """Offset at which an opening subordinate clause ends, 0 where there is none."""
    if not forms or forms[0] not in OPENERS:
        return 0
    end = ASIDE_END.search(text, starts[0])
    if end is None or sum(start < end.start() for start in starts) > LONGEST_ASIDE:
        return 0
    return end.start()


@cache
def _similarity() -> Callable[[str, str], float]:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity


def same_word(one: str, other: str) -> bool:
    """Whether two word keys are one word in two spellings, as in transliterated names.

    Args:
        one: A key of `content_words`.
        other: Another one.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < FUZZY_SHORTEST or max(len(one), len(other)) > FUZZY_LONGEST:
        return False
    if not (one[0].isalpha() and other[0].isalpha()):
        return False
    return _similarity()(one, other) >= FUZZY_RATIO

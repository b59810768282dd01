"""Cuts a passage into words and marks and finds the phrase that names somebody beside a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|[^\W\d_]+(?:[-'’&.][^\W_]+)*|\S")
LONGEST_PHRASE = 14
"""Words of the longest phrase that is read as a source; a longer one is a clause."""
LONGEST_NAME = 4
"""Words of the longest name that is read as an aside."""
LONGEST_ASIDE = 30
"""Words between a name and its verb that an aside ("Anna Kern, who runs the port, said") may have."""
QUOTATION = "“”"
"""Stands for a whole quotation among the tokens."""
STOPS = frozenset(",;:—–-()[]?!…\"“”‘’'«»„") | {QUOTATION}
"""Marks that end a phrase."""
BREAKS = frozenset(
    """that while as when because but if after before although though where until than since so or yet nor amid despite
    whether unless whereas what which""".split()
)
"""Words that end a phrase: a new clause begins."""
PREPOSITIONS = frozenset(
    """of for from in at with on by to near behind inside outside under within across against about over into around
    between""".split()
)
DETERMINERS = frozenset(
    """the a an his her its their our my this that these those some several many most all both two three four five six
    seven eight nine ten another other one any few no dozens hundreds""".split()
)
HELPERS = frozenset(
    """had has have would could did does do not never also then later once again still always already even just only
    since recently earlier soon often now first last both himself herself themselves itself""".split()
)
"""Words that may stand between a subject and its verb."""
BEING = frozenset("was were been be being is are am got".split())
"""Before a verb of speech they make it passive: its subject hears and does not tell."""
UNREAL = frozenset("to will shall should must can may might cannot won’t won't can’t can't let".split())
"""Before a verb of speech they make it a plan or a possibility."""
ENDS = frozenset("who he she they we it i there".split())
"""Words that never stand in the middle of a name."""
FINITE = BEING - {"been", "be", "being"} | frozenset(
    "had has have would will could should may might can did does do".split()
)
"""Words that only a clause has."""
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow tonight later
    earlier meanwhile afterwards afterward however but and still then now week month year morning afternoon evening
    night""".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation."""

    text: str
    low: str
    start: int
    """Offset into the passage's text."""
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens that names somebody."""

    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""


def tokens(text: str, quoted: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """Cut a passage into tokens.

    Args:
        text: The passage.
        quoted: Start and end offsets of its quotations, in order; each becomes one token. A nickname between two
            capitalised words is left out, so that the name stays one phrase.
    """
    found: list[Token] = []
    at = 0
    for start, end in (*quoted, (len(text), len(text))):
        found += [Token(m.group(), m.group().casefold(), m.start(), m.end()) for m in TOKEN.finditer(text, at, start)]
        if end > start and not _is_nickname(text, start, end):
            found.append(Token(QUOTATION, QUOTATION, start, end))
        at = end
    return tuple(found)


def _is_nickname(text: str, start: int, end: int) -> bool:
    if end - start >= LONGEST_ASIDE:
        return False
    before, after = text[max(start - LONGEST_ASIDE, 0) : start].rstrip(), text[end : end + LONGEST_ASIDE].lstrip()
    name = before.rsplit(None, 1)[-1] if before else ""
    return bool(name) and name[0].isupper() and name[-1].isalpha() and after[:1].isupper()


def before_verb(words: Sequence[Token], verb: int) -> Phrase | None:
    """Find the subject that stands before a verb.

    Args:
        words: The tokens.
        verb: Index of the verb.

    Returns:
        The phrase, without asides; None where there is none, or the verb is passive, a plan or a possibility.
    """
    at = verb - 1
    while at >= 0 and (
        words[at].low in HELPERS or words[at].low in BEING or words[at].low.endswith(("ly", "n’t", "n't"))
    ):
        if words[at].low in BEING:
            return None
        if words[at].is_capital:
            return _ending_at(words, at)
        at -= 1
    if at < 0 or words[at].low in UNREAL or words[at].low in ("and", "but", "or", "who", "which", "that"):
        return None
    if words[at].text == QUOTATION:
        return None
    if words[at].text in (",", "—", "–", ")"):
        return _before_aside(words, at)
    return _ending_at(words, at)


def _before_aside(words: Sequence[Token], comma: int) -> Phrase | None:
    """The phrase before an aside that ends at a comma."""
    for at in range(comma - 1, max(comma - LONGEST_ASIDE, 0), -1):
        if words[at].text not in (",", "—", "–", "("):
            continue
        aside = words[at + 1 : comma]
        # "its chief executive, Anna Kern, said": the aside is the name.
        is_name = 1 < len(aside) <= LONGEST_NAME and all(word.is_capital or word.text == "." for word in aside)
        if is_name and not words[at - 1].is_capital:
            return Phrase(at + 1, comma)
        phrase = _ending_at(words, at - 1)
        if phrase is not None and (words[at - 1].is_capital or words[phrase.first].is_capital):
            opens = phrase.first == 0 or words[phrase.first - 1].text in STOPS or not words[phrase.first - 1].is_word
            if opens or words[phrase.first - 1].low in BREAKS or words[phrase.first - 1].low in TIMES:
                return phrase
    return None


def _ending_at(words: Sequence[Token], last: int) -> Phrase | None:
    """The phrase whose last token is known."""
    first = last + 1
    while first > 0 and last + 1 - first < LONGEST_PHRASE:
        token = words[first - 1]
        if token.text in STOPS or token.low in BREAKS or (token.text == "." and not _is_abbreviation(words, first - 1)):
            break
        if token.low == "and" and not _joins_names(words, first - 1):
            break
        if token.low in FINITE and not any(
            word.low in ("who", "those") for word in words[max(first - 6, 0) : first - 1]
        ):
            break
        if token.low in PREPOSITIONS and (first < 2 or words[first - 2].text in STOPS or words[first - 2].low in TIMES):
            break
        first -= 1
        if token.low in DETERMINERS and (first == 0 or words[first - 1].low not in PREPOSITIONS | {"and", "all"}):
            break
    while first <= last and (words[first].low in TIMES or words[first].text == "."):
        first += 1
    # "The navy in November said"
    if last - first > 1 and words[last].low in TIMES and words[last - 1].low in ("on", "in", "this", "last"):
        last -= 2
    if first > last or not words[last].is_word or words[first].low in PREPOSITIONS:
        return None
    return Phrase(first, last + 1)


def _is_abbreviation(words: Sequence[Token], dot: int) -> bool:
    """Whether a full stop belongs to the word before it ("Gen. Kern", "Nick J. Lund")."""
    return 0 < dot < len(words) - 1 and words[dot - 1].end == words[dot].start and words[dot - 1].is_capital


def _joins_names(words: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two that speak ("police and witnesses") rather than two clauses."""
    if at == 0 or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    return before.is_word and after.is_word and before.is_capital == after.is_capital and before.low not in TIMES


def after_word(words: Sequence[Token], at: int) -> Phrase | None:
    """Find the phrase that begins after a word ("according to the coast guard", "said the coast guard").

    Args:
        words: The tokens.
        at: Index of the word.

    Returns:
        The phrase up to the next mark or clause, without a closing time ("on Sunday"); None where there is none.
    """
    first = at + 1
    last = first
    while last < len(words) and last - first < LONGEST_PHRASE:
        token = words[last]
        if token.text in STOPS or token.low in BREAKS or token.low in FINITE or token.low in ENDS:
            break
        if token.text == "." and not _is_abbreviation(words, last):
            break
        if token.low in ("in", "on", "at", "during", "by", "and", "to") and last > first and _only_time(words, last):
            break
        last += 1
    while last > first and words[last - 1].low in TIMES:
        last -= 1
    return Phrase(first, last) if last > first and words[first].is_word else None


def _only_time(words: Sequence[Token], at: int) -> bool:
    """Whether a preposition or "and" after a name no longer belongs to it."""
    if words[at].low == "and":
        return not _joins_names(words, at)
    return words[at - 1].is_capital or words[at].low in ("during", "to")


def text_of(text: str, words: Sequence[Token], phrase: Phrase) -> str:
    """The words of a phrase as written, on one line."""
    return " ".join(text[words[phrase.first].start : words[phrase.last - 1].end].split())

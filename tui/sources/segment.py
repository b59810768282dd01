"""Paragraphs cut into sentences, with NLTK's Punkt tokenizer and rules for what it does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tui.sources.abbreviations import ALWAYS, BEFORE_DAY, BEFORE_NUMBER, TIMES, TITLES
from tui.sources.blocks import BLANK
from tui.sources.words import word_set

Spans = Iterable[tuple[int, int]]

STARTERS = word_set(
    """
    the a an he she it they we i you his her its their our my your this that these those there here then when while
    where who what why how if in on at by for from with without under after before during since until as but and so
    or yet however meanwhile although though because despite according also still now later earlier some many most
    several both one two all no not another others each every even only just once
    """
)
"""Words that with a capital start a sentence, even after an abbreviation."""

LONGEST_PIECE = 5_000
"""Characters of a paragraph that are looked at together. A longer one has many sentences, and is cut at the end of one;
rules that look around would take the square of the time for a million full stops."""
LONGEST_SENTENCE = 2_000
"""Characters of a passage: the longest sentence that somebody wrote to be read is shorter, and a screen shows it."""
BEFORE_WINDOW, AFTER_WINDOW = 60, 120
"""Characters on either side of a possible boundary that decide it: the last word, and a speaker with a verb."""
MAX_ENUMERATOR = 6
"""Characters of a span that is only the number of what follows: "(iii)." and quotes."""
MAX_CREDIT_WORDS = 3
"""Words of a remark in brackets that belongs to the sentence before it, as "(Reuters)" does."""

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": ".", "\xa0": " ", "\u202f": " "}
)
"""Punkt knows the plain forms only; one for one, so that offsets stay."""

_WORD = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}\s(?=[\"'(\[]{0,2}[A-Z])")
_OPENING = "\"'([{"
_CLOSING = "\"')]} "
_CONTINUING = (",", ";", ":", ")")
_LAST_WORD = re.compile(r"\b([A-Za-z]+)\.$")
_NUMBER = re.compile(r"[A-Z]{0,3}\d")
_DOTTED = re.compile(r"(?:^|[^\w.])(?:[A-Za-z]\.){2,}$")
_INITIAL = re.compile(r"(?:^|[\s(\"'.])[A-Z]\.$")
_NAME_IN_LOWER_CASE = re.compile(r"(?:al|el|ad|as|an|ar|e|i)-?[A-Z]|(?:al|el)-\w|(?:de|van|von|bin|ibn|di|da)\s[A-Z]")
_ENUMERATOR = re.compile(r"[\"'(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]+$")
_EXCLAIMED_NAME = re.compile(r"\b(?:Yahoo|E|Jeopardy)!$")
_SAYING = "(?:said|says|asked|asks|told|added|replied|wondered|cried|shouted|wrote|exclaimed|yelled|recalled|insisted)"
_SPEAKER = re.compile(
    rf"(?:[A-Z][\w.'-]*,?\s+){{1,5}}(?:has |have |had )?{_SAYING}\b|[A-Z][^.,;:!?]{{1,80}}\s{_SAYING}\.?$"
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Eastern|Pacific|Central|Mountain|Greenwich|Standard|Daylight|Local)\b"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|[A-Z]{2,}\b"
)
"""What belongs to a time of day, although it has a capital."""
_SHY = re.compile(r"\.[\"')\]]*+(?P<gap>\s++)(?=(?P<quote>[\"'(]?)[A-Z])")
_CREDIT = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]\.?$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences.

    Args:
        text: A paragraph; its lines may be wrapped.

    Returns:
        Start and end offsets of each sentence, in order, without the white space around it; together they hold
        every character that shows. None is longer than `LONGEST_SENTENCE`.
    """
    plain = text.translate(_PLAIN)
    found: list[tuple[int, int]] = []
    for first, last in _pieces(plain, LONGEST_PIECE, _SENTENCE_END):
        piece = plain[first:last]
        for start, end in _merge(piece, _split_further(piece, _punkt()(piece))):
            found += stretches(text, first + start, first + end)
    return found


def stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for one passage between two words.

    Args:
        text: The text that the span is of.
        start: Offset of its first character.
        end: Offset after its last character.

    Returns:
        Spans without white space at their ends, in order; one where it is as long as sentences are.
    """
    if end - start <= LONGEST_SENTENCE:
        spans = [(start, end)]
    else:
        cuts = _pieces(text[start:end], LONGEST_SENTENCE, _SPACE)
        spans = [(start + first, start + last) for first, last in cuts]
    return [span for first, last in spans if (span := trim(text, first, last))[0] < span[1]]


def _pieces(text: str, longest: int, boundary: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Cut a text after the last boundary before a length, or else after the last space, or else right there."""
    start = 0
    while len(text) - start > longest:
        cut = start + longest
        for mark in (boundary, _SPACE):
            ends = [match.end() for match in mark.finditer(text, start + longest // 2, cut)]
            if ends:
                cut = ends[-1]
                break
        yield start, cut
        start = cut
    yield start, len(text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a span inwards over what does not show.

    Args:
        text: The text the span is of.
        start: Offset of its first character.
        end: Offset after its last character.
    """
    while start < end and text[start] in BLANK:
        start += 1
    while start < end and text[end - 1] in BLANK:
        end -= 1
    return start, end


@cache
def _punkt() -> Callable[[str], Spans]:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # a second; only when sentences are wanted

    parameters = PunktParameters()
    parameters.abbrev_types = set(ALWAYS)
    parameters.sent_starters = set(STARTERS)
    spans: Callable[[str], Spans] = PunktSentenceTokenizer(parameters).span_tokenize
    return spans


def _split_further(plain: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """Split where Punkt is shy: before a capital after an ellipsis, a time of day, or an abbreviation and a quote."""
    for start, end in spans:
        for match in _SHY.finditer(plain, start, end):
            if _ends_here(plain, match):
                yield start, match.start("gap")
                start = match.end("gap")
        yield start, end


def _ends_here(plain: str, match: re.Match[str]) -> bool:
    before = plain[max(match.start() - BEFORE_WINDOW, 0) : match.start()]
    if before.endswith("."):
        return True  # an ellipsis
    word = before.rpartition(" ")[2].lstrip(_OPENING).lower()
    if word in TIMES:
        return _AFTER_TIME.match(plain, match.end()) is None
    return match["quote"] == '"' and word in ALWAYS - TITLES


def _merge(plain: str, spans: Spans) -> Iterator[tuple[int, int]]:
    is_cased = plain != plain.lower()
    held: tuple[int, int] | None = None
    for span in spans:
        if held is None:
            held = span
        elif _belong_together(plain, held, span, is_cased):
            held = (held[0], span[1])
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _belong_together(plain: str, left: tuple[int, int], right: tuple[int, int], is_cased: bool) -> bool:
    before = plain[max(left[0], left[1] - BEFORE_WINDOW) : left[1]].rstrip()
    after = plain[right[0] : min(right[1], right[0] + AFTER_WINDOW)].lstrip()
    left_is_word = left[1] - left[0] > BEFORE_WINDOW or _WORD.search(before) is not None
    if after[:1] in _CONTINUING or not left_is_word or not _WORD.search(after):
        return True
    if left[1] - left[0] <= MAX_ENUMERATOR and _ENUMERATOR.match(before):
        return True
    if _CREDIT.match(after) and len(after.split()) <= MAX_CREDIT_WORDS:
        return True
    first = after.lstrip(_OPENING)
    closed = before.rstrip(_CLOSING)
    if is_cased and first[:1].islower() and not _NAME_IN_LOWER_CASE.match(first):
        return True
    if closed.endswith(("?", "!")):
        return _EXCLAIMED_NAME.search(closed) is not None or (closed != before and _SPEAKER.match(after) is not None)
    return closed == before and _is_abbreviated(before, after)


def _is_abbreviated(before: str, after: str) -> bool:
    starts = re.match(r"[A-Za-z]*", after.lstrip(_OPENING))
    next_word = starts[0].lower() if starts else ""
    if _DOTTED.search(before) and next_word not in STARTERS and before[-4:].lower() not in ("a.m.", "p.m."):
        return not after.startswith('"')
    if _INITIAL.search(before) and after[:1].isdigit():
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    if word[1] in BEFORE_NUMBER and _NUMBER.match(after):
        return True
    return word[1] in BEFORE_DAY and after[:1].isdigit()

"""Paragraphs cut into sentences, with NLTK's Punkt tokenizer and rules for what it does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tui.sources.abbreviations import ALWAYS, BEFORE_COMMA_OR_NUMBER, BEFORE_NUMBER, TIMES
from tui.sources.blocks import BLANK

Spans = Iterable[tuple[int, int]]

STARTERS = frozenset(
    """
    the a an he she it they we i you his her its their our my your this that these those there here then when while
    where who what why how if in on at by for from with without under after before during since until as but and so
    or yet however meanwhile although though because despite according also still now later earlier some many most
    several both one two all no not another others each every even only just once
    """.split()
)
"""Words that with a capital start a sentence, even after an abbreviation."""

MAX_PIECE = 20_000
"""Characters given to Punkt at once: what it keeps grows with its input, and no sentence is that long."""

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": ".", "\xa0": " ", "\u202f": " "}
)
"""Punkt knows the plain forms only; one for one, so that offsets stay."""

_WORD = re.compile(r"[^\W_]")
_OPENING = "\"'“‘«„([{"
_CONTINUING = (",", ";", ":", ")")
_CLOSING = "\"'”’»)]}"
_LAST_WORD = re.compile(r"([A-Za-z][\w'.-]*)\.$")
_DOTTED = re.compile(r"(?:^|[^\w.])(?:[A-Za-z]\.){2,}$")
_INITIAL = re.compile(r"(?:^|[\s(\"'.])[A-Z]\.$")
_NAME_IN_LOWER_CASE = re.compile(r"(?:al|el|ad|as|an|ar|e|i)-?[A-Z]|(?:al|el)-\w|(?:de|van|von|bin|ibn|di|da)\s[A-Z]")
_ENUMERATOR = re.compile(r"[\"'(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]+$")
_EXCLAIMED_NAME = re.compile(r"\b(?:Yahoo|E|Jeopardy)!$")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]*,?\s+){1,5}(?:has |have |had )?(?:said|says|asked|asks|told|added|replied|wondered|cried|shouted|wrote|exclaimed|yelled|tweeted)\b"
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Eastern|Pacific|Central|Mountain|Greenwich|Standard|Daylight|Local)\b|[A-Z]{2,}\b"
)
_SOFT_BREAK = re.compile(r"""(?:\.{2,}|…|\b[ap]\.m\.)["'”’»)\]]*(\s+)(?=["'“‘(]?[A-Z])""")
_CREDIT = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]\.?$")
MAX_CREDIT_WORDS = 3
"""Words of a remark in brackets that belongs to the sentence before it, as "(Reuters)" does."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences.

    Args:
        text: A paragraph; its lines may be wrapped.

    Returns:
        Start and end offsets of each sentence, in order, without the white space around it; together they hold
        every character that shows.
    """
    plain = text.translate(_PLAIN)
    spans = _merge(plain, _split_softly(plain, _punkt_spans(plain)))
    return [span for start, end in spans if (span := trim(text, start, end))[0] < span[1]]


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


def _punkt_spans(plain: str) -> Iterator[tuple[int, int]]:
    span_tokenize = _punkt()
    start = 0
    while start < len(plain):
        end = start + MAX_PIECE
        if end < len(plain):
            cut = max(plain.rfind(". ", start, end), plain.rfind(".\n", start, end)) + 1
            end = cut if cut > start else end
        for first, last in span_tokenize(plain[start:end]):
            yield start + first, start + last
        start = end


def _split_softly(plain: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """Split where Punkt is shy: after an ellipsis or a.m./p.m. before a capital."""
    for start, end in spans:
        for match in _SOFT_BREAK.finditer(plain, start, end):
            is_time = plain[match.start() : match.start() + 4].lower() in {f"{time}." for time in TIMES}
            if is_time and _AFTER_TIME.match(plain, match.end()):
                continue
            yield start, match.start(1)
            start = match.end(1)
        yield start, end


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
    before = plain[max(left[0], left[1] - 60) : left[1]].rstrip()
    after = plain[right[0] : min(right[1], right[0] + 120)].lstrip()
    if after[:1] in _CONTINUING or not _WORD.search(after) or not (_WORD.search(before) or left[1] - left[0] > 60):
        return True
    if left[1] - left[0] <= 6 and _ENUMERATOR.match(before):
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
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    if word[1] in BEFORE_NUMBER and after[:1].isdigit():
        return True
    return word[1] in BEFORE_COMMA_OR_NUMBER and (after[:1].isdigit() or after[:1] == ",")

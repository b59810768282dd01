"""Cuts a text into numerals and words, and reads a number and the noun phrase after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.alignment.numbers import GROUPS, SCALES, SPANS_OF_YEARS, read_number
from tui.alignment.tokens import fold, stem
from tui.alignment.wordlists import STOP_WORDS
from tui.findings.units import PERCENT, TIGHT_SCALES, UNITS

_TOKEN = re.compile(
    r"(?P<currency>(?:US|AU|CA|NZ|HK|[ACS])?[$€£¥₹])"
    r"|(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<percent>%)"
)
JOINED = re.compile(r"[ \u00a0]|\s?-\s?|[ \u00a0]{2}")
"""What may stand between two words of one number or one noun phrase."""
_DASH = re.compile(r"\s?[-–—:]\s?")
LONGEST_NOUN_PHRASE = 5
"""Words after a number among which the noun it counts is looked for ("two other controversial rule changes")."""
FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Bare four-digit numbers between these are years."""
PLURALS = frozenset("people men women children police teeth feet mice lives crew staff personnel percent".split())
_DETERMINERS = frozenset("the its his her their our my your these those a an".split())
_OTHER = frozenset("more other others such same own".split())
NOT_NOUNS = frozenset("ago later earlier old apiece worldwide nationwide alone total altogether left".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, sign or word of a text."""

    start: int
    end: int
    form: str
    kind: str
    is_capital: bool


def tokenise(text: str) -> list[Token]:
    """Cut a text into numerals, signs of money and percentage, and words."""
    return [
        Token(
            match.start(),
            match.end(),
            match.group() if match.lastgroup == "currency" else fold(match.group()),
            "digits" if match["digits"] else str(match.lastgroup),
            match.group()[0].isupper(),
        )
        for match in _TOKEN.finditer(text)
    ]


def read_value(text: str, tokens: Sequence[Token], at: int) -> tuple[float, int, bool] | None:
    """Value, the token after it, and whether a scale belongs to it."""
    forms = [tokens[at].form]
    for n in range(at + 1, min(at + 8, len(tokens))):
        if not JOINED.fullmatch(text, tokens[n - 1].end, tokens[n].start):
            break
        forms.append(tokens[n].form)
    if forms[0] == "half" and forms[1:2] in (["a"], ["an"]) and forms[2:3] and forms[2] in {**SCALES, **GROUPS}:
        return 0.5 * {**SCALES, **GROUPS}[forms[2]], at + 3, True
    if forms[0] in ("a", "an") and len(forms) > 1 and forms[1] in {**SCALES, "dozen": 12}:
        return float({**SCALES, **GROUPS}[forms[1]]), at + 2, True
    if tokens[at].kind == "digits" and at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].kind == "word":
        return None
    if tokens[at].kind == "digits" and text[tokens[at].start - 1 : tokens[at].start] in (".", ",", "/", "#"):
        return None
    read = read_number(forms, 0)
    if read is None:
        if forms[0] == "one" and len(forms) > 1 and names_unit(forms[1]):
            return 1.0, at + 1, False
        return None
    value, taken = read
    if taken < len(forms) and forms[taken] in SPANS_OF_YEARS:
        value /= SPANS_OF_YEARS[forms[taken]]
    stop = at + taken
    if taken == 1 and tokens[at].kind == "digits" and stop < len(tokens):
        following = tokens[stop]
        tight = following.start == tokens[at].end
        if following.form in TIGHT_SCALES and (tight or len(following.form) > 1):
            is_money = at > 0 and tokens[at - 1].kind == "currency"
            if following.form != "m" or is_money:
                return value * TIGHT_SCALES[following.form], stop + 1, True
        elif tight and following.kind == "word" and not names_unit(following.form):
            return None
    return value, stop, taken > 1


def is_label(text: str, tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether digits are a name or a year and no amount."""
    token = tokens[at]
    value = token.form
    neighbours = [tokens[n] for n in (at - 1, stop) if 0 <= n < len(tokens)]
    for other in neighbours:
        gap = text[min(other.end, token.end) : max(other.start, token.start)]
        # "0845 125 222" is a telephone number, "2008-09" a season, "41 / 2" a fraction.
        joint = gap.strip(" ")
        together = other.kind == "digits" and joint in ("", "-", "–", "/") and (len(gap) < 2 or "/" in gap)
        if together and (joint != "-" or len(text[other.start : other.end]) == len("2008")):
            return True
    following = tokens[stop] if stop < len(tokens) else None
    measured = following is not None and (names_unit(following.form) or following.form in PLURALS)
    if value.isdigit() and len(value) == 4 and FIRST_YEAR <= int(value) <= LAST_YEAR and not measured:
        written = text[token.start : token.end]
        if "," not in written:
            return True
    if at and text[tokens[at - 1].end : token.start] in (" ", "-") and not measured:
        before = tokens[at - 1]
        opens = at == 1 or re.search(r"[.!?:;“\"(]\s*$", text[max(before.start - 3, 0) : before.start]) is not None
        if before.is_capital and not opens and before.form not in STOP_WORDS:
            return True
        if before.form in ("no", "number", "nos", "article", "chapter", "section", "page", "channel", "route", "room"):
            return True
    return False


def other_end(text: str, tokens: Sequence[Token], stop: int) -> tuple[float, int] | None:
    """The other end of "12-15" or "12 to 15"."""
    if stop >= len(tokens):
        return None
    begin = tokens[stop - 1].end
    if tokens[stop].kind == "digits" and _DASH.fullmatch(text, begin, tokens[stop].start):
        read = read_value(text, tokens, stop)
        if read is None:
            return None
        value, end, _ = read
        while (
            end < len(tokens)
            and tokens[end].kind == "digits"
            and _DASH.fullmatch(text, tokens[end - 1].end, tokens[end].start)
        ):
            value, end = -1.0, end + 1
        return value, end
    if (
        tokens[stop].form in ("to", "or")
        and stop + 1 < len(tokens)
        and text[begin : tokens[stop + 1].start].count(" ") == 2
    ):
        read = read_value(text, tokens, stop + 1)
        if read is not None and read[0] is not None:
            return read[0], read[1]
    return None


def counts_on(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun or unit follows, so that two numbers are a range of it and no score."""
    if at >= len(tokens) or not JOINED.fullmatch(text, tokens[at - 1].end, tokens[at].start):
        return False
    token = tokens[at]
    return token.kind == "percent" or names_unit(token.form) or token.form in PERCENT or _is_plural(token.form)


def names_unit(form: str) -> bool:
    """Whether a word is a unit of measurement or a span of years."""
    return form in UNITS or form in SPANS_OF_YEARS


def form_at(tokens: Sequence[Token], at: int) -> str:
    """The form of a token, empty beyond the last."""
    return tokens[at].form if at < len(tokens) else ""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words after a number that say what it counts."""

    stems: tuple[str, ...]
    head: str
    """Stem of its noun."""
    start: int
    """Offset of its first word."""
    end: int


def noun_phrase(text: str, tokens: Sequence[Token], at: int) -> NounPhrase | None:
    """The noun phrase that starts at a token, or None where a verb, a sign or nothing follows the number.

    It ends with its first plural ("40 frightened passengers"), or before a word that no noun phrase holds.
    """
    after = form_at(tokens, at)
    if not after or (at and not JOINED.fullmatch(text, tokens[at - 1].end, tokens[at].start)):
        return None
    if after == "of":
        at += 1
        while form_at(tokens, at) in _DETERMINERS:
            at += 1
    found: list[Token] = []
    for n in range(at, min(at + LONGEST_NOUN_PHRASE, len(tokens))):
        token = tokens[n]
        if n > at and not JOINED.fullmatch(text, tokens[n - 1].end, token.start):
            break
        if token.kind != "word" or token.form in NOT_NOUNS:
            break
        if token.form in _OTHER and not found:
            continue
        if token.form == "and" and found:
            # "30 army and security chiefs": the noun is still to come, or there is none.
            continue
        if token.form in STOP_WORDS:
            break
        found.append(token)
        if _is_plural(token.form):
            break
    if not found:
        return None
    return NounPhrase(tuple(stem(token.form) for token in found), stem(found[-1].form), found[0].start, found[-1].end)


def _is_plural(form: str) -> bool:
    return form in PLURALS or (len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")))

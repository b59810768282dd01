"""Reads the numbers of a text: what each can mean as an interval, its unit, and what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tui.alignment.numbers import ORDINALS, SPANS_OF_YEARS
from tui.alignment.tokens import stem
from tui.findings.clock import find_times
from tui.findings.days import find_days
from tui.findings.numerals import (
    JOINED,
    NounPhrase,
    Token,
    counts_on,
    form_at,
    is_label,
    names_unit,
    noun_phrase,
    other_end,
    read_value,
    tokenise,
)
from tui.findings.ranges import VAGUE, interval
from tui.findings.units import CURRENCIES, PERCENT, UNITS

LONGEST_AGE = 120
"""Years a person may have lived."""
MOST_QUANTITIES = 60
"""Numbers read in one passage: a table pasted into the text is no claim."""
KEPT_TEXTS = 20_000
"""Passages whose numbers are kept: more than the largest comparison that is read at once."""
IMPLIED = frozenset("week month decade century".split())
"""Spans of time of which "a" means one."""
IMPLIED_SLACK = 0.15
"""Share by which "a month" may be off."""
_TIMES = frozenset("times once twice per".split())
_FRACTIONS = frozenset("third thirds quarter quarters fifth fifths tenth tenths half halves".split())
_OF_EACH = frozenset("in every of".split())
_SMALL = frozenset("one 1 every".split())
_AGED = frozenset("aged age ages".split())


class Measure(StrEnum):
    """What sort of thing a number gives."""

    COUNT = "count"
    UNIT = "unit"
    """So much of a unit of measurement, money included; values are in the unit's base."""
    SHARE = "share"
    """A percentage."""
    AGE = "age"
    RANK = "rank"
    """An ordinal: "the eighth win"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text."""

    start: int
    """Offset of the number, its currency included."""
    end: int
    """Offset after the number, its scale, unit and noun phrase."""
    number_end: int
    """Offset after the number and its scale."""
    value: float
    """As written, scale included; 0 where no number is written ("dozens")."""
    low: float
    """Least value that the words allow, in the base unit."""
    high: float
    measure: Measure
    unit: str
    """Base unit ("day", "US$", "%"); empty for a count."""
    written_unit: str
    """Unit or noun as the text has it, for the screen."""
    nouns: tuple[str, ...]
    """Stems of the noun phrase that follows."""
    head: str
    """Stem of the noun that is counted; empty where none was found."""
    is_hedged: bool
    scale: float = 1.0
    """Base units in one unit as written."""
    last: float = 0.0
    """The other end of a range as written, 0 for a single number."""
    is_implied: bool = False
    """ "a week": no number is written."""


@lru_cache(maxsize=KEPT_TEXTS)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Read the numbers of a text, in order and without overlap.

    Dates, times of day, scores ("2-1") and numbers that are names ("Flight 12") are left out.

    Args:
        text: A passage.
    """
    taken = [(day.start, day.end) for day in find_days(text)] + [(time.start, time.end) for time in find_times(text)]
    tokens = tokenise(text)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens) and len(found) < MOST_QUANTITIES:
        read = None if _inside(tokens[at], taken) else _read(text, tokens, at)
        if read is None:
            at += 1
            continue
        quantity, at = read
        if quantity is not None:
            found.append(quantity)
    return tuple(_spread(text, found))


def _inside(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def _read(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity | None, int] | None:
    """Read the number that starts at a token; None where none does, no quantity where it is no amount."""
    first = at
    currency = ""
    if tokens[at].kind == "currency":
        if at + 1 >= len(tokens) or tokens[at + 1].kind != "digits":
            return None
        currency = CURRENCIES.get(tokens[at].form, tokens[at].form)
        at += 1
    token = tokens[at]
    if token.kind == "percent":
        return None
    if implied := _implied(text, tokens, at):
        return implied
    if token.form in VAGUE and not currency:
        return _read_vague(text, tokens, at)
    if token.form in ORDINALS or (token.kind == "digits" and not token.form[-1].isdigit()):
        return _read_rank(text, tokens, at)
    number = read_value(text, tokens, at)
    if number is None:
        return None
    value, stop, scaled = number
    if token.kind == "digits" and not currency and is_label(text, tokens, at, stop):
        return None, stop
    last = 0.0
    if after := other_end(text, tokens, stop):
        other, beyond = after
        if not (value < other and counts_on(text, tokens, beyond)):
            return None, beyond
        low, high, hedged, last = value, other, True, other
        stop = beyond
    else:
        low, high, hedged = interval(text, tokens[first].start, tokens[stop - 1].end, value)
    if form_at(tokens, stop) in _FRACTIONS or (
        at > 1 and form_at(tokens, at - 1) in _OF_EACH and tokens[at - 2].form in _SMALL
    ):
        return None, stop
    stops = tokens[stop - 1].end
    quantity = Quantity(
        start=tokens[first].start,
        end=stops,
        number_end=stops,
        value=value,
        low=low,
        high=high,
        measure=Measure.COUNT,
        unit="",
        written_unit="",
        nouns=(),
        head="",
        is_hedged=hedged,
        last=last,
    )
    if currency:
        return _in_unit(quantity, currency, 1.0, currency, _stems(noun_phrase(text, tokens, stop)), ""), stop
    return _with_unit(text, tokens, quantity, at, stop, scaled)


def _implied(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read "a week", "a full month", "half a century": one of a span of time."""
    form = tokens[at].form
    words, value = at, 1.0
    if form == "half" and at + 1 < len(tokens):
        words, value = (at + 1 if form_at(tokens, at + 1) in ("a", "an") else at), 0.5
    elif form not in ("a", "an"):
        return None
    stop = words + 1
    if form_at(tokens, stop) in ("full", "whole", "further", "half"):
        value = 0.5 if form_at(tokens, stop) == "half" else value
        stop += 1
    unit = form_at(tokens, stop)
    if unit not in IMPLIED or not JOINED.fullmatch(text, tokens[stop - 1].end, tokens[stop].start):
        return None
    if form_at(tokens, stop + 1) in ("ago", "later", "earlier") or (value == 1.0 and form_at(tokens, at - 1) in _TIMES):
        return None
    days = value * (UNITS[unit][1] if unit in UNITS else 365.0 * SPANS_OF_YEARS[unit])
    begin, end = tokens[at].start, tokens[stop].end
    slack = days * IMPLIED_SLACK
    low, high = (days - slack, days + slack) if value == 1.0 else (days, days)
    nouns = _stems(noun_phrase(text, tokens, stop + 1))
    return Quantity(
        begin, end, end, value, low, high, Measure.UNIT, "day", unit, nouns, stem(unit), True, days, 0.0, True
    ), stop + 1


def _with_unit(
    text: str, tokens: Sequence[Token], quantity: Quantity, at: int, stop: int, scaled: bool
) -> tuple[Quantity | None, int]:
    """Read the unit or noun after a number."""
    following = tokens[stop] if stop < len(tokens) else None
    gap = text[tokens[stop - 1].end : following.start] if following else ""
    if following is None or (gap and not JOINED.fullmatch(gap)):
        return (_as_age(text, tokens, quantity, at) or quantity), stop
    form = following.form
    if following.kind == "percent" or form in PERCENT or (form == "per" and form_at(tokens, stop + 1) == "cent"):
        end = stop + (2 if form == "per" else 1)
        nouns = _stems(noun_phrase(text, tokens, end))
        share = replace(quantity, end=tokens[end - 1].end, measure=Measure.SHARE, unit="%", written_unit="%")
        return replace(share, nouns=nouns), end
    if not names_unit(form):
        if aged := _as_age(text, tokens, quantity, at):
            return aged, stop
        phrase = noun_phrase(text, tokens, stop)
        return (_counting(text, quantity, phrase) if phrase else quantity), stop
    base, factor = UNITS.get(form) or ("day", 365.0 * SPANS_OF_YEARS[form])
    end = stop + 1
    is_old = form_at(tokens, end) == "old" and JOINED.fullmatch(text, following.end, tokens[end].start) is not None
    if is_old and form.startswith("year") and quantity.value <= LONGEST_AGE:
        aged = replace(quantity, end=tokens[end].end, measure=Measure.AGE, unit="year", written_unit="years old")
        return aged, end + 1
    end += is_old
    if form in CURRENCIES:
        base = CURRENCIES[form]
    nouns = _stems(noun_phrase(text, tokens, end))
    written = "years" if form in SPANS_OF_YEARS else text[following.start : following.end]
    scaled_by = factor
    measured = _in_unit(quantity, base, scaled_by, written, nouns, stem(form))
    return replace(measured, end=tokens[end - 1].end), end


def _in_unit(quantity: Quantity, base: str, factor: float, written: str, nouns: tuple[str, ...], head: str) -> Quantity:
    return replace(
        quantity,
        low=quantity.low * factor,
        high=quantity.high * factor,
        measure=Measure.UNIT,
        unit=base,
        written_unit=written,
        nouns=nouns,
        head=head,
        scale=factor,
    )


def _as_age(text: str, tokens: Sequence[Token], quantity: Quantity, at: int) -> Quantity | None:
    """Read ", 36," after a name and "aged 36" as an age."""
    if not at or quantity.value > LONGEST_AGE or quantity.value != int(quantity.value):
        return None
    before = tokens[at - 1]
    gap = text[before.end : tokens[at].start]
    after = text[quantity.number_end : quantity.number_end + 1]
    named = before.is_capital and gap in (", ", " (") and after in (",", ")", ".", ";")
    if named or (before.form in _AGED and gap == " "):
        return replace(quantity, measure=Measure.AGE, unit="year", written_unit="years old")
    return None


def _read_vague(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity | None, int]:
    """Read "dozens of people" and "tens of thousands of people"."""
    low, high = VAGUE[tokens[at].form]
    stop = at + 1
    if form_at(tokens, stop) == "of" and form_at(tokens, stop + 1) in VAGUE:
        more_low, more_high = VAGUE[form_at(tokens, stop + 1)]
        # "Tens of thousands": the second word gives the size, of which the first says how many.
        size = more_low / 2
        low, high = low * size, min(high * size, more_high * high)
        stop += 2
    end = tokens[stop - 1].end
    if form_at(tokens, stop) == "of":
        stop += 1
    begin = tokens[at].start
    quantity = Quantity(begin, end, end, 0.0, low, high, Measure.COUNT, "", "", (), "", True)
    phrase = noun_phrase(text, tokens, stop)
    return (_counting(text, quantity, phrase) if phrase else quantity), stop


def _read_rank(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity | None, int]:
    token = tokens[at]
    value = float(ORDINALS[token.form]) if token.form in ORDINALS else float(token.form[:-2].replace(",", ""))
    phrase = noun_phrase(text, tokens, at + 1)
    if phrase is None or token.is_capital:
        return None, at + 1
    quantity = Quantity(token.start, token.end, token.end, value, value, value, Measure.RANK, "", "", (), "", False)
    return _counting(text, quantity, phrase), at + 1


def _stems(phrase: NounPhrase | None) -> tuple[str, ...]:
    return phrase.stems if phrase else ()


def _counting(text: str, quantity: Quantity, phrase: NounPhrase) -> Quantity:
    """The number with what it counts."""
    written = text[phrase.start : phrase.end]
    return replace(quantity, end=phrase.end, nouns=phrase.stems, head=phrase.head, written_unit=written)


def _spread(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the noun of the next one it is joined to ("between 12 and 15 boats")."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        here, after = out[n], out[n + 1]
        between = text[here.end : after.start]
        joined = not here.nouns and between in (" and ", " or ", " to ", ", ")
        if joined and here.measure is after.measure is Measure.COUNT and after.nouns:
            out[n] = replace(here, nouns=after.nouns, head=after.head, written_unit=after.written_unit)
    return out

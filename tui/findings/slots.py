"""Binds a value in a passage to the slot that it fills, and tells how likely two values fill the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log
from typing import NamedTuple, TypeAlias

from tui.alignment.tokens import Word, fold, same_word, stem
from tui.findings.clock import TimeOfDay, apart, find_times
from tui.findings.days import Day, find_days, resolve
from tui.findings.lexicon import entries
from tui.findings.quantities import Measure, Quantity, find_quantities
from tui.findings.support import words_of
from tui.model import Article, Passage

WINDOW = 7
"""Content words on either side of a value that tell what it is the value of."""
NEAR_FATE = 4
"""Content words within which a fate ("killed") belongs to a number."""
LONGEST_BARE_AGE = 3
"""Digits of an age that stands alone after a name."""
FEW = 4
"""Greatest small number: one that a text is full of."""
SHORTEST_CLAIM = 5
"""Content words, numbers aside, below which a passage with a day or time is a date line and claims nothing."""
MINUTES_APART = 45
"""Times of day nearer than this are one: accounts round to the half hour."""

Value: TypeAlias = Quantity | Day | TimeOfDay


ADDRESS = re.compile(r"(?:st|nd|rd|th)?[\s-]+(?:[a-z]+[\s-]+)?(?:blocks?|street|st\.|avenue|road|highway)\b", re.I)
"""After a number: a place, not an amount ("27th Street", "the 12000 block")."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value with what surrounds it."""

    passage: Passage
    start: int
    """Offset of the value in the passage's text."""
    end: int
    kind: str
    """A `Measure`, "day" or "time"."""
    unit: str
    nouns: tuple[str, ...]
    head: str
    value: Value
    days: tuple[date, date] | None
    """First and last day that a day can mean, where that is known."""
    near: Mapping[str, int]
    """Stems of the content words around it → how many words away."""
    left: str
    """Stem of the content word before it."""
    fate: int
    """Line of the lexicon `fates` that the number is bound to, -1 for none."""
    owner: str
    """Stem of the last name of the person whose age it is."""


class Weights(NamedTuple):
    """Log-odds that two values which cannot both hold fill one slot.

    Started from a logistic regression on pairs of values in linked sentences of ECB+ (Cybulska & Vossen 2014; train and
    dev topics): equal values, one of them thought changed, against values that differ in honest news. Then rounded and
    set by hand where few examples or equal small numbers misled it: `share` above all, and kinds with little data.
    """

    base: float
    same_head: float
    other_head: float
    shared_noun: float
    link: float
    thread: float
    near: float
    share: float
    rivals: float
    same_left: float
    same_fate: float
    same_owner: float
    bare: float
    """One number names what it counts, the other does not."""
    small: float
    """Both are at most `FEW`: small numbers abound."""
    both_supported: float
    """Where other articles agree with either value, the two mostly tell of different things."""
    supported: float
    """Per other article, up to `MOST_SUPPORT`, that agrees with the better supported value."""


MOST_SUPPORT = 3
"""Articles beyond which one more tells nothing."""

WEIGHTS: Mapping[str, Weights] = {
    "count": Weights(0.3, 0.3, 0.0, 0.2, 1.6, 0.1, 0.0, 3.5, -0.65, 0.5, 0.45, 0.0, -1.3, 0.0, -5.0, 0.5),
    "unit": Weights(-0.75, 0.0, 0.0, 0.85, 1.75, 0.4, 0.0, 3.5, -1.65, 0.3, 0.0, 0.0, 0.0, 0.0, -5.0, 0.75),
    "share": Weights(0.3, 0.0, 0.0, 0.5, 0.85, 0.4, 0.0, 2.5, -0.5, 0.8, 0.0, 0.0, 0.0, 0.0, -3.0, 0.25),
    "age": Weights(0.5, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0, 1.5, -0.2, 0.4, 0.35, 1.1, 0.0, 0.0, -3.5, 0.7),
    "rank": Weights(0.9, 0.0, 0.0, 0.0, 0.9, 0.5, 0.2, 2.5, -0.3, 0.25, 0.0, 0.0, 0.0, 0.0, -5.0, 0.7),
    "day": Weights(1.2, 0.0, 0.0, 0.0, 1.35, -0.25, 0.0, 2.5, -0.2, 0.2, 0.0, 0.0, 0.0, 0.0, -5.0, 0.45),
    "time": Weights(0.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 2.5, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0, -4.0, 1.2),
}

NEEDS_NOUN = frozenset({"count", "rank"})
"""Kinds whose values say nothing without the noun they count."""


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(stem(fold(noun)) for noun in entries("person_nouns"))


@cache
def _fates() -> Mapping[str, int]:
    # The order of lines does not matter: each only needs a number of its own.
    return {stem(fold(word)): n for n, line in enumerate(sorted(entries("fates"))) for word in line.split()}


class Rarity:
    """How much a stem tells within the event: words of few passages tell more (Spärck Jones 1972)."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Count in how many passages each stem stands."""
        self._counts: Counter[str] = Counter()
        self._passages = 0
        for article in articles:
            for passage in article.passages:
                if passage.is_claim:
                    self._passages += 1
                    self._counts.update({word.key for word in words_of(passage.text)})

    def __call__(self, key: str) -> float:
        """Inverse document frequency in nats."""
        return log((self._passages + 1) / (self._counts[key] + 0.5))

    def count(self, key: str) -> int:
        """Passages that have a stem."""
        return self._counts[key]


def read_slots(article: Article, year: int | None = None) -> Mapping[str, list[Slot]]:
    """Read the values of all body and bullet passages of an article.

    Args:
        article: The account.
        year: Year for its days where neither they nor its publication date tell one.

    Returns:
        Passage id → its values in order.
    """
    found: dict[str, list[Slot]] = {}
    for passage in article.passages:
        if passage.is_claim:
            slots = list(_slots(passage, article.published, year))
            if slots:
                found[passage.id] = slots
    return found


def _slots(passage: Passage, published: date | None, year: int | None) -> Iterator[Slot]:
    text = passage.text
    values: list[tuple[str, str, Value]] = [
        (quantity.measure.value, quantity.unit, quantity)
        for quantity in find_quantities(text)
        if not (_is_aside(text, quantity) or ADDRESS.match(text, quantity.number_end))
    ]
    words = words_of(text)
    if sum(not word.is_number for word in words) >= SHORTEST_CLAIM:
        values += [("day", "", day) for day in find_days(text) if day.is_explicit or day.weekday is not None]
        values += [("time", "", time) for time in find_times(text)]
    for kind, unit, value in values:
        number_end = value.number_end if isinstance(value, Quantity) else value.end
        left = [word for word in words if word.end <= value.start and not word.is_number][::-1][:WINDOW]
        right = [word for word in words if word.start >= number_end and not word.is_number][:WINDOW]
        near: dict[str, int] = {}
        for side in (left, right):
            for n, word in enumerate(side):
                near[word.key] = min(near.get(word.key, WINDOW), n)
        yield Slot(
            passage,
            value.start,
            value.end,
            kind,
            unit,
            value.nouns if isinstance(value, Quantity) else (),
            value.head if isinstance(value, Quantity) and kind != Measure.UNIT.value else "",
            value,
            resolve(value, published, year) if isinstance(value, Day) else None,
            near,
            left[0].key if left else "",
            _fate(left, right),
            _owner(text, value, left, right) if kind == Measure.AGE.value else "",
        )


def _is_aside(text: str, quantity: Quantity) -> bool:
    """Whether an amount only converts the one before it: "1 million euros ($1.5 million)"."""
    before = text[max(quantity.start - 2, 0) : quantity.start]
    return quantity.measure is Measure.UNIT and before.rstrip().endswith(("(", "["))


def _fate(left: Sequence[Word], right: Sequence[Word]) -> int:
    fates = _fates()
    for n in range(NEAR_FATE):
        for side in (right, left):
            if n < len(side) and side[n].key in fates:
                return fates[side[n].key]
    return -1


def _owner(text: str, value: Value, left: Sequence[Word], right: Sequence[Word]) -> str:
    """The name before ", 36," or after "36-year-old", whole, as brothers share a last one."""
    names: list[Word] = []
    if left and value.end - value.start <= LONGEST_BARE_AGE and value.start - left[0].end <= len(", "):
        for word in left:
            if (
                not word.form
                or (names and names[-1].start - word.end > 1)
                or not (text[word.start].isupper() or not names)
            ):
                break
            names.append(word)
        names.reverse()
    else:
        for word in right:
            if word.is_name and (not names or word.start - names[-1].end <= len(". ")):
                names.append(word)
            elif names:
                break
    return " ".join(word.key for word in names)


def compatible(one: Slot, other: Slot) -> bool | None:
    """Whether two values of one slot can both hold; None where they cannot be compared."""
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        # Two numbers that both say "about" are held to half of the slack each, or 30 would be 36.
        return _meet(a, b)
    if isinstance(a, TimeOfDay) and isinstance(b, TimeOfDay):
        return apart(a, b) <= MINUTES_APART
    if isinstance(a, Day) and isinstance(b, Day):
        return _same_day(one, a, other, b)
    return None


def is_update(one: Slot, other: Slot, published: Mapping[str, date | None]) -> bool:
    """Whether two numbers tell a toll that rose between two days of publication.

    Args:
        one: A number bound to a fate ("17 killed").
        other: Another one.
        published: Article id → day of publication.
    """
    days = [published.get(slot.passage.article) for slot in (one, other)]
    if one.fate < 0 or one.fate != other.fate or days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    earlier, later = (one.value, other.value) if days[0] < days[1] else (other.value, one.value)
    return isinstance(earlier, Quantity) and isinstance(later, Quantity) and earlier.high < later.low


def _meet(a: Quantity, b: Quantity) -> bool:
    if a.low <= b.high and b.low <= a.high:
        both = a.is_hedged and b.is_hedged and a.value and b.value
        symmetric = a.low < a.high < 2 * max(a.low, 1) and b.low < b.high < 2 * max(b.low, 1)
        if both and symmetric:
            middle_a, middle_b = (a.low + a.high) / 2, (b.low + b.high) / 2
            return abs(middle_a - middle_b) <= max(a.high - a.low, b.high - b.low) / 2
        return True
    return False


def _same_day(one: Slot, a: Day, other: Slot, b: Day) -> bool | None:
    if one.days and other.days:
        return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    if a.weekday is not None and b.weekday is not None and not (a.which or b.which):
        if a.into_next or b.into_next:
            return (a.weekday - b.weekday) % 7 in (0, 1, 6)
        return a.weekday == b.weekday
    if a.month and b.month and a.day and b.day:
        return (a.month, a.day) == (b.month, b.day)
    if a.month and b.month and a.year == b.year:
        return a.month == b.month
    return None


def may_fill_one(one: Slot, other: Slot) -> bool:
    """Whether two values are of one sort, and neither's words say that they tell of different things."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    if one.fate >= 0 and other.fate >= 0 and one.fate != other.fate:
        return False
    if one.kind in NEEDS_NOUN and not _comparable(one, other):
        return False
    return not (one.owner and other.owner) or _one_name(one.owner, other.owner)


def _comparable(one: Slot, other: Slot) -> bool:
    """Whether two counts can be of the same things."""
    if one.kind == Measure.COUNT.value and not (one.nouns and other.nouns):
        return True
    people = _person_nouns()
    return not set(one.nouns).isdisjoint(other.nouns) or (one.head in people and other.head in people)


def _one_name(one: str, other: str) -> bool:
    """Whether two names can be of one person: none has a part that the other lacks, spelling aside."""
    a, b = sorted((one.split(), other.split()), key=len)
    return all(any(same_word(part, whole) for whole in b) for part in a)


def signs(one: Slot, other: Slot, link: float, in_thread: bool, rivals: int, rarity: Rarity) -> tuple[float, ...]:
    """What speaks for and against two values filling one slot, in the order of the fields of `Weights`.

    Args:
        one: A value.
        other: A value of another article that `may_fill_one` slot with it.
        link: Probability that their passages report the same claim, 0 without a link.
        in_thread: Whether the passages are of one thread.
        rivals: Other values that could be meant in either's stead.
        rarity: Of stems in the event.
    """
    nouns = {*one.nouns, *other.nouns}
    headed = bool(one.head and other.head)
    near = share = 0.0
    shared = [key for key in one.near if key in other.near and key not in nouns]
    if shared:
        near = sum(rarity(key) / (1 + one.near[key] + other.near[key]) for key in shared)
        everything = sum(rarity(key) for key in {*one.near, *other.near}) or 1.0
        share = sum(rarity(key) for key in shared) / everything
    return (
        1.0,
        float(headed and one.head == other.head),
        float(headed and one.head != other.head),
        float(not set(one.nouns).isdisjoint(other.nouns)),
        link,
        float(in_thread),
        near,
        share,
        float(rivals),
        float(bool(one.left) and one.left == other.left),
        float(one.fate >= 0 and one.fate == other.fate),
        float(bool(one.owner and other.owner)),
        float(bool(one.nouns) != bool(other.nouns)),
        float(_is_few(one) and _is_few(other)),
    )


def _is_few(slot: Slot) -> bool:
    return isinstance(slot.value, Quantity) and slot.value.value <= FEW


def same_slot(kind: str, signs: Sequence[float], support: tuple[int, int]) -> float:
    """Log-odds that two values of a kind fill one slot.

    Args:
        kind: The kind of both.
        signs: What `signs` says of them.
        support: For either, how many other articles agree with it.
    """
    told = (*signs, min(*support, 1), min(max(support), MOST_SUPPORT))
    return sum(weight * sign for weight, sign in zip(WEIGHTS[kind], told, strict=True))


def rivals(one: Slot, other: Slot, here: Sequence[Slot], there: Sequence[Slot]) -> int:
    """How many other values could be meant instead: the fewer of those of either passage.

    Args:
        one: A value.
        other: The value it is held against.
        here: Values of the passage of `one` that agree with nothing in the other passage.
        there: The same for the other passage.
    """
    return min(
        sum(rival.start != one.start and may_fill_one(rival, other) and not _differ(rival, other) for rival in here),
        sum(rival.start != other.start and may_fill_one(rival, one) and not _differ(rival, one) for rival in there),
    )


def _differ(one: Slot, other: Slot) -> bool:
    return bool(one.head and other.head and one.head != other.head and one.kind == Measure.COUNT.value)


def figure_of(slot: Slot) -> tuple[str, ...]:
    """What a number says apart from where it stands: value and unit, and for a count its noun; empty for others."""
    if not isinstance(slot.value, Quantity) or slot.kind == Measure.RANK.value:
        return ()
    middle = f"{slot.value.value * slot.value.scale:.6g}"
    if slot.kind == Measure.COUNT.value:
        return (slot.kind, middle, slot.head) if slot.head else ()
    if slot.kind == Measure.AGE.value:
        return (slot.kind, middle, slot.owner.split()[-1]) if slot.owner else ()
    return slot.kind, middle, slot.unit

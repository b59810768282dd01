"""Finds the words that give a day ("on Dec. 7", "Sunday night", "the following day") and resolves them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NIGHT = (
    r"(?P<night>(?:late\s+|the\s+)?(?:night|evening)\s+(?:of|on)\s+|overnight\s+(?:on\s+)?"
    rf"|late\s+(?:on\s+)?(?={_WEEKDAY}|\d|{_MONTH}\s\d\d?\b))?"
)
_DAY = re.compile(
    rf"""(?<![\w/.-]){_NIGHT}(?:
        (?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
      | (?:(?P<weekday_1>{_WEEKDAY}),?\s+(?:the\s+)?)?
        (?:
            (?P<month_1>{_MONTH})\s+(?P<day_1>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|\d|%)(?:,?\s+(?P<year_1>(?:19|20)\d\d)\b)?
          | (?P<day_2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_2>{_MONTH})(?:,?\s+(?P<year_2>(?:19|20)\d\d)\b)?
        )
      | (?:(?P<third>early|mid|late|the\s+beginning\s+of|the\s+end\s+of)[\s-])?
        (?P<month_3>{_MONTH}),?\s+(?:of\s+)?(?P<year_3>(?:19|20)\d\d)\b
      | (?P<third_4>early|mid|late|the\s+beginning\s+of|the\s+end\s+of)[\s-](?P<month_4>{_MONTH})(?!\s+\d)
      | (?:in|since|last|until|by|during|this)\s+(?P<month_5>{_MONTH})(?![\w'’])(?!\s+(?:\d|[A-Z]))
      | (?:in|since|by|until|of|during|from)\s+(?P<year_6>(?:19|20)\d\d)(?![\w,.-]*\d|%|\s+(?:people|men|women))
      | (?:(?P<which>last|next|this|this\s+coming|this\s+past|the\s+previous|the\s+following)\s+)?
        (?P<weekday_7>{_WEEKDAY})(?!s\b)(?:['’]s)?
        (?P<part>\s+(?:night|evening))?
      | (?P<relative>(?:the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|last\s+night|this\s+morning
          |this\s+afternoon|this\s+evening)(?:\s+(?:night|evening))?)\b
      | (?P<chained>the\s+(?:following|next|previous)\s+(?:day|morning|night)|the\s+day\s+(?:after|before)
          |a\s+day\s+(?:later|earlier))\b
      | (?P<away>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten)\s+days\s+(?P<ago>ago)\b
    )""",
    re.X,
)
_STARTS = re.compile(
    r"\b(?:The|Yesterday|Today|Tonight|Tomorrow|Last|This|In|Since|By|Until|Early|Late|Mid|On|During|Next|A)\b"
)
NUMBER_WORDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
THIRD = 10
"""Days of "early December"."""
KEPT_TEXTS = 20_000
"""Passages whose days are kept: more than the largest comparison that is read at once."""


@dataclass(frozen=True, slots=True)
class Day:
    """Words that give a day, not yet resolved; what they leave open is None."""

    start: int
    """Offset into the text."""
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    third: str | None = None
    """"early", "mid" or "late" in a month."""
    weekday: int | None = None
    """Monday is 0."""
    which: str | None = None
    """"last", "next" or "this" before a weekday."""
    offset: int | None = None
    """Days from the article's publication ("yesterday" is -1)."""
    step: int | None = None
    """Days from the day that the text gave last ("the following day" is 1)."""
    into_next: bool = False
    """A night, which ends on the next day."""

    @property
    def is_explicit(self) -> bool:
        """Whether the words need no other day to be resolved, the year at most."""
        return self.month is not None or self.year is not None


@lru_cache(maxsize=KEPT_TEXTS)
def find_days(text: str) -> tuple[Day, ...]:
    """Find the words that give a day, in order and without overlap.

    Args:
        text: A passage.
    """
    lowered = _STARTS.sub(lambda match: match.group().lower(), text)
    found = (_day(match) for match in _DAY.finditer(lowered))
    return tuple(day for day in found if day is not None)


def resolve(
    day: Day, published: date | None, year: int | None = None, before: tuple[date, date] | None = None
) -> tuple[date, date] | None:
    """The first and last day that words can mean.

    Args:
        day: What the words give.
        published: Publication date of the article; "Sunday" is the one on or before it.
        year: Year for a day without one where `published` does not tell it.
        before: The day that the text gave last, for "the following day".

    Returns:
        Both days, the same for a single one, or None where they cannot be told.
    """
    try:
        found = _resolve(day, published, year, before)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    first, last = found
    return (first, last + timedelta(days=1)) if day.into_next and first == last else found


def _resolve(
    day: Day, published: date | None, year: int | None, before: tuple[date, date] | None
) -> tuple[date, date] | None:
    if day.month is not None:
        return _in_month(day, day.month, published, year)
    if day.year is not None:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if day.step is not None:
        return _single(before[0] + timedelta(days=day.step)) if before and before[0] == before[1] else None
    if published is None:
        return None
    if day.offset is not None:
        return _single(published + timedelta(days=day.offset))
    if day.weekday is None:
        return None
    back = (published.weekday() - day.weekday) % 7
    if day.which == "next":
        return _single(published + timedelta(days=7 - back))
    if day.which == "last" and back == 0:
        back = 7
    return _single(published - timedelta(days=back))


def _single(value: date) -> tuple[date, date]:
    return value, value


def _in_month(day: Day, month: int, published: date | None, year: int | None) -> tuple[date, date] | None:
    if day.year is not None:
        of_year = day.year
    elif published is not None:
        # A day without a year is the nearest one: "Dec. 30" in a text of 2 January lies in the year before.
        of_year = min(
            (published.year - 1, published.year, published.year + 1),
            key=lambda other: abs((date(other, month, min(day.day or 15, 28)) - published).days),
        )
    elif year is not None:
        of_year = year
    else:
        return None
    if day.day is not None:
        return _single(date(of_year, month, day.day))
    days = monthrange(of_year, month)[1]
    if day.third == "early":
        return date(of_year, month, 1), date(of_year, month, THIRD)
    if day.third == "mid":
        return date(of_year, month, THIRD + 1), date(of_year, month, 2 * THIRD)
    if day.third == "late":
        return date(of_year, month, 2 * THIRD + 1), date(of_year, month, days)
    return date(of_year, month, 1), date(of_year, month, days)


def _day(match: re.Match[str]) -> Day | None:
    start, end = match.span()
    night = bool(match["night"] or match["part"])
    if match["iso_year"]:
        month, day = int(match["iso_month"]), int(match["iso_day"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Day(start, end, int(match["iso_year"]), month, day, into_next=night)
    for n in ("1", "2"):
        if match[f"month_{n}"]:
            number = int(match[f"day_{n}"])
            written = match[f"year_{n}"]
            if not 1 <= number <= 31:
                return None
            weekday = match["weekday_1"]
            return Day(
                start,
                end,
                int(written) if written else None,
                _month(match[f"month_{n}"]),
                number,
                weekday=_weekday(weekday) if weekday else None,
                into_next=night,
            )
    if match["month_3"]:
        return Day(start, end, int(match["year_3"]), _month(match["month_3"]), third=_third(match["third"]))
    if match["month_4"]:
        return Day(match.start("third_4"), end, month=_month(match["month_4"]), third=_third(match["third_4"]))
    if match["month_5"]:
        return Day(match.start("month_5"), end, month=_month(match["month_5"]))
    if match["year_6"]:
        return Day(match.start("year_6"), end, year=int(match["year_6"]))
    if match["weekday_7"]:
        which = (match["which"] or "").split()
        if "previous" in which or "following" in which:
            return None
        return Day(
            start,
            end,
            weekday=_weekday(match["weekday_7"]),
            which="next" if {"next", "coming"} & set(which) else "last" if "last" in which else None,
            into_next=night,
        )
    if match["chained"]:
        words = match["chained"].split()
        return Day(start, end, step=-1 if {"previous", "before", "earlier"} & set(words) else 1)
    if match["away"]:
        away = match["away"]
        return Day(start, end, offset=-(NUMBER_WORDS[away] if away in NUMBER_WORDS else int(away)))
    words = match["relative"].split()
    if "before" in words:
        return Day(start, end, offset=-2)
    offset = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(words[0], 0)
    return Day(start, end, offset=offset, into_next=night or words[-1] in ("night", "tonight"))


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _weekday(name: str) -> int:
    return next(n for n, day in enumerate(_WEEKDAYS) if day.startswith(name[:3].lower()))


def _third(written: str | None) -> str | None:
    if written is None:
        return None
    return "early" if "beginning" in written else "late" if "end" in written else written


def majority_year(dates: Iterable[date]) -> int | None:
    """The year in which most of some dates lie, None where there are none or two years tie."""
    counts: dict[int, int] = {}
    for value in dates:
        counts[value.year] = counts.get(value.year, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]

"""Dates as news pages write them, also those that do not exist or can be read in two ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tui.sources.abroad import MONTHS as MONTHS_ABROAD

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_MONTH_ABROAD = "|".join(sorted(MONTHS_ABROAD, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w/.-])
    (?:
        (?P<iso_year>\d{{4}})(?P<mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=mark)(?P<iso_day>\d{{1,2}})(?!\.?\d)
      | (?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<ab_year>\d{{4}})(?!\.?\d)
      | (?:(?P<weekday_1>{WEEKDAY})\.?,?\s+)?
        (?:
            (?P<day_1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month_1>{MONTH})\.?,?[\s-]+(?P<year_1>\d{{4}})(?!\d)
          | (?P<month_2>{MONTH})\.?\s+(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_2>\d{{4}})(?!\d)
          | (?P<day_3>\d{{1,2}})(?:\.|er|º)?\s+(?:de\s+)?(?P<month_3>{_MONTH_ABROAD})\.?
            \s+(?:del?\s+)?(?P<year_3>\d{{4}})(?!\d)
        )
    )""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line of text."""

    written: str
    """The date as the line has it, without the time or the words around it."""
    value: date | None
    """None where the date does not exist or can be read in two ways."""
    warning: str | None
    start: int
    """Offset in the line."""
    end: int


def find_date(line: str) -> FoundDate | None:
    """Find the first date in a line: `2024-12-22`, `22 December 2024`, `Sunday, Dec. 22, 2024`, `22/12/2024`.

    Args:
        line: A short text.

    Returns:
        The date with a warning where it does not exist, does not fall on the weekday it names, or is ambiguous;
        None where the line holds no date.
    """
    match = _DATE.search(line)
    if match is None:
        return None
    written = match[0]
    value, warning = _value(match, written)
    return FoundDate(written, value, warning, match.start(), match.end())


def _value(match: re.Match[str], written: str) -> tuple[date | None, str | None]:
    weekday = match["weekday_1"]
    if match["iso_year"]:
        year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
    elif match["ab_year"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["ab_year"])
        if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            return None, f"date '{written}' can be read as day/month or month/day"
        month, day = (first, second) if second > 12 else (second, first)
    elif match["month_3"]:
        year, month, day = int(match["year_3"]), MONTHS_ABROAD[match["month_3"].lower()], int(match["day_3"])
    else:
        year = int(match["year_1"] or match["year_2"])
        month = _month(match["month_1"] or match["month_2"])
        day = int(match["day_1"] or match["day_2"])
    try:
        value = date(year, month, day)
    except ValueError:
        return None, f"date '{written}' does not exist"
    if weekday and not _WEEKDAYS[value.weekday()].startswith(weekday[:3].lower()):
        actual = _WEEKDAYS[value.weekday()].capitalize()
        return value, f"date '{written}' was a {actual}"
    return value, None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))

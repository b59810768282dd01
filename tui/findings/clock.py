"""Reads times of day: "3:33 a.m.", "8.40am", "half past four", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.alignment.numbers import UNITS

MINUTES_OF_DAY = 1440
HALF_DAY = 720
"""Minutes in which a time without a.m. or p.m. comes round again."""

_HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = r"(?P<half>(?:a|p)\.?\s?m\b\.?|o['’]clock)"
_TIME = re.compile(
    rf"""(?<![\w.:$€£-])(?:
        (?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)\s?(?:{_HALF}|(?P<zone>h\b|hrs\b|GMT\b|local\s+time\b)|(?![\w:%]))
      | (?P<bare>\d{{1,2}}|{_HOUR_WORD})\s?{_HALF.replace("half", "bare_half")}
      | (?P<part>half|(?:a\s+)?quarter)[\s-](?P<side>past|to)\s(?P<word>{_HOUR_WORD})\b
      | (?:just|shortly|soon|well|until|before|after|at|by|around|about|nearly|almost)\s+
        (?P<named>noon|midday|midnight)\b
    )""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day in a text."""

    start: int
    end: int
    minute: int
    """Minutes after midnight."""
    is_half: bool
    """Not told whether before or after noon."""


def find_times(text: str) -> tuple[TimeOfDay, ...]:
    """Find the times of day in a text, in order.

    Args:
        text: A passage.
    """
    found = []
    for match in _TIME.finditer(text):
        minute, is_half = _minute(match)
        if minute is not None:
            found.append(TimeOfDay(match.start(), match.end(), minute, is_half))
    return tuple(found)


def apart(one: TimeOfDay, other: TimeOfDay) -> int:
    """Minutes between two times, the least that their words allow."""
    period = HALF_DAY if one.is_half or other.is_half else MINUTES_OF_DAY
    gap = abs(one.minute - other.minute) % period
    return min(gap, period - gap)


def _minute(match: re.Match[str]) -> tuple[int | None, bool]:
    if match["named"]:
        return (0 if match["named"].lower() == "midnight" else HALF_DAY), False
    if match["part"]:
        past = 30 if match["part"].lower() == "half" else 15
        hour = UNITS[match["word"].lower()]
        return (hour * 60 + (past if match["side"].lower() == "past" else -past)) % MINUTES_OF_DAY, True
    written = match["hour"] or match["bare"]
    hour = int(written) if written.isdigit() else UNITS[written.lower()]
    minute = int(match["minute"] or 0)
    half = (match["half"] or match["bare_half"] or "").lower()
    if hour > 24 or ("." in match[0][: len(written) + 1] and not half and not match["zone"]):
        # "3.30" alone is more often a figure than a time.
        return None, False
    if half[:1] in ("a", "p"):
        if hour > 12:
            return None, False
        return (hour % 12 + (12 if half[0] == "p" else 0)) * 60 + minute, False
    return (hour * 60 + minute) % MINUTES_OF_DAY, hour <= 12 and not match["zone"]

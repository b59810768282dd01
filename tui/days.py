"""Days as text, the same on the screen and in reports."""

from __future__ import annotations

from datetime import date, timedelta


def days_text(first: date, last: date) -> str:
    """Write a day, a month, a year or a stretch of days as short as it is clear.

    Args:
        first: The first day meant.
        last: The last day meant.
    """
    if first == last:
        return f"{first.day} {first:%b} {first.year}"
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and after.day == 1:
        if (first.month, after.month) == (1, 1) and last.year == first.year:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%b} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b} {last.year}"
    start = f"{first.day} {first:%b}" + (f" {first.year}" if first.year != last.year else "")
    return f"{start}–{last.day} {last:%b} {last.year}"

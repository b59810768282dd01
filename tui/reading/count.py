"""A number typed before a key: how often to do what the key does, or where to go."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_DIGITS = 5
"""Enough for any number of passages; more are not taken, so that a key held down does no harm."""


@dataclass(frozen=True, slots=True)
class Count:
    """Digits, as far as they have been typed."""

    digits: str = ""

    def typed(self, digit: str) -> Count:
        """Take one more digit."""
        return replace(self, digits=self.digits + digit) if len(self.digits) < MOST_DIGITS else self

    @property
    def number(self) -> int | None:
        """The number typed, or None where there is none."""
        return int(self.digits) if self.digits else None

    @property
    def times(self) -> int:
        """How often to do it: once where no number, or 0, was typed."""
        return max(1, self.number or 1)

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        return bool(self.digits)


def at_percent(percent: int, items: int) -> int:
    """Say which of some items stands at a percentage: 0 is the first, 100 the last.

    Args:
        percent: 0 or more; more than 100 counts as 100.
        items: How many there are, at least 1.

    Returns:
        The 0-based position.
    """
    return max(0, -(-min(percent, 100) * items // 100) - 1)

"""Sums up timings, and prints them as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median

LATE_SHARE = 0.95
"""The slowest of twenty is what a reader notices."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure on, and how often."""

    paths: tuple[Path, ...]
    """The articles, absolute."""
    quick: bool
    """Whether fewer runs are enough."""


@dataclass(frozen=True, slots=True)
class Table:
    """The outcome of a measurement."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remark: str = ""
    """How it was measured, in a sentence or two."""

    def __str__(self) -> str:
        lines = [self.heads, *self.rows]
        widths = [max(len(line[n]) for line in lines) for n in range(len(self.heads))]
        shown = [
            "  ".join(line[n].rjust(width) if n else line[n].ljust(width) for n, width in enumerate(widths))
            for line in lines
        ]
        ruled = [self.title, *(f"  {line.rstrip()}" for line in shown)]
        return "\n".join([*ruled, f"  ({self.remark})"] if self.remark else ruled)


def milliseconds(seconds: float, digits: int = 0) -> str:
    """Write a time in milliseconds.

    Args:
        seconds: The time.
        digits: Decimals shown.
    """
    return f"{seconds * 1000:.{digits}f}"


def middle(times: Sequence[float]) -> float:
    """Give the median: other programs on the machine can only make some of the runs late."""
    return median(times)


def late(times: Sequence[float]) -> float:
    """Give the 95th percentile (nearest rank)."""
    return sorted(times)[ceil(LATE_SHARE * len(times)) - 1]

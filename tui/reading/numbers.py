"""Writes numbers as the screen counts, from 1."""

from __future__ import annotations

from collections.abc import Sequence


def spans_of(numbers: Sequence[int]) -> str:
    """Write 0-based numbers as the screen counts, neighbours joined: `1, 4–6`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("–".join(str(number + 1) for number in span) for span in spans)

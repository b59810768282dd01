"""Cuts a passage into clauses: the pieces that can be marked by themselves."""

from __future__ import annotations

import re

BREAK = re.compile(
    r"(?:[,;:]\s+|\s*[—–]\s*|\s+-\s+)"
    r"|\s+(?=(?:while|as if|as though|where|until|whose|but)\b)"
    r"|(?<=[a-z])\s+(?=as (?:the|a|an|his|her|their|its)\b)"
)
"""Where a clause ends: at a comma, semicolon, colon or dash, and before a word that opens a clause."""
MARKS = " \t\n,;:—–-"
LEAST_CLAUSE = 2
"""Words of the shortest piece that is a clause by itself; a shorter one belongs to the next."""


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a passage into clauses.

    Args:
        text: The passage.

    Returns:
        Start and end offsets without the marks between them, in order; they do not overlap.
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in BREAK.finditer(text):
        if len(text[start : match.start()].split()) < LEAST_CLAUSE and match.end() < len(text):
            continue
        _keep(text, start, match.start(), bounds)
        start = match.end()
    _keep(text, start, len(text), bounds)
    return tuple(bounds)


def _keep(text: str, start: int, end: int, bounds: list[tuple[int, int]]) -> None:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    if start < end:
        bounds.append((start, end))

"""Finds the words of a passage that hold back: "may have", "allegedly", "about 40"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tui.alignment.numbers import FIRST_SIGNS, FIRST_WORDS
from tui.findings.lexicon import entries
from tui.findings.phrases import Token

NUMBER_WORDS = FIRST_WORDS | {"a", "half", "dozens", "hundreds", "thousands", "millions", "dozen", "midnight", "noon"}
"""Words with which a rough number begins ("about a dozen")."""


@cache
def _phrases(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries(name):
        words = tuple(entry.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def matched(words: tuple[Token, ...], at: int, name: str) -> int:
    """How many tokens from an index on are an entry of a word list; 0 where none begins."""
    for phrase in _phrases(name).get(words[at].low, ()):
        if len(phrase) <= len(words) - at and all(words[at + n].low == part for n, part in enumerate(phrase)):
            return len(phrase)
    return 0


def hedges(words: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Find the hedges of a passage.

    Args:
        words: Its tokens.

    Returns:
        Start and end offsets in order; they do not overlap.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        taken = matched(words, at, "hedge")
        # With a capital it is the month, or a name.
        if taken and words[at].low == "may" and words[at].is_capital:
            taken = 0
        if not taken:
            taken = matched(words, at, "approximation")
            if taken and not _is_number(words, at + taken):
                taken = 0
        if taken:
            found.append((words[at].start, words[at + taken - 1].end))
        at += taken or 1
    return tuple(found)


def _is_number(words: tuple[Token, ...], at: int) -> bool:
    if at >= len(words):
        return False
    token = words[at]
    if token.text in "$€£¥" and at + 1 < len(words):
        token = words[at + 1]
    return token.low in NUMBER_WORDS or token.text[0] in FIRST_SIGNS - {".", ","}

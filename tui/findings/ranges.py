"""Gives the values that a number can mean, from the words that make it less than exact and from how round it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import floor, inf, log10

NEARLY = 0.1
"""Share by which "nearly 44" may fall short."""
ABOUT = 0.1
"""Share by which "about 44" may be off."""
MORE = 1.5
"""How many times 44 "more than 44" can be: whoever knows of 90 says so."""
ROUND_FROM = 100.0
"""Smaller plain numbers are meant exactly."""
ROUND_DIGITS = 2
"""Significant digits of a number that may be rounded: 230,000 but not 235,400."""
LOOK_BACK = 28
"""Characters before a number in which its hedge is looked for."""

_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|\W)(?:{words})\s+(?:an?\s+|the\s+|a\s+total\s+of\s+)?$", re.I), kind)
    for words, kind in (
        (r"at\s+least|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of|not\s+less\s+than", "least"),
        (r"more\s+than|over|above|upwards?\s+of|exceeding|greater\s+than|in\s+excess\s+of|well\s+over|past", "more"),
        (r"nearly|almost|close\s+to|just\s+under|just\s+short\s+of|approaching|virtually|not\s+quite", "nearly"),
        (r"less\s+than|fewer\s+than|under|below", "most"),
        (r"up\s+to|as\s+many\s+as|as\s+much\s+as|at\s+most|no\s+more\s+than|a\s+maximum\s+of", "most"),
        (
            r"about|around|some|roughly|approximately|estimated|circa|perhaps|maybe|or\s+so|probably|an?\s+average\s+of",
            "about",
        ),
    )
)
_AFTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:\s+or\s+more\b|\s?\+|-plus\b|\s+plus\b)", re.I), "least"),
    (re.compile(r"\s+or\s+so\b|-odd\b|-ish\b|-some\b", re.I), "about"),
    (re.compile(r"\s+or\s+(?:fewer|less)\b", re.I), "most"),
)

VAGUE: Mapping[str, tuple[float, float]] = {
    "tens": (20, 100),
    "dozens": (20, 120),
    "scores": (40, 300),
    "hundreds": (200, 2_000),
    "thousands": (2_000, 20_000),
    "millions": (2e6, 2e7),
    "billions": (2e9, 2e10),
}
"""Least and greatest number that "dozens", "hundreds" … can stand for."""


def interval(text: str, start: int, end: int, value: float) -> tuple[float, float, bool]:
    """The values that a number with its hedge can mean.

    Args:
        text: The passage.
        start: Offset of the number.
        end: Offset after it.
        value: The number.

    Returns:
        Least value, greatest value, and whether a hedge was found.
    """
    before = text[max(start - LOOK_BACK, 0) : start]
    kind = next((kind for pattern, kind in _BEFORE if pattern.search(before)), "")
    if not kind:
        kind = next((kind for pattern, kind in _AFTER if pattern.match(text, end)), "")
    if kind == "least":
        return value, inf, True
    if kind == "more":
        return value, value * MORE, True
    if kind == "most":
        return 0.0, value, True
    if kind == "nearly":
        return value * (1 - NEARLY), value, True
    slack = ABOUT * value if kind == "about" else rounding(value)
    return value - slack, value + slack, bool(kind)


def rounding(value: float) -> float:
    """By how much a plain number may be off because it was rounded; 0 for one that is exact."""
    if value < ROUND_FROM:
        return 0.0
    size: float = 10.0 ** floor(log10(value))
    step: float = size / 10 ** (ROUND_DIGITS - 1)
    if abs(value / step - round(value / step)) > 1e-9:
        return 0.0
    return step / 2

"""Text for people's eyes: without characters that would act on a terminal or turn the line around."""

from __future__ import annotations

import re

_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, marks and overrides of direction, interlinear annotation, lone surrogates, noncharacters."""


def legible(text: str) -> str:
    r"""Replace each character that acts instead of being seen by U+FFFD.

    Args:
        text: Any text.

    Returns:
        The text; every form of newline is ``\n``, a tab one space.
    """
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _NEWLINE.sub("\n", text).replace("\t", " "))


def on_one_line(text: str) -> str:
    """Make a text legible, with single spaces for all white space and none at its ends."""
    return " ".join(legible(text).split())

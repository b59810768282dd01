"""Breaks a passage into lines of a given width in terminal cells, remembering the offset at which each line starts."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import TypeAlias

Measure: TypeAlias = Callable[[str], int]
"""Gives the width of a text in terminal cells."""

# Characters that every terminal draws one cell wide: Latin, Greek, Cyrillic, general punctuation, currency,
# control pictures and the replacement character. Text made of them alone needs no measuring.
_SINGLE_CELL = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2400-\u2421\ufffd]*"
)

_BREAK_AFTER = "—–-/"


def is_single_cell(text: str) -> bool:
    """Whether a text is made only of characters that every terminal draws one cell wide, each for itself."""
    return _SINGLE_CELL.fullmatch(text) is not None


def wrap(text: str, width: int, measure: Measure) -> array[int]:
    """Break a text at spaces (else after dashes, else anywhere) so that no line is wider than the width.

    Args:
        text: One passage; a newline in it counts as a space.
        width: Cells a line, at least 2 (a wide character needs two).
        measure: Width of a text in cells; asked only for text that holds other than one-cell characters.

    Returns:
        The offset of each line's first character, the first one 0; a line ends where the next starts.
    """
    line = text.replace("\n", " ")
    if _SINGLE_CELL.fullmatch(line):
        return _wrap_single_cell(line, width)
    return _wrap_measured(line, width, measure)


def _wrap_single_cell(text: str, width: int) -> array[int]:
    starts = array("I", [0])
    position, end = 0, len(text)
    while end - position > width:
        position = _cut(text, position, position + width)
        starts.append(position)
    return starts


def _wrap_measured(text: str, width: int, measure: Measure) -> array[int]:
    starts = array("I", [0])
    position, used, index, end = 0, 0, 0, len(text)
    while index < end:
        # What takes no cell of its own (an accent, a sign that asks for the wide form) belongs to the character before.
        after = index + 1
        while after < end and not measure(text[after]):
            after += 1
        cells = measure(text[index:after])
        if used + cells > width and index > position:
            position = _cut(text, position, index)
            starts.append(position)
            index, used = position, 0
            continue
        used += cells
        index = after
    return starts


def fitting(text: str, width: int, measure: Measure) -> int:
    """Say how many characters at the beginning of a text fit into a width; an accent stays with its letter.

    Args:
        text: Any text.
        width: Cells.
        measure: Width of a text in cells.
    """
    if _SINGLE_CELL.fullmatch(text):
        return max(0, min(width, len(text)))
    position, used, end = 0, 0, len(text)
    while position < end:
        after = position + 1
        while after < end and not measure(text[after]):
            after += 1
        used += measure(text[position:after])
        if used > width:
            break
        position = after
    return position


def _cut(text: str, position: int, limit: int) -> int:
    """Where the next line starts, given that this one starts at `position` and must end by `limit`."""
    space = text.rfind(" ", position, limit + 1)
    if space > position:
        return space + 1
    dash = max(text.rfind(mark, position, limit) for mark in _BREAK_AFTER)
    return dash + 1 if dash >= position else limit

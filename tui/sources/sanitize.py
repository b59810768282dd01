"""Text from a file made safe to show: no control, bidi or broken character reaches the screen."""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CONTROL_PICTURES = 0x2400
"""Unicode's block of pictures for the C0 controls, in their order."""
_PICTURE_OF_DELETE = "\u2421"

_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f"  # C0 controls and delete, without tab and the newlines
    "\x80-\x84\x86-\x9f"  # C1 controls, without NEL
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    # noncharacters
    + "]"
)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    return _PICTURE_OF_DELETE if character == "\x7f" else _REPLACEMENT


def make_safe(text: str) -> str:
    r"""Replace each character that could act on a terminal by one harmless, visible character.

    Every form of newline becomes ``\n`` and a tab one space. Only CR LF changes the length, so offsets into the result
    stay valid for whoever applies the same rule. Nothing else is touched: no normalisation, no markup is read.

    Args:
        text: Any text, lone surrogates included.

    Returns:
        The safe text; making it safe again changes nothing.
    """
    return _UNSAFE.sub(_visible, _NEWLINE.sub("\n", text).replace("\t", " "))


def one_line(text: str, limit: int | None = None) -> str:
    """Make a file name, a message or a value safe to show on one line.

    Args:
        text: Any text.
        limit: The greatest number of characters to return; a longer text ends in an ellipsis. None for no limit.

    Returns:
        The safe text without newlines and without white space at its ends.
    """
    line = make_safe(text).replace("\n", " ").strip()
    if limit is not None and len(line) > limit:
        return line[: max(limit - 1, 0)].rstrip() + "…"
    return line

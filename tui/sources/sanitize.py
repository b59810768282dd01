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
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, embeddings, overrides and isolates of direction, shaping
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    # noncharacters
    + "]"
)


_HARMLESS = frozenset(map(chr, (0x0A, *range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300)))) | frozenset(
    "\u2010–—‘’\u201a“”„•…€™"
)
"""What most texts are made of, and nothing else: they are safe as they are."""
MAX_PILED = 8
"""Characters in a row that take no room on the screen: accents on one letter, joiners and selectors of an emoji. No
writing stacks more; a thousand would hide lines around them and stall every search."""
_TAG = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f)|[\U000e0000-\U000e007f]"
)
"""Letters that are never seen: three flags are written with them, and else nothing but hidden text."""
_PILED = re.compile(
    r"(?:[^\w\s!-/:-@\[-`{-~]"  # marks, joiners and selectors, and dashes and the like among them
    r"|[\u1160-\u11ff\ud7b0-\ud7ff\u3164\uffa0])"  # vowels and finals of a Korean syllable, fillers
    rf"{{{MAX_PILED + 1},}}"
)
_JOINED = frozenset(
    map(chr, (*range(0x1160, 0x1200), *range(0xD7B0, 0xD800), 0x3164, 0xFFA0, *range(0x1F3FB, 0x1F400)))
)
"""Letters, fillers and colours of skin that take no room after another character."""


def _unpiled(match: re.Match[str]) -> str:
    from unicodedata import category  # rarely needed, and not at the first paint

    kept = []
    piled = 0
    for character in match[0]:
        is_roomless = character in _JOINED or category(character) in ("Mn", "Me", "Mc", "Cf", "Cn")
        piled = piled + 1 if is_roomless else 0
        if piled <= MAX_PILED:
            kept.append(character)
    return "".join(kept)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    return _PICTURE_OF_DELETE if character == "\x7f" else _REPLACEMENT


def make_safe(text: str) -> str:
    r"""Replace each character that could act on a terminal by one harmless, visible character.

    Every form of newline becomes ``\n`` and a tab one space. Of characters that take no room, more than `MAX_PILED` in
    a row are dropped. Only this and CR LF change the length, so offsets are to be taken in the result. Nothing else is
    touched: no normalisation, no markup is read.

    Args:
        text: Any text, lone surrogates included.

    Returns:
        The safe text; making it safe again changes nothing.
    """
    if _HARMLESS.issuperset(text):
        return text
    safe = _UNSAFE.sub(_visible, _NEWLINE.sub("\n", text).replace("\t", " "))
    if safe.isascii():
        return safe
    return _PILED.sub(_unpiled, _TAG.sub(lambda tag: tag["flag"] or _REPLACEMENT, safe))


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

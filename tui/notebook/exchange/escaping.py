r"""Text set into Markdown so that it stays text: no emphasis, link, image, HTML, table or heading comes of it.

Signs that CommonMark, GitHub's dialect and common extensions (tables, strikethrough, footnotes, formulas, bare links)
act on are escaped with a backslash. After an @, and after a # before a digit, comes a zero-width space: GitHub turns
what follows into a mention, a mail address or an issue's number whether it is escaped or not.
"""

from __future__ import annotations

import re

from tui.notebook.exchange.legible import legible, on_one_line

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~^$&!@=]")
_BARE_LINK = re.compile(r":(?=/)|/(?=/)|(?<=\w)\.(?=\w)|(?<=\b[mM][aA][iI][lL][tT][oO]):|(?<=[xX][mM][pP][pP]):")
_BULLET = re.compile("^[-+:]")
_NUMBER = re.compile(r"^(\d+)([.)])")
_MENTION = re.compile(r"(\\@|\\#(?=\d))(?=\w)")
ZERO_WIDTH_SPACE = "\u200b"


def inline(text: str) -> str:
    """Set a text into a line.

    Args:
        text: Any text.

    Returns:
        Markdown that shows the text, on one line, with single spaces for white space.
    """
    return _escaped(on_one_line(text))


def block(text: str) -> str:
    r"""Set a text of several lines into a paragraph.

    Args:
        text: Any text.

    Returns:
        Markdown that shows its lines; those that are blank are left out, and each but the last ends in a hard break.
    """
    lines = [inline(line) for line in legible(text).split("\n")]
    return "\\\n".join(line for line in lines if line)


def _escaped(line: str) -> str:
    escaped = _SIGNS.sub(r"\\\g<0>", line)
    escaped = _BARE_LINK.sub(r"\\\g<0>", escaped)
    escaped = _NUMBER.sub(r"\1\\\2", escaped)
    escaped = _BULLET.sub(r"\\\g<0>", escaped)
    return _MENTION.sub(rf"\1{ZERO_WIDTH_SPACE}", escaped)

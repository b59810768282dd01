"""The article's text as a list of blocks: paragraphs, bullets and lines that stand alone, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

BLANK = " \t\n\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + (
    "\u200b\u2060\ufeff\xad"
)
"""White space and what takes no room on the screen (zero-width space, word joiner, byte order mark, soft hyphen)."""

MIN_WRAP, MAX_WRAP = 40, 110
"""Columns at which text is wrapped by hand or by a mail program; paragraphs on one line are mostly longer."""
WRAP_SLACK = 3
"""Columns by which a wrapped line may stay short of what would have fitted: programs count markup and quotes."""
MIN_FORCED_SHARE = 0.7
"""Share of line ends in a hard-wrapped text at which the next word would not have fitted; the rest end paragraphs."""
MAX_SENTENCE_END_SHARE = 0.5
"""Share of lines that end a sentence. By chance one in five does; where most do, each line is a paragraph."""
MIN_CUT_LINES = 2
"""Lines that stop amid a sentence, from which a text may be hard-wrapped: one alone may lack its full stop."""
WRAP_QUANTILE = 0.9
"""The wrap column is this quantile of line lengths, not their maximum: a web address may stick out."""

BULLET = re.compile(r"[-•*–·▪●◦‣]\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"""[.!?…](?:\s?["'”’»)\]])*$""")
_ADDRESS = re.compile(r"https?://\S+$")
_LINE = re.compile(r"[^\n]+")


class Mark(Enum):
    """What the writing itself says of a block."""

    NONE = "none"
    BULLET = "bullet"
    HEADING = "heading"
    RULE = "rule"
    """A line without a letter or digit."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a bullet or a line on its own."""

    start: int
    """Offset in the article's text of the first character that shows."""
    end: int
    text: str
    mark: Mark
    level: int
    """Of a heading written with Markdown marks, 1 (the title) to 6; else 0."""


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    after_gap: bool


def split_blocks(text: str, start: int = 0) -> list[Block]:
    """Cut a text into blocks; lines that were wrapped at a column are put together again.

    Args:
        text: The article's whole text, made safe.
        start: Where the article begins, after its front matter.

    Returns:
        The blocks in order; none is empty, none begins or ends in white space.
    """
    lines = list(_lines(text, start))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line, width):
            _close(text, group, blocks)
            group = []
        group.append(line)
    if group:
        _close(text, group, blocks)
    return blocks


def _lines(text: str, start: int) -> Iterator[_Line]:
    gap = True
    expected = start
    for match in _LINE.finditer(text, start):
        gap = gap or match.start() > expected
        expected = match.end() + 1
        raw = match[0]
        stripped = raw.strip(BLANK)
        if not stripped:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip(BLANK))
        first = match.start() + indent
        yield _Line(first, first + len(stripped), stripped, indent, gap)
        gap = False


def ends_sentence(line: str) -> bool:
    """Say whether a line ends in a full stop, question or exclamation mark or ellipsis, quotes and brackets aside.

    Args:
        line: A line without white space at its end.
    """
    return _SENTENCE_END.search(line[-8:]) is not None


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    breaks = [(line, below) for line, below in pairwise(lines) if not below.after_gap and not _starts_block(below.text)]
    if len(breaks) < MIN_CUT_LINES:
        return None
    lengths = sorted(line.indent + len(line.text) for line, _ in breaks)
    width = lengths[int(WRAP_QUANTILE * (len(lengths) - 1))]
    if not MIN_WRAP <= width <= MAX_WRAP:
        return None
    forced = sum(_is_forced(line, below, width) for line, below in breaks)
    ended = sum(ends_sentence(line.text) for line, _ in breaks)
    if len(breaks) - ended < MIN_CUT_LINES or ended > MAX_SENTENCE_END_SHARE * len(breaks):
        return None
    if forced < MIN_FORCED_SHARE * len(breaks):
        return None
    return width


def _is_forced(line: _Line, below: _Line, width: int) -> bool:
    first_word = below.text.split(None, 1)[0] if len(below.text) <= MAX_WRAP else below.text[:MAX_WRAP].split()[0]
    return line.indent + len(line.text) + 1 + len(first_word) > width - WRAP_SLACK


def _starts_block(line: str) -> bool:
    opens = BULLET.match(line) or _ADDRESS.match(line) or _HASHES.match(line)
    return opens is not None or not _WORD.search(line)


def _continues(group: Sequence[_Line], line: _Line, width: int | None) -> bool:
    above = group[-1]
    if line.after_gap or not _WORD.search(above.text):
        return False
    if _UNDERLINE.match(line.text) and len(group) == 1 and len(above.text) <= MAX_WRAP:
        return False
    if _starts_block(line.text) or _HASHES.match(above.text):
        return False
    in_bullet = BULLET.match(group[0].text) is not None
    if in_bullet and line.indent > group[0].indent:
        return True
    if line.indent > above.indent + 1 and not in_bullet:
        return False
    lower = line.text[0].islower()
    if width is not None:
        if _is_forced(above, line, width):
            return True
        return lower and not ends_sentence(above.text)
    return lower and MIN_WRAP <= len(above.text) <= MAX_WRAP and not ends_sentence(above.text)


def _close(text: str, group: Sequence[_Line], blocks: list[Block]) -> None:
    start, end = group[0].start, group[-1].end
    content = text[start:end]
    if not _WORD.search(content):
        if _UNDERLINE.match(content) and blocks and _is_underlined(blocks[-1], start):
            above = blocks[-1]
            level = 1 if content[0] == "=" else 2
            blocks[-1] = Block(above.start, above.end, above.text, Mark.HEADING, level)
        blocks.append(Block(start, end, content, Mark.RULE, 0))
        return
    hashes = _HASHES.match(content)
    if hashes:
        heading = content[hashes.end() :].lstrip(BLANK)
        start = end - len(heading)
        unclosed = heading.rstrip("#")
        content = unclosed.rstrip(BLANK) if unclosed[-1:] in BLANK else heading
        blocks.append(Block(start, start + len(content), content, Mark.HEADING, len(hashes[1])))
        return
    mark = Mark.BULLET if BULLET.match(content) else Mark.NONE
    blocks.append(Block(start, end, content, mark, 0))


def _is_underlined(above: Block, start: int) -> bool:
    is_line = above.mark is Mark.NONE and len(above.text) <= MAX_WRAP and "\n" not in above.text
    return is_line and above.end + 1 == start and not ends_sentence(above.text)

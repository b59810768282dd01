"""What each block of an article is: title, heading, page matter, bullet or body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from tui.model import Kind
from tui.sources.blocks import Block, Mark
from tui.sources.furniture import is_furniture, opens_link_list
from tui.sources.head import Head, byline_name
from tui.sources.lines import MAX_LINE, capital_share, is_prose, is_question, words

MAX_HEADING_WORDS = 12
"""Words of a line in sentence case that is still a heading; a longer one is a sentence whose full stop is missing."""
MIN_LINK_WORDS = 8
"""Words from which a line between paragraphs may be another story's title: section headings are mostly shorter."""
LONG_LINK_WORDS = 12
"""Words from which a line is as long as titles are, and longer than section headings."""
LINK_LENGTH_RATIO = 2.0
"""A line at least this many times as long as the article's other headings is not one of them."""
LINK_CUES = 3
"""Cues (see `_is_link`) that must come together: one or two also hold for some section headings."""
TITLE_CASE_SHARE = 0.7
"""Share of capitalised words from which a line is in title case; names alone give sentences up to a half."""
MIN_QUESTIONS = 2
"""Questions that stand alone and open paragraphs, from which they are the headings of an explainer, not rhetoric."""

_SUBTITLE = re.compile(r"\w[^:]{2,}: +\S+(?: +\S+)+")
_CONTINUES = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And|Yet|Still|Also|However|Meanwhile|Moreover|Instead|Then)\b"
)
_QUESTION_WORD = re.compile(
    r"(?:what|who|whom|whose|why|how|when|where|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had)\b",
    re.I,
)


def find_kinds(blocks: Sequence[Block], head: Head) -> list[Kind]:
    """Say of each block what it is.

    Args:
        blocks: The article's blocks.
        head: What was read from the first of them.

    Returns:
        A kind for each block.
    """
    kinds: list[Kind] = [head.kinds.get(index, Kind.BODY) for index in range(len(blocks))]
    undecided: list[int] = []
    in_link_list = False
    for index in range(head.end, len(blocks)):
        block = blocks[index]
        line_like = len(block.text) <= MAX_LINE and not is_prose(block.text)
        if block.mark is Mark.RULE:
            kinds[index] = Kind.FURNITURE
        elif is_furniture(block.text):
            kinds[index] = Kind.FURNITURE
            in_link_list = in_link_list or opens_link_list(block.text)
            continue
        elif block.mark is Mark.HEADING:
            kinds[index] = Kind.FURNITURE if opens_link_list(block.text) else Kind.HEADING
            in_link_list = opens_link_list(block.text)
            continue
        elif block.mark is Mark.BULLET:
            kinds[index] = Kind.FURNITURE if in_link_list and line_like else Kind.BULLET
            continue
        elif line_like and block.text[0].islower():
            pass
        elif line_like and in_link_list and _another_follows(blocks, index):
            kinds[index] = Kind.FURNITURE
            continue
        elif line_like:
            undecided.append(index)
        in_link_list = False
    _decide(blocks, kinds, undecided, head)
    return kinds


def _another_follows(blocks: Sequence[Block], index: int) -> bool:
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below is None or not is_prose(below.text)


def _decide(blocks: Sequence[Block], kinds: list[Kind], undecided: Sequence[int], head: Head) -> None:
    content = [
        index for index, kind in enumerate(kinds) if kind in (Kind.BODY, Kind.BULLET) and index not in set(undecided)
    ]
    last_content = content[-1] if content else -1
    waiting = set(undecided)
    for index in range(last_content + 1, len(blocks)):
        if kinds[index] is Kind.HEADING and blocks[index].mark is Mark.HEADING:
            kinds[index] = Kind.FURNITURE  # nothing follows that it could be the heading of
    candidates: list[int] = []
    title = blocks[head.title].text if head.title is not None else None
    for index in undecided:
        text = blocks[index].text
        if index > last_content or text == title or byline_name(text) is not None and index > last_content:
            kinds[index] = Kind.FURNITURE
        elif index + 1 in waiting and index + 1 < last_content:
            kinds[index] = Kind.BODY if any(character.isdigit() for character in text) else Kind.FURNITURE
        elif _may_be_heading(text):
            candidates.append(index)
    questions = [index for index in candidates if is_question(blocks[index].text)]
    plain = [index for index in candidates if index not in set(questions)]
    for index in candidates:
        text = blocks[index].text
        others = [blocks[other].text for other in candidates if other != index]
        if is_question(text) and _QUESTION_WORD.match(text) and len(questions) < MIN_QUESTIONS and not plain:
            kinds[index] = Kind.BODY
        elif _is_link(text, others, blocks[index + 1].text):
            kinds[index] = Kind.FURNITURE
        elif len(words(text)) <= MAX_HEADING_WORDS or capital_share(text) >= TITLE_CASE_SHARE:
            kinds[index] = Kind.HEADING


def _may_be_heading(text: str) -> bool:
    if text.endswith((",", ";", "-", "–", "—")):
        return False
    if text.endswith(":"):
        return len(words(text)) <= 4 and capital_share(text) >= TITLE_CASE_SHARE
    return True


def _is_link(text: str, others: Sequence[str], below: str) -> bool:
    """Say whether a line between paragraphs is the title of another story.

    A section heading is short and of one style with the others; a story's title names the whole story, often with a
    subtitle, and the text runs on below it as if it were not there.
    """
    count = len(words(text))
    if count < MIN_LINK_WORDS:
        return False
    lengths = [len(words(other)) for other in others]
    title_cased = [capital_share(other) >= TITLE_CASE_SHARE for other in others]
    cues = (
        True,
        count >= LONG_LINK_WORDS,
        _SUBTITLE.match(text) is not None,
        not lengths or count >= LINK_LENGTH_RATIO * median(lengths),
        bool(others) and (2 * sum(title_cased) > len(others)) != (capital_share(text) >= TITLE_CASE_SHARE),
        _CONTINUES.match(below) is not None,
    )
    return sum(cues) >= LINK_CUES

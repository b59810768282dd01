"""What each block of an article is: title, heading, page matter, bullet or body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Kind
from tui.sources.blocks import Block, Mark
from tui.sources.furniture import is_furniture, opens_link_list
from tui.sources.head import BULLET_SIGNS, Head, repeats_title
from tui.sources.imprint import byline_name, is_date_line
from tui.sources.lines import MAX_LINE, capital_share, is_exclamation, is_prose, is_question, words
from tui.sources.words import word_set

MIN_TELLING_WORDS = 3
"""Words of a line that can tell something in a text without full stops."""
MAX_HEADING_WORDS = 12
"""Words of a line in sentence case that is still a heading; a longer one is a sentence whose full stop is missing."""
MAX_COLON_WORDS = 4
"""Words of a heading that ends in a colon ("Key Points:"); a longer line introduces a quotation or a list."""
MIN_LINK_WORDS = 8
"""Words from which a line between paragraphs may be another story's title: section headings are mostly shorter."""
LONG_LINK_WORDS = 11
"""Words from which a line is as long as titles are, and longer than section headings."""
LINK_LENGTH_RATIO = 2.0
"""A line at least this many times as long as the article's other headings is not one of them."""
MIN_LINK_CUES = 2
"""Cues (see `_is_link`) that must come together: one alone also holds for some section headings."""
TITLE_CASE_SHARE = 0.7
"""Share of capitalised words from which a line is in title case; names alone give sentences up to a half."""
MIN_ANNOUNCED_WORDS = 4
"""Words of a line directly below "Related stories" that is a link; a shorter one may be the next section's heading."""
MIN_LISTED_WORDS = 6
"""The same for a line further down in such a list."""
MAX_ABOUT_WORDS = 60
"""Words of the lines about the author below an article."""
_PORTRAYS = re.compile(
    r",? (?:is (?:an?|the|our|based)|covers|reports|writes|has (?:covered|written|reported|been an?)|joined)\b"
)
_STAMP = re.compile(
    r"\b(?:posted|published|updated|modified|ago|utc|gmt|[ecmp][ds]t|ist|bst)\b|\b\d{4}\b.*\d[:.]\d\d", re.I
)
_OPEN_ENDS = (",", ";", ":", "-", "–", "—")
_LEFT_OUT_OF_HEADLINES = word_set("the a an is are was were has have had he she it they his her their")
_CONTENT = (Kind.BODY, Kind.BULLET)
_SUBTITLE = re.compile(r"\w[^:]{2,}: +\S+(?: +\S+)+")
_SPOKEN = re.compile(r"[\"“‘'(]|(?:and|but|or|so|yes|no|yet|oh)\b", re.I)
"""How a question begins that somebody asks in the story."""
_CONTINUES = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And|Yet|Still|Also|However|Meanwhile|Moreover"
    r"|Instead|Then)\b"
)
_QUESTION_WORD = re.compile(
    r"(?:what|who|whom|whose|why|how|when|where|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have"
    r"|had)\b",
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
    kinds = [head.kinds.get(index, Kind.BODY) for index in range(len(blocks))]
    title = blocks[head.title].text if head.title is not None else None
    standing_alone: list[int] = []
    in_link_list = False
    for index in range(head.end, len(blocks)):
        block = blocks[index]
        is_line = len(block.text) <= MAX_LINE and not is_prose(block.text)
        opens_list = is_line and opens_link_list(block.text)
        if head.author is not None and _is_about(block.text, head.author):
            kinds[index] = Kind.FURNITURE
            continue
        is_announced = in_link_list and kinds[index - 1] is Kind.FURNITURE and opens_link_list(blocks[index - 1].text)
        if block.mark is Mark.RULE or (is_line and _is_of_the_page(block, title)):
            kinds[index] = Kind.FURNITURE
        elif is_furniture(block.text.lstrip(BULLET_SIGNS) if is_line else block.text) or (
            block.mark is Mark.HEADING and opens_list
        ):
            kinds[index] = Kind.FURNITURE
            in_link_list = in_link_list or opens_list
        elif block.mark is Mark.HEADING:
            kinds[index] = Kind.HEADING
            in_link_list = False
        elif (
            is_line
            and in_link_list
            and (
                block.mark is Mark.BULLET
                or not _opens_prose(blocks, index)
                or _is_link_length(block.text, is_announced)
            )
        ):
            kinds[index] = Kind.FURNITURE
        else:
            in_link_list = False
            if block.mark is Mark.BULLET:
                kinds[index] = Kind.BULLET
            elif is_line and not block.text[0].islower() and not is_exclamation(block.text):
                standing_alone.append(index)
    undecided = set(standing_alone)
    contents = [index for index, kind in enumerate(kinds) if kind in _CONTENT and index not in undecided]
    if contents:
        _decide(blocks, kinds, standing_alone, head, contents[-1])
    else:
        _take_lines_for_text(blocks, kinds, head)
    return kinds


def _is_of_the_page(block: Block, title: str | None) -> bool:
    """Say whether a line repeats the title, names an author or says when something was posted."""
    if title is not None and repeats_title(block.text, title):
        return True
    if block.mark is Mark.HEADING:
        return False
    return byline_name(block.text) is not None or (is_date_line(block.text) and _STAMP.search(block.text) is not None)


def _is_about(text: str, author: str) -> bool:
    """Say whether a paragraph tells who the author is ("Ada Holm is a reporter at Bay News")."""
    if not text.startswith(author) or len(text.split()) > MAX_ABOUT_WORDS:
        return False
    return _PORTRAYS.match(text, len(author)) is not None


def _is_link_length(line: str, is_announced: bool) -> bool:
    least = MIN_ANNOUNCED_WORDS if is_announced else MIN_LISTED_WORDS
    return len(words(line)) >= least and not line.endswith(_OPEN_ENDS)


def _take_lines_for_text(blocks: Sequence[Block], kinds: list[Kind], head: Head) -> None:
    """Where nothing is a sentence, the text has no full stops: its lines are what it tells."""
    for index in head.free:
        if index != head.title and len(words(blocks[index].text)) >= MIN_TELLING_WORDS:
            kinds[index] = Kind.BODY


def _opens_prose(blocks: Sequence[Block], index: int) -> bool:
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return is_prose(below) and not is_furniture(below)


def _decide(blocks: Sequence[Block], kinds: list[Kind], standing_alone: Sequence[int], head: Head, last: int) -> None:
    """Settle what the lines are that stand alone between the paragraphs or below the last one."""
    undecided = set(standing_alone)
    while last + 1 in undecided and _is_loose_sentence(blocks[last + 1].text):
        last += 1
    for index in range(max(last + 1, head.end), len(blocks)):
        kinds[index] = Kind.FURNITURE  # nothing follows that it could be the heading of
    candidates: list[int] = []
    for index in standing_alone:
        text = blocks[index].text
        if index > last:
            break
        if index == last or (text.endswith(_OPEN_ENDS) and not _is_colon_heading(text)):
            pass
        elif index + 1 in undecided:
            # Lines above another line: a caption or a link, unless they are items of a list without bullets.
            tells = _is_loose_sentence(text) or any(map(str.isdigit, text))
            kinds[index] = Kind.BODY if tells else Kind.FURNITURE
        else:
            candidates.append(index)
    _tell_headings_from_links(blocks, kinds, candidates)


def _is_loose_sentence(text: str) -> bool:
    """Say whether a line is a sentence although it ends in no full stop.

    That is a question, or a long line with the small words that headlines leave out.
    """
    if is_question(text):
        return True
    found = words(text)
    is_long = len(found) > MAX_HEADING_WORDS and capital_share(text) < TITLE_CASE_SHARE
    return is_long and not _LEFT_OUT_OF_HEADLINES.isdisjoint(found)


def _is_colon_heading(text: str) -> bool:
    return text.endswith(":") and len(words(text)) <= MAX_COLON_WORDS and capital_share(text) >= TITLE_CASE_SHARE


@dataclass(frozen=True, slots=True)
class _Style:
    """How the lines that stand alone between an article's paragraphs look, to tell which is not like the others."""

    lengths: tuple[int, ...]
    """In words, sorted."""
    title_cased: int
    """How many are in title case."""

    def typical_length_without(self, length: int) -> float | None:
        """Median length of the lines other than one of the given length."""
        others = len(self.lengths) - 1
        if others == 0:
            return None
        gap = bisect_left(self.lengths, length)
        low, high = (self._skipping(gap, position) for position in ((others - 1) // 2, others // 2))
        return (low + high) / 2

    def _skipping(self, gap: int, position: int) -> int:
        return self.lengths[position + (position >= gap)]

    def is_odd_one(self, in_title_case: bool) -> bool:
        """Whether most of the other lines are written in the other case."""
        others = len(self.lengths) - 1
        alike = self.title_cased if in_title_case else len(self.lengths) - self.title_cased
        return others > 0 and 2 * (alike - 1) < others


def _tell_headings_from_links(blocks: Sequence[Block], kinds: list[Kind], candidates: Sequence[int]) -> None:
    lines = [blocks[index].text for index in candidates]
    style = _Style(
        tuple(sorted(len(words(line)) for line in lines)),
        sum(capital_share(line) >= TITLE_CASE_SHARE for line in lines),
    )
    is_only_line = len(lines) == 1
    for index, line in zip(candidates, lines, strict=True):
        if _is_rhetoric(line, is_only_line) if is_question(line) else _is_loose_sentence(line):
            continue
        if _is_link(line, style, blocks[index + 1].text):
            kinds[index] = Kind.FURNITURE
        elif len(words(line)) <= MAX_HEADING_WORDS or capital_share(line) >= TITLE_CASE_SHARE:
            kinds[index] = Kind.HEADING


def _is_rhetoric(question: str, is_only_line: bool) -> bool:
    """Say whether a question that stands alone is part of the story, and not the heading of what answers it."""
    if not 1 < len(words(question)) <= MAX_HEADING_WORDS or _SPOKEN.match(question):
        return True
    return is_only_line and _QUESTION_WORD.match(question) is not None


def _is_link(line: str, style: _Style, below: str) -> bool:
    """Say whether a line between paragraphs is the title of another story.

    A section heading is short and of one style with the others; a story's title names the whole story, often with a
    subtitle, and the text runs on below it as if it were not there.
    """
    length = len(words(line))
    if length < MIN_LINK_WORDS:
        return False
    typical = style.typical_length_without(length)
    cues = (
        length >= LONG_LINK_WORDS,
        _SUBTITLE.match(line) is not None,
        typical is None or length >= LINK_LENGTH_RATIO * typical,
        style.is_odd_one(capital_share(line) >= TITLE_CASE_SHARE),
        _CONTINUES.match(below) is not None,
    )
    return sum(cues) >= MIN_LINK_CUES

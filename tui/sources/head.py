"""The lines above an article: which is the title, and what they say of outlet, author and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.model import Kind
from tui.sources.blocks import Block, Mark
from tui.sources.dates import FoundDate, find_date
from tui.sources.furniture import is_furniture, is_section_label
from tui.sources.imprint import byline_name, is_date_line, is_outlet, outlet_beside
from tui.sources.lines import FUNCTION_WORDS, MAX_LINE, is_prose, words

MAX_HEAD_BLOCKS = 60
"""Blocks among which the head ends; page heads have a dozen lines, some dozens where a menu was copied along."""
MAX_PLAIN_HEAD = 8
"""Free lines of a head without a menu; in a longer one the title is the line with the most words, not the first."""
MAX_STANDFIRST_WORDS = 45
"""Words of a sentence between the title and the byline that is still part of the head."""
MAX_BELOW_STANDFIRST = 4
"""Blocks below such a sentence in which a byline or date line must follow."""
MIN_TITLE_WORDS = 4
"""Words from which the first free line is the title; a shorter one may be a kicker above it."""
MAX_TITLE_SENTENCE_WORDS = 16
"""Words of a title that ends in a full stop."""
MAX_CAPTION_WORDS = 5
"""Words of a line below the title that is a caption or label; a longer one is a deck, the title's second line."""


@dataclass(slots=True)
class Head:
    """What stands above the article's first paragraph."""

    end: int
    """Index of the first block that is not part of the head."""
    title: int | None = None
    """Index of the block that is the title."""
    outlet: str | None = None
    author: str | None = None
    date: FoundDate | None = None
    date_is_later: bool = False
    """Whether that date is of an update, so that a date of publication goes before it."""
    free: tuple[int, ...] = ()
    """Indices of the blocks of the head that say none of this, the title among them."""
    kinds: dict[int, Kind] = field(default_factory=dict)
    """The kind of each block of the head, by its index."""


def read_head(blocks: Sequence[Block], title: str | None = None) -> Head:
    """Read the lines above the article's first paragraph.

    Args:
        blocks: The article's blocks.
        title: The title where it is known from elsewhere: a line that repeats it is the title.

    Returns:
        What was found, and the kind of each block of the head.
    """
    head = Head(end=_head_end(blocks))
    head.free = tuple(index for index in range(head.end) if not _take(head, blocks, index))
    head.title = _choose_title(blocks, head, title)
    for index in head.free:
        head.kinds[index] = _kind_of_free_line(blocks, index, head)
    return head


def _take(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Enter what a block says into the head; False where it is free to be the title, a deck or a caption."""
    block = blocks[index]
    text = block.text
    kind = Kind.FURNITURE
    if block.mark is Mark.BULLET:
        kind = Kind.BULLET
    elif block.mark is Mark.RULE:
        pass
    elif block.mark is Mark.HEADING:
        return False
    elif is_date_line(text):
        found = find_date(text)
        if found is None and head.date is not None and index == head.end - 1:
            kind = Kind.HEADING  # the first entry of a timeline
        _take_date(head, text, found)
        head.outlet = head.outlet or outlet_beside(text, found)
    elif (name := byline_name(text)) is not None:
        head.author = head.author or name
        head.date = head.date or find_date(text)
    elif is_furniture(text) or is_section_label(text):
        pass
    elif is_outlet(text):
        head.outlet = head.outlet or text.strip("*_ |:–—-")
    elif is_prose(text) and not _is_title_sentence(blocks, index):
        kind = Kind.BODY
    else:
        return False
    head.kinds[index] = kind
    return True


def _take_date(head: Head, line: str, found: FoundDate | None) -> None:
    """Keep the date of publication before that of an update, and a date that exists before one that does not."""
    is_later = any(word in line.lower() for word in ("updated", "modified"))
    if found is None:
        return
    rank = (found.value is not None, not is_later)
    if head.date is None or rank > (head.date.value is not None, not head.date_is_later):
        head.date, head.date_is_later = found, is_later


def _head_end(blocks: Sequence[Block]) -> int:
    top = blocks[:MAX_HEAD_BLOCKS]
    contents = (index for index, block in enumerate(top) if _is_content(block) and not _is_title_sentence(top, index))
    first = next(contents, len(top))
    if first == len(top) or top[first].mark is Mark.BULLET or not any(map(_may_be_title, top[:first])):
        return first
    if len(top[first].text.split()) > MAX_STANDFIRST_WORDS:
        return first
    end = first
    is_dated = any(_is_page_line(block) and find_date(block.text) is not None for block in top[:first])
    for index in range(first + 1, min(first + 1 + MAX_BELOW_STANDFIRST, len(top))):
        block = top[index]
        if _is_byline(block) or (not is_dated and _is_page_line(block) and find_date(block.text) is not None):
            end = index + 1
        elif _is_content(block):
            break
    return end


def _is_content(block: Block) -> bool:
    if block.mark is not Mark.NONE:
        return block.mark is Mark.BULLET
    return is_prose(block.text) and not is_furniture(block.text) and not _is_page_line(block)


def _is_page_line(block: Block) -> bool:
    return _is_byline(block) or (block.mark is Mark.NONE and is_date_line(block.text))


def _is_byline(block: Block) -> bool:
    return block.mark is Mark.NONE and byline_name(block.text) is not None


def _is_title_sentence(blocks: Sequence[Block], index: int) -> bool:
    """Say whether the first line ends in a full stop and is the title all the same: a byline or date line follows."""
    first = blocks[index]
    if index or len(blocks) < 2 or first.mark is not Mark.NONE or len(first.text) > MAX_LINE:
        return False
    return len(first.text.split()) <= MAX_TITLE_SENTENCE_WORDS and _is_page_line(blocks[1])


def _may_be_title(block: Block) -> bool:
    return len(block.text) <= MAX_LINE and len(words(block.text)) > 1 and not is_furniture(block.text)


def _choose_title(blocks: Sequence[Block], head: Head, known: str | None) -> int | None:
    if known is not None:
        for index in head.free:
            if _plain_words(blocks[index].text) == _plain_words(known):
                return index
    marked = [index for index in head.free if blocks[index].mark is Mark.HEADING]
    if marked:
        best = min(marked, key=lambda index: blocks[index].level)
        level = blocks[best].level
        later = sum(block.mark is Mark.HEADING and block.level <= level for block in blocks) > 1
        if level == 1 or not later:
            return best
    plain = [index for index in head.free if index not in marked]
    if len(plain) > MAX_PLAIN_HEAD and head.end < len(blocks):
        return max(plain, key=lambda index: len(words(blocks[index].text)))
    for least in (MIN_TITLE_WORDS, 2):
        for index in plain:
            if len(words(blocks[index].text)) >= least:
                return index
    return None


def _kind_of_free_line(blocks: Sequence[Block], index: int, head: Head) -> Kind:
    block = blocks[index]
    if index == head.title:
        return Kind.TITLE
    if block.mark is Mark.HEADING:
        return Kind.HEADING
    if head.title is None or index < head.title:
        return Kind.FURNITURE
    is_deck = len(words(block.text)) > MAX_CAPTION_WORDS
    is_last = index == head.end - 1
    if is_deck or (is_last and _opens_section(block.text, blocks[head.title].text)):
        return Kind.HEADING
    return Kind.FURNITURE


def _opens_section(line: str, title: str) -> bool:
    named = set(_plain_words(line))
    return not FUNCTION_WORDS.isdisjoint(named) and not named <= set(_plain_words(title))


def _plain_words(line: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in words(line)]

"""The lines above an article: which is the title, and what they say of outlet, author and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.model import Kind
from tui.sources.blocks import Block, Mark
from tui.sources.dates import FoundDate, find_date
from tui.sources.furniture import is_furniture, is_section_label
from tui.sources.imprint import (
    author_beside,
    byline_name,
    dates_told,
    is_date_line,
    is_outlet,
    is_role,
    outlet_beside,
    person_named,
)
from tui.sources.lines import FUNCTION_WORDS, MAX_LINE, is_name_like, is_prose, words

BULLET_SIGNS = "•·-–*▪●◦‣ "
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
MIN_REPEATED_WORDS = 4
"""Words of a line that is the title where another line repeats it with something added."""
MAX_TO_DATE = 3
"""Blocks between a line with nothing but a name and the date line or role that makes a byline of it."""
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
    updated: FoundDate | None = None
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
    if head.author is None:
        head.author = _author_without_by(blocks, head)
    for index in head.free:
        head.kinds[index] = _kind_of_free_line(blocks, index, head)
    return head


def _take(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Enter what a block says into the head; False where it is free to be the title, a deck or a caption."""
    block = blocks[index]
    text = block.text
    kind = Kind.FURNITURE
    if block.mark is Mark.BULLET:
        kind = Kind.FURNITURE if is_furniture(text.lstrip(BULLET_SIGNS)) else Kind.BULLET
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
        head.author = head.author or byline_name(text) or author_beside(text)
    elif (name := byline_name(text)) is not None:
        head.author = head.author or name
        if (found := find_date(text)) is not None:
            _take_date(head, text, found)
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
    if found is None:
        return
    published, updated = dates_told(line)
    if updated is not None:
        head.updated = head.updated or updated
    found, is_later = (published, False) if published is not None else (found, updated is not None)
    rank = (found.value is not None, not is_later)
    if head.date is None or rank > (head.date.value is not None, not head.date_is_later):
        head.date, head.date_is_later = found, is_later


def _head_end(blocks: Sequence[Block]) -> int:
    top = blocks[:MAX_HEAD_BLOCKS]
    contents = (index for index, block in enumerate(top) if _is_content(block) and not _is_title_sentence(top, index))
    first = next(contents, len(top))
    if first == len(top) or not any(map(_may_be_title, top[:first])):
        return first
    if len(top[first].text.split()) > MAX_STANDFIRST_WORDS:
        return first
    end = first
    start = first + 1
    while start < len(top) and top[start - 1].mark is Mark.BULLET and top[start].mark is Mark.BULLET:
        start += 1
    is_dated = any(_is_page_line(block) and find_date(block.text) is not None for block in top[:first])
    for index in range(start, min(start + MAX_BELOW_STANDFIRST, len(top))):
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
    repeated = _repeated(blocks, plain)
    if repeated is not None:
        return repeated
    above = _above_byline(blocks, head, plain)
    if len(plain) > MAX_PLAIN_HEAD and head.end < len(blocks):
        if above is not None:
            return above
        return max(plain, key=lambda index: len(words(blocks[index].text)))
    for least in (MIN_TITLE_WORDS, 2):
        for index in plain:
            if len(words(blocks[index].text)) >= least:
                return above if above is not None and _is_masthead(blocks, index, above) else index
    return None


def _repeated(blocks: Sequence[Block], plain: Sequence[int]) -> int | None:
    """Find the line that another line of the head repeats with something added ("Home / World / …", "… - Bay News")."""
    for index in plain:
        text = blocks[index].text
        if len(words(text)) < MIN_REPEATED_WORDS:
            continue
        for other in plain:
            if other != index and repeats_title(blocks[other].text, text) and blocks[other].text != text:
                return max(n for n in plain if blocks[n].text == text)
    return None


def repeats_title(line: str, title: str) -> bool:
    """Say whether a line holds a whole title, alone or with the words of a trail, a button or a window's bar.

    Args:
        line: A line that stands alone.
        title: The title.
    """
    if line == title:
        return True
    is_long = len(words(title)) >= MIN_REPEATED_WORDS
    return is_long and len(line) <= MAX_LINE and (line.startswith(f"{title} ") or line.endswith(f" {title}"))


def _above_byline(blocks: Sequence[Block], head: Head, plain: Sequence[int]) -> int | None:
    """Find the first of the long lines that stand directly above the byline, or else above the date."""
    page_lines = [index for index in range(head.end) if _is_page_line(blocks[index])]
    bylines = [index for index in page_lines if _is_byline(blocks[index])]
    for anchor in (*bylines, *page_lines):
        above = [index for index in plain if index < anchor and len(words(blocks[index].text)) >= MIN_TITLE_WORDS]
        if not above:
            continue
        found = above[-1]
        while found - 1 in above or (found - 1 in head.kinds and head.kinds[found - 1] is Kind.BODY):
            found -= 1
        return found if found in above else above[-1]
    return None


def _is_masthead(blocks: Sequence[Block], line: int, title: int) -> bool:
    """Say whether a line belongs to the page's top: its menu stands below it, and above the title."""
    if line >= title:
        return False
    between = [block.text for block in blocks[line + 1 : title]]
    return is_name_like(blocks[line].text) or any(is_section_label(text) or is_outlet(text) for text in between)


def _author_without_by(blocks: Sequence[Block], head: Head) -> str | None:
    """Find a line with nothing but a name below the title and near a date line or a role."""
    if head.title is None:
        return None
    for index in head.free:
        if index <= head.title or blocks[index].mark is not Mark.NONE:
            continue
        name = person_named(blocks[index].text)
        if name is None or _is_in_story(name, blocks, head):
            continue
        if name != blocks[index].text and is_role(blocks[index].text.rpartition(",")[2].strip()):
            return name
        near = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 1 + MAX_TO_DATE]]
        if any(is_role(block.text) or is_date_line(block.text) or _is_about_author(block.text) for block in near):
            return name
    return None


def _is_in_story(name: str, blocks: Sequence[Block], head: Head) -> bool:
    """Say whether the story or its title names somebody: then the line is the caption of a picture of them."""
    surname = name.split()[-1]
    title = blocks[head.title].text if head.title is not None else ""
    return surname in title or any(
        surname in block.text
        for block in blocks[head.end :]
        if is_prose(block.text) and not block.text.startswith(name)
    )


def _is_about_author(line: str) -> bool:
    return line.lower() in ("follow", "follow us", "author", "by") or line.lower().endswith((" min read", " ago"))


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

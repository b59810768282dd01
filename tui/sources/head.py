"""The lines above an article: which is the title, and what they say of outlet, author and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.model import Kind
from tui.sources.agencies import agency_named
from tui.sources.blocks import Block, Mark
from tui.sources.dates import MONTH, WEEKDAY, FoundDate, find_date
from tui.sources.furniture import is_furniture, is_section_label
from tui.sources.lines import FUNCTION_WORDS, MAX_LINE, is_name_like, is_prose, words

MAX_HEAD_BLOCKS = 20
"""Blocks among which the head ends; page heads have a dozen lines at most."""
MAX_STANDFIRST_WORDS = 45
"""Words of a sentence between the title and the byline that is still part of the head."""
MAX_BELOW_STANDFIRST = 4
"""Blocks below such a sentence in which a byline or date line must follow."""
MIN_TITLE_WORDS = 4
"""Words from which the first free line is the title; a shorter one may be a kicker above it."""
MAX_CAPTION_WORDS = 5
"""Words of a line below the title that is a caption or label; a longer one is a deck, the title's second line."""
MAX_OUTLET_WORDS = 5
MAX_NAME_WORDS = 12
"""Words of the longest byline: a few names and a place."""
MAX_DATE_LINE_REST = 2
"""Words on a date line besides date, time and marks: a city, "Updated"."""

_BYLINE = re.compile(
    r"(?:(?:author|writer|reporter|correspondent|text|words|story|byline)s?\s*:|(?:written |reported |words |story )?by\b)\s*:?\s*(?P<name>\S.*)",
    re.I,
)
_NAME_END = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\bfor\b|\bin\b|\bpublished\b|\bupdated\b|, (?:reuters|ap|afp)\b).*", re.I | re.S
)
_PARTICLES = frozenset("and al el de del der di da van von bin ibn la le & with".split())

_DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|(?:last |first )?(?:published|updated|posted|modified|created|edited)(?: on| at)?|on|at|date|issued|time"
    r"|an?|\d+|(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?|ago|read|am|pm|a\.m|p\.m|noon|midnight"
    r"|gmt|utc|est|edt|et|bst|cet|ist|pst|pdt|local)\b|[\d:.,|•·/()\[\]+–—-]+|\d+(?:am|pm|h|st|nd|rd|th)\b",
    re.I,
)
_TIME_ONLY = re.compile(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?$", re.I)

_OUTLET_LAST = frozenset(
    """
    press news times post wire agency herald tribune gazette journal media tv radio observer guardian standard chronicle
    mail telegraph mirror express globe monitor network television broadcasting online daily weekly independent examiner
    inquirer courier dispatch sentinel newspaper newswire .com
    """.split()
)
_OUTLET_FIRST = frozenset("daily radio press agence sky channel".split())
_OUTLET_NAMES = frozenset(
    """
    bbc cnn npr pbs nbc abc cbs msnbc euronews newsweek axios politico bloomberg haaretz bild stern spiegel zdf ard rfi
    """.split()
) | {
    "al jazeera",
    "al arabiya",
    "al-monitor",
    "deutsche welle",
    "voice of america",
    "france 24",
    "le monde",
    "el país",
    "el pais",
    "der spiegel",
    "the economist",
    "the times of israel",
    "the new york times",
    "the times of india",
    "middle east eye",
    "the conversation",
    "the hindu",
}
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}", re.I)
_OUTLET_OF = re.compile(r"(?:the )?[\w'’-]*(?:times|voice|post|news) of [A-Z]\w+(?: \w+)?$", re.I)


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
    kinds: dict[int, Kind] = field(default_factory=dict)
    """The kind of each block of the head, by its index."""


def read_head(blocks: Sequence[Block], title: str | None = None) -> Head:
    """Read the lines above the article's first paragraph.

    Args:
        blocks: The article's blocks.
        title: The title where it is known from elsewhere: a line that repeats it is the title, no other one is.

    Returns:
        What was found, and the kind of each block of the head.
    """
    head = Head(end=_head_end(blocks))
    free: list[int] = []
    updated: FoundDate | None = None
    for index, block in enumerate(blocks[: head.end]):
        text = block.text
        kind = Kind.FURNITURE
        if block.mark is Mark.BULLET:
            kind = Kind.BULLET
        elif block.mark is Mark.RULE or is_furniture(text) and find_date(text) is None:
            pass
        elif block.mark is Mark.HEADING:
            free.append(index)
        elif (name := byline_name(text)) is not None:
            head.author = head.author or name
            head.date = head.date or find_date(text)
        elif is_date_line(text):
            found = find_date(text)
            if "updated" in text.lower() or "modified" in text.lower():
                updated = updated or found
            else:
                head.date = head.date or found
            head.outlet = head.outlet or _outlet_beside_date(text, found)
        elif is_section_label(text) or _TIME_ONLY.match(text):
            pass
        elif is_outlet(text):
            head.outlet = head.outlet or text
        elif is_prose(text) and not _is_head_line(blocks, index):
            kind = Kind.BODY
        else:
            free.append(index)
        head.kinds[index] = kind
    head.date = head.date or updated
    head.title = _choose_title(blocks, free, title)
    for index in free:
        head.kinds[index] = _kind_of_free_line(blocks, index, head)
    return head


def byline_name(line: str) -> str | None:
    """Read who wrote the article from a line such as "By Ada Lovelace in Paris" or "Author: Lok".

    Args:
        line: A line that stands alone.

    Returns:
        The name as written, or None where the line is no byline.
    """
    if len(line) > MAX_LINE:
        return None
    match = _BYLINE.match(line.strip("*_ "))
    if match is None:
        return None
    name = match["name"]
    found = find_date(name)
    if found is not None:
        name = name[: found.start]
    name = _NAME_END.sub("", name).strip(" ,;|-–—*_")
    parts = re.findall(r"[^\s,]+", name)
    if not parts or len(parts) > MAX_NAME_WORDS or (is_prose(line) and len(parts) > 4):
        return None
    named = [part for part in parts if part[0].isupper() or part[0] in "@'’"]
    strangers = [part for part in parts if part not in named and part.lower().split("-")[0] not in _PARTICLES]
    has_label = ":" in line[: match.start("name")]
    if strangers and not (has_label and len(parts) <= 3):
        return None
    return name if named or has_label else None


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date, or how long ago it was, and hardly anything else.

    Args:
        line: A line that stands alone.
    """
    if len(line) > MAX_LINE:
        return False
    found = find_date(line)
    if found is None and not re.search(r"\d", line):
        return False
    rest = line if found is None else line[: found.start] + " " + line[found.end :]
    left = words(_DATE_WORDS.sub(" ", rest))
    if found is None:
        return not left and (re.search(rf"\b(?:{MONTH}|{WEEKDAY}|ago)\b", line, re.I) is not None)
    return len(left) <= MAX_DATE_LINE_REST or (len(left) <= MAX_OUTLET_WORDS and is_outlet(" ".join(left)))


def is_outlet(line: str) -> bool:
    """Say whether a line is the name of a newspaper, agency, broadcaster or site ("Barran Press", "bbc.com").

    Args:
        line: A line that stands alone.
    """
    core = line.strip("*_ |:–—-")
    parts = core.split()
    if not parts or len(parts) > MAX_OUTLET_WORDS or core[-1] in ".!?,;":
        return False
    low = core.lower()
    if (
        agency_named(core)
        or low in _OUTLET_NAMES
        or low.removeprefix("the ") in _OUTLET_NAMES
        or _DOMAIN.fullmatch(core)
    ):
        return True
    if not is_name_like(" ".join(part for part in parts if part.lower() not in ("of", "the", "and", "&"))):
        return False
    if len(parts) == 1:
        return False
    if _OUTLET_OF.fullmatch(core):
        return True
    if any(part.lower() in FUNCTION_WORDS - {"the", "of", "and"} for part in parts) or low.startswith(("a ", "an ")):
        return False
    last = low.split()[-1]
    first = low.removeprefix("the ").split()[0]
    return last in _OUTLET_LAST or parts[0].lower() in _OUTLET_NAMES or (first in _OUTLET_FIRST and len(parts) <= 3)


def _outlet_beside_date(line: str, found: FoundDate | None) -> str | None:
    if found is None:
        return None
    for part in (line[: found.start], line[found.end :]):
        core = part.strip(" ,|•·-–—()")
        if core and is_outlet(core):
            return core
    return None


def _head_end(blocks: Sequence[Block]) -> int:
    top = blocks[:MAX_HEAD_BLOCKS]
    first = next(
        (index for index, block in enumerate(top) if _is_content(block) and not _is_head_line(top, index)), len(top)
    )
    if not any(_may_be_title(block) for block in top[:first]) or first == len(top):
        return first
    if len(top[first].text.split()) > MAX_STANDFIRST_WORDS or top[first].mark is Mark.BULLET:
        return first
    end = first
    for index in range(first + 1, min(first + 1 + MAX_BELOW_STANDFIRST, len(top))):
        block = top[index]
        if _is_page_line(block):
            end = index + 1
        elif _is_content(block) and not is_furniture(block.text):
            break
    return end if end > first else first


def _is_content(block: Block) -> bool:
    if block.mark is Mark.BULLET:
        return True
    return (
        block.mark is Mark.NONE and is_prose(block.text) and not is_furniture(block.text) and not _is_page_line(block)
    )


def _is_page_line(block: Block) -> bool:
    return block.mark is Mark.NONE and (byline_name(block.text) is not None or is_date_line(block.text))


def _is_head_line(blocks: Sequence[Block], index: int) -> bool:
    """Say whether the first line ends in a full stop and is the title all the same: a byline or date line follows it."""
    text = blocks[index].text
    if index or len(text) > MAX_LINE or len(text.split()) > MAX_TITLE_SENTENCE_WORDS or len(blocks) < 3:
        return False
    return _is_page_line(blocks[1]) and blocks[0].mark is Mark.NONE


MAX_TITLE_SENTENCE_WORDS = 16
"""Words of a title that ends in a full stop."""


def _may_be_title(block: Block) -> bool:
    return len(words(block.text)) >= 2 and not is_furniture(block.text) and not _is_page_line(block)


def _choose_title(blocks: Sequence[Block], free: Sequence[int], known: str | None) -> int | None:
    if known is not None:
        return next((index for index in free if _same(blocks[index].text, known)), None)
    marked = [index for index in free if blocks[index].mark is Mark.HEADING]
    if marked:
        return min(marked, key=lambda index: blocks[index].level)
    for least in (MIN_TITLE_WORDS, 2):
        for index in free:
            if len(words(blocks[index].text)) >= least:
                return index
    return None


def _kind_of_free_line(blocks: Sequence[Block], index: int, head: Head) -> Kind:
    if index == head.title:
        return Kind.TITLE
    block = blocks[index]
    if block.mark is Mark.HEADING:
        return Kind.HEADING
    if head.title is None or index < head.title:
        return Kind.FURNITURE
    count = len(words(block.text))
    is_last = index == head.end - 1
    if count > MAX_CAPTION_WORDS or (is_last and _opens_section(block.text, blocks[head.title].text)):
        return Kind.HEADING
    return Kind.FURNITURE


def _opens_section(line: str, title: str) -> bool:
    named = {word.lower() for word in words(line)}
    return bool(named & FUNCTION_WORDS) and not named <= {word.lower() for word in words(title)}


def _same(line: str, title: str) -> bool:
    return [word.lower() for word in words(line)] == [word.lower() for word in words(title)]

"""The page matter below and within an article: what it says of outlet, address, author and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.model import Kind
from tui.sources.agencies import agency_named
from tui.sources.blocks import Block
from tui.sources.dates import FoundDate, find_date
from tui.sources.head import Head
from tui.sources.imprint import byline_name, dates_told
from tui.sources.lines import MAX_LINE, is_name_like

MAX_OWNER_WORDS = 6
"""Words of the name in a copyright line."""
MAX_MASTHEAD_WORDS = 4
"""Words of a line at the top that may be the outlet's name."""
MIN_MASTHEAD_LETTERS = 5
"""Letters of such a name, so that it is not found by chance in another line."""
MAX_LOOKED_AT = 400
"""Lines of page matter that are looked at; what a page says of itself stands in its first and last ones."""

# Patterns that few lines need are compiled when the first one does, so that they do not delay the first screen.
_ADDRESS = (
    r"(?:(?:source|source link|link|url|original|permalink|via|retrieved from|read (?:it|more|the original)"
    r"(?: article| story)?(?: at| here)?|from)\s*:?\s*)?[<(\"“]?(?P<url>https?://[^\s<>\"”]+?)[>)\"”]?\.?"
)
_OF_A_NETWORK = (
    r"https?://(?:[\w-]+\.)*(?:twitter|x|facebook|instagram|youtube|youtu|t|tiktok|linkedin|whatsapp|telegram|reddit"
    r"|doi"
    r"|pinterest|threads|bsky)\.(?:com|co|be|me|net|org|app)\b"
)
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d])")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?", re.I)
_NOT_THE_OWNER = (
    r"\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)?\d\d)?|\b(?:all|tous|todos|alle|tutti)\b.*\b(?:rights?|droits|derechos"
    r"|diritti|rechte)\b.*"
    r"|[.|,;(].*|\b(?:limited|ltd|inc|llc|plc|gmbh|pvt|newspapers?|publications?|publishing|media|holdings?)\b.*"
)
_NAMED_OUTLET = re.compile(
    r"(?:©? ?provided by|news provided by|first (?:published|appeared) (?:in|on)|(?:this (?:article|story) )?"
    r"(?:was )?(?:originally )?(?:published|appeared) (?:in|on|by)|originally (?:published|appeared) (?:in|on|at)"
    r"|source)[: ]\s*"
    r"(?P<name>(?:the )?(?-i:[A-Z]).{1,40}?)\.?"
    r"|(?:the )?(?P<host>(?-i:[A-Z])[\w&’' -]{2,40}?) (?:welcomes (?:comments|letters)"
    r"|is not responsible for the content)\b.*",
    re.I,
)
_TEAM_OF = re.compile(
    r"(?P<name>.{3,40}?) (?:news desk|web desk|newsroom|bureau|news staff|staff writers?|staff reporters?)", re.I
)
_WRITTEN_FOR = re.compile(r"by\b.{3,60}\bfor (?:the )?(?P<name>(?-i:[A-Z]).{2,40})", re.I)
_FOLLOWED = re.compile(r"(?:follow|visit) (?P<name>(?-i:[A-Z])[^|:.]{2,40}?)(?: on .*)?:?", re.I)
_WITH_OTHERS = re.compile(r"(?:,| and| &) (?:news )?agenc(?:y|ies)$", re.I)
_BEFORE_NAME = re.compile(r"\b(?:follow|visit|from|in|of|to|for|about|provided by)(?: the)? $", re.I)
_NAME_FOLLOWS = re.compile(r"(?:published in|news provided by|provided by|from)\s*:?", re.I)
_SAYS_WHEN = re.compile(r"\b(?:published|posted|first appeared)\b", re.I)


@dataclass(slots=True)
class Foot:
    """What an article's page matter tells of it; None where it tells nothing."""

    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: FoundDate | None = None
    updated: FoundDate | None = None


def read_foot(blocks: Sequence[Block], kinds: Sequence[Kind], head: Head) -> Foot:
    """Read what the page matter says of the article.

    Args:
        blocks: The article's blocks.
        kinds: The kind of each.
        head: What was read from the first of them.
    """
    at = [
        index for index, kind in enumerate(kinds) if kind is Kind.FURNITURE and len(blocks[index].text) <= 2 * MAX_LINE
    ]
    if len(at) > MAX_LOOKED_AT:
        at = [*at[: MAX_LOOKED_AT // 2], *at[-MAX_LOOKED_AT // 2 :]]
    foot = Foot()
    below = [index for index in at if index >= head.end]
    foot.url = _address(blocks[index].text for index in at)
    for index in below:
        line = blocks[index].text
        foot.author = foot.author or byline_name(line)
        if _SAYS_WHEN.search(line):
            published, updated = dates_told(line)
            foot.published = foot.published or published
            foot.updated = foot.updated or updated
    foot.outlet = _outlet(blocks, at, head)
    if foot.published is None and foot.url:
        match = _DATE_IN_ADDRESS.search(foot.url)
        foot.published = find_date("-".join(match.groups())) if match else None
    return foot


def _address(lines: Iterable[str]) -> str | None:
    for line in lines:
        if "://" not in line:
            continue
        match = re.fullmatch(_ADDRESS, line.strip("*_ "), re.I)
        if match and not re.match(_OF_A_NETWORK, match["url"], re.I):
            return match["url"]
    return None


def _outlet(blocks: Sequence[Block], at: Sequence[int], head: Head) -> str | None:
    lines = [blocks[index].text.strip("*_ ") for index in at]
    title = blocks[head.title].text if head.title is not None else None
    if title is not None:
        for line in lines:
            name = _after_title(line, title)
            if name is not None:
                return name
    owners = [owner for line in lines if (owner := _owner(line)) is not None]
    whole = "\n".join(lines).casefold()
    for index in at:
        masthead = blocks[index].text.strip("*_ |:–—-")
        if index < head.end and _is_masthead(masthead) and _recurs(masthead, owners, whole):
            return masthead
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        name = _named(line)
        if name is not None:
            return name
        if _NAME_FOLLOWS.fullmatch(line) and _is_owner(below):
            return below
    return owners[0] if owners else None


def _named(line: str) -> str | None:
    match = _NAMED_OUTLET.fullmatch(line)
    if match is None:
        match = next(filter(None, (form.fullmatch(line) for form in (_TEAM_OF, _WRITTEN_FOR, _FOLLOWED))), None)
    if match is None:
        return None
    name = _WITH_OTHERS.sub("", next(filter(None, match.groupdict().values())))
    return name if _is_owner(name) else None


def _after_title(line: str, title: str) -> str | None:
    """Read the outlet from a window's title ("Ferry halted - Bay News")."""
    if not line.startswith(title) or len(line) == len(title):
        return None
    match = re.match(r"\s+[|–—-]\s+([^|–—]{2,40})$", line[len(title) :])
    return match[1].strip() if match and _is_owner(match[1]) else None


def _owner(line: str) -> str | None:
    """Read the outlet from a copyright line; the copyright of an agency is that of its report."""
    match = _COPYRIGHT.match(line)
    if match is None:
        return None
    rest = re.sub(r"^[\s,]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*", "", line[match.end() :])
    name = re.sub(_NOT_THE_OWNER, "", rest, flags=re.I).strip(" -–—")
    return name if _is_owner(name) and agency_named(name) is None else None


def _is_owner(name: str) -> bool:
    parts = name.split()
    return 0 < len(parts) <= MAX_OWNER_WORDS and parts[0][0].isupper() and len(name) > 1


def _is_masthead(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    if not 1 <= len(line.split()) <= MAX_MASTHEAD_WORDS or letters < MIN_MASTHEAD_LETTERS:
        return False
    return is_name_like(line.replace("&", "And")) and byline_name(line) is None


def _recurs(masthead: str, owners: Sequence[str], lines: str) -> bool:
    name = masthead.casefold().removeprefix("the ")
    if any(owner.casefold().removeprefix("the ").startswith(name) for owner in owners):
        return True
    at = lines.find(name)
    while at >= 0:
        if _BEFORE_NAME.search(lines, max(at - 20, 0), at) and not lines[at + len(name) : at + len(name) + 1].isalnum():
            return True
        at = lines.find(name, at + 1)
    return False

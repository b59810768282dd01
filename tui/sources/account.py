"""From what a file says to an article: its facts, and its text cut into passages of their kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from tui.model import Article, Kind, Passage
from tui.sources.agencies import agency_named, credited_agencies, is_text_credit
from tui.sources.blocks import split_blocks
from tui.sources.dates import FoundDate, find_date
from tui.sources.extract import Extract
from tui.sources.foot import read_foot
from tui.sources.frontmatter import FrontMatter, read_front_matter
from tui.sources.head import read_head
from tui.sources.ids import name_tokens
from tui.sources.kinds import find_kinds
from tui.sources.language import guess_language
from tui.sources.sanitize import make_safe, one_line

MAX_OUTLET = 60
"""Characters of an outlet's name that is taken from a file name."""
MAX_FACT = 300
"""Characters of a title, or of another fact, that are kept."""
MAX_URL = 2_000
"""Characters of an address that are kept."""
MIN_HASH = 8
"""Hexadecimal digits from which a part of a file name is a checksum and not a word or a year."""
_HASH = re.compile(rf"(?=.*\d)[0-9a-f]{{{MIN_HASH},}}$", re.I)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a part of one, that may be an article."""

    path: Path
    extract: Extract

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.extract.part).stem if self.extract.part else self.path.stem

    @property
    def shown(self) -> str:
        """Where it is, on one line and safe to show."""
        return one_line(f"{self.path} ({self.extract.part})" if self.extract.part else str(self.path))


def read_article(source: Source, name: str) -> Article:
    """Read an article.

    Facts come from the front matter first, then from fields of the file's format, then from the lines above the
    article (before those fields, where they are only about the file), and the outlet last from the file's name.

    Args:
        source: What the file says.
        name: The article's id.

    Returns:
        The article, its body in paragraphs; without passages where the file holds no text.
    """
    extract = source.extract
    text = make_safe(extract.text)
    front = FrontMatter() if extract.has_own_head else read_front_matter(text)
    blocks = split_blocks(text, front.end)
    known_title = front.title or _fact(extract.title)
    head = read_head(blocks, known_title)
    kinds = find_kinds(blocks, head)
    foot = read_foot(blocks, kinds, head)
    is_first = not extract.is_about_file
    written = front.published or (_fact(extract.published) if is_first or head.date is None else None)
    found = _date(written) if written else (head.date or foot.published)
    is_date_of_file = not is_first and bool(written) and not front.published
    title = known_title
    if head.title is not None and (title is None or not (is_first or front.title)):
        title = one_line(" ".join(blocks[head.title].text.strip("*_ ").split()), MAX_FACT)
    outlets = (_fact(extract.outlet), _fact(head.outlet or foot.outlet))
    authors = (_fact(extract.author), _fact(head.author or foot.author))
    outlet = front.outlet or _first(outlets, is_first) or _outlet_from_name(source.stem, name)
    date_warning = (found.warning,) if found is not None and found.warning is not None else ()
    if is_date_of_file:
        date_warning = (*date_warning, "the date is that of the file; the text has none")
    updated = _fact(front.updated) or _fact(extract.updated)
    told_later = head.updated or foot.updated
    furniture = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind is Kind.FURNITURE]
    story = " ".join(block.text for block, kind in zip(blocks, kinds, strict=True) if kind is Kind.BODY)
    return Article(
        id=name,
        path=source.shown,
        outlet=outlet,
        title=title,
        author=front.author or _first(authors, is_first),
        published=found.value if found is not None else None,
        dateline=found.written if found is not None else None,
        note=front.note or _fact(extract.note),
        origins=credited_agencies(text[front.end :], [outlet, front.author or "", *filter(is_text_credit, furniture)]),
        text=text,
        passages=tuple(
            Passage(f"{name}:{n}", name, kind, block.start, block.end, n, text[block.start : block.end])
            for n, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        ),
        warnings=(*map(one_line, extract.warnings), *front.warnings, *date_warning),
        updated=_day(updated) if updated else (told_later.value if told_later else None),
        url=_fact(front.url, MAX_URL) or _fact(extract.url, MAX_URL) or _fact(foot.url, MAX_URL),
        language=_language(front.language) or _language(extract.language) or guess_language(story),
    )


def _fact(written: str | None, limit: int = MAX_FACT) -> str | None:
    """A value as one safe line; None where it is empty."""
    return one_line(" ".join(written.split()), limit) or None if written else None


def _first(facts: tuple[str | None, str | None], in_order: bool) -> str | None:
    """The first of two that is there, or the other way round."""
    one, other = facts if in_order else reversed(facts)
    return one or other


def _day(written: str | None) -> date | None:
    found = find_date(written) if written else None
    return found.value if found else None


def _language(written: str | None) -> str | None:
    return written.replace("_", "-") if written and _LANGUAGE.match(written) else None


def _date(written: str) -> FoundDate:
    found = find_date(written)
    if found is not None:
        return FoundDate(written, found.value, found.warning, 0, len(written))
    return FoundDate(written, None, f"date '{written}' is not understood", 0, len(written))


def _outlet_from_name(stem: str, name: str) -> str:
    tokens = [token for token in name_tokens(stem) if not _HASH.match(token)]
    readable = one_line(" ".join(tokens), MAX_OUTLET)
    forms = (readable, readable.upper(), readable.title())
    return next(filter(None, map(agency_named, forms)), None) or readable or name

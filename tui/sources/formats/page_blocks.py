"""A page's elements as blocks of text in reading order: paragraphs, headings, list items and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree, html

MAX_CELL = 300
"""Characters of a table's cell that holds a value; with more the table lays out a page."""
MIN_ROWS = 2
"""Rows of two cells or more that make a table of values."""
CELL_BREAK = " | "
"""What stands between the cells of a row."""


class Shape(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph's worth of a page."""

    shape: Shape
    text: str
    """On one line, without white space at its ends; never empty."""
    element: html.HtmlElement
    """The innermost block-level element that holds it."""
    level: int
    """Of a heading, 1 to 6; else 0."""
    link_share: float
    """Share of its characters that are links, 0..1."""
    is_aside: bool
    """Whether it stands in a part that pages use for their own matter: menus, boxes, forms, captions."""

    @property
    def plain(self) -> str:
        """As plain text, with the mark of its shape."""
        if self.shape is Shape.HEADING:
            return f"{'#' * self.level} {self.text}"
        return f"- {self.text}" if self.shape is Shape.ITEM else self.text


_NEVER_TEXT = frozenset(
    """
    script style noscript template head title svg math canvas iframe frame object embed applet video audio map select
    option optgroup datalist textarea input button meter progress noembed noframes link meta base rp rt
    amp-ad amp-embed amp-sidebar amp-consent amp-social-share amp-user-notification amp-sticky-ad
    """.split()
)
_ASIDE = frozenset("nav aside form figure figcaption dialog menu fieldset label".split())
_BLOCK = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul
    """.split()
)
_IN_LAYOUT = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol table blockquote form article section hr".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WHOLE_PAGE = frozenset("html body main article".split())
"""Never set aside or hidden by their classes, which tell of the page's state and not of their content."""

_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|%)?\s*(?:;|!|$)", re.I
)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:hidden|is-hidden|visually-?hidden|sr-only|screen-reader(?:-text|-only)?|d-none|invisible|noprint"
    r"|mw-editsection|mw-jump-link)(?:\s|$)",
    re.I,
)
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:related|newsletter|share|sharing|social|promo|promotion|advert|adverts|advertisement|ad|ads|sponsor"
    r"|sponsored|cookie|cookies|consent|gdpr|comment|comments|breadcrumb|breadcrumbs|nav|navbar|navigation|menu|sidebar"
    r"|footer|recirc|recirculation|trending|popular|most-read|read-more|readmore|more-stories|recommended|subscribe"
    r"|signup|sign-up|paywall|outbrain|taboola|byline|caption|toc|navbox|infobox|hatnote|reflist|metadata|tags|tag-list"
    r"|author-bio|author-box|popup|modal|banner|toolbar|disclaimer|copyright|teaser|amp-ad|widget)(?:$|[\s_-])",
    re.I,
)
_REFERENCE = re.compile(r"(?:^|\s)(?:reference|noteref|footnote-ref)(?:\s|$)", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_PARAGRAPH_BREAK = re.compile(r" *\n *(?:\n *)+")
_LINE_BREAK = re.compile(r" *\n *")
_TAKES_NO_ROOM = str.maketrans("", "", "\xad\u200b\u2060\ufeff")


def is_unseen(element: html.HtmlElement) -> bool:
    """Say whether a browser shows nothing of an element: scripts, controls, what is hidden.

    Args:
        element: Any element of a page.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_TEXT:
        return True
    if tag in ("html", "body"):
        return False
    hidden = element.get("hidden")
    if (hidden is not None and hidden.lower() != "until-found") or element.get("aria-hidden", "").lower() == "true":
        return True
    if _UNSEEN_STYLE.search(element.get("style", "")):
        return True
    classes = element.get("class", "")
    if tag == "sup" and _REFERENCE.search(classes):
        return True
    return tag not in _WHOLE_PAGE and _UNSEEN_CLASS.search(classes) is not None


def is_aside(element: html.HtmlElement) -> bool:
    """Say whether an element is, by its tag or name, for the page's own matter and not for the article.

    Args:
        element: Any element of a page.
    """
    tag = element.tag
    if tag in _WHOLE_PAGE:
        return False
    if tag == "footer":  # that of an article holds its credits
        return next(element.iterancestors("article", "main"), None) is None
    if tag in _ASIDE or tag.startswith("amp-") or element.get("role", "") in ("navigation", "complementary", "dialog"):
        return True
    return any(name and _ASIDE_NAME.search(name) for name in (element.get("class"), element.get("id")))


@dataclass(slots=True)
class _Line:
    """The text gathered since the last block ended."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, is_link: bool, keeps_lines: bool) -> None:
        if text:
            self.parts.append(text.replace("\r", "") if keeps_lines else _SPACE.sub(" ", text))
            if is_link:
                self.linked += len(self.parts[-1])


@dataclass(slots=True)
class _Where:
    """What the elements around the current place are."""

    links: int = 0
    pre: int = 0
    asides: int = 0
    rows: int = 0
    """How many rows of tables of values the place is in."""
    headings: list[int] = field(default_factory=list)
    blocks: list[html.HtmlElement] = field(default_factory=list)
    opens_item: bool = False
    """Whether the next block is the first of a list item."""


def page_blocks(root: html.HtmlElement) -> list[PageBlock]:
    """Read a page's text in the order of its source; what a browser does not show is left out.

    Args:
        root: The page, or a part of it.

    Returns:
        The blocks.
    """
    return list(_blocks(root, _tables_of_values(root)))


def _blocks(root: html.HtmlElement, tables: set[html.HtmlElement]) -> Iterator[PageBlock]:
    line = _Line()
    where = _Where()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: html.HtmlElement | None = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if element is not root and is_unseen(element):
                skipped = element
                walker.skip_subtree()
                continue
            if tag == "br":
                line.parts.append("\n")
            elif _parts_blocks(element, where):
                yield from _take(line, where)
                _enter(element, where, tables)
            elif tag in ("td", "th"):
                if line.parts:
                    line.parts.append(CELL_BREAK)
            elif tag == "a":
                where.links += 1
            elif tag == "q":
                line.parts.append("“")
            line.add(element.text, where.links > 0, where.pre > 0)
            continue
        if element is skipped:
            skipped = None
        elif _parts_blocks(element, where):
            yield from _take(line, where)
            _leave(element, where, tables)
        elif tag == "a":
            where.links -= 1
        elif tag == "q":
            line.parts.append("”")
        if element is not root:
            line.add(element.tail, where.links > 0, where.pre > 0)
    yield from _take(line, where)


def _parts_blocks(element: html.HtmlElement, where: _Where) -> bool:
    """Say whether an element begins and ends a block; in a row of values nothing does but the row itself."""
    return element.tag in (("tr", "table") if where.rows else _BLOCK)


def _table_of(cell: html.HtmlElement) -> html.HtmlElement | None:
    return next(cell.iterancestors("table"), None)


def _enter(element: html.HtmlElement, where: _Where, tables: set[html.HtmlElement]) -> None:
    where.blocks.append(element)
    where.asides += is_aside(element)
    where.pre += element.tag == "pre"
    where.rows += element.tag == "tr" and _table_of(element) in tables
    if element.tag in _HEADINGS:
        where.headings.append(_HEADINGS[element.tag])
    if element.tag == "li":
        where.opens_item = True


def _leave(element: html.HtmlElement, where: _Where, tables: set[html.HtmlElement]) -> None:
    where.blocks.pop()
    where.asides -= is_aside(element)
    where.pre -= element.tag == "pre"
    where.rows -= element.tag == "tr" and _table_of(element) in tables
    if element.tag in _HEADINGS:
        where.headings.pop()
    if element.tag == "li":
        where.opens_item = False


def _take(line: _Line, where: _Where) -> Iterator[PageBlock]:
    """End the block that was gathered; two line breaks in a row part paragraphs, one is a space."""
    joined = "".join(line.parts)
    link_share = line.linked / len(joined) if joined else 0.0
    line.parts.clear()
    line.linked = 0
    if not joined or joined.isspace() or not where.blocks:
        return
    shape, level = Shape.PARAGRAPH, 0
    if where.headings:
        shape, level = Shape.HEADING, where.headings[-1]
    elif where.rows:
        shape = Shape.ROW
    for part in _PARAGRAPH_BREAK.split(joined):
        text = _SPACE.sub(" ", _LINE_BREAK.sub(" ", part.translate(_TAKES_NO_ROOM))).strip(" |" if where.rows else " ")
        if text:
            is_item = where.opens_item and shape is Shape.PARAGRAPH
            where.opens_item = False
            yield PageBlock(
                Shape.ITEM if is_item else shape, text, where.blocks[-1], level, link_share, where.asides > 0
            )


def _tables_of_values(root: html.HtmlElement) -> set[html.HtmlElement]:
    """Find the tables whose cells hold values; the others lay out a page."""
    open_tables: list[html.HtmlElement] = []
    rows: dict[html.HtmlElement, int] = {}
    layouts: set[html.HtmlElement] = set()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "end":
            if tag == "table":
                open_tables.pop()
            elif tag == "tr" and open_tables:
                rows[open_tables[-1]] += len(element) > 1
            continue
        if open_tables and (tag in _IN_LAYOUT or (tag == "td" and len(element.text or "") > MAX_CELL)):
            is_alone = tag == "p" and len(element.getparent()) == 1
            if not is_alone:
                layouts.add(open_tables[-1])
        elif open_tables and tag == "br" and _parts_paragraphs(element):
            layouts.add(open_tables[-1])
        if tag == "table":
            open_tables.append(element)
            rows[element] = 0
    return {table for table, count in rows.items() if count >= MIN_ROWS and table not in layouts}


def _parts_paragraphs(line_break: html.HtmlElement) -> bool:
    below = line_break.getnext()
    return below is not None and below.tag == "br" and not (line_break.tail or "").strip()

"""XHTML and HTML without page matter, such as a book's chapters, as text: paragraphs, headings and list items."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from xml.parsers import expat

from tui.sources.extract import RefusedError
from tui.sources.words import word_set

MAX_LOOSE = 1_000_000
"""Characters of markup that is not well-formed XML: so long a one was made to be broken."""
HEAD = 2_000
"""Characters in which a text that is markup shows it."""

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS = word_set(
    """
    p div section article header footer main aside figure figcaption blockquote pre ul ol li dl dt dd table tr hr
    body address h1 h2 h3 h4 h5 h6
    """
)
_SILENT = word_set("script style template head nav noscript svg math iframe object select button textarea")
_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|article|section|blockquote|a|em|strong|b|i|span)\b[^<>]*>", re.I)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_ANY_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})\b(?P<rest>[^<>]*)>|<[!?][^<>]*>")
_DOCUMENT = re.compile(r"\s*<(?:\?xml|!DOCTYPE|html\b)", re.I)


def is_markup(text: str) -> bool:
    """Say whether a text is a piece of HTML.

    Args:
        text: Any text.
    """
    return _TAG.search(text[:HEAD]) is not None


def text_of_xhtml(markup: str) -> str:
    """Take the text out of XHTML or HTML; scripts, styles and navigation say nothing.

    Args:
        markup: A document or a piece of one.

    Returns:
        Paragraphs apart by blank lines, headings as `# …`, list items as `- …`.

    Raises:
        RefusedError: It declares entities, or is both large and broken.
    """
    blocks = _Blocks()
    try:
        _parse_strictly(markup, blocks)
    except expat.ExpatError:
        if len(markup) > MAX_LOOSE:
            raise RefusedError("holds a damaged page that is too long to mend; save its text as .txt") from None
        blocks = _Blocks()
        _parse_loosely(markup, blocks)
    return blocks.joined()


def refuse_declaration(*declared: object) -> None:
    """Refuse a document that declares an entity; for expat, which calls it with what is declared.

    Raises:
        RefusedError: Always.
    """
    raise RefusedError("declares XML entities, as harmful files do and articles do not; it was not opened")


def _parse_strictly(markup: str, blocks: _Blocks) -> None:
    named = _NAMED.sub(lambda match: match[0] if match[1] in _OF_XML else html5.get(match[1], match[0]), markup)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.EntityDeclHandler = refuse_declaration
    parser.StartElementHandler = lambda tag, _: blocks.start(tag.rpartition(":")[2].lower())
    parser.EndElementHandler = lambda tag: blocks.end(tag.rpartition(":")[2].lower())
    parser.CharacterDataHandler = blocks.add
    whole = named if _DOCUMENT.match(named) else f"<div>{named}</div>"
    parser.Parse(whole.encode("utf-8", "replace"), True)


def _parse_loosely(markup: str, blocks: _Blocks) -> None:
    """Tell a page's tags from its text whatever is broken, in time that grows with its length only."""
    rest = _without_comments(markup)
    end = 0
    for tag in _ANY_TAG.finditer(rest):
        blocks.add(unescape(rest[end : tag.start()]))
        end = tag.end()
        if tag["name"] is None:
            continue
        name = tag["name"].rpartition(":")[2].lower()
        if tag["slash"]:
            blocks.end(name)
        else:
            blocks.start(name)
            if tag["rest"].endswith("/"):
                blocks.end(name)
    blocks.add(unescape(rest[end:]))


def _without_comments(markup: str) -> str:
    kept = []
    start = 0
    while (opening := markup.find("<!--", start)) >= 0 and (closing := markup.find("-->", opening)) >= 0:
        kept.append(markup[start:opening])
        start = closing + 3
    return "".join([*kept, markup[start:]])


class _Blocks:
    """The blocks of a page, as its parts are told one after the other."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._silent: list[str] = []

    def joined(self) -> str:
        """All blocks so far, apart by blank lines."""
        self._close()
        return "\n\n".join(self._blocks)

    def start(self, tag: str) -> None:
        """Take the beginning of an element."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            is_in_item = self._mark == "- " and tag in ("p", "div") and not "".join(self._words).strip()
            self._close()
            if tag in _HEADINGS:
                self._mark = f"{_HEADINGS[tag]} "
            elif tag == "li" or is_in_item:
                self._mark = "- "
        elif tag == "br":
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._words.append(" ")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self._close()

    def add(self, text: str) -> None:
        """Take some characters."""
        if not self._silent:
            self._words.append(re.sub(r"\s+", " ", text))

    def _close(self) -> None:
        if not self._words:
            self._mark = ""
            return
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        # Two line breaks are how many pages part paragraphs.
        block = " ".join(filter(None, lines)) if self._mark else re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip("\n")
        if block:
            self._blocks.append(f"{self._mark}{block}")
        self._words, self._mark = [], ""

"""EPUB books: the chapters in their reading order as one text, and what the book says of itself."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.packed import Packed, refuse_entities
from tui.sources.formats.xhtml import refuse_declaration, text_of_xhtml

MAX_TEXT = 20_000_000
"""Characters of one book; a long novel has one million."""
CONTAINER = "META-INF/container.xml"
LOCK = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


@dataclass(slots=True)
class _Package:
    """What the file says that lists a book's parts."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    """Values of the Dublin Core elements, by their name."""
    modified: str | None = None
    pages: dict[str, str] = field(default_factory=dict)
    """Addresses of the pages, by their id."""
    spine: list[str] = field(default_factory=list)
    """Ids in reading order."""


def read_epub(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a book as one article.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        One text.

    Raises:
        RefusedError: It is broken, locked, a bomb, or holds no text.
    """
    packed = Packed(data)
    place = _package_place(packed)
    package = _read_package(packed.read(place))
    chapters: list[str] = []
    room = MAX_TEXT
    for page in package.spine:
        address = package.pages.get(page)
        member = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(address))) if address else ""
        if member not in packed:
            continue
        content = packed.read(member)
        refuse_entities(content)
        chapters.append(text_of_xhtml(_page_text(content, LOCK in packed)))
        room -= len(chapters[-1])
        if room < 0:
            raise RefusedError(f"holds more than {MAX_TEXT // 1_000_000} million characters; cut it into parts")
    text = "\n\n".join(filter(None, chapters))
    if not text:
        raise RefusedError("holds no text")
    facts = {key: ", ".join(values[:10]) for key, values in package.facts.items()}
    return (
        Extract(
            text,
            title=package.facts.get("title", [None])[0],
            outlet=facts.get("publisher"),
            author=facts.get("creator"),
            published=package.facts.get("date", [None])[0],
            updated=package.modified,
            url=next((one for one in package.facts.get("source", []) if one.startswith(("http:", "https:"))), None),
            language=package.facts.get("language", [None])[0],
            has_own_head=True,
        ),
    )


def _page_text(content: bytes, is_locked: bool) -> str:
    """The markup of a page, by its byte order mark, else UTF-8, which nearly all books are in."""
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if is_locked:
            raise RefusedError("is protected against copying (DRM) and cannot be read") from None
        return content.decode("cp1252", "replace")


def _package_place(packed: Packed) -> str:
    places: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "rootfile" and "full-path" in attributes:
            places.append(attributes["full-path"])

    _parse(packed.read(CONTAINER), start)
    if not places:
        raise RefusedError("is damaged: it does not say where its contents are; download it again")
    return places[0]


def _read_package(xml: bytes) -> _Package:
    package = _Package()
    current: list[str] = []
    words: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition(" ")
        words.clear()
        current[:] = [local] if space == _DUBLIN_CORE else []
        if local == "meta" and attributes.get("property") == "dcterms:modified":
            current[:] = ["modified"]
        elif local == "item" and {"id", "href"} <= attributes.keys():
            is_contents = "nav" in attributes.get("properties", "").split()
            if attributes.get("media-type", _PAGES[0]) in _PAGES and not is_contents:
                package.pages[attributes["id"]] = attributes["href"]
        elif local == "itemref" and attributes.get("linear", "yes") != "no":
            package.spine.append(attributes.get("idref", ""))

    def end(tag: str) -> None:
        value = " ".join("".join(words).split())
        if current and value:
            if current[0] == "modified":
                package.modified = value
            else:
                package.facts.setdefault(current[0], []).append(value)
        current.clear()

    _parse(xml, start, end, words.append)
    return package


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    add: Callable[[str], None] | None = None,
) -> None:
    refuse_entities(xml)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = refuse_declaration
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = add
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise RefusedError("is damaged: its list of contents is no valid XML; download it again") from None

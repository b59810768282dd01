"""PDF files: the lines of each page put together to paragraphs, and what the file says of itself."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.packed import refuse_entities
from tui.sources.formats.typeset import Line, paragraphs
from tui.sources.formats.xhtml import refuse_declaration

MAX_PAGES = 300
"""Pages that are read: an article has a few, a whole newspaper less than a hundred."""
MAX_SECONDS = 10.0
"""For all pages. A page takes some hundredths of a second; one that was made to stall is the last one read."""
MAX_PAGE_BYTES = 10_000_000
"""Of what draws one page; a page of a newspaper has some hundred thousand."""
MAX_CHARACTERS = 20_000_000
"""Of all pages."""
MIN_LETTERS = 20
"""Letters below which a file with pages is pictures of text, and not text."""
MAX_BROKEN_SHARE = 0.2
"""Share of characters without a known meaning, from which the file's fonts hide what they say."""

_LOG = logging.getLogger("pypdf")
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint) ?-.*|.*\.(?:docx?|pdf|indd|qxp|qxd|rtf|odt|html?|txt|pptx?)"
    r"|(?:document|print|layout|page) ?\d*|about:blank|https?://\S+|\W*",
    re.I,
)
"""What programs enter as a title where nobody has written one."""
_NO_AUTHOR = re.compile(
    r"\W*|\W*(?:unknown|anonymous)\W*|admin(?:istrator)?|user|owner|root|guest|default|author|.*\b(?:microsoft|adobe|acrobat|word"
    r"|latex|quark|indesign|libreoffice|openoffice|chromium|skia|mozilla|safari|quartz|hewlett|xerox|canon|ricoh)\b.*",
    re.I,
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_PRISM = re.compile(r"http://prismstandard\.org/namespaces/")


def read_pdf(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a PDF as one article.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        One text.

    Raises:
        RefusedError: It is broken, locked with a password, or holds pictures of text only.
    """
    _LOG.setLevel(logging.CRITICAL)  # what is odd about a file is told by us, or not at all
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            _unlock(reader)
        return (_extract(reader),)
    except RefusedError:
        raise
    except MemoryError:
        raise RefusedError("needs more memory than there is") from None
    except Exception:
        # Broken files make the library raise nearly anything; a file must never end the program.
        raise RefusedError("is a damaged PDF; save or download it again, or save its text as .txt") from None


def _unlock(reader: PdfReader) -> None:
    """Try the empty password, with which files are locked against printing only."""
    with suppress(PyPdfError, NotImplementedError, ValueError):
        try:
            if reader.decrypt(""):
                return
        except DependencyError:
            raise RefusedError("is encrypted and needs one more part: pip install 'pypdf[crypto]'") from None
    raise RefusedError("is locked with a password; save a copy without one, or its text as .txt")


def _extract(reader: PdfReader) -> Extract:
    pages: list[list[Line]] = []
    warnings: list[str] = []
    ends = time.monotonic() + MAX_SECONDS
    characters = broken = 0
    for number, page in enumerate(reader.pages):
        if number == MAX_PAGES or characters > MAX_CHARACTERS or time.monotonic() > ends:
            warnings.append(f"is long; only the first {number} pages were read")
            break
        try:
            lines = _lines(page, ends)
        except _StalledError:
            warnings.append(f"page {number + 1} takes too long to read; only what stands before it was read")
            break
        except Exception:
            # One broken page must not cost the others; the library raises nearly anything.
            lines = []
            broken += 1
        pages.append(lines)
        characters += sum(len(line.text) for line in lines)
    if broken:
        warnings.append(f"{broken} {'page is' if broken == 1 else 'pages are'} damaged and missing here")
    text = "\n\n".join(paragraphs(pages))
    if warnings and not text:
        raise RefusedError("is a PDF that takes too long to read; save its text as .txt")
    _check(text, bool(broken) and broken == len(pages))
    facts = _facts(reader)
    return Extract(
        text,
        title=facts.get("title"),
        outlet=facts.get("publisher"),
        author=facts.get("creator"),
        published=facts.get("date"),
        url=facts.get("url"),
        language=facts.get("language"),
        warnings=tuple(warnings),
        is_about_file=True,
    )


def _check(text: str, is_broken: bool) -> None:
    """Refuse what gives no text, and say why."""
    if is_broken:
        raise RefusedError("is a damaged PDF; save or download it again, or save its text as .txt")
    if sum(map(str.isalpha, text[:10_000])) < MIN_LETTERS:
        raise RefusedError("is a PDF of pictures, without text; run text recognition (OCR) on it first")
    unknown = sum(1 for _ in re.finditer("[\ufffd\x00-\x08\ue000-\uf8ff]", text))
    if unknown > MAX_BROKEN_SHARE * len(text):
        raise RefusedError("is a PDF whose fonts do not say which letters they show; run text recognition (OCR) on it")


class _StalledError(Exception):
    """A page takes too long."""


def _lines(page: Any, ends: float) -> list[Line]:
    """List a page's lines in the order in which the page draws them, which is nearly always that of reading."""
    lines: list[Line] = []
    is_open = False

    def take(text: str, cm: Sequence[float], tm: Sequence[float], font: DictionaryObject | None, size: float) -> None:
        nonlocal is_open
        words = text.strip("\n")
        if words.strip():
            # The place of the text's origin on the page, and how high its letters are there.
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1] or 1.0)) or 1.0
            last = lines[-1] if lines else None
            if is_open and last is not None and abs(last.y - y) < height / 2 and x >= last.x:
                last.text += words
            else:
                lines.append(Line(words, x, y, height))
            is_open = True
        elif words and is_open:
            lines[-1].text += " "
        if text.endswith("\n"):
            is_open = False

    def watch(*operation: object) -> None:
        if time.monotonic() > ends:
            raise _StalledError

    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MAX_PAGE_BYTES:
        raise _StalledError
    page.extract_text(orientations=(0,), visitor_operand_before=watch, visitor_text=take)
    if not lines:  # a page that lies on its side
        page.extract_text(visitor_operand_before=watch, visitor_text=take)
    return lines


def _facts(reader: PdfReader) -> dict[str, str]:
    """What the file says of itself, without what programs enter of their own accord."""
    facts: dict[str, str] = {}
    with suppress(Exception):
        information: Mapping[str, Any] = reader.metadata or {}
        for fact, key in (("title", "/Title"), ("creator", "/Author"), ("date", "/CreationDate")):
            if isinstance(value := information.get(key), str):
                facts[fact] = value.strip()
    with suppress(Exception):
        language = reader.root_object.get("/Lang")
        if isinstance(language, str):
            facts["language"] = language
    with suppress(Exception):
        facts |= _xmp(reader)
    if _NO_TITLE.fullmatch(facts.get("title", "")):
        facts.pop("title", None)
    if _NO_AUTHOR.fullmatch(facts.get("creator", "")):
        facts.pop("creator", None)
    if match := _DATE.match(facts.get("date", "")):
        facts["date"] = "-".join(match.groups())
    return facts


def _xmp(reader: PdfReader) -> dict[str, str]:
    """Facts from the XML that newer programs enter, which alone has room for a publisher."""
    from xml.parsers import expat

    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return {}
    xml: bytes = stream.get_object().get_data()
    refuse_entities(xml)
    found: dict[str, list[str]] = {}
    path: list[str] = []

    def take(text: str) -> None:
        for tag in path:
            space, _, local = tag.rpartition(" ")
            if text.strip() and (space == _DUBLIN_CORE or _PRISM.match(space)):
                found.setdefault(local, []).append(text.strip())

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = refuse_declaration
    parser.StartElementHandler = lambda tag, _: path.append(tag)
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = take
    parser.Parse(xml, True)
    names = {
        "title": ("title",),
        "creator": ("creator",),
        "publisher": ("publicationName", "publisher"),
        "date": ("publicationDate", "coverDate", "date"),
        "url": ("url",),
        "language": ("language",),
    }
    joined = {name: ", ".join(values) for name, values in found.items()}
    pairs = ((fact, next((joined[one] for one in given if joined.get(one)), None)) for fact, given in names.items())
    return {fact: value for fact, value in pairs if value}

"""Tells a file's format by its content; its name only decides between texts."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO
from itertools import islice


class Form(StrEnum):
    """Formats that are read."""

    TEXT = "text"
    PDF = "pdf"
    WORD = "word"
    EPUB = "epub"
    ARCHIVE = "archive"
    RECORDS = "records"
    WEB = "web"
    SAVED_PAGE = "saved page"
    """A page with its parts, as MHTML."""
    MAIL = "mail"


PDF_HEAD = 1024
"""Bytes in which a PDF says that it is one; some begin with lines of the program that sent them."""
HEAD = 4_096
"""Bytes in which a text shows what it is."""
PAGE_HEAD = 65_536
"""Bytes in which a page without a proper beginning has some paragraphs."""
MIN_TAGS = 3
"""Tags from which a file whose name says so is a web page."""
MAIL_HEAD = 65_536
"""Bytes that a mail's headers take at most; each server on its way adds some."""
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
MAIL_SUFFIXES = (".eml", ".mht", ".mhtml")
RECORD_SUFFIXES = (".json", ".jsonl", ".ndjson")
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_EPUB = b"application/epub+zip"
_MARK = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_RECORDS = re.compile(rb'\s*(?:\{\s*(?:"|\}\s*$)|\[\s*(?:\{|\]\s*$))')
"""How objects begin, alone or in a list; a text may begin with any other bracket."""

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*+)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"<(?:p|div|br|a|span|td|h[1-6]|li|article|b|font|body)\b[^<>]*>", re.I)
_HEADER = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:(?>[!-9;-~]{1,80}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*+\r?\n)++\r?\n")
_NAMED = re.compile(rb"^([!-9;-~]{1,80}):", re.M)
_LETTER = frozenset({b"from", b"date", b"subject"})
"""Headers that only a mail has all of."""


def form_of(data: bytes, name: str) -> Form:
    """Tell what a file is.

    Args:
        data: Its content, or as much of it as there is.
        name: Its name.

    Returns:
        The format; text where it is none of the others, which is then for the decoder to judge.
    """
    if data.startswith(_ZIPPED):
        return _zipped_form(data)
    if _is_pdf(data):
        return Form.PDF
    if _is_records(data, name):
        return Form.RECORDS
    if _is_page(data, name):
        return Form.WEB
    return _mail_form(data, name)


def may_be_large(head: bytes) -> bool:
    """Say whether a file is of a format that holds pictures, so that its size says little of its text.

    Args:
        head: The beginning of its content.
    """
    return head.startswith(_ZIPPED) or b"%PDF-" in head[:PDF_HEAD]


def _zipped_form(data: bytes) -> Form:
    from zipfile import BadZipFile, ZipFile  # late: the first paint rarely has one

    try:
        with ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            if "word/document.xml" in names:
                return Form.WORD
            # The standard wants this member first and unpacked; not all programs heed it.
            if "META-INF/container.xml" in names and ("mimetype" in names or _EPUB in data[:HEAD]):
                return Form.EPUB
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        pass
    return Form.ARCHIVE


def _is_pdf(data: bytes) -> bool:
    if data.startswith(b"%PDF-"):
        return True
    # A text may speak of the mark; the other one stands at the end of every PDF.
    return b"%PDF-" in data[:PDF_HEAD] and b"startxref" in data


def _is_records(data: bytes, name: str) -> bool:
    # Without the zero bytes of wide encodings and their mark, what JSON begins with is ASCII.
    head = _MARK.sub(b"", data[:HEAD].replace(b"\0", b""))
    if name.lower().endswith(RECORD_SUFFIXES):
        return head.lstrip()[:1] in (b"{", b"[")
    return _RECORDS.match(head) is not None


def _is_page(data: bytes, name: str) -> bool:
    # As above: what a page begins with is ASCII.
    if _PAGE.match(_MARK.sub(b"", data[:HEAD].replace(b"\0", b""))):
        return True
    if not name.lower().endswith(PAGE_SUFFIXES):
        return False
    tags = _TAG.finditer(data[:PAGE_HEAD].replace(b"\0", b""))
    return sum(1 for _ in islice(tags, MIN_TAGS)) == MIN_TAGS


def _mail_form(data: bytes, name: str) -> Form:
    headers = _HEADER.match(_MARK.sub(b"", data[:MAIL_HEAD]).lstrip(b"\r\n"))
    if headers is None:
        return Form.TEXT
    names = {found.lower() for found in _NAMED.findall(headers[0])}
    if b"content-type" in names and re.search(rb"(?i)^content-type:\s*multipart/related", headers[0], re.M):
        is_blink = b"snapshot-content-location" in names or b"x-mime-ole" in headers[0].lower()
        if is_blink or name.lower().endswith(MAIL_SUFFIXES[1:]):
            return Form.SAVED_PAGE
    if names >= _LETTER or (name.lower().endswith(MAIL_SUFFIXES) and not names.isdisjoint(_LETTER | {b"mime-version"})):
        return Form.MAIL
    return Form.TEXT

"""Bytes to text, or a refusal that says what the bytes are instead."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tui.sources.extract import RefusedError

MAX_CONTROL_SHARE = 0.10
"""Share of control characters above which bytes are no text. Text has next to none; random bytes have 0.11 to 0.25."""
HEAD_CHARACTERS = 2_000
"""How far to look for the start of a web page, in characters: room for an XML declaration and a comment."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "is a PDF; save its text as .txt"),
    (b"PK\x03\x04", "is a ZIP, Word, ODT or EPUB file; save its text as .txt"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office document; save its text as .txt"),
    (b"{\\rtf", "is an RTF document; save its text as .txt"),
    (b"\x89PNG\r\n", "is a picture (PNG), not text"),
    (b"GIF87a", "is a picture (GIF), not text"),
    (b"GIF89a", "is a picture (GIF), not text"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not text"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"BZh", "is compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "is compressed (xz); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is compressed (7z); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd); unpack it first"),
    (b"\x7fELF", "is a program, not text"),
    (b"SQLite format 3\x00", "is a database, not text"),
)

_WIDE_ENCODINGS: tuple[tuple[bytes, str, str], ...] = (
    # UTF-32 before UTF-16: the mark of UTF-32 LE begins with that of UTF-16 LE.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml\s", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was odd about its bytes."""

    text: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Read bytes as text: by their byte order mark, else as UTF-8, else as Windows-1252.

    Args:
        data: The whole content of a file.

    Returns:
        The text without its byte order mark, newlines as in the file, and a warning for each thing that was guessed.

    Raises:
        RefusedError: The bytes are empty, a known binary format, a web page, or hold too many control characters.
    """
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise RefusedError(reason)
    decoded = _decode_characters(data)
    text = decoded.text
    if not text or text.isspace():
        raise RefusedError("is empty")
    controls = sum(1 for _ in _CONTROL.finditer(text)) if _CONTROL.search(text) else 0
    if controls > MAX_CONTROL_SHARE * len(text):
        raise RefusedError("is not text")
    head = text[:HEAD_CHARACTERS]
    if _WEB_PAGE.match(head):
        raise RefusedError("is a web page; save its text as .txt")
    if _XML.match(head):
        raise RefusedError("is an XML file; save its text as .txt")
    return decoded


def _decode_characters(data: bytes) -> Decoded:
    for mark, codec, name in _WIDE_ENCODINGS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), ())
            except UnicodeDecodeError:
                if name == "UTF-32":  # more likely UTF-16 whose first character is NUL
                    continue
                return Decoded(data[len(mark) :].decode(codec, "replace"), (_damaged(name),))
    try:
        return Decoded(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise RefusedError("is not text")
    # One cut or stray byte must not turn every accent of a UTF-8 file into two wrong letters: valid sequences of
    # several bytes hardly occur by chance, so where they outnumber the broken ones the file is damaged UTF-8.
    repaired = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    broken = repaired.count("\N{REPLACEMENT CHARACTER}")
    if sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", repaired)) > broken:
        return Decoded(repaired, (_damaged("UTF-8"),))
    return Decoded(data.decode("cp1252", "replace"), ("not UTF-8; read as Windows-1252",))


def _damaged(name: str) -> str:
    return f"damaged {name}; what could not be read is shown as �"

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

WIDE_SAMPLE = 4_096
"""Bytes, a multiple of four, whose NULs tell UTF-16 and UTF-32."""
MIN_NULS = 0.04
"""Share of NULs where UTF-16 of any script has them: it has one for each space and digit. Stray ones are fewer."""
MIN_NULS_OF_FOUR = 0.9
"""The same for UTF-32: all but emoji and rare signs end in two NULs."""
NULS_RATIO = 4
"""How many times more of them there must be than where such a text has hardly any."""
MIN_USUAL = 0.04
"""Share of kana, full-width marks and the two commonest signs in Chinese and Japanese; by chance there are none."""
MIN_READABLE = 0.98
"""Share of printable (or East Asian) characters from which it is believed: tables of small numbers have NULs, too."""
_WIDE_PATTERNS: tuple[tuple[str, str, int, tuple[int, ...], tuple[int, ...]], ...] = (
    ("utf-32-le", "UTF-32", 4, (2, 3), (0,)),
    ("utf-32-be", "UTF-32", 4, (0, 1), (3,)),
    ("utf-16-le", "UTF-16", 2, (1, 3), (0, 2)),
    ("utf-16-be", "UTF-16", 2, (0, 2), (1, 3)),
)
"""Encoding, name, bytes of a character, which of four bytes in a row are often NUL and which hardly ever."""

_EAST_ASIAN_USUAL = "[\u3001-\u30ff\uff01-\uff5e\u4e00\u7684]"
_EAST_ASIAN = "[ -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef\u2010-\u2026\r\n]"
_WHOLE = re.compile(r"[^\x00-\x7f\ufffd]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml\s", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was odd about its bytes."""

    text: str
    warnings: tuple[str, ...]


def decode(data: bytes, *, is_page: bool = False) -> Decoded:
    """Read bytes as text: by their byte order mark, else as UTF-8, UTF-16 or UTF-32, else by what fits best.

    Args:
        data: The whole content of a file.
        is_page: Whether it is known to be a web page, which is then no reason to refuse it.

    Returns:
        The text without its byte order mark, newlines as in the file, and a warning for each thing that was guessed.

    Raises:
        RefusedError: The bytes are empty, a known binary format, a web page, or hold too many control characters.
    """
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise RefusedError(reason)
    decoded = decode_characters(data)
    text = decoded.text
    if not text or text.isspace():
        raise RefusedError("is empty")
    controls = sum(1 for _ in _CONTROL.finditer(text)) if _CONTROL.search(text) else 0
    if controls > MAX_CONTROL_SHARE * len(text):
        raise RefusedError("is not text")
    head = text[:HEAD_CHARACTERS]
    if is_page:
        return decoded
    if _WEB_PAGE.match(head):
        raise RefusedError("is a web page; save its text as .txt")
    if _XML.match(head):
        raise RefusedError("is an XML file; save its text as .txt")
    return decoded


def decode_characters(data: bytes) -> Decoded:
    """Read bytes as characters, whatever they then say: for formats that are text with a structure of its own.

    Args:
        data: The bytes, also none.

    Returns:
        The text without its byte order mark, and a warning for each thing that was guessed.

    Raises:
        RefusedError: The bytes are in no encoding, as they hold NULs.
    """
    for mark, codec, name in _WIDE_ENCODINGS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), ())
            except UnicodeDecodeError:
                if name == "UTF-32":  # more likely UTF-16 whose first character is NUL
                    continue
                return Decoded(data[len(mark) :].decode(codec, "replace"), (_damaged(name),))
    bare = data.removeprefix(codecs.BOM_UTF8)
    text = _as_utf8(bare)
    if text is not None and "\0" not in text:
        return Decoded(text, ())
    wide = _unmarked_wide(data)
    if wide is not None:
        return wide
    if text is not None:
        return Decoded(text, ())
    if b"\0" in data:
        raise RefusedError("is not text")
    # One cut or stray byte must not turn every accent of a UTF-8 file into two wrong letters: valid sequences of
    # several bytes hardly occur by chance, so where they outnumber the broken ones the file is damaged UTF-8.
    repaired = bare.decode("utf-8", "replace")
    broken = repaired.count("\N{REPLACEMENT CHARACTER}")
    if len(bare) < len(data) or sum(1 for _ in _WHOLE.finditer(repaired)) > broken:
        return Decoded(repaired, (_damaged("UTF-8"),))
    from tui.sources.encodings import guess_encoding  # late: most files are UTF-8

    guess = guess_encoding(data)
    certainty = "" if guess.is_sure else " (a guess)"
    return Decoded(data.decode(guess.codec, "replace"), (f"not UTF-8; read as {guess.name}{certainty}",))


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unmarked_wide(data: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 without a mark, known by where its NULs stand; None where nothing speaks for it."""
    head = data[:WIDE_SAMPLE]
    quarters = [head[n::4].count(0) / max(len(head[n::4]), 1) for n in range(4)]
    for codec, name, width, empty, full in _WIDE_PATTERNS:
        least, most = min(quarters[n] for n in empty), max(quarters[n] for n in full)
        by_nulls = least >= (MIN_NULS if width == 2 else MIN_NULS_OF_FOUR) and most <= least / NULS_RATIO
        if not by_nulls and (width > 2 or head.isascii()):
            continue
        beginning = head[: len(head) // width * width].decode(codec, "replace")
        share = MIN_READABLE * len(beginning)
        if by_nulls:
            fits = sum(character.isprintable() or character in "\r\n\t" for character in beginning) >= share
        else:  # without spaces and digits there are no NULs to go by
            fits = len(re.findall(_EAST_ASIAN, beginning)) >= max(share, 1)
            fits = fits and len(re.findall(_EAST_ASIAN_USUAL, beginning)) >= MIN_USUAL * len(beginning)
        if fits:
            text = data[: len(data) // width * width].decode(codec, "replace")
            damage = (_damaged(name),) if len(data) % width or "\ufffd" in text else ()
            return Decoded(text, (f"without a byte order mark; read as {name} (a guess)", *damage))
    return None


def _damaged(name: str) -> str:
    return f"damaged {name}; what could not be read is shown as �"

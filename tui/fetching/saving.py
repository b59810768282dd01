"""Writes a page to a file of its own, with its address and the time; never over another file, never in part."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from html import unescape
from itertools import count
from pathlib import Path
from secrets import token_hex
from urllib.parse import unquote, urlsplit

from tui.fetching.download import Page

MAX_NAME = 80
"""Characters of a file's name before its suffix."""
MIN_SLUG = 4
"""Letters of an address's last part that say something of the page."""

_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,500})", re.I)
_OTHER = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.(?:s?html?|xhtml|php|aspx?|jsp|cms)$", re.I)
_NOTHING = frozenset({"index", "home", "default", "article", "story", "amp", "news"})
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}\?>\s*")
_CHARSET = re.compile(r"[\w:.-]{1,40}")


def save_page(page: Page, folder: Path, version: str, now: datetime | None = None) -> Path:
    """Write a page into a folder.

    Args:
        page: The page.
        folder: The folder; it is made where it does not exist.
        version: The program's version.
        now: The time that is noted down.

    Returns:
        The new file.

    Raises:
        OSError: It cannot be written; then nothing is left of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".synoptic-{token_hex(8)}.part"
    try:
        with unfinished.open("xb") as file:
            file.write(_noted(page, version, now or datetime.now(UTC)))
        return _place(unfinished, folder, _stem(page))
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _place(unfinished: Path, folder: Path, stem: str) -> Path:
    """Give the finished file the first name that is free."""
    for number in count(1):
        path = folder / (f"{stem}.html" if number == 1 else f"{stem}-{number}.html")
        try:
            path.hardlink_to(unfinished)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            try:
                path.touch(exist_ok=False)
            except FileExistsError:
                continue
            try:
                unfinished.replace(path)
            except OSError:
                path.unlink()
                raise
        return path
    raise AssertionError("numbers do not end")


def _stem(page: Page) -> str:
    """A name from the host and what the address, else the page, calls the story."""
    parts = urlsplit(page.url)
    host = _slug((parts.hostname or "").removeprefix("www."), ".")
    segments = [_slug(_SUFFIX.sub("", unquote(segment))) for segment in parts.path.split("/")]
    telling = [one for one in segments if sum(map(str.isalpha, one)) >= MIN_SLUG and one not in _NOTHING]
    slug = telling[-1] if telling else ""
    if not slug:
        title = _TITLE.search(page.content)
        slug = _slug(unescape(title[1].decode("utf-8", "replace"))) if title else ""
    return f"{host}-{slug}"[:MAX_NAME].strip("-.") if slug else host[:MAX_NAME].strip("-.") or "page"


def _slug(text: str, mark: str = "-") -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _OTHER.sub(mark, plain).strip(mark)


def _noted(page: Page, version: str, now: datetime) -> bytes:
    """Put the address and the time into comments before the page; the page itself stays as it came."""
    url = page.url.replace("--", "%2D%2D").replace(">", "%3E")
    moment = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    charset = f"; charset={page.charset}" if page.charset and _CHARSET.fullmatch(page.charset) else ""
    origin = f"<!-- saved from url=({len(url):04}){url} -->\n"
    note = f"{origin}<!-- saved by synoptic {version} on {moment}{charset} -->\n"
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if page.content.startswith(mark):
            return mark + note.encode(codec) + page.content[len(mark) :]
    declaration = _XML.match(page.content)
    at = declaration.end() if declaration else 0
    return page.content[:at] + note.encode() + page.content[at:]

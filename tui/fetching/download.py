"""One address to one page, within limits of time, size and redirects."""

from __future__ import annotations

import http.client
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import Request

from tui.fetching.connection import Deadline, PrivateAddressError, is_private, make_opener

MAX_REDIRECTS = 5
"""Redirects from one address."""
MAX_BYTES = 20_000_000
"""Of a page, unpacked; the reader opens no larger file."""
CHUNK = 65_536
"""Bytes read at once."""
MAX_URL = 2_000
"""Characters of an address."""
PAGE_TYPES = ("text/html", "application/xhtml+xml")

_LOOKS_LIKE_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_REDIRECTS = (301, 302, 303, 307, 308)


class NotFetchedError(Exception):
    """An address gives no page; the message is the reason to show, and continues the address as a sentence."""

    def __init__(self, reason: str, *, is_missing: bool = False) -> None:
        """Keep the reason.

        Args:
            reason: Why there is no page.
            is_missing: Whether the server says that nothing is there for us, rather than that it has trouble.
        """
        super().__init__(reason)
        self.is_missing = is_missing


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent."""

    url: str
    """Where it was found, after all redirects."""
    content: bytes
    """Unpacked."""
    charset: str | None
    """The encoding that the server named."""


def checked_url(written: str) -> str:
    """Check an address and write it in the form that servers take.

    Args:
        written: The address as the reader gave it, or as a redirect has it.

    Returns:
        The address without its fragment.

    Raises:
        NotFetchedError: It is no web address.
    """
    try:
        parts = urlsplit(written.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        raise NotFetchedError("is no usable address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise NotFetchedError("is no web address; only http and https are fetched")
    if not host or len(written) > MAX_URL or any(character.isspace() for character in host):
        raise NotFetchedError("is no usable address")
    if parts.username is not None or parts.password is not None:
        raise NotFetchedError("holds a name or password; save the page in your browser")
    where = f"[{host}]{port}" if ":" in host else host + port
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme.lower(), where, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def download(
    url: str,
    agent: str,
    seconds: float,
    limit: int = MAX_BYTES,
    types: tuple[str, ...] = PAGE_TYPES,
    ask: Callable[[str], None] = lambda url: None,
) -> Page:
    """Fetch what is at an address.

    Args:
        url: The address, as `checked_url` gives it.
        agent: How the program names itself to servers.
        seconds: How long all of it may take.
        limit: Bytes at most, packed and unpacked.
        types: Content types that are wanted; empty for any.
        ask: Called with each address before it is opened; raises where it must not be.

    Returns:
        The page.

    Raises:
        NotFetchedError: There is none, or it is not what is wanted.
    """
    with Deadline(seconds) as deadline:
        was_private = is_private(urlsplit(url).hostname or "")
        for hop in range(MAX_REDIRECTS + 1):
            ask(url)
            opener = make_opener(deadline, allows_private=was_private)
            headers = {"User-Agent": agent, "Accept": ", ".join(types) or "*/*", "Accept-Encoding": "gzip, deflate"}
            try:
                with opener.open(Request(url, headers=headers), timeout=seconds) as response:
                    return _page(url, response, limit, types)
            except HTTPError as error:
                with error:
                    if error.code not in _REDIRECTS:
                        raise NotFetchedError(_refusal(error.code), is_missing=400 <= error.code < 500) from None
                    if hop == MAX_REDIRECTS:
                        break
                    target = error.headers.get("Location")
                if not target:
                    raise NotFetchedError("leads nowhere (a redirect without an address)") from None
                url = checked_url(urljoin(url, target))
                if is_private(urlsplit(url).hostname or "") and not was_private:
                    raise NotFetchedError("leads to an address in your own network, which was not asked for") from None
            except NotFetchedError:
                if deadline.is_over:  # what was cut looks as if the server had broken off
                    raise NotFetchedError(_too_long(seconds)) from None
                raise
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise NotFetchedError(_trouble(error, deadline, seconds)) from None
    raise NotFetchedError(f"redirects more than {MAX_REDIRECTS} times")


def _page(url: str, response: http.client.HTTPResponse, limit: int, types: tuple[str, ...]) -> Page:
    kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    if types and kind and kind not in types:
        raise NotFetchedError(f"is {kind}, not a web page; save it with your browser")
    content = _unpacked(response, (response.headers.get("Content-Encoding") or "").strip().lower(), limit)
    if types and not kind and not _LOOKS_LIKE_PAGE.search(content[:CHUNK]):
        raise NotFetchedError("is not a web page; save it with your browser")
    if types and not content.strip():
        raise NotFetchedError("is empty")
    return Page(url, content, response.headers.get_content_charset())


def _unpacked(body: http.client.HTTPResponse, packing: str, limit: int) -> bytes:
    """Read a response to its end, unpacking as it comes, and no more of it than is wanted."""
    too_large = NotFetchedError(f"is larger than {limit // 1_000_000 or 1} MB")
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise NotFetchedError("is packed in a way that was not asked for")
    expected = body.length
    if expected is not None and expected > limit:
        raise too_large
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in ("", "identity") else None
    gathered = bytearray()
    read = 0
    while chunk := body.read(CHUNK):
        read += len(chunk)
        if unpacker is None:
            gathered += chunk
        else:
            try:
                gathered += unpacker.decompress(chunk, limit + 1 - len(gathered))
            except zlib.error:
                if packing == "deflate" and not gathered and read == len(chunk):
                    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave the frame of zlib out
                    gathered += _first(unpacker, chunk, limit)
                else:
                    raise NotFetchedError("is damaged: it cannot be unpacked") from None
        if len(gathered) > limit or read > limit:
            raise too_large
    if (expected is not None and read < expected) or (unpacker is not None and read and not unpacker.eof):
        raise NotFetchedError("broke off before its end; try again")
    return bytes(gathered)


def _first(unpacker: zlib._Decompress, chunk: bytes, limit: int) -> bytes:
    try:
        return unpacker.decompress(chunk, limit + 1)
    except zlib.error:
        raise NotFetchedError("is damaged: it cannot be unpacked") from None


def _refusal(status: int) -> str:
    reason = http.client.responses.get(status, "")
    known = {401: "asks for a password", 403: "may not be read by programs", 404: "does not exist", 410: "is gone"}
    hint = "; save the page in your browser" if status in (401, 402, 403, 429, 451) else ""
    return f"{known.get(status, 'was refused by the server')} ({status} {reason}".rstrip() + f"){hint}"


def _too_long(seconds: float) -> str:
    return f"took longer than {seconds:g} seconds; try again, or give it longer with --timeout"


def _trouble(error: Exception, deadline: Deadline, seconds: float) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, PrivateAddressError):
        return "leads to an address in your own network, which was not asked for"
    if deadline.is_over or isinstance(cause, TimeoutError):
        return _too_long(seconds)
    if isinstance(cause, http.client.IncompleteRead):
        return "broke off before its end; try again"
    if isinstance(cause, http.client.HTTPException):
        return "sent an answer that cannot be read"
    detail = getattr(cause, "strerror", None) or getattr(cause, "verify_message", None) or type(cause).__name__
    return f"cannot be reached: {detail}"

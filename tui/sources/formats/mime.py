"""Mails and saved pages (MIME): their parts and headers, decoded within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from tui.sources.extract import RefusedError

MAX_BOUNDARIES = 100
"""Nested lists of parts: the parser's time grows with the number of lines times their depth."""
MAX_PARTS = 2_000
"""Parts that are looked at; a saved page has one for each of its pictures."""
MAX_HEADER = 4_000
"""Characters of a header that are decoded."""

_BOUNDARY = re.compile(rb"\bboundary\s*\*?0?\*?=", re.I)


def parse_mime(data: bytes) -> Message:
    """Take a mail or a saved page apart.

    Args:
        data: The whole file.

    Returns:
        The message.

    Raises:
        RefusedError: It is nested beyond what a mail can be.
    """
    if len(_BOUNDARY.findall(data)) > MAX_BOUNDARIES:
        raise RefusedError("is nested too deeply to be a mail or a saved page")
    try:
        return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    except (MessageError, RecursionError, ValueError, LookupError):
        raise RefusedError("is damaged: its parts cannot be told apart") from None


def parts_of(message: Message) -> Iterator[Message]:
    """Go through the parts that hold something themselves, in order.

    Args:
        message: The message.
    """
    open_lists: list[Iterator[Message]] = [iter([message])]
    seen = 0
    while open_lists and seen < MAX_PARTS:
        part = next(open_lists[-1], None)
        if part is None:
            open_lists.pop()
            continue
        seen += 1
        if part.is_multipart():
            content = part.get_payload()
            open_lists.append(one for one in content if isinstance(one, Message))
        else:
            yield part


def content_of(part: Message) -> bytes:
    """Decode what a part holds.

    Args:
        part: A part.

    Returns:
        Its bytes, without base64 or quoted-printable.
    """
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def charset_of(part: Message) -> str | None:
    """Read the encoding that a part names for its text.

    Args:
        part: A part.
    """
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def header(message: Message, name: str) -> str | None:
    """Read a header as text on one line.

    Args:
        message: The message or a part.
        name: The header's name.

    Returns:
        Its value, encoded words decoded; None where it is missing or empty.
    """
    raw = message.get(name)
    if raw is None:
        return None
    written = str(raw)[:MAX_HEADER]
    try:
        value = str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError, AssertionError):
        value = written
    return " ".join(value.split()) or None


def attachment_name(part: Message) -> str | None:
    """Say what a part that is not to be shown in the text is called.

    Args:
        part: A part.

    Returns:
        Its file's name, else its type; None where it belongs to the text.
    """
    try:
        name = part.get_filename()
        is_attached = part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, TypeError, AttributeError):
        name, is_attached = None, True
    return name or part.get_content_type() if name or is_attached else None

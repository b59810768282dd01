"""E-mails: newsletters, articles that somebody passed on, statements."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from tui.sources.decode import decode
from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.mail_text import Letter, read_letter
from tui.sources.formats.mime import attachment_name, charset_of, content_of, header, parse_mime, parts_of
from tui.sources.imprint import is_outlet
from tui.sources.sanitize import one_line

MIN_WORDS = 20
"""Words of a plain text that is taken before the page beside it."""
MAX_NAMED = 5
"""Attachments that are named in the warning."""

MAX_NAME = 60
"""Characters of such a name."""

_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv)\s*(?:\[\d+\])?:\s*)+", re.I)
_AT_OUTLET = re.compile(
    r"(?P<name>.+?)(?:\s+(?:via|from|at|of|for|\|)\s+|\s*[,|(@]\s*|\s[-–—]\s)(?P<outlet>[^()]+)\)?$"
)
_NAMED = re.compile(r"([^<>]+)<([^<>\s]*)>\s*$")
_SENDS_NEWS = re.compile(
    r"\b(?:news(?:letter|room|desk|wire)?|press|briefing|digest|bulletin|alerts?|daily|weekly|morning|times|post|media)\b",
    re.I,
)
_ROLE = re.compile(
    r"(?:no-?reply|news|newsletter|info|contact|press|media|editor(?:s|ial)?|alerts?|hello|mail)\b", re.I
)


def read_mail(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a mail: its plain text where it has one, else its page.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        The letter, or what it passes on; attachments are named in a warning.

    Raises:
        RefusedError: It holds no text, or is locked.
    """
    message = parse_mime(data[_envelope(data) :])
    if message.get_content_type() == "multipart/encrypted":
        raise RefusedError("is an encrypted mail; save its text from the mail program")
    bodies: dict[str, Message] = {}
    attached = []
    for part in parts_of(message):
        kind = part.get_content_type()
        if (called := attachment_name(part)) is not None:
            attached.append(one_line(called, MAX_NAME))
        elif kind in ("text/plain", "text/html"):
            bodies.setdefault(kind, part)
    warnings = (f"attachments are not read: {', '.join(attached[:MAX_NAMED])}",) if attached else ()
    plain = _plain(bodies["text/plain"]) if "text/plain" in bodies else ""
    # Newsletters put a line into the plain text that asks to open the page.
    if len(plain.split()) >= MIN_WORDS or (plain.strip() and "text/html" not in bodies):
        return (_letter(message, read_letter(plain), warnings),)
    if "text/html" not in bodies:
        raise RefusedError("is a mail without text")
    return (_page(message, bodies["text/html"], warnings),)


def _envelope(data: bytes) -> int:
    """Length of the line that a mailbox file puts above each mail."""
    return data.find(b"\n") + 1 if data.startswith(b"From ") else 0


def _plain(part: Message) -> str:
    content = content_of(part)
    text = None
    charset = charset_of(part)
    if charset and charset not in ("us-ascii", "ascii"):
        try:
            text = content.decode(charset)
        except (LookupError, ValueError):
            text = None
    if text is None:
        if not content.strip():
            return ""
        text = decode(content, is_page=True).text
    text = text.replace("\r\n", "\n")
    return _flowed(text, part.get_param("delsp") == "yes") if part.get_param("format") == "flowed" else text


def _flowed(text: str, joins_words: bool) -> str:
    """Put lines together that a mail program wrapped (RFC 3676): those that end in a space go on."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        content = line.removeprefix(" ") if not line.startswith(">") else line
        if goes_on and not content.startswith(">"):
            lines[-1] += content
        else:
            lines.append(content)
        goes_on = content.endswith(" ") and content != "-- " and not content.startswith(">")
        if goes_on and joins_words:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _letter(message: Message, letter: Letter, warnings: tuple[str, ...]) -> Extract:
    if not letter.text.strip():
        raise RefusedError("is a mail without text")
    passed_on = letter.fields
    subject = passed_on.get("subject") or header(message, "Subject")
    author, outlet = _sender(passed_on.get("from") or header(message, "From"))
    date = passed_on.get("date") or header(message, "Date")
    left_out = (f"left out of the mail: {', '.join(letter.left_out)}",) if letter.left_out else ()
    title = _PREFIX.sub("", subject, count=1).strip() if subject else None
    text = letter.text
    return Extract(
        text=f"# {title}\n\n{text}" if title else text,
        title=title or None,
        outlet=outlet or header(message, "Organization"),
        author=author,
        published=_day(date),
        url=_web_address(header(message, "Archived-At")),
        language=header(message, "Content-Language"),
        warnings=warnings + left_out,
        has_own_head=True,
    )


def _page(message: Message, part: Message, warnings: tuple[str, ...]) -> Extract:
    """Read a mail that is a page only; its headers tell more than the page's own marks."""
    # Late: plain mails have no need of a parser for pages.
    from tui.sources.formats.page_blocks import page_blocks
    from tui.sources.formats.page_source import decode_page, parse_page

    decoded = decode_page(content_of(part), charset_of(part))
    blocks = page_blocks(parse_page(decoded.text))
    return _letter(message, read_letter("\n\n".join(block.plain for block in blocks)), warnings + decoded.warnings)


def _sender(written: str | None) -> tuple[str | None, str | None]:
    """Say who wrote and for whom: "Anna Kern, Bay News", "Anna Kern via Bay News", "Bay News"."""
    if not written:
        return None, None
    named = _NAMED.match(written)  # names with a comma are not always quoted
    name, address = (named[1], named[2]) if named else parseaddr(written)
    name = name.strip(" \"'*_")
    if not name:
        local, _, domain = address.partition("@")
        return None, domain if domain and _ROLE.match(local) else address or None
    parts = _AT_OUTLET.match(name)
    if parts is not None and parts["outlet"].strip():
        return parts["name"].strip(" \"'"), parts["outlet"].strip(" \"'")
    local, _, domain = address.partition("@")
    host = domain.rpartition(".")[0].replace("-", "").replace(".", "").lower()
    key = "".join(filter(str.isalnum, name.lower()))
    is_house = is_outlet(name) or _SENDS_NEWS.search(name) or (len(key) > 2 and key.removeprefix("the") in host)
    return (None, name) if is_house or _ROLE.match(local) else (name, None)


def _day(written: str | None) -> str | None:
    if not written:
        return None
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return written


def _web_address(written: str | None) -> str | None:
    address = (written or "").strip("<> ")
    return address if address.startswith(("http://", "https://")) else None

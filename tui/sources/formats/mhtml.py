"""Pages saved with all their parts in one file (MHTML)."""

from __future__ import annotations

from email.message import Message

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.mime import charset_of, content_of, header, parse_mime, parts_of
from tui.sources.formats.web import page_extract

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a saved page: the part that is the page itself, not those of the frames in it.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        Its article.

    Raises:
        RefusedError: It holds no page, or the page holds no article.
    """
    message = parse_mime(data)
    pages = [part for part in parts_of(message) if part.get_content_type() in _PAGES]
    if not pages:
        raise RefusedError("is a saved page whose text is missing; save it again")
    address = header(message, "Snapshot-Content-Location")
    page = _main(message, pages, address)
    address = address or header(page, "Content-Location")
    is_web = address is not None and address.startswith(("http:", "https:"))
    return (page_extract(content_of(page), charset_of(page), address if is_web else None, header(message, "Subject")),)


def _main(message: Message, pages: list[Message], address: str | None) -> Message:
    root = message.get_param("start")
    for page in pages:
        if isinstance(root, str) and header(page, "Content-ID") == root:
            return page
    return next((page for page in pages if address and header(page, "Content-Location") == address), pages[0])

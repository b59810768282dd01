"""From a pasted text to an article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tui.days import days_text
from tui.model import Article
from tui.sources.account import Source, read_article
from tui.sources.extract import Extract, LeftPart, RefusedError
from tui.sources.formats.sniff import HEAD, Form, form_of
from tui.sources.load import MAX_CHARACTERS, MAX_PARAGRAPHS
from tui.sources.sanitize import make_safe

READ_AT_ONCE = 20_000
"""Characters of a plain text that are read while the reader waits: it takes some 0.04 s at most."""
_ID = "pasted"
_MARK = b"\xef\xbb\xbf"
"""Says that bytes are UTF-8, whatever a page says of itself."""


def pasted_name(at: datetime) -> str:
    """Name a text that is pasted now, in place of a file's name.

    Args:
        at: The time, as the reader's clock has it.
    """
    return f"pasted {days_text(at.date(), at.date())} {at:%H:%M}"


def is_read_at_once(text: str) -> bool:
    """Say whether a pasted text is read in less time than anybody notices."""
    return len(text) <= READ_AT_ONCE and not _is_page(text)


def read_pasted(text: str, name: str, taken: Collection[str] = ()) -> Article:
    """Read a pasted text as an article, the source of a web page as that page.

    Args:
        text: Any text.
        name: What stands in the place of its path, as `pasted_name` gives it.
        taken: Ids that other articles have.

    Returns:
        The article, a passage for each paragraph.

    Raises:
        RefusedError: The text is no article; the reason continues "what you pasted".
    """
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(f"is longer than {MAX_CHARACTERS:,} characters; paste less of it")
    article = read_article(Source(Path(name), _extract(text)), _free_id(taken))
    if not any(passage.is_claim for passage in article.passages):
        raise RefusedError("holds no article: no line of it is a sentence of a story" if text.strip() else "is empty")
    if len(article.passages) > MAX_PARAGRAPHS:
        raise RefusedError(f"has more than {MAX_PARAGRAPHS:,} paragraphs; paste less of it")
    return article


def has_outlet(article: Article) -> bool:
    """Say whether a pasted article tells what outlet it is from."""
    return article.outlet != article.path


def _free_id(taken: Collection[str]) -> str:
    candidate, number = _ID, 1
    while candidate in taken:
        number += 1
        candidate = f"{_ID}-{number}"
    return candidate


def _is_page(text: str) -> bool:
    return form_of(text[:HEAD].encode("utf-8", "replace"), "") is Form.WEB


def _extract(text: str) -> Extract:
    if not _is_page(text):
        return Extract(text)
    from tui.sources.formats import extracts  # late: pages are rarely pasted as their source

    try:
        found = extracts(_MARK + make_safe(text).encode("utf-8", "replace"), "")[0]
    except RefusedError as error:
        if not isinstance(error.__cause__, ModuleNotFoundError):
            raise
        return Extract(text, warnings=(f"this is the source of a web page; to read it as a page {error}",))
    if isinstance(found, LeftPart):
        raise RefusedError(found.reason)
    return replace(found, part="")

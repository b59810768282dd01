"""What a file says, whatever its format: texts, each with what the format itself knows of its article."""

from __future__ import annotations

from dataclasses import dataclass


class RefusedError(Exception):
    """A file gives no article; the message is the reason to show, and continues the file's name as a sentence."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One article's worth of a file, not yet made safe to show."""

    text: str
    """Plain text: paragraphs apart by blank lines, headings as `# …`, list items as `- …`."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """As the file has it; not yet a date."""
    updated: str | None = None
    """When it was changed, as the file has it."""
    url: str | None = None
    language: str | None = None
    """A language tag as the file has it, such as `en-GB`."""
    note: str | None = None
    """A remark on where the text is from, such as when its page was saved."""
    part: str = ""
    """Which part of its file it is, such as a member of an archive; empty where the file is one article."""
    warnings: tuple[str, ...] = ()
    """What was odd about the file, a line each."""
    has_own_head: bool = False
    """Whether title, author and date stand in fields of the format, so that the text begins with the article."""
    is_about_file: bool = False
    """Whether the facts are those of the file, made perhaps long after the article: what the text says goes first."""


@dataclass(frozen=True, slots=True)
class LeftPart:
    """A part of a file that gave no article, while other parts did."""

    part: str
    """Which part, as the file names it, not yet made safe to show."""
    reason: str
    """Why; continues the part's name as a sentence."""

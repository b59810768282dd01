"""An article as the reader corrected it: other facts, other paragraphs that belong to it; its text is never changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from tui.model import Article, Kind, Passage
from tui.notebook import Correction
from tui.sources.sanitize import one_line

MOST_CHARACTERS = 300
"""Of a fact."""
BETWEEN_CREDITS = ", "
"""Parts agencies from each other where they are written in one line."""


class Fact(StrEnum):
    """What can be corrected about an article; the values name it in the notebook."""

    OUTLET = "outlet"
    TITLE = "title"
    AUTHOR = "author"
    PUBLISHED = "published"
    UPDATED = "updated"
    CREDITS = "credits"
    """Agencies and outlets that it credits."""
    LANGUAGE = "language"


def written(article: Article, fact: Fact) -> str:
    """Write a fact of an article in a line, as `corrected` reads it; empty where there is none."""
    match fact:
        case Fact.PUBLISHED | Fact.UPDATED:
            day = article.published if fact is Fact.PUBLISHED else article.updated
            return day.isoformat() if day else ""
        case Fact.CREDITS:
            return BETWEEN_CREDITS.join(article.origins)
        case Fact.OUTLET:
            return article.outlet
        case Fact.TITLE:
            return article.title or ""
        case Fact.AUTHOR:
            return article.author or ""
        case Fact.LANGUAGE:
            return article.language or ""


def paragraph(passage: Passage) -> str:
    """Name the paragraph of a passage that is one, as a correction's `of` does."""
    return f"paragraph {passage.start} {passage.end}"


def corrected(article: Article, corrections: Mapping[str, Correction]) -> Article:
    """Correct an article.

    Args:
        article: The article, a passage for each paragraph.
        corrections: What is corrected, by what it is of; what makes no sense is passed over.

    Returns:
        The article with other facts and other kinds of its passages; text and offsets are the same.
    """
    facts: dict[str, Any] = {}
    for fact in Fact:
        value = corrections[fact].value if fact in corrections else None
        if value is not None:
            with suppress(ValueError):
                # Another program may have written it.
                facts |= _fact(fact, one_line(value, MOST_CHARACTERS))
    passages = tuple(_of_kind(passage, corrections.get(paragraph(passage))) for passage in article.passages)
    return replace(article, **facts, passages=passages)


def _of_kind(passage: Passage, correction: Correction | None) -> Passage:
    if correction is None or not correction.value:
        return passage
    try:
        return replace(passage, kind=Kind(correction.value))
    except ValueError:
        return passage


def _fact(fact: Fact, value: str) -> Mapping[str, Any]:
    """Give the fields of an article that a fact is in.

    Raises:
        ValueError: It makes no sense.
    """
    match fact:
        case Fact.PUBLISHED:
            day = date.fromisoformat(value) if value else None
            return {"published": day, "dateline": value or None}
        case Fact.UPDATED:
            return {"updated": date.fromisoformat(value) if value else None}
        case Fact.CREDITS:
            return {"origins": tuple(filter(None, map(str.strip, value.split(","))))}
        case Fact.OUTLET if not value:
            raise ValueError("an article has an outlet")
        case Fact.OUTLET | Fact.TITLE | Fact.AUTHOR | Fact.LANGUAGE:
            return {fact.value: value or None}

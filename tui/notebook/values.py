"""What a notebook holds: tags, the passages they are on, the changes that can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from tui.model import Article, Passage

DIGESTS_REMEMBERED = 256
"""Texts whose digest is kept at hand: more than are ever on one screen, so that each is hashed once."""


class Tag(StrEnum):
    """The reader's judgement of a passage."""

    VERIFIED = "verified"
    DUBIOUS = "dubious"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage is, said so that it is found again whatever the article's file is called."""

    digest: str
    """SHA-256 of the article's text in UTF-8, 64 lower-case hex digits."""
    start: int
    """Character offset of the first character in the article's text."""
    end: int
    """Character offset after the last character in the article's text."""
    quote: str
    """The passage's text."""


@dataclass(frozen=True, slots=True)
class Act:
    """One change of a passage's tag."""

    anchor: Anchor
    before: Tag | None
    """The tag until then; None: it had none."""
    after: Tag | None
    """The tag from then on; None: it was removed."""
    at: datetime
    """When it was done, in UTC."""


def digest(article: Article) -> str:
    """Name an article by its text.

    Args:
        article: The article; only its text counts, so two files with the same text share their tags.

    Returns:
        SHA-256 of the text in UTF-8, 64 lower-case hex digits.
    """
    return _digest(article.text)


def anchor(article: Article, passage: Passage) -> Anchor:
    """Say where a passage is.

    Args:
        article: The article that the passage stands in.
        passage: One of the article's passages.

    Returns:
        The anchor under which the passage's tag is kept.

    Raises:
        ValueError: The passage belongs to another article.
    """
    if passage.article != article.id:
        raise ValueError(f"passage {passage.id} is not of article {article.id}")
    return Anchor(digest(article), passage.start, passage.end, passage.text)


def place_key(digests: Iterable[str]) -> str:
    """Name a set of articles, to keep the reader's place in it.

    Args:
        digests: The articles' digests, in any order.

    Returns:
        SHA-256 over the sorted digests, 64 lower-case hex digits.
    """
    return sha256("\n".join(sorted(set(digests))).encode()).hexdigest()


@lru_cache(maxsize=DIGESTS_REMEMBERED)
def _digest(text: str) -> str:
    # A lone surrogate (JSON can carry one) must not make an article impossible to tag.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

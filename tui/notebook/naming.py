"""How articles and their passages are named in the notebook: by their text, whatever the file is called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from tui.model import Article, Passage
from tui.notebook.values import Anchor

CONTEXT = 32
"""Characters kept before and after a quote."""

DIGESTS_REMEMBERED = 256
"""Texts whose digest is kept at hand: more than are ever on one screen, so that each is hashed once."""


def digest(article: Article) -> str:
    """Name an article by its text.

    Args:
        article: The article; only its text counts, so two files with the same text share their judgements.

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
        The anchor under which the passage is judged.

    Raises:
        ValueError: The passage belongs to another article.
    """
    if passage.article != article.id:
        raise ValueError(f"passage {passage.id} is not of article {article.id}")
    return _anchor(article, passage.start, passage.end)


def anchor_span(article: Article, start: int, end: int) -> Anchor:
    """Say where some words of an article are.

    Args:
        article: The article.
        start: Character offset of the first character in the article's text.
        end: Character offset after the last character.

    Returns:
        The anchor, with 32 characters of context on either side.

    Raises:
        ValueError: The words are not in the text, or none.
    """
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"no words at {start} to {end} of a text of {len(article.text)} characters")
    return _anchor(article, start, end)


def place_key(digests: Iterable[str], reader: str = "") -> str:
    """Name a set of articles, to keep the reader's place in it.

    Args:
        digests: The articles' digests, in any order.
        reader: Whose place it is, where each reader has one; the notebook's one place needs no name.

    Returns:
        SHA-256 over the sorted digests, and the name if there is one, 64 lower-case hex digits.
    """
    names = [*sorted(set(digests)), *([reader] if reader else ())]
    return sha256("\n".join(names).encode()).hexdigest()


def _anchor(article: Article, start: int, end: int) -> Anchor:
    text = article.text
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return Anchor(digest(article), start, end, text[start:end], before, after)


@lru_cache(maxsize=DIGESTS_REMEMBERED)
def _digest(text: str) -> str:
    # A lone surrogate (JSON can carry one) must not make an article impossible to tag.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

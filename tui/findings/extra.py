"""Finds sober detail that the parallels of a passage lack."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article, Passage, Span


def extra_spans(passage: Passage, parallels: Sequence[Passage], articles: Sequence[Article]) -> tuple[Span, ...]:
    """Mark what a passage adds to what its parallels tell.

    Args:
        passage: The passage to mark.
        parallels: The passages of other articles that carry its claim; without any, nothing is extra.
        articles: The accounts.

    Returns:
        Spans of kind `extra` that do not overlap, in order.
    """
    return ()

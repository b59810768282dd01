"""Tells comment from report where the form alone gives it away."""

from __future__ import annotations

from tui.model import Passage

CLOSING = " \t\n)]"
QUOTES = '"“”«»„'


def is_comment(passage: Passage) -> bool:
    """Whether a passage is a question that the writer puts to the reader.

    A question inside quotation marks is somebody's words, and so a report.

    Args:
        passage: A body or bullet passage.
    """
    text = passage.text.rstrip(CLOSING)
    return text.endswith("?") and not any(mark in text for mark in QUOTES)

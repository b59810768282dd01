"""Finds the persons that accounts name, and which of them only one account names."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article, Person


def find_people(articles: Sequence[Article]) -> tuple[Person, ...]:
    """List the persons named in body and bullet passages.

    Args:
        articles: The accounts.

    Returns:
        One person for all forms of a name, those named by a single article first.
    """
    return ()

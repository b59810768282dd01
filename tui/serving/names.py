"""Keeps the name of who reads in a browser: typed into a page, held in a cookie, handed to the reader."""

from __future__ import annotations

from urllib.parse import quote, unquote

from tui.sources.sanitize import one_line

COOKIE = "synoptic-name"
MOST_CHARACTERS = 60
"""A name beyond this is cut off: it has to fit into a line beside others."""


def safe_name(typed: str) -> str:
    """Make a name safe to show and to keep.

    Args:
        typed: What somebody typed, or a browser sent.

    Returns:
        One line without control characters, at most 60 characters long; empty where no letter or digit is in it.
    """
    # A lone surrogate can be typed by no one, and no environment takes it.
    text = typed[: 10 * MOST_CHARACTERS].encode("utf-8", "ignore").decode()
    name = one_line(text.strip(), MOST_CHARACTERS).strip()
    return name if any(map(str.isalnum, name)) else ""


def packed(name: str) -> str:
    """Write a name so that a cookie can hold it."""
    return quote(name, safe="")


def unpacked(cookie: str) -> str:
    """Read the name that a cookie holds; it is made safe anew, since anybody can write a cookie."""
    return safe_name(unquote(cookie, errors="replace"))

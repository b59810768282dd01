"""Reads the word lists beside this module, each once and only when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

COMMENT = "#"
"""A line that begins so says what the list is; it holds no entry."""


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of a word list.

    Args:
        name: The list's file name in `lexicons`, without `.txt`.

    Returns:
        One string for each line that is neither blank nor a remark.

    Raises:
        FileNotFoundError: There is no such list.
    """
    text = (files("tui.findings") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith(COMMENT))

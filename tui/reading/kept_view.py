"""What the reader kept to and searched for, as JSON values and read back, whichever version of the program wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.reading.filters import FILTERS, Filter

MOST_CHARACTERS = 500
"""Longer than any pattern that the line for it takes."""


@dataclass(frozen=True, slots=True)
class KeptView:
    """Filter and search as the reader left them."""

    filter: Filter | None = None
    pattern: str = ""
    """What was searched for; empty: nothing."""
    is_aside_shown: bool = False
    """Whether lines that are set aside show."""


ALL_SHOWN = KeptView()


def packed_view(view: KeptView) -> dict[str, Any]:
    """Write a view."""
    return {
        "filter": view.filter.name if view.filter else "",
        "pattern": view.pattern,
        "aside": view.is_aside_shown,
    }


def unpacked_view(packed: object) -> KeptView:
    """Read a view; what is missing, unknown or could not have been typed is as if it had not been chosen.

    Args:
        packed: A JSON value.
    """
    if not isinstance(packed, dict):
        return ALL_SHOWN
    name, pattern = packed.get("filter"), packed.get("pattern")
    # What is not printable would be acted on by the terminal where the status line shows it.
    is_typed = isinstance(pattern, str) and len(pattern) <= MOST_CHARACTERS and pattern.isprintable()
    is_aside_shown = packed.get("aside") is True
    return KeptView(
        next((f for f in FILTERS if f.name == name), None), str(pattern) if is_typed else "", is_aside_shown
    )

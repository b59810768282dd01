"""What to say where no two accounts report the same: there is only one, or they may be about different events."""

from __future__ import annotations

from tui.model import Comparison

ALONE = "Only one account is open; to compare, name two: synoptic read FILE FILE"
ALONE_BRIEFLY = "nothing to compare it with"
UNALIGNED = "No two accounts were found to report the same. Are they about one event?"
UNALIGNED_BRIEFLY = "nothing aligned"


def apart(comparison: Comparison) -> str:
    """Say in a sentence why nothing is aligned; empty where something is."""
    if comparison.threads:
        return ""
    return ALONE if len(comparison.articles) == 1 else UNALIGNED


def apart_briefly(comparison: Comparison) -> str:
    """The same in a few words, for the status line."""
    if comparison.threads:
        return ""
    return ALONE_BRIEFLY if len(comparison.articles) == 1 else UNALIGNED_BRIEFLY

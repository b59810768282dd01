"""How much is compared at once, and what to do with more."""

from __future__ import annotations

MOST_COMPARED = 1_000
"""Articles: so many of 500 words take about 40 seconds on a small machine, and nobody reads more of one event."""


def why_too_many(count: int) -> str | None:
    """Say in one line why some articles are too many to be compared at once, and what to do; None if they are not.

    Args:
        count: How many articles there are.
    """
    if count <= MOST_COMPARED:
        return None
    return (
        f"{count:,} articles are too many to compare at once (at most {MOST_COMPARED:,}): "
        "synoptic stories PATH... lists the stories, --story N compares one; or name fewer"
    )

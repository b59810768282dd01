"""The sets of colours that the reader can wear, by name; what they look like is the ui's affair."""

from __future__ import annotations

from enum import StrEnum


class Look(StrEnum):
    """A set of colours."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high-contrast"
    """White and bright colours on black."""
    COLOUR_BLIND = "colour-blind"
    """Blue, orange and pale yellow: apart also for eyes that do not part red from green, or blue from yellow."""
    TERMINAL = "terminal"
    """The terminal's own palette, on its own background."""


def next_look(look: Look) -> Look:
    """Give the look after one; after the last, the first."""
    looks = list(Look)
    return looks[(looks.index(look) + 1) % len(looks)]

"""Sets of words, written down as a paragraph."""

from __future__ import annotations


def word_set(paragraph: str) -> frozenset[str]:
    """Make a set of the words of a paragraph.

    Args:
        paragraph: Words parted by white space.
    """
    return frozenset(paragraph.split())


def phrase_set(lines: str) -> frozenset[str]:
    """Make a set of phrases, one on each line.

    Args:
        lines: The phrases; blank lines and white space around a phrase do not count.
    """
    return frozenset(line.strip() for line in lines.splitlines() if line.strip())

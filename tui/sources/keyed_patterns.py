"""Patterns that are compiled and tried only on a text with a word that they cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache


class KeyedPatterns:
    """Many patterns, of which most texts need none: to look for words is far quicker than to compile and try them.

    Args:
        patterns: Words in small letters, parted by `|`, of which a text that matches has at least one, and the pattern;
            case does not count in it.
    """

    def __init__(self, *patterns: tuple[str, str]) -> None:
        self._patterns = tuple((tuple(words.split("|")), pattern) for words, pattern in patterns)

    def occur(self, text: str) -> bool:
        """Say whether one of the patterns matches somewhere in a text."""
        return any(pattern.search(text) for pattern in self._likely(text))

    def fill(self, text: str) -> bool:
        """Say whether one of the patterns matches the whole of a text."""
        return any(pattern.fullmatch(text) for pattern in self._likely(text))

    def open(self, text: str) -> bool:
        """Say whether one of the patterns matches at the beginning of a text, which has one of its words there."""
        folded = text.lower()
        return any(folded.startswith(words) and _compiled(pattern).match(text) for words, pattern in self._patterns)

    def _likely(self, text: str) -> Iterator[re.Pattern[str]]:
        folded = text.lower()
        for words, pattern in self._patterns:
            for word in words:
                if word in folded:
                    yield _compiled(pattern)
                    break


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)

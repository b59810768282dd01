"""Finds the entries of a word list in a run of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from tui.alignment.tokens import WORD, fold

Class = TypeVar("Class")
ANY = "*"
"""Stands for one word of an entry."""


class Wordings(Generic[Class]):
    """Words and phrases, each of a class, looked up by their first word."""

    def __init__(self, classes: Mapping[str, Class]) -> None:
        """Index the entries.

        Args:
            classes: Entry → its class; a hyphen parts words, `*` stands for one word (but not the first).
        """
        self._by_first: dict[str, list[tuple[tuple[str, ...], Class]]] = {}
        for entry, its_class in classes.items():
            words = tuple(
                part if part == ANY else fold(word)
                for part in entry.replace("-", " ").split()
                for word in (WORD.findall(part) or [part])
            )
            self._by_first.setdefault(words[0], []).append((words, its_class))
        for group in self._by_first.values():
            group.sort(key=lambda item: (-len(item[0]), item[0]))

    def at(self, forms: Sequence[str], start: int) -> tuple[int, Class] | None:
        """The longest entry that begins at a word.

        Args:
            forms: Folded words.
            start: Index of the first word.

        Returns:
            How many words it has and its class, or None.
        """
        for words, its_class in self._by_first.get(forms[start], ()):
            here = forms[start : start + len(words)]
            if len(here) == len(words) and all(w in (ANY, f) for w, f in zip(words, here, strict=True)):
                return len(words), its_class
        return None

    def find(self, forms: Sequence[str]) -> Iterator[tuple[int, int, Class]]:
        """All entries that do not overlap: index of the first word, number of words, class."""
        start = 0
        while start < len(forms):
            hit = self.at(forms, start)
            if hit:
                yield start, *hit
            start += hit[0] if hit else 1

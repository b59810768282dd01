"""Tells where else the words of a passage stand: in the passages aligned with it, or anywhere in the other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.alignment.tokens import Word, content_words, same_word
from tui.model import Alignment, Article, Passage, Strength, Thread

KEPT_TEXTS = 20_000
"""Passages whose words are kept: more than the largest comparison that is read at once."""


@lru_cache(maxsize=KEPT_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """The content words of a text (`tui.alignment.tokens.content_words`), read once."""
    return content_words(text)


class Support:
    """An index of all words of all accounts."""

    def __init__(
        self, articles: Sequence[Article], alignments: Sequence[Alignment] = (), threads: Sequence[Thread] = ()
    ) -> None:
        """Index the accounts.

        Args:
            articles: The accounts.
            alignments: Links between their passages; only firm ones support.
            threads: Claims that several articles carry; their passages support each other.
        """
        self.passages: dict[str, Passage] = {p.id: p for a in articles for p in a.passages if p.is_claim}
        self.others = len(articles) - 1
        """How many accounts could support a passage."""
        self._holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for passage in self.passages.values():
            for word in words_of(passage.text):
                self._holders[word.key][passage.article].add(passage.id)
        self._parallels: dict[str, set[str]] = defaultdict(set)
        for link in alignments:
            if link.strength is Strength.ALIGNED:
                self._parallels[link.a].add(link.b)
                self._parallels[link.b].add(link.a)
        for thread in threads:
            for member in thread.passages:
                home = member.partition(":")[0]
                self._parallels[member].update(o for o in thread.passages if o.partition(":")[0] != home)

    def parallels(self, passage: str) -> tuple[Passage, ...]:
        """The passages of other articles that carry a passage's claim."""
        return tuple(
            self.passages[other] for other in sorted(self._parallels.get(passage, ())) if other in self.passages
        )

    def parallel_keys(self, passage: str) -> frozenset[str]:
        """The keys of all content words of a passage's parallels."""
        return frozenset(word.key for other in self.parallels(passage) for word in words_of(other.text))

    def carriers(self, key: str, article: str) -> int:
        """How many other articles have a word."""
        held = self._holders.get(key)
        return len(held) - (article in held) if held else 0

    def stand_together(self, key: str, company: Iterable[str], article: str) -> bool:
        """Whether a passage of another article has a word together with one of its companions here."""
        held = self._holders.get(key)
        if not held:
            return False
        places: set[str] = set().union(*(ids for other, ids in held.items() if other != article))
        if not places:
            return False
        for other in company:
            if other == key:
                continue
            there = self._holders.get(other, {})
            if any(not places.isdisjoint(ids) for name, ids in there.items() if name != article):
                return True
        return False


class Told:
    """Words that parallels tell, found in any spelling."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Gather the words of passages."""
        self._keys = frozenset(word.key for passage in passages for word in words_of(passage.text))
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            self._by_initial[key[:1]].append(key)

    def __contains__(self, key: str) -> bool:
        """Whether a word, in this or another spelling with the same first letter, is among them."""
        return key in self._keys or any(same_word(key, other) for other in self._by_initial.get(key[:1], ()))

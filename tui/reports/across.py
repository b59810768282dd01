"""Looks up how a passage stands to the other accounts of a comparison."""

from __future__ import annotations

from collections import defaultdict

from tui.model import PLAUSIBLE, Comparison, Conflict, Passage, Status, Strength, Thread
from tui.reports.page_values import Place

MOST_POSSIBLE = 3
"""Passages that possibly report the same and are named; more would not be looked at."""


class Across:
    """An index over a comparison.

    Args:
        comparison: The comparison to look things up in.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.findings = {finding.passage: finding for finding in comparison.findings}
        self.passages = {p.id: p for article in comparison.articles for p in article.passages}
        self.outlets = tuple(article.outlet for article in comparison.articles)
        self.numbers = {thread.id: n for n, thread in enumerate(comparison.threads, 1)}
        self._accounts = {article.id: n for n, article in enumerate(comparison.articles, 1)}
        self._indices = {p.id: n for article in comparison.articles for n, p in enumerate(article.passages, 1)}
        self._threads: dict[str, list[Thread]] = defaultdict(list)
        for thread in comparison.threads:
            for passage in thread.passages:
                self._threads[passage].append(thread)
        self._conflicts: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in comparison.conflicts:
            self._conflicts[conflict.a].append(conflict)
            self._conflicts[conflict.b].append(conflict)
        self._scores: dict[str, dict[str, float]] = defaultdict(dict)
        self._linked: dict[str, set[str]] = defaultdict(set)
        self._sure: dict[str, tuple[str, ...]] = {}
        for link in comparison.alignments:
            sure = link.strength is Strength.ALIGNED
            if sure or link.score >= PLAUSIBLE:
                for here, there in ((link.a, link.b), (link.b, link.a)):
                    self._scores[here][there] = link.score
                    if sure:
                        self._linked[here].add(there)

    def place(self, passage_id: str) -> Place:
        """Say where a passage stands."""
        return Place(self._accounts[self.passages[passage_id].article], self._indices[passage_id])

    def account(self, article_id: str) -> int:
        """Give the number of an article, from 1."""
        return self._accounts[article_id]

    def outlet(self, passage: Passage) -> str:
        """Name who published a passage."""
        return self.outlets[self._accounts[passage.article] - 1]

    def status(self, passage_id: str) -> Status | None:
        """Give how the accounts stand to a passage; None where that is not known."""
        finding = self.findings.get(passage_id)
        return finding.status if finding else None

    def threads(self, passage_id: str) -> tuple[Thread, ...]:
        """List the claims that a passage carries."""
        return tuple(self._threads.get(passage_id, ()))

    def conflicts(self, passage_id: str) -> tuple[Conflict, ...]:
        """List the conflicts of which a passage is one side."""
        return tuple(self._conflicts.get(passage_id, ()))

    def score(self, one: str, other: str) -> float | None:
        """Give the probability that two passages report the same; None where only a claim joins them, or nothing."""
        return self._scores.get(one, {}).get(other)

    def sure(self, passage_id: str) -> tuple[str, ...]:
        """List the passages of other articles that report the same, best of each article first, in their order."""
        if passage_id not in self._sure:
            article = self.passages[passage_id].article
            found = set(self._linked.get(passage_id, ()))
            for thread in self._threads.get(passage_id, ()):
                found.update(other for other in thread.passages if self.passages[other].article != article)
            self._sure[passage_id] = self._in_order(passage_id, found)
        return self._sure[passage_id]

    def possible(self, passage_id: str) -> tuple[str, ...]:
        """List the few likeliest passages of articles of which none surely reports the same."""
        reporting = {self.passages[other].article for other in self.sure(passage_id)}
        best: dict[str, str] = {}
        scores = self._scores.get(passage_id, {})
        for other in sorted(scores, key=lambda other: -scores[other]):
            article = self.passages[other].article
            if article not in reporting:
                best.setdefault(article, other)
        return self._in_order(passage_id, set([*best.values()][:MOST_POSSIBLE]))

    def _in_order(self, passage_id: str, found: set[str]) -> tuple[str, ...]:
        scores = self._scores.get(passage_id, {})

        def rank(other: str) -> tuple[int, float, int]:
            place = self.place(other)
            return place.account, -scores.get(other, 0.0), place.passage

        return tuple(sorted(found, key=rank))

"""Looks up where the other accounts report what a passage reports, and where they would have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from tui.model import (
    PLAUSIBLE,
    Alignment,
    Comparison,
    Conflict,
    Finding,
    Omission,
    Origin,
    Passage,
    Status,
    Strength,
    Thread,
)

OriginNames: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
"""Names the independent origins of a claim, from the ids of the passages that carry it; none where unknown."""


def unnamed(passage_ids: Sequence[str]) -> Sequence[str]:
    """Name no origin."""
    return ()


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage of another account that reports the same."""

    passage: Passage
    score: float | None
    """Probability that both report one claim; None where only the thread joins the two."""
    strength: Strength

    @property
    def is_aligned(self) -> bool:
        """Whether the reader is told that both report it."""
        return self.strength is Strength.ALIGNED


@dataclass(frozen=True, slots=True)
class GhostRow:
    """Stands in an account for a claim that others carry and this one does not."""

    id: str
    article: str
    """Id of the article that lacks the claim."""
    thread: Thread
    before: int
    """Index of the article's passage before which the claim would be expected."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows are about where an article leads."""

    claims: tuple[Passage | Thread, ...]
    """Its passages in their order, then the threads that it leaves out."""
    index: dict[str, int]
    """Number of each row by the id of its passage or thread."""


def omission_id(article_id: str, thread: Thread) -> str:
    """Name the omission of a claim by an article."""
    return f"{article_id}∅{thread.id}"


class Parallels:
    """An index over a comparison, for lookups while reading; each answers in constant or logarithmic time.

    Args:
        comparison: The comparison to look things up in.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._order = {article.id: n for n, article in enumerate(comparison.articles)}
        self._passages = {p.id: p for article in comparison.articles for p in article.passages}
        self._index = {p.id: n for article in comparison.articles for n, p in enumerate(article.passages)}
        self._findings = {finding.passage: finding for finding in comparison.findings}
        self._statuses = Counter(finding.status for finding in comparison.findings)
        self._numbers = {thread.id: n for n, thread in enumerate(comparison.threads, 1)}
        self._threads: dict[str, list[Thread]] = defaultdict(list)
        for thread in comparison.threads:
            for passage in thread.passages:
                self._threads[passage].append(thread)
        self._conflicts: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in comparison.conflicts:
            self._conflicts[conflict.a].append(conflict)
            self._conflicts[conflict.b].append(conflict)
        self._origins = {article: origin for origin in comparison.origins for article in origin.articles}
        self._ranks = {(omission.article, omission.thread): n for n, omission in enumerate(comparison.omissions, 1)}
        self._links = self._collect()
        self._aligned = self._gather()
        self._parallels: dict[str, tuple[Parallel, ...]] = {}
        self._rows: dict[str, Rows] = {}
        self._anchors = self._anchor()
        omitted: dict[str, list[Omission]] = defaultdict(list)
        for omission in comparison.omissions:
            omitted[omission.article].append(omission)
        self._omissions = {
            article.id: self._missing_from(article.id, omitted[article.id]) for article in comparison.articles
        }

    def _collect(self) -> dict[str, list[Alignment]]:
        """The alignments of each passage that are worth showing."""
        links: dict[str, list[Alignment]] = defaultdict(list)
        for link in self.comparison.alignments:
            if link.strength is Strength.ALIGNED or link.score >= PLAUSIBLE:
                links[link.a].append(link)
                links[link.b].append(link)
        return links

    def _gather(self) -> set[str]:
        """The passages that another account is said to report."""
        links = (link for link in self.comparison.alignments if link.strength is Strength.ALIGNED)
        aligned = {passage for link in links for passage in (link.a, link.b)}
        for thread in self.comparison.threads:
            articles = {self._passages[passage].article for passage in thread.passages}
            if len(articles) > 1:
                aligned.update(thread.passages)
        return aligned

    def _scored(self, one: str) -> tuple[dict[str, float], set[str]]:
        """The score of each link of a passage by the id at its other end, and which passages surely report the same."""
        scores: dict[str, float] = {}
        sure: set[str] = set()
        for link in self._links.get(one, ()):
            other = link.b if link.a == one else link.a
            scores[other] = link.score
            if link.strength is Strength.ALIGNED:
                sure.add(other)
        article = self._passages[one].article
        for thread in self._threads.get(one, ()):
            sure.update(other for other in thread.passages if self._passages[other].article != article)
        return scores, sure

    def _look_up(self, one: str) -> tuple[Parallel, ...]:
        scores, sure = self._scored(one)
        found = [
            Parallel(self._passages[other], scores.get(other), Strength.ALIGNED if other in sure else Strength.POSSIBLE)
            for other in scores.keys() | sure
        ]
        return tuple(sorted(found, key=self._rank))

    def _rank(self, parallel: Parallel) -> tuple[bool, int, float, int]:
        passage = parallel.passage
        return (
            not parallel.is_aligned,
            self._order[passage.article],
            -(parallel.score or 0.0),
            self._index[passage.id],
        )

    def _anchor(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """For each ordered pair of articles: the indices (here, there) of passages with a counterpart, in order."""
        anchors: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for one in self._aligned:
            scores, sure = self._scored(one)
            best: dict[str, tuple[float, int]] = {}
            for other in sure:
                article, rank = self._passages[other].article, (-scores.get(other, 0.0), self._index[other])
                if article not in best or rank < best[article]:
                    best[article] = rank
            here = self._passages[one].article
            for article, (_, index) in best.items():
                anchors[here, article].append((self._index[one], index))
        for pairs in anchors.values():
            pairs.sort()
        return anchors

    def passage(self, passage_id: str) -> Passage | None:
        """Give the passage with an id, or None."""
        return self._passages.get(passage_id)

    def parallels(self, passage_id: str) -> tuple[Parallel, ...]:
        """List all passages that report the same: aligned ones first, then possible ones, each in column order."""
        if passage_id not in self._parallels:
            self._parallels[passage_id] = self._look_up(passage_id) if passage_id in self._passages else ()
        return self._parallels[passage_id]

    def counterpart(self, passage_id: str, article_id: str) -> Parallel | None:
        """Give the best parallel in one article: the best aligned one, else the best possible one, else None."""
        return next((p for p in self.parallels(passage_id) if p.passage.article == article_id), None)

    def is_aligned(self, passage_id: str) -> bool:
        """Whether another account is said to report the same."""
        return passage_id in self._aligned

    def threads(self, passage_id: str) -> tuple[Thread, ...]:
        """List the threads that a passage belongs to, in the comparison's order."""
        return tuple(self._threads.get(passage_id, ()))

    def number(self, thread: Thread) -> int:
        """Give a thread's number, from 1, as the screen tells it."""
        return self._numbers[thread.id]

    def count(self, status: Status) -> int:
        """How many passages have a status."""
        return self._statuses[status]

    def finding(self, passage_id: str) -> Finding | None:
        """Give what the comparison says of a passage; None for headings and furniture."""
        return self._findings.get(passage_id)

    def conflicts(self, passage_id: str) -> tuple[Conflict, ...]:
        """List the conflicts in which a passage is one side."""
        return tuple(self._conflicts.get(passage_id, ()))

    def omission(self, article_id: str, thread_id: str) -> tuple[Omission, int] | None:
        """Give an article's omission of a claim and its rank by weight, from 1; None where it is not counted as one."""
        rank = self._ranks.get((article_id, thread_id))
        return None if rank is None else (self.comparison.omissions[rank - 1], rank)

    def origins(self, article_ids: Iterable[str]) -> tuple[Origin, ...]:
        """List the origins that some articles come from, each once."""
        found = (self._origins.get(article) for article in article_ids)
        return tuple(dict.fromkeys(origin for origin in found if origin is not None))

    def origin_count(self, passage_ids: Sequence[str], origin_names: OriginNames) -> int:
        """Count the independent origins of some passages; where none can be named, those of their articles."""
        articles = (passage.article for passage_id in passage_ids if (passage := self.passage(passage_id)))
        return len(origin_names(passage_ids)) or len(self.origins(articles)) or 1

    def account(self, article_id: str) -> int:
        """Give the 0-based number of an article's column."""
        return self._order[article_id]

    def place(self, passage_id: str) -> tuple[int, int]:
        """Say where a passage stands: the number of its article and its own index there, both from 0."""
        return self._order[self._passages[passage_id].article], self._index[passage_id]

    def expected_at(self, passage_id: str, article_id: str) -> int:
        """Say where in another article a passage would stand if it were there.

        The nearest aligned passages before and after it are taken as fixed points, and the place between their
        counterparts is interpolated.

        Returns:
            The index of that article's passage before which it would stand; at most the number of passages.
        """
        here = self._passages[passage_id]
        size_here = len(self._article_passages(here.article))
        size_there = len(self._article_passages(article_id))
        index = self._index[passage_id]
        anchors = self._anchors.get((here.article, article_id), [])
        cut = bisect_left(anchors, (index, -1))
        before_here, before_there = anchors[cut - 1] if cut else (-1, -1)
        after_here, after_there = anchors[cut] if cut < len(anchors) else (size_here, size_there)
        if after_there <= before_there:
            return before_there + 1
        share = (index - before_here) / max(1, after_here - before_here)
        return min(after_there, before_there + max(1, ceil((after_there - before_there) * share)))

    def rows(self, lead: str) -> Rows:
        """List what an article's passages are, and then what it omits, for rows that follow it."""
        if lead not in self._rows:
            omitted = [thread for thread in self.comparison.threads if lead not in thread.articles]
            claims: tuple[Passage | Thread, ...] = (*self._article_passages(lead), *omitted)
            self._rows[lead] = Rows(claims, {claim.id: n for n, claim in enumerate(claims)})
        return self._rows[lead]

    def omissions(self, article_id: str) -> tuple[GhostRow, ...]:
        """List what an article leaves out and enough others carry, in the order in which it would be expected."""
        return self._omissions[article_id]

    @property
    def omission_count(self) -> int:
        """How many omissions there are in all articles."""
        return sum(map(len, self._omissions.values()))

    def _missing_from(self, article_id: str, omissions: Sequence[Omission]) -> tuple[GhostRow, ...]:
        passages = self._article_passages(article_id)
        first_claim = next((n for n, p in enumerate(passages) if p.is_claim), 0)
        found = []
        for omission in omissions:
            thread = self.comparison.threads[self._numbers[omission.thread] - 1]
            expected = sorted(self.expected_at(member, article_id) for member in thread.passages)
            before = max(first_claim, expected[len(expected) // 2])
            found.append(GhostRow(omission_id(article_id, thread), article_id, thread, before))
        return tuple(sorted(found, key=lambda row: row.before))

    def _article_passages(self, article_id: str) -> tuple[Passage, ...]:
        return self.comparison.articles[self._order[article_id]].passages

    def outlets(self, article_ids: Iterable[str]) -> str:
        """Name articles by column number and outlet: `1 Harbour Post, 3 Bay News`."""
        articles = self.comparison.articles
        return ", ".join(f"{self._order[a] + 1} {articles[self._order[a]].outlet}" for a in article_ids)

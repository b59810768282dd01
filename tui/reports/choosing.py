"""What a report is about: all of a comparison, or some accounts, some claims, passages that stand in some way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tui.model import Article, SpanKind, Status
from tui.reports.across import Across
from tui.standing import Only

FEW = 12
"""Outlets that a message names."""


class ChoiceError(ValueError):
    """What was asked for is not there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to report on; empty parts restrict nothing."""

    only: tuple[Only, ...] = ()
    outlets: tuple[str, ...] = ()
    """Names of outlets, in any case, or numbers of accounts."""
    threads: tuple[int, ...] = ()
    """Numbers of claims, from 1, as the screen has them."""

    @property
    def words(self) -> tuple[str, ...]:
        """Say what it restricts, a phrase each."""
        claims = f"{'claim' if len(self.threads) == 1 else 'claims'} {', '.join(map(str, self.threads))}"
        return (
            *([f"only {', '.join(self.only)}"] if self.only else []),
            *([f"only {', '.join(self.outlets)}"] if self.outlets else []),
            *([f"only {claims}"] if self.threads else []),
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a choice comes to in one comparison."""

    accounts: frozenset[int]
    """Numbers of the accounts that are shown."""
    passages: frozenset[str]
    """Ids of the passages that the report is about."""
    kept: frozenset[str]
    """Ids of all passages that it holds: those, and their counterparts in the accounts shown."""
    omissions: bool
    """Whether omissions are told."""
    threads: frozenset[str] | None
    """Ids of the claims asked for; None for all."""


def choose(choice: Choice, across: Across, tags: Mapping[str, Collection[str]]) -> Chosen:
    """Find what a choice is about.

    Args:
        choice: What was asked for.
        across: The comparison.
        tags: What readers said of passages, by passage id: `verified`, `dubious`, `note`.

    Raises:
        ChoiceError: There is no such outlet or claim.
    """
    articles = across.comparison.articles
    accounts = _accounts(choice.outlets, articles)
    threads = _threads(choice.threads, across)
    members = None if threads is None else {p for t in across.comparison.threads if t.id in threads for p in t.passages}
    everything = not (choice.only or choice.threads)
    passages = {
        passage.id
        for number, article in enumerate(articles, 1)
        if number in accounts
        for passage in article.passages
        if (members is None or passage.id in members)
        and (not choice.only or _stands(passage.id, choice.only, across, tags.get(passage.id, ())))
    }
    kept = set(passages)
    if not everything:
        for passage_id in passages:
            kept.update(other for other in across.sure(passage_id) if across.place(other).account in accounts)
            for conflict in across.conflicts(passage_id):
                other = conflict.b if conflict.a == passage_id else conflict.a
                if across.place(other).account in accounts:
                    kept.add(other)
    return Chosen(accounts, frozenset(passages), frozenset(kept), not choice.only or Only.OMIT in choice.only, threads)


def _stands(passage_id: str, only: Sequence[Only], across: Across, tags: Collection[str]) -> bool:
    finding = across.findings.get(passage_id)
    stands: set[str] = set(tags)
    if finding is not None:
        stands.add(finding.status.value)
        stands.update(s.kind.value for s in finding.spans if s.kind in (SpanKind.EMBELLISH, SpanKind.CONFLICT))
        if finding.status is Status.CONFLICT and across.sure(passage_id):
            stands.add(Status.AGREE.value)
    return any(one.value in stands for one in only)


def _accounts(names: Sequence[str], articles: Sequence[Article]) -> frozenset[int]:
    if not names:
        return frozenset(range(1, len(articles) + 1))
    found: set[int] = set()
    for name in names:
        wanted = name.strip().casefold()
        here = {n for n, article in enumerate(articles, 1) if article.outlet.casefold() == wanted}
        if not here and wanted.isdecimal() and 1 <= int(wanted) <= len(articles):
            here = {int(wanted)}
        if not here:
            there = ", ".join(f"{n} {article.outlet}" for n, article in enumerate(articles[:FEW], 1))
            more = f" and {len(articles) - FEW} more" if len(articles) > FEW else ""
            raise ChoiceError(f"no account is called {name}; there are {there}{more}")
        found |= here
    return frozenset(found)


def _threads(numbers: Sequence[int], across: Across) -> frozenset[str] | None:
    if not numbers:
        return None
    threads = across.comparison.threads
    for number in numbers:
        if not 1 <= number <= len(threads):
            there = f"they go from 1 to {len(threads)}" if threads else "no claim is told by two accounts"
            raise ChoiceError(f"there is no claim {number}; {there}")
    return frozenset(threads[number - 1].id for number in numbers)

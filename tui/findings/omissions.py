"""Ranks what accounts leave out by how many independent others carry it, and how prominently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import median
from typing import NamedTuple

from tui.model import Article, Omission, Origin, Passage, Thread

LEAST_CARRIERS = 2
"""Other accounts that must carry a claim before its absence is called an omission."""
LEAST_CARRYING_SHARE = 4
"""Among many accounts a quarter of the others must carry it: what two of forty tell is not missed by the rest."""
MOST_PER_CLAIM = 2
"""Omissions per sentence of an article: a short note cannot tell everything."""
LEAST_PROMINENCE = 0.5
"""Weight of a claim that stands at the very end of each account, against 1 for one that all begin with."""


def find_omissions(
    articles: Sequence[Article],
    threads: Sequence[Thread],
    origins: Sequence[Origin],
    account: Mapping[str, str] | None = None,
) -> tuple[Omission, ...]:
    """List the claims that at least two other articles carry and an article leaves out.

    An article cannot leave out what all who tell it published later, and a short one is not asked for more than a
    few claims per sentence.

    Args:
        articles: The accounts, in loading order.
        threads: The claims that at least two articles carry.
        origins: The origins of all articles.
        account: Article id → what its account is counted as; versions of one article have the same, count once, and
            omit nothing that another of them tells. Without it each article is an account.

    Returns:
        The omissions, weightiest first.
    """
    accounts = {article.id: (account or {}).get(article.id, article.id) for article in articles}
    needed = max(LEAST_CARRIERS, ceil((len(set(accounts.values())) - 1) / LEAST_CARRYING_SHARE))
    by_id = {article.id: article for article in articles}
    home = {article: number for number, origin in enumerate(origins) for article in origin.articles}
    places = _places(articles)
    usual = median(sum(p.is_claim for p in article.passages) for article in articles) if articles else 0
    others = max(len(set(home.values())) - 1, 1)
    told: list[_Told] = []
    for thread in threads:
        carriers = [by_id[name] for name in thread.articles]
        telling = {accounts[carrier.id]: carrier.outlet for carrier in carriers}
        if thread.omitted_by and len(telling) >= needed:
            first = max(places[passage] for passage in thread.passages)
            share = len({home[carrier.id] for carrier in carriers}) / others
            weight = share * (LEAST_PROMINENCE + (1 - LEAST_PROMINENCE) * first)
            told.append(_Told(thread, carriers, telling, frozenset(thread.omitted_by), weight))
    found: list[Omission] = []
    for article in articles:
        claims = sum(passage.is_claim for passage in article.passages)
        missed: dict[str, Omission] = {}
        for one in told:
            if article.id not in one.omitting or accounts[article.id] in one.outlets:
                continue
            if not _could_know(article, one.carriers):
                continue
            weight = min(one.weight * min(1.0, claims / max(usual, 1)), 1.0)
            omission = Omission(one.thread.id, article.id, weight, f"reported by {', '.join(one.outlets.values())}")
            # Two threads may share the passage that states them best; it is missed once.
            claim = one.thread.claim
            if claim not in missed or missed[claim].weight < omission.weight:
                missed[claim] = omission
        found += sorted(missed.values(), key=lambda omission: -omission.weight)[: MOST_PER_CLAIM * claims]
    return tuple(sorted(found, key=lambda omission: -omission.weight))


class _Told(NamedTuple):
    """A claim that enough accounts carry for its absence from another to be worth telling."""

    thread: Thread
    carriers: Sequence[Article]
    outlets: Mapping[str, str]
    """Account → an outlet of it."""
    omitting: frozenset[str]
    """Ids of the articles without it."""
    weight: float
    """What its omission weighs in an article of usual length."""


def _could_know(article: Article, carriers: Sequence[Article]) -> bool:
    """Whether some carrier may have been published no later than the article."""
    if article.published is None:
        return True
    return any(carrier.published is None or carrier.published <= article.published for carrier in carriers)


def _places(articles: Sequence[Article]) -> Mapping[str, float]:
    """How prominently each claim stands in its article: 1 at the beginning, 0 after the end."""
    places: dict[str, float] = {}
    for article in articles:
        claims: list[Passage] = [passage for passage in article.passages if passage.is_claim]
        places |= {passage.id: 1 - index / len(claims) for index, passage in enumerate(claims)}
    return places

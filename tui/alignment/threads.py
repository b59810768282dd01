"""Gathers aligned passages into threads, each one claim, without letting one busy passage chain a whole event."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.alignment.origins import count_origins
from tui.model import PLAUSIBLE, Alignment, Article, Passage, Progress, Strength, Thread

AVERAGE_LINK = 0.35
"""Mean probability over all pairs of two groups from which they are one thread (unlisted pairs count 0)."""
PER_ARTICLE = 2
"""Passages of one article in a thread: a claim and the sentence that continues it."""
REACH = 2
"""Positions between two passages of one article that may still state one claim together."""
STEPS_PER_CALL = 200
"""Merges tried between two calls of `progress`."""


def gather(articles: Sequence[Article], alignments: Sequence[Alignment], progress: Progress) -> tuple[Thread, ...]:
    """Group passages that carry one claim, by average-linkage agglomeration under constraints.

    Connected components would chain: A like B and B like C need not make A like C. Groups therefore merge by the mean
    probability of all their pairs (Sokal & Michener 1958), and hold at most `PER_ARTICLE` nearby passages of an
    article.
    Every passage with an aligned counterpart ends up in a thread: one left alone is paired with its best counterpart,
    which may then stand in a second thread.

    Args:
        articles: The accounts, in loading order.
        alignments: Links between their passages.
        progress: Called every few merges.

    Returns:
        Threads with passages of at least two articles, in the order in which the articles tell them.
    """
    place: dict[str, tuple[int, int]] = {}
    passages: dict[str, Passage] = {}
    for at, article in enumerate(articles):
        for index, passage in enumerate(article.passages):
            place[passage.id] = (at, index)
            passages[passage.id] = passage
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    sure: dict[str, dict[str, float]] = defaultdict(dict)
    for link in alignments:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            scores[one][other] = link.score
            if link.strength is Strength.ALIGNED:
                sure[one][other] = link.score
    groups = _agglomerate(sorted(sure, key=place.__getitem__), scores, place, progress)
    groups += _pair_up(groups, sure, place)
    groups = sorted((sorted(group, key=place.__getitem__) for group in groups), key=lambda g: [place[p] for p in g])
    return tuple(_thread(f"t{n}", group, articles, passages, scores) for n, group in enumerate(groups))


def _agglomerate(
    members: Sequence[str],
    scores: Mapping[str, Mapping[str, float]],
    place: Mapping[str, tuple[int, int]],
    progress: Progress,
) -> list[list[str]]:
    """Merge the two groups with the highest mean link until none is high enough; groups of one are dropped."""
    groups: dict[int, list[str]] = {at: [passage] for at, passage in enumerate(members)}
    number = {passage: at for at, passage in enumerate(members)}
    sums: dict[int, dict[int, float]] = {
        at: {number[other]: score for other, score in scores[passage].items() if other in number}
        for at, passage in enumerate(members)
    }
    heap = [(-score, one, other) for one, row in sums.items() for other, score in row.items() if one < other]
    heapq.heapify(heap)
    fresh = len(members)
    step = 0
    while heap:
        step += 1
        if step % STEPS_PER_CALL == 1:
            progress("gathering threads", 1 - len(groups) / max(len(members), 1))
        mean, one, other = heapq.heappop(heap)
        if -mean < AVERAGE_LINK:
            break
        if one not in groups or other not in groups or not _may_join(groups[one], groups[other], place):
            continue
        merged = groups.pop(one) + groups.pop(other)
        row: dict[int, float] = defaultdict(float)
        for old in (one, other):
            for neighbour, total in sums.pop(old).items():
                if neighbour in groups:
                    row[neighbour] += total
        for neighbour, total in row.items():
            near = sums[neighbour]
            near.pop(one, None)
            near.pop(other, None)
            near[fresh] = total
            pairs = _cross_pairs(merged, groups[neighbour], place)
            heapq.heappush(heap, (-total / pairs, neighbour, fresh))
        groups[fresh], sums[fresh] = merged, dict(row)
        fresh += 1
    return [group for group in groups.values() if len(group) > 1]


def _cross_pairs(one: Sequence[str], other: Sequence[str], place: Mapping[str, tuple[int, int]]) -> int:
    return max(sum(place[a][0] != place[b][0] for a in one for b in other), 1)


def _may_join(one: Sequence[str], other: Sequence[str], place: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the union holds only a few passages of each article, and these stand close together."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for passage in (*one, *other):
        article, index = place[passage]
        by_article[article].append(index)
    return all(len(found) <= PER_ARTICLE and max(found) - min(found) <= REACH for found in by_article.values())


def _pair_up(
    groups: Sequence[Sequence[str]], sure: Mapping[str, Mapping[str, float]], place: Mapping[str, tuple[int, int]]
) -> list[list[str]]:
    """A thread of two for each passage that has an aligned counterpart and is in no group yet."""
    held = {passage for group in groups for passage in group}
    pairs: list[list[str]] = []
    for passage in sorted(sure, key=place.__getitem__):
        if passage not in held:
            best = min(sure[passage], key=lambda other: (-sure[passage][other], place[other]))
            pairs.append([passage, best])
            held |= {passage, best}
    return pairs


def _thread(
    name: str,
    group: Sequence[str],
    articles: Sequence[Article],
    passages: Mapping[str, Passage],
    scores: Mapping[str, Mapping[str, float]],
) -> Thread:
    central = dict.fromkeys(group, 0.0)
    for one, other in combinations(group, 2):
        score = scores[one].get(other, 0.0)
        central[one] += score
        central[other] += score
    carrying = {passages[member].article for member in group}
    touched = {passages[o].article for member in group for o, score in scores[member].items() if score >= PLAUSIBLE}
    carriers = tuple(article.id for article in articles if article.id in carrying)
    return Thread(
        id=name,
        claim=passages[max(group, key=central.__getitem__)].text,
        passages=tuple(group),
        articles=carriers,
        omitted_by=tuple(article.id for article in articles if article.id not in carrying | touched),
        origins=count_origins(carriers),
    )

"""Recognises versions: one article of one outlet, published again with changes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from tui.model import Article, Progress, VersionGroup

RUN = 4
"""Words of a run: with longer ones, a changed word here and there would hide that two texts are one."""
SAME_OUTLET = 0.5
"""Share of the shorter text's runs that another of the same outlet must have too: a second report on the same event
repeats its background, but not half of itself."""
SAME_ADDRESS = 0.2
"""The same for two texts from one address: there only what was written wholly anew is another article."""
LEAST_RUNS = 8
"""Runs that two texts of an outlet must share at least; two lines of a live ticker are no versions."""
CROWD = 30
"""Articles with one run from which each is only paired with its neighbours: a line under every article of an outlet."""
_WORD = re.compile(r"[^\W_]+")


def versions(articles: Sequence[Article]) -> tuple[VersionGroup, ...]:
    """Find articles that are versions of one.

    Two are versions where they have one outlet or one address and most of the shorter text stands in the other
    (containment of word shingles: Broder 1997). What several outlets print of one agency are not versions but accounts
    with one origin.

    Args:
        articles: The articles, cut into sentences where the changes are to be told by sentences.

    Returns:
        Each group of versions, in loading order of its first article.
    """
    groups = version_groups(articles)
    if not groups:
        return ()
    from tui.stories.changes import changes  # late: RapidFuzz is only needed where there are versions

    by_id = {article.id: article for article in articles}
    return tuple(
        VersionGroup(group, tuple(changes(by_id[older], by_id[newer]) for older, newer in pairwise(group)))
        for group in groups
    )


def version_groups(
    articles: Sequence[Article], progress: Progress = lambda stage, share: None
) -> tuple[tuple[str, ...], ...]:
    """Find which articles are versions of one, without what changed: ids, the oldest first; see `versions`.

    Args:
        articles: The articles.
        progress: Told of each article read; an exception it raises ends the work.
    """
    candidates = {at for group in _candidates(articles) for at in group}
    if not candidates:
        return ()
    runs = {}
    for at in sorted(candidates):
        progress("looking for versions", at / len(articles))
        runs[at] = _runs(articles[at])
    above = list(range(len(articles)))

    def root(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for one, other in _alike(articles, runs):
        low, high = sorted((root(one), root(other)))
        above[high] = low
    groups: dict[int, list[Article]] = defaultdict(list)
    for at in sorted(candidates):
        groups[root(at)].append(articles[at])
    return tuple(tuple(a.id for a in sorted(some, key=_age)) for some in groups.values() if len(some) > 1)


def newest_versions(
    articles: Sequence[Article], progress: Progress = lambda stage, share: None
) -> tuple[tuple[Article, ...], tuple[tuple[str, ...], ...]]:
    """Leave out the older versions.

    Args:
        articles: The articles.
        progress: Told of each article read; an exception it raises ends the work.

    Returns:
        The articles without those that have a newer version, and the groups of ids, the oldest first.
    """
    groups = version_groups(articles, progress)
    older = {name for group in groups for name in group[:-1]}
    return tuple(article for article in articles if article.id not in older), groups


def account_of(articles: Sequence[Article]) -> Mapping[str, str]:
    """Give for each article the one that its account is counted as: its newest version, most often itself."""
    homes = {article.id: article.id for article in articles}
    return homes | {name: group[-1] for group in version_groups(articles) for name in group}


def editions(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Give the articles with one version of each at a time: first the newest of all, then the ones before those.

    Returns:
        As many as the article with most versions has; every article is in at least one.
    """
    place = {name: (n, len(group)) for group in version_groups(articles) for n, name in enumerate(reversed(group))}
    count = max((size for _, size in place.values()), default=1)

    def is_in(article: Article, edition: int) -> bool:
        n, size = place.get(article.id, (0, 1))
        return n == min(edition, size - 1)

    return tuple(tuple(article for article in articles if is_in(article, n)) for n in range(count))


def _candidates(articles: Sequence[Article]) -> list[list[int]]:
    """Indices of articles that have an outlet or an address in common."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        places["outlet", _outlet(article)].append(at)
        if article.url:
            places["address", _address(article.url)].append(at)
    return [group for group in places.values() if len(group) > 1]


def _outlet(article: Article) -> str:
    words = _WORD.findall(article.outlet.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or article.outlet


def _address(url: str) -> str:
    """An address as it is compared: without what may differ between two visits to one page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:  # no address at all
        return url
    # Where a page is named by its query alone, the query tells the articles apart.
    path = parts.path.rstrip("/")
    return f"{host}{path}" if path else f"{host}?{parts.query}"


def _alike(articles: Sequence[Article], runs: Mapping[int, frozenset[int]]) -> Iterable[tuple[int, int]]:
    """Pairs of articles that are versions of one."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, own in runs.items():
        for run in own:
            holders[run].append(at)
    # Most runs have the same holders as many others: the pairs are counted once for each such group.
    shared: Counter[tuple[int, int]] = Counter()
    for group, count in Counter(tuple(group) for group in holders.values() if len(group) > 1).items():
        pairs = combinations(group, 2) if len(group) <= CROWD else pairwise(group)
        for pair in pairs:
            shared[pair] += count
    for (one, other), count in sorted(shared.items()):
        first, second = articles[one], articles[other]
        is_address = bool(first.url and second.url) and _address(first.url or "") == _address(second.url or "")
        if not (is_address or _outlet(first) == _outlet(second)):
            continue
        smaller = min(len(runs[one]), len(runs[other]))
        if count >= (SAME_ADDRESS if is_address else SAME_OUTLET) * smaller and count >= min(LEAST_RUNS, smaller):
            yield one, other


def _runs(article: Article) -> frozenset[int]:
    """The hashes of the runs of words in an article's claims; of a text shorter than a run, of all of it."""
    words = _WORD.findall(" ".join(passage.text for passage in article.passages if passage.is_claim).casefold())
    if 0 < len(words) < RUN:
        return frozenset([hash(tuple(words))])
    return frozenset(hash(run) for run in zip(*(words[n:] for n in range(RUN)), strict=False))


def _age(article: Article) -> tuple[date, date, int, str, str]:
    """What versions are sorted by: when they were last changed; those without a day come first, then shorter ones."""
    last = max(filter(None, (article.updated, article.published)), default=date.min)
    return (last, article.published or date.min, len(article.text), article.text, article.path)

"""Groups articles into stories: average-linkage agglomeration by their likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from tui.alignment.arrays import Floats, Ints
from tui.model import Article, Progress, Story
from tui.stories.profile import Profiles, likeness, profiles

ONE_STORY = 0.11
"""Mean likeness of the articles of two groups from which they are one story: low, since to break up the accounts of
one event is worse than to leave two events together (measured on ECB+, train topics)."""
TELLING_WORDS = 6
"""Words that are named for a story."""
LEAST_RARITY = 0.6
"""Rarity in English below which a word names no story."""
LONGEST_TITLE = 100
"""Characters of a text that stands for a title."""


def group(articles: Sequence[Article], progress: Progress) -> tuple[Story, ...]:
    """Group articles by the event that they tell of; see `tui.stories.stories`."""
    if not articles:
        return ()
    # The work is done in an order that has nothing to do with that of the files: so is whatever hangs on the order.
    order = sorted(range(len(articles)), key=lambda at: _sort_key(articles[at]))
    ordered = [articles[at] for at in order]
    found = profiles(ordered, progress)
    alike = likeness(found, [article.published or article.updated for article in ordered])
    labels = _agglomerate(alike)
    members: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels.tolist()):
        members[label].append(at)
    groups = sorted(members.values(), key=lambda group: (-len(group), _first_day(ordered, group), group))
    return tuple(
        _story(str(number), some, groups, ordered, order, found, alike) for number, some in enumerate(groups, 1)
    )


def _sort_key(article: Article) -> tuple[str, ...]:
    return (article.text, str(article.published), article.outlet, article.path)


def _agglomerate(alike: Floats) -> Ints:
    """A label for each article: those of one story have the same (Sokal & Michener 1958)."""
    if len(alike) == 1:
        return np.ones(1, dtype=np.int64)
    distances = np.maximum(1 - squareform(alike, checks=False), 0.0)
    labels: Ints = fcluster(linkage(distances, "average"), 1 - ONE_STORY, "distance").astype(np.int64)
    return labels


def _first_day(articles: Sequence[Article], group: Sequence[int]) -> date:
    """When the first one was published; those without a day come last."""
    return min((day for at in group if (day := articles[at].published)), default=date.max)


def _story(
    number: str,
    group: Sequence[int],
    groups: Sequence[Sequence[int]],
    articles: Sequence[Article],
    order: Sequence[int],
    found: Profiles,
    alike: Floats,
) -> Story:
    central = alike[np.ix_(group, group)].mean(axis=1)
    by_centrality = [group[at] for at in np.argsort(-central, kind="stable").tolist()]
    titled = next((at for at in by_centrality if articles[at].title), by_centrality[0])
    days = [day for at in group if (day := articles[at].published)]
    return Story(
        id=number,
        title=articles[titled].title or beginning(articles[titled]),
        articles=tuple(articles[at].id for at in sorted(group, key=lambda at: order[at])),
        first=min(days, default=None),
        last=max(days, default=None),
        words=_telling(group, groups, found),
    )


def _telling(group: Sequence[int], groups: Sequence[Sequence[int]], found: Profiles) -> tuple[str, ...]:
    """The words that weigh more in a group than in any other, the heaviest first."""
    inside = np.asarray(found.weights[list(group)].mean(axis=0)).ravel()
    total = np.asarray(found.weights.sum(axis=0)).ravel()
    rest = found.weights.shape[0] - len(group)
    outside = (total - inside * len(group)) / max(rest, 1)
    weight = np.where(found.rarity >= LEAST_RARITY, inside - outside, 0.0)
    best = np.argsort(-weight, kind="stable")[:TELLING_WORDS].tolist()
    return tuple(found.words[at] for at in best if weight[at] > 0)


def beginning(article: Article) -> str:
    """The first words of an article without a title, or its outlet where it has no text."""
    text = next((" ".join(p.text.split()) for p in article.passages if p.is_claim), article.outlet)
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[: LONGEST_TITLE - 1].rpartition(' ')[0] or text[: LONGEST_TITLE - 1]}…"

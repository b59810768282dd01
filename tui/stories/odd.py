"""Says in words why an article looks as if it told another story than those around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tui.model import Article, Story, Stray
from tui.stories.profile import Profiles, profiles

MOST_STRAYS = 1 / 3
"""Share of all articles up to which those that stand alone are odd ones; more of them are stories of their own."""
RARE = 0.75
"""Rarity in English (0..1) from which a word is rare."""
NAMED_WORDS = 3
"""Shared words that are named."""
WORTH_TELLING_DAYS = 31
"""Days between an article and the others from which the time is told."""
MONTH_DAYS, YEAR_DAYS = 30.44, 365.25


def find_strays(articles: Sequence[Article], found: Sequence[Story]) -> tuple[Stray, ...]:
    """Find the odd articles beside one story; see `tui.stories.strays`."""
    main, *others = found or (None,)
    if main is None or not others or len(main.articles) == 1 or any(len(one.articles) > 1 for one in others):
        return ()
    if len(others) > MOST_STRAYS * len(articles):
        return ()
    alone = {one.articles[0] for one in others}
    words = profiles(articles)
    inside = [at for at, article in enumerate(articles) if article.id not in alone]
    return tuple(
        Stray(article.id, "; ".join(filter(None, (_shared(words, at, inside), _apart(articles, at, inside)))))
        for at, article in enumerate(articles)
        if article.id in alone
    )


def _shared(words: Profiles, at: int, others: Sequence[int]) -> str:
    """Which names and rare words an article has in common with the others."""
    own = words.weights[[at]].toarray().ravel()
    theirs = np.asarray(words.weights[list(others)].sum(axis=0)).ravel()
    both = np.where((words.is_name | (words.rarity >= RARE)) & (own > 0), own * theirs, 0.0)
    best = [words.words[n] for n in np.argsort(-both, kind="stable").tolist() if both[n] > 0]
    if not best:
        return "shares no names or rare words with the others"
    named = ", ".join(best[:NAMED_WORDS])
    return f"shares little with the others ({named}{', …' if len(best) > NAMED_WORDS else ''})"


def _apart(articles: Sequence[Article], at: int, others: Sequence[int]) -> str:
    """How long before or after the others an article was published; "" where it is not long, or not known."""
    own = articles[at].published
    days = [day for n in others if (day := articles[n].published) is not None]
    if own is None or not days:
        return ""
    gap = min(abs((own - day).days) for day in days)
    return f"dated {_span(gap)} apart" if gap >= WORTH_TELLING_DAYS and not min(days) < own < max(days) else ""


def _span(days: int) -> str:
    years, months = round(days / YEAR_DAYS), round(days / MONTH_DAYS)
    number, unit = (years, "year") if days >= YEAR_DAYS else (months, "month")
    return f"{number} {unit}{'' if number == 1 else 's'}"

"""Chooses which of the articles at hand are compared: one story of several, the newest of several versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.limits import why_too_many
from tui.model import Article, Progress, Story, Stray
from tui.stories import newest_versions, stories, strays

MOST_NAMED = 5
"""Stories that a notice names."""
LONGEST_NAMED = 60
"""Characters of a title in a notice."""


class UnknownStoryError(Exception):
    """There is no story of that number; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles to compare."""

    articles: tuple[Article, ...]
    """In loading order."""
    notices: tuple[str, ...]
    """What the reader has to know of what was chosen, a line each."""


def find_stories(
    articles: Sequence[Article], progress: Progress = lambda stage, share: None
) -> tuple[tuple[Story, ...], tuple[Stray, ...]]:
    """Group articles into stories, and find the odd ones.

    Args:
        articles: The articles, cut into sentences or not.
        progress: Told of each article read; an exception it raises ends the work.

    Returns:
        The stories, older versions in that of the newest, in which they do not weigh; then the odd articles.
    """
    newest, groups = newest_versions(articles, progress)
    found = stories(newest, progress)
    older = {group[-1]: group[:-1] for group in groups}
    place = {article.id: at for at, article in enumerate(articles)}
    day = {article.id: article.published for article in articles}

    def whole(story: Story) -> Story:
        names = {name for one in story.articles for name in (one, *older.get(one, ()))}
        days = [known for name in names if (known := day[name]) is not None]
        members = tuple(sorted(names, key=place.__getitem__))
        return replace(story, articles=members, first=min(days, default=None), last=max(days, default=None))

    return tuple(map(whole, found)), strays(newest, found)


def choose(
    articles: Sequence[Article],
    story: int | None = None,
    all_versions: bool = False,
    key: str = "",
    progress: Progress = lambda stage, share: None,
) -> Choice:
    """Choose what to compare.

    Args:
        articles: The articles, cut into sentences or not.
        story: Number of the story to compare; without it all are.
        all_versions: Whether older versions of an article are compared too; each article is one account all the same.
        key: The key that lists stories and versions in the reader, which looks for several stories itself; without it
            they are told of here, with the options that choose, which takes some tenths of a second. Of more articles
            than can be compared at once they are not told.
        progress: Told of each article read; an exception it raises ends the work.

    Returns:
        The articles to compare, and what to tell of it.

    Raises:
        UnknownStoryError: There is no story of that number.
    """
    notices: list[str] = []
    chosen = tuple(articles)
    if story is not None:
        found, _ = find_stories(articles, progress)
        wanted = next((one for one in found if one.id == str(story)), None)
        if wanted is None:
            there = f"there are {len(found)}" if len(found) > 1 else "these articles tell one"
            raise UnknownStoryError(f"no story {story}: {there}; synoptic stories PATH... lists them")
        chosen = tuple(article for article in articles if article.id in wanted.articles)
    newest, groups = newest_versions(chosen, progress)
    if len(newest) < len(chosen) and not all_versions and len(newest) > 1:
        notices += _set_aside(groups, articles, key)
        chosen = newest
    elif groups:
        notices += [f"{_versions(group, articles)} count as one account" for group in groups]
    if story is None and not key and why_too_many(len(chosen)) is None:
        notices += _several(newest, progress)
    return Choice(chosen, tuple(notices))


def _several(articles: Sequence[Article], progress: Progress) -> list[str]:
    """What to tell where the articles seem to be of several stories."""
    found = stories(articles, progress)
    odd = strays(articles, found)
    if odd:
        paths = {article.id: article.path for article in articles}
        return [f"{paths[one.article]}: another story? It {one.reason}" for one in odd]
    if len(found) < 2:
        return []
    named = "; ".join(f"{one.id} {_short(one.title)} ({len(one.articles)})" for one in found[:MOST_NAMED])
    more = f"; {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return [f"these look like {len(found)} stories: {named}{more}. --story 1 compares the first alone"]


def _set_aside(groups: Sequence[Sequence[str]], articles: Sequence[Article], key: str) -> list[str]:
    """What to tell of older versions that are not compared; in the reader as little as fits into a line."""
    paths = {article.id: article.path for article in articles}
    older = [(name, group[-1]) for group in groups for name in group[:-1]]
    if key and len(older) > 1:
        return [f"{len(older)} older versions are set aside; {key} lists them"]
    if key:
        names = (Path(paths[name]).name for name in older[0])
        return ["{} is set aside, an older version of {}; {} lists it".format(*names, key)]
    return [
        f"{_versions(group, articles)}; the {'newer' if len(group) == 2 else 'newest'} one is compared, and "
        f"{', '.join(paths[name] for name in group[:-1])} set aside; --all-versions compares them all"
        for group in groups
    ]


def _versions(group: Sequence[str], articles: Sequence[Article]) -> str:
    newest = next(article for article in articles if article.id == group[-1])
    return f"{len(group)} versions of {newest.outlet}{f', {_short(newest.title)}' if newest.title else ''}"


def _short(title: str) -> str:
    return f"“{title if len(title) <= LONGEST_NAMED else f'{title[: LONGEST_NAMED - 1].rstrip()}…'}”"

"""Articles → stories and versions: which tell of one event, and which are one article published again."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article, Progress, Story, Stray
from tui.stories.versions import newest_versions, version_groups, versions

__all__ = ["newest_versions", "stories", "strays", "version_groups", "versions"]


def stories(articles: Sequence[Article], progress: Progress = lambda stage, share: None) -> tuple[Story, ...]:
    """Group articles by the event that they tell of.

    NumPy and SciPy are imported here and not with the module.

    Args:
        articles: Articles of one or several events, cut into sentences or not.
        progress: Told of each article read; an exception it raises ends the work.

    Returns:
        The stories, those with most articles first; every article is in exactly one. The order of the articles changes
        no group.
    """
    from tui.stories.grouping import group

    return group(articles, progress)


def strays(articles: Sequence[Article], found: Sequence[Story]) -> tuple[Stray, ...]:
    """Say which articles stand alone beside one story that nearly all tell.

    Args:
        articles: The articles.
        found: Their stories, as `stories` gives them.

    Returns:
        Each odd article with the reason; none where there is one story, or several of some size.
    """
    from tui.stories.odd import find_strays

    return find_strays(articles, found)

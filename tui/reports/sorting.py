"""The stories of some articles, and the versions among them, as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tui.model import Article, Change, Story, Stray, VersionGroup

SORTING_VERSION = 1
"""Raised when a field is renamed or dropped; fields may be added without."""


def stories_text(
    articles: Sequence[Article], stories: Sequence[Story], strays: Sequence[Stray], versions: Sequence[VersionGroup]
) -> str:
    """Write stories for reading: each with its articles, then what changed between versions.

    Args:
        articles: The articles.
        stories: Their stories.
        strays: Those that stand alone beside one story.
        versions: Those that are versions of one.
    """
    return "\n".join(_lines({article.id: article for article in articles}, stories, strays, versions)) + "\n"


def _lines(
    articles: Mapping[str, Article],
    stories: Sequence[Story],
    strays: Sequence[Stray],
    versions: Sequence[VersionGroup],
) -> Iterator[str]:
    newer = {older: group.newest for group in versions for older in group.articles[:-1]}
    odd = {stray.article: stray.reason for stray in strays}
    yield f"{_counted(len(stories), 'story', 'stories')} in {_counted(len(articles), 'article', 'articles')}"
    for story in stories:
        yield ""
        yield f"{story.id} {_one_line(story.title)}{_days(story)}"
        if story.words:
            yield f"  {', '.join(story.words)}"
        for name in story.articles:
            article = articles[name]
            day = f", {article.published}" if article.published else ""
            older = " (an older version)" if name in newer else ""
            yield f"  - {article.outlet}{day}: {article.path}{older}"
            if name in odd:
                yield f"    another story? It {odd[name]}"
    for group in versions:
        yield ""
        yield f"{len(group.articles)} versions of {articles[group.newest].outlet}, counted as one account"
        for at, changes in enumerate(group.changes):
            yield f"  {articles[group.articles[at]].path} → {articles[group.articles[at + 1]].path}"
            texts = {p.id: p.text for name in group.articles[at : at + 2] for p in articles[name].passages}
            yield from (f"    {line}" for change in changes for line in _told(change, texts))
            if not changes:
                yield "    no sentence changed"


def _told(change: Change, texts: Mapping[str, str]) -> Iterator[str]:
    if change.before is not None:
        yield f"- {_one_line(texts[change.before])}"
    if change.after is not None:
        yield f"+ {_one_line(texts[change.after])}"


def stories_json(
    articles: Sequence[Article], stories: Sequence[Story], strays: Sequence[Stray], versions: Sequence[VersionGroup]
) -> str:
    """Write stories as one JSON object, with a newline at the end.

    Args:
        articles: The articles.
        stories: Their stories.
        strays: Those that stand alone beside one story.
        versions: Those that are versions of one.
    """
    texts = {p.id: p.text for article in articles for p in article.passages}
    document = {
        "version": SORTING_VERSION,
        "articles": [
            {
                "id": article.id,
                "path": article.path,
                "outlet": article.outlet,
                "title": article.title,
                "published": _iso(article.published),
                "updated": _iso(article.updated),
            }
            for article in articles
        ],
        "stories": [
            {
                "id": story.id,
                "title": story.title,
                "first": _iso(story.first),
                "last": _iso(story.last),
                "words": story.words,
                "articles": story.articles,
            }
            for story in stories
        ],
        "strays": [{"article": stray.article, "reason": stray.reason} for stray in strays],
        "versions": [
            {
                "articles": group.articles,
                "changes": [[_change(change, texts) for change in step] for step in group.changes],
            }
            for group in versions
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change, texts: Mapping[str, str]) -> dict[str, str | None]:
    return {
        "before": texts[change.before] if change.before else None,
        "after": texts[change.after] if change.after else None,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _days(story: Story) -> str:
    if story.first is None:
        return ""
    return f" ({story.first})" if story.first == story.last else f" ({story.first} to {story.last})"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

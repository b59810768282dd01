"""Writes down where a quotation is from, as plain text that can be pasted into a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from tui.model import Article, Passage
from tui.reading.numbers import spans_of
from tui.reading.selection import Excerpt, joined

CUT = "…"
"""Stands where a quoted passage begins before the quotation, or goes on after it."""


def citation(article: Article, excerpts: Sequence[Excerpt], tags: Mapping[str, str]) -> str:
    """Quote parts of an article with their source: outlet, author, title, date, passages, file, the reader's tags.

    Args:
        article: The article.
        excerpts: At least one part of it.
        tags: What the reader tagged passages of any article, by passage id.
    """
    first, last = excerpts[0], excerpts[-1]
    lead = f"{CUT} " if first.start else ""
    trail = f" {CUT}" if last.end < len(last.passage.text) else ""
    named = (article.outlet, article.author, f"“{article.title}”" if article.title else None, _date(article))
    source = ", ".join(
        (*(part for part in named if part), told_passages(article, excerpts), PurePath(article.path).name)
    )
    tagged = _tagged(article, [excerpt.passage for excerpt in excerpts], tags)
    return f"“{lead}{joined(article, excerpts)}{trail}”\n— {source}.{f' {tagged}' if tagged else ''}"


def told_passages(article: Article, excerpts: Sequence[Excerpt]) -> str:
    """Name the passages that some excerpts are from by their numbers: `passage 3`, `passages 3–5, 8`."""
    numbers = _numbers(article)
    wanted = sorted({numbers[excerpt.passage.id] for excerpt in excerpts})
    return f"{'passage' if len(wanted) == 1 else 'passages'} {spans_of(wanted)}"


def _numbers(article: Article) -> dict[str, int]:
    return {passage.id: n for n, passage in enumerate(article.passages)}


def _date(article: Article) -> str | None:
    day = article.published
    return f"{day.day} {day:%B %Y}" if day else article.dateline


def _tagged(article: Article, passages: Sequence[Passage], tags: Mapping[str, str]) -> str:
    """Tell of the reader's tags; by their passages' numbers where there is more than one passage."""
    tagged = [passage for passage in passages if passage.id in tags]
    if not tagged:
        return ""
    if len(passages) == 1:
        return f"Tagged {tags[tagged[0].id]}."
    numbers = _numbers(article)
    names = dict.fromkeys(tags[passage.id] for passage in tagged)
    parts = (f"{spans_of(sorted(numbers[p.id] for p in tagged if tags[p.id] == name))} {name}" for name in names)
    return f"Tagged: {'; '.join(parts)}."

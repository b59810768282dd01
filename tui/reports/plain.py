"""The comparison as plain text, to be read from top to bottom: the threads, then what only one account has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tui.model import Article, Comparison, Passage, Status


def comparison_text(comparison: Comparison) -> str:
    """Write a comparison for reading without a screen.

    Args:
        comparison: The comparison.

    Returns:
        The text, with a newline at the end; every passage on one line.
    """
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    articles = {article.id: article for article in comparison.articles}
    number = {article.id: n for n, article in enumerate(comparison.articles, 1)}
    passages = {p.id: p for article in comparison.articles for p in article.passages}
    name = {a: f"{number[a]} {articles[a].outlet}" for a in articles}
    yield f"{len(articles)} accounts"
    for article in comparison.articles:
        yield f"  {name[article.id]}{_facts(article)}"
        if article.note:
            yield f"    {article.note}"
        yield from (f"    ! {warning}" for warning in article.warnings)
    yield ""
    yield f"{len(comparison.threads)} claims that several accounts report"
    for thread in comparison.threads:
        yield ""
        yield f"= {len(thread.articles)} of {len(articles)} accounts, {thread.origins} independent"
        for passage in (passages[p] for p in thread.passages):
            yield f"  {name[passage.article]}: {_one_line(passage)}"
        if thread.omitted_by:
            yield f"  ∅ omitted by {', '.join(name[a] for a in thread.omitted_by)}"
    if comparison.conflicts:
        yield ""
        yield f"{len(comparison.conflicts)} conflicts"
        for conflict in comparison.conflicts:
            a, b = passages[conflict.a], passages[conflict.b]
            yield ""
            yield f"! {conflict.type.value}: {conflict.reason}"
            yield from (f"  {name[p.article]}: {_one_line(p)}" for p in (a, b))
    alone = defaultdict(list)
    for finding in comparison.findings:
        if finding.status in (Status.SOLE, Status.EMBELLISH):
            alone[passages[finding.passage].article].append(finding)
    for article in comparison.articles:
        yield ""
        yield f"found only in {name[article.id]}: {len(alone[article.id])} passages"
        for finding in alone[article.id]:
            sign = "+" if finding.status is Status.EMBELLISH else "·"
            yield f"  {sign} {_one_line(passages[finding.passage])}"


def _facts(article: Article) -> str:
    when = article.published.isoformat() if article.published else article.dateline
    facts = [article.title, article.author, when, article.path]
    return "".join(f" · {fact}" for fact in facts if fact)


def _one_line(passage: Passage) -> str:
    return " ".join(passage.text.split())

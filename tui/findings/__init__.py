"""Threads → findings: how the accounts stand to each passage's claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tui.alignment.origins import count_origins
from tui.findings.comment import is_comment
from tui.findings.shared import shared_spans
from tui.model import Alignment, Article, Finding, Status, Strength, Thread

__all__ = ["judge"]


def judge(
    articles: Sequence[Article], alignments: Sequence[Alignment], threads: Sequence[Thread]
) -> tuple[Finding, ...]:
    """Judge every body and bullet passage: do others report it, and which of its words?

    Args:
        articles: The accounts, in loading order.
        alignments: Links between their passages.
        threads: The claims that at least two articles carry.

    Returns:
        One finding per body or bullet passage, in the order of the articles and of their texts.
    """
    passages = {passage.id: passage for article in articles for passage in article.passages}
    outlets = {article.id: article.outlet for article in articles}
    counterparts: dict[str, set[str]] = defaultdict(set)
    for link in alignments:
        if link.strength is Strength.ALIGNED:
            counterparts[link.a].add(link.b)
            counterparts[link.b].add(link.a)
    carriers: dict[str, set[str]] = defaultdict(set)
    for thread in threads:
        for member in thread.passages:
            carriers[member].update(thread.articles)
    findings: list[Finding] = []
    for article in articles:
        for passage in article.passages:
            if not passage.is_claim:
                continue
            parallels = [passages[other] for other in sorted(counterparts[passage.id])]
            others = carriers[passage.id] | {parallel.article for parallel in parallels}
            others.discard(article.id)
            alone = Status.COMMENT if is_comment(passage) else Status.SOLE
            findings.append(
                Finding(
                    passage=passage.id,
                    status=Status.AGREE if others else alone,
                    origins=count_origins(others),
                    attribution=None,
                    spans=shared_spans(passage, parallels, outlets),
                )
            )
    return tuple(findings)

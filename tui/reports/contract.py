"""The comparison as JSON: the project's stable interface."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from tui.model import Article, Comparison, Finding

VERSION = 1
"""Raised when a field is renamed or dropped; fields may be added without."""

SCORE_DIGITS = 4
"""Decimals of a probability: more than its calibration bears out."""


def comparison_json(comparison: Comparison) -> str:
    """Write a comparison as one JSON object.

    Args:
        comparison: The comparison.

    Returns:
        The object, indented, with a newline at the end.
    """
    document = {
        "version": VERSION,
        "articles": [_article(article) for article in comparison.articles],
        "alignments": [
            {"a": link.a, "b": link.b, "score": round(link.score, SCORE_DIGITS), "strength": link.strength.value}
            for link in comparison.alignments
        ],
        "threads": [
            {
                "id": thread.id,
                "claim": thread.claim,
                "passages": thread.passages,
                "articles": thread.articles,
                "omitted_by": thread.omitted_by,
                "origins": thread.origins,
            }
            for thread in comparison.threads
        ],
        "findings": [_finding(finding) for finding in comparison.findings],
        "conflicts": [
            {
                "a": conflict.a,
                "b": conflict.b,
                "type": conflict.type.value,
                "a_span": conflict.a_span,
                "b_span": conflict.b_span,
                "reason": conflict.reason,
            }
            for conflict in comparison.conflicts
        ],
        "origins": [asdict(origin) for origin in comparison.origins],
        "omissions": [
            {**asdict(omission), "weight": round(omission.weight, SCORE_DIGITS)} for omission in comparison.omissions
        ],
        "people": [asdict(person) for person in comparison.people],
        "figures": [asdict(figure) for figure in comparison.figures],
        "timeline": [
            {**asdict(claim), "first": claim.first.isoformat(), "last": claim.last.isoformat()}
            for claim in comparison.timeline
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "dateline": article.dateline,
        "note": article.note,
        "origins": article.origins,
        "warnings": article.warnings,
        "passages": [
            {
                "id": passage.id,
                "kind": passage.kind.value,
                "start": passage.start,
                "end": passage.end,
                "paragraph": passage.paragraph,
                "text": passage.text,
            }
            for passage in article.passages
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    credit = finding.credit.attribution
    return {
        "passage": finding.passage,
        "status": finding.status.value,
        "reason": finding.reason,
        "origins": finding.origins,
        "attribution": credit.source if credit else None,
        "attribution_kind": credit.kind.value if credit else None,
        "quotations": [asdict(quotation) for quotation in finding.credit.quotations],
        "hedges": finding.credit.hedges,
        "spans": [
            {"start": span.start, "end": span.end, "kind": span.kind.value, "reason": span.reason}
            for span in finding.spans
        ],
    }

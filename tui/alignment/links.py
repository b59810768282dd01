"""The stages of the alignment in order: words, candidates, scores, links."""

from __future__ import annotations

from collections.abc import Sequence

from tui.alignment.candidates import pick_candidates
from tui.alignment.event import read_event
from tui.alignment.score import load_scorer, score_candidates
from tui.model import Alignment, Article, Progress, Strength

SCORE_DIGITS = 4
"""Decimals kept of a score: more would only carry the rounding of one machine to another."""


def find_links(articles: Sequence[Article], progress: Progress) -> tuple[Alignment, ...]:
    """Align the passages of some articles; see `tui.alignment.align`.

    Args:
        articles: The accounts of one event, in any order.
        progress: Called at least once per stage and article.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    event = read_event(ordered, progress)
    pairs = pick_candidates(event, progress)
    scores = score_candidates(event, pairs, progress)
    scorer = load_scorer()
    links: list[Alignment] = []
    for first, second, score in zip(pairs.first, pairs.second, scores.tolist(), strict=True):
        if score < scorer.possible:
            continue
        a, b = sorted((event.passages[first].id, event.passages[second].id))
        strength = Strength.ALIGNED if score >= scorer.aligned else Strength.POSSIBLE
        links.append(Alignment(a=a, b=b, score=round(score, SCORE_DIGITS), strength=strength))
    return tuple(links)

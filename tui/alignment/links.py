"""The stages of the alignment in order: words, candidates, scores, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from tui.alignment.arrays import Bools, Floats, Ints
from tui.alignment.candidates import Candidates, pick_candidates
from tui.alignment.encoder import Encoder
from tui.alignment.event import Event, read_event
from tui.alignment.score import load_scorer, score_candidates
from tui.model import Alignment, Article, Progress, Strength

SCORE_DIGITS = 4
"""Decimals kept of a score: more would only carry the rounding of one machine to another."""


def find_links(
    articles: Sequence[Article], progress: Progress, encoder: Encoder | None = None
) -> tuple[Alignment, ...]:
    """Align the passages of some articles; see `tui.alignment.align`.

    Args:
        articles: The accounts of one event, in any order.
        progress: Called at least once per stage and article.
        encoder: Adds its likeness of the passages, where there is one.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    event = read_event(ordered, progress, encoder)
    pairs = pick_candidates(event, progress)
    return worth_showing(event, pairs, score_candidates(event, pairs, progress).final)


def worth_showing(event: Event, pairs: Candidates, scores: Floats) -> tuple[Alignment, ...]:
    """Keep the candidates that a reader should see.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        scores: Probability of each, 0..1.

    Returns:
        Links, in the order of the candidates.
    """
    scorer = load_scorer(event.encodings is not None)
    shown = np.flatnonzero(scores >= scorer.possible)
    aligned = scores[shown] >= scorer.aligned
    aligned[aligned] = ~beside_copies(event, pairs.first[shown][aligned], pairs.second[shown][aligned])
    ids = [passage.id for passage in event.passages]
    links: list[Alignment] = []
    columns = (pairs.first[shown], pairs.second[shown], np.round(scores[shown], SCORE_DIGITS), aligned)
    for first, second, score, sure in zip(*(column.tolist() for column in columns), strict=True):
        one, other = ids[first], ids[second]
        a, b = (one, other) if one < other else (other, one)
        links.append(Alignment(a, b, score, Strength.ALIGNED if sure else Strength.POSSIBLE))
    return tuple(links)


def beside_copies(event: Event, first: Ints, second: Ints) -> Bools:
    """Tell which pairs are not the counterparts that they seem, as one of the two is a copy of another passage.

    A sentence that two articles have word for word is its own counterpart, however much its neighbours resemble it;
    one that an article has several times is so in order, the first time there with the first time here.

    Args:
        event: The claims of all articles.
        first: Index of one passage of each pair.
        second: Index of the other.
    """
    texts: dict[str, int] = {}
    times: Counter[tuple[int, int]] = Counter()
    text, time = np.zeros((2, len(event.passages)), dtype=np.int64)
    for at, (passage, article) in enumerate(zip(event.passages, event.article.tolist(), strict=True)):
        text[at] = texts.setdefault(passage.text, len(texts))
        time[at] = times[article, text[at]]
        times[article, text[at]] += 1
    same = text[first] == text[second]
    copies = same & (time[first] == time[second])
    articles = int(event.article[-1]) + 1 if len(event.article) else 0
    towards = [first * articles + event.article[second], second * articles + event.article[first]]
    taken = np.concatenate([codes[copies] for codes in towards])
    one, other = (np.isin(codes, taken) for codes in towards)
    beside: Bools = ~copies & np.where(same, one & other, one | other)
    return beside

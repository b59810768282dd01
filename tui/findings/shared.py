"""Finds the words of a passage that its parallels in other accounts also have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.alignment.tokens import same_word
from tui.findings.support import words_of
from tui.model import Passage, Span, SpanKind

BREAKS = frozenset(".!?;:")
"""Signs that end a run of shared words."""


def shared_spans(passage: Passage, parallels: Sequence[Passage], outlets: Mapping[str, str]) -> tuple[Span, ...]:
    """Mark the words that aligned passages share with this one, neighbouring words as one span.

    Args:
        passage: The passage to mark.
        parallels: Its aligned counterparts in other articles, in loading order.
        outlets: Article id → outlet.

    Returns:
        Spans that do not overlap, in order; the reason names the outlets that have the words.
    """
    holding: dict[str, set[str]] = {}
    order: dict[str, int] = {}
    for parallel in parallels:
        order.setdefault(parallel.article, len(order))
        for word in words_of(parallel.text):
            holding.setdefault(word.key, set()).add(parallel.article)
    spans: list[Span] = []
    before: tuple[str, ...] = ()
    for word in words_of(passage.text):
        have = {article for key, articles in holding.items() if same_word(word.key, key) for article in articles}
        holders = tuple(sorted(have, key=order.__getitem__))
        if not holders:
            before = ()
            continue
        start = word.start
        if holders == before and not BREAKS & set(passage.text[spans[-1].end : start]):
            start = spans.pop().start
        names = ", ".join(dict.fromkeys(outlets[article] for article in holders))
        spans.append(Span(start, word.end, SpanKind.SHARED, f"also in {names}"))
        before = holders
    return tuple(spans)

"""Finds the words of a passage that its parallels in other accounts also have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.alignment.tokens import Word, content_words, same_word
from tui.model import Passage, Span, SpanKind

BREAKS = frozenset(".!?;:")
"""Signs that end a run of shared words."""


def shared_spans(passage: Passage, parallels: Sequence[Passage], outlets: Mapping[str, str]) -> tuple[Span, ...]:
    """Mark the words that aligned passages share with this one, neighbouring words as one span.

    Args:
        passage: The passage to mark.
        parallels: Its aligned counterparts in other articles.
        outlets: Article id → outlet, in loading order.

    Returns:
        Spans that do not overlap, in order; the reason names the outlets that have the words.
    """
    words = {outlet: frozenset[str]() for outlet in outlets}
    for parallel in parallels:
        words[parallel.article] |= {word.key for word in content_words(parallel.text)}
    spans: list[Span] = []
    before: tuple[str, ...] = ()
    for word in content_words(passage.text):
        holders = tuple(article for article, keys in words.items() if keys and _holds(keys, word))
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


def _holds(keys: frozenset[str], word: Word) -> bool:
    return word.key in keys or any(same_word(word.key, key) for key in keys)

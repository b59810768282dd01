"""Finds sober detail that the parallels of a passage lack."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tui.alignment.tokens import Word
from tui.findings.support import Told, words_of
from tui.model import Passage, Span, SpanKind

LEAST_WORDS = 2
"""Content words of the shortest phrase without a name or a number: a lone word is mostly another wording."""
LINKS = frozenset(
    "a an the of to and or in on at by for from with his her its their as into over near after before during s".split()
)
"""Small words that hold a phrase together."""
LEADS = frozenset(
    "a an the in on at by for from with after before since until during near of under his her its their".split()
)
"""Small words that a phrase begins with."""
LONGEST_LEAD = 2
"""Small words before the first content word that belong to the phrase ("in the")."""
SMALL = re.compile(r"[\w'’]+")
BREAKS = frozenset('.!?;:—–()"“”')
"""Marks that end a phrase."""


def extra_spans(passage: Passage, parallels: Sequence[Passage], outlets: Mapping[str, str]) -> tuple[Span, ...]:
    """Mark what a passage adds to what its parallels tell.

    A word counts as told where a parallel has it in this or another spelling; in ECB+ (Cybulska & Vossen 2014)
    the aligned sentences tell single-source detail better than the whole of the other articles.

    Args:
        passage: The passage to mark.
        parallels: The passages of other articles that carry its claim, in loading order; without any,
            nothing is extra.
        outlets: Article id → outlet.

    Returns:
        Spans of kind `extra` that do not overlap, in order.
    """
    if not parallels:
        return ()
    told = Told(parallels)
    reason = f"not in {', '.join(dict.fromkeys(outlets[parallel.article] for parallel in parallels))}"
    runs: list[list[Word]] = []
    before: Word | None = None
    for word in words_of(passage.text):
        if word.key in told:
            before = None
            continue
        if before is not None and _linked(passage.text[before.end : word.start]):
            runs[-1].append(word)
        else:
            runs.append([word])
        before = word
    return tuple(
        Span(_lead(passage.text, run[0].start), run[-1].end, SpanKind.EXTRA, reason)
        for run in runs
        if len(run) >= LEAST_WORDS or any(word.is_name or word.is_number for word in run)
    )


def _linked(gap: str) -> bool:
    """Whether only small words stand between two words of one phrase."""
    return not BREAKS & set(gap) and all(word.lower() in LINKS for word in SMALL.findall(gap))


def _lead(text: str, start: int) -> int:
    """Where the phrase begins whose first content word is at `start`."""
    for _ in range(LONGEST_LEAD):
        head = text[:start].rstrip(" ")
        space = head.rfind(" ") + 1
        if head[space:].lower() not in LEADS:
            break
        start = space
    return start

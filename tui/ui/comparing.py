"""The work behind the screen: splits the texts into sentences and compares them, in a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.alignment.encoder import Encoder
from tui.model import Article, Comparison

PROGRESS_SECONDS = 0.1
"""Least time between two reports of progress."""


class StoppedError(Exception):
    """The reader has quit; the result is not wanted any more."""


@dataclass
class SentencesFound(Message):
    """The articles are split into sentences."""

    articles: tuple[Article, ...]


@dataclass
class Compared(Message):
    """The accounts are compared."""

    comparison: Comparison


@dataclass
class Progressed(Message):
    """Part of the work is done."""

    stage: str
    share: float
    """0..1"""

    def can_replace(self, message: Message) -> bool:
        """Only the newest report counts."""
        return isinstance(message, Progressed)


@dataclass
class ComparingFailed(Message):
    """The work could not be finished."""

    reason: str


def work(
    articles: Sequence[Article],
    post: Callable[[Message], object],
    keep: Callable[[Comparison], object],
    is_stopped: Callable[[], bool],
    encoder: Encoder | None = None,
    publishers: Mapping[str, str] | None = None,
) -> None:
    """Cut the articles into sentences, compare them, and post each result.

    Args:
        articles: The accounts, a passage for each paragraph.
        post: Takes the messages, from this thread.
        keep: Takes the comparison for the next time, in this thread; must not raise.
        is_stopped: Whether the result is still wanted; asked all the time.
        encoder: Sentence encoder that takes part in comparing.
        publishers: Outlet → publisher.
    """
    # Late: Punkt, SciPy and rapidfuzz take longer to import than the first screen takes to paint.
    from tui.compare import compare
    from tui.sources import one_line, split

    last = 0.0

    def progress(stage: str, share: float) -> None:
        nonlocal last
        if is_stopped():
            raise StoppedError
        now = time.monotonic()
        if now - last >= PROGRESS_SECONDS:
            last = now
            post(Progressed(stage, share))

    try:
        with_sentences = split(articles, progress)
        post(SentencesFound(with_sentences))
        comparison = compare(with_sentences, progress, encoder, publishers)
        post(Compared(comparison))
        keep(comparison)
    except StoppedError:
        return
    except Exception as error:  # An exception that leaves a worker would take the screen down with it.
        post(ComparingFailed(one_line(f"{type(error).__name__}: {error}")))

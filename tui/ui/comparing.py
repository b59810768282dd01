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
    round: int = 0
    """Which opening of articles the work was for (`Session.round`)."""


@dataclass
class Compared(Message):
    """The accounts are compared."""

    comparison: Comparison
    round: int = 0


@dataclass
class Progressed(Message):
    """Part of the work is done."""

    stage: str
    share: float
    """0..1"""
    round: int = 0

    def can_replace(self, message: Message) -> bool:
        """Only the newest report counts."""
        return isinstance(message, Progressed)


@dataclass
class ComparingFailed(Message):
    """The work could not be finished."""

    reason: str
    round: int = 0


@dataclass(frozen=True, slots=True)
class Means:
    """What comparing takes beside the articles."""

    find: Callable[[Sequence[Article]], Comparison | None] = lambda articles: None
    """Gives a comparison made before, or None; must not raise."""
    keep: Callable[[Comparison], object] = lambda comparison: None
    """Takes the comparison for the next time; must not raise."""
    encoder: Encoder | None = None
    """Sentence encoder that takes part in comparing."""
    publishers: Mapping[str, str] | None = None
    """Outlet → publisher."""


ALONE = Means()
"""Comparing without anything from before."""


def work(
    articles: Sequence[Article],
    round: int,
    post: Callable[[Message], object],
    is_stopped: Callable[[], bool],
    means: Means,
    *,
    is_cut: bool = False,
) -> None:
    """Cut the articles into sentences, compare them, and post each result.

    Args:
        articles: The accounts.
        round: Which opening of articles this is for.
        post: Takes the messages, from this thread.
        is_stopped: Whether the result is not wanted any more; asked all the time.
        means: What it takes; used in this thread.
        is_cut: Whether they are cut into sentences; else each passage is a paragraph.
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
            post(Progressed(stage, share, round))

    try:
        known = means.find(articles)
        with_sentences = tuple(articles)
        if not is_cut:
            with_sentences = split(articles, progress) if known is None else known.articles
            post(SentencesFound(with_sentences, round))
        comparison = known or compare(with_sentences, progress, means.encoder, means.publishers)
        post(Compared(comparison, round))
        if known is None:
            means.keep(comparison)
    except StoppedError:
        return
    except Exception as error:  # An exception that leaves a worker would take the screen down with it.
        post(ComparingFailed(one_line(f"{type(error).__name__}: {error}"), round))

"""The pipeline on one page: articles are aligned, aligned passages gathered into threads, threads judged."""

from __future__ import annotations

from collections.abc import Sequence

from tui.alignment import align, gather
from tui.alignment.encoder import Encoder
from tui.findings import judge
from tui.model import Article, Comparison, Progress


def compare(
    articles: Sequence[Article],
    progress: Progress = lambda stage, share: None,
    encoder: Encoder | None = None,
) -> Comparison:
    """Say where accounts of one event agree, stand alone and leave something out.

    Args:
        articles: The accounts, with their passages (`tui.sources.load` makes them).
        progress: Told of each stage as it goes; an exception it raises ends the work and reaches the caller.
        encoder: Adds what it knows of the passages' meaning (`tui.alignment.encoder` finds one).

    Returns:
        The comparison; it holds the same articles in the same order.
    """
    alignments = align(articles, progress, encoder)
    threads = gather(articles, alignments, progress)
    findings = judge(articles, alignments, threads)
    return Comparison(
        articles=tuple(articles),
        alignments=alignments,
        threads=threads,
        findings=findings,
        conflicts=(),
        people=(),
    )

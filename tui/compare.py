"""The pipeline on one page: articles are aligned, aligned passages gathered into threads, threads judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.alignment import align, gather
from tui.alignment.encoder import Encoder
from tui.findings import (
    find_conflicts,
    find_embellishments,
    find_figures,
    find_omissions,
    find_origins,
    find_people,
    find_timeline,
    judge,
    read_credits,
    with_origins,
)
from tui.model import Article, Comparison, Progress


def compare(
    articles: Sequence[Article],
    progress: Progress = lambda stage, share: None,
    encoder: Encoder | None = None,
    publishers: Mapping[str, str] | None = None,
) -> Comparison:
    """Say where accounts of one event agree, embellish, contradict each other and leave something out.

    Args:
        articles: The accounts, with their passages (`tui.sources.load` makes them).
        progress: Told of each stage as it goes; an exception it raises ends the work and reaches the caller.
        encoder: A sentence encoder that takes part in the alignment.
        publishers: Outlet → publisher; outlets of one publisher are one origin.

    Returns:
        The comparison; it holds the same articles in the same order.
    """
    alignments = align(articles, progress, encoder)
    threads = gather(articles, alignments, progress)

    progress("reading sources", 0.0)
    credits = read_credits(articles)
    people = find_people(articles)
    origins = find_origins(articles, credits, publishers or {})
    threads = with_origins(threads, origins, credits)

    progress("judging", 0.0)
    embellishments = find_embellishments(articles, alignments, threads, credits, people)
    progress("judging", 0.5)
    conflicts = find_conflicts(articles, alignments, threads)
    return Comparison(
        articles=tuple(articles),
        alignments=alignments,
        threads=threads,
        findings=judge(articles, alignments, threads, credits, origins, embellishments, conflicts),
        conflicts=conflicts,
        origins=origins,
        omissions=find_omissions(articles, threads, origins),
        people=people,
        figures=find_figures(articles),
        timeline=find_timeline(articles),
    )

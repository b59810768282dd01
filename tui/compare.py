"""The pipeline on one page: articles are aligned, aligned passages gathered into threads, threads judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.alignment import align, gather
from tui.alignment.encoder import Encoder
from tui.composing import compose
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
from tui.model import Alignment, Article, Comparison, Credit, Person, Progress, Span, Thread
from tui.stories.versions import account_of, editions


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
        The comparison; it holds the same articles in the same order. Versions of one article are linked to each other
        and count as one account: no claim is agreed on, and nothing omitted, for being in two of them.
    """
    composition = compose(articles)
    articles = composition.articles
    alignments = align(articles, progress, encoder)
    threads = gather(articles, alignments, progress)
    account = account_of(articles)
    threads = tuple(thread for thread in threads if len({account[name] for name in thread.articles}) > 1)

    progress("reading sources", 0.0)
    credits = read_credits(articles)
    people = find_people(articles)
    origins = find_origins(articles, credits, publishers or {})
    threads = with_origins(threads, origins, credits)

    progress("judging", 0.0)
    embellishments = _embellishments(articles, alignments, threads, credits, people)
    progress("judging", 0.5)
    conflicts = find_conflicts(articles, alignments, threads)
    comparison = Comparison(
        articles=composition.articles,
        alignments=alignments,
        threads=threads,
        findings=judge(articles, alignments, threads, credits, origins, embellishments, conflicts, account),
        conflicts=conflicts,
        origins=origins,
        omissions=find_omissions(articles, threads, origins, account),
        people=people,
        figures=find_figures(articles),
        timeline=find_timeline(articles),
    )
    return composition.undone(comparison)


def _embellishments(
    articles: Sequence[Article],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    credits: Mapping[str, Credit],
    people: Sequence[Person],
) -> Mapping[str, Sequence[Span]]:
    """What dramatises in each article, beside one version of each other: versions do not support each other."""
    found: dict[str, Sequence[Span]] = {}
    done: set[str] = set()
    for edition in editions(articles):
        present = {passage.id for article in edition for passage in article.passages}
        told = find_embellishments(
            edition,
            [link for link in alignments if link.a in present and link.b in present],
            [replace(one, passages=tuple(filter(present.__contains__, one.passages))) for one in threads],
            credits,
            people if len(edition) == len(articles) else find_people(edition),
        )
        found |= {passage: spans for passage, spans in told.items() if passage.partition(":")[0] not in done}
        done |= {article.id for article in edition}
    return found

"""Sums up, for each passage, how the accounts stand to its claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui.findings.comment import is_comment
from tui.findings.extra import extra_spans
from tui.findings.origins import ClaimOrigins
from tui.findings.shared import shared_spans
from tui.model import (
    Alignment,
    Article,
    Conflict,
    Credit,
    Finding,
    Origin,
    Passage,
    Span,
    SpanKind,
    Status,
    Strength,
    Thread,
)

NARRATED = 0.5
"""Share of a passage from which its embellished words make its status; a sober claim with less dressing stays sole."""


def judge(
    articles: Sequence[Article],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    credits: Mapping[str, Credit],
    origins: Sequence[Origin],
    embellishments: Mapping[str, Sequence[Span]],
    conflicts: Sequence[Conflict],
    account: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Judge every body and bullet passage: conflict before embellishment before agreement before standing alone.

    A claim that others carry is agreed on even where it is dressed up; its dressing is marked by spans.

    Args:
        articles: The accounts, in loading order.
        alignments: Links between their passages.
        threads: The claims that at least two articles carry.
        credits: Passage id → credit.
        origins: The origins of all articles.
        embellishments: Passage id → spans that dramatise.
        conflicts: Pairs of passages that cannot both be right.
        account: Article id → what its account is counted as; versions of one article have the same, and do not make
            each other agree. Without it each article is an account.

    Returns:
        One finding per body or bullet passage, in the order of the articles and of their texts.
    """
    passages = {passage.id: passage for article in articles for passage in article.passages}
    outlets = {article.id: article.outlet for article in articles}
    carriers = _carriers(passages, alignments, threads, account or {})
    against = _against(passages, outlets, conflicts)
    order = {passage: place for place, passage in enumerate(passages)}
    claims = ClaimOrigins(origins, credits.get)
    findings: list[Finding] = []
    for article in articles:
        for passage in article.passages:
            if not passage.is_claim:
                continue
            parallels = [passages[other] for other in sorted(carriers[passage.id], key=order.__getitem__)]
            vivid = embellishments.get(passage.id, ())
            conflicting = against[passage.id]
            status, reason = _status(passage, parallels, vivid, conflicting, credits[passage.id], outlets)
            plain = shared_spans(passage, parallels, outlets)
            extra = extra_spans(passage, parallels, outlets)
            findings.append(
                Finding(
                    passage=passage.id,
                    status=status,
                    origins=claims.count((passage.id, *(p.id for p in parallels))) - 1,
                    credit=credits[passage.id],
                    spans=_layered((conflicting, vivid, extra, plain)),
                    reason=reason,
                )
            )
    return tuple(findings)


def _status(
    passage: Passage,
    parallels: Sequence[Passage],
    vivid: Sequence[Span],
    conflicting: Sequence[Span],
    credit: Credit,
    outlets: Mapping[str, str],
) -> tuple[Status, str]:
    """The status of a passage with its reason."""
    if conflicting:
        return Status.CONFLICT, conflicting[0].reason
    if parallels:
        names = dict.fromkeys(outlets[parallel.article] for parallel in parallels)
        return Status.AGREE, f"also reported by {', '.join(names)}"
    alone = f"found only in {outlets[passage.article]}"
    if is_comment(passage):
        return Status.COMMENT, "opinion or outlook, nothing to check"
    if sum(span.end - span.start for span in vivid) >= NARRATED * len(passage.text) > 0:
        return Status.EMBELLISH, vivid[0].reason
    if credit.attribution:
        return Status.SOLE, f"{alone}, credited to {credit.attribution.source}"
    return Status.SOLE, f"{alone}, no source named"


def _carriers(
    passages: Mapping[str, Passage],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    account: Mapping[str, str],
) -> Mapping[str, set[str]]:
    """For each passage the passages of other accounts that carry its claim, by a link or by a thread."""
    homes = {name: account.get(passage.article, passage.article) for name, passage in passages.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for link in alignments:
        if link.strength is Strength.ALIGNED and homes[link.a] != homes[link.b]:
            found[link.a].add(link.b)
            found[link.b].add(link.a)
    for thread in threads:
        for member in thread.passages:
            found[member].update(o for o in thread.passages if homes[o] != homes[member])
    return found


def _against(
    passages: Mapping[str, Passage], outlets: Mapping[str, str], conflicts: Sequence[Conflict]
) -> Mapping[str, list[Span]]:
    """For each passage the spans that others contradict; of those that overlap the first is kept."""
    found: dict[str, list[Span]] = defaultdict(list)
    for conflict in conflicts:
        sides = ((conflict.a, conflict.a_span, conflict.b, conflict.b_span),)
        for here, (start, end), there, (other_start, other_end) in (*sides, *(side[2:] + side[:2] for side in sides)):
            if any(span.start < end and start < span.end for span in found[here]):
                continue
            says = passages[there].text[other_start:other_end]
            reason = f"{outlets[passages[there].article]} says {says}"
            found[here].append(Span(start, end, SpanKind.CONFLICT, reason))
    return found


def _layered(layers: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """Put spans over one another, the first layer on top, and cut away what is covered."""
    seen: list[Span] = []
    for layer in layers:
        for span in layer:
            pieces = [(span.start, span.end)]
            for top in seen:
                pieces = [
                    piece
                    for start, end in pieces
                    for piece in ((start, min(end, top.start)), (max(start, top.end), end))
                    if piece[0] < piece[1]
                ]
            seen += [Span(start, end, span.kind, span.reason) for start, end in pieces]
    return tuple(sorted(seen, key=lambda span: (span.start, span.end)))

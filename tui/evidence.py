"""What was on the screen when something was judged: kept with each act, so that it can be defended later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tui import __version__
from tui.model import Article, Credit, Passage, Status, Thread
from tui.notebook import Evidence, Witness, anchor
from tui.reading.detail import shown_parallels
from tui.reading.parallels import OriginNames, Parallels

UNKNOWN = Evidence(__version__, "", "", "", (), 0)
"""Before the accounts are compared nothing is known."""


def of_passage(
    passage: Passage, parallels: Parallels | None, articles: Mapping[str, Article], origin_names: OriginNames
) -> Evidence:
    """Write down what the screen says of a passage.

    Args:
        passage: The passage.
        parallels: How the accounts stand to each other; None until that is known.
        articles: The accounts, by id.
        origin_names: Names the independent origins of a claim; where it gives none, they are only counted.

    Returns:
        Its status with the reason, its claim, the parallels that are shown, and the number of origins.
    """
    if parallels is None:
        return UNKNOWN
    finding = parallels.finding(passage.id)
    threads = parallels.threads(passage.id)
    found = shown_parallels(passage, parallels)
    witnesses = []
    for parallel in found:
        other = parallel.passage
        score = _likeness(other, threads, parallels) if parallel.score is None else parallel.score
        witnesses.append(_witness(other, articles, score))
    carrying = [passage.id, *(parallel.passage.id for parallel in found if parallel.is_aligned)]
    names = origin_names(carrying)
    return Evidence(
        __version__,
        finding.status.value if finding else "",
        finding.reason if finding else "",
        threads[0].claim if threads else "",
        tuple(witnesses),
        len(names) or (1 + finding.origins if finding else 0),
    )


def of_thread(thread: Thread, parallels: Parallels, articles: Mapping[str, Article]) -> Evidence:
    """Write down what the screen says of a claim.

    Args:
        thread: The claim.
        parallels: How the accounts stand to each other.
        articles: The accounts, by id.

    Returns:
        Who carries it and who does not, each passage with how likely it is to report what another of them does.
    """
    members = [found for member in thread.passages if (found := parallels.passage(member))]
    clashes = [conflict for member in thread.passages for conflict in parallels.conflicts(member)]
    inside = [clash for clash in clashes if clash.a in thread.passages and clash.b in thread.passages]
    told = [f"{len(thread.articles)} of {len(articles)} accounts report it"]
    if inside:
        told.append(inside[0].reason)
    if thread.omitted_by:
        told.append(f"omitted by {', '.join(articles[article].outlet for article in thread.omitted_by)}")
    return Evidence(
        __version__,
        (Status.CONFLICT if inside else Status.AGREE).value,
        " · ".join(told),
        thread.claim,
        tuple(_witness(member, articles, _likeness(member, [thread], parallels)) for member in members),
        thread.origins,
    )


def told(evidence: Evidence | None) -> str:
    """Tell evidence in a line: status, reason, parallels, origins, version; empty where nothing was known."""
    if evidence is None or not (evidence.status or evidence.witnesses):
        return ""
    parts = [": ".join(part for part in (evidence.status, evidence.reason) if part)]
    if evidence.witnesses:
        also = ", ".join(f"{one.outlet} {one.score:.0%}" for one in evidence.witnesses)
        parts.append(f"also in {also}")
    if evidence.origins:
        parts.append(f"{evidence.origins} independent origin{'' if evidence.origins == 1 else 's'}")
    return " · ".join([*filter(None, parts), f"synoptic {evidence.version}"])


def _witness(passage: Passage, articles: Mapping[str, Article], score: float) -> Witness:
    article = articles[passage.article]
    return Witness(article.outlet, anchor(article, passage), min(1.0, max(0.0, score)))


def _likeness(passage: Passage, threads: Sequence[Thread] | Iterable[Thread], parallels: Parallels) -> float:
    """How likely a passage that only its thread joins to another is to report what any of that thread does."""
    members = {member for thread in threads for member in thread.passages}
    scores = [one.score for one in parallels.parallels(passage.id) if one.score and one.passage.id in members]
    return max(scores, default=0.0)


def origin_names(parallels: Parallels | None) -> OriginNames:
    """Give what names the origins of a claim in a comparison; nothing before there is one."""
    if parallels is None:
        return lambda passages: ()
    # Late: it brings the stemmer, which nothing needs before the accounts are compared.
    from tui.findings.origins import ClaimOrigins

    def credit_of(passage: str) -> Credit | None:
        found = parallels.finding(passage)
        return found.credit if found else None

    return ClaimOrigins(parallels.comparison.origins, credit_of).names

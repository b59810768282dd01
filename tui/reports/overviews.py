"""What a report says across the accounts: claims, contradictions, people and figures, days, what two have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, groupby

from tui.model import Conflict, Figure, SpanKind, Status, Thread
from tui.reports.across import Across
from tui.reports.choosing import Chosen
from tui.reports.page_values import (
    Cell,
    Claim,
    Clash,
    Contradiction,
    Day,
    DayClaim,
    Mention,
    Overlap,
    Place,
)


def claims_of(across: Across, chosen: Chosen) -> tuple[Claim, ...]:
    """List the claims that the report is about, with how each shown account stands to them."""
    omitted = {(omission.thread, omission.article) for omission in across.comparison.omissions}
    claims = []
    for thread in across.comparison.threads:
        if not _is_about(thread, across, chosen, omitted):
            continue
        cells = tuple(_cells(thread, across, chosen, omitted))
        claims.append(Claim(across.numbers[thread.id], thread.claim, thread.origins, cells))
    return tuple(claims)


def _is_about(thread: Thread, across: Across, chosen: Chosen, omitted: set[tuple[str, str]]) -> bool:
    if chosen.threads is not None and thread.id not in chosen.threads:
        return False
    if chosen.passages.intersection(thread.passages):
        return True
    return chosen.omissions and any(
        across.account(article) in chosen.accounts and (thread.id, article) in omitted for article in thread.omitted_by
    )


def _cells(thread: Thread, across: Across, chosen: Chosen, omitted: set[tuple[str, str]]) -> Iterable[Cell]:
    members: dict[str, list[str]] = defaultdict(list)
    for passage in thread.passages:
        members[across.passages[passage].article].append(passage)
    possible: set[str] = set()
    for passage in thread.passages:
        possible.update(across.passages[other].article for other in across.possible(passage))
    for article in across.comparison.articles:
        number = across.account(article.id)
        if number not in chosen.accounts:
            continue
        here = members.get(article.id, [])
        if here:
            places = tuple(across.place(passage) for passage in here)
            yield Cell(number, _sign(here, thread, across), places)
        elif (thread.id, article.id) in omitted:
            yield Cell(number, "omission", ())
        elif article.id in possible:
            yield Cell(number, "possible", ())


def _sign(passages: list[str], thread: Thread, across: Across) -> str:
    """What contradicts goes before what embellishes, and that before what agrees."""
    members = set(thread.passages)
    if any({c.a, c.b} <= members for passage in passages for c in across.conflicts(passage)):
        return "conflict"
    spans = (span for p in passages if p in across.findings for span in across.findings[p].spans)
    return "embellish" if any(span.kind is SpanKind.EMBELLISH for span in spans) else "agree"


def contradictions_of(across: Across, chosen: Chosen) -> tuple[Contradiction, ...]:
    """List the conflicts of which a side is among what the report is about."""
    return tuple(
        Contradiction(conflict.type.value, conflict.reason, _sides(conflict, across))
        for conflict in across.comparison.conflicts
        if conflict.a in chosen.passages or conflict.b in chosen.passages
    )


def _sides(conflict: Conflict, across: Across) -> tuple[Clash, Clash]:
    a, b = across.passages[conflict.a], across.passages[conflict.b]
    a_words, b_words = a.text[slice(*conflict.a_span)], b.text[slice(*conflict.b_span)]
    type_, reason = conflict.type.value, conflict.reason
    return (
        Clash(type_, reason, b_words, across.place(a.id), across.outlet(a), a_words),
        Clash(type_, reason, a_words, across.place(b.id), across.outlet(b), b_words),
    )


def mentions_of(across: Across, chosen: Chosen) -> tuple[Mention, ...]:
    """List people, then figures, those of a single account first, as far as the report's passages name them."""
    found: list[Mention] = []
    for person in across.comparison.people:
        name = f"{person.title} {person.name}" if person.title else person.name
        found.append(Mention("person", name, "", _places(person.passages, across, chosen), False))
    for figure in across.comparison.figures:
        name = f"{figure.value} {figure.unit}".strip()
        written = figure.written if figure.written != name else ""
        places = _places(figure.passages, across, chosen)
        found.append(Mention("figure", name, written, places, _is_contested(figure, across)))
    return tuple(mention for mention in found if mention.places)


def _places(passages: Iterable[str], across: Across, chosen: Chosen) -> tuple[Place, ...]:
    return tuple(across.place(passage) for passage in passages if passage in chosen.passages)


def _is_contested(figure: Figure, across: Across) -> bool:
    written = figure.written.casefold()
    for passage in figure.passages:
        for conflict in across.conflicts(passage):
            span = conflict.a_span if conflict.a == passage else conflict.b_span
            said = across.passages[passage].text[slice(*span)].casefold()
            if said and written and (said in written or written in said):
                return True
    return False


def days_of(across: Across, chosen: Chosen) -> tuple[Day, ...]:
    """Gather the dated claims that the report is about by the days that they name, in the order of the days."""
    timeline = sorted(across.comparison.timeline, key=lambda claim: (claim.first, claim.last))
    days = []
    for (first, last), claims in groupby(timeline, key=lambda claim: (claim.first, claim.last)):
        told = []
        for claim in claims:
            if claim.passage in chosen.passages:
                passage = across.passages[claim.passage]
                status: Status | None = across.status(passage.id)
                words = passage.text[claim.start : claim.end]
                told.append(DayClaim(across.place(passage.id), across.outlet(passage), status, passage.text, words))
        if told:
            told.sort(key=lambda one: (one.place.account, one.place.passage))
            days.append(Day(first, last, tuple(told)))
    return tuple(days)


def overlaps_of(across: Across, chosen: Chosen) -> tuple[Overlap, ...]:
    """Count the claims that each two of the shown accounts carry together."""
    together: Counter[tuple[int, int]] = Counter()
    alone: Counter[int] = Counter()
    for thread in across.comparison.threads:
        accounts = sorted(number for a in thread.articles if (number := across.account(a)) in chosen.accounts)
        alone.update(accounts)
        together.update(combinations(accounts, 2))
    return tuple(Overlap(a, b, count, count / min(alone[a], alone[b])) for (a, b), count in sorted(together.items()))

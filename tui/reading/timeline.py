"""The timeline: what the accounts say happened when, in the order of the days."""

from __future__ import annotations

from datetime import date

from tui.days import days_text
from tui.model import ConflictType, DatedClaim, Passage, Span, SpanKind, Status
from tui.reading.overview import ALL, Cell, Order, Overview, Row, as_given, conflicts_first, most_origins
from tui.reading.parallels import OriginNames, Parallels, unnamed
from tui.reading.runs import Runs, clipped, marked
from tui.reading.signs import GLYPHS

FILTERS = (ALL, "conflict", "conflict of dates", "one account")
ORDERS = (
    Order("order of the days", as_given),
    Order("account by account", lambda row: min(row.cells, default=0)),
    Order("most origins first", most_origins),
    Order("conflicts first", conflicts_first),
)
LEGEND = "= agrees  ! conflict  + embellished  · only here  ~ comment  blank: gives no such day"
EMPTY = (
    "No account says on which day something happened, or its own date of publication is not known; a first line "
    "such as “published: 2024-05-03” between two lines of “---” gives it."
)


def timeline(parallels: Parallels, origin_names: OriginNames = unnamed) -> Overview:
    """Lay the dated claims of a comparison out in order; passages of one claim and one day share a row."""
    rows = [_row(claims, parallels, origin_names) for claims in _together(parallels)]
    return Overview(
        title="Timeline",
        unit="dated claims",
        heads=("day", "origins"),
        label_head="what happened",
        rows=tuple(row for row in rows if row.cells),
        orders=ORDERS,
        filters=FILTERS,
        legend=LEGEND,
        blank="does not date it so",
        empty=EMPTY,
    )


def _together(parallels: Parallels) -> list[list[DatedClaim]]:
    """Gather the claims of one day that report the same, in the order of the first of each."""
    groups: list[list[DatedClaim]] = []
    of_passage: dict[tuple[date, date, str], list[DatedClaim]] = {}
    for claim in parallels.comparison.timeline:
        days = claim.first, claim.last
        same = [p.passage.id for p in parallels.parallels(claim.passage) if p.is_aligned]
        group = next(
            (of_passage[*days, other] for other in (claim.passage, *same) if (*days, other) in of_passage), None
        )
        if group is None:
            group = []
            groups.append(group)
        group.append(claim)
        of_passage[*days, claim.passage] = group
    return groups


def _row(claims: list[DatedClaim], parallels: Parallels, origin_names: OriginNames) -> Row:
    first, last = claims[0].first, claims[0].last
    found = [(claim, passage) for claim in claims if (passage := parallels.passage(claim.passage))]
    by_account: dict[int, list[str]] = {}
    for _, passage in found:
        members = by_account.setdefault(parallels.account(passage.article), [])
        if passage.id not in members:
            members.append(passage.id)
    cells = {account: _cell(members, parallels) for account, members in by_account.items()}
    kinds = {"conflict"} if any(cell.style == Status.CONFLICT.value for cell in cells.values()) else set()
    passages = tuple(dict.fromkeys(passage.id for _, passage in found))
    conflicts = tuple(dict.fromkeys(c for passage in passages for c in parallels.conflicts(passage)))
    if any(conflict.type is ConflictType.DATE for conflict in conflicts):
        kinds.add("conflict of dates")
    if len(cells) == 1:
        kinds.add("one account")
    origins = parallels.origin_count(passages, origin_names)
    label = _label(*found[0]) if found else ()
    return Row(
        id=f"{first} {last} {claims[0].passage}",
        lead=(days_text(first, last), str(origins)),
        cells=cells,
        label=label,
        kinds=frozenset(kinds),
        passages=passages,
        origins=origins,
        conflicts=conflicts,
        words=tuple(dict.fromkeys(passage.text[claim.start : claim.end] for claim, passage in found)),
    )


def _label(claim: DatedClaim, passage: Passage) -> Runs:
    """The sentence with the words that give the date."""
    text = passage.text.replace("\n", " ")
    words = marked(text, [Span(claim.start, claim.end, SpanKind.SHARED, "")])
    return clipped(words, 0, len(text))


def _cell(members: list[str], parallels: Parallels) -> Cell:
    found = [finding for member in members if (finding := parallels.finding(member))]
    precedence = list(Status)
    precedence.sort(key=(Status.CONFLICT, Status.EMBELLISH, Status.AGREE, Status.SOLE, Status.COMMENT).index)
    if not found:
        return Cell(GLYPHS[Status.SOLE], "sole", tuple(members), "says so")
    best = min(found, key=lambda finding: precedence.index(finding.status))
    reason = f": {best.reason}" if best.reason else ""
    ordered = sorted(members, key=lambda member: member != best.passage)
    return Cell(GLYPHS[best.status], best.status.value, tuple(ordered), f"{best.status.value}{reason}")

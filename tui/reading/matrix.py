"""The matrix: one row for each claim, one column for each account, a sign where they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.model import Conflict, Finding, Passage, SpanKind, Status, Thread
from tui.reading.overview import ALL, Cell, Order, Overview, Row, as_given, conflicts_first, most_origins, one_line
from tui.reading.parallels import OriginNames, Parallels, omission_id, unnamed
from tui.reading.runs import Run
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH

ORDERS = (
    Order("order of the text", as_given),
    Order("most origins first", most_origins),
    Order("conflicts first", conflicts_first),
)
FILTERS = (ALL, "conflict", "embellishment", "omission", "one origin")
KINDS = {"conflict": "conflict", "embellish": "embellishment", "omission": "omission"}
"""The filter for which a cell of a style counts."""
LEGEND = "= agrees  ! conflict  + embellished  ∅ omitted  ? possibly  blank: not told"


def matrix(parallels: Parallels, origin_names: OriginNames = unnamed) -> Overview:
    """Lay the claims of a comparison out against its accounts.

    Beside the claims that several accounts carry, embellished passages that stand alone have a row each, and so have
    conflicts between passages that carry no claim together.
    """
    rows = [_of_thread(thread, parallels) for thread in parallels.comparison.threads]
    rows += [_of_passages(members, parallels, origin_names) for members in _outside_threads(parallels)]
    rows.sort(key=lambda row: parallels.place(row.passages[0]))
    accounts = len(parallels.comparison.articles)
    empty = "No two accounts report the same, and nothing is embellished: there is nothing to set side by side."
    if accounts < 2:
        empty = "Only one account is open; a matrix needs two or more: synoptic read FILE FILE …"
    return Overview(
        title="Matrix",
        unit="claims",
        heads=("thread", "origins"),
        label_head="claim",
        rows=tuple(rows),
        orders=ORDERS,
        filters=FILTERS,
        legend=LEGEND,
        blank="does not tell it; not counted as an omission",
        empty=empty,
    )


def _outside_threads(parallels: Parallels) -> list[tuple[str, ...]]:
    """Passages that have something to show and no row of a thread to show it in: conflicting pairs, embellishments."""
    together: list[tuple[str, ...]] = []
    for conflict in parallels.comparison.conflicts:
        a, b = ({thread.id for thread in parallels.threads(side)} for side in (conflict.a, conflict.b))
        if not a & b:
            together.append(tuple(sorted((conflict.a, conflict.b), key=parallels.place)))
    shown = {passage for pair in together for passage in pair}
    for finding in parallels.comparison.findings:
        alone = finding.passage not in shown and not parallels.threads(finding.passage)
        if alone and finding.status in (Status.EMBELLISH, Status.CONFLICT):
            together.append((finding.passage,))
    return together


def _of_thread(thread: Thread, parallels: Parallels) -> Row:
    cells = _carrying(thread.passages, parallels)
    for article in parallels.comparison.articles:
        number = parallels.account(article.id)
        if number in cells:
            continue
        omission = parallels.omission(article.id, thread.id)
        if omission is not None:
            found, rank = omission
            total = len(parallels.comparison.omissions)
            note = f"omits it, {found.reason} · number {rank} of {total} omissions by weight"
            cells[number] = Cell(OMISSION_GLYPH, "omission", (omission_id(article.id, thread),), note)
        elif article.id not in thread.omitted_by:
            possible = _possible(thread.passages, article.id, parallels)
            if possible is not None:
                cells[number] = possible
    return _row(
        thread.id, str(parallels.number(thread)), thread.claim, thread.passages, cells, thread.origins, parallels
    )


def _of_passages(members: tuple[str, ...], parallels: Parallels, origin_names: OriginNames) -> Row:
    first = parallels.passage(members[0])
    cells = _carrying(members, parallels)
    claim = first.text if first else ""
    return _row("+".join(members), "", claim, members, cells, parallels.origin_count(members, origin_names), parallels)


def _row(
    id_: str,
    number: str,
    claim: str,
    passages: tuple[str, ...],
    cells: Mapping[int, Cell],
    origins: int,
    parallels: Parallels,
) -> Row:
    kinds = {KINDS[cell.style] for cell in cells.values() if cell.style in KINDS}
    if origins == 1:
        kinds.add("one origin")
    return Row(
        id=id_,
        lead=(number, str(origins)),
        cells=cells,
        label=(Run(one_line(claim)),),
        kinds=frozenset(kinds),
        passages=passages,
        origins=origins,
        conflicts=_between(passages, parallels),
    )


def _between(members: Sequence[str], parallels: Parallels) -> tuple[Conflict, ...]:
    """The conflicts of which both sides are among some passages."""
    found = (conflict for member in members for conflict in parallels.conflicts(member))
    return tuple(dict.fromkeys(c for c in found if c.a in members and c.b in members))


def _carrying(members: tuple[str, ...], parallels: Parallels) -> dict[int, Cell]:
    """A cell for each account that carries the claim."""
    by_account: dict[int, list[Passage]] = {}
    for member in members:
        passage = parallels.passage(member)
        if passage is not None:
            by_account.setdefault(parallels.account(passage.article), []).append(passage)
    return {number: _cell(passages, members, parallels) for number, passages in by_account.items()}


def _cell(passages: Sequence[Passage], members: tuple[str, ...], parallels: Parallels) -> Cell:
    """The sign of the passages of one account: what contradicts before what embellishes before what agrees."""
    signs: list[tuple[int, str, Status, str]] = []
    for passage in passages:
        finding = parallels.finding(passage.id)
        conflicts = any(c.a in members and c.b in members for c in parallels.conflicts(passage.id))
        vivid = _embellishment(finding)
        if conflicts or (finding and finding.status is Status.CONFLICT and len(members) == 1):
            signs.append((0, passage.id, Status.CONFLICT, "is contradicted by another account"))
        elif vivid is not None:
            signs.append((1, passage.id, Status.EMBELLISH, f"embellished: {vivid}"))
        else:
            signs.append((2, passage.id, Status.AGREE, "reports it"))
    signs.sort(key=lambda sign: sign[0])
    _, _, status, note = signs[0]
    return Cell(GLYPHS[status], status.value, tuple(sign[1] for sign in signs), note)


def _embellishment(finding: Finding | None) -> str | None:
    """Why a passage is called embellished, or None where it is not."""
    if finding is None:
        return None
    reasons = dict.fromkeys(span.reason for span in finding.spans if span.kind is SpanKind.EMBELLISH)
    if reasons:
        return "; ".join(reasons)
    return finding.reason if finding.status is Status.EMBELLISH else None


def _possible(members: tuple[str, ...], article: str, parallels: Parallels) -> Cell | None:
    found = [p for member in members if (p := parallels.counterpart(member, article))]
    if not found:
        return None
    best = max(found, key=lambda parallel: parallel.score or 0.0)
    sure = f" ({best.score:.0%})" if best.score is not None else ""
    return Cell(POSSIBLE_GLYPH, "dim", (best.passage.id,), f"possibly reports it{sure}")

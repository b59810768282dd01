"""People and figures: who and what number appears in which account, those of a single account first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.model import Conflict, Figure, Person
from tui.reading.overview import ALL, Cell, Order, Overview, Row, as_given, conflicts_first, most_origins, one_line
from tui.reading.parallels import OriginNames, Parallels, unnamed
from tui.reading.runs import Run, Runs

PERSON, FIGURE = "person", "figure"
ORDERS = (
    Order("people, then figures", as_given),
    Order("one account first", lambda row: len(row.cells) > 1),
    Order("most origins first", most_origins),
    Order("conflicts first", conflicts_first),
)
FILTERS = (ALL, "people", "figures", "one account", "conflict")
LEGEND = "3 in that many sentences  ! in conflict  blank: not there"


def roster(parallels: Parallels, origin_names: OriginNames = unnamed) -> Overview:
    """List the people and figures of a comparison against its accounts."""
    rows = [_of_person(n, person, parallels, origin_names) for n, person in enumerate(parallels.comparison.people)]
    rows += [_of_figure(n, figure, parallels, origin_names) for n, figure in enumerate(parallels.comparison.figures)]
    return Overview(
        title="People and figures",
        unit="entries",
        heads=("what", "origins"),
        label_head="who or what",
        rows=tuple(rows),
        orders=ORDERS,
        filters=FILTERS,
        legend=LEGEND,
        blank="has nothing of it",
        empty="No account names a person or gives a figure.",
    )


def _of_person(number: int, person: Person, parallels: Parallels, origin_names: OriginNames) -> Row:
    title = f"{one_line(person.title)} " if person.title else ""
    label = (Run(title, "dim"), Run(one_line(person.name)))
    row = _row(f"person {number}", PERSON, label, person.passages, "named", parallels, origin_names)
    # Most sentences call a person by the last part of the name only.
    return replace(row, words=tuple(person.name.split()[-1:]))


def _of_figure(number: int, figure: Figure, parallels: Parallels, origin_names: OriginNames) -> Row:
    said = f"{figure.value} {figure.unit}".strip()
    written = one_line(figure.written)
    as_written = f"  “{written}”" if written and written != said else ""
    row = _row(
        f"figure {number}",
        FIGURE,
        (Run(said), Run(as_written, "dim")),
        figure.passages,
        "given",
        parallels,
        origin_names,
    )
    cells = dict(row.cells)
    against: dict[Conflict, None] = {}
    for account, cell in row.cells.items():
        found = [c for item in cell.items for c in parallels.conflicts(item) if _is_side(figure, item, c, parallels)]
        if found:
            cells[account] = replace(cell, sign=f"!{cell.sign}", style="conflict", note=f"{cell.note}; in conflict")
            against |= dict.fromkeys(found)
    kinds = row.kinds | {"conflict"} if against else row.kinds
    return replace(row, cells=cells, kinds=kinds, conflicts=tuple(against), words=(figure.written,))


def _is_side(figure: Figure, passage_id: str, conflict: Conflict, parallels: Parallels) -> bool:
    """Whether a figure is what a passage is contradicted in."""
    passage = parallels.passage(passage_id)
    if passage is None:
        return False
    start, end = conflict.a_span if conflict.a == passage_id else conflict.b_span
    said, written = passage.text[start:end].casefold(), figure.written.casefold()
    return bool(said and written) and (written in said or said in written)


def _row(
    id_: str,
    what: str,
    label: Runs,
    members: tuple[str, ...],
    verb: str,
    parallels: Parallels,
    origin_names: OriginNames,
) -> Row:
    by_account: dict[int, list[str]] = {}
    articles: dict[str, None] = {}
    for member in members:
        passage = parallels.passage(member)
        if passage is not None:
            by_account.setdefault(parallels.account(passage.article), []).append(member)
            articles[passage.article] = None
    cells = {account: _cell(items, verb) for account, items in by_account.items()}
    kinds = {"people" if what == PERSON else "figures"}
    facts: Sequence[Runs] = ()
    if len(cells) == 1:
        kinds.add("one account")
        only = f"only one account has it: {parallels.outlets(articles)}"
        facts = ((Run(only, "dim"),),)
    origins = parallels.origin_count(members, origin_names)
    return Row(id_, (what, str(origins)), cells, label, frozenset(kinds), members, origins, facts=tuple(facts))


def _cell(items: Sequence[str], verb: str) -> Cell:
    many = f"{len(items)} sentences" if len(items) > 1 else "one sentence"
    return Cell(str(len(items)), "agree", tuple(items), f"{verb} in {many}")

"""An overview laid out at the screen's size: which rows and accounts show, what each row draws, where a move leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.reading.overview import ALL, Overview, Row
from tui.reading.runs import Run, Runs, shortened
from tui.reading.wrap import Measure

BAR_CELLS = 1
"""The cursor bar."""
GAP_CELLS = 2
"""Between lead columns."""
LABEL_SHARES = (0.45, 0.3)
"""Least share of the width that the label gets, so that claims can be told apart; the last where accounts are many."""
LEAST_CELL_CELLS = 3
"""Room for a sign and a number of one digit."""
LEAST_LABEL_CELLS = 24
NAME_CELLS = 9
"""From this width on a column of signs is headed by its outlet's name; narrower, by its number alone."""
MOST_CELL_CELLS = 16
"""Widest column of signs: wider ones are hard to follow along a row."""
MOST_LEAD_CELLS = 20
"""Widest lead column; the detail tells what is cut off."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the reader is in an overview, and how it is sorted and filtered."""

    row: str = ""
    """Id of the row under the cursor."""
    account: int = 0
    """0-based number of the account under the cursor."""
    top: int = 0
    """Position, among the listed rows, of the first one on the screen."""
    first: int = 0
    """0-based number of the leftmost account on the screen."""
    order: int = 0
    """Position in the overview's orders."""
    filter: str = ALL


class Sheet:
    """An overview at one size, order and filter.

    Args:
        overview: What to lay out.
        outlets: The outlets' names, in the order of the accounts.
        view: Order, filter and where the reader was; `self.view` is the same brought into view.
        width: Cells a row.
        height: Rows on the screen, the head not counted.
        measure: Width of a text in cells.
    """

    def __init__(
        self, overview: Overview, outlets: Sequence[str], view: View, width: int, height: int, measure: Measure
    ) -> None:
        self.overview = overview
        self.outlets = tuple(outlets) if overview.has_accounts else ()
        self.height = max(1, height)
        self._width = width
        self._measure = measure
        let_through = (r for r in overview.rows if view.filter == ALL or view.filter in r.kinds)
        self.rows: tuple[Row, ...] = tuple(sorted(let_through, key=overview.orders[view.order].rank))
        """The rows that the filter lets through, in order."""
        self._index = {row.id: n for n, row in enumerate(self.rows)}
        self._leads = self._share_leads()
        self._share_cells()
        self.view = self.settle(view)

    def _share_leads(self) -> tuple[int, ...]:
        """Say how wide the lead columns are; 0 for those that give way to the label."""
        overview = self.overview
        leads = []
        columns = map(set, zip(overview.heads, *(row.lead for row in overview.rows), strict=True))
        for texts in columns:
            leads.append(min(max(map(self._measure, texts)), MOST_LEAD_CELLS) + GAP_CELLS)
        for n in overview.spare:
            if self._width - BAR_CELLS - sum(leads) >= max(LEAST_LABEL_CELLS, int(self._width * LABEL_SHARES[0])):
                break
            leads[n] = 0
        return tuple(leads)

    def _share_cells(self) -> None:
        """Say how many accounts fit, and how wide their columns are."""
        total = len(self.outlets)
        least = max(LEAST_CELL_CELLS, len(str(total)) + 1)
        rest = self._width - BAR_CELLS - sum(self._leads)
        for share in LABEL_SHARES:
            room = rest - max(LEAST_LABEL_CELLS, int(self._width * share))
            self.visible = min(total, max(1, room // least))
            if self.visible == total:
                break
        widest = min(MOST_CELL_CELLS, room // max(1, self.visible))
        self._cell = widest if widest >= NAME_CELLS else least
        self._label = max(0, self._width - BAR_CELLS - sum(self._leads) - self.visible * self._cell)

    # -- where a move leads --------------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """Position of the row under the cursor among the listed ones; 0 where there is none."""
        return self._index.get(self.view.row, 0)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.position] if self.rows else None

    def settle(self, view: View) -> View:
        """Bring row and account into view; a row that is not listed gives way to the first that is."""
        position = self._index.get(view.row, 0)
        row = self.rows[position].id if self.rows else view.row
        last = max(0, len(self.rows) - self.height)
        top = max(0, min(view.top, last, position), position - self.height + 1)
        account = max(0, min(view.account, len(self.outlets) - 1))
        first = max(0, min(view.first, account, len(self.outlets) - self.visible), account - self.visible + 1)
        return replace(view, row=row, account=account, top=top, first=first if self.outlets else 0)

    def step(self, rows: int) -> View:
        """Move the cursor by rows (negative: up)."""
        return self.to(self.position + rows)

    def page(self, rows: int) -> View:
        """Move by rows; the screen moves along, so that the cursor keeps its height."""
        return self.to(self.position + rows, self.view.top + rows)

    def to(self, position: int, top: int | None = None) -> View:
        """Go to the n-th listed row, or to the first or last where n lies outside."""
        if not self.rows:
            return self.view
        row = self.rows[max(0, min(position, len(self.rows) - 1))]
        return self.settle(replace(self.view, row=row.id, top=self.view.top if top is None else top))

    def shift(self, accounts: int) -> View:
        """Move to another account, round at the ends."""
        account = (self.view.account + accounts) % max(1, len(self.outlets))
        return self.settle(replace(self.view, account=account))

    def find(self, kind: str, step: int) -> View | None:
        """Go to the next (step 1) or previous (step -1) row of a kind; None where there is none."""
        position = self.position + step
        while 0 <= position < len(self.rows):
            if kind in self.rows[position].kinds:
                return self.to(position)
            position += step
        return None

    def at(self, line: int, cell: int) -> View | None:
        """Say where a click leads: the row on a line of the screen, and the account whose sign stands at a cell."""
        position = self.view.top + line
        if not 0 <= line < self.height or position >= len(self.rows):
            return None
        view = self.to(position)
        across = cell - BAR_CELLS - sum(self._leads)
        if 0 <= across < self.visible * self._cell:
            view = replace(view, account=min(self.view.first + across // self._cell, len(self.outlets) - 1))
        return view

    @property
    def cursor(self) -> tuple[int, int]:
        """Line of the screen, and cell in it, where the sign of the account under the cursor stands."""
        return self.position - self.view.top, BAR_CELLS + sum(self._leads) + self._cell * (
            self.view.account - self.view.first
        )

    def sorted_anew(self) -> View:
        """The next order, from its first row: that is what a reader sorts for."""
        return replace(self.view, row="", order=(self.view.order + 1) % len(self.overview.orders))

    def filtered_anew(self) -> View:
        """The next filter; the row under the cursor stays if it is let through."""
        filters = self.overview.filters
        following = filters[(filters.index(self.view.filter) + 1) % len(filters)]
        return replace(self.view, filter=following)

    # -- what it draws -------------------------------------------------------------------------------------

    @property
    def accounts(self) -> range:
        """The accounts on the screen."""
        return range(self.view.first, min(self.view.first + self.visible, len(self.outlets)))

    def head(self) -> Runs:
        """The line above the rows."""
        runs = [Run(" " * BAR_CELLS)]
        runs += self._lead(self.overview.heads)
        for account in self.accounts:
            name = f"{account + 1}"
            if self._cell >= NAME_CELLS:
                name = shortened(f"{name} {self.outlets[account]}", self._cell - 1, self._measure)
            style = "focused" if account == self.view.account else "strong"
            runs += [Run(name, style), Run(" " * (self._cell - self._measure(name)))]
        return (*runs, Run(shortened(self.overview.label_head, self._label, self._measure), "dim"))

    def line(self, line: int) -> Runs | None:
        """One row of the screen, or None below the last one."""
        position = self.view.top + line
        if position >= len(self.rows):
            return None
        row, is_under_cursor = self.rows[position], position == self.position
        runs = [Run("▌", "bar") if is_under_cursor else Run(" ")]
        runs += self._lead(row.lead)
        for account in self.accounts:
            cell = row.cells.get(account)
            sign, style = (cell.sign, cell.style) if cell else (" ", "")
            sign = shortened(sign, self._cell - 1, self._measure)
            if is_under_cursor and account == self.view.account:
                # The marker reaches over a blank cell too, so that the reader sees which account it is.
                runs += [Run(sign, "marker"), Run(" " * (self._cell - self._measure(sign)))]
            else:
                runs.append(Run(self._padded(sign, self._cell), style))
        return (*runs, *self._cut(row.label))

    def _lead(self, texts: Sequence[str]) -> Runs:
        shown = ((text, cells) for text, cells in zip(texts, self._leads, strict=True) if cells)
        return tuple(
            Run(self._padded(shortened(text, cells - GAP_CELLS, self._measure), cells), "dim") for text, cells in shown
        )

    def _padded(self, text: str, cells: int) -> str:
        return text + " " * (cells - self._measure(text))

    def _cut(self, label: Runs) -> Runs:
        left, out = self._label, []
        for run in label:
            text = shortened(run.text, left, self._measure)
            out.append(Run(text, run.style))
            left -= self._measure(text)
            if text != run.text:
                break
        return tuple(out)

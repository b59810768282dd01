"""The list of accounts tells what a reader needs to choose one, within its width."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article
from tui.model import Kind
from tui.reading.arrangement import Arrangement
from tui.reading.columns import column
from tui.reading.outlets import Outlet, outlet_runs, outlets

COLUMNS = [
    column(replace(article("one", "Title", "A.", "B.", outlet="Bay News", kinds=[Kind.TITLE]), published=None), None),
    column(replace(article("two", "A.", outlet="Coast Wire"), published=date(2024, 5, 4)), None),
]


def test_each_account_is_told_with_number_date_passages_and_where_it_stands() -> None:
    arrangement = Arrangement(order=("two", "one"), pinned=("two",), hidden=frozenset({"one"}))
    assert outlets(COLUMNS, arrangement, is_laid_parallel=False) == (
        Outlet("two", "2 Coast Wire", "4 May 2024", 1, "pinned, shown"),
        Outlet("one", "1 Bay News", "", 2, "hidden"),
    )


def test_what_is_looked_for_is_listed_best_first() -> None:
    scores = {"1 Bay News": 0.2, "2 Coast Wire": 0.9}
    found = outlets(COLUMNS, Arrangement(), is_laid_parallel=False, score=scores.__getitem__)
    assert [outlet.article for outlet in found] == ["two", "one"]
    assert outlets(COLUMNS, Arrangement(), is_laid_parallel=False, score=lambda name: 0.0) == ()


@given(st.text(max_size=40), st.text(max_size=30), st.integers(80, 200))
def test_a_line_fits_whatever_an_outlet_is_called(name: str, when: str, width: int) -> None:
    runs = outlet_runs(Outlet("a", name, when, 99999, "leads, pinned, shown"), width, cell_len, is_under_cursor=True)
    assert sum(cell_len(run.text) for run in runs) <= width

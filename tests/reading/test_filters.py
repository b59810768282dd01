"""Each filter lets through what its name says."""

from __future__ import annotations

import pytest

from tests.ui.story import ferry
from tui.reading.columns import column
from tui.reading.filters import FILTERS, lets_through
from tui.reading.parallels import Parallels

LET_THROUGH = {
    "agree": ["harbour:1", "harbour:3", "harbour:4"],
    "conflict": ["harbour:2"],
    "embellish": [],
    "sole": ["harbour:5"],
    "comment": [],
    "omission": [],
    "tagged": ["harbour:4"],
    "search hit": ["harbour:0"],
}


@pytest.mark.parametrize("name", LET_THROUGH)
def test_a_filter_lets_through_its_kind(name: str) -> None:
    parallels = Parallels(ferry())
    filter_ = next(f for f in FILTERS if f.name == name)
    wanted = lets_through(filter_, parallels, {"harbour:4"}, {"harbour:0"})
    items = column(parallels.comparison.articles[0], parallels).items
    assert [item.id for item in items if wanted(item)] == LET_THROUGH[name]


def test_omissions_are_let_through_where_they_stand() -> None:
    parallels = Parallels(ferry())
    wanted = lets_through(next(f for f in FILTERS if f.name == "omission"), parallels, (), ())
    counts = [sum(map(wanted, column(a, parallels).items)) for a in parallels.comparison.articles]
    assert counts == [0, 1, 1]


def test_before_the_comparison_no_status_is_let_through() -> None:
    items = column(ferry().articles[0], None).items
    assert not any(lets_through(f, None, (), ())(item) for f in FILTERS for item in items)


def test_names_and_letters_are_each_used_once() -> None:
    assert set(LET_THROUGH) == {f.name for f in FILTERS}
    assert len({f.key for f in FILTERS}) == len(FILTERS)

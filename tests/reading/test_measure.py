"""The reader's own measure: one column fewer or more at a time, within what can be read, and kept as it was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.arrangement import Arrangement
from tui.reading.kept_arrangement import unpacked_arrangement
from tui.reading.measure import FRAME_CELLS, NARROWEST_CELLS, WIDEST_CELLS, widened
from tui.reading.widths import MEASURE_CELLS, room

ARTICLES = tuple(f"a{n}" for n in range(12))
widths = st.integers(60, 400)
some = st.integers(1, len(ARTICLES)).map(lambda count: ARTICLES[:count])
steps = st.lists(st.sampled_from([-1, 1]), max_size=12)


@given(steps, some, widths)
def test_each_step_shows_one_column_fewer_or_more_and_none_too_narrow(
    taken: list[int], articles: tuple[str, ...], width: int
) -> None:
    arrangement = Arrangement()
    for step in taken:
        before, _ = room(articles, width, arrangement)
        following = widened(arrangement, articles, width, step)
        if following is None:
            assert before == (1 if step > 0 else before)
            continue
        visible, cells = room(articles, width, following)
        assert visible == before - step
        assert visible <= len(articles)
        assert NARROWEST_CELLS <= cells - FRAME_CELLS + 1 <= MEASURE_CELLS
        arrangement = following


@given(some, widths, st.sampled_from([-1, 1]))
def test_a_step_back_shows_as_many_columns_as_before(articles: tuple[str, ...], width: int, step: int) -> None:
    following = widened(Arrangement(), articles, width, step)
    if following is not None:
        assert widened(following, articles, width, -step) == Arrangement()


def test_a_screen_of_160_goes_from_one_column_to_six() -> None:
    arrangement, seen = Arrangement(), []
    while (following := widened(arrangement, ARTICLES, 160, 1)) is not None:
        arrangement = following
    while True:
        seen.append(room(ARTICLES, 160, arrangement))
        narrower = widened(arrangement, ARTICLES, 160, -1)
        if narrower is None:
            break
        arrangement = narrower
    assert seen == [(1, 77), (2, 77), (3, 52), (4, 39), (5, 31), (6, 25)]


def test_a_wider_screen_has_room_for_more_columns_of_the_chosen_measure() -> None:
    wide = widened(Arrangement(), ARTICLES, 160, 1)
    assert wide is not None
    assert room(ARTICLES, 160, wide)[0] == 2
    assert room(ARTICLES, 320, wide)[0] == 5
    assert room(ARTICLES, 60, wide)[0] == 1


@pytest.mark.parametrize("value", [None, True, -3, 0, NARROWEST_CELLS - 1, WIDEST_CELLS + 1, 10**30, 40.0, "40", [40]])
def test_a_measure_that_makes_no_sense_is_as_if_none_had_been_chosen(value: object) -> None:
    assert unpacked_arrangement({"text_cells": value}, {}).text_cells == 0

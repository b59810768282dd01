"""Digits make a count, and a percentage finds its passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.count import MOST_DIGITS, Count, at_percent


@pytest.mark.parametrize(
    ("typed", "number", "times"), [("", None, 1), ("0", 0, 1), ("5", 5, 5), ("12", 12, 12), ("007", 7, 7)]
)
def test_digits_make_a_number(typed: str, number: int | None, times: int) -> None:
    count = Count()
    for digit in typed:
        count = count.typed(digit)
    assert (count.number, count.times, bool(count)) == (number, times, bool(typed))


def test_a_digit_key_held_down_makes_no_huge_number() -> None:
    count = Count()
    for _ in range(500):
        count = count.typed("9")
    assert count.number == 10**MOST_DIGITS - 1


@given(st.integers(0, 10**MOST_DIGITS), st.integers(1, 5000))
def test_a_percentage_is_a_passage(percent: int, items: int) -> None:
    position = at_percent(percent, items)
    assert 0 <= position < items
    assert at_percent(0, items) == 0
    assert at_percent(100, items) == items - 1
    assert position <= at_percent(percent + 1, items)


def test_half_way_is_half_way() -> None:
    assert at_percent(50, 60) == 29

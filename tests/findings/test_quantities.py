"""What a reader relies on in the numbers read from a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.findings.clock import apart, find_times
from tui.findings.quantities import Measure, Quantity, find_quantities


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("There were 40 people on board.", 40, "people"),
        ("Some two dozen boats sank.", 24, "boats"),
        ("Half a million people marched.", 500_000, "people"),
        ("It drew 235,000 public comments.", 235_000, "public comments"),
        ("He told 30 army and security chiefs.", 30, "army and security chiefs"),
        ("He met 30 of his top commanders.", 30, "top commanders"),
    ],
)
def test_a_number_comes_with_what_it_counts(text: str, value: float, counts: str) -> None:
    found = only(text)
    assert (found.value, found.written_unit, found.measure) == (value, counts, Measure.COUNT)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 17 died", 17, float("inf")),
        ("nearly 44 died", 39.6, 44),
        ("about 50 died", 45, 55),
        ("as many as 20 died", 0, 20),
        ("between 20 and 30 died", 20, 20),
        ("20 to 30 people died", 20, 30),
        ("dozens of people died", 20, 120),
        ("tens of thousands of people fled", 20_000, 100_000),
        ("312 people died", 312, 312),
        ("230,000 people fled", 225_000, 235_000),
    ],
)
def test_a_hedge_widens_what_a_number_can_mean(text: str, low: float, high: float) -> None:
    first = find_quantities(text)[0]
    assert first.low == pytest.approx(low)
    assert first.high == pytest.approx(high)


def test_spans_of_years_are_one_length_however_they_are_written() -> None:
    lengths = {only(text).low for text in ("a 50-year rule", "five decades of rule", "half a century of rule")}
    assert len(lengths) == 1


def test_units_of_one_measure_are_comparable() -> None:
    miles, kilometres = only("a 10-mile front"), only("a front of 16 kilometres")
    assert miles.unit == kilometres.unit == "metre"
    assert miles.low == pytest.approx(kilometres.low, rel=0.01)


@pytest.mark.parametrize("text", ["$3 billion", "$3bn", "3 billion dollars"])
def test_money_is_money_however_it_is_written(text: str) -> None:
    found = only(f"It cost {text}.")
    assert (found.unit, found.value) == ("$", 3e9)


@pytest.mark.parametrize("text", ["12 percent", "12 per cent", "12%"])
def test_a_percentage_is_no_count(text: str) -> None:
    assert only(f"Shares fell {text}.").measure is Measure.SHARE


@pytest.mark.parametrize(
    "text", ["Anna Kern, 36, ran.", "The 36-year-old ran.", "She ran, aged 36.", "He is 36 years old."]
)
def test_an_age_is_an_age(text: str) -> None:
    found = only(text)
    assert (found.measure, found.value) == (Measure.AGE, 36)


@pytest.mark.parametrize(
    "text",
    [
        "They won 2-1.",
        "It happened in 2011.",
        "On Dec. 7 it rained.",
        "It began at 8.40am on Friday.",
        "The crew of Flight 370 slept.",
        "Call 0845 125 222.",
        "One of them slept.",
        "The 2008-09 season ended.",
    ],
)
def test_scores_dates_times_and_names_are_no_amounts(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-$%€ablyhundredmoskf()–/'\n½٣"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_numbers_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.number_end <= found.end <= len(text)
        assert found.low <= found.high
        end = found.number_end


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    find_quantities(text)
    find_times(text)


def test_a_long_passage_is_read_in_passing() -> None:
    hostile = ("10-" * 5_000, "one hundred and " * 2_500, "half a " * 3_000, "$" * 9_000, "1,000" * 3_000, "a " * 9_000)
    begin = time.process_time()
    for text in hostile:
        find_quantities(text)
    assert time.process_time() - begin < 5


def test_times_of_day_are_read_in_words_and_digits() -> None:
    minutes = [found.minute for found in find_times("At 3:33 a.m., at half past four, at 9 p.m., around noon, 8.40am.")]
    assert minutes == [213, 270, 1260, 720, 520]


def test_a_time_that_does_not_say_which_half_of_the_day_may_be_either() -> None:
    (early,), (late,) = find_times("at half past four"), find_times("at 4.30pm")
    assert apart(early, late) == 0

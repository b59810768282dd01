"""The pictures of a report: every share, mark and day has its place, and a sign beside its colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.accounts import article, comparison
from tests.reports.reported import ferry_report, making
from tui.days import days_text
from tui.model import DatedClaim
from tui.reports.drawings import (
    LANES,
    overlap_grid,
    share_bar,
    share_text,
    strip,
    timeline_drawing,
)
from tui.reports.laying import lay_out
from tui.reports.page_values import Report


def test_the_shares_of_a_bar_fill_it_without_a_gap() -> None:
    boxes = [shape for shape in share_bar(ferry_report().accounts[1]).shapes if shape.form == "box"]
    assert boxes[0].x == 0
    assert all(one.x + one.width == pytest.approx(other.x) for one, other in pairwise(boxes))
    assert boxes[-1].x + boxes[-1].width == pytest.approx(100)


def test_a_bar_tells_its_shares_in_signs_and_in_words() -> None:
    bar = share_bar(ferry_report().accounts[1])
    assert [shape.text for shape in bar.shapes if shape.form == "word"] == ["= 49%", "! 20%", "+ 22%", "~"]
    assert bar.says == "Bay News: 49% agree, 20% conflict, 22% embellish, 10% comment"


@pytest.mark.parametrize(("share", "text"), [(0.0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.999, ">99%"), (1.0, "100%")])
def test_a_share_never_looks_like_nothing_or_all(share: float, text: str) -> None:
    assert share_text(share) == text


def test_contradicted_words_stand_taller_than_embellished_ones() -> None:
    _, embellished, contradicted = strip(ferry_report().accounts[1]).shapes
    assert (embellished.x, embellished.place) == (0, "2-1")
    assert contradicted.height > embellished.height
    assert contradicted.place == "2-2"


def test_a_strip_never_leaves_its_ground() -> None:
    for account in ferry_report().accounts:
        assert all(shape.x >= 0 and shape.x + shape.width <= 100 for shape in strip(account).shapes)


def test_each_account_has_a_lane_with_a_mark_on_the_days_that_it_dates() -> None:
    drawing = timeline_drawing(ferry_report())
    discs = [(shape.place, shape.y) for shape in drawing.shapes if shape.form == "disc"]
    assert [place for place, _ in discs] == ["1-2", "2-3", "3-2", "1-6"]
    assert discs[0][1] == discs[1][1] == discs[2][1] < discs[3][1]
    assert [shape.text for shape in drawing.shapes if shape.style == "day"] == ["3 May 2024", "Jun 2024"]


def many(count: int) -> Report:
    made = comparison([article(f"a{n}", "It was Friday.") for n in range(count)])
    day = date(2024, 5, 3)
    return lay_out(
        replace(made, timeline=tuple(DatedClaim(f"a{n}:0", 7, 13, day, day) for n in range(count))), making(made)
    )


def test_of_too_many_accounts_for_lanes_the_number_is_drawn() -> None:
    assert sum(shape.form == "disc" for shape in timeline_drawing(many(LANES)).shapes) == LANES
    drawing = timeline_drawing(many(LANES + 1))
    assert not any(shape.form == "disc" for shape in drawing.shapes)
    assert [shape.text for shape in drawing.shapes if shape.style == "count-name"] == [f"{LANES + 1} of {LANES + 1}"]


def test_years_that_go_by_are_told() -> None:
    report = ferry_report()
    early = replace(report.days[0], first=date(1971, 3, 1), last=date(1971, 3, 1))
    drawing = timeline_drawing(replace(report, days=(early, *report.days)))
    assert [shape.text for shape in drawing.shapes if shape.style == "gap"] == ["53 years later"]


def test_the_grid_counts_common_claims_alike_both_ways() -> None:
    grid = overlap_grid(ferry_report())
    assert [[count for count, _ in row] for row in grid.rows] == [[0, 3, 2], [3, 0, 1], [2, 1, 0]]
    assert grid.rows[0][0] == (0, -1)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2024, 5, 3), date(2024, 5, 3), "3 May 2024"),
        (date(2024, 5, 1), date(2024, 5, 31), "May 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 5, 3), date(2024, 5, 9), "3–9 May 2024"),
        (date(2024, 5, 30), date(2024, 6, 2), "30 May–2 Jun 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Dec 2023–2 Jan 2024"),
        (date(9999, 12, 1), date.max, "1–31 Dec 9999"),
    ],
)
def test_days_are_written_short(first: date, last: date, text: str) -> None:
    assert days_text(first, last) == text

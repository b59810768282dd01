"""What a reader relies on in the days that accounts name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tui.findings import find_timeline
from tui.findings.days import find_days, resolve

TUESDAY = date(2024, 12, 10)


def told_on(text: str, published: date | None = TUESDAY) -> list[tuple[date, date]]:
    page = replace(article("page", text), published=published)
    return [(claim.first, claim.last) for claim in find_timeline([page])]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The ferry sank on December 7, 2024.", (2024, 12, 7), (2024, 12, 7)),
        ("The ferry sank on 7th of December.", (2024, 12, 7), (2024, 12, 7)),
        ("The ferry sank on Saturday, Dec. 7.", (2024, 12, 7), (2024, 12, 7)),
        ("The ferry sank off Norholm on Sunday.", (2024, 12, 8), (2024, 12, 8)),
        ("The ferry sank off Norholm on Tuesday.", (2024, 12, 10), (2024, 12, 10)),
        ("The ferry sank off Norholm last Tuesday.", (2024, 12, 3), (2024, 12, 3)),
        ("The court will sit next Friday.", (2024, 12, 13), (2024, 12, 13)),
        ("Yesterday the ferry sank off Norholm.", (2024, 12, 9), (2024, 12, 9)),
        ("The ferry sank on Sunday night.", (2024, 12, 8), (2024, 12, 9)),
        ("It was the night of 7 December.", (2024, 12, 7), (2024, 12, 8)),
        ("It began to leak in late November.", (2024, 11, 21), (2024, 11, 30)),
        ("It was built in March 2007.", (2007, 3, 1), (2007, 3, 31)),
        ("It has sailed since 2011.", (2011, 1, 1), (2011, 12, 31)),
        ("It sank three days ago.", (2024, 12, 7), (2024, 12, 7)),
    ],
)
def test_words_for_a_day_are_resolved(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert told_on(text) == [(date(*first), date(*last))]


def test_a_day_late_in_december_read_in_january_lies_in_the_year_before() -> None:
    assert told_on("The ferry sank on Dec. 30.", date(2025, 1, 2)) == [(date(2024, 12, 30),) * 2]


def test_the_following_day_follows_the_day_told_last() -> None:
    assert told_on("It left on 7 December and sank the following day.")[1] == (date(2024, 12, 8),) * 2


@pytest.mark.parametrize(
    "text",
    ["The ferry sank on Sunday.", "Yesterday it sank off Norholm.", "It sank the following day.", "It sank on 7 May."],
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    assert told_on(text, None) == []


def test_a_year_that_an_article_lacks_is_that_of_the_others() -> None:
    dated = replace(article("a", "All is well."), published=TUESDAY)
    undated = article("b", "The ferry sank on December 7.")
    assert [claim.first for claim in find_timeline([dated, undated])] == [date(2024, 12, 7)]


def test_claims_stand_in_the_order_of_the_days() -> None:
    pages = [article("a", "It sank on 9 May 2024."), article("b", "It left on 7 May 2024.")]
    assert [claim.passage for claim in find_timeline(pages)] == ["b:0", "a:0"]


@pytest.mark.parametrize("text", ["It may march on 40 feet.", "On 31 February 2024 it sank.", "An august body sat."])
def test_words_that_only_look_like_a_day_are_none(text: str) -> None:
    assert told_on(text) == []


@given(st.text(alphabet=st.sampled_from("MaySunday 0123456789-/,.latehigtofDc\n"), max_size=100))
@settings(max_examples=200, deadline=None)
def test_days_lie_in_the_text_and_run_forward(text: str) -> None:
    end = 0
    for day in find_days(text):
        assert end <= day.start < day.end <= len(text)
        end = day.end
        found = resolve(day, TUESDAY)
        assert found is None or found[0] <= found[1]

"""What a reader relies on in the conflicts that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article, comparison
from tui.findings import find_conflicts
from tui.model import Conflict, ConflictType, Kind


def between(*sentences: str, linked: bool = True) -> list[Conflict]:
    """The conflicts between one-sentence accounts of one claim."""
    pages = [article(f"a{n}", sentence, outlet=f"Outlet {n}") for n, sentence in enumerate(sentences)]
    threads: list[Sequence[str]] = [[f"{page.id}:0" for page in pages]] if linked else []
    made = comparison(pages, threads)
    return list(find_conflicts(pages, made.alignments, made.threads))


FERRY = "The ferry with {} passengers on board ran aground off Norholm."


def test_two_numbers_of_the_same_thing_conflict() -> None:
    (found,) = between(FERRY.format(40), FERRY.format(60))
    assert found.type is ConflictType.NUMBER
    assert found.reason == "40 passengers (Outlet 0) against 60 passengers (Outlet 1)"


def test_both_spans_lie_on_the_numbers() -> None:
    (found,) = between(FERRY.format(40), "Off Norholm the ferry ran aground with 60 passengers on board.")
    assert FERRY.format(40)[slice(*found.a_span)] == "40 passengers"
    assert "Off Norholm the ferry ran aground with 60 passengers on board."[slice(*found.b_span)] == "60 passengers"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40", "forty"),
        ("at least 17", "19"),
        ("about 40", "42"),
        ("nearly 44", "43"),
        ("230,000", "234,600"),
        ("two dozen", "24"),
        ("dozens of", "60"),
        ("more than 200", "212"),
        ("up to 60", "40"),
    ],
)
def test_numbers_that_can_both_hold_do_not_conflict(one: str, other: str) -> None:
    assert between(FERRY.format(one), FERRY.format(other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 40 boats in the harbour.", "The fire burned 60 houses near the harbour."),
        ("The man was found on 27th Street near the harbour.", "The man was found on 31st Street near the harbour."),
        ("The storm killed 12 people in Norholm.", "The storm injured 30 people in Norholm."),
        ("Anna Kern, 36, steered the ferry.", "Paul Vogt, 52, steered the ferry."),
        ("It cost 1 million euros.", "It cost 1 million euros ($1.5 million)."),
        ("Shares of the ferry line fell 4 percent.", "The ferry line has 60 boats."),
    ],
)
def test_numbers_of_different_things_do_not_conflict(one: str, other: str) -> None:
    assert between(one, other) == []


def test_a_number_that_the_other_article_also_gives_is_no_conflict() -> None:
    one = "The storm hit 40 houses in Norholm and 60 houses in Bay."
    other = "In Bay the storm hit 60 houses."
    assert between(one, other) == []


def test_passages_that_report_different_things_are_not_compared() -> None:
    assert between(FERRY.format(40), FERRY.format(60), linked=False) == []


def test_what_two_pairs_of_accounts_say_each_in_its_way_is_no_conflict() -> None:
    sentences = [FERRY.format(40), FERRY.format(40), FERRY.format(60), FERRY.format(60)]
    assert between(*sentences) == []


def test_one_odd_account_is_held_against_the_others() -> None:
    found = between(FERRY.format(40), FERRY.format(40), FERRY.format(60), FERRY.format(40))
    assert {(conflict.a, conflict.b) for conflict in found} == {("a0:0", "a2:0"), ("a1:0", "a2:0"), ("a2:0", "a3:0")}


def test_a_value_is_not_held_against_a_crowd() -> None:
    assert len(between(FERRY.format(60), *[FERRY.format(40)] * 9)) == 4


def test_a_lighthouse_is_not_deserted_while_its_keepers_stay() -> None:
    pages = [
        article("a", *["The mayor spoke of other things entirely."] * 12, "The old lighthouse was deserted at dawn."),
        article(
            "b", *["The market opened as it does each week."] * 12, "The keepers stayed in the lighthouse all night."
        ),
    ]
    (found,) = find_conflicts(pages, (), ())
    assert (found.a, found.b, found.type) == ("a:12", "b:12", ConflictType.OUTCOME)


def test_an_outcome_that_is_denied_is_not_told() -> None:
    pages = [
        article("a", *["The mayor spoke of other things entirely."] * 12, "The old lighthouse was not deserted."),
        article(
            "b", *["The market opened as it does each week."] * 12, "The keepers stayed in the lighthouse all night."
        ),
    ]
    assert find_conflicts(pages, (), ()) == ()


def test_one_journey_goes_to_one_place() -> None:
    (found,) = between("The owner flew to Norholm to meet the agent.", "The owner flew to Bayford to meet the agent.")
    assert (found.type, found.reason) == (ConflictType.PLACE, "to Norholm (Outlet 0) against to Bayford (Outlet 1)")


def test_a_place_that_the_other_account_knows_too_is_no_conflict() -> None:
    one = "The owner flew to Norholm to meet the agent."
    assert between(one, "The owner flew to Bayford, near Norholm, to meet the agent.") == []


@pytest.mark.parametrize(("first", "second", "conflicts"), [(17, 23, 0), (23, 17, 1)])
def test_a_toll_that_rises_with_the_days_is_an_update(first: int, second: int, conflicts: int) -> None:
    told = "The fire in the harbour hall killed {} people on Sunday."
    pages = [
        replace(article(f"a{day}", told.format(toll)), published=date(2024, 5, day))
        for day, toll in ((3, first), (4, second))
    ]
    made = comparison(pages, [[f"{page.id}:0" for page in pages]])
    assert len(find_conflicts(pages, made.alignments, made.threads)) == conflicts


def test_titles_take_no_part() -> None:
    pages = [article(id, FERRY.format(n), kinds=[Kind.TITLE]) for id, n in (("a", 40), ("b", 60))]
    made = comparison(pages, [["a:0", "b:0"]])
    assert find_conflicts(pages, made.alignments, made.threads) == ()


WORDS = st.sampled_from(
    "40 60 about people boats killed nobody no one deserted stayed to Norholm on 7 May 3 p.m. $5 , .".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=2, max_size=4))
@settings(max_examples=100, deadline=None)
def test_spans_lie_in_their_passages_and_pairs_are_listed_once(sentences: list[str]) -> None:
    found = between(*sentences)
    for conflict in found:
        for passage, (start, end) in ((conflict.a, conflict.a_span), (conflict.b, conflict.b_span)):
            assert 0 <= start < end <= len(sentences[int(passage[1])])
        assert conflict.a < conflict.b
    keys = [(conflict.a, conflict.b, conflict.type) for conflict in found]
    assert len(keys) == len(set(keys))

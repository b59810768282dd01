"""For any passage the reader learns where the others report it, and where they would have."""

from __future__ import annotations

from dataclasses import replace

from tests.accounts import article, comparison
from tui.model import Kind
from tui.reading.parallels import Parallels

HARBOUR = article("harbour", "The ferry stopped.", "Forty were on board.", "Nobody was hurt.", "It was towed.")
BAY = article("bay", "A ferry came to a halt.", "No one was injured.", "A tug pulled it in.")
COAST = article("coast", "Ferry traffic is heavy.", "Nobody came to harm.")
ACCOUNTS = (HARBOUR, BAY, COAST)


def test_parallels_come_in_the_order_of_the_columns_with_possible_ones_last() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:2", "bay:1", "coast:1")], possible=[("bay:0", "harbour:2")]))
    found = [(p.passage.id, p.is_aligned) for p in parallels.parallels("harbour:2")]
    assert found == [("bay:1", True), ("coast:1", True), ("bay:0", False)]


def test_members_of_a_thread_are_parallels_even_without_a_link_of_their_own() -> None:
    whole = comparison(ACCOUNTS, [("harbour:2", "bay:1", "coast:1")])
    without_link = comparison(ACCOUNTS)
    parallels = Parallels(replace(whole, alignments=without_link.alignments))
    assert [p.passage.id for p in parallels.parallels("coast:1")] == ["harbour:2", "bay:1"]


def test_a_passage_that_only_one_account_has_is_not_aligned() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:2", "bay:1")], possible=[("bay:0", "harbour:1")]))
    assert parallels.is_aligned("harbour:2")
    assert not parallels.is_aligned("harbour:1")
    assert not parallels.is_aligned("coast:0")


def test_a_claim_is_expected_between_the_counterparts_of_its_neighbours() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:0", "bay:0"), ("harbour:2", "bay:1")]))
    assert parallels.expected_at("harbour:1", "bay") == 1
    assert parallels.expected_at("harbour:3", "bay") in (2, 3)


def test_where_another_account_tells_it_in_another_order_a_claim_is_expected_after_the_one_before() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:0", "bay:2"), ("harbour:3", "bay:0")]))
    assert parallels.expected_at("harbour:1", "bay") == 3


def test_an_omission_is_what_two_others_carry_and_this_one_does_not() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:0", "bay:0"), ("harbour:2", "bay:1", "coast:1")]))
    assert [o.thread.id for o in parallels.omissions("coast")] == ["t0"]
    assert parallels.omissions("bay") == ()


def test_a_possible_counterpart_is_no_omission() -> None:
    parallels = Parallels(comparison(ACCOUNTS, [("harbour:0", "bay:0")], possible=[("bay:0", "coast:0")]))
    assert parallels.omissions("coast") == ()


def test_an_omission_stands_after_the_furniture_at_the_head_of_an_article() -> None:
    headed = article("coast", "World", "A Ferry Stops", "Much else.", kinds=[Kind.FURNITURE, Kind.TITLE])
    parallels = Parallels(comparison((HARBOUR, BAY, headed), [("harbour:0", "bay:0")]))
    assert parallels.omissions("coast")[0].before >= 2


def test_among_many_accounts_what_only_two_tell_is_not_an_omission_of_all_the_others() -> None:
    many = [article(f"a{n:02}", f"Something that only account {n} tells.") for n in range(20)]
    few = Parallels(comparison(many, [("a00:0", "a01:0")]))
    most = Parallels(comparison(many, [[f"a{n:02}:0" for n in range(6)]]))
    assert few.omissions("a19") == ()
    assert len(most.omissions("a19")) == 1
    assert most.omission_count == 14

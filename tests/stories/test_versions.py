"""Versions: one article published again is recognised, and counts as one account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.accounts import article
from tui.compare import compare
from tui.model import Article, Change, Status
from tui.stories import newest_versions, versions

STOPPED = "The ferry Aurora stopped off Norholm at noon on Friday with 40 people on board, the operator said."
TAKEN_OFF = "The Norholm coast guard took off all the passengers by boat before two in the afternoon."
TWICE = "Captain Elsa Brandt said that the engine of the Aurora had failed twice in April."
LICENCE = "The licence of the operator comes up for renewal in June."
INQUIRY = "The minister of transport wants an inquiry into the maintenance of the ferries."

MAY_3, MAY_4, MAY_5 = (date(2024, 5, day) for day in (3, 4, 5))
FIRST = replace(article("first", STOPPED, TAKEN_OFF, TWICE, LICENCE, outlet="Harbour Post"), published=MAY_3)
SECOND = replace(
    article("second", STOPPED.replace("40", "43"), TAKEN_OFF, TWICE, INQUIRY, outlet="Harbour Post"), published=MAY_4
)


def found(*articles: Article) -> list[tuple[str, ...]]:
    return [group.articles for group in versions(articles)]


@pytest.mark.parametrize("articles", [(FIRST, SECOND), (SECOND, FIRST)])
def test_the_same_article_of_another_day_is_a_version_the_oldest_first(articles: Sequence[Article]) -> None:
    (group,) = versions(articles)
    assert group.articles == ("first", "second")
    assert group.newest == "second"


def test_the_day_of_the_update_counts_where_the_article_has_one() -> None:
    assert found(replace(FIRST, updated=MAY_5), SECOND) == [("second", "first")]


def test_a_version_without_a_day_is_taken_for_the_older() -> None:
    assert found(SECOND, replace(FIRST, published=None)) == [("first", "second")]


def test_one_text_in_two_outlets_is_no_version() -> None:
    assert found(FIRST, replace(SECOND, outlet="Bay News")) == []
    assert found(FIRST, replace(FIRST, id="copy", outlet="Bay News")) == []


def test_the_name_of_an_outlet_is_compared_without_case_and_article() -> None:
    assert found(FIRST, replace(SECOND, outlet="the harbour post")) == [("first", "second")]


def test_one_address_makes_a_version_whatever_the_outlet_is_called() -> None:
    one = replace(FIRST, url="https://www.harbour.example/ferry/?from=mail", outlet="harbour.example")
    other = replace(SECOND, url="http://harbour.example/ferry")
    assert found(one, other) == [("first", "second")]
    assert found(one, replace(other, url="http://harbour.example/other")) == []


def test_pages_told_apart_by_their_query_alone_have_different_addresses() -> None:
    one = replace(FIRST, url="https://harbour.example/?id=7", outlet="A")
    assert found(one, replace(SECOND, url="https://harbour.example/?id=8", outlet="B")) == []


def test_two_reports_of_one_outlet_are_two_accounts() -> None:
    report = article(
        "report",
        "A day after the breakdown, passengers of the Aurora told of long hours on deck.",
        "One of them, Pavel Orsini, wants his fare back; others praised the crew.",
        LICENCE,
        INQUIRY,
        outlet="Harbour Post",
    )
    assert found(FIRST, report) == []


def test_three_versions_are_one_group() -> None:
    third = replace(SECOND, id="third", published=MAY_5)
    assert found(third, FIRST, SECOND) == [("first", "second", "third")]


def test_a_version_twice_as_long_is_still_one() -> None:
    longer = replace(
        article(
            "longer",
            *(p.text for p in FIRST.passages),
            *[
                f"Passenger number {n} told of the journey in words that nobody else has used so far, {n} of them."
                for n in range(6)
            ],
            outlet="Harbour Post",
        ),
        published=MAY_5,
    )
    assert found(FIRST, longer) == [("first", "longer")]


def test_one_text_in_two_outlets_that_have_versions_of_it_is_two_groups() -> None:
    bay = [replace(one, id=f"bay-{one.id}", outlet="Bay News") for one in (FIRST, SECOND)]
    assert found(FIRST, *bay, SECOND) == [("first", "second"), ("bay-first", "bay-second")]


def test_two_lines_of_a_ticker_are_no_versions() -> None:
    one = article("one", "Ferry off Norholm: all the passengers are safe.", outlet="Ticker")
    other = article("other", "Ferry off Norholm: all the passengers are ashore.", outlet="Ticker")
    assert found(one, other) == []


def test_many_articles_under_one_line_are_no_versions() -> None:
    line = "This newspaper is made with the support of its readers in Norholm and on the islands around it."
    many = [
        article(
            f"a{n}",
            *(f"Word{n}x{m} and word{n}y{m} met word{n}z{m} over matter{n}{m}." for m in range(6)),
            line,
            outlet="Harbour Post",
        )
        for n in range(60)
    ]
    assert found(*many) == []


def test_what_changed_is_told_by_passages() -> None:
    (group,) = versions([FIRST, SECOND])
    ((changed, new, gone),) = group.changes
    assert changed == Change("first:0", "second:0")
    assert new == Change(None, "second:3")
    assert gone == Change("first:3", None)


def test_a_passage_that_only_moved_has_not_changed() -> None:
    moved = replace(article("moved", LICENCE, STOPPED, TAKEN_OFF, TWICE, outlet="Harbour Post"), published=MAY_4)
    (group,) = versions([FIRST, moved])
    assert group.changes == ((),)


def test_the_newest_of_each_is_what_remains() -> None:
    bay = article("bay", STOPPED, outlet="Bay News")
    chosen, groups = newest_versions([FIRST, bay, SECOND])
    assert chosen == (bay, SECOND)
    assert groups == (("first", "second"),)


# -- in comparing ------------------------------------------------------------------------------------------


def test_versions_do_not_make_each_other_agree() -> None:
    bay = article("bay", "The band in the saloon of the other ship went on playing.", outlet="Bay News")
    comparison = compare([FIRST, SECOND, bay])
    statuses = {finding.passage: finding for finding in comparison.findings}
    assert statuses["first:1"].status is Status.SOLE
    assert statuses["first:1"].origins == 0
    assert comparison.threads == ()
    assert {(link.a, link.b) for link in comparison.alignments} >= {("first:1", "second:1")}


def test_the_same_texts_of_two_outlets_agree() -> None:
    comparison = compare([FIRST, replace(_renamed(SECOND), outlet="Bay News")])
    statuses = {finding.passage: finding.status for finding in comparison.findings}
    assert statuses["first:1"] is Status.AGREE


def _renamed(other: Article) -> Article:
    return article("bay", *(passage.text for passage in other.passages))


def test_a_version_does_not_support_what_the_other_dramatises() -> None:
    vivid = "Under a bruised and trembling sky the captain gripped the rail, her heart pounding, and thought of home."
    told = [
        replace(article(name, STOPPED, vivid, TWICE, outlet="Harbour Post"), published=day)
        for name, day in (("older", MAY_3), ("newer", MAY_4))
    ]
    bay = article("bay", STOPPED, TWICE, outlet="Bay News")
    statuses = {finding.passage: finding.status for finding in compare([*told, bay]).findings}
    assert statuses["older:1"] is statuses["newer:1"] is Status.EMBELLISH


def test_an_agreement_names_the_other_outlets_alone() -> None:
    bay = article("bay", TAKEN_OFF, "The band in the saloon went on playing.", outlet="Bay News")
    comparison = compare([FIRST, SECOND, bay])
    reasons = {finding.passage: finding.reason for finding in comparison.findings}
    assert reasons["first:1"] == "also reported by Bay News"
    assert reasons["bay:0"] == "also reported by Harbour Post"


def test_two_versions_do_not_make_an_omission() -> None:
    bay = article("bay", STOPPED, "The band in the saloon went on playing through it all.", outlet="Bay News")
    coast = article("coast", STOPPED, TWICE, outlet="Coast Wire")
    claims = {thread.id: thread.claim for thread in compare([FIRST, SECOND, bay, coast]).threads}
    made = compare([FIRST, SECOND, bay, coast]).omissions
    # The boats are told by one account, in two versions; the engine by two accounts.
    assert not [one for one in made if claims[one.thread] == TAKEN_OFF]
    assert [(one.article, one.reason) for one in made if claims[one.thread] == TWICE] == [
        ("bay", "reported by Harbour Post, Coast Wire")
    ]


def test_what_another_version_tells_is_not_omitted() -> None:
    older = replace(article("older", STOPPED, TAKEN_OFF, LICENCE, outlet="Harbour Post"), published=MAY_3)
    coast = article("coast", STOPPED, TWICE, outlet="Coast Wire")
    bay = article("bay", STOPPED, TWICE, outlet="Bay News")
    full = replace(FIRST, published=MAY_4)
    assert not [one for one in compare([older, full, coast, bay]).omissions if one.article == "older"]

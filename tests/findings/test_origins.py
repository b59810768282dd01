"""How many independent sources a claim has: two outlets that repeat one agency are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts import article
from tui.findings.attribution import read_credits
from tui.findings.origins import ClaimOrigins, find_origins, with_origins
from tui.model import Article, Kind, Origin, Thread

PARTS = "ferry pier harbour storm crew captain radar engine rope light deck wave coast pilot mast cabin anchor".split()
LONG = " ".join(f"{PARTS[n % 17]} {PARTS[n * 5 % 13]} number{n}" for n in range(40))
OTHER = " ".join(f"{PARTS[n * 3 % 17]} {PARTS[n * 7 % 11]} figure{n}" for n in range(40))


def origins(*articles: Article, publishers: dict[str, str] | None = None) -> tuple[Origin, ...]:
    return find_origins(articles, read_credits(articles), publishers or {})


def joined(*articles: Article, publishers: dict[str, str] | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(origin.name, origin.articles) for origin in origins(*articles, publishers=publishers)]


def test_articles_of_their_own_stand_for_themselves_without_a_reason() -> None:
    found = origins(article("a", "The ferry sank."), article("b", "The boat went down."))
    assert found == (Origin("A", ("a",), ()), Origin("B", ("b",), ()))


@pytest.mark.parametrize(
    "credited",
    [
        article("b", "NORHOLM, May 3 (Reuters) - The boat went down."),
        article("b", "The boat went down.", "(Reuters)"),
        article("b", "The boat went down.", "Reporting by Ann Lee for Reuters; editing by Jo Day"),
        article("b", "By Ann Lee, Reuters", "The boat went down.", kinds=[Kind.FURNITURE]),
        replace(article("b", "The boat went down."), author="Reuters"),
        article("b", *(f"The boat number {n} went down, Reuters reported." for n in range(3))),
    ],
)
def test_articles_that_an_agency_stands_behind_are_one_origin(credited: Article) -> None:
    wire = article("a", "The ferry sank.", outlet="Reuters")
    (found,) = origins(wire, credited)
    assert found == Origin("Reuters", ("a", "b"), ("both credit Reuters",))


def test_an_agency_credited_for_one_claim_does_not_stand_behind_the_article() -> None:
    wire = article("a", "The ferry sank.", outlet="Reuters")
    own = article("b", "The boat went down, Reuters reported.", "It was old, Anna Kern said.", "It was red, she said.")
    assert len(origins(wire, own)) == 2


def test_an_agency_credited_for_the_smaller_part_does_not_stand_behind_the_article() -> None:
    wire = article("a", "The ferry sank.", outlet="Reuters")
    theirs = [f"The boat number {n} went down, Reuters reported." for n in range(3)]
    found = [f"The boat number {n} was old, Anna Kern said." for n in range(4)]
    assert len(origins(wire, article("b", *theirs, *found))) == 2


def test_a_photo_credit_joins_nothing() -> None:
    wire = article("a", "The ferry sank.", outlet="Reuters")
    own = article("b", "Photo: Reuters", "The boat went down.", kinds=[Kind.FURNITURE])
    assert len(origins(wire, own)) == 2


def test_articles_that_repeat_each_others_wording_are_one_origin() -> None:
    (found,) = origins(article("a", LONG), article("b", f"{LONG} {OTHER}"))
    assert found.articles == ("a", "b")
    assert found.reasons == ("share 100% of their wording",)


def test_a_third_of_the_shorter_article_is_enough() -> None:
    (found,) = origins(article("a", LONG), article("b", f"{' '.join(LONG.split()[:50])} {OTHER} {OTHER}"))
    assert found.reasons == ("share 38% of their wording",)


def test_a_fifth_of_the_shorter_article_is_the_limit() -> None:
    own = LONG.split()
    some = " ".join(own[:25])
    assert len(origins(article("a", f"{some} {OTHER}"), article("b", LONG))) == 2


def test_the_same_quotation_in_both_is_no_copying() -> None:
    account = article("a", f"“{LONG},” Anna Kern said.")
    other = article("b", f"Anna Kern said: “{LONG}.”")
    assert len(origins(account, other)) == 2


def test_outlets_of_one_publisher_are_one_origin_however_the_table_writes_them() -> None:
    publishers = {"the daily bay": "Bay Media", "Coast Wire": "Bay Media"}
    daily = article("a", "The ferry sank.", outlet="Daily Bay")
    coast = article("b", "The boat went down.", outlet="Coast Wire")
    (found,) = origins(daily, coast, publishers=publishers)
    assert found == Origin("Bay Media", ("a", "b"), ("both published by Bay Media",))


def test_two_articles_of_one_outlet_are_one_origin_unless_the_name_is_that_of_the_file() -> None:
    assert len(origins(article("a", "The ferry sank.", outlet="Bay"), article("b", "A boat fell.", outlet="Bay"))) == 1
    files = [replace(article(name, "The ferry sank."), path=f"story-{name}.txt", outlet="story") for name in "ab"]
    assert len(origins(*files)) == 2


def test_every_article_is_in_exactly_one_origin_in_loading_order() -> None:
    accounts = [article(name, f"{name} sank.", outlet=outlet) for name, outlet in zip("abcd", "XYXZ", strict=True)]
    accounts[3] = replace(accounts[3], author="Reuters")
    assert joined(*accounts) == [("X", ("a", "c")), ("Y", ("b",)), ("Reuters", ("d",))]


# -- one claim ---------------------------------------------------------------------------------------------


def test_two_outlets_that_credit_one_agency_for_a_claim_are_one_origin_of_it() -> None:
    accounts = [
        article("a", "Nobody was hurt, the coast guard told Reuters.", "The ferry is red."),
        article("b", "Reuters reported that nobody was hurt.", "The ferry is old."),
        article("c", "Nobody came to harm."),
    ]
    credits = read_credits(accounts)
    found = find_origins(accounts, credits, {})
    assert ClaimOrigins(found, credits.get).names(["a:0", "b:0"]) == ("Reuters",)
    assert ClaimOrigins(found, credits.get).count(["a:0", "b:0", "c:0"]) == 2
    assert ClaimOrigins(found, credits.get).count(["a:1", "b:1"]) == 2


def test_a_claim_credited_to_an_outlet_that_reports_it_too_has_one_origin() -> None:
    accounts = [
        article("a", "The ferry sank at noon.", outlet="Bay Times"),
        article("b", "The ferry sank at noon, the Bay Times reported."),
    ]
    credits = read_credits(accounts)
    assert ClaimOrigins(find_origins(accounts, credits, {}), credits.get).names(["a:0", "b:0"]) == ("Bay Times",)


def test_one_ministry_in_two_outlets_is_two_origins() -> None:
    accounts = [article(name, "The ferry sank, the ministry said.") for name in "ab"]
    credits = read_credits(accounts)
    assert ClaimOrigins(find_origins(accounts, credits, {}), credits.get).count(["a:0", "b:0"]) == 2


def test_threads_tell_their_number_of_origins() -> None:
    accounts = [article(name, "The ferry sank, Reuters reported.") for name in "ab"]
    credits = read_credits(accounts)
    thread = Thread("t", "The ferry sank.", ("a:0", "b:0"), ("a", "b"), (), 2)
    assert with_origins([thread], find_origins(accounts, credits, {}), credits)[0].origins == 1

"""What a reader relies on in the list of persons."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tui.findings.people import find_people
from tui.model import Article, Person


def named(*articles: Article) -> dict[str, Person]:
    return {person.name: person for person in find_people(articles)}


def test_all_forms_of_a_name_are_one_person() -> None:
    one = article("one", "President Karim al-Hadi left.", "Mr. al-Hadi flew to Rome.", "Hadi’s aides stayed.")
    two = article("two", "Mr Hadi was seen in Rome.")
    (person,) = find_people([one, two])
    assert (person.name, person.title) == ("Karim al-Hadi", "President")
    assert person.articles == ("one", "two")
    assert person.passages == ("one:0", "one:1", "one:2", "two:0")


def test_a_name_in_another_spelling_is_the_same_person() -> None:
    found = named(article("one", "Captain Jon Hallgrimsson spoke."), article("two", "Captain Jon Hallgrimson spoke."))
    assert [person.articles for person in found.values()] == [("one", "two")]


def test_two_persons_of_one_last_name_stay_two() -> None:
    found = named(article("one", "Anna Kern, 40, and Boris Kern, 12, were on board."))
    assert set(found) == {"Anna Kern", "Boris Kern"}


def test_a_last_name_means_the_one_whom_its_own_article_names() -> None:
    found = named(article("one", "Anna Kern left.", "Kern slept."), article("two", "Boris Kern left.", "Kern ate."))
    assert found["Anna Kern"].passages == ("one:0", "one:1")
    assert found["Boris Kern"].passages == ("two:0", "two:1")


def test_those_of_a_single_account_come_first() -> None:
    one = article("one", "Mayor Anna Kern spoke.", "The pilot, Ulf Maurer, did not.")
    assert [person.name for person in find_people([one, article("two", "Anna Kern spoke.")])] == [
        "Ulf Maurer",
        "Anna Kern",
    ]


def test_a_place_or_day_before_is_no_part_of_the_name() -> None:
    assert set(named(article("one", "New York City Councilman Carl Barr wept.", "On Monday Lea Stone, 40, left."))) == {
        "Carl Barr",
        "Lea Stone",
    }


def test_places_bodies_days_and_sentence_beginnings_are_no_persons() -> None:
    page = article(
        "page",
        "On Monday the Norholm Harbour Authority closed Newton Street.",
        "Officials in New South Wales met the Red Cross in May.",
        "When Bay News called, General Motors said no.",
        "The United Nations Security Council met in Las Vegas.",
    )
    assert named(page) == {}


def test_a_title_makes_a_person_of_a_single_name_and_an_occupation_of_a_full_one() -> None:
    page = article("page", "Among them was General Oduya.", "The baker Odette Quillon hid.", "Zuleika Vex said so.")
    assert set(named(page)) == {"Oduya", "Odette Quillon", "Zuleika Vex"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_can_be_read(sentences: list[str]) -> None:
    page = article("page", *sentences)
    for person in find_people([page]):
        assert person.name and person.passages and person.articles == ("page",)

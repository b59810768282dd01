"""Words by which passages find each other."""

from __future__ import annotations

import pytest

from tui.alignment.tokens import content_words, same_word


def keys(text: str) -> list[str]:
    return [word.key for word in content_words(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("fifty years", "#50"),
        ("five decades", "#50"),
        ("a 50-year rule", "#50"),
        ("a five-decade reign", "#50"),
        ("twenty-five men", "#25"),
        ("two hundred and fifty men", "#250"),
        ("three dozen men", "#36"),
        ("1,200 men", "#1200"),
        ("3.5 tonnes", "#3.5"),
        ("two million men", "#2000000"),
        ("the 4th day", "#4"),
    ],
)
def test_a_figure_is_read_however_it_is_written(text: str, figure: str) -> None:
    assert figure in keys(text)


def test_one_is_no_figure() -> None:
    assert keys("one of them") == []


def test_irregular_forms_meet_at_their_base() -> None:
    assert keys("fled") == keys("flee") == keys("fleeing")


def test_accents_and_possessives_do_not_matter() -> None:
    assert keys("José’s") == keys("Jose's") == keys("Jose")


def test_words_are_found_where_they_stand() -> None:
    text = "On Sept. 4, “two hundred” boats sank."
    assert [text[word.start : word.end] for word in content_words(text)] == [
        "Sept",
        "4",
        "two hundred",
        "boats",
        "sank",
    ]


def test_an_opening_clause_is_told_from_the_claim() -> None:
    words = content_words("As the storm drew nearer, the ferry turned back.")
    assert [word.key for word in words if word.in_aside] == ["storm", "draw", "nearer"]


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert [word.key for word in content_words("Boats left Norholm. Boats came.") if word.is_name] == ["norholm"]


def test_two_spellings_of_a_name_are_one_word() -> None:
    assert same_word("hallgrimsson", "hallgrimson")
    assert not same_word("war", "bar")
    assert not same_word("#1200", "#1250")

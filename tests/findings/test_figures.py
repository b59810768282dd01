"""What a reader relies on in the list of figures."""

from __future__ import annotations

from tests.accounts import article
from tui.findings import find_figures
from tui.model import Kind


def test_one_figure_in_two_wordings_is_listed_once() -> None:
    pages = [article("a", "It ended a 50-year rule."), article("b", "It ended five decades of rule.")]
    (figure,) = find_figures(pages)
    assert (figure.value, figure.unit, figure.articles) == ("50", "years", ("a", "b"))


def test_one_value_of_two_units_is_two_figures() -> None:
    found = find_figures([article("a", "The fire burned 40 boats."), article("b", "The fire burned 40 houses.")])
    assert [(figure.value, figure.unit) for figure in found] == [("40", "boats"), ("40", "houses")]


def test_figures_of_a_single_article_come_first() -> None:
    pages = [article("a", "The fire burned 40 boats."), article("b", "The fire burned 40 boats and 7 houses.")]
    assert [figure.articles for figure in find_figures(pages)] == [("b",), ("a", "b")]


def test_a_figure_is_written_as_first_seen_and_read_as_digits() -> None:
    (figure,) = find_figures([article("a", "The repair cost $1.2 million.")])
    assert (figure.value, figure.unit, figure.written) == ("1200000", "$", "$1.2 million")


def test_a_range_keeps_both_ends() -> None:
    (figure,) = find_figures([article("a", "The fire burned 12-15 boats.")])
    assert figure.value == "12-15"


def test_page_matter_gives_no_figures() -> None:
    assert find_figures([article("a", "40 boats burned", kinds=[Kind.TITLE])]) == ()

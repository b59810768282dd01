"""Who published an article, who wrote it and when, as its own head says."""

from __future__ import annotations

from datetime import date

import pytest

from tui.model import Kind
from tui.sources.dates import find_date
from tui.sources.imprint import byline_name, is_date_line, is_outlet

from .conftest import Read, texts

BODY = "\n\nThe ferry stopped at noon on Friday, the operator said. Nobody was hurt.\n"


def test_an_impossible_date_is_shown_as_written_and_is_not_a_date(read: Read) -> None:
    article = read("The ferry has stopped again\n\nSunday 0 Dec 2024 |2 weeks ago" + BODY)
    assert article.published is None
    assert article.dateline == "Sunday 0 Dec 2024"
    assert article.warnings == ("date 'Sunday 0 Dec 2024' does not exist",)
    assert "Sunday 0 Dec 2024 |2 weeks ago" in texts(article, Kind.FURNITURE)


@pytest.mark.parametrize(
    "line",
    [
        "2024-12-22",
        "22 December 2024",
        "December 22, 2024",
        "Dec. 22, 2024, 10:30 p.m. ET",
        "Sunday, 22nd of December 2024",
        "Sun 22 Dec 2024 | 2 weeks ago",
        "22/12/2024",
        "12/22/2024",
        "Published: 22 Dec 2024 at 10:05 GMT",
        "2024-12-22T10:00:00Z",
        "Damascus, December 22, 2024",
    ],
)
def test_a_date_is_read_in_the_usual_forms(read: Read, line: str) -> None:
    article = read(f"The ferry has stopped again\n\n{line}{BODY}")
    assert article.published == date(2024, 12, 22)
    assert article.warnings == ()
    assert line in texts(article, Kind.FURNITURE)


def test_a_date_with_two_readings_is_left_as_written(read: Read) -> None:
    article = read("The ferry has stopped again\n03/04/2024" + BODY)
    assert (article.published, article.dateline) == (None, "03/04/2024")
    assert article.warnings == ("date '03/04/2024' can be read as day/month or month/day",)


def test_a_weekday_that_does_not_fit_is_pointed_out(read: Read) -> None:
    article = read("The ferry has stopped again\nMonday 22 Dec 2024" + BODY)
    assert article.published == date(2024, 12, 22)
    assert article.warnings == ("date 'Monday 22 Dec 2024' was a Sunday",)


def test_the_date_of_publication_goes_before_the_update(read: Read) -> None:
    article = read("The ferry has stopped again\nUpdated 5 May 2024\nPublished 3 May 2024" + BODY)
    assert article.published == date(2024, 5, 3)


@pytest.mark.parametrize("line", ["30 February 2024", "2024-13-01", "31/04/2024", "May 0, 2024"])
def test_a_day_that_no_month_has_is_no_date(line: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.value is None
    assert found.warning == f"date '{line}' does not exist"


@pytest.mark.parametrize(
    "line", ["What happened on 8 December 2024", "The year 2024", "Version 2.10.2024.1", "Seven days in May"]
)
def test_a_title_with_a_date_in_it_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Author: Lok", "Lok"),
        ("By Ada Lovelace", "Ada Lovelace"),
        ("BY ADA LOVELACE AND CHARLES BABBAGE", "ADA LOVELACE AND CHARLES BABBAGE"),
        ("Written by Bashir al-Khatib in Damascus", "Bashir al-Khatib"),
        ("By Ada Lovelace, Foreign Correspondent", "Ada Lovelace"),
        ("*By Ada Lovelace | 3 May 2024*", "Ada Lovelace"),
        ("By Vincent van Gogh and Leonardo da Vinci", "Vincent van Gogh and Leonardo da Vinci"),
        ("author: lok", "lok"),
        ("By the numbers", None),
        ("By dawn, his calls went unanswered.", None),
        ("By noon the town had fallen", None),
        ("Bystanders saw it", None),
    ],
)
def test_a_byline_names_the_author(line: str, name: str | None) -> None:
    assert byline_name(line) == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Barran Press", True),
        ("The Norholm Gazette", True),
        ("The Times of Norholm", True),
        ("BBC News", True),
        ("Al Jazeera", True),
        ("www.norholm-news.com", True),
        ("Reuters", True),
        ("Daily Mirror", True),
        ("Bashar al-Assad", False),
        ("Freedom of the press", False),
        ("Sources tell the press", False),
        ("He read the Times.", False),
        ("News", False),
    ],
)
def test_an_outlet_is_known_by_its_name(line: str, expected: bool) -> None:
    assert is_outlet(line) is expected


def test_outlet_and_date_on_one_line_are_both_read(read: Read) -> None:
    article = read("The ferry has stopped again\nBarran Press | 3 May 2024" + BODY)
    assert (article.outlet, article.published) == ("Barran Press", date(2024, 5, 3))


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("000_6c94168c13700071.txt", "000"),
        ("norholm-gazette.txt", "norholm gazette"),
        ("reuters.txt", "Reuters"),
        ("AP.txt", "AP"),
        ("6c94168c13700071.txt", "6c94168c13700071"),
    ],
)
def test_without_an_outlet_the_file_name_stands_in_without_its_checksum(read: Read, name: str, outlet: str) -> None:
    assert read(BODY, name=name).outlet == outlet


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("It stopped, Reuters reported.", ("Reuters",)),
        ("NORHOLM (AP) - It stopped.", ("AP",)),
        ("It stopped, according to the Associated Press.", ("AP",)),
        ("He told Agence France-Presse that it had stopped.", ("AFP",)),
        ("It stopped.\n\nReporting by Ada Lovelace; Editing by Bob for Reuters", ("Reuters",)),
        ("It stopped.\n\nThe Associated Press contributed to this report.", ("AP",)),
        ("It stopped.\n\nSources: Xinhua, TASS", ("Xinhua", "TASS")),
        ("It stopped near the Reuters building in London.", ()),
        ("It stopped.\n\nPhoto: Reuters", ()),
        ("It stopped, the AP-led group and Tasso said.", ()),
    ],
)
def test_agencies_are_origins_where_they_are_credited(read: Read, text: str, origins: tuple[str, ...]) -> None:
    assert read(text).origins == origins

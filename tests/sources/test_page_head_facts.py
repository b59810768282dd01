"""Outlet, author, dates, address and language, wherever on the page they stand."""

from __future__ import annotations

from datetime import date

import pytest

from .conftest import Read

TITLE = "The ferry has stopped again"
BODY = "\n\nThe ferry stopped at noon on Friday, the operator said. Nobody was hurt.\n"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2024 10:12 BST | Updated 4 May", date(2024, 5, 3), date(2024, 5, 4)),
        ("Published 30 December 2023 | Updated 2 January", date(2023, 12, 30), date(2024, 1, 2)),
        ("PUBLISHED: 11:02, 3 May 2024 | UPDATED: 15:40, 4 May 2024", date(2024, 5, 3), date(2024, 5, 4)),
        ("Updated: May 4, 2024 16:20 IST\nFirst Published: May 3, 2024 11:02 IST", date(2024, 5, 3), date(2024, 5, 4)),
        ("First published on Fri 3 May 2024 18.42 BST", date(2024, 5, 3), None),
        ("May 3, 2024 6:12 AM | Updated May 4, 2024 9:45 PM", date(2024, 5, 3), date(2024, 5, 4)),
        ("Publié le 3 mai 2024 à 18h20\nMis à jour le 4 mai 2024 à 07h02", date(2024, 5, 3), date(2024, 5, 4)),
        ("Stand: 3. Mai 2024, 18:20 Uhr", date(2024, 5, 3), None),
        ("3 de mayo de 2024", date(2024, 5, 3), None),
        ("2 hours ago", None, None),
    ],
)
def test_publication_and_update_are_told_apart(
    read: Read, line: str, published: date | None, updated: date | None
) -> None:
    article = read(f"{TITLE}\n\n{line}{BODY}")
    assert (article.published, article.updated) == (published, updated)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("This article was first published on 3 May 2024.", date(2024, 5, 3)),
        ("Source: https://bay.example/2024/05/03/ferry", date(2024, 5, 3)),
        ("https://bay.example/20240503/ferry", None),
    ],
)
def test_a_date_below_the_text_is_used_where_the_head_has_none(read: Read, line: str, published: date | None) -> None:
    assert read(f"{TITLE}{BODY}\n{line}").published == published


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("Ada Holm\n3 May 2024", "Ada Holm"),
        ("Ada Holm and Tom Okoro\nFri 3 May 2024 18.42 BST", "Ada Holm and Tom Okoro"),
        ("Ada Holm, Staff Writer\n3 May 2024", "Ada Holm"),
        ("Ada Holm in Norholm\n3 May 2024", "Ada Holm"),
        ("3 May 2024 by Ada Holm", "Ada Holm"),
        ("Von Ada Holm\n3. Mai 2024", "Ada Holm"),
        ("New York\n3 May 2024", None),
        ("Bay Post Staff\n3 May 2024", None),
    ],
)
def test_a_byline_needs_no_by(read: Read, lines: str, author: str | None) -> None:
    assert read(f"{TITLE}\n\n{lines}{BODY}").author == author


def test_a_name_of_the_story_above_the_date_is_a_caption(read: Read) -> None:
    assert read(f"{TITLE}\n\nAda Holm\n3 May 2024{BODY}\nMs Holm had steered it for years, he said.").author is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{TITLE} - The Kestrel\n{TITLE}\nBy Ada Holm{BODY}", "The Kestrel"),
        (f"Home\n{TITLE}\nBy Ada Holm{BODY}\n© 2024 Kestrel Media Ltd. All rights reserved.", "Kestrel"),
        (f"{TITLE}\nBy Ada Holm{BODY}\n© 2024 The Associated Press. All rights reserved.", "story"),
        (f"{TITLE}\nBy Ada Holm for Kestrel Online{BODY}", "Kestrel Online"),
        (f"{TITLE}\nKestrel News Desk\n3 May 2024{BODY}", "Kestrel"),
        (f"KESTREL\n{TITLE}\nBy Ada Holm{BODY}\nFollow Kestrel on X", "KESTREL"),
    ],
)
def test_the_outlet_is_found_in_what_the_page_says_of_itself(read: Read, text: str, outlet: str) -> None:
    assert read(text).outlet == outlet


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"https://bay.example/ferry\n{TITLE}\nBy Ada Holm{BODY}", "https://bay.example/ferry"),
        (f"{TITLE}{BODY}\nRead the original: https://bay.example/ferry", "https://bay.example/ferry"),
        (f"{TITLE}{BODY}\nhttps://www.facebook.com/bay", None),
        (f"{TITLE}{BODY}\nThe report at https://gov.example/r was cited, he said.", None),
    ],
)
def test_an_address_on_its_own_line_is_the_articles(read: Read, text: str, url: str | None) -> None:
    assert read(text).url == url


@pytest.mark.parametrize(
    ("line", "origins"),
    [
        ("By Associated Press", ("AP",)),
        ("(With PTI inputs)", ("PTI",)),
        ("— PTI", ("PTI",)),
        ("With inputs from agencies", ()),
        ("Additional reporting by Reuters", ("Reuters",)),
        ("(avec AFP)", ("AFP",)),
        ("dpa/jp", ("dpa",)),
    ],
)
def test_a_credit_at_the_foot_names_the_agency(read: Read, line: str, origins: tuple[str, ...]) -> None:
    assert read(f"{TITLE}\n\n3 May 2024{BODY}\n{line}").origins == origins


@pytest.mark.parametrize("line", ["LONDON (Reuters) - It", "KYIV, May 3 (Reuters) — It"])
def test_a_dateline_credits_its_agency(read: Read, line: str) -> None:
    assert read(f"{TITLE}\n\n{line} stopped at noon on Friday, the operator said.").origins == ("Reuters",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry stopped at noon on Friday and it was towed to the port by a tug, the operator said.", "en"),
        (
            "Die Fähre ist am Freitag um zwölf Uhr mit dem Schlepper in den Hafen gebracht und nicht verletzt worden.",
            "de",
        ),
        ("Le ferry a été remorqué vers le port par un navire de la marine et les passagers sont dans une salle.", "fr"),
        (
            "Паром остановился в полдень и был отбуксирован в порт, но это не было для них новостью, как они говорят.",
            "ru",
        ),
        ("Ferry stopped. Nobody hurt.", None),
        ("Norholm Star, Baltic Trader, Ever Dawn, Silver Girl, Saint Orla, Gull Point, Kestrel, Lower Moss.", None),
    ],
)
def test_the_language_is_told_only_where_it_is_clear(read: Read, text: str, language: str | None) -> None:
    assert read(text).language == language

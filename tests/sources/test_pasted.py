"""What is pasted becomes an article as a file does, or is refused in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.sources.hostile import SEQUENCES
from tui.model import Kind
from tui.sources import make_safe
from tui.sources.extract import RefusedError
from tui.sources.load import MAX_CHARACTERS
from tui.sources.pasted import has_outlet, is_read_at_once, pasted_name, read_pasted

NAME = pasted_name(datetime(2026, 11, 21, 17, 5))
STORY = """Ferry halted off Norholm
By R. Lind
Published 3 May 2024

The ferry Solveig lost all power off Norholm shortly before noon on Friday. There were 40 people on board.

Share this article

Nobody was hurt, the coast guard of Norholm said.
"""
PAGE = """<!doctype html><html><head><meta charset="latin-1"><title>Ferry – halted</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry – halted</h1>
<p>The ferry Solveig lost all power off Norholm shortly before noon on Friday — there were 40 people on board.</p>
<p>Nobody was hurt, the coast guard of Norholm said after a tug had towed the vessel back to its harbour.</p>
</article></body></html>"""


def test_facts_and_paragraphs_are_read_as_those_of_a_file() -> None:
    article = read_pasted(STORY, NAME)
    assert (article.path, article.title, article.author) == (NAME, "Ferry halted off Norholm", "R. Lind")
    assert article.published == date(2024, 5, 3)
    kinds = [passage.kind for passage in article.passages]
    assert kinds == [Kind.TITLE, *[Kind.FURNITURE] * 2, Kind.BODY, Kind.FURNITURE, Kind.BODY]
    assert all(article.text[one.start : one.end] == one.text for one in article.passages)


def test_a_text_is_named_by_when_it_was_pasted() -> None:
    assert NAME == "pasted 21 Nov 2026 17:05"


def test_an_outlet_is_known_only_where_the_text_tells_it() -> None:
    assert not has_outlet(read_pasted(STORY, NAME))
    told = read_pasted(f"---\noutlet: Bay News\n---\n\n{STORY}", NAME)
    assert has_outlet(told)
    assert told.outlet == "Bay News"


def test_ids_are_no_others() -> None:
    assert read_pasted(STORY, NAME).id == "pasted"
    third = read_pasted(STORY, NAME, {"pasted", "pasted-2"})
    assert third.id == "pasted-3"
    assert {one.article for one in third.passages} == {"pasted-3"}


def test_the_source_of_a_page_is_read_as_the_page() -> None:
    article = read_pasted(PAGE, NAME)
    assert article.title == "Ferry – halted"
    assert "Friday — there" in article.text
    assert "<p>" not in article.text
    assert "Home" not in article.text


def test_the_source_of_a_page_is_shown_as_it_stands_where_what_reads_it_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="lxml")

    monkeypatch.setattr("tui.sources.formats.reading.import_module", missing)
    article = read_pasted(PAGE, NAME)
    assert "<p>" in article.text
    assert any("pip install 'synoptic-reader[html]'" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("Share\n\nPrint\n\nFollow us", "holds no article"),
        ("a " * MAX_CHARACTERS, "longer than 1,000,000 characters"),
        ("It sank. " * 2 + "\n\nIt sank again, they said.\n\n" * 20_001, "more than 20,000 paragraphs"),
        ("<html><body><p>Log in</p></body></html>", "is a web page without an article"),
    ],
)
def test_what_is_no_article_is_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read_pasted(text, NAME)


def test_only_short_plain_texts_are_read_while_the_reader_waits() -> None:
    assert is_read_at_once(STORY)
    assert not is_read_at_once(STORY * 1_000)
    assert not is_read_at_once(PAGE)


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_nothing_that_is_pasted_reaches_a_terminal_as_an_order(sequence: str) -> None:
    article = read_pasted(f"A {sequence} headline\n\nIt {sequence} sank off Norholm, the owner said.\n\n{STORY}", NAME)
    shown = "".join((article.text, article.outlet, article.title or "", article.path, *article.warnings))
    assert make_safe(shown) == shown

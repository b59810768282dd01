"""PDFs give their text with paragraphs put together, and say clearly when there is none to be had."""

from __future__ import annotations

import time
import zlib
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import NameObject, NumberObject

from benchmarks.converted.pdf import pdf
from benchmarks.converted.story import Story
from tui.model import Kind
from tui.sources.extract import RefusedError
from tui.sources.formats import extracts
from tui.sources.formats import pdf as pdf_module

from .reading import read_one, refusal

PARAGRAPH = (
    "The governmental spokeswoman said that negotiations over a power-sharing agreement had been abandoned overnight, "
    "although representatives of the neighbouring administrations remained optimistic about an understanding. "
)
STORY = Story(
    "story",
    "Bay News",
    "Ferry halted off Norholm after engineers find a crack",
    "Ada Holm",
    date(2024, 5, 3),
    (
        (Kind.BODY, PARAGRAPH * 2 + "Erdoğan and Šimečka agreed on power-sharing."),
        (Kind.HEADING, "What happens next"),
        (Kind.BULLET, "Official inspectors confirm the findings of the first five offices on Friday."),
        *((Kind.BODY, f"{PARAGRAPH}Paragraph {number} ends here.") for number in range(30)),
    ),
)


def edited(data: bytes, **options: object) -> bytes:
    """A PDF written anew with pypdf, perhaps encrypted."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    if options:
        writer.encrypt(**options)  # type: ignore[arg-type]
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def blank(pages: int = 1, **metadata: str) -> bytes:
    """A PDF without text."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({f"/{key}": value for key, value in metadata.items()})
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_whole_through_columns_pages_and_broken_words(columns: int) -> None:
    blocks = read_one(pdf(STORY, columns, ligatures=True), "a.pdf").text.split("\n\n")
    marks = {Kind.HEADING: "# ", Kind.BULLET: "- "}
    wanted = [marks.get(kind, "") + " ".join(text.split()) for kind, text in STORY.blocks]
    assert blocks[0] == f"# {STORY.title}"
    assert blocks[1:4] == ["Bay News", "By Ada Holm", "03 May 2024"]
    assert " ".join(blocks[4:]) == " ".join(wanted)


def test_running_heads_and_page_numbers_are_gone() -> None:
    data = pdf(STORY, columns=1)
    assert "Page 2 of" in PdfReader(BytesIO(data)).pages[1].extract_text()
    text = read_one(data, "a.pdf").text
    assert "Page 2" not in text
    assert "·" not in text


def test_the_facts_are_those_that_the_file_says() -> None:
    extract = read_one(pdf(STORY, columns=1), "a.dat")
    assert (extract.title, extract.author, extract.outlet) == (STORY.title, "Ada Holm", "Bay News")
    assert (extract.published, extract.language) == ("2024-05-03", "en")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - story.doc", "untitled", "Untitled-3", "story.pdf", "  ", "Document1"]
)
@pytest.mark.parametrize("author", ["Administrator", "(anonymous)", "Adobe InDesign 19.0"])
def test_what_programs_enter_is_no_fact(title: str, author: str) -> None:
    reader = PdfReader(BytesIO(blank(Title=title, Author=author, CreationDate="D:20240503")))
    assert pdf_module._facts(reader) == {"date": "2024-05-03"}


def test_a_file_locked_against_printing_is_read() -> None:
    data = edited(pdf(STORY, columns=1), user_password="", owner_password="secret", algorithm="RC4-128")
    assert read_one(data, "a.pdf").text.startswith("# Ferry halted")


def test_a_file_locked_with_a_password_says_so() -> None:
    data = edited(pdf(STORY, columns=1), user_password="secret", algorithm="RC4-128")
    assert "locked with a password" in refusal(data, "a.pdf")


def test_a_cipher_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(reader: PdfReader, password: str) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(PdfReader, "decrypt", refuse)
    data = edited(pdf(STORY, columns=1), user_password="", owner_password="secret", algorithm="RC4-128")
    assert "pip install 'pypdf[crypto]'" in refusal(data, "a.pdf")


def test_pictures_of_text_are_refused() -> None:
    assert "pictures, without text" in refusal(blank(3), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 5_000, b"%PDF-1.7\nstartxref\n9999999\n%%EOF"])
def test_a_broken_file_says_so(data: bytes) -> None:
    assert "damaged PDF" in refusal(data, "a.pdf")


def test_a_broken_page_does_not_cost_the_others() -> None:
    data = pdf(STORY, columns=1)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.pages[1][NameObject("/Contents")] = NumberObject(7)
    writer.pages[1][NameObject("/Resources")] = NumberObject(7)
    file = BytesIO()
    writer.write(file)
    assert read_one(file.getvalue(), "a.pdf").text.startswith("# Ferry halted")


def test_of_a_long_file_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MAX_PAGES", 1)
    extract = read_one(pdf(STORY, columns=1), "a.pdf")
    assert extract.warnings == ("is long; only the first 1 pages were read",)
    assert "Paragraph 29" not in extract.text


def test_a_page_that_takes_too_long_is_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(STORY, columns=1)
    monkeypatch.setattr(pdf_module, "MAX_SECONDS", -1.0)
    assert "takes too long" in refusal(data, "a.pdf")
    monkeypatch.undo()
    monkeypatch.setattr(pdf_module, "MAX_PAGE_BYTES", 4_000)
    assert "takes too long" in refusal(data, "a.pdf")


def test_a_mark_in_a_text_makes_it_no_pdf() -> None:
    assert read_one(b"A file begins with %PDF-1.7, she said.", "a.txt").text.startswith("A file")


def test_bytes_before_the_mark_do_not_matter() -> None:
    assert read_one(b"HTTP/1.1 200 OK\r\n\r\n" + pdf(STORY, columns=1), "a").text.startswith("# Ferry halted")


def test_entities_in_its_facts_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    data = pdf(STORY, columns=1)
    place = data.index(b"<?xpacket")
    harmful = data[:place] + bomb + data[place + len(bomb) :]
    assert read_one(harmful, "a.pdf").outlet is None


@pytest.mark.parametrize(
    "drawn", [b" " * 80_000_000, b"[" * 5_000_000, b"<<" * 2_000_000, b"(" * 5_000_000, b"q " * 100_000]
)
def test_a_page_made_to_fill_memory_or_time_is_refused(drawn: bytes) -> None:
    data = pdf(STORY, columns=1)
    start, end = data.index(b"7 0 obj"), data.index(b"endobj", data.index(b"7 0 obj"))
    packed = zlib.compress(drawn)
    page = b"7 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\n" % (len(packed), packed)
    started = time.monotonic()
    try:
        extracts(data[:start] + page + data[end:], "a.pdf")
    except RefusedError as refused:
        assert str(refused)
    assert time.monotonic() - started < 10


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), max_size=6))
def test_a_damaged_file_is_read_or_refused(damages: list[tuple[int, bytes]]) -> None:
    data = bytearray(SHORT)
    for place, content in damages:
        place %= len(data)
        data[place : place + len(content)] = content
    started = time.monotonic()
    try:
        assert extracts(bytes(data), "a.pdf")
    except RefusedError as refused:
        assert str(refused)
    assert time.monotonic() - started < 30


SHORT = pdf(Story("s", "Bay News", "Ferry", "Ada Holm", date(2024, 5, 3), STORY.blocks[:3]), columns=2)

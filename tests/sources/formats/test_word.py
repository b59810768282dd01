"""Word documents are read with their headings, lists and tables, and harmful ones refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from tui.sources import load
from tui.sources.formats import word

from .reading import read_one, refusal


def written(fill: Callable[..., object]) -> bytes:
    document = Document()
    fill(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, member: str, change: Callable[[bytes], bytes], **added: bytes) -> bytes:
    """A document in which one member is another."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
        for name, content in added.items():
            new.writestr(name, content)
    return file.getvalue()


def story(document: object) -> None:
    document.add_paragraph("Ferry halted", style="Title")  # type: ignore[attr-defined]
    document.add_paragraph("It sank.")  # type: ignore[attr-defined]


def test_blocks_come_in_order_with_their_marks() -> None:
    def fill(document: object) -> None:
        story(document)
        add = document.add_paragraph  # type: ignore[attr-defined]
        add("Why?", style="Heading 2")
        add("Rust,\nthey say.", style="List Bullet")
        add("Age", style="List Number")
        table = document.add_table(2, 2)  # type: ignore[attr-defined]
        for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ["Dead", "0", "Hurt", "2"], strict=True):
            cell.text = text
        add("The end.")

    assert read_one(written(fill), "a.docx").text.split("\n\n") == [
        "# Ferry halted",
        "It sank.",
        "## Why?",
        "- Rust, they say.",
        "- Age",
        "Dead | 0",
        "Hurt | 2",
        "The end.",
    ]


def test_what_the_text_says_goes_before_what_the_file_says(tmp_path: Path) -> None:
    def fill(document: object) -> None:
        for line in ("Bay News", "By Ada Holm", "3 May 2024", "The ferry sank at noon, the operator said."):
            document.add_paragraph(line)  # type: ignore[attr-defined]
        properties = document.core_properties  # type: ignore[attr-defined]
        properties.title, properties.author = "Ferry halted", "Some Clerk"
        properties.created = properties.modified = datetime(2026, 1, 2)

    path = tmp_path / "story.docx"
    path.write_bytes(written(fill))
    (article,) = load([path], sentences=False).articles
    assert (article.title, article.outlet, article.author) == ("Ferry halted", "Bay News", "Ada Holm")
    assert (f"{article.published}", f"{article.updated}") == ("2024-05-03", "2026-01-02")
    assert article.warnings == ()


def test_a_date_that_is_only_the_files_is_told_as_such(tmp_path: Path) -> None:
    def fill(document: object) -> None:
        story(document)
        document.core_properties.created = datetime(2026, 1, 2)  # type: ignore[attr-defined]

    path = tmp_path / "story.docx"
    path.write_bytes(written(fill))
    (article,) = load([path], sentences=False).articles
    assert f"{article.published}" == "2026-01-02"
    assert article.warnings == ("the date is that of the file; the text has none",)


def test_what_programs_enter_is_no_fact() -> None:
    extract = read_one(written(story), "a.docx")
    assert (extract.title, extract.author, extract.published) == (None, None, None)


def test_struck_words_are_gone_and_entered_ones_there() -> None:
    tracked = b"<w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>"
    data = changed(
        written(story), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", tracked + b"<w:sectPr", 1)
    )
    assert read_one(data, "a.docx").text.endswith("\n\nNew")


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for member in ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"):
        data = changed(written(story), member, lambda xml: xml.replace(b"?>", b"?>" + bomb, 1))
        assert "XML entities" in refusal(data, "a.docx")


def test_a_bomb_is_refused() -> None:
    data = changed(written(story), "", lambda xml: xml, **{"word/media.bin": bytes(50_000_000)})
    assert "ZIP bomb" in refusal(data, "a.docx")


def test_too_much_markup_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_MARKUP", 10_000)
    assert "far more markup" in refusal(written(story), "a.docx")


def test_of_a_long_document_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_BLOCKS", 1)
    extract = read_one(written(story), "a.docx")
    assert extract.text == "# Ferry halted"
    assert "only its first 1 paragraphs" in extract.warnings[0]


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("word/document.xml", lambda xml: xml[:200]),
        ("word/document.xml", lambda xml: b""),
        ("[Content_Types].xml", lambda xml: b"<x/>"),
        ("_rels/.rels", lambda xml: xml.replace(b"word/document.xml", b"../../etc/passwd")),
        ("word/document.xml", lambda xml: b"<a>" * 100_000),
    ],
)
def test_a_damaged_document_says_so(member: str, change: Callable[[bytes], bytes]) -> None:
    assert "damaged Word document" in refusal(changed(written(story), member, change), "a.docx")


def test_an_empty_document_says_so() -> None:
    assert refusal(written(lambda document: None), "a.docx") == "holds no text"

"""A file is what its content says, whatever it is called."""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZipFile

import pytest

from tui.sources.formats.reading import EXTRAS, READERS
from tui.sources.formats.sniff import Form, form_of, may_be_large

from .reading import refusal


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.7\n", Form.PDF),
        (b"\r\n junk %PDF-1.7\n ... startxref 1 %%EOF", Form.PDF),
        (b"x" * 2_000 + b"%PDF-1.7 startxref", Form.TEXT),
        (b"It begins with %PDF-1.7, he said.", Form.TEXT),
        (zipped("word/document.xml"), Form.WORD),
        (zipped("mimetype", "META-INF/container.xml"), Form.EPUB),
        (zipped("mimetype", "content.xml"), Form.ARCHIVE),
        (zipped("story.txt"), Form.ARCHIVE),
        (zipped(), Form.ARCHIVE),
        (b"PK\x03\x04 and nothing else", Form.ARCHIVE),
        (b'{"text": "It sank."}', Form.RECORDS),
        (b' [ {"text": 1}]', Form.RECORDS),
        ('{"text": 1}'.encode("utf-16"), Form.RECORDS),
        (b"{}", Form.RECORDS),
        (b"[1] The ferry sank.", Form.TEXT),
        (b"{The ferry} sank.", Form.TEXT),
        (b"[]() sank.", Form.TEXT),
        (b"", Form.TEXT),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a"])
def test_the_content_tells_the_format(data: bytes, form: Form, name: str) -> None:
    assert form_of(data, name) is form


def test_the_name_only_decides_between_texts() -> None:
    assert form_of(b'["a", "b"]', "a.json") is Form.RECORDS
    assert form_of(b'["a", "b"]', "a.md") is Form.TEXT
    assert form_of(b"It sank.", "a.json") is Form.TEXT


def test_only_formats_with_pictures_may_be_large() -> None:
    assert may_be_large(b"%PDF-1.7")
    assert may_be_large(zipped("a.txt"))
    assert not may_be_large(b'{"text": ""}')


@pytest.mark.parametrize(("data", "module"), [(b"%PDF-1.7", "pypdf"), (zipped("word/document.xml"), "docx")])
def test_a_missing_part_names_the_command_that_installs_it(
    data: bytes, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    reader = f"tui.sources.formats.{READERS[form_of(data, '')][0]}"
    monkeypatch.delitem(sys.modules, reader, raising=False)
    assert refusal(data, "a").endswith(f"pip install 'synoptic-reader[{EXTRAS[module]}]'")

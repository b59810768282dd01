"""Books are read chapter by chapter in their order, and harmful ones refused."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tui.sources.formats import epub
from tui.sources.formats import packed as packed_module

from .reading import read_one, refusal

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/content.opf"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>Ferry halted</dc:title><dc:creator>Ada Holm</dc:creator><dc:creator>Jonas Lind</dc:creator>
<dc:publisher>Bay News</dc:publisher><dc:date>2024-05-03</dc:date><dc:language>en-GB</dc:language>
<dc:source>https://bay.example/ferry</dc:source><meta property="dcterms:modified">2024-05-04T00:00:00Z</meta></metadata>
<manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="a%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="note" href="note.xhtml" media-type="application/xhtml+xml"/>
<item id="image" href="cover.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="nav"/><itemref idref="image"/><itemref idref="a"/><itemref idref="gone"/><itemref idref="b"/>
<itemref idref="note" linear="no"/></spine></package>"""
MEMBERS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "book/content.opf": PACKAGE,
    "book/a one.xhtml": "<html><head><title>x</title></head><body><h1>Chapter</h1><p>It&nbsp;sank.</p></body></html>",
    "book/two.xhtml": "<body><p>All <em>were</em> safe.<br/>Really.</p><ul><li><p>One</p></li></ul></body>",
    "book/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    "book/note.xhtml": "<html><body><p>Aside</p></body></html>",
}


def book(**changed: str | bytes) -> bytes:
    """A book in which members whose names end in a given word are others."""
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, content in MEMBERS.items():
            packed.writestr(name, next((new for word, new in changed.items() if word in name), content))
    return file.getvalue()


def test_chapters_come_in_reading_order_without_contents_and_asides() -> None:
    text = read_one(book(), "a.epub").text
    assert text == "# Chapter\n\nIt sank.\n\nAll were safe.\nReally.\n\n- One"


def test_the_facts_are_those_of_the_book() -> None:
    extract = read_one(book(), "a.zip")
    assert (extract.title, extract.outlet, extract.author) == ("Ferry halted", "Bay News", "Ada Holm, Jonas Lind")
    assert (extract.published, extract.updated) == ("2024-05-03", "2024-05-04T00:00:00Z")
    assert (extract.url, extract.language) == ("https://bay.example/ferry", "en-GB")


def test_a_page_that_is_no_xml_is_read_all_the_same() -> None:
    text = read_one(book(two="<body><p>All &amp; safe.<p>Nobody <b>was hurt.<script>x</script></body>"), "a.epub").text
    assert text.endswith("All & safe.\n\nNobody was hurt.")


@pytest.mark.parametrize("part", ["container", "content", "two"])
def test_entities_are_refused(part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html>&b;</html>'
    assert "XML entities" in refusal(book(**{part: bomb}), "a.epub")
    assert "XML entities" in refusal(book(**{part: bomb.encode("utf-16")}), "a.epub")


def test_hundreds_of_thousands_of_nested_elements_do_no_harm() -> None:
    text = read_one(book(two="<html>" + "<div>" * 300_000 + "Safe." + "</div>" * 300_000 + "</html>"), "a.epub").text
    assert text.endswith("Safe.")


def test_a_page_named_again_and_again_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_module, "ALWAYS_ALLOWED", 5_000)
    monkeypatch.setattr(packed_module, "MAX_RATIO", 1)
    package = PACKAGE.replace('<itemref idref="b"/>', '<itemref idref="b"/>' * 200)
    assert "ZIP bomb" in refusal(book(content=package), "a.epub")


def test_a_path_that_leads_out_of_the_book_leads_nowhere() -> None:
    package = PACKAGE.replace("two.xhtml", "../../../../etc/passwd")
    assert read_one(book(content=package), "a.epub").text == "# Chapter\n\nIt sank."


@pytest.mark.parametrize(
    ("part", "content", "word"),
    [
        ("container", "<container>", "no valid XML"),
        ("container", "<container/>", "where its contents are"),
        ("container", CONTAINER.replace("content.opf", "none.opf"), "none.opf is missing"),
        ("content", PACKAGE.replace("itemref", "none"), "no text"),
        ("two", "<p>" + "x <b" * 400_000, "too long to mend"),
    ],
)
def test_a_damaged_book_says_so(part: str, content: str, word: str) -> None:
    assert word in refusal(book(**{part: content}), "a.epub")


def test_a_book_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "MAX_TEXT", 10)
    assert "cut it into parts" in refusal(book(), "a.epub")

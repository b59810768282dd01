"""A page saved with its pictures in one file is read as the page alone would be."""

from __future__ import annotations

import base64
import quopri

import pytest

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats import extracts
from tui.sources.formats.sniff import Form, form_of

from . import pages

pytest.importorskip("trafilatura")

PICTURE = base64.encodebytes(b"\x89PNG\r\n" + bytes(range(256)) * 4).decode()
FRAME = "<html><body>" + "<p>A frame with an advert for boots, and then some more words about these boots.</p>" * 9


def saved(
    page: bytes, encoding: str = "quoted-printable", first: str = "", location: str = "https://bay.example/a"
) -> bytes:
    """A file as browsers built on Blink write it."""
    content = {
        "quoted-printable": quopri.encodestring(page).replace(b"\n", b"\r\n"),
        "base64": base64.encodebytes(page),
        "binary": page,
    }[encoding]
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {location}\r\n"
        "Subject: =?utf-8?Q?Ferry=20halted=20=E2=80=93=20Bay=20News?=\r\n"
        "Date: Mon, 6 May 2024 07:08:09 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x"\r\n\r\n\r\n'
    )
    part = (
        "------Part--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame-0@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n\r\n"
    )
    picture = (
        "\r\n------Part--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://bay.example/a.png\r\n\r\n{PICTURE}\r\n------Part--x--\r\n"
    )
    return head.encode() + first.encode() + part.encode() + content + picture.encode()


def read(data: bytes) -> Extract:
    (extract,) = extracts(data, "story.mhtml")
    assert isinstance(extract, Extract)
    return extract


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "binary"])
def test_the_page_in_it_is_read(encoding: str) -> None:
    alone = extracts(pages.JSON_LD_NEWS.encode(), "a.html")
    assert extracts(saved(pages.JSON_LD_NEWS.encode(), encoding), "a.mht") == alone


def test_the_address_and_title_are_those_it_was_saved_with() -> None:
    found = read(saved(f"<html><body>{pages.BODY}</body></html>".encode()))
    assert (found.url, found.title) == ("https://bay.example/a", "Ferry halted – Bay News")
    assert found.outlet == "bay.example"
    assert pages.PARAGRAPHS[1] in found.text


def test_a_local_file_is_no_address() -> None:
    assert read(saved(pages.TABLES.encode(), location="file:///home/me/a.html")).url is None


def test_a_frame_that_stands_first_is_not_taken_for_the_page() -> None:
    frame = f"------Part--x\r\nContent-Type: text/html\r\nContent-Location: cid:frame-1\r\n\r\n{FRAME}\r\n"
    assert read(saved(pages.BLOG.encode(), first=frame)).title == pages.TITLE


def test_the_encoding_is_that_of_the_part() -> None:
    page = f"<html><body><p>“Où est-il ?”, a dit José.</p>{pages.BODY}</body></html>".encode("cp1252")
    data = saved(page).replace(b"charset=utf-8", b"charset=windows-1252")
    assert "“Où est-il ?”, a dit José." in read(data).text


def test_a_saved_page_is_told_by_its_content() -> None:
    assert form_of(saved(b"x"), "story.txt") is Form.SAVED_PAGE
    assert form_of(saved(b"x").replace(b"Snapshot-Content-Location", b"X-Other"), "story.mht") is Form.SAVED_PAGE
    assert form_of(b"Snapshot-Content-Location is a header.", "story.mht") is Form.TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(b"x").replace(b"text/html; ", b"text/css; "), "text is missing"),
        (saved(b"<html><body>One word"), "without an article"),
        (saved(b""), "holds no text"),
        (
            saved(b"x").replace(
                b"\r\n\r\n------Part", b"\r\nX: y\r\n\r\n" + b'boundary="a"; ' * 200 + b"\r\n------Part"
            ),
            "nested",
        ),
        (saved(b"<p>" + b"\x00\x01" * 4_000), "without an article"),
    ],
)
def test_one_without_a_page_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read(data)


def test_a_file_that_breaks_off_gives_what_is_there() -> None:
    data = saved(pages.JSON_LD_NEWS.encode())
    assert pages.PARAGRAPHS[0] in read(data[: data.index(b"Nobody was hurt")]).text

"""What is text is read; what is not is refused with words that help."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources.decode import decode
from tui.sources.extract import RefusedError


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_or_plain_unicode_file_is_read_without_a_warning(codec: str) -> None:
    decoded = decode("Erdoğan said “no”.".encode(codec))
    assert decoded.text == "Erdoğan said “no”."
    assert not decoded.warnings


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_both_byte_orders_are_read(codec: str) -> None:
    assert decode("\ufeffNews".encode(codec)).text == "News"


def test_what_is_not_utf_8_is_read_as_windows_1252_and_says_so() -> None:
    decoded = decode("“Café”, he said.".encode("cp1252"))
    assert decoded.text == "“Café”, he said."
    assert decoded.warnings == ("not UTF-8; read as Windows-1252",)


def test_one_stray_byte_does_not_spoil_every_accent() -> None:
    decoded = decode("Erdoğan, Müller, Núñez and Šimečka met.".encode() + b"\xe2\x80")
    assert decoded.text.startswith("Erdoğan, Müller, Núñez and Šimečka met.")
    assert "damaged UTF-8" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"GIF89a", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (gzip.compress(b"text", mtime=0), "unpack"),
        (b"<!DOCTYPE html><p>x", "web page; save its text as .txt"),
        (b"\n <html lang=en>", "web page"),
        (b'<?xml version="1.0"?>\n<!-- saved --><html>', "web page"),
        ("\ufeff<HTML>".encode("utf-16-le"), "web page"),
        (b"<?xml version='1.0'?><rss>", "XML"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xe9\x00\xe9", "not text"),
        (b"ab\x01\x02\x03cd", "not text"),
    ],
)
def test_a_refusal_says_what_the_file_is(data: bytes, word: str) -> None:
    with pytest.raises(RefusedError, match=word):
        decode(data)


def test_a_few_control_characters_do_not_make_a_text_unreadable() -> None:
    assert decode(b"The ferry stopped.\x00 All were safe.").text == "The ferry stopped.\x00 All were safe."


def test_a_sentence_about_web_pages_is_no_web_page() -> None:
    assert decode(b"The <html> tag opens a page.").text


@given(st.binary() | st.binary().map(lambda data: b"\xff\xfe" + data))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode(data).text.strip()
    except RefusedError as refusal:
        assert str(refusal).isprintable()

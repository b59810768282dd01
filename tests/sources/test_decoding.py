"""What is text is read; what is not is refused with words that help."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.languages import SAMPLES, Sample
from tui.sources import encodings
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


def test_damaged_utf_8_with_a_mark_stays_utf_8() -> None:
    decoded = decode(b"\xef\xbb\xbfCaf\xe9 closed")
    assert decoded.text == "Caf\ufffd closed"
    assert "damaged UTF-8" in decoded.warnings[0]


every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.language}-{sample.codec}")
every_length = pytest.mark.parametrize("length", ["line", "paragraph", "page"])


@every_sample
@every_length
def test_an_old_encoding_is_found_out(sample: Sample, length: str) -> None:
    written: str = getattr(sample, length)
    decoded = decode(written.encode(sample.codec))
    assert decoded.text == written
    if sample.codec not in ("cp1252", "iso8859-15"):  # which agree in most letters
        assert all(warning.endswith("(a guess)") for warning in decoded.warnings)


@every_sample
@every_length
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_need_no_mark(sample: Sample, length: str, codec: str) -> None:
    written: str = getattr(sample, length)
    decoded = decode(written.encode(codec))
    assert decoded.text == written
    (warning,) = decoded.warnings
    assert f"read as {codec[:6].upper()} (a guess)" in warning


def test_a_cut_wide_file_says_so() -> None:
    decoded = decode("The ferry stopped.".encode("utf-16-le") + b"\x20")
    assert decoded.text == "The ferry stopped."
    assert "damaged UTF-16" in decoded.warnings[1]


WESTERN = [sample for sample in SAMPLES if sample.codec == "cp1252"]
western_text = st.sampled_from(WESTERN).flatmap(
    lambda sample: st.lists(st.sampled_from(sample.sentences), min_size=1, max_size=3).map(" ".join)
)


@given(western_text, st.data())
def test_a_western_text_never_becomes_something_exotic(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = text[start:end]
    if not part.isspace():
        assert decode(part.encode("cp1252")).text == part


@pytest.mark.parametrize("word", ["café", "£3", "50 °C", "Ñandú", "IT’S", "ÉTÉ À CÔTÉ", "à", "Müller, Søren, Ångström"])
def test_a_few_western_accents_are_enough(word: str) -> None:
    assert decode(word.encode("cp1252")).text == word


def test_the_guess_is_shown() -> None:
    (warning,) = decode("Паром остановился в пятницу.".encode("cp1251")).warnings
    assert warning == "not UTF-8; read as Windows-1251 (a guess)"


@pytest.mark.parametrize(
    "text",
    ["The ferry stopped. " * 60_000 + "Café", "Une préfète a été reçue. " * 50_000, "é" * 1_000_000],
    ids=["one accent at the end", "one line", "one word"],
)
def test_of_a_large_file_a_bounded_sample_decides(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    fit = encodings._fit

    def watched(sample: bytes, codec: str) -> float:
        looked_at.append(len(sample))
        return fit(sample, codec)

    monkeypatch.setattr(encodings, "_fit", watched)
    assert decode(text.encode("cp1252")).text == text or "é" * 99 in text
    assert 0 < max(looked_at) <= encodings.SAMPLE + 2 * encodings.STRETCH + 1


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

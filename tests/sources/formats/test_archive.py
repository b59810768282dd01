"""Archives are read in memory, whatever their members are called and however large they claim to be."""

from __future__ import annotations

import struct
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources import load
from tui.sources.extract import RefusedError
from tui.sources.formats import archive, extracts, packed

from .reading import read_all, refusal

STORY = b"The ferry stopped at noon."


def zipped(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return file.getvalue()


def test_members_are_read_in_the_order_of_names_and_hidden_ones_passed_over() -> None:
    members = dict.fromkeys(["b.txt", "a/z.md", "__MACOSX/b.txt", ".git/x.txt", "a/.hidden.txt"], STORY)
    articles, left = read_all(zipped(members), "a.zip")
    assert [article.part for article in articles] == ["a/z.md", "b.txt"]
    assert left == []


def test_members_of_other_formats_are_read_by_their_content() -> None:
    members = {"a.dat": b'{"text": "It sank.", "source": "Bay News"}', "b.txt": b'[{"text": "One."}, {"text": "Two."}]'}
    articles, _ = read_all(zipped(members), "a.zip")
    assert [(article.part, article.text) for article in articles] == [
        ("a.dat", "It sank."),
        ("b.txt (article 1)", "One."),
        ("b.txt (article 2)", "Two."),
    ]


def test_a_member_without_an_article_does_not_keep_the_others_out() -> None:
    members = {"a.txt": STORY, "b.png": b"\x89PNG\r\n\x1a\n", "c.zip": zipped({"a.txt": STORY}), "d.txt": b""}
    articles, left = read_all(zipped(members), "a.zip")
    assert len(articles) == 1
    assert [one.part for one in left] == ["b.png", "c.zip", "d.txt"]
    assert "archive inside the archive" in left[1].reason


def test_what_was_left_out_of_an_archive_is_told_safely_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(zipped({"../../etc/a\x1b[2J\n.txt": STORY, "C:\\evil\x9b.png": b"\x89PNG\r\n\x1a\n"}))
    loaded = load([path])
    assert [Path(article.path).parent.name for article in loaded.articles] == ["etc"]
    (left,) = loaded.left_out
    assert "evil" in left.path
    assert all(text.isprintable() for text in (left.path, left.reason, loaded.articles[0].path))
    assert sorted(child.name for child in tmp_path.iterdir()) == ["news.zip"]


def test_many_members_without_an_article_are_told_by_their_number() -> None:
    _, left = read_all(zipped({f"{number}.txt": b"" for number in range(100)}), "a.zip")
    assert len(left) == archive.MAX_TOLD + 1
    assert "80 more" in left[-1].reason


def test_a_bomb_is_not_unpacked() -> None:
    data = zipped({f"{number}.txt": bytes(10_000_000) for number in range(8)})
    assert len(data) < 100_000
    started = time.monotonic()
    assert "ZIP bomb" in refusal(data, "a.zip")
    assert time.monotonic() - started < 2


def test_a_member_that_is_larger_than_it_says_is_stopped() -> None:
    data = bytearray(zipped({"a.txt": b"word " * 4_000_000}))
    claimed = struct.pack("<I", 20_000_000)
    assert data.count(claimed) == 2
    _, left = read_all(bytes(data.replace(claimed, struct.pack("<I", 1_000))), "a.zip")
    assert "damaged" in left[0].reason  # the checksum is of the whole


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_MEMBERS", 3)
    assert "more than 3 files" in refusal(zipped({f"{number}.txt": STORY for number in range(4)}), "a.zip")


def test_a_large_member_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 1_000_000)
    _, left = read_all(zipped({"a.txt": b"word " * 300_000}), "a.zip")
    assert left[0].reason == "is larger than 1 MB; cut it into parts"


def test_a_locked_member_says_so() -> None:
    data = bytearray(zipped({"a.txt": STORY}))
    data[6] |= 1  # the flag, in the member's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list of contents
    _, left = read_all(bytes(data), "a.zip")
    assert "password" in left[0].reason


def test_methods_that_unpack_uncounted_are_refused() -> None:
    _, left = read_all(zipped({"a.txt": STORY}, ZIP_BZIP2), "a.zip")
    assert "unusual way" in left[0].reason


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "damaged"),
        (zipped({})[:10], "damaged"),
        (zipped({}), "no files"),
        (zipped({".a": b""}), "no files"),
    ],
)
def test_a_broken_or_empty_archive_says_so(data: bytes, word: str) -> None:
    assert word in refusal(data, "a.zip")


@given(st.binary(max_size=60), st.integers(0, 300), st.integers(0, 255))
def test_a_damaged_archive_is_read_or_refused(tail: bytes, place: int, value: int) -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": STORY}) + tail)
    data[place % len(data)] = value
    try:
        assert extracts(bytes(data), "a.zip")
    except RefusedError as refused:
        assert str(refused)

"""Every path that gives no article is named with a reason; nothing is opened that could hang or harm."""

from __future__ import annotations

import os
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.sources import LeftOut, load
from tui.sources import files as files_module

STORY = b"The ferry stopped at noon."


def reasons(*paths: Path) -> dict[str, str]:
    return {Path(left.path).name: left.reason for left in load(paths, sentences=False).left_out}


def names(*paths: Path) -> list[str]:
    return [Path(article.path).name for article in load(paths, sentences=False).articles]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TEXT", "sub/deep/d.markdown", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(STORY + name.encode())
    return tmp_path / "news"


def test_a_folder_is_searched_in_the_order_of_names_without_hidden_files(folder: Path) -> None:
    assert names(folder) == ["a.md", "b.txt", "c.TEXT", "d.markdown"]


def test_other_files_in_a_folder_are_named_and_not_opened(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(STORY)
    assert "no kind of file that articles are in" in reasons(folder)["photo.jpg"]


def test_many_other_files_in_a_folder_are_told_by_their_number(folder: Path) -> None:
    for number in range(files_module.MAX_TOLD + 5):
        (folder / f"{number}.jpg").write_bytes(STORY)
    left = load([folder], sentences=False).left_out
    assert len(left) == files_module.MAX_TOLD + 1
    assert left[-1] == LeftOut(str(folder), "5 more files in it are no kind of file that articles are in")


@pytest.mark.parametrize("suffix", ["json", "JSONL", "zip", "pdf", "docx", "epub", "html", "htm", "mhtml", "eml"])
def test_files_of_every_format_are_opened_in_a_folder(folder: Path, suffix: str) -> None:
    (folder / f"z.{suffix}").write_bytes(STORY)
    assert f"z.{suffix}" in names(folder)  # what is in it counts, and this is a text


def test_a_named_file_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "story.log"
    path.write_bytes(STORY)
    assert names(path) == ["story.log"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    loaded = load([tmp_path / "empty"])
    (left,) = loaded.left_out
    assert left.path == str(tmp_path / "empty")
    assert left.reason.startswith("no articles in it (looked for .docx, .eml")
    assert loaded.articles == ()


def test_a_file_named_twice_is_opened_once(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(folder / "b.txt")
    assert names(folder / "b.txt", link, folder, folder / "sub" / ".." / "b.txt").count("b.txt") == 1


def test_a_link_back_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    assert names(folder) == ["a.md", "b.txt", "c.TEXT", "d.markdown"]
    assert "link to a folder" in reasons(folder)["up"]


def test_a_missing_file_and_a_broken_link_are_named(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(tmp_path / "gone.txt", tmp_path / "broken.txt") == {
        "gone.txt": "does not exist",
        "broken.txt": "does not exist",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_or_device_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = reasons(tmp_path, Path("/dev/zero"))
    assert found["pipe.txt"] == found["zero"] == "is a pipe, a socket or a device, not a file"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "no permission"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_a_folder_that_cannot_be_listed_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def refuse(path: Path) -> None:
        raise error

    monkeypatch.setattr(os, "scandir", refuse)
    (left,) = load([folder]).left_out
    assert reason in left.reason


def opening(error: OSError) -> Callable[..., int]:
    def refuse(path: Path, flags: int) -> int:
        raise error

    return refuse


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "gone"), "vanished"),
        (PermissionError(13, "no"), "no permission"),
        (OSError(5, "Bad"), "bad"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    monkeypatch.setattr(os, "open", opening(error))
    assert reason in reasons(folder / "b.txt")["b.txt"]


def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(files_module.UnreadableError, match="not a file"):
        files_module.read_bytes(tmp_path / "pipe")


def test_a_huge_file_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(files_module.MAX_BYTES + 1)
    assert reasons(path)["huge.txt"] == "is larger than 20 MB; cut it into parts"


def test_of_a_file_with_a_gigabyte_hardly_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, head in (("huge.txt", b"text"), ("huge.pdf", b"%PDF-1.7")):
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(1_000_000_000)
    started = time.monotonic()
    tracemalloc.start()
    found = reasons(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {
        "huge.txt": "is larger than 20 MB; cut it into parts",
        "huge.pdf": "is larger than 100 MB; cut it into parts",
    }
    assert peak < 1_000_000
    assert time.monotonic() - started < 2


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """Let standard input be a pipe, with something in it and an end."""
    out, into = os.pipe()

    def put(data: bytes) -> None:
        os.write(into, data)
        os.close(into)

    with os.fdopen(out) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield put


def test_what_is_piped_in_is_one_account_in_its_place(folder: Path, pipe: Callable[[bytes], None]) -> None:
    pipe(b'{"title": "Ferry", "text": "It sank at noon."}')
    loaded = load([folder / "b.txt", Path("-"), folder / "a.md", Path("-")], sentences=False)
    assert [article.path for article in loaded.articles][1] == "standard input"
    assert [article.title for article in loaded.articles][1] == "Ferry"
    assert loaded.articles[1].outlet == "standard input"
    assert len(loaded.articles) == 3
    assert not loaded.left_out


@pytest.mark.parametrize(("data", "reason"), [(b"", "is empty"), (b"\x89PNG\r\n\x1a\n", "picture")])
def test_what_is_piped_in_and_no_article_is_named(pipe: Callable[[bytes], None], data: bytes, reason: str) -> None:
    pipe(data)
    (left,) = load([Path("-")]).left_out
    assert left.path == "standard input"
    assert reason in left.reason


def test_too_much_piped_in_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_BYTES", 1_000_000)
    with Path("/dev/zero").open(encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        (left,) = load([Path("-")]).left_out
    assert left == LeftOut("standard input", "is larger than 1 MB; cut it into parts")


def test_the_keyboard_is_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard, terminal = os.openpty()
    with os.fdopen(terminal) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        (left,) = load([Path("-")]).left_out
    os.close(keyboard)
    assert "is the keyboard; pipe an article into it" in left.reason


def test_a_path_with_a_nul_is_named(tmp_path: Path) -> None:
    (left,) = load([Path("a\0b")]).left_out
    assert "not a usable name" in left.reason or left.reason == "does not exist"
    assert "\0" not in left.path


def test_a_path_is_shown_on_one_line_without_controls(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nb.txt"
    (left,) = load([path]).left_out
    assert left.path.isprintable()

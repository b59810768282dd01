"""Each hostile file gives sound articles or one clean line of refusal, in bounded time and memory."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType

import pytest

from tests.sources import hostile
from tests.sources.builders import STORY
from tests.sources.test_load import assert_sound
from tui.compare import compare
from tui.sources import Loaded, load, make_safe
from tui.sources import files as files_module

MOST_SECONDS = 10.0
"""Of the processor, for reading one file and comparing what it gives: twice what the slowest takes when it is idle."""
MOST_MEMORY = 700_000_000
"""Bytes by which the process may grow over one file."""
HUNG = 60
"""Seconds after which a file has hung the program."""
OTHER = "The ferry Solveig lost power off Norholm before noon on Friday. Nobody was hurt.\n\nA tug towed it back.\n"
GIVES_NOTHING = 200
"""Characters of a reason that still fits a line."""


@contextmanager
def bounded() -> Iterator[None]:
    """Fail what takes too long or too much."""

    def hang(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("hangs")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(HUNG)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert time.process_time() - started < MOST_SECONDS
    unit = 1 if sys.platform == "darwin" else 1_024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) * unit < MOST_MEMORY


def read(*paths: Path) -> Loaded:
    """Load and compare; what comes out is sound."""
    loaded = load(paths)
    for article in loaded.articles:
        assert_sound(article)
    for left in loaded.left_out:
        assert left.reason and "\n" not in left.path + left.reason
        assert make_safe(left.path) == left.path and make_safe(left.reason) == left.reason
        assert len(left.reason) <= GIVES_NOTHING
    found = compare(loaded.articles)
    assert found.articles == loaded.articles
    for finding in found.findings:
        text = next(p.text for a in loaded.articles for p in a.passages if p.id == finding.passage)
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
    return loaded


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Import what is imported late, so that no file pays for it."""
    from tests.accounts import article

    compare([article("one", "It sank."), article("two", "It sank at noon.")])


@pytest.mark.parametrize("what", hostile.FILES)
def test_a_hostile_file_gives_sound_articles_or_one_line(what: str, tmp_path: Path) -> None:
    name, data = hostile.FILES[what]()
    path, other = tmp_path / "bad" / name, tmp_path / "other.txt"
    path.parent.mkdir()
    path.write_bytes(data)
    other.write_text(OTHER)
    before = sorted(tmp_path.rglob("*"))
    with bounded():
        loaded = read(path, other)
    assert loaded.articles[-1].path == str(other)
    assert len(loaded.articles) > 1 or loaded.left_out
    assert sorted(tmp_path.rglob("*")) == before
    shown = "".join(
        [
            *(
                part
                for one in loaded.articles
                for part in (one.text, one.path, one.outlet, one.title or "", *one.warnings)
            )
        ]
    )
    assert not set(shown) & set(hostile.ACTING)
    assert "root:" not in shown


REFUSED = {
    "ZIP bomb": "ZIP bomb",
    "ZIP that lies": "",
    "locked ZIP": "password",
    "cut ZIP": "damaged",
    "entity bomb in a document": "entities",
    "outer entity in a document": "entities",
    "locked PDF": "",
    "cut PDF": "",
    "deep JSON": "",
    "cut JSON": "",
    "only NULs": "not text",
    "ten megabytes on one line": "longer than 1,000,000 characters; cut it into parts",
    "a million nested tags": "",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_an_article_is_refused_with_a_reason(what: str, tmp_path: Path) -> None:
    name, data = hostile.FILES[what]()
    path = tmp_path / name
    path.write_bytes(data)
    with bounded():
        loaded = load([path], sentences=False)
    assert not loaded.articles
    assert any(REFUSED[what] in left.reason for left in loaded.left_out)


@pytest.mark.parametrize("sequence", hostile.SEQUENCES.values(), ids=list(hostile.SEQUENCES))
def test_file_names_hold_anything(sequence: str, tmp_path: Path) -> None:
    name = (
        sequence.replace("\0", "").replace("/", "").encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore")
    )
    for n, suffix in enumerate((".txt", ".pdf")):
        (tmp_path / f"{n}{name}{suffix}").write_text(STORY)
    loaded = read(tmp_path, tmp_path / f"gone{name}")
    assert loaded.articles
    assert not {c for one in loaded.articles for c in one.path + one.outlet + one.id} & set(hostile.ACTING)


@pytest.mark.parametrize(
    "name",
    [
        b"caf\xe9\xff.txt",
        b"new\nline.txt",
        b"-rf.txt",
        b"--.txt",
        b"x" * 251 + b".txt",
        b" .txt",
        "ü".encode() * 120 + b".txt",
    ],
)
def test_a_strange_file_name_is_opened(name: bytes, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_text(STORY)
    (article,) = read(tmp_path / os.fsdecode(name)).articles
    assert article.path.isprintable()


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)

    tracemalloc.start()
    try:
        (left,) = load([path]).left_out
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert "larger than" in left.reason


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows.txt"
    path.write_bytes(b"The ferry stopped. " * 1_000)
    size = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = size(descriptor)
        with path.open("ab") as file:
            file.write(b"x" * (files_module.MAX_BYTES + 1))
        return status

    monkeypatch.setattr(os, "fstat", grown)
    with bounded():
        (left,) = load([path]).left_out
    assert "larger than" in left.reason


def test_a_file_that_vanishes_after_it_was_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gone.txt"
    path.write_text(STORY)
    monkeypatch.setattr(import_module("tui.sources.load"), "find_files", lambda paths: iter([path]))
    path.unlink()
    (left,) = load([path]).left_out
    assert left.reason == "vanished before it could be read"


def test_pipes_sockets_and_devices_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # a socket's path is limited to about a hundred bytes
    with socket.socket(socket.AF_UNIX) as server, bounded():
        server.bind("socket.txt")
        server.listen()
        loaded = load([tmp_path, *map(Path, ("/dev/zero", "/dev/null", "/dev/tty", "/dev/stdin"))])
    assert not loaded.articles
    told = {Path(left.path).name: left.reason for left in loaded.left_out}
    for name in ("pipe.txt", "socket.txt", "zero", "null"):
        assert told[name] == "is a pipe, a socket or a device, not a file"


def test_a_pipe_that_nobody_closes_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    holder = os.open(path, os.O_RDWR)
    try:
        with bounded():
            assert load([path]).left_out
    finally:
        os.close(holder)


def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "story.txt").write_text(STORY)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    with bounded():
        loaded = read(tmp_path, tmp_path / "a" / "up" / "a")
    assert len(loaded.articles) == 1
    assert any("too many levels" in left.reason for left in loaded.left_out)


def test_deep_folders_are_searched(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(200):
        folder = folder / "folder"
        folder.mkdir()
    (folder / "story.txt").write_text(STORY)
    with bounded():
        assert len(load([tmp_path], sentences=False).articles) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(STORY)
    path.chmod(0)
    (left,) = load([path]).left_out
    assert "no permission" in left.reason


def test_reading_touches_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network is asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for what in (
        "scripts",
        "outer entity in a document",
        "outer entity in a book",
        "a saved page",
        "PDF with a script",
    ):
        name, data = hostile.FILES[what]()
        (tmp_path / name).write_bytes(data)
    assert threading.active_count() == 1
    read(tmp_path)
    assert threading.active_count() == 1

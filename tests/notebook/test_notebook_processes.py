"""Acts outlive a killed process, and two processes do not take each other's away."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import pairwise, takewhile
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, ME, MEMORY, tags
from tui.notebook import Notebook, Tag
from tui.notebook.checking import check

SCRIPT = Path(__file__).with_name("tagging_process.py")
ENDLESS = 10**9
DIGEST = "d" * 64
KILLS = 500
FILES = 5
"""Notebooks that the kills are shared among, so that none grows large."""
MOST_CONFIRMED = 8
"""A kill comes after any number of confirmed acts up to this, from before the file is open on …"""
LATEST_SECONDS = 0.004
"""… and at any moment until this much later: within an act or two."""
ACTS = """
    SELECT id, json_extract(target, '$.anchors[0][1]'), before ->> '$.tag', after ->> '$.tag', grp
    FROM act WHERE number > ? ORDER BY number
"""


def start(path: Path, digest: str, reader: str, acts: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), str(path), digest, reader, str(acts)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def let_go(process: subprocess.Popen[str], line: str = "") -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def whole_lines(output: str) -> list[str]:
    return [line.rstrip("\n") for line in output.splitlines(keepends=True) if line.endswith("\n")]


def history(path: Path, after: int = 0) -> list[list[str]]:
    """The acts as the process prints them, by group."""
    groups: dict[str, list[str]] = {}
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if db.execute("PRAGMA user_version").fetchone() == (0,):
            return []
        for *act, group in db.execute(ACTS, (after,)):
            groups.setdefault(group, []).append(" ".join(map(str, act)))
    return [*groups.values()]


def flat(groups: list[list[str]]) -> list[str]:
    return [act for group in groups for act in group]


def tags_that_follow(acts: list[str]) -> dict[int, Tag]:
    tags: dict[int, Tag] = {}
    for act in acts:
        _, place, before, after = act.split()
        assert str(tags.pop(int(place), None)) == before
        if after != "None":
            tags[int(place)] = Tag(after)
    return tags


def tags_shown(path: Path, reader: str) -> dict[int, Tag]:
    with Notebook.open(path, reader) as notebook:
        return {anchor.start: tag for anchor, tag in tags(notebook, [DIGEST]).items()}


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


@contextmanager
def nursery() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(SCRIPT), "--nursery", DIGEST, ME]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def killed_writer(writers: subprocess.Popen[str], path: Path, moments: random.Random) -> list[str]:
    """Kill a writer of a notebook at some moment; give the acts that it confirmed."""
    assert writers.stdout is not None
    let_go(writers, str(path))
    child = int(writers.stdout.readline())
    confirmed = [writers.stdout.readline().rstrip("\n") for _ in range(moments.randint(0, MOST_CONFIRMED))]
    time.sleep(moments.uniform(0, LATEST_SECONDS))
    os.kill(child, signal.SIGKILL)
    return confirmed + [line.rstrip("\n") for line in takewhile(lambda line: line != ".\n", writers.stdout)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_confirmed_act_survives_kill_9_at_500_moments(folder: Path) -> None:
    moments = random.Random(9)
    confirmed_in_all = under_way = 0
    with nursery() as writers:
        for number in range(FILES):
            path = folder / f"{number}.sqlite3"
            kept: list[str] = []
            for _ in range(KILLS // FILES):
                confirmed = killed_writer(writers, path, moments)
                fresh = history(path, len(kept)) if path.exists() else []
                assert flat(fresh)[: len(confirmed)] == confirmed
                unconfirmed = len(flat(fresh)) - len(confirmed)
                assert unconfirmed in (0, len(fresh[-1]) if fresh else 0), "all of the group under way, or nothing"
                kept += flat(fresh)
                confirmed_in_all += len(confirmed)
                under_way += unconfirmed > 0
            assert flat(history(path)) == kept
            assert tags_shown(path, ME) == tags_that_follow(kept)
            assert check(path).problems == []
    assert confirmed_in_all > KILLS
    assert under_way > 0, "some kills come between the commit and the confirmation"


@pytest.mark.parametrize("same_reader", [False, True], ids=["two readers", "one reader twice"])
def test_two_processes_lose_none_of_their_thousand_acts_each(folder: Path, same_reader: bool) -> None:
    path = folder / "notebook.sqlite3"
    readers = (ME, ME if same_reader else BEN)
    with ExitStack() as stack:
        processes = [stack.enter_context(start(path, DIGEST, reader, 1000)) for reader in readers]
        for process in processes:
            let_go(process)
        outputs = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in outputs] == ["", ""]
    assert [process.returncode for process in processes] == [0, 0]
    confirmed = [whole_lines(output) for output, _ in outputs]
    assert all(len(acts) >= 1000 for acts in confirmed)
    acts = flat(history(path))
    assert sorted(acts) == sorted(confirmed[0] + confirmed[1])
    switches = sum((one in confirmed[0]) != (other in confirmed[0]) for one, other in pairwise(acts))
    assert switches > 10, "the two were at work at the same time"
    if same_reader:
        assert tags_shown(path, ME) == tags_that_follow(acts)
    else:
        for reader, own in zip(readers, confirmed, strict=True):
            assert tags_shown(path, reader) == tags_that_follow(own)
    assert check(path).problems == []


def test_processes_that_make_the_same_notebook_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "notebook.sqlite3"
    with ExitStack() as stack:
        processes = [stack.enter_context(start(path, str(number) * 64, ME, 10)) for number in range(6)]
        for process in processes:
            let_go(process)
        outputs = [process.communicate(timeout=20) for process in processes]
    assert [error for _, error in outputs] == [""] * 6
    assert len(flat(history(path))) == sum(len(whole_lines(output)) for output, _ in outputs) >= 60
    assert [file.name for file in path.parent.iterdir()] == [path.name]

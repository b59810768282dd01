"""Tags outlive a killed process, and two processes do not take each other's away."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tui.notebook import Notebook, Tag

SCRIPT = Path(__file__).with_name("tagging_process.py")
ENDLESS = 10**9
DIGEST = "d" * 64


def start(path: Path, digest: str, acts: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), str(path), digest, str(acts)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def whole_lines(output: str) -> list[str]:
    return [line.rstrip("\n") for line in output.splitlines(keepends=True) if line.endswith("\n")]


def history(path: Path) -> list[str]:
    query = "SELECT at, start, before, after FROM act JOIN anchor ON anchor.id = act.anchor ORDER BY act.id"
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return [" ".join(map(str, row)) for row in db.execute(query)]


def tags_that_follow(acts: list[str]) -> dict[int, Tag]:
    tags: dict[int, Tag] = {}
    for act in acts:
        _, place, before, after = act.split()
        assert str(tags.pop(int(place), None)) == before
        if after != "None":
            tags[int(place)] = Tag(after)
    return tags


def tags_shown(path: Path, digest: str) -> dict[int, Tag]:
    with Notebook.open(path) as notebook:
        return {anchor.start: tag for anchor, tag in notebook.tags([digest]).items()}


def test_every_confirmed_act_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    moments = random.Random(9)
    kept: list[str] = []
    for _ in range(20):
        with start(path, DIGEST, ENDLESS) as process:
            assert process.stdout is not None
            let_go(process)
            confirmed = [process.stdout.readline().rstrip("\n")]
            time.sleep(moments.uniform(0, 0.03))
            process.kill()
            confirmed += whole_lines(process.stdout.read())
        now = history(path)
        assert now[: len(kept)] == kept
        fresh = now[len(kept) :]
        assert fresh[: len(confirmed)] == confirmed
        assert len(fresh) - len(confirmed) <= 1, "only the act under way may be there without having been confirmed"
        assert tags_shown(path, DIGEST) == tags_that_follow(now)
        kept = now
    assert len(kept) > 20


@pytest.mark.parametrize("moment", [0.03, 0.05, 0.06, 0.07, 0.08, 0.1])
def test_a_notebook_killed_while_it_is_made_opens_again(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "notebook.sqlite3"
    with start(path, DIGEST, ENDLESS) as process:
        assert process.stdout is not None
        let_go(process)
        time.sleep(moment)
        process.kill()
        confirmed = whole_lines(process.stdout.read())
    Notebook.open(path).close()
    assert history(path)[: len(confirmed)] == confirmed


@pytest.mark.parametrize("digests", [("a" * 64, "b" * 64), (DIGEST, DIGEST)], ids=["own articles", "same article"])
def test_two_processes_lose_none_of_their_acts(tmp_path: Path, digests: tuple[str, str]) -> None:
    path = tmp_path / "notebook.sqlite3"
    with ExitStack() as stack:
        processes = [stack.enter_context(start(path, digest, 200)) for digest in digests]
        for process in processes:
            let_go(process)
        outputs = [process.communicate(timeout=20) for process in processes]
    assert [error for _, error in outputs] == ["", ""]
    assert [process.returncode for process in processes] == [0, 0]
    confirmed = [whole_lines(output) for output, _ in outputs]
    assert [len(acts) for acts in confirmed] == [200, 200]
    acts = history(path)
    assert sorted(acts) == sorted(confirmed[0] + confirmed[1])
    if digests[0] == digests[1]:
        assert tags_shown(path, DIGEST) == tags_that_follow(acts)
    else:
        for digest, own in zip(digests, confirmed, strict=True):
            assert tags_shown(path, digest) == tags_that_follow(own)


def test_processes_that_make_the_same_notebook_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "notebook.sqlite3"
    with ExitStack() as stack:
        processes = [stack.enter_context(start(path, str(number) * 64, 10)) for number in range(6)]
        for process in processes:
            let_go(process)
        outputs = [process.communicate(timeout=20) for process in processes]
    assert [error for _, error in outputs] == [""] * 6
    assert len(history(path)) == 60

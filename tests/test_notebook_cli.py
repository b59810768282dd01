"""The commands on the notebook's file say what they did, and by their exit status how it went."""

import subprocess
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, CREW, FERRY, ME, A, tag, tags
from tests.program import run
from tui.notebook import Notebook, Tag


def synoptic(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("notebook", *arguments)


@pytest.fixture
def a(tmp_path: Path) -> Path:
    with Notebook.open(tmp_path / "a.sqlite3", ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
        tag(notebook, CREW, Tag.VERIFIED)
    return tmp_path / "a.sqlite3"


@pytest.fixture
def b(tmp_path: Path) -> Path:
    with Notebook.open(tmp_path / "b.sqlite3", BEN) as notebook:
        tag(notebook, FERRY, Tag.DUBIOUS)
    return tmp_path / "b.sqlite3"


def test_a_sound_notebook_is_said_to_be_in_order(a: Path) -> None:
    done = synoptic("check", "--notebook", a)
    assert (done.returncode, done.stdout) == (0, f"{a}: 2 acts of 1 reader; all in order.\n")


def test_a_damaged_notebook_is_told_and_repaired(a: Path) -> None:
    content = bytearray(a.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    a.write_bytes(content)
    damaged = synoptic("check", "--notebook", a)
    assert damaged.returncode == 2
    assert "check --repair" in damaged.stderr
    repaired = synoptic("check", "--notebook", a, "--repair")
    assert (repaired.returncode, repaired.stderr) == (0, "")
    assert "2 acts saved into a fresh file; the damaged one is a.sqlite3.damaged." in repaired.stdout
    assert synoptic("check", "--notebook", a).returncode == 0


def test_a_problem_is_told_with_what_helps(a: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(a, isolation_level=None)) as db:
        db.execute("DROP TRIGGER no_DELETE_of_act")
        db.execute("DELETE FROM act WHERE number = 1")
    done = synoptic("check", "--notebook", a)
    assert done.returncode == 1
    assert f"{a}: act 1 is lost\n" in done.stdout
    repaired = synoptic("check", "--notebook", a, "--repair")
    assert repaired.returncode == 1
    assert "lost: 1 of 2 acts are in no page that can be read" in repaired.stdout
    assert synoptic("check", "--notebook", a).returncode == 0


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    for path in (diary, tmp_path / "nothing"):
        for options in ([], ["--repair"]):
            done = synoptic("check", "--notebook", path, *options)
            assert done.returncode == 2
            assert done.stderr.startswith("synoptic: ")
    assert diary.read_text() == "Dear diary"
    assert [file.name for file in tmp_path.iterdir()] == ["diary.txt"]


def test_two_notebooks_make_a_new_one(a: Path, b: Path, tmp_path: Path) -> None:
    before = a.read_bytes(), b.read_bytes()
    out = tmp_path / "out.sqlite3"
    done = synoptic("merge", a, b, "-o", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{a}: 2 acts, 2 of them new",
        f"{b}: 1 act, 1 of them new",
        f"{out}: 3 acts; readers disagree on 1 passage.",
    ]
    assert (a.read_bytes(), b.read_bytes()) == before
    with Notebook.open(out, ME) as notebook:
        assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED, CREW: Tag.VERIFIED}
        assert tags(notebook, [A], BEN) == {FERRY: Tag.DUBIOUS}
    again = synoptic("merge", a, b, "-o", out)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_one_notebook_takes_over_the_other_after_a_backup(a: Path, b: Path) -> None:
    before = b.read_bytes()
    done = synoptic("merge", a, b, "--into", a)
    assert done.returncode == 0, done.stderr
    assert f"{a}: 2 acts\n{b}: 1 act, 1 of them new\n" in done.stdout
    assert a.with_name("a.sqlite3.before-merge.backup").exists()
    assert b.read_bytes() == before
    assert f"{b}: 1 act, 0 of them new\n" in synoptic("merge", a, b, "--into", a).stdout


def test_a_merge_must_be_told_where_to(a: Path, b: Path, tmp_path: Path) -> None:
    wrong: tuple[list[str | Path], ...] = ([], ["-o", tmp_path / "x", "--into", a], ["--into", tmp_path / "x"])
    for options in wrong:
        done = synoptic("merge", a, b, *options)
        assert done.returncode == 2
        assert done.stderr.startswith("synoptic: ")
    done = synoptic("merge", a, tmp_path / "nothing", "-o", tmp_path / "x")
    assert done.returncode == 2
    assert not (tmp_path / "x").exists()

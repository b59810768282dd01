"""What was corrected and pasted goes where the notebook goes: merged, exported and imported, checked and repaired."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.notebook.tagging import BOAT, passage
from tui.notebook import Correction, Notebook, Opinion, Pasted, Tag
from tui.notebook.checking import check
from tui.notebook.exchange import read, write_lines
from tui.notebook.merging import contents
from tui.notebook.repair import repair

PAGE = 4096
ONE = "1" * 64
DAY = datetime(2026, 5, 3, 10, tzinfo=UTC)
CORRECTIONS = (
    Correction(ONE, "outlet", "Bay \udc80News", "Anna", DAY),
    Correction(ONE, "title", "", "Anna", DAY.replace(minute=1)),
    Correction(ONE, "paragraph 0 12", None, "Ben", DAY.replace(minute=2)),
)
PASTED = (
    Pasted("/news/a.txt\n/news/b.txt", "pasted", "One.\x1b[2J\nTwo.", True, "Anna", DAY),
    Pasted("/news/a.txt\n/news/b.txt", "pasted", "One.\x1b[2J\nTwo.", False, "Anna", DAY.replace(minute=3)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A notebook with corrections and pasted texts, and a tag."""
    path = tmp_path / "notebook.sqlite3"
    with Notebook.open(path, "Anna") as notebook:
        notebook.judge([(passage(BOAT), Opinion(Tag.VERIFIED), None)])
        notebook.corrections.add(CORRECTIONS)
        notebook.pasted.add(PASTED)
    return path


def held(path: Path) -> tuple[Sequence[Correction], Sequence[Pasted]]:
    with Notebook.open(path, "another") as notebook:
        return notebook.corrections.every(), notebook.pasted.every()


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


def test_json_lines_carry_them_there_and_back() -> None:
    written = write_lines([], [], [], CORRECTIONS, PASTED)
    imported = read(written.encode())
    assert (imported.corrections, imported.pasted, imported.left_out) == (CORRECTIONS, PASTED, ())
    assert "\x1b" not in written


def test_the_lines_of_a_program_that_knew_none_are_whole() -> None:
    line = '{"synoptic": 1, "notebook": {"acts": 0, "sources": 0, "whereabouts": 0}}'
    assert read(line.encode()).left_out == ()


def test_lost_lines_are_noticed() -> None:
    lines = write_lines([], [], [], CORRECTIONS, PASTED).splitlines(keepends=True)
    left = [one.reason for one in read("".join([*lines[:2], lines[-1]]).encode()).left_out]
    assert left == ["3 corrections were written, 1 are there", "2 pasted were written, 1 are there"]


@pytest.mark.parametrize(
    ("key", "wrong", "reason"),
    [
        ("digest", "1", "digest is not"),
        ("of", "paragraph 0 12\x1b", "of is neither"),
        ("value", 3, "value is no text"),
        ("at", "noon", "at is no time"),
    ],
)
def test_a_line_that_is_no_correction_is_left_out_and_named(key: str, wrong: object, reason: str) -> None:
    line = json.loads(write_lines([], [], [], CORRECTIONS[:1]).splitlines()[1])
    line["correction"][key] = wrong
    imported = read(json.dumps(line).encode())
    assert imported.corrections == ()
    assert [left.reason.startswith(reason) for left in imported.left_out] == [True]


def test_a_whole_notebook_goes_out_and_comes_in_elsewhere(path: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "all.jsonl", tmp_path / "other.sqlite3"
    assert run("notebook", "export", "--format", "jsonl", "-o", file, "--notebook", path).returncode == 0
    first = run("notebook", "import", file, "--notebook", other)
    assert "3 corrections and 2 pasted texts taken in" in first.stdout
    assert held(other) == held(path)
    again = run("notebook", "import", file, "--notebook", other)
    assert "0 corrections and 0 pasted texts taken in" in again.stdout
    assert held(other) == held(path)
    assert not list(tmp_path.glob("other*before-import*"))


def test_what_is_exported_of_some_articles_has_their_corrections(path: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("A ferry stopped off Norholm on Friday, its operator said.\n")
    told = run("notebook", "export", article, "--format", "jsonl", "--notebook", path)
    assert '"corrections": 0, "pasted": 0' in told.stdout.splitlines()[0]


def test_merging_carries_them_and_merging_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ben.sqlite3"
    own = Correction("2" * 64, "author", "B. Moe", "Ben", DAY)
    with Notebook.open(other, "Ben") as notebook:
        notebook.corrections.add([own])
    merged = run("notebook", "merge", path, other, "--into", other)
    assert "3 corrections and 2 pasted texts new" in merged.stdout
    corrections, pasted = held(other)
    assert set(corrections) == {own, *CORRECTIONS}
    assert pasted == PASTED
    assert "corrections" not in run("notebook", "merge", path, other, "--into", other).stdout
    assert held(other) == (corrections, pasted)


def test_what_is_sound_is_found_sound(path: Path) -> None:
    assert check(path).problems == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE correction SET value = 'Else' WHERE number = 1", "correction 1 is not as it was written"),
        ("UPDATE correction SET at = 'noon' WHERE number = 2", "correction 2 cannot be read"),
        ("UPDATE correction SET digest = x'00' WHERE number = 2", "correction 2 cannot be read"),
        ("UPDATE pasted SET text = 'Else' WHERE number = 1", "pasted text 1 is not as it was written"),
        ("UPDATE pasted SET is_kept = 7 WHERE number = 2", "pasted text 2 cannot be read"),
    ],
)
def test_a_damaged_row_is_told(path: Path, statement: str, problem: str) -> None:
    tamper(path, statement)
    assert any(line.startswith(problem) for line in check(path).problems)


def test_a_repair_saves_what_can_be_read(path: Path) -> None:
    tamper(path, "UPDATE correction SET at = 'noon' WHERE number = 2")
    repaired = repair(path, "Anna")
    assert repaired.beside == 4
    assert [line.startswith("correction 2 makes no sense") for line in repaired.lost] == [True]
    assert held(path) == ((CORRECTIONS[0], CORRECTIONS[2]), PASTED)
    assert check(path).problems == []


def test_a_repair_finds_their_rows_in_the_pages_where_no_tree_leads_to_them(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.add(replace(CORRECTIONS[0], value=f"{number} " * 200) for number in range(100))
        notebook.pasted.add(replace(PASTED[0], text=f"{number} " * 2000) for number in range(100))
        notebook.found_all([(BOAT, replace(BOAT, start=number, end=number + 9), "hand") for number in range(100)])
    before = held(path)
    with closing(sqlite3.connect(path)) as db:
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall())
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        for name in ("correction", "pasted"):
            file.seek((roots[name] - 1) * PAGE)
            file.write(b"\xa5" * PAGE)
    assert check(path).problems
    assert repair(path, "Anna").lost == ()
    assert held(path) == before


def test_a_notebook_without_acts_is_worth_saving_too(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.add(CORRECTIONS)
    tamper(path, "DROP INDEX correction_by_digest")
    assert check(path).problems
    assert (repair(path, "Anna").acts, held(path)[0]) == (0, CORRECTIONS)


def test_a_merge_reads_them_from_a_notebook_of_an_earlier_version(path: Path) -> None:
    tamper(path, "DROP TABLE correction", "DROP TABLE pasted", "PRAGMA user_version=2")
    part = contents(path, "Anna")
    assert (len(part.acts), part.corrections, part.pasted) == (1, (), ())

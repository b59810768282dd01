"""A text goes to a file whole or not at all, and to standard output as far as somebody reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.output import check_output, print_text, write_output

LONE = "half a pair \ud83d, and a ship 🛳\r\n"


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.strip()


def test_a_file_holds_the_text_as_it_is(tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    write_output(output, LONE, force=False)
    assert output.read_bytes() == "half a pair ?, and a ship 🛳\r\n".encode()
    assert [*tmp_path.iterdir()] == [output]


def test_a_file_that_is_there_is_replaced_on_request_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.txt"
    output.write_text("mine", encoding="utf-8")
    output.chmod(0o640)
    said = f"synoptic: {output} is there already; --force replaces it"
    with pytest.raises(SystemExit):
        check_output(output, force=False)
    assert refusal(capsys) == said
    with pytest.raises(SystemExit):
        write_output(output, "new", force=False)
    assert refusal(capsys) == said
    assert output.read_text(encoding="utf-8") == "mine"
    check_output(output, force=True)
    write_output(output, "new", force=True)
    assert (output.read_text(encoding="utf-8"), output.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    output, link = tmp_path / "out.txt", tmp_path / "link.txt"
    output.touch()
    link.symlink_to(output)
    write_output(link, "new", force=True)
    assert link.is_symlink()
    assert output.read_text(encoding="utf-8") == "new"


def test_a_full_disk_leaves_neither_half_a_file_nor_the_old_one_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    output = tmp_path / "out.txt"
    output.write_text("mine", encoding="utf-8")
    monkeypatch.setattr("tui.output.os.fsync", full)
    with pytest.raises(SystemExit):
        write_output(output, "new", force=True)
    assert refusal(capsys) == f"synoptic: {output} cannot be written (No space left on device)"
    assert output.read_text(encoding="utf-8") == "mine"
    assert [*tmp_path.iterdir()] == [output]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "is no regular file"),
        ("none/out.txt", "there is no folder"),
        ("other.sqlite3", "is a notebook or belongs to one"),
        ("tags.sqlite3-wal", "is a notebook or belongs to one"),
        ("x" * 300, "cannot be written (File name too long)"),
    ],
)
def test_where_something_would_be_lost_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, reason: str
) -> None:
    (tmp_path / "other.sqlite3").write_bytes(b"SQLite format 3\0 and more")
    with pytest.raises(SystemExit) as left:
        check_output(tmp_path / name, force=True, notebook=tmp_path / "tags.sqlite3")
    assert left.value.code == 2
    assert reason in refusal(capsys)


@pytest.mark.parametrize("closed", [False, True], ids=["read", "closed"])
def test_standard_output_may_close_and_takes_any_text(closed: bool) -> None:
    program = f"from tui.output import print_text\nprint_text({LONE!r} * 100_000)"
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        if closed:
            process.stdout.close()
        else:
            process.stdout.read()
        said = process.stderr.read()
    assert first.decode("utf-8") == "half a pair ?, and a ship 🛳\r\n"
    assert (process.returncode, said) == (0, b"")


def test_a_text_is_printed_as_it_is(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    with os.fdopen(os.dup(1), "w") as standard:
        monkeypatch.setattr(sys, "stdout", standard)
        print_text("one\ntwo\r\n")
    assert capfdbinary.readouterr().out == b"one\ntwo\r\n"

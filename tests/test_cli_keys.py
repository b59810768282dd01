"""The command line and a reader's own keys: printed, used, refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.program import refused, run
from tui.reading.key_file import read_keymap
from tui.reading.user_keys import REGISTERED


@pytest.fixture
def key_file() -> Path:
    """Where the program looks for the reader's keys."""
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "synoptic" / "keys.toml"
    path.parent.mkdir(parents=True)
    return path


def test_all_keys_are_printed() -> None:
    done = run("keys")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [" ".join(row.split()) for row in done.stdout.splitlines()]
    for action in REGISTERED.values():
        assert f"{action.shown_keys} {action.id} {action.help}" in rows


def test_own_keys_are_printed_in_their_place(key_file: Path) -> None:
    key_file.write_text('[keys]\n"aligned.next" = ["F2", "ctrl+n"]\n')
    assert "F2 ^n aligned.next " in " ".join(run("keys").stdout.split())
    assert '\n"aligned.next" = ["F2", "^n"]' in run("keys", "--toml").stdout


def test_the_file_to_start_from_can_be_used_as_it_is(key_file: Path) -> None:
    before = run("keys").stdout
    key_file.write_text(run("keys", "--toml").stdout, encoding="utf-8")
    assert read_keymap(key_file.read_bytes()).chosen == {}
    assert run("keys").stdout == before


@pytest.mark.parametrize("command", [("keys",), ("keys", "--toml"), ("read", "seeds"), ()])
def test_a_file_that_cannot_be_used_is_refused_in_one_line(key_file: Path, command: tuple[str, ...]) -> None:
    key_file.write_text('[keys]\n# mine\n"aligned.nxt" = "n"\n')
    line = refused(run(*command))
    assert f"{key_file}, line 3: no action is called 'aligned.nxt': did you mean aligned.next?" in line


def test_what_a_file_says_cannot_reach_the_terminal_raw(key_file: Path) -> None:
    key_file.write_text('[keys]\n"\\u001b]0;owned\\u0007" = "n"\n')
    assert not set(refused(run("keys"))) & set("\x1b\x07")


def test_a_folder_in_place_of_the_file_is_refused(key_file: Path) -> None:
    key_file.mkdir()
    assert "keys.toml cannot be read (no regular file)" in refused(run("keys"))


def test_comparing_without_the_reader_asks_for_no_keys(key_file: Path, tmp_path: Path) -> None:
    key_file.write_text("[keys")
    (tmp_path / "one.txt").write_text("The ferry stopped at noon, the operator said on Friday.\n")
    assert "only one account" in refused(run("compare", tmp_path))

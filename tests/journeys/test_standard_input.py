"""An account that is piped in: read once, and the keys still come from the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.accounts import write_accounts
from tests.journeys.terminal import ROOT, SYNOPTIC, Terminal
from tui.ui import keyboard


def piped_into(*arguments: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the program with something on its standard input, and no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=data,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )


@pytest.mark.journey
def test_the_reader_takes_keys_from_the_terminal_after_an_account_was_piped_in(terminal: Terminal) -> None:
    first, second, *_ = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", "-", str(second), redirect=f"< {first}")
    terminal.wait_for_text("omissions", "? help")
    start = terminal.cursor_text
    terminal.press("j")
    terminal.wait_until(lambda: terminal.cursor_text not in ("", start), "the next passage")
    terminal.press("q")
    terminal.check_usable()


@pytest.mark.journey
def test_without_anything_piped_in_the_keyboard_is_not_waited_for(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC, "read", "-")
    terminal.wait_for_text("pipe an article into it")
    assert terminal.exit_status() == 2


def test_a_comparison_takes_what_is_piped_in(tmp_path: Path) -> None:
    first, second, *_ = write_accounts(tmp_path)
    done = piped_into("compare", "-", str(second), "--format", "json", data=first.read_bytes())
    assert done.returncode == 0, done.stderr
    assert [article["path"] for article in json.loads(done.stdout)["articles"]] == ["standard input", str(second)]


def test_a_dash_without_a_command_names_the_command() -> None:
    done = piped_into("-", "a.txt", data=b"It sank.")
    assert done.returncode == 2
    assert done.stderr.decode().strip().endswith("to open it: synoptic read - a.txt")


def test_without_a_terminal_to_read_keys_from_the_reason_is_told(tmp_path: Path) -> None:
    first, second, *_ = write_accounts(tmp_path)
    done = piped_into("read", "-", str(second), data=first.read_bytes())
    assert done.returncode == 2
    assert b"the reader needs a terminal" in done.stderr


def test_a_terminal_that_cannot_be_opened_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "TERMINAL", "/nowhere/tty")
    with pytest.raises(keyboard.NoKeyboardError, match="/nowhere/tty: No such file"):
        keyboard.take_keys_from_terminal()

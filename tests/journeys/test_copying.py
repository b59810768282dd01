"""What is copied in a real terminal arrives where the reader says it does."""

from __future__ import annotations

import base64
import stat

import pytest

from tests.journeys.accounts import write_accounts
from tests.journeys.terminal import SYNOPTIC, Terminal

pytestmark = pytest.mark.journey

FORTY = "There were 40 people on board."


def mouse(terminal: Terminal, code: int, x: int, y: int, *, is_release: bool = False) -> None:
    """Report the mouse as terminals do: 0 is the left button, 32 a move with it."""
    terminal.type(f"\x1b[<{code};{x + 1};{y + 1}{'m' if is_release else 'M'}")


def test_a_passage_and_then_what_the_mouse_selects_are_copied(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC, "read", *map(str, write_accounts(terminal.folder / "accounts")))
    terminal.wait_for_text("omissions", FORTY)
    terminal.press("j")
    terminal.wait_for_cursor_on(FORTY)
    terminal.press("y")
    terminal.wait_for_text("tmux's buffer")
    assert terminal._tmux("show-buffer") == FORTY

    y, row = next((y, row) for y, row in enumerate(terminal.rows) if "40 people" in row)
    x = row.index("40 people")
    mouse(terminal, 0, x, y)
    mouse(terminal, 32, x + 4, y)
    mouse(terminal, 32, x + 8, y)
    mouse(terminal, 0, x + 8, y, is_release=True)
    terminal.wait_for_text("9 characters selected")
    terminal.press("Y")
    terminal.wait_for_text("with source to tmux's buffer")
    cited = "“… 40 people …”\n— Harbour Post, “Ferry halted off Norholm”, passage 2, harbour.txt."
    assert terminal._tmux("show-buffer") == cited

    terminal.press("Y")
    terminal.wait_for_text("to the terminal (OSC 52)")
    coded = base64.b64encode(cited.encode())
    terminal.wait_until(lambda: b"\x1b]52;c;" + coded in terminal.written, "the sequence")
    terminal.press("Y")
    terminal.wait_for_text("Wrote", "clipped.txt")
    (file,) = terminal.home.rglob("clipped.txt")
    assert file.read_text(encoding="utf-8") == f"{cited}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    terminal.press("escape")
    terminal.wait_for_text("Nothing is selected")
    terminal.press("q")
    terminal.check_usable()

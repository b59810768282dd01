"""How far the work is stands in one line of the terminal, and leaves nothing behind."""

from __future__ import annotations

import io
import sys

import pytest

from tui import progress_line
from tui.progress_line import ProgressLine, shown_progress


class Terminal(io.StringIO):
    """A terminal as far as writing to it goes."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        """What the last line shows, as a terminal would, blanks at its end apart."""
        cells: list[str] = []
        for part in self.getvalue().split("\r")[1:]:
            cells[: len(part)] = part
        return "".join(cells).rstrip()


class Clock:
    """Time that a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_work_that_is_done_soon_is_not_reported() -> None:
    terminal, clock = Terminal(), Clock()
    line = ProgressLine(terminal, clock, 0.0)
    clock.now = 0.9
    line.tell("reading", 0.5)
    line.erase()
    assert terminal.getvalue() == ""


def test_work_that_takes_a_while_is_told_with_the_way_out_in_one_line() -> None:
    terminal, clock = Terminal(), Clock()
    line = ProgressLine(terminal, clock, 0.0)
    clock.now = 1.5
    line.tell("telling stories apart", 0.25)
    assert terminal.shown == "telling stories apart 25% · ctrl+c stops"
    clock.now = 1.55
    line.tell("telling stories apart", 0.3)
    assert "30%" not in terminal.getvalue()
    clock.now = 2.0
    line.tell("reading", 0.5)
    assert terminal.shown == "reading 50% · ctrl+c stops"
    assert "\n" not in terminal.getvalue()
    line.erase()
    assert terminal.shown == ""
    assert terminal.getvalue().endswith("\r")


def test_the_line_is_no_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProgressLine, "_room", lambda self: 12)
    terminal, clock = Terminal(), Clock()
    line = ProgressLine(terminal, clock, 0.0)
    clock.now = 2.0
    line.tell("finding sentences", 0.5)
    line.erase()
    assert max(map(len, terminal.getvalue().split("\r"))) == 12


def test_the_line_is_gone_when_the_work_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress_line, "QUIET_SECONDS", 0.0)
    with pytest.raises(KeyboardInterrupt), shown_progress() as progress:
        progress("reading", 0.5)
        assert terminal.shown == "reading 50% · ctrl+c stops"
        raise KeyboardInterrupt
    assert terminal.shown == ""


def test_where_standard_error_is_no_terminal_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setattr(progress_line, "QUIET_SECONDS", 0.0)
    with shown_progress() as progress:
        progress("reading", 0.5)
    assert written.getvalue() == ""


def test_a_terminal_that_cannot_be_written_to_costs_only_the_line() -> None:
    class Gone(Terminal):
        def write(self, text: str) -> int:
            raise OSError

    clock = Clock()
    line = ProgressLine(Gone(), clock, 0.0)
    clock.now = 2.0
    line.tell("reading", 0.5)
    line.tell("reading", 0.6)
    line.erase()

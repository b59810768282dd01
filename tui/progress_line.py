"""One line on standard error that says how far the work is; gone again before anything else is printed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from tui.model import Progress

QUIET_SECONDS = 1.0
"""As long as the program runs without a word of how far it is."""
STARTED = time.monotonic()
"""When the program was started, or nearly so."""
EVERY_SECONDS = 0.1
"""Least time between two reports."""
ECHO_CELLS = 2
"""What a terminal writes behind the line when ctrl+c is pressed: ^C."""
USUAL_CELLS = 80
"""Width of a terminal that does not tell it."""


class ProgressLine:
    """Rewrites one line of a terminal.

    Args:
        stream: The terminal.
        clock: Gives seconds.
        started: When the reader began to wait, by that clock.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic, started: float = STARTED) -> None:
        self._stream = stream
        self._clock = clock
        self._due = started + QUIET_SECONDS
        self._cells = 0

    def tell(self, stage: str, share: float) -> None:
        """Say how far the work is, if the reader has waited a while.

        Args:
            stage: What is being done.
            share: How much of it is done, 0..1.
        """
        now = self._clock()
        if now < self._due:
            return
        self._due = now + EVERY_SECONDS
        line = f"{stage} {share:.0%} · ctrl+c stops"[: self._room()]
        self._write(f"\r{line.ljust(self._cells)}")
        self._cells = len(line)

    def erase(self) -> None:
        """Take the line away, and the echo of ctrl+c with it."""
        if self._cells:
            self._write(f"\r{' ' * min(self._cells + ECHO_CELLS, self._room())}\r")
            self._cells = 0

    def _room(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns - 1 or USUAL_CELLS
        except (OSError, ValueError):
            return USUAL_CELLS

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # The terminal is gone, or cannot write a dot.
            self._due = float("inf")


def erase_echo() -> None:
    """Take what a terminal wrote for ctrl+c out of the line, so that the shell's prompt stands at its beginning."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"\r{' ' * ECHO_CELLS}\r")
        sys.stderr.flush()


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Report progress on standard error as long as some work goes on, if that is a terminal.

    Yields:
        What is to be told how far the work is.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage, share: None
        return
    line = ProgressLine(sys.stderr)
    try:
        yield line.tell
    finally:
        line.erase()

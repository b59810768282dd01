"""Runs a program in a pseudo-terminal, types at it, and times what it paints."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

PROJECT = Path(__file__).resolve().parent.parent
"""Where the programs run, so that `python -m` finds the reader and the baselines."""
COLUMNS, ROWS = 200, 50
"""Cells of the terminal: a maximised window, on which four columns fit."""
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
"""A terminal of today; without animations a frame is the whole answer to a key."""
UNSET = re.compile(r"NO_COLOR|TEXTUAL_|PYTHON(?!PATH|HOME)|COLUMNS$|LINES$")
"""Variables of the caller's that would change what is measured, such as the one by which no bytecode is kept."""

QUIET_SECONDS = 0.05
"""A frame is over when nothing came for so long: three of Textual's 1/60 s ticks, so that a second frame counts too."""
ANSWER_SECONDS = 5.0
"""Longest wait for the first byte after a key; one that paints nothing by then is not timed."""
EXIT_SECONDS = 15.0
"""Longest wait for a program that was asked to quit: its thread may be in the middle of an import."""
READ_BYTES = 1 << 16
"""As much as a pseudo-terminal ever holds."""
REMEMBERED_CHARS = 1 << 18
"""Output kept for searching: half a dozen frames."""
LAST_WORDS_CHARS = 2_000
"""Output told of a program that has ended: the end of a traceback."""

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[@-Z\\^_=>])")


def callers_environment() -> dict[str, str]:
    """Give the variables of this process that change nothing of what is measured."""
    return {name: value for name, value in os.environ.items() if not UNSET.match(name)}


class NoAnswerError(Exception):
    """The program did not paint in time what it was waited for."""


class EndedError(Exception):
    """The program ended before it was asked to."""


class Terminal:
    """A program in a pseudo-terminal of its own; a context manager that makes it quit.

    Args:
        arguments: What follows `python` on its command line.
        home: Folder that the program takes for the user's home, so that no notebook of the caller's is touched.
        cache: Folder where it keeps comparisons; without one it finds none, so that the articles are compared anew.
    """

    def __init__(self, arguments: Sequence[str], home: Path, cache: Path | None = None) -> None:
        self._no_cache = tempfile.TemporaryDirectory()
        folders = {"HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": cache or self._no_cache.name}
        environment = callers_environment() | ENVIRONMENT | {name: str(folder) for name, folder in folders.items()}
        self._screen, program_side = pty.openpty()
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._painted = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            cwd=PROJECT,
            env=environment,
            start_new_session=True,
        )
        os.close(program_side)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait_for(self, wanted: re.Pattern[str], seconds: float) -> float:
        """Wait until something is painted.

        Args:
            wanted: Matched against the characters painted since the start, escape sequences left out.
            seconds: Longest wait.

        Returns:
            Seconds from the program's start until the terminal had it.

        Raises:
            NoAnswerError: It was not painted in time.
            EndedError: The program has ended; its last words are told.
        """
        now = time.perf_counter()
        deadline = now + seconds
        while wanted.search(_ESCAPE.sub("", self._painted)) is None:
            if self._read(deadline - time.perf_counter()) is None:
                self._check_running()
                raise NoAnswerError(f"{wanted.pattern!r} was not painted within {seconds:.0f} s")
            now = time.perf_counter()
            # Searching takes longer than the program needs to paint on.
            while self._read(0) is not None:
                now = time.perf_counter()
        return now - self._started

    def settle(self) -> None:
        """Read until the program has stopped painting."""
        while self._read(QUIET_SECONDS) is not None:
            pass

    def press(self, key: str) -> float | None:
        """Type a key, and wait until the program has stopped painting.

        Args:
            key: What the terminal sends for it.

        Returns:
            Seconds from the key to the last byte painted; None if nothing was painted.

        Raises:
            EndedError: The program has ended.
        """
        pressed = time.perf_counter()
        os.write(self._screen, key.encode())
        return self._answered(pressed)

    def resize(self, columns: int, rows: int) -> float | None:
        """Give the terminal another size, and wait until the program has stopped painting.

        Args:
            columns: Cells of a row.
            rows: Rows.

        Returns:
            Seconds from the change to the last byte painted; None if nothing was painted.

        Raises:
            EndedError: The program has ended.
        """
        changed = time.perf_counter()
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # The terminal is not the program's controlling one, so that the system does not tell it.
        self._process.send_signal(signal.SIGWINCH)
        return self._answered(changed)

    def _answered(self, asked: float) -> float | None:
        if self._read(ANSWER_SECONDS) is None:
            self._check_running()
            return None
        last = time.perf_counter()
        while self._read(QUIET_SECONDS) is not None:
            last = time.perf_counter()
        return last - asked

    def memory(self) -> float:
        """Give the program's resident memory in MB; NaN where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            return int(lines["VmRSS"].split()[0]) / 1024
        answer = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, text=True, check=False
        )
        return int(answer.stdout) / 1024 if answer.stdout.strip() else float("nan")

    def close(self) -> None:
        """Press q; end the program if that does not."""
        deadline = time.perf_counter() + EXIT_SECONDS
        try:
            os.write(self._screen, b"q")
            while self._process.poll() is None and time.perf_counter() < deadline:
                # What it paints on its way out must be taken, or it would wait for us.
                self._read(QUIET_SECONDS)
        except OSError:
            pass
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._screen)
        self._no_cache.cleanup()

    def _check_running(self) -> None:
        try:
            self._process.wait(QUIET_SECONDS)
        except subprocess.TimeoutExpired:
            return
        raise EndedError(_ESCAPE.sub(" ", self._painted)[-LAST_WORDS_CHARS:])

    def _read(self, seconds: float) -> bytes | None:
        """Take what was painted; None if that is nothing for so long, or the program has ended."""
        readable, _, _ = select.select([self._screen], [], [], max(0.0, seconds))
        if not readable:
            return None
        try:
            painted = os.read(self._screen, READ_BYTES)
        except OSError:  # Linux tells so that the other side is closed.
            return None
        self._painted = (self._painted + self._decoder.decode(painted))[-REMEMBERED_CHARS:]
        return painted or None

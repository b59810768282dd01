"""Hands a text over to the reader's clipboard by the first means that takes it, and claims no more than was seen."""

from __future__ import annotations

import base64
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

from tui.sources.sanitize import one_line
from tui.visiting import visitor

PATIENCE_SECONDS = 2.0
"""A clipboard program answers in milliseconds; one that waits for a display that is gone never does."""
AGAIN_SECONDS = 15.0
"""Copied again within this time, a text goes by the next means: long enough to have tried to paste it."""
MOST_OSC_BYTES = 74_994
"""Base64 that many terminals take in one OSC 52 sequence; of more they take nothing, without a word."""
MOST_REASON_CHARS = 60
"""A program's complaint beyond this is cut off."""
WITHOUT_CLIPBOARD = {"", "dumb", "linux"}
"""Terminals that have none: a pipe, and the console of Linux."""


class NotTakenError(Exception):
    """A means did not take the text; says why."""


class Means(Protocol):
    """A way to hand a text over."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def is_seen(self) -> bool:
        """Whether it can be seen that the text has arrived."""

    def take(self, text: str) -> None:
        """Hand a text over.

        Raises:
            NotTakenError: It was not taken.
        """

    @property
    def offer(self) -> str:
        """What doing it again would do by this means, after the key that does."""

    def told(self, what: str) -> str:
        """Say what was done with `what`, without a full stop."""


def _run(command: Sequence[str], handed: bytes) -> None:
    """Run a program and write to it.

    Raises:
        NotTakenError: It cannot be started, fails, or does not answer.
    """
    # Not a pipe: programs that stay behind to serve the clipboard keep it open, and reading would not end.
    with tempfile.TemporaryFile() as complaint:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaint, start_new_session=True
            )
        except OSError as error:
            raise NotTakenError(error.strerror or "it cannot be started") from error
        try:
            process.communicate(handed, timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise NotTakenError(f"no answer in {PATIENCE_SECONDS:g} seconds") from error
        if process.returncode:
            complaint.seek(0)
            said = one_line(complaint.read(4 * MOST_REASON_CHARS).decode("utf-8", "replace"), MOST_REASON_CHARS)
            raise NotTakenError(said or f"exit status {process.returncode}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


@dataclass(frozen=True, slots=True)
class Program:
    """A clipboard program of this machine."""

    command: tuple[str, ...]
    encoding: str = "utf-8"
    is_seen = True

    @property
    def name(self) -> str:
        """The program's name."""
        return Path(self.command[0]).name

    @property
    def offer(self) -> str:
        """Ask the program."""
        return f"asks {self.name}"

    def take(self, text: str) -> None:
        """Write the text to the program; it has taken it when it ends well."""
        _run(self.command, text.encode(self.encoding))

    def told(self, what: str) -> str:
        """Say so."""
        return f"Copied {what} with {self.name}"


@dataclass(frozen=True, slots=True)
class Tmux:
    """A buffer of tmux, which passes it on to the terminal's clipboard where it is set up to."""

    name = "tmux"
    offer = "asks tmux"
    is_seen = False

    def take(self, text: str) -> None:
        """Load the buffer; `-w` is what passes it on (tmux 3.2 and newer)."""
        _run(("tmux", "load-buffer", "-w", "-"), text.encode())

    def told(self, what: str) -> str:
        """Say what is sure: the buffer; the rest is tmux's and the terminal's affair."""
        return f"Copied {what} to tmux's buffer"


@dataclass(frozen=True, slots=True)
class Terminal:
    """The terminal's own clipboard, asked for by an escape sequence (OSC 52) that nothing answers."""

    write: Callable[[str], None]
    """Writes to the terminal; may be called from any thread."""
    is_in_tmux: bool = False
    name = "the terminal"
    offer = "asks the terminal"
    is_seen = False

    def take(self, text: str) -> None:
        """Send the sequence; in tmux once for tmux itself, and once wrapped for the terminal around it."""
        coded = _coded(text)
        if len(coded) > MOST_OSC_BYTES:
            raise NotTakenError("too long for its clipboard")
        sequence = _osc_52(coded)
        if self.is_in_tmux:
            doubled = sequence.replace("\x1b", "\x1b\x1b")
            sequence += f"\x1bPtmux;{doubled}\x1b\\"
        try:
            self.write(sequence)
        except (OSError, RuntimeError) as error:
            raise NotTakenError("it cannot be written to") from error

    def told(self, what: str) -> str:
        """Say that it was sent, no more."""
        return f"Sent {what} to the terminal (OSC 52)"


@dataclass(frozen=True, slots=True)
class BrowserPage:
    """The clipboard of a browser, which its page fills when it is asked to by an escape sequence (OSC 52)."""

    write: Callable[[str], None]
    """Writes to the page; may be called from any thread."""
    name = "the browser"
    offer = "asks the browser"
    is_seen = False

    def take(self, text: str) -> None:
        """Send the sequence; a page takes one of any length."""
        try:
            self.write(_osc_52(_coded(text)))
        except (OSError, RuntimeError) as error:
            raise NotTakenError("it cannot be written to") from error

    def told(self, what: str) -> str:
        """Say that it was sent; where the browser does not take it, the page says so."""
        return f"Sent {what} to the browser"


@dataclass(frozen=True, slots=True)
class ToFile:
    """A file that only the reader can read; the last resort."""

    path: Path
    offer = "writes a file"
    is_seen = True

    @property
    def name(self) -> str:
        """The file as the reader knows it."""
        home, path = str(Path.home()), str(self.path)
        return one_line(f"~{path[len(home) :]}" if path.startswith(home + os.sep) else path)

    def take(self, text: str) -> None:
        """Replace what the file holds."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Made anew, so that it is nobody else's from its first byte on, and no link is followed.
            handle, name = tempfile.mkstemp(prefix=f"{self.path.name}.", dir=self.path.parent)
            written = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(f"{text}\n")
                written.replace(self.path)
            except OSError:
                written.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise NotTakenError(error.strerror or "it cannot be written") from error

    def told(self, what: str) -> str:
        """Say where it is."""
        return f"Wrote {what} to {self.name}"


def _coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _osc_52(coded: str) -> str:
    return f"\x1b]52;c;{coded}\a"


def usual_means(
    environ: Mapping[str, str], write: Callable[[str], None], file: Path, platform: str = sys.platform
) -> list[Means]:
    """List the means there are, in the order in which to try them.

    Args:
        environ: The environment variables.
        write: Writes to the terminal; may be called from any thread.
        file: The last resort.
        platform: As `sys.platform` names it.
    """
    if visitor(environ) is not None:
        return [BrowserPage(write)]
    means: list[Means] = []
    # Over ssh, a program here would fill the clipboard of a machine that the reader does not sit at.
    if not (environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")):
        for program in _programs(environ, platform):
            found = shutil.which(program.command[0], path=environ.get("PATH"))
            if found:
                means.append(Program((found, *program.command[1:]), program.encoding))
    is_in_tmux = bool(environ.get("TMUX"))
    if is_in_tmux and shutil.which("tmux", path=environ.get("PATH")):
        means.append(Tmux())
    # GNU screen keeps such sequences to itself.
    if environ.get("TERM", "") not in WITHOUT_CLIPBOARD and not environ.get("STY"):
        means.append(Terminal(write, is_in_tmux))
    return [*means, ToFile(file)]


def _programs(environ: Mapping[str, str], platform: str) -> list[Program]:
    """The clipboard programs of a system, the most direct first."""
    if platform == "darwin":
        return [Program(("pbcopy",))]
    programs = []
    if platform == "win32" or environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP"):
        # With a byte-order mark it is taken for Unicode, else for the console's code page.
        programs.append(Program(("clip.exe",), "utf-16"))
    if environ.get("TERMUX_VERSION"):
        programs.append(Program(("termux-clipboard-set",)))
    if environ.get("WAYLAND_DISPLAY"):
        programs.append(Program(("wl-copy", "--type", "text/plain")))
    if environ.get("DISPLAY"):
        programs.append(Program(("xclip", "-in", "-selection", "clipboard")))
        programs.append(Program(("xsel", "--clipboard", "--input")))
    return programs


class Clipboard:
    """The means in their order, and how far down the last text has come.

    Args:
        means: At least one, the last resort last; that is done again where nothing comes after it.
        now: A clock in seconds.
    """

    def __init__(self, means: Sequence[Means], now: Callable[[], float] = monotonic) -> None:
        self._means = means
        self._now = now
        self._text = ""
        self._when = 0.0
        self._next = 0

    def hand_over(self, text: str, what: str, key: str) -> str:
        """Hand a text over; again within seconds, by the means after one whose success cannot be seen.

        Args:
            text: The text.
            what: What it is, in a few words.
            key: The key that does it again.

        Returns:
            What has happened, in a sentence or two.
        """
        is_again = text == self._text and self._now() - self._when < AGAIN_SECONDS
        failures: list[str] = []
        for n in range(self._next if is_again else 0, len(self._means)):
            means = self._means[n]
            try:
                means.take(text)
            except NotTakenError as error:
                failures.append(f"{means.name}: {error}")
                continue
            is_last = means.is_seen or n + 1 == len(self._means)
            self._text, self._when, self._next = text, self._now(), n if is_last else n + 1
            told = [f"{means.told(what)}."]
            if not is_last:
                told.append(f"Not in your clipboard? {key} again {self._means[self._next].offer}.")
            return " ".join([*told, *(f"({failure})" for failure in failures)])
        self._text = ""
        return f"Not copied: {'; '.join(failures)}."

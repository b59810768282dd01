"""A terminal for a robot: runs commands in tmux, presses keys, waits for words, keeps every byte written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYNOPTIC = (str(Path(sys.executable).with_name("synoptic")),)
PATIENCE = 30.0
"""Seconds after which what was waited for is taken not to come; only a failing test waits that long."""
POLL = 0.03
"""Seconds between two looks at the screen."""
PROMPT = "ready>"

KEYS = {"enter": "Enter", "delete": "DC", "escape": "Escape", "tab": "Tab", "shift+tab": "BTab", "space": "Space"}
"""Keys whose name in tmux is not what they type."""


class Terminal:
    """A shell in a tmux of its own: private socket, no configuration, fixed size and environment.

    Args:
        folder: Where socket, home and records are kept; what runs in the terminal starts there.
        size: Cells and rows.
        is_new: Whether the reader is opened there for the first time ever, which brings the tour.
        environment: Variables beside the usual ones.
    """

    def __init__(
        self, folder: Path, size: tuple[int, int] = (120, 40), *, is_new: bool = False, **environment: str
    ) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self._socket = folder / "tmux"
        self._record = folder / "written"
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.home),
            **{f"XDG_{name}_HOME": str(self.home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")},
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "SHELL": "/bin/sh",
            "COLORTERM": "truecolor",
            "TEXTUAL_ANIMATIONS": "none",
            "PS1": f"{PROMPT} ",
            **environment,
        }
        if not is_new:
            told = self.home / "state" / "synoptic" / "tour"
            told.parent.mkdir(parents=True)
            told.write_text("tour\n")
        width, height = size
        self._tmux("-f", os.devnull, "-u", "new-session", "-d", "-x", str(width), "-y", str(height), "/bin/sh")
        self._tmux("set-option", "-s", "escape-time", "0")
        self._tmux("pipe-pane", f"cat >> {shlex.quote(str(self._record))}")
        self.wait_for_text(PROMPT)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self._socket), *arguments]
        done = subprocess.run(
            command, env=self._environment, cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{shlex.join(command)}: {done.stderr}"
        return done.stdout

    def close(self) -> None:
        """End the shell and all that runs in it."""
        subprocess.run(["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False)

    # -- what the robot does -------------------------------------------------------------------------------

    def run(self, *command: str, redirect: str = "") -> None:
        """Start a command in the shell.

        Args:
            command: The program and its arguments.
            redirect: What the shell is to do with its output, such as `2> file`.
        """
        self.type(f"{shlex.join(command)} {redirect}".rstrip())
        self.press("enter")

    def type(self, text: str) -> None:
        """Type characters."""
        self._tmux("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        """Press keys, named as the reader's registry names them."""
        for key in keys:
            name = KEYS.get(key, key)
            self._tmux("send-keys", *(() if name in KEYS.values() else ("-l",)), "--", name)

    def paste(self, text: str) -> None:
        """Paste as the terminal's own key does, between the marks that a program asked for."""
        path = self.folder / "to paste"
        path.write_text(text, encoding="utf-8")
        self._tmux("load-buffer", "-b", "pasted", str(path))
        self._tmux("paste-buffer", "-b", "pasted", "-p", "-d")

    def interrupt(self) -> None:
        """Press ctrl+c."""
        self._tmux("send-keys", "C-c")

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    # -- what the robot sees -------------------------------------------------------------------------------

    @property
    def rows(self) -> list[str]:
        """The rows of the screen, without the spaces at their ends."""
        return self._tmux("capture-pane", "-p").split("\n")[:-1]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows)

    @property
    def cursor_text(self) -> str:
        """The words of the passage under the reader's cursor, as far as they are on the screen."""
        marked = [row[row.index("▌") + 1 :].split("│")[0] for row in self.rows if "▌" in row]
        return " ".join(" ".join(row[3:] for row in marked).split())

    @property
    def cursor_row(self) -> str:
        """The first row of the passage under the reader's cursor, from its bar to the end of the screen."""
        return next((row[row.index("▌") :] for row in self.rows if "▌" in row), "")

    @property
    def written(self) -> bytes:
        """Every byte that reached the terminal so far."""
        return self._record.read_bytes() if self._record.exists() else b""

    @property
    def pasted(self) -> str:
        """What programs have put on the clipboard."""
        return self._tmux("list-buffers")

    def wait_until(self, predicate: Callable[[], bool], description: str) -> None:
        """Poll until a predicate holds; fail with the screen's text if it never does."""
        deadline = time.monotonic() + PATIENCE
        while not predicate():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {description}; the screen shows\n{self.text}")
            time.sleep(POLL)

    def wait_for_text(self, *texts: str) -> None:
        """Wait until all texts are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def wait_for_cursor_on(self, text: str) -> None:
        """Wait until the reader's cursor is on a passage that starts with a text."""
        self.wait_until(lambda: self.cursor_text.startswith(text), f"the cursor on {text!r}")

    def is_as_before(self) -> bool:
        """Whether the terminal is the shell's again: main screen, cursor shown, no mouse reports."""
        flags = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag} #{pane_current_command}"
        return self._tmux("display-message", "-p", flags).split() == ["0", "1", "0", "0", "sh"]

    def check_usable(self) -> None:
        """Check that the terminal is the shell's again, and that the shell reads and writes lines as ever."""
        self.wait_until(self.is_as_before, "the shell's own screen")
        words = self._answer("stty -a").replace(";", " ").split()
        assert {"echo", "icanon", "isig", "icrnl", "opost", "onlcr"} <= set(words)
        assert modes_changed(self.written) == set()

    def exit_status(self) -> int:
        """Ask the shell how the last command ended."""
        return int(self._answer("echo $?"))

    def _answer(self, question: str) -> str:
        """Let the shell carry out a line, and give what it prints."""
        answer, is_done = self.folder / "answer", self.folder / "answered"
        is_done.unlink(missing_ok=True)
        self.type(f"{question} > {shlex.quote(str(answer))}; : > {shlex.quote(str(is_done))}; clear")
        self.press("enter")
        self.wait_until(is_done.exists, f"the shell to carry out {question!r}")
        return answer.read_text()


def modes_changed(written: bytes) -> set[str]:
    """Name the terminal's private modes (mouse, focus, paste, cursor, wrapping ...) that are not left as found."""
    last = {mode.decode(): switch for mode, switch in re.findall(rb"\x1b\[\?(\d+)([hl])", written)}
    on_at_first = {"7", "25"}
    return {mode for mode, switch in last.items() if (switch == b"h") != (mode in on_at_first)}


def colours(written: bytes) -> list[str]:
    """List the colours that SGR sequences among some bytes set."""
    found = []
    for sequence in re.findall(rb"\x1b\[([0-9;:]*)m", written):
        codes: Sequence[str] = sequence.decode().replace(":", ";").split(";")
        for code in codes:
            number = int(code or 0)
            if number in (38, 48, 58):
                found.append(sequence.decode())
                break
            if 30 <= number <= 37 or 40 <= number <= 47 or 90 <= number <= 97 or 100 <= number <= 107:
                found.append(sequence.decode())
                break
    return found

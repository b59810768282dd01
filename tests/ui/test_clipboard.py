"""A text goes to the clipboard that the reader has, and no more is claimed than was seen."""

from __future__ import annotations

import base64
import stat
import time
from pathlib import Path

import pytest

from tui.ui import clipboard
from tui.ui.clipboard import MOST_OSC_BYTES, Clipboard, Means, Terminal, ToFile, usual_means

LOCAL = {"TERM": "xterm-256color"}


class Machine:
    """A folder of clipboard programs, and a terminal that notes what is written to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[str] = []
        self.file = folder / "cache" / "clipped.txt"
        self.seconds = 0.0

    def install(self, name: str, script: str = 'cat > "$0.got"') -> Path:
        """Put a program on the path; by default it keeps what it is given."""
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program.with_name(f"{name}.got")

    def means(self, platform: str = "linux", **environ: str) -> list[Means]:
        """The means of a reader with an environment."""
        path = {"PATH": f"{self.folder}:/usr/bin:/bin"}
        return usual_means({**LOCAL, **path, **environ}, self.written.append, self.file, platform)

    def clipboard(self, platform: str = "linux", **environ: str) -> Clipboard:
        return Clipboard(self.means(platform, **environ), lambda: self.seconds)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine without any clipboard program."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(clipboard, "PATIENCE_SECONDS", 5.0)
    return Machine(tmp_path)


def names(means: list[Means]) -> list[str]:
    return [one.name for one in means]


# -- which means there are ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "platform", "environ"),
    [
        ("wl-copy", "linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("xclip", "linux", {"DISPLAY": ":0"}),
        ("xsel", "linux", {"DISPLAY": ":0"}),
        ("pbcopy", "darwin", {}),
        ("clip.exe", "linux", {"WSL_DISTRO_NAME": "Debian"}),
        ("termux-clipboard-set", "linux", {"TERMUX_VERSION": "0.118"}),
    ],
)
def test_a_program_of_the_system_comes_first_unless_the_reader_sits_elsewhere(
    machine: Machine, program: str, platform: str, environ: dict[str, str]
) -> None:
    for other in ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set"):
        if other == program:
            machine.install(other)
    assert names(machine.means(platform, **environ))[:2] == [program, "the terminal"]
    assert program not in names(machine.means("linux"))
    for elsewhere in ("SSH_CONNECTION", "SSH_TTY"):
        assert program not in names(machine.means(platform, **environ, **{elsewhere: "x"}))


def test_in_tmux_its_buffer_comes_before_the_terminal(machine: Machine) -> None:
    machine.install("tmux")
    assert names(machine.means(TMUX="/tmp/tmux,1,0", SSH_TTY="/dev/pts/1"))[:2] == ["tmux", "the terminal"]


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"TERM": "dumb"}, {"STY": "1.pts-0"}])
def test_a_terminal_without_a_clipboard_is_not_asked(machine: Machine, environ: dict[str, str]) -> None:
    (only,) = machine.means(**environ)
    assert isinstance(only, ToFile)


# -- programs ----------------------------------------------------------------------------------------------------


def test_a_program_that_ends_well_has_copied(machine: Machine) -> None:
    got = machine.install("xclip", 'echo "$@" > "$0.arguments"; cat > "$0.got"')
    text = "“No one was hurt.”\n\nNorholm — 東京"
    assert machine.clipboard(DISPLAY=":0").hand_over(text, "passage 3", "y") == "Copied passage 3 with xclip."
    assert got.read_text(encoding="utf-8") == text
    assert got.with_name("xclip.arguments").read_text() == "-in -selection clipboard\n"


def test_copied_again_after_a_success_that_was_seen_it_stays_with_the_program(machine: Machine) -> None:
    machine.install("xclip")
    board = machine.clipboard(DISPLAY=":0")
    assert {board.hand_over("text", "it", "y") for _ in range(3)} == {"Copied it with xclip."}
    assert machine.written == []


def test_windows_is_given_unicode_that_it_takes_for_it(machine: Machine) -> None:
    got = machine.install("clip.exe")
    machine.clipboard(WSL_INTEROP="/run/wsl").hand_over("naïve", "it", "y")
    assert got.read_bytes().startswith((b"\xff\xfe", b"\xfe\xff"))
    assert got.read_bytes().decode("utf-16") == "naïve"


def test_a_program_that_fails_is_told_of_and_the_next_means_tried(machine: Machine) -> None:
    machine.install("xclip", 'echo "Can\'t open display: \033[31m:0" >&2; exit 1')
    got = machine.install("xsel")
    told = machine.clipboard(DISPLAY=":0").hand_over("text", "it", "y")
    assert told == "Copied it with xsel. (xclip: Can't open display: ␛[31m:0)"
    assert got.read_text() == "text"


def test_a_program_that_fails_without_a_word_is_told_of_by_its_exit_status(machine: Machine) -> None:
    machine.install("xclip", "exit 7")
    assert "(xclip: exit status 7)" in machine.clipboard(DISPLAY=":0").hand_over("text", "it", "y")


def test_a_program_that_cannot_be_started_is_told_of(machine: Machine) -> None:
    machine.install("xclip").with_name("xclip").write_text("#!/nowhere/at/all\n")
    assert "(xclip: No such file or directory)" in machine.clipboard(DISPLAY=":0").hand_over("text", "it", "y")


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE_SECONDS", 0.3)
    late = machine.folder / "late"
    machine.install("wl-copy", f"(sleep 1; touch {late}) & sleep 60")
    began = time.monotonic()
    told = machine.clipboard(WAYLAND_DISPLAY="wayland-0").hand_over("text", "it", "y")
    assert "(wl-copy: no answer in 0.3 seconds)" in told
    assert time.monotonic() - began < 10
    time.sleep(1.0)
    assert not late.exists()


def test_a_program_that_leaves_something_behind_to_serve_the_clipboard_is_not_waited_for(machine: Machine) -> None:
    machine.install("xclip", 'cat > "$0.got"; sleep 3 & exit 0')
    began = time.monotonic()
    assert machine.clipboard(DISPLAY=":0").hand_over("text", "it", "y") == "Copied it with xclip."
    assert time.monotonic() - began < 2.5


def test_a_program_that_does_not_read_is_not_waited_for(machine: Machine) -> None:
    machine.install("xclip", "exit 1")
    assert "xclip: " in machine.clipboard(DISPLAY=":0").hand_over("x" * 1_000_000, "it", "y")


def test_tmux_takes_the_text_into_a_buffer_and_is_not_said_to_have_passed_it_on(machine: Machine) -> None:
    got = machine.install("tmux", 'echo "$@" > "$0.arguments"; cat > "$0.got"')
    told = machine.clipboard(TMUX="/tmp/tmux,1,0").hand_over("text", "it", "Y")
    assert told == "Copied it to tmux's buffer. Not in your clipboard? Y again asks the terminal."
    assert (got.read_text(), got.with_name("tmux.arguments").read_text()) == ("text", "load-buffer -w -\n")


# -- the terminal ------------------------------------------------------------------------------------------------


def test_the_terminal_is_sent_the_text_and_nothing_is_claimed(machine: Machine) -> None:
    told = machine.clipboard().hand_over("naïve “text”", "passage 3", "y")
    assert told == "Sent passage 3 to the terminal (OSC 52). Not in your clipboard? y again writes a file."
    coded = base64.b64encode("naïve “text”".encode()).decode()
    assert machine.written == [f"\x1b]52;c;{coded}\a"]


def test_in_tmux_it_is_sent_wrapped_too(machine: Machine) -> None:
    Terminal(machine.written.append, is_in_tmux=True).take("text")
    plain = "\x1b]52;c;dGV4dA==\a"
    assert machine.written == [f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"]


def test_a_text_too_long_for_a_terminal_goes_to_a_file(machine: Machine) -> None:
    longest = MOST_OSC_BYTES // 4 * 3
    assert machine.clipboard().hand_over("x" * longest, "it", "y").startswith("Sent it")
    told = machine.clipboard().hand_over("x" * (longest + 1), "it", "y")
    assert told.startswith("Wrote it to ")
    assert "(the terminal: too long for its clipboard)" in told
    assert len(machine.written) == 1


def test_a_terminal_that_cannot_be_written_to_is_told_of(machine: Machine) -> None:
    def gone(sequence: str) -> None:
        raise RuntimeError("App is not running")

    told = Clipboard([Terminal(gone), ToFile(machine.file)]).hand_over("text", "it", "y")
    assert "(the terminal: it cannot be written to)" in told


# -- a browser ---------------------------------------------------------------------------------------------------


def test_from_a_browser_no_program_is_started_and_no_file_is_written(machine: Machine) -> None:
    machine.install("wl-copy")
    board = machine.clipboard(WAYLAND_DISPLAY="wayland-0", TMUX="x", SYNOPTIC_VISITOR="Anna")
    text = "ö" * MOST_OSC_BYTES
    for _ in range(3):
        assert board.hand_over(text, "it", "y") == "Sent it to the browser."
    assert machine.written == [f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"] * 3
    assert [path.name for path in machine.folder.iterdir()] == ["wl-copy"]


# -- the last resort ---------------------------------------------------------------------------------------------


def test_copied_again_within_seconds_it_goes_to_a_file_that_only_the_reader_can_read(machine: Machine) -> None:
    board = machine.clipboard()
    board.hand_over("text", "it", "y")
    machine.seconds = 10.0
    assert board.hand_over("text", "it", "y") == f"Wrote it to {machine.file}."
    assert machine.file.read_text() == "text\n"
    assert stat.S_IMODE(machine.file.stat().st_mode) == 0o600
    assert board.hand_over("text", "it", "y") == f"Wrote it to {machine.file}."
    assert [path.name for path in machine.file.parent.iterdir()] == ["clipped.txt"]


@pytest.mark.parametrize(("text", "seconds"), [("another text", 1.0), ("text", 100.0)])
def test_another_text_or_the_same_one_later_goes_the_usual_way(machine: Machine, text: str, seconds: float) -> None:
    board = machine.clipboard()
    board.hand_over("text", "it", "y")
    machine.seconds = seconds
    assert board.hand_over(text, "it", "y").startswith("Sent it")


def test_the_file_takes_the_place_of_a_link_and_not_of_what_it_leads_to(machine: Machine) -> None:
    precious = machine.folder / "precious"
    precious.write_text("precious")
    machine.file.parent.mkdir()
    machine.file.symlink_to(precious)
    ToFile(machine.file).take("text")
    assert (precious.read_text(), machine.file.read_text()) == ("precious", "text\n")


def test_the_file_is_named_from_the_readers_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reader")
    assert ToFile(Path("/home/reader/.cache/clipped.txt")).name == "~/.cache/clipped.txt"
    assert ToFile(Path("/home/reader2/clipped.txt")).name == "/home/reader2/clipped.txt"


def test_where_nothing_takes_the_text_that_is_said(machine: Machine) -> None:
    machine.file.parent.write_text("no folder")
    told = machine.clipboard(TERM="linux").hand_over("text", "it", "y")
    assert told == f"Not copied: {machine.file}: File exists."

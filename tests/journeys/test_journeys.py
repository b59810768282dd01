"""The real program in a real terminal, from the shell and back to it."""

from __future__ import annotations

import os
import re
import shlex
import signal
from collections.abc import Callable
from functools import partial

import pytest

from tests.journeys.accounts import write_accounts
from tests.journeys.terminal import SYNOPTIC, Terminal, colours
from tui.notebook import Notebook, Tag
from tui.ui import themes

pytestmark = pytest.mark.journey

COMPARED = "omissions"
"""A word of the status line that is there once the accounts are compared."""


def test_reading_the_seeds_tagging_leaving_and_coming_back(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED)
    start = terminal.cursor_text
    terminal.press("J")
    terminal.wait_until(lambda: terminal.cursor_text not in ("", start), "the next aligned passage")
    passage = terminal.cursor_text
    terminal.press("v")
    terminal.wait_for_text("Verified", "✓1")
    terminal.press("q")
    terminal.check_usable()

    (notebook,) = terminal.home.rglob("notebook.sqlite3")
    with Notebook.open(notebook, "another program") as kept:
        tagged = [(one.target.anchors[0].quote, one.opinion.tag) for one in kept.everything()]
    assert [(" ".join(quote.split())[:30], tag) for quote, tag in tagged] == [(passage[:30], Tag.VERIFIED)]

    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED, "✓1")
    assert terminal.cursor_text == passage
    assert re.search("▌[=!+·~]✓", terminal.text)
    terminal.press("z")
    terminal.wait_for_text("Undone", "✓0")
    terminal.press("q")
    terminal.wait_until(terminal.is_as_before, "the shell's own screen")
    assert terminal.exit_status() == 0


def test_opening_the_same_accounts_again_shows_their_findings_without_comparing(terminal: Terminal) -> None:
    paths = write_accounts(terminal.folder / "accounts")
    for is_known in (False, True, False):
        began = len(terminal.written)
        terminal.run(*SYNOPTIC, "read", *map(str, paths))
        terminal.wait_for_text(COMPARED)
        assert (b"comparing" in terminal.written[began:]) is not is_known
        terminal.press("q")
        terminal.check_usable()
        if is_known:
            paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("40 people", "50 people"))


def test_quitting_before_the_comparison_is_done_leads_back_to_the_shell(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text("comparing", "q quit")
    terminal.press("q")
    terminal.check_usable()
    assert "Traceback" not in terminal.text


def test_changing_the_size_of_the_window_and_being_stopped(terminal: Terminal) -> None:
    paths = write_accounts(terminal.folder / "accounts")
    process = terminal.folder / "process"
    script = f"echo $$ > {shlex.quote(str(process))}; exec {shlex.join([*SYNOPTIC, 'read', *map(str, paths)])}"
    terminal.run("sh", "-c", script)
    terminal.wait_for_text(COMPARED)
    terminal.press("G")
    passage = "The licence of the operator comes up"
    terminal.wait_for_cursor_on(passage)
    terminal.resize(59, 19)
    terminal.wait_for_text("synoptic needs 60×20 cells", "59×19")
    for width, height in ((60, 20), (200, 50), (120, 40)):
        terminal.resize(width, height)
        terminal.wait_until(partial(fills, terminal, width, height), f"a frame of {width}×{height}")
        terminal.wait_for_cursor_on(passage)
    os.kill(int(process.read_text()), signal.SIGTERM)
    terminal.check_usable()
    assert "Traceback" not in terminal.text

    terminal.run(*SYNOPTIC, "read", *map(str, paths))
    terminal.wait_for_text(COMPARED)
    terminal.wait_for_cursor_on(passage)
    terminal.press("q")
    terminal.check_usable()


def fills(terminal: Terminal, width: int, height: int) -> bool:
    rows = terminal.rows
    rule = next((len(row) for row in rows if set(row) == {"─"}), 0)
    return len(rows) == height and rule == width and "help" in rows[-1]


def test_paths_that_cannot_be_read_are_named_in_one_line(terminal: Terminal) -> None:
    folder = terminal.folder
    (folder / "empty").mkdir()
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)
    harbour, bay = write_accounts(folder / "accounts")
    for path, reason in (
        ("missing.txt", "missing.txt: does not exist"),
        ("empty", "empty: no articles in it"),
        ("photo.txt", "photo.txt: "),
    ):
        said = folder / "said"
        terminal.run(*SYNOPTIC, "read", path, redirect=f"2> {shlex.quote(str(said))}")
        assert terminal.exit_status() == 2
        (line,) = said.read_text().splitlines()
        assert line.startswith("synoptic: ")
        assert reason in line
        assert terminal.is_as_before()
    assert b"\x1b[?1049h" not in terminal.written

    terminal.run(*SYNOPTIC, "read", str(harbour), "photo.txt", str(bay), "missing.txt")
    terminal.wait_for_text(COMPARED)
    assert "Left out: " in terminal.rows[-1]
    assert "photo.txt" in terminal.rows[-1]
    terminal.press("j")
    terminal.wait_for_text("next aligned")
    terminal.press("q")
    terminal.check_usable()


def test_the_first_time_there_is_a_tour_and_only_then(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal(is_new=True)
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED, "Tour 1 of 7")
    for key, following in (("j", "Tour 2 of"), ("J", "Tour 3 of"), ("enter", "Tour 4 of")):
        terminal.press(key)
        terminal.wait_for_text(following)
    terminal.press("escape")
    terminal.wait_for_text("Tour ended. F6 shows it again")
    terminal.press("q")
    terminal.check_usable()
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED)
    assert "Tour" not in terminal.text
    terminal.press("q")
    terminal.check_usable()


def test_own_articles_come_without_a_tour_and_a_single_one_can_be_read(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal(is_new=True)
    harbour, bay = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", str(harbour), str(bay))
    terminal.wait_for_text(COMPARED, "New here? F6 shows you round")
    assert "Tour" not in terminal.text
    terminal.press("q")
    terminal.check_usable()
    terminal.run(*SYNOPTIC, "read", str(harbour))
    terminal.wait_for_text("nothing to compare it with", "The ferry Solveig lost all power")
    terminal.press("q")
    terminal.check_usable()


def test_a_hostile_file_reaches_the_terminal_as_text_only(terminal: Terminal) -> None:
    bad = "\x1b]52;c;b3duZWQ=\x07 \x1b]0;owned\x07 \x1b[31;47m \x9b2J a\x00b \u202etxt.exe \u2066 [@click=app.quit]x[/]"
    folder = terminal.folder / "accounts"
    harbour, _ = write_accounts(folder)
    front = f"---\ntitle: 'T {bad}'\noutlet: 'O {bad}'\nnote: 'N {bad}'\n---\n\n"
    harbour.write_text(f"{front}Look: {bad} is what it said.\n\nNobody was hurt off Norholm.\n", encoding="utf-8")
    (folder / "name \x1b]52;c;b3duZWQ=\x07.png").write_bytes(b"\x89PNG\x00")
    terminal.run("tmux", "-S", str(terminal.folder / "tmux"), "set-option", "-s", "set-clipboard", "on")
    terminal.run(*SYNOPTIC, "read", str(folder))
    terminal.wait_for_text(COMPARED, "Left out: ")
    for keys in ("g", "J", "l", "g"):
        terminal.press(keys)
    terminal.wait_for_text("Look: ␛]52;c;")
    terminal.press("q")
    terminal.check_usable()
    written = terminal.written
    for sequence in (b"\x1b]52", b"\x1b]0;owned", b"\x1b[31;47m", b"\x9b2J", b"\x00"):
        assert sequence not in written
    shown = written.decode("utf-8", "replace")
    assert not set(shown) & set("\u202e\u2066\x9b")
    assert terminal.pasted == ""


@pytest.mark.parametrize(("theme", "ground"), [("dark", themes.DARK.background), ("light", themes.LIGHT.background)])
def test_each_theme_has_its_colours(terminal: Terminal, theme: str, ground: str) -> None:
    paths = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", "--theme", theme, *map(str, paths))
    terminal.wait_for_text(COMPARED)
    terminal.press("q")
    terminal.check_usable()
    red, green, blue = bytes.fromhex(ground.removeprefix("#"))
    assert any(f"48;2;{red};{green};{blue}" in sequence for sequence in colours(terminal.written))


def test_without_colours_none_is_written(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal(NO_COLOR="1")
    paths = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", *map(str, paths))
    terminal.wait_for_text(COMPARED)
    terminal.press("J", "v", "o")
    terminal.wait_for_text("✓1")
    terminal.press("?")
    terminal.wait_for_text("Previous passage")
    terminal.press("?")
    terminal.wait_until(lambda: "Previous passage" not in terminal.text, "the help to close")
    terminal.press(":")
    terminal.wait_for_text("Search for commands")
    terminal.press("escape")
    terminal.wait_until(lambda: "Search for commands" not in terminal.text, "the palette to close")
    terminal.press("q")
    terminal.check_usable()
    assert colours(terminal.written) == []


def test_without_colours_the_theme_key_brings_none(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal(NO_COLOR="1")
    paths = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", *map(str, paths))
    terminal.wait_for_text(COMPARED)
    terminal.press("*", "v")
    terminal.wait_for_text("✓1")
    terminal.press("q")
    terminal.check_usable()
    assert colours(terminal.written) == []

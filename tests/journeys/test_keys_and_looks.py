"""Journeys of readers with their own keys and looks, in a real terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.accounts import write_accounts
from tests.journeys.terminal import SYNOPTIC, Terminal, colours
from tests.journeys.test_journeys import COMPARED
from tui.reading.looks import Look
from tui.ui import themes

pytestmark = pytest.mark.journey


def choose_keys(terminal: Terminal, text: str) -> None:
    path = terminal.home / "config" / "synoptic" / "keys.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)


def open_reader(terminal: Terminal, *options: str) -> None:
    paths = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", *options, *map(str, paths))
    terminal.wait_for_text(COMPARED)


def ground(look: Look) -> str:
    red, green, blue = bytes.fromhex(str(themes.THEMES[look].background).removeprefix("#"))
    return f"48;2;{red};{green};{blue}"


def test_own_keys_are_taught_and_work(terminal: Terminal) -> None:
    choose_keys(terminal, '[keys]\n"tag.verified" = "U"\n"tag.undo" = "ctrl+n"\n"reader.quit" = "Q"\n')
    open_reader(terminal)
    terminal.press("J", "U")
    terminal.wait_for_text("✓1", "Verified; ^n undoes it.")
    terminal.type("\x0e")
    terminal.wait_for_text("✓0")
    terminal.press("Q")
    terminal.check_usable()


def test_keys_that_clash_are_refused_before_the_screen_is_taken(terminal: Terminal) -> None:
    choose_keys(terminal, '[keys]\n"passage.next" = "J"\n')
    paths = write_accounts(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", *map(str, paths))
    terminal.wait_for_text("line 2: J is a key of passage.next")
    terminal.check_usable()
    assert b"\x1b[?1049h" not in terminal.written


def test_a_look_chosen_in_the_reader_is_there_the_next_time_unless_another_is_asked_for(terminal: Terminal) -> None:
    open_reader(terminal)
    terminal.press("*", "*")
    terminal.wait_for_text("Colours: high-contrast")
    terminal.press("q")
    terminal.check_usable()
    for options, look in (((), Look.HIGH_CONTRAST), (("--theme", "light"), Look.LIGHT), ((), Look.HIGH_CONTRAST)):
        before = len(terminal.written)
        open_reader(terminal, *options)
        terminal.press("q")
        terminal.check_usable()
        shown = colours(terminal.written[before:])
        assert any(ground(look) in sequence for sequence in shown)
        others = set(Look) - {look, Look.TERMINAL}
        assert not any(
            ground(other) in sequence for other in others for sequence in shown if ground(other) != ground(look)
        )


def test_without_colours_a_kept_look_and_an_option_bring_none(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal(NO_COLOR="1")
    path = terminal.home / "state" / "synoptic" / "theme"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("light\n")
    open_reader(terminal, "--theme", "high-contrast")
    terminal.press("*")
    terminal.wait_for_text("NO_COLOR is set")
    terminal.press("m", "q")
    terminal.wait_for_text(COMPARED)
    terminal.press("q")
    terminal.check_usable()
    assert colours(terminal.written) == []
    # Not even the terminal's default colours are asked for: 39 and 49 are left out by `colours`.
    assert not re.search(rb"\x1b\[(?:[0-9;]*;)?[349][0-9](?:;[0-9;]*)?m", terminal.written)
    assert path.read_text() == "light\n"


def test_the_terminals_cursor_stands_on_the_passage(terminal: Terminal) -> None:
    open_reader(terminal)
    terminal.press("J")

    def stands() -> bool:
        x, y = map(int, terminal._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
        row = terminal.rows[y]
        return row[max(0, x - 4) : x].startswith("▌") and terminal.cursor_text.startswith(row[x:].split("│")[0].strip())

    terminal.wait_until(stands, "the terminal's cursor on the passage")
    terminal.press("q")
    terminal.check_usable()

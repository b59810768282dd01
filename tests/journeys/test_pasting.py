"""A journey of a reader who pastes an article with the terminal's own key."""

from __future__ import annotations

import pytest

from tests.journeys.terminal import SYNOPTIC, Terminal
from tests.journeys.test_journeys import COMPARED

pytestmark = pytest.mark.journey

GULL = """Ferry drifts for an hour
By Ada Gull
Published 4 May 2024

The ferry Solveig lost all power off Norholm shortly before noon on Friday, a passenger said. The sea was calm.

Nobody was hurt, \x1b]52;c;b3duZWQ=\x07\x1b[31m the coast guard of Norholm said, and a tug towed the ferry back.
"""


def open_seeds(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED)


def test_a_pasted_article_is_a_sixth_column_that_is_there_again_the_next_time(terminal: Terminal) -> None:
    open_seeds(terminal)
    terminal.press("P")
    terminal.wait_for_text("with your terminal's own key")
    terminal.paste(GULL)
    terminal.wait_for_text("Ferry drifts for an hour", "Ada Gull")
    terminal.press("enter")
    terminal.wait_for_text("Outlet:")
    terminal.type("Sea Gull")
    terminal.press("enter")
    terminal.wait_for_text("6 Sea Gull", "Pasted as column 6; kept in the notebook", COMPARED)
    terminal.wait_for_cursor_on("The ferry Solveig lost all power")
    terminal.press("q")
    terminal.check_usable()

    open_seeds(terminal)
    terminal.wait_for_text("6 Sea Gull")
    terminal.wait_for_cursor_on("The ferry Solveig lost all power")
    terminal.press("delete")
    terminal.wait_for_text("Take the pasted article 6 Sea Gull away?")
    terminal.press("y")
    terminal.wait_for_text("6 Sea Gull is taken away", "of 5", COMPARED)
    terminal.press("q")
    terminal.check_usable()
    for sequence in (b"\x1b]52", b"\x1b[31m"):
        assert sequence not in terminal.written


def test_what_is_pasted_on_the_columns_opens_with_enter_pressed_at_once(terminal: Terminal) -> None:
    open_seeds(terminal)
    terminal.paste(GULL)
    terminal.press("enter")
    terminal.wait_for_text("Outlet:")
    terminal.press("enter")
    terminal.wait_for_text("Pasted as column 6")
    terminal.press("q")
    terminal.check_usable()

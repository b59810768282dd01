"""The five minutes of the guide, done in a terminal as it says: what is typed, what is pressed, what is then seen."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, VARIES, Block, blocks, command_folder, examples
from tests.journeys.conftest import open_terminal
from tests.journeys.terminal import Terminal

pytestmark = pytest.mark.journey
GUIDE = ROOT / "docs" / "guide.md"
KEY = re.compile(r'"([^"]*)"|(\S+)')
"""What is typed between quotation marks, or the name of a key."""
READER = "synoptic read seeds"
"""The command that opens the reader, so that nothing is printed."""

__all__ = ["open_terminal"]


def test_whoever_does_what_the_guide_says_sees_what_it_says(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = f"{command_folder(tmp_path / 'bin')}{os.pathsep}{os.environ['PATH']}"
    terminal = open_terminal(is_new=True, PATH=path)
    (terminal.folder / "seeds").symlink_to(ROOT / "seeds")
    steps = list(blocks(GUIDE))
    assert {"console", "keys", "screen"} <= {step.kind for step in steps}
    for step in steps:
        match step.kind:
            case "console":
                do_commands(terminal, step)
            case "keys":
                press_keys(terminal, step)
            case "screen":
                shown = step.text.splitlines()
                terminal.wait_until(partial(are_seen, terminal, shown), f"what line {step.line} shows")
            case _:
                pass
    report = (terminal.folder / "report.html").read_text(encoding="utf-8")
    assert "Who saw this?" in report


def press_keys(terminal: Terminal, block: Block) -> None:
    """Press keys, and type what stands between quotation marks."""
    for typed, key in KEY.findall(block.text):
        if typed:
            terminal.type(typed)
        else:
            terminal.press(key)


def do_commands(terminal: Terminal, block: Block) -> None:
    """Type commands, and wait for what they print; of the reader, for the screen that comes next."""
    for example in examples(block):
        terminal.wait_until(terminal.is_as_before, "the shell's own screen")
        terminal.type(example.command)
        terminal.press("enter")
        if example.command != READER:
            terminal.wait_until(
                partial(are_seen, terminal, example.printed, example.command), f"what {example.command} prints"
            )
            assert terminal.exit_status() == 0, example.command


def are_seen(terminal: Terminal, lines: Sequence[str], typed: str = "") -> bool:
    """Whether each line is in some row, however wide the gaps are there; a command typed is not what it prints."""
    rows = [" ".join(row.split()) for row in terminal.rows if not typed or typed not in row]
    for line in lines:
        sought = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.split(VARIES)))
        if not any(sought.search(row) for row in rows):
            return False
    return True

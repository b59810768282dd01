"""What README and docs show of commands is what these print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tests.docs.blocks import PAGES, ROOT, Example, blocks, command_folder, examples, is_printed
from tui.cli import app

GUIDE = ROOT / "docs" / "guide.md"
"""Driven in a terminal, by a test of its own."""
PROGRAM = re.compile(r"(?:\.venv/bin/)?synoptic\b(.*)")
PATIENCE = 60.0
"""Seconds after which a run is taken to hang."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where comparisons are kept, so that only the first example waits for one."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def place(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with `seeds/`, where `synoptic` is a command."""
    monkeypatch.setenv("PATH", f"{command_folder(tmp_path / 'bin')}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(shelf))
    work = tmp_path / "work"
    work.mkdir()
    (work / "seeds").symlink_to(ROOT / "seeds")
    return work


def shown() -> Iterator[Any]:
    """The pages that show what commands print, each with its examples."""
    for page in PAGES:
        found = [one for block in blocks(page) if block.kind == "console" for one in examples(block)]
        if found and page != GUIDE:
            yield pytest.param(found, id=page.stem)


@pytest.mark.parametrize("found", list(shown()))
def test_a_page_shows_what_its_commands_print(found: list[Example], place: Path) -> None:
    for example in found:
        done = subprocess.run(
            ["sh", "-c", example.command],
            cwd=place,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, (example.command, done.stdout, done.stderr)
        assert is_printed(example.printed, done.stdout.splitlines()), (example.command, done.stdout[:5000])


def commands() -> Iterator[str]:
    """What follows `synoptic` on each line of a page that is to be typed."""
    for page in PAGES:
        for block in blocks(page):
            for line in block.text.splitlines() if block.kind in ("sh", "console") else ():
                for part in re.split(r"\s[|;]\s|\s#\s|&&", line.removeprefix("$ ")):
                    if (found := PROGRAM.match(part.strip())) and (block.kind == "sh" or line.startswith("$ ")):
                        yield found[1].strip()


def unheard(command: TyperCommand | TyperGroup) -> TyperCommand | TyperGroup:
    """The command line, which reads its arguments and does nothing."""
    command.callback = None
    for part in command.commands.values() if isinstance(command, TyperGroup) else ():
        assert isinstance(part, TyperCommand | TyperGroup)
        unheard(part)
    return command


@pytest.mark.parametrize("written", sorted(set(commands())))
def test_every_command_that_a_page_names_is_one(written: str) -> None:
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    unheard(command).main(shlex.split(written), standalone_mode=False)


def test_a_command_that_is_none_is_found_out() -> None:
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    for written in ("reed seeds", "report seeds --onyl embellish", "report seeds --only dull", "notebook merge a"):
        with pytest.raises(typer.TyperException):
            unheard(command).main(shlex.split(written), standalone_mode=False)


def test_what_varies_is_passed_over_and_nothing_else() -> None:
    printed = ["one", "two 2", "three", "four", "five"]
    for expected in (["one", "...", "five"], ["...", "two ...", "three", "..."], ["one", "two 2", "three", "..."]):
        assert is_printed(expected, printed)
    for wrong in (["one", "..."][:1], ["one", "...", "four"], ["two 2", "..."], ["...", "three", "two ...", "..."], []):
        assert not is_printed(wrong, printed)

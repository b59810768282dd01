"""The fenced blocks of README and docs, by kind, in the order of their page, and what their commands need."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
VARIES = "..."
"""Stands for whatever varies: within a line, or alone for any number of lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two fences."""

    kind: str
    """The word after the first fence."""
    text: str
    line: int
    """Number of the fence's line in its page, from 1."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command and what it prints."""

    command: str
    """As typed in a shell."""
    printed: tuple[str, ...]
    """Lines, with `VARIES` in place of what does."""


def blocks(page: Path) -> Iterator[Block]:
    """Give the blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        yield Block(found[1], found[2], text.count("\n", 0, found.start()) + 1)


def examples(block: Block) -> Iterator[Example]:
    """Give the commands of a `console` block, each with what it prints."""
    for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
        command, *printed = part.splitlines()
        yield Example(command, tuple(printed))


def is_printed(expected: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether lines are what an example shows.

    Args:
        expected: The example's lines.
        lines: What was printed.
    """
    stretches: list[list[Callable[[str], object]]] = [[]]
    """Lines that follow each other, with any number of others between two stretches."""
    for line in expected:
        if line == VARIES:
            stretches.append([])
        else:
            stretches[-1].append(_recogniser(line))
    at = 0
    for number, stretch in enumerate(stretches):
        starts = range(at, len(lines) - len(stretch) + 1)
        if number == 0:
            starts = starts[:1]
        if number == len(stretches) - 1:
            starts = starts[-1:] if number else starts[: len(lines) == len(stretch)]
        found = next((s for s in starts if all(m(line) for m, line in zip(stretch, lines[s:], strict=False))), None)
        if found is None:
            return False
        at = found + len(stretch)
    return True


def _recogniser(line: str) -> Callable[[str], object]:
    return re.compile(".*".join(map(re.escape, line.split(VARIES)))).fullmatch


def command_folder(folder: Path) -> Path:
    """A folder with a command `synoptic` that runs this checkout."""
    folder.mkdir()
    script = folder / "synoptic"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {sys.executable} -m tui "$@"\n')
    script.chmod(0o755)
    return folder

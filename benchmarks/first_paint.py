"""First paint: from the start of the process to the first words of an article on the screen."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.empty_app import MARKER
from benchmarks.figures import Options, Table, middle, milliseconds
from benchmarks.terminal import Terminal

RUNS, QUICK_RUNS = 11, 7
"""Starts of each program: fewer give a median that moves by more than what is looked for, some 20 ms."""
TARGET_MS = 150
"""Most milliseconds that the reader may take more than an empty app: together about the blink of an eye."""
WAIT_SECONDS = 60.0
"""Longest wait for a first paint; the slowest machine that is of use stays far below."""
OPENING_CHARS = 400
"""Characters of an article that stand on its first screen whatever the width."""
LEAST_LETTERS = 7
"""Letters of a word that is looked for: a column is never so narrow as to break it."""


def measure(options: Options) -> Table:
    """Start the reader and an empty Textual app in turn."""
    opening = words_of_opening(options.paths)
    reader: list[float] = []
    empty: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        # The first start of each compiles modules and makes the notebook; it is not counted.
        for n in range(1 + (QUICK_RUNS if options.quick else RUNS)):
            nothing = _painted_after(["-m", "benchmarks.empty_app"], re.compile(MARKER), home)
            article = _painted_after(reading(options.paths), opening, home)
            if n:
                empty.append(nothing)
                reader.append(article)
    more = [one - other for one, other in zip(reader, empty, strict=True)]
    return Table(
        "First paint",
        ("from the start of the process", "median ms", "least ms", "target ms"),
        (
            ("empty Textual app", milliseconds(middle(empty)), milliseconds(min(empty)), ""),
            ("reader, the articles", milliseconds(middle(reader)), milliseconds(min(reader)), ""),
            (
                "reader - empty app",
                milliseconds(middle(more)),
                milliseconds(min(reader) - min(empty)),
                f"<= {TARGET_MS}",
            ),
        ),
        f"{len(reader)} starts of each, in turn; the difference is the median of the differences",
    )


def reading(paths: Sequence[Path]) -> list[str]:
    """Give the arguments that open articles in the reader."""
    return ["-m", "tui", "read", *map(str, paths)]


def words_of_opening(paths: Sequence[Path]) -> re.Pattern[str]:
    """Give what matches any word with which the body of the first article begins."""
    from tui.sources import load

    article = load(paths, sentences=False).articles[0]
    body = article.text[next(passage.start for passage in article.passages if passage.is_claim) :]
    words = re.findall(rf"[A-Za-z]{{{LEAST_LETTERS},}}", body[:OPENING_CHARS])
    # A word of the title may be painted earlier, in the status line.
    return re.compile("|".join(sorted({word for word in words if word not in (article.title or "")})))


def _painted_after(arguments: Sequence[str], wanted: re.Pattern[str], home: Path) -> float:
    with Terminal(arguments, home) as terminal:
        return terminal.wait_for(wanted, WAIT_SECONDS)

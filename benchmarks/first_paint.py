"""First paint: from the start of the process to the first words of an article on the screen."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.empty_app import MARKER
from benchmarks.figures import Options, Table, middle, milliseconds
from benchmarks.synthetic import write_accounts
from benchmarks.terminal import Terminal

RUNS, QUICK_RUNS = 11, 7
"""Starts of each program: fewer give a median that moves by more than what is looked for, some 20 ms."""
TARGET_MS = 150
"""Most milliseconds that the reader may take more than an empty app: together about the blink of an eye."""
THREADS = re.compile(r"\d+ threads|thread \d+ of \d+")
"""What the status line says once the accounts are compared."""
WAIT_SECONDS = 60.0
"""Longest wait for a first paint; the slowest machine that is of use stays far below."""
TARGET_AGAIN_MS = 30
"""Most milliseconds that articles compared before may be painted later with their findings than without: two frames."""
MANY, MANY_WORDS = 100, 500
"""Articles of a story that every outlet has, and words of each."""
TARGET_MANY_MS = 500
"""Most milliseconds that the reader may take more than an empty app for so many."""
OPENING_CHARS = 400
"""Characters of an article that stand on its first screen whatever the width."""
LEAST_LETTERS = 7
"""Letters of a word that is looked for: a column is never so narrow as to break it."""


def measure(options: Options) -> Table:
    """Start the reader, the reader on articles compared before, and an empty Textual app in turn."""
    with tempfile.TemporaryDirectory() as folder:
        home, cache = Path(folder), Path(folder) / "cache"
        many = write_accounts(home, MANY_WORDS, [f"Outlet {n}" for n in range(1, MANY + 1)])
        few_opening, many_opening = words_of_opening(options.paths), words_of_opening(many)
        for paths in (options.paths, many):
            with Terminal(reading(paths), home, cache) as terminal:
                terminal.wait_for(THREADS, WAIT_SECONDS)
        # The first start of each compiles modules and makes the notebook; it is not counted.
        runs = [
            (
                _painted_after(["-m", "benchmarks.empty_app"], re.compile(MARKER), home),
                _painted_after(reading(options.paths), few_opening, home),
                _painted_after(reading(options.paths), THREADS, home, cache),
                _painted_after(reading(many), many_opening, home),
                _painted_after(reading(many), THREADS, home, cache),
            )
            for _ in range(1 + (QUICK_RUNS if options.quick else RUNS))
        ]
    empty, reader, again, hundred, hundred_again = zip(*runs[1:], strict=True)
    return Table(
        "First paint",
        ("from the start of the process", "median ms", "least ms", "target ms"),
        (
            ("empty Textual app", milliseconds(middle(empty)), milliseconds(min(empty)), ""),
            ("reader, the articles", milliseconds(middle(reader)), milliseconds(min(reader)), ""),
            ("reader, opened again, with findings", milliseconds(middle(again)), milliseconds(min(again)), ""),
            _difference("reader - empty app", reader, empty, TARGET_MS),
            _difference("reader, opened again - reader", again, reader, TARGET_AGAIN_MS),
            _difference(f"reader, {MANY} x {MANY_WORDS} words - empty app", hundred, empty, TARGET_MANY_MS),
            _difference(f"reader, {MANY} opened again - empty app", hundred_again, empty, TARGET_MANY_MS),
        ),
        f"{len(reader)} starts of each, in turn; a difference is the median of the differences",
    )


def _difference(name: str, ones: Sequence[float], others: Sequence[float], target_ms: int) -> tuple[str, ...]:
    more = middle([one - other for one, other in zip(ones, others, strict=True)])
    return name, milliseconds(more), milliseconds(min(ones) - min(others)), f"<= {target_ms}"


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


def _painted_after(arguments: Sequence[str], wanted: re.Pattern[str], home: Path, cache: Path | None = None) -> float:
    with Terminal(arguments, home, cache) as terminal:
        return terminal.wait_for(wanted, WAIT_SECONDS)

"""Comparison ready: until the findings are on the screen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.figures import Options, Table, late, middle
from benchmarks.first_paint import THREADS, WAIT_SECONDS, reading, words_of_opening
from benchmarks.terminal import Terminal

RUNS, QUICK_RUNS = 7, 3
"""Starts of the reader."""
TARGET_SECONDS = 3
"""Longest wait that a reader of five articles accepts before the first counterpart."""


def measure(options: Options) -> Table:
    """Start the reader, and wait until its status line counts threads."""
    opening = words_of_opening(options.paths)
    from_start: list[float] = []
    from_load: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        for n in range(1 + (QUICK_RUNS if options.quick else RUNS)):
            with Terminal(reading(options.paths), Path(home)) as terminal:
                loaded = terminal.wait_for(opening, WAIT_SECONDS)
                compared = terminal.wait_for(THREADS, WAIT_SECONDS)
            if n:
                from_start.append(compared)
                from_load.append(compared - loaded)
    target = f"<= {TARGET_SECONDS}"
    return Table(
        "Comparison ready",
        ("until the findings of the articles are painted", "median s", "p95 s", "target s"),
        (
            ("from the start of the process", f"{middle(from_start):.2f}", f"{late(from_start):.2f}", target),
            ("from the articles' first paint", f"{middle(from_load):.2f}", f"{late(from_load):.2f}", target),
        ),
        f"{len(from_start)} starts",
    )

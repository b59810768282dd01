"""The stages of the comparison without a screen, and what their imports cost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks.figures import Options, Table, middle, milliseconds
from benchmarks.terminal import PROJECT, callers_environment

RUNS = 5
"""Repetitions of each stage: a stage takes well under a second, so that five see the same machine."""
IMPORTS = """
import time
started = time.perf_counter()
import tui.compare, tui.alignment.links, snowballstemmer
from tui.sources.segment import sentences
sentences("A sentence. Another one.")
print(time.perf_counter() - started)
"""
"""Brings in all that the stages import late; the tokenizer comes with its first sentence. For a fresh interpreter."""

Result = TypeVar("Result")


def measure(options: Options) -> Table:
    """Run each stage on the articles, on what the stage before it gave."""
    from tui.alignment import align, gather
    from tui.compare import compare
    from tui.sources import load

    def silent(stage: str, share: float) -> None:
        """Show no progress."""

    paragraphs, _ = _timed(lambda: load(options.paths, sentences=False))
    sentences, loaded = _timed(lambda: load(options.paths))
    articles = loaded.articles
    aligned, alignments = _timed(lambda: align(articles, silent))
    gathered, threads = _timed(lambda: gather(articles, alignments, silent))
    judged, comparison = _timed(lambda: compare(articles))
    imports = [_import_seconds() for _ in range(RUNS)]
    figures = (
        ("imports of the comparison", imports, ""),
        ("load, paragraphs", paragraphs, f"{len(articles)} articles"),
        ("load, sentences", sentences, f"{sum(len(article.passages) for article in articles)} passages"),
        ("align", aligned, f"{len(alignments)} alignments"),
        ("gather", gathered, f"{len(threads)} threads"),
        ("all of comparing", judged, f"{len(comparison.findings)} findings, {len(comparison.conflicts)} conflicts"),
    )
    return Table(
        "Stages",
        ("without a screen", "median ms", "what it gives"),
        tuple((name, milliseconds(middle(times), 1), gives) for name, times, gives in figures),
        f"{RUNS} runs each, the imports apart, in processes of their own",
    )


def _timed(stage: Callable[[], Result]) -> tuple[list[float], Result]:
    """Run a stage a few times, after a first time that imports what it needs."""
    result = stage()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        result = stage()
        times.append(time.perf_counter() - started)
    return times, result


def _import_seconds() -> float:
    command = [sys.executable, "-c", IMPORTS]
    done = subprocess.run(command, cwd=PROJECT, env=callers_environment(), capture_output=True, text=True, check=True)
    return float(done.stdout)

"""How many articles a second are read and cut into sentences, and how much memory that takes."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Options, Table, middle, milliseconds
from benchmarks.terminal import PROJECT, callers_environment

ARTICLES, QUICK_ARTICLES = 1_000, 200
"""Files of a run."""
RUNS = 3
"""Repetitions in processes of their own: a run takes some seconds."""
STOPPED_AT = 0.5
"""Share of the sentences' stage at which the work is stopped, to see how soon it ends."""
PROGRAM = """
import resource, sys, time
from pathlib import Path
from tui.sources import load
from tui.sources.segment import sentences

sentences("A sentence. Another one.")
folder = Path(sys.argv[1])
load([sorted(folder.iterdir())[0]])
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started, worked = time.perf_counter(), time.process_time()
loaded = load([folder])
took, worked = time.perf_counter() - started, time.process_time() - worked
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
del loaded
load([folder])
again = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory - grown


class Stopped(Exception):
    pass


def stop(stage, share):
    global asked
    if stage == "finding sentences" and share >= float(sys.argv[2]):
        asked = time.perf_counter()
        raise Stopped


last, longest = time.perf_counter(), 0.0


def watch(stage, share):
    global last, longest
    now = time.perf_counter()
    last, longest = now, max(longest, now - last)


load([folder], progress=watch)
try:
    load([folder], progress=stop)
except Stopped:
    stopping = time.perf_counter() - asked
print(took, worked, grown, again, longest, stopping)
"""
"""Reads a folder in a fresh interpreter, after its imports."""


def measure(options: Options) -> Table:
    """Read a folder of articles made of the given ones, in text and Markdown, with paragraphs in another order."""
    count = QUICK_ARTICLES if options.quick else ARTICLES
    with TemporaryDirectory() as folder:
        characters = write_articles(Path(folder), options.paths, count)
        runs = [_run(Path(folder)) for _ in range(1 if options.quick else RUNS)]
    took, worked, grown, again, longest, stopping = (middle(figures) for figures in zip(*runs, strict=True))
    unit = 1 if sys.platform == "darwin" else 1_024
    return Table(
        "Throughput",
        (f"{count:,} articles of {characters / count / 1_000:.1f} thousand characters", "measured"),
        (
            ("articles a second", f"{count / took:.0f}"),
            ("articles a second of processor time", f"{count / worked:.0f}"),
            ("memory of one article, times its characters", f"{grown * unit / characters:.1f}"),
            ("memory that reading them again adds, MB", f"{again * unit / 1e6:.1f}"),
            ("longest time without a report of progress, ms", milliseconds(longest)),
            ("from stopping to the end of the work, ms", milliseconds(stopping, 1)),
        ),
        f"one process, {len(runs)} runs, imports apart",
    )


def write_articles(folder: Path, paths: tuple[Path, ...], count: int) -> int:
    """Write articles that differ from each other.

    Args:
        folder: Where to.
        paths: What they are made of.
        count: How many.

    Returns:
        Their characters, together.
    """
    from tui.sources import load

    texts = [article.text for article in load(paths, sentences=False).articles]
    rng = random.Random(count)
    written = 0
    for number in range(count):
        head, *paragraphs = texts[number % len(texts)].split("\n\n")
        rng.shuffle(paragraphs)
        text = "\n\n".join([head, *paragraphs, f"This was report number {number}."])
        (folder / f"{number:05}-outlet.{'md' if number % 2 else 'txt'}").write_text(text, encoding="utf-8")
        written += len(text)
    return written


def _run(folder: Path) -> list[float]:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(STOPPED_AT)]
    done = subprocess.run(command, cwd=PROJECT, env=callers_environment(), capture_output=True, text=True, check=True)
    return [float(figure) for figure in done.stdout.split()]

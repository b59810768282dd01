"""Runs the measurements and prints a table of each: `python -m benchmarks [--quick] [--only NAME] [PATH...]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    anchoring,
    comparison,
    first_paint,
    furniture,
    growth,
    keys,
    notebook,
    planted,
    quality,
    report,
    retold,
    sources,
    stages,
    stories,
    throughput,
)
from benchmarks.figures import Options, Table
from benchmarks.terminal import COLUMNS, ROWS, EndedError, NoAnswerError
from tui.resources import resource

MEASUREMENTS: dict[str, Callable[[Options], Table | quality.Tables]] = {
    "paint": first_paint.measure,
    "comparison": comparison.measure,
    "stages": stages.measure,
    "throughput": throughput.measure,
    "formats": sources.measure,
    "furniture": furniture.measure,
    "quality": quality.measure,
    "retold": retold.measure,
    "stories": stories.measure,
    "planted": planted.measure,
    "anchoring": anchoring.measure,
    "growth": growth.measure,
    "keys": keys.measure,
    "notebook": notebook.measure,
    "report": report.measure,
}
"""By the name that `--only` takes, the quick ones first."""


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed and quality.")
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="articles or folders (default: seeds)")
    parser.add_argument("--quick", action="store_true", help="fewer runs, and smaller texts")
    parser.add_argument("--only", metavar="NAME", choices=MEASUREMENTS, action="append", help=" ".join(MEASUREMENTS))
    arguments = parser.parse_args()
    paths = tuple(path.resolve() for path in arguments.paths or [resource("seeds")])
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    options = Options(paths, arguments.quick)
    print(
        f"Python {platform.python_version()}, Textual {version('textual')}, {os.cpu_count()} processors, "
        f"terminal of {COLUMNS}x{ROWS}",
        flush=True,
    )
    failed = False
    for name in arguments.only or MEASUREMENTS:
        if sys.stderr.isatty():
            print(f"measuring {name} …", file=sys.stderr)
        try:
            print(f"\n{MEASUREMENTS[name](options)}", flush=True)
        except (NoAnswerError, EndedError) as error:
            failed = True
            print(f"\n{name} could not be measured: {error}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()

"""Keys and memory: how long a key takes to be answered once the accounts are compared, and what the reader holds."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Options, Table, late, middle, milliseconds
from benchmarks.first_paint import THREADS, reading
from benchmarks.naive_app import READY
from benchmarks.synthetic import write_accounts
from benchmarks.terminal import NoAnswerError, Terminal

PRESSES, QUICK_PRESSES = 60, 40
"""Presses of each key: a 95th percentile of fewer is the chance of one or two."""
TARGET_MIDDLE_MS, TARGET_LATE_MS = 16, 33
"""One and two frames of a screen with 60 a second; any wait for Textual's own next frame is included."""
FRAME_SECONDS = 1 / 60
"""Textual paints at this pace; keys come at random moments of it, as those of a reader do."""
SEED = 7
"""Any number: the same one presses at the same moments in every run."""

NAIVE_WORDS = 5_000
"""Words an article that the naive reader bears; the reader is measured on the same texts."""
LONG_WORDS = (100_000, 20_000)
"""Words an article of a long read: a book; where that is not compared in time, a long report."""
LONG_WAIT_SECONDS = 300.0
"""Longest wait for the comparison of such articles."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A key to press again and again."""

    name: str
    sent: str
    """What the terminal sends for it."""
    before: str
    """Keys pressed first, and on short texts again every few presses, so that the key has something to do."""
    again_after: int
    """Presses after which a short text may be at its end."""


DRILLS = (
    Drill("j", "j", "g", 15),
    Drill("J", "J", "g", 8),
    Drill("space", " ", "g", 2),
    Drill("l", "l", "g", 20),
    Drill("enter", "\r", "gJJ", 20),
)


@dataclass(frozen=True, slots=True)
class Pressed:
    """How a program answered."""

    name: str
    times: dict[str, list[float]]
    """Seconds of each press, by key."""
    unanswered: int
    memory: float
    """MB resident, with everything on the screen and all keys pressed."""


def measure(options: Options) -> Table:
    """Press keys in the reader and in a naive one, on the articles and on long synthetic ones."""
    presses = QUICK_PRESSES if options.quick else PRESSES
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        middling = _accounts(home, NAIVE_WORDS)
        middling_name = f"5 x {NAIVE_WORDS:,} words"
        naive = ["-m", "benchmarks.naive_app"]
        rows = [
            _drill("naive, the articles", [*naive, *map(str, options.paths)], re.compile(READY), presses, True, home),
            _drill("reader, the articles", reading(options.paths), THREADS, presses, True, home),
            _drill(f"naive, {middling_name}", [*naive, *map(str, middling)], re.compile(READY), presses, False, home),
            _drill(f"reader, {middling_name}", reading(middling), THREADS, presses, False, home),
        ]
        long, missed = _long(LONG_WORDS[1:] if options.quick else LONG_WORDS, presses, home)
    remark = (
        f"{presses} presses of each key, median / p95 from the key to the last byte of the frame; "
        f"target <= {TARGET_MIDDLE_MS} / {TARGET_LATE_MS} ms{missed}"
    )
    heads = ("after the comparison, ms", *(drill.name for drill in DRILLS), "memory MB")
    return Table("Keys and memory", heads, tuple(_row(pressed) for pressed in [*rows, *long]), remark)


def _long(sizes: Sequence[int], presses: int, home: Path) -> tuple[list[Pressed], str]:
    """Press keys on the longest articles that are compared in time; say which were not."""
    missed = ""
    for words in sizes:
        arguments = reading(_accounts(home, words))
        try:
            return [_drill(f"reader, 5 x {words:,} words", arguments, THREADS, presses, False, home)], missed
        except NoAnswerError:
            missed += f"; 5 x {words:,} words were not compared within {LONG_WAIT_SECONDS:.0f} s"
    return [], missed


def _accounts(home: Path, words: int) -> tuple[Path, ...]:
    folder = home / f"{words}-words"
    folder.mkdir()
    return write_accounts(folder, words)


def _drill(
    name: str, arguments: Sequence[str], ready: re.Pattern[str], presses: int, is_short: bool, home: Path
) -> Pressed:
    """Open a program, wait until it is ready, and press every key."""
    rng = random.Random(SEED)
    times: dict[str, list[float]] = {}
    unanswered = 0
    with Terminal(arguments, home) as terminal:
        terminal.wait_for(ready, LONG_WAIT_SECONDS)
        terminal.settle()
        for drill in DRILLS:
            times[drill.name] = []
            for n in range(presses):
                if n == 0 or (is_short and n % drill.again_after == 0):
                    for key in drill.before:
                        terminal.press(key)
                time.sleep(rng.uniform(0, FRAME_SECONDS))
                taken = terminal.press(drill.sent)
                if taken is None:
                    unanswered += 1
                else:
                    times[drill.name].append(taken)
        return Pressed(name, times, unanswered, terminal.memory())


def _row(pressed: Pressed) -> tuple[str, ...]:
    cells = [
        f"{milliseconds(middle(times))} / {milliseconds(late(times))}" if times else "no answer"
        for times in pressed.times.values()
    ]
    lost = f" ({pressed.unanswered} unanswered)" if pressed.unanswered else ""
    return (f"{pressed.name}{lost}", *cells, f"{pressed.memory:.0f}")

"""Keys, resizing and memory: how long each takes to be answered once the accounts are compared, and what is held."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figures import Options, Table, late, middle, milliseconds
from benchmarks.first_paint import THREADS, reading
from benchmarks.naive_app import READY
from benchmarks.synthetic import OUTLETS, common_word, write_accounts
from benchmarks.terminal import COLUMNS, PROJECT, ROWS, Terminal, callers_environment

PRESSES, QUICK_PRESSES = 60, 40
"""Presses of each key: a 95th percentile of fewer is the chance of one or two."""
TARGET_MIDDLE_MS, TARGET_LATE_MS = 16, 33
"""One and two frames of a screen with 60 a second; any wait for Textual's own next frame is included."""
RESIZES = 12
"""Times that the terminal gets another size."""
NARROW_COLUMNS = 160
"""Cells of the other size: a column fewer, and all lines broken anew."""
TARGET_RESIZE_MS = 300
"""Longest wait after which a window that was drawn larger still feels attached to the mouse."""
TARGET_MB = 150
"""Memory for a read of the greatest length."""
FRAME_SECONDS = 1 / 60
"""Textual paints at this pace; keys come at random moments of it, as those of a reader do."""
SEED = 7
"""Any number: the same one presses at the same moments in every run."""

SHORT_WORDS = 1_000
"""Words an article, from which on the answer should take no longer."""
NAIVE_WORDS = 5_000
"""Words an article that the naive reader bears; the reader is measured on the same texts."""
LONG_WORDS, QUICK_LONG_WORDS = 100_000, 20_000
"""Words an article of a long read: a book, or a long report."""
READY_SECONDS = 300.0
"""Longest wait until a program has everything on its screen."""


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
    searches: bool = False
    """Whether a word is searched for first."""


DRILLS = (
    Drill("j", "j", "g", 15),
    Drill("J", "J", "g", 8),
    Drill("space", " ", "g", 2),
    Drill("l", "l", "g", 20),
    Drill("enter", "\r", "gJJ", 20),
    Drill("p", "p", "gJJ", 20),
    Drill("n", "n", "g", 20, searches=True),
)


@dataclass(frozen=True, slots=True)
class Pressed:
    """How a program answered."""

    name: str
    times: dict[str, list[float]]
    """Seconds of each press, by key; and of each resizing."""
    unanswered: int
    memory: float
    """MB resident, with everything on the screen and all keys pressed."""


def measure(options: Options) -> Table:
    """Press keys in the reader and in a naive one, on the articles and on synthetic ones of several lengths."""
    presses = QUICK_PRESSES if options.quick else PRESSES
    naive = ["-m", "benchmarks.naive_app"]
    longest = QUICK_LONG_WORDS if options.quick else LONG_WORDS
    pressed: list[Pressed] = []
    with tempfile.TemporaryDirectory() as folder:
        home, cache = Path(folder), Path(folder) / "cache"

        def press(name: str, arguments: Sequence[str], ready: re.Pattern[str], searched: str = "") -> None:
            with Terminal(arguments, home, cache) as terminal:
                terminal.wait_for(ready, READY_SECONDS)
                terminal.settle()
                pressed.append(_pressed(name, terminal, presses, searched))

        texts = {"the articles": options.paths}
        texts |= {_named(words): _accounts(home, words) for words in (SHORT_WORDS, NAIVE_WORDS, longest)}
        taken = 0.0
        for name, paths in texts.items():
            taken = _compare(paths, home, cache)
            if name in ("the articles", _named(NAIVE_WORDS)):
                press(f"naive, {name}", [*naive, *map(str, paths)], re.compile(READY))
            press(f"reader, {name}", reading(paths), THREADS, common_word(_text(paths)))
    remark = (
        f"{presses} presses of each key and {RESIZES} changes between {COLUMNS} and {NARROW_COLUMNS} columns, median / "
        f"p95 from the key to the last byte of the frame; targets for {_named(longest)}: keys "
        f"<= {TARGET_MIDDLE_MS} / {TARGET_LATE_MS} ms, resize <= {TARGET_RESIZE_MS} ms, memory <= {TARGET_MB} MB; the "
        f"reader's articles had been compared before, the longest in {taken:.0f} s"
    )
    heads = ("ms", *(drill.name for drill in DRILLS), "resize", "memory MB")
    return Table("Keys, resizing and memory", heads, tuple(_row(one) for one in pressed), remark)


def _named(words: int) -> str:
    return f"{len(OUTLETS)} x {words:,} words"


def _accounts(home: Path, words: int) -> tuple[Path, ...]:
    folder = home / f"{words}-words"
    folder.mkdir()
    return write_accounts(folder, words)


def _text(paths: Sequence[Path]) -> str:
    from tui.sources import load

    return load(paths, sentences=False).articles[0].text


def _compare(paths: Sequence[Path], home: Path, cache: Path) -> float:
    """Compare articles in a process of its own, so that the reader finds them compared.

    Returns:
        Seconds that it took.
    """
    environment = callers_environment() | {"HOME": str(home), "XDG_CACHE_HOME": str(cache)}
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tui", "compare", *map(str, paths)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        check=True,
    )
    return time.perf_counter() - started


def _pressed(name: str, terminal: Terminal, presses: int, searched: str) -> Pressed:
    """Press every key, and resize."""
    rng = random.Random(SEED)
    times: dict[str, list[float]] = {}
    unanswered = 0

    def timed(kind: str, ask: Callable[[], float | None]) -> None:
        nonlocal unanswered
        time.sleep(rng.uniform(0, FRAME_SECONDS))
        taken = ask()
        if taken is None:
            unanswered += 1
        else:
            times.setdefault(kind, []).append(taken)

    for drill in DRILLS:
        if drill.searches and searched:
            for key in f"/{searched}\r":
                terminal.press(key)
        for n in range(presses):
            if n % drill.again_after == 0:
                for key in drill.before:
                    terminal.press(key)
            timed(drill.name, partial(terminal.press, drill.sent))
    for n in range(RESIZES):
        timed("resize", partial(terminal.resize, COLUMNS if n % 2 else NARROW_COLUMNS, ROWS))
    return Pressed(name, times, unanswered, terminal.memory())


def _row(pressed: Pressed) -> tuple[str, ...]:
    cells = [_cell(pressed.times.get(kind, ())) for kind in (*(drill.name for drill in DRILLS), "resize")]
    lost = f" ({pressed.unanswered} unanswered)" if pressed.unanswered else ""
    return (f"{pressed.name}{lost}", *cells, f"{pressed.memory:.0f}")


def _cell(times: Sequence[float]) -> str:
    return f"{milliseconds(middle(times))} / {milliseconds(late(times))}" if times else "no answer"

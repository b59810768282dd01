"""The report of many accounts: how long it takes after the comparison, how large it is, how it scrolls in a browser."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.figures import Options, Table, middle, milliseconds
from benchmarks.synthetic import write_accounts
from tests.reports.browser import Browser, installed_chromium

RUNS = 3
ACCOUNTS, QUICK_ACCOUNTS = 100, 20
WORDS = 1000
"""Of each account: a long news story."""
MAKING_TARGET_MS, SIZE_TARGET_MB, FRAME_TARGET_MS = 5000, 5.0, 100
"""From a tenth of a second on, a frame is seen as a stall."""
STEPS = 120
"""Scroll steps of half a window: past every section of the page."""
FRAMES = f"""
(element => new Promise(done => {{
  let last = 0, n = 0;
  const frames = [];
  const step = now => {{
    if (last) frames.push(now - last);
    last = now;
    element.scrollBy(0, element.clientHeight / 2);
    if (n++ < {STEPS}) requestAnimationFrame(step); else done(Math.max(...frames));
  }};
  requestAnimationFrame(step);
}}))
"""
"""Scrolls an element through; gives the milliseconds of the longest frame."""
CLICK = """
(() => {
  const said = document.querySelectorAll('.account:not([hidden]) .said.agree')[20];
  const started = performance.now();
  said.click();
  said.getBoundingClientRect();
  return performance.now() - started;
})()
"""

Result = TypeVar("Result")


def measure(options: Options) -> Table:
    """Compare invented accounts once, make their report a few times, and scroll it."""
    from tui.compare import compare
    from tui.reports.laying import lay_out
    from tui.reports.page import page_html
    from tui.reports.page_values import File, Making
    from tui.sources import load

    count = QUICK_ACCOUNTS if options.quick else ACCOUNTS
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        write_accounts(texts, WORDS, [f"Outlet {n:03}" for n in range(1, count + 1)])
        comparison = compare(load([texts]).articles)
        files = tuple(File(Path(article.path).name, "0" * 64) for article in comparison.articles)
        making = Making("benchmark", datetime.now(UTC), files, ())
        laid, report = _timed(lambda: lay_out(comparison, making))
        written, page = _timed(lambda: page_html(report))
        megabytes = len(page.encode()) / 1e6
        rows = [
            ("laid out after the comparison", milliseconds(laid), ""),
            ("written as a page", milliseconds(written), f"both <= {MAKING_TARGET_MS}"),
            ("size in MB", f"{megabytes:.1f}", f"<= {SIZE_TARGET_MB}"),
        ]
        if installed_chromium():
            path = Path(folder) / "report.html"
            path.write_text(page, encoding="utf-8")
            rows += _browsed(path, Path(folder) / "profile")
    browsed = "" if installed_chromium() else "; no Chromium is installed, so nothing was scrolled"
    return Table(
        "Report",
        (f"of {count} accounts of {WORDS} words", "ms", "target"),
        tuple(rows),
        f"median of {RUNS} runs; frames: the longest of {STEPS} steps of half a window, headless{browsed}",
    )


def _browsed(page: Path, profile: Path) -> list[tuple[str, str, str]]:
    with Browser(profile) as browser:
        started = time.perf_counter()
        browser.open(page)
        opened = time.perf_counter() - started
        whole = browser.run(f"{FRAMES}(document.scrollingElement)")
        browser.run("document.getElementById('workspace').scrollIntoView()")
        column = browser.run(f"{FRAMES}(document.querySelector('.body'))")
        click = browser.run(CLICK)
    return [
        ("opened in the browser", milliseconds(opened), ""),
        ("longest frame, page scrolled", f"{whole:.0f}", f"<= {FRAME_TARGET_MS}"),
        ("longest frame, column scrolled", f"{column:.0f}", f"<= {FRAME_TARGET_MS}"),
        ("passage chosen", f"{click:.0f}", f"<= {FRAME_TARGET_MS}"),
    ]


def _timed(stage: Callable[[], Result]) -> tuple[float, Result]:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        result = stage()
        times.append(time.perf_counter() - started)
    return middle(times), result

"""Draws the picture in the README: the real reader on the accounts in `seeds/`, as SVG."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from tui.notebook import Notebook
from tui.resources import resource
from tui.session import Session
from tui.sources import load
from tui.ui.app import ReaderApp

SIZE = (150, 40)
"""Cells and rows: three columns and a detail strip that shows several parallels."""
KEYS = ("J", "v", "J", "J")
"""To a passage in the middle of the first account, one tagged on the way."""


async def draw(target: Path) -> None:
    """Run the reader without a terminal, press some keys and write what the screen shows.

    Args:
        target: The SVG file to write.
    """
    paths = [resource("seeds")]
    with tempfile.TemporaryDirectory() as folder, Notebook.open(Path(folder) / "notebook.sqlite3", "Anna") as notebook:
        app = ReaderApp(Session(load(paths, sentences=False).articles, notebook))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in KEYS:
                await pilot.press(key)
            target.write_text(app.export_screenshot(title="synoptic"), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    asyncio.run(draw(parser.parse_args().target))

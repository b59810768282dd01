"""Draws the pictures in README and docs: the real reader on the accounts in `seeds/`, as SVG that loads nothing."""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.reports.browser import Browser
from tui.notebook import Notebook
from tui.resources import resource
from tui.session import Session
from tui.sources import load
from tui.ui.app import ReaderApp

WIDE, MIDDLE, NARROW = (124, 38), (110, 30), (64, 24)
"""Columns and rows of a terminal: for three accounts beside each other, for an overview, for one account."""
THREE = "left_square_bracket"
"""Makes the columns so narrow that three fit a wide terminal."""
ROW_HEIGHT = 24.4
"""Units of the picture from one row to the next, as Rich draws them."""
SCALE = 0.62
"""CSS pixels to a unit of the picture: letters are then as large as in the text around it, unless it is too wide."""
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
"""Fonts that machines have; a picture asks for none from elsewhere."""
SVG = "http://www.w3.org/2000/svg"
PAGE_SIZE = (1280, 860)
"""CSS pixels of the picture of a report."""
REPORT = "report"
"""The one picture that a browser makes."""
CHOSEN = "#p1-7 .text"
"""The passage of the report that is chosen in its picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen of the reader."""

    keys: tuple[str, ...]
    """What is pressed before it is drawn, in Textual's names."""
    size: tuple[int, int] = MIDDLE
    """Columns and rows."""
    last_rows: int | None = None
    """Where only the end of the screen is wanted, how many rows of it."""


TAGGED = (THREE, "J", "v", "J", "J")
"""To a passage in the middle of the first account, one tagged on the way."""
JUDGED = ("J", "v", "J", "x", "e", "x", "l", "J", "v")
"""Four passages of two accounts tagged."""

PICTURES: dict[str, Picture] = {
    "reading": Picture(TAGGED, WIDE),
    "parallel": Picture((*TAGGED, "p"), WIDE),
    "signs": Picture(("l", "l", "l", "plus", "e", "v", "j", "j", "x", "k"), NARROW),
    "strip": Picture((THREE, "J", "J", "J"), WIDE, last_rows=10),
    "details": Picture(("J", "J", "J", "D"), MIDDLE),
    "matrix": Picture(("m",), MIDDLE),
    "people": Picture(("i",), MIDDLE),
    "timeline": Picture(("w",), MIDDLE),
    "review": Picture((*JUDGED, "r"), MIDDLE),
}
"""By the name of their file."""


async def draw(picture: Picture) -> str:
    """Run the reader without a terminal, press some keys and draw what the screen shows.

    Args:
        picture: What to show.

    Returns:
        The SVG.
    """
    articles = load([resource("seeds")], sentences=False).articles
    with tempfile.TemporaryDirectory() as folder, Notebook.open(Path(folder) / "notebook.sqlite3", "Anna") as notebook:
        app = ReaderApp(Session(articles, notebook))
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in picture.keys:
                await pilot.press(key)
            await pilot.pause()
            return slim(app.export_screenshot(title="synoptic", simplify=True), picture.last_rows)


def slim(drawn: str, last_rows: int | None = None) -> str:
    """Take from an SVG of Rich's what loads fonts from the network, and what makes it ten times as large as it need be.

    Args:
        drawn: The SVG.
        last_rows: How many rows at the end of the screen to keep, without a window's frame; None keeps all.

    Returns:
        An SVG of a few dozen kilobytes that asks for nothing outside of itself.
    """
    root = ET.fromstring(drawn)
    style = _found(root, "style")
    rules = re.findall(r"\.terminal-\d+-(r\d+) \{(.*?)\}", style.text or "")
    told = "".join(f".{name}{{{css.replace(' ', '').strip(';')}}}" for name, css in rules)
    style.text = f"text{{font:20px {FONTS};white-space:pre}}.title{{font:bold 18px sans-serif}}{told}"
    root.remove(_found(root, "defs"))
    for element in root.iter():
        element.tail = None
        element.attrib.pop("clip-path", None)
        if "class" in element.attrib:
            element.attrib["class"] = element.attrib["class"].rpartition("-")[2]
        for name in ("x", "y", "width", "height", "textLength"):
            if name in element.attrib:
                element.attrib[name] = f"{float(element.attrib[name]):.1f}".removesuffix(".0")
        if element.tag == f"{{{SVG}}}text":
            element.text = (element.text or "").replace("\xa0", " ")
    screen = [child for child in root if child.tag == f"{{{SVG}}}g"][-1]
    _join_backgrounds(screen)
    if last_rows is not None:
        _keep_last(root, screen, last_rows)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    root.attrib |= {"width": f"{width * SCALE:.0f}", "height": f"{height * SCALE:.0f}"}
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode") + "\n"


def _found(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f"{{{SVG}}}{name}")
    assert found is not None
    return found


def _join_backgrounds(screen: ET.Element) -> None:
    """Make one rectangle of those of one colour that stand side by side."""
    before: ET.Element | None = None
    for rect in screen.findall(f"{{{SVG}}}rect"):
        rect.attrib.pop("shape-rendering", None)
        if before is not None and all(before.get(name) == rect.get(name) for name in ("fill", "y")):
            width = float(rect.attrib["x"]) + float(rect.attrib["width"]) - float(before.attrib["x"])
            before.attrib["width"] = f"{width:.1f}"
            screen.remove(rect)
        else:
            before = rect
    screen.attrib["shape-rendering"] = "crispEdges"


def _keep_last(root: ET.Element, screen: ET.Element, rows: int) -> None:
    """Drop the frame of the window and all rows but the last."""
    for child in list(root):
        if child is not screen and child.tag != f"{{{SVG}}}style":
            root.remove(child)
    shown = [float(one.attrib["y"]) for one in screen.iter() if "y" in one.attrib]
    first = max(shown) - rows * ROW_HEIGHT
    for group in list(screen.iter()):
        for child in list(group):
            if "y" in child.attrib and float(child.attrib["y"]) < first:
                group.remove(child)
    width = root.attrib["viewBox"].split()[2]
    screen.attrib.pop("transform", None)
    root.attrib["viewBox"] = f"0 {first:.1f} {width} {rows * ROW_HEIGHT + 8:.1f}"


def photograph(target: Path) -> None:
    """Write a report of `seeds/`, open it in a browser, and save what that shows with a passage chosen.

    Args:
        target: The WebP file to write.
    """
    with tempfile.TemporaryDirectory() as folder:
        page, profile = Path(folder) / "report.html", Path(folder) / "profile"
        command = [sys.executable, "-m", "tui", "report", str(resource("seeds")), "-o", str(page)]
        # Nobody's own tags are to be in it.
        subprocess.run([*command, "--notebook", str(Path(folder) / "none")], check=True)
        with Browser(profile) as browser:
            browser.open(page, *PAGE_SIZE)
            browser.click(CHOSEN)
            browser.run("document.querySelector('#workspace').scrollIntoView()")
            browser.settle()
            browser.picture(target)


def main(folder: Path, names: Sequence[str]) -> None:
    """Draw some pictures, or all."""
    for name in names or [*PICTURES, REPORT]:
        if name == REPORT:
            photograph(folder / f"{name}.webp")
        else:
            (folder / f"{name}.svg").write_text(asyncio.run(draw(PICTURES[name])), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", metavar="NAME", nargs="*", help=" ".join([*PICTURES, REPORT]))
    arguments = parser.parse_args()
    main(arguments.folder, arguments.names)

"""The pictures in README and docs are there, are used, are small, and load nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, ROOT
from tools.pictures import PICTURES, REPORT, Picture, draw

FOLDER = ROOT / "docs" / "pictures"
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
MOST_BYTES = 400_000
"""Of all pictures together, so that redrawing them does not swell the repository."""


def test_each_picture_that_a_page_names_is_there_and_each_that_is_there_is_named() -> None:
    named = {(page.parent / path).resolve() for page in PAGES for path in IMAGE.findall(page.read_text("utf-8"))}
    assert named == set(FOLDER.iterdir())
    assert {path.stem for path in named} == {*PICTURES, REPORT}


def test_each_picture_says_in_words_what_it_shows() -> None:
    for page in PAGES:
        for words in re.findall(r"!\[([^\]]*)\]", page.read_text("utf-8")):
            assert len(words.split()) > 4, (page.name, words)


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_names_nothing_to_load(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "//" not in text
    assert not re.search(r"url\(|@import|href|<image|<script|<foreignObject", text)


async def test_a_picture_shows_what_the_reader_shows() -> None:
    drawn = await draw(Picture(("e",), (100, 30)))
    rows = "\n".join("".join(element.itertext()) for element in ET.fromstring(drawn).iter())
    assert "embellish" in rows
    assert "found only in 1 Unnamed outlet A" in rows


def test_a_picture_that_was_drawn_is_the_reader_of_today() -> None:
    words = " ".join(ET.fromstring((FOLDER / "reading.svg").read_text("utf-8")).itertext())
    for said in ("Unnamed outlet A", "agree", "omitted by", "next aligned"):
        assert said in words

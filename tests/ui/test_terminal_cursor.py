"""The terminal's own cursor stands on what the reader's cursor is on, for those whose tools follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.reader import Reader, compared
from tui.model import Passage


def pointed_at(reader: Reader) -> str:
    """What stands on the screen from the terminal's cursor to the right."""
    x, y = reader.app.cursor_position
    return reader.frame[y][x:]


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (200, 50)])
async def test_the_terminals_cursor_is_where_the_passage_begins(notebook: Path, size: tuple[int, int]) -> None:
    async with compared(notebook, size) as reader:
        for key in ("", "j", "l", "J", "G", "l", "g"):
            if key:
                await reader.press(key)
            x, y = reader.app.cursor_position
            assert reader.frame[y][x - 4] == "▌"
            assert "▌" not in "".join(row[x - 4] for row in reader.frame[:y])
            if isinstance(reader.item, Passage):
                assert reader.text.startswith(pointed_at(reader).split("│")[0].split("  ")[0].strip())


async def test_it_is_there_again_after_resizing_and_after_an_overlay(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "l")
        await reader.resize(100, 30)
        assert reader.text.startswith(pointed_at(reader)[:10])
        await reader.press("question_mark", "escape")
        assert reader.text.startswith(pointed_at(reader)[:10])


async def test_in_the_palette_it_is_where_one_types(notebook: Path) -> None:
    async with compared(notebook) as reader:
        before = reader.app.cursor_position
        await reader.press("colon", "a")
        assert reader.app.cursor_position != before


async def test_in_an_overview_it_is_on_the_account_of_the_row(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m")
        _, first = reader.app.cursor_position
        await reader.press("j", "l")
        x, y = reader.app.cursor_position
        assert y == first + 1
        assert reader.frame[y].startswith("▌")
        before = x
        await reader.press("h")
        assert reader.app.cursor_position.x < before

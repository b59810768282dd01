"""Size, colours and mouse change how the accounts look, never where the reader is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.frames import check_sound, strips_of
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry
from tui.model import SpanKind
from tui.reading.looks import Look

SIZES = [(60, 20), (200, 50), (80, 24), (61, 21), (300, 100), (120, 40)]


async def test_a_new_size_keeps_passage_and_focus(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "J")
        before, start = reader.place, reader.text[:24]
        for width, height in SIZES:
            await reader.resize(width, height)
            assert (reader.place.article, reader.place.item) == (before.article, before.item)
            assert start in reader.cursor_row
            assert reader.app.focused is reader.columns
            check_sound(reader.frame, width, height)


async def test_a_new_size_before_the_comparison_keeps_the_passage(notebook: Path) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        await reader.press("j", "j")
        for width, height in SIZES:
            await reader.resize(width, height)
            assert reader.text.startswith("Its licence")
            assert "Its licence" in reader.cursor_row


@pytest.mark.parametrize(("width", "height"), [(59, 20), (60, 19), (59, 19), (20, 5), (1, 1)])
async def test_a_screen_too_small_says_so_and_comes_back_to_the_same_passage(
    notebook: Path, width: int, height: int
) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "J")
        await reader.resize(width, height)
        if width > 40:
            assert "synoptic needs 60×20 cells" in reader.shown
            assert f"{width}×{height}" in reader.shown
        assert "Harbour Post" not in reader.shown
        check_sound(reader.frame, width, height)
        await reader.resize(60, 20)
        assert "synoptic needs" not in reader.shown
        assert reader.text in reader.words
        assert reader.place.item == "harbour:3"
        await reader.press("j")
        assert reader.place.item == "harbour:4"


async def test_a_reader_that_starts_too_small_can_be_enlarged(notebook: Path) -> None:
    async with compared(notebook, (30, 10)) as reader:
        await reader.resize(100, 30)
        assert "The ferry Solveig lost all power" in reader.cursor_row
        await reader.press("J", "v")
        assert "✓1" in reader.status


async def test_q_quits_where_the_screen_is_too_small(notebook: Path) -> None:
    async with compared(notebook, (30, 10)) as reader:
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")


async def test_on_a_narrow_screen_the_focused_account_is_the_one_shown(notebook: Path) -> None:
    async with compared(notebook, (60, 24)) as reader:
        for name in ("2 Bay News", "3 Coast Wire", "1 Harbour Post"):
            await reader.press("l")
            assert name in reader.frame[1]
            assert reader.frame[1].count(" News") + reader.frame[1].count(" Wire") <= 1


async def test_the_theme_key_changes_the_colours_and_nothing_else(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J")
        before, place = reader.frame, reader.place
        grounds = []
        for _ in Look:
            grounds.append((reader.app.screen.background_colors[1].rgb, reader.app.theme))
            await reader.press("asterisk")
            assert reader.frame[:-1] == before[:-1]
        assert len(set(grounds)) == len(Look)
        assert (reader.app.screen.background_colors[1].rgb, reader.app.theme) == grounds[0]
        assert reader.place == place


@pytest.mark.parametrize("theme", [look.value for look in Look])
async def test_every_theme_draws_the_same_text(notebook: Path, theme: str) -> None:
    async with reading(Stages(ferry()), notebook, theme=theme) as reader:
        await reader.until_compared()
        assert "The ferry Solveig lost all power" in reader.cursor_row
        check_sound(reader.frame, 120, 40)


@pytest.mark.parametrize("no_colour", [False, True])
async def test_marks_in_the_text_are_told_apart_without_colour(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, no_colour: bool
) -> None:
    if no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with compared(notebook) as reader:
        attributes = {}
        for mark in SpanKind:
            ink = reader.columns.ink(mark.value)
            attributes[mark] = (bool(ink.bold), bool(ink.italic), bool(ink.underline), bool(ink.reverse))
        assert len(set(attributes.values())) == len(SpanKind)
        assert (False, False, False, False) not in attributes.values()


async def test_without_colour_no_cell_has_one(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with compared(notebook) as reader:
        for key in ("c", "l", "o", "m", "i", "w"):
            await reader.press(key)
            strips = strips_of(reader.app)
            colours = {
                colour
                for strip in strips
                for segment in strip
                if segment.style
                for colour in (segment.style.color, segment.style.bgcolor)
                if colour is not None and not colour.is_default
            }
            assert not colours


async def test_a_click_puts_the_cursor_on_a_passage_of_any_account(notebook: Path) -> None:
    async with compared(notebook) as reader:
        row = next(n for n, text in enumerate(reader.frame) if "engines of the old ferry" in text)
        column = reader.frame[row].index("engines of")
        await reader.click(column, row)
        await reader.until(lambda: reader.place.item == "bay:2", "the cursor on what was clicked")
        assert "By Friday noon" in reader.cursor_row
        assert reader.app.focused is reader.columns
        await reader.press("j")
        assert reader.place.article == "bay"


async def test_a_click_does_not_move_the_text_that_was_clicked(notebook: Path) -> None:
    async with compared(notebook) as reader:
        row = next(n for n, text in enumerate(reader.frame) if "Its licence comes up" in text)
        await reader.click(10, row)
        await reader.until(lambda: reader.place.item == "harbour:5", "the cursor on what was clicked")
        assert "Its licence comes up" in reader.frame[row]


async def test_clicks_beside_the_text_do_no_harm(notebook: Path) -> None:
    async with compared(notebook, (200, 50)) as reader:
        for x, y in [(0, 0), (199, 0), (0, 1), (199, 1), (199, 20), (49, 30), (100, 34), (3, 48), (0, 49)]:
            await reader.click(x, y)
            check_sound(reader.frame, 200, 50)
        assert "▌" in reader.shown
        assert reader.app.focused is reader.columns


async def test_the_wheel_scrolls_down_and_up(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.turn_wheel(3)
        await reader.until(lambda: reader.place.item > "harbour:2", "a passage further down under the cursor")
        await reader.turn_wheel(-12)
        await reader.until(lambda: reader.place.item == "harbour:0", "the first passage under the cursor")
        assert "beginning of the account" in reader.said


async def test_ctrl_c_tells_how_to_quit(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ctrl+c")
        assert reader.said == "q quits."
        assert reader.app.is_running

"""Wider and narrower columns: what the reader sees and is told, and that the passage stays."""

from __future__ import annotations

from pathlib import Path

from tests.ui.frames import check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry


async def test_wider_and_narrower_say_what_shows_and_keep_the_passage(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J")
        place = reader.place.item
        assert reader.columns.spread.visible == 2
        await reader.press("right_square_bracket")
        assert reader.said == "1 column of 72 cells; ] makes them wider, [ narrower."
        assert "2 Bay News" not in reader.frame[1]
        check_sound(reader.frame, 120, 40)
        await reader.press("right_square_bracket")
        assert reader.said == "1 column of 72 cells: there are no wider ones."
        await reader.press("left_square_bracket", "left_square_bracket")
        assert reader.said == "3 columns of 34 cells; ] makes them wider, [ narrower."
        assert "3 Coast Wire" in reader.frame[1]
        await reader.press("left_square_bracket")
        assert reader.said == "3 columns of 34 cells: every account that is not hidden shows already."
        assert reader.place.item == place
        assert "▌" in reader.shown
        check_sound(reader.frame, 120, 40)


async def test_a_number_before_the_key_takes_as_many_steps(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await reader.press("2", "right_square_bracket")
        assert reader.said.startswith("1 column of 72 cells;")


async def test_columns_that_would_be_too_narrow_are_not_made(notebook: Path) -> None:
    async with compared(notebook, (71, 24)) as reader:
        await reader.press("left_square_bracket")
        assert reader.said == "2 columns of 30 cells: narrower ones could not be read."


async def test_zoomed_there_is_one_column_and_it_is_said(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("plus", "left_square_bracket")
        assert "+ shows several again" in reader.said
        assert reader.session.arrangement.text_cells == 0


async def test_the_measure_is_kept_for_the_next_time(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("left_square_bracket", "q")
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        assert reader.columns.spread.visible == 3


async def test_the_passage_stays_through_widths_sizes_colours_and_arrangements(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "J")
        item = reader.place.item
        for key in ("left_square_bracket", "asterisk", "right_square_bracket", "p", "left_square_bracket", "asterisk"):
            await reader.press(key)
            for size in [(60, 20), (200, 50), (120, 40)]:
                await reader.resize(*size)
                assert reader.place.item == item
                assert "▌" in reader.shown

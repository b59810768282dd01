"""The whole screen as a reader sees it, at four sizes, and the seeds at each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import comparison
from tests.ui.frames import Golden, check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry, ferry_in_full
from tui.resources import resource
from tui.sources import load

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
MOMENTS: dict[str, tuple[str, ...]] = {
    "first": (),
    "aligned": ("J",),
    "omission": ("l", "o"),
    "help": ("question_mark",),
    "parallel": ("p", "j", "j"),
    "outlets": ("f", "down", "tab"),
}
sizes = pytest.mark.parametrize(("width", "height"), SIZES, ids=[f"{w}x{h}" for w, h in SIZES])


@sizes
@pytest.mark.parametrize("moment", MOMENTS)
async def test_the_screen_is_as_agreed(notebook: Path, golden: Golden, moment: str, width: int, height: int) -> None:
    async with compared(notebook, (width, height)) as reader:
        await reader.press(*MOMENTS[moment])
        check_sound(reader.frame, width, height)
        golden.check(f"{moment}-{width}x{height}", reader.frame)


@pytest.mark.parametrize(("width", "height"), [(60, 20), (120, 40)], ids=["60x20", "120x40"])
@pytest.mark.parametrize(("name", "key"), [("matrix", "m"), ("people", "i"), ("timeline", "w")])
async def test_each_overview_is_as_agreed(
    notebook: Path, golden: Golden, name: str, key: str, width: int, height: int
) -> None:
    async with compared(notebook, (width, height), ferry_in_full()) as reader:
        await reader.press(key, "j", "l")
        check_sound(reader.frame, width, height)
        golden.check(f"{name}-{width}x{height}", reader.frame)


async def test_the_texts_before_the_comparison_are_as_agreed(notebook: Path, golden: Golden) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        check_sound(reader.frame, 120, 40)
        golden.check("reading-120x40", reader.frame)


async def test_a_screen_too_small_is_as_agreed(notebook: Path, golden: Golden) -> None:
    async with compared(notebook, (59, 19)) as reader:
        check_sound(reader.frame, 59, 19)
        golden.check("too-small-59x19", reader.frame)


@sizes
async def test_the_seeds_fill_the_screen_from_top_to_bottom(notebook: Path, width: int, height: int) -> None:
    seeds = load([resource("seeds")], sentences=False).articles
    async with reading(Stages(comparison(seeds), is_open=False), notebook, (width, height)) as reader:
        for _ in seeds:
            await reader.act("text.top")
            assert (
                reader.item.id == reader.session.columns[reader.columns.spread.number(reader.place.article)].items[0].id
            )
            while "end of the account" not in reader.said:
                await reader.act("page.next")
                check_sound(reader.frame, width, height)
                assert "▌" in reader.shown
            await reader.act("outlet.next")

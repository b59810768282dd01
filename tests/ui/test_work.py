"""A key costs what enters the screen, however long the accounts are: rows drawn, texts wrapped, widgets counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.reader import Reader, compared
from tui.model import Article, Comparison

SHORT, LONG = 40, 1_000
"""Passages of each account."""
SIZE = (120, 40)
SENTENCE = "The ferry stopped off the harbour at noon and nobody on board was told the reason until the evening."
KEYS = ("j", "J", "space", "p", "n")


def accounts(passages: int) -> Comparison:
    """Two accounts of one wording, however many passages they have; every third is aligned, every fifth says rain."""
    made: list[Article] = [
        article(name, *(f"{SENTENCE} {'Rain' if n % 5 == 0 else 'Wind'}." for n in range(passages)))
        for name in ("one", "two")
    ]
    return comparison(made, [(f"one:{n}", f"two:{n}") for n in range(0, passages, 3)])


async def work(reader: Reader, key: str) -> tuple[int, int, int]:
    """Rows drawn and texts wrapped by a key in the arrangement that it leads to, and widgets that there are then."""
    spread, drawn, wraps = reader.columns.spread, reader.columns.rows_drawn, reader.columns.spread.wraps
    await reader.press(key)
    if reader.columns.spread is not spread:
        wraps = 0
    return reader.columns.rows_drawn - drawn, reader.columns.spread.wraps - wraps, len(reader.app.screen.query("*"))


@pytest.mark.parametrize("key", KEYS)
async def test_a_key_costs_as_much_in_a_long_text_as_in_a_short_one(notebook: Path, key: str) -> None:
    costs = []
    for passages in (SHORT, LONG):
        async with compared(notebook.with_name(f"{passages}"), SIZE, accounts(passages)) as reader:
            await reader.press(*"/rain", "enter", "J")
            costs.append([await work(reader, key) for _ in range(3)])
    assert costs[0] == costs[1]
    assert all(rows <= 2 * SIZE[1] and wraps <= 2 * SIZE[1] for rows, wraps, _ in costs[1])


async def test_what_has_been_on_the_screen_is_not_wrapped_again(notebook: Path) -> None:
    async with compared(notebook, SIZE, accounts(LONG)) as reader:
        await reader.press(*"jjjjJJ", "space", "b", "g")
        wraps = reader.columns.spread.wraps
        assert wraps > 0
        await reader.press(*"jjjjJJ", "space", "b", "g")
        assert reader.columns.spread.wraps == wraps


@pytest.mark.parametrize("passages", [SHORT, LONG])
async def test_the_first_frame_and_a_new_size_wrap_what_they_show(notebook: Path, passages: int) -> None:
    async with compared(notebook, SIZE, accounts(passages)) as reader:
        await reader.press("J", "J")
        assert reader.columns.spread.wraps <= 2 * SIZE[1]
        await reader.resize(160, 48)
        assert 0 < reader.columns.spread.wraps <= 2 * 48


async def test_the_far_end_is_reached_without_wrapping_what_lies_between(notebook: Path) -> None:
    async with compared(notebook, SIZE, accounts(LONG)) as reader:
        await reader.press("G")
        assert reader.place.item == f"one:{LONG - 1}"
        assert reader.columns.spread.wraps <= 4 * SIZE[1]

"""Who comes back finds filter, search and place as they were left, and whatever was kept does no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.frames import check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ACCOUNTS, ferry
from tui.notebook import Notebook, digest, place_key


async def test_filter_search_and_place_are_as_they_were_left(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash", *"norholm", "enter", "ampersand", "c", "q")
        left = reader.place
    async with compared(notebook) as reader:
        assert (reader.place.article, reader.place.item) == (left.article, left.item)
        assert "only conflict" in reader.status
        assert "/norholm 5" in reader.status
        assert reader.said == "As you left it: only conflict; esc shows all."
        await reader.press("escape", "escape", "q")
    async with compared(notebook) as reader:
        assert "only conflict" not in reader.status
        assert "/norholm" not in reader.status


@pytest.mark.parametrize(("key", "name"), [("/", "search hit"), ("t", "tagged")])
async def test_filters_that_need_no_comparison_return_before_it(notebook: Path, key: str, name: str) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "slash", *"tug", "enter", "ampersand", "slash" if key == "/" else key, "q")
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        assert f"only {name}" not in reader.status
        stages.sentences.set()
        await reader.until(lambda: f"only {name}" in reader.status, "the filter")


async def test_a_filter_that_waits_for_the_comparison_is_not_lost_on_the_way(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "e", "q")
    stages = Stages(ferry(), is_open=False)
    stages.sentences.set()
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        assert "only embellish" not in reader.status
        await reader.press("j", "q")
    async with compared(notebook) as reader:
        assert "only embellish" in reader.status


async def test_a_filter_that_lets_nothing_through_any_more_is_dropped(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "ampersand", "t", "v", "q")
    async with compared(notebook) as reader:
        assert "only tagged" not in reader.status
        assert "▌" in reader.shown


@pytest.mark.parametrize(
    "kept",
    [
        "[]",
        '{"view": 3, "arrangement": {"text_cells": "wide"}}',
        '{"view": {"filter": "of a later version", "pattern": "\\u001b]0;owned\\u0007"}, "arrangement": []}',
        '{"view": {"filter": ["conflict"], "pattern": {"x": 1}}, "arrangement": {"text_cells": 1e999}}',
    ],
)
async def test_garbage_that_was_kept_does_no_harm(notebook: Path, kept: str) -> None:
    with Notebook.open(notebook, "another program") as other:
        other.keep_place(place_key([digest(account) for account in ACCOUNTS]), kept)
    async with compared(notebook) as reader:
        check_sound(reader.frame, 120, 40)
        assert reader.status.count("only") == 0
        assert reader.columns.spread.visible == 2
        await reader.press("j", "q")
    with Notebook.open(notebook, "another program") as other:
        written = json.loads(other.place(place_key([digest(account) for account in ACCOUNTS])) or "null")
    assert written["view"] == {"filter": "", "pattern": "", "aside": False}

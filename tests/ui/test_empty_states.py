"""Where there is nothing to show, the screen says so and what to do; it never stays blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import article, comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry
from tui.model import Comparison, Kind
from tui.reading.apart import ALONE, UNALIGNED


def alone() -> Comparison:
    return comparison([article("a", "The ferry stopped.", "It was cold.", outlet="Harbour Post")])


def strangers() -> Comparison:
    return comparison([article("a", "The ferry stopped.", "It was cold."), article("b", "Tomatoes want sunshine.")])


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize(
    ("made", "status", "at_first", "said"),
    [
        (alone(), "nothing to compare it with", ALONE, ALONE),
        (strangers(), "nothing aligned", "These look like 2 stories: s lists them.", UNALIGNED),
    ],
    ids=["alone", "strangers"],
)
async def test_accounts_with_nothing_in_common_say_so(
    notebook: Path, made: Comparison, status: str, at_first: str, said: str, size: tuple[int, int]
) -> None:
    async with compared(notebook, size, made) as reader:
        await reader.until(lambda: reader.said == at_first, at_first)
        assert status in reader.status
        for key in ("j", "J", "enter"):
            await reader.press(key)
            assert said in " ".join(reader.shown.split()), key
        assert reader.said == said
        await reader.press("m")
        assert "Only one account is open" in reader.shown or "nothing to set side by" in reader.shown
        check_sound(reader.frame, *size)


async def test_a_single_account_can_be_read_searched_and_tagged(notebook: Path) -> None:
    async with compared(notebook, comparison=alone()) as reader:
        assert "reading 1 account ·" in reader.status
        assert "found only in" not in reader.shown
        await reader.press("slash", *"cold", "enter", "v")
        assert reader.text == "It was cold."
        assert "✓1" in reader.status
        for key in ("p", "left_square_bracket", "right_square_bracket", "plus", "f", "escape", "H", "i", "escape", "w"):
            await reader.press(key)
            check_sound(reader.frame, 120, 40)


@pytest.mark.parametrize("key", ["i", "w"])
async def test_overviews_without_rows_say_why_and_how_to_go_back(notebook: Path, key: str) -> None:
    async with compared(notebook, comparison=strangers()) as reader:
        await reader.press(key)
        shown = " ".join(reader.shown.split())
        assert "No account " in shown
        assert "esc goes back to the texts." in shown
        assert ("published: 2024-05-03" in shown) is (key == "w")


async def test_an_account_without_sentences_says_so(notebook: Path) -> None:
    bare = told("bare", ["Only a headline"], outlet="Bare News", kinds=[Kind.TITLE])
    made = comparison([bare, article("b", "The ferry stopped.")])
    async with compared(notebook, comparison=made) as reader:
        await reader.press("l", "h", "g")
        assert reader.place.article == "bare"
        assert "no sentences to compare" in reader.shown


async def test_after_a_failure_the_jumps_do_not_promise_a_comparison(notebook: Path) -> None:
    stages = Stages(ferry())
    stages.failure = ValueError("no weights")
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: "could not be compared" in reader.said, "the bad news")
        for key in ("J", "enter", "p", "L"):
            await reader.press("j", key)
            assert reader.said == "The accounts could not be compared, so this is not known."

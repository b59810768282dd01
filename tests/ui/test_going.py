"""Counts repeat a key, numbers and marks lead to passages, and jumps are retraced both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry
from tui.model import Comparison
from tui.reading.key_contexts import OVERVIEW_ACTIONS
from tui.reading.key_names import RESERVED
from tui.reading.keymap import ACTIONS


def sixty() -> Comparison:
    accounts = [article("long", *[f"Sentence number {n}." for n in range(60)]), article("short", "One.", "Two.")]
    return comparison(accounts, [(f"long:{n}", "short:0") for n in range(0, 60, 10)])


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (("5", "j"), 5),
        (("1", "2", "j"), 12),
        (("9", "j", "4", "k"), 5),
        (("3", "J"), 30),
        (("1", "2", "g"), 11),
        (("1", "2", "G"), 11),
        (("5", "0", "percent_sign"), 29),
        (("1", "0", "0", "percent_sign"), 59),
        (("G", "0", "percent_sign"), 0),
        (("G", "g", "g"), 0),
        (("5", "escape", "j"), 1),
        (("5", "question_mark", "escape", "j"), 1),
        (("5", "v", "j"), 1),
    ],
)
async def test_a_number_before_a_key_tells_how_often_or_where(
    notebook: Path, keys: tuple[str, ...], there: int
) -> None:
    async with compared(notebook, comparison=sixty()) as reader:
        await reader.press(*keys)
        assert reader.place.item == f"long:{there}"


async def test_a_number_repeats_half_pages(notebook: Path) -> None:
    async with compared(notebook, (100, 24), sixty()) as reader:
        await reader.press("d", "d", "d")
        thrice = reader.place.item
        await reader.press("g", "3", "d")
        assert reader.place.item == thrice


async def test_a_pending_number_is_shown_with_what_it_is_for(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("1", "2")
        assert "12 …" in reader.frame[-1]
        assert "g passage 12" in reader.frame[-1]
        await reader.press("escape")
        assert "next aligned" in reader.frame[-1]


async def test_a_number_beyond_the_last_goes_as_far_as_there_is(notebook: Path) -> None:
    async with compared(notebook, comparison=sixty()) as reader:
        await reader.press("9", "9", "9", "g")
        assert reader.place.item == "long:59"
        assert reader.said == "Passage 60 of 60 in Long: it has no more."
        await reader.press("g", "2", "0", "J")
        assert reader.place.item == "long:50"
        assert reader.said == "Only 5 further: this is the last one here."


async def test_a_percentage_without_a_number_says_how(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("percent_sign")
        assert reader.said == "Type a number first: 50% goes half way down the account."


def test_no_key_is_a_digit() -> None:
    keys = {key for action in (*ACTIONS, *OVERVIEW_ACTIONS) for key in action.keys}
    assert not keys & set("0123456789")
    assert set("0123456789") <= set(RESERVED)


async def test_jumps_are_retraced_back_and_forth(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "enter", "G")
        went = []
        for key in ("apostrophe", "apostrophe", "quotation_mark", "quotation_mark"):
            await reader.press(key)
            went.append(reader.place.item)
        assert went == ["bay:1", "harbour:2", "bay:1", "bay:4"]
        await reader.press("quotation_mark")
        assert reader.said == "No going back to take back."
        await reader.press("3", "apostrophe")
        assert reader.place.item == "harbour:1"


async def test_a_mark_is_come_back_to_from_anywhere(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "M", "q")
        assert reader.said == "Mark q set here; ` q comes back to it."
        await reader.press("l", "G", "grave_accent")
        assert "q 1 Harbour Post 3" in reader.frame[-1]
        await reader.press("q")
        assert reader.place.item == "harbour:2"
        await reader.press("apostrophe")
        assert reader.place.item == "bay:4"


async def test_what_is_no_mark_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("grave_accent")
        assert reader.said == "No passage is marked yet: M and a letter mark this one."
        await reader.press("M", "5")
        assert reader.said == "“5” is no letter; nothing is marked."
        await reader.press("M", "a", "j", "grave_accent", "x")
        assert reader.said == "There is no mark x; there is a."
        await reader.press("M", "escape")
        assert "next aligned" in reader.frame[-1]
        await reader.press("M", "down", "x")
        assert len(reader.session.tags) == 1, "a key that is no answer does what it always does"


async def test_marks_and_jumps_outlast_the_change_to_sentences_and_hidden_columns(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press("G", "M", "a", "l", "G")
        stages.sentences.set()
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        stages.findings.set()
        await reader.until_compared()
        await reader.press("grave_accent", "a")
        assert reader.text == "Its licence comes up for renewal in June."
        await reader.press("H")
        assert "harbour" in reader.session.arrangement.hidden
        await reader.press("grave_accent", "a")
        assert reader.place.item == "harbour:5"
        await reader.press("apostrophe")
        assert reader.place.item == "bay:4"
        await reader.press("apostrophe")
        assert reader.place.item == "harbour:1"

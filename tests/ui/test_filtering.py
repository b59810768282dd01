"""A filter keeps moves to one kind of passage; the rest stays in its place and steps back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry


def sign_of(reader: Reader, words: str) -> str:
    """The gutter before some words at the left edge."""
    row = next(row for row in reader.frame if words in row)
    return row[1 : row.index(words)].strip()


async def test_moves_keep_to_what_the_filter_lets_through(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "a")
        assert reader.place.item == "harbour:1"
        assert reader.said == "Only agree: 3 of 7 in Harbour Post; esc shows all."
        assert "only agree" in reader.status
        went = []
        for key in ("j", "j", "j", "k", "K", "J"):
            await reader.press(key)
            went.append(reader.place.item)
        assert went == ["harbour:3", "harbour:4", "harbour:4", "harbour:3", "harbour:1", "harbour:3"]
        await reader.press("9", "j")
        assert reader.place.item == "harbour:4"


async def test_the_end_of_what_is_let_through_is_told(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "c")
        assert reader.place.item == "harbour:2", "the nearest that the filter lets through"
        await reader.press("j")
        assert reader.said == "No further conflict here; esc shows all."
        await reader.press("J")
        assert reader.said.startswith("No further aligned passage in Harbour Post (only conflict: esc shows all).")


async def test_what_is_left_out_stays_in_its_place_and_loses_its_sign(notebook: Path) -> None:
    async with compared(notebook) as reader:
        before = [row[4:].rstrip() for row in reader.frame[1:-1]]
        assert sign_of(reader, "There were 40") == "!"
        await reader.press("ampersand", "a")
        assert [row[4:].split("│")[0].rstrip() for row in reader.frame[1:20]] == [
            row.split("│")[0].rstrip() for row in before[:19]
        ]
        assert sign_of(reader, "There were 40") == ""
        assert sign_of(reader, "Nobody was hurt") == "="


@pytest.mark.parametrize("keys", [("escape",), ("ampersand", "ampersand")])
async def test_all_passages_come_back(notebook: Path, keys: tuple[str, ...]) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "c", *keys)
        assert reader.said == "All passages."
        assert "only" not in reader.status
        await reader.press("j")
        assert reader.place.item == "harbour:3"


async def test_the_question_tells_the_kinds_and_how_many_there_are(notebook: Path) -> None:
    async with compared(notebook, (160, 40)) as reader:
        await reader.press("ampersand")
        assert "a agree 7 · c conflict 2 · e embellish 1" in reader.frame[-1]
        assert "& all" in reader.frame[-1]
        await reader.press("y")
        assert reader.said.startswith("“y” is no kind of passage")


async def test_the_question_fits_the_least_screen(notebook: Path) -> None:
    async with compared(notebook, (60, 20)) as reader:
        await reader.press("ampersand")
        assert "c!" in reader.frame[-1]
        assert "& all" in reader.frame[-1]


async def test_a_filter_that_would_leave_nothing_is_not_applied(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "t")
        assert reader.said == "No tagged in any account, so the filter is not set."
        await reader.press("ampersand", "c", "ampersand", "slash")
        assert reader.said == "No search hit in any account, so the filter stays at conflict."
        assert "only conflict" in reader.status


async def test_a_kind_that_only_others_have_leaves_the_reader_where_he_is(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("ampersand", "e")
        assert reader.place.item == "harbour:1"
        assert reader.said.startswith("Only embellish: none in Harbour Post")


async def test_hits_are_kept_to_as_long_as_there_is_a_search(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash", *"norholm", "enter", "ampersand", "slash")
        await reader.press("j", "j")
        assert reader.place.item == "harbour:4"
        await reader.press("escape")
        assert "only" not in reader.status
        await reader.press("ampersand", "slash", "slash", "enter")
        await reader.until(lambda: "only" not in reader.status, "the filter to go with the search")


async def test_findings_are_waited_for(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press("ampersand", "c")
        assert reader.said == "The accounts are still being compared …"
        await reader.press("slash", *"people", "enter", "ampersand", "slash")
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        await reader.press("g", "j")
        assert reader.place.item == "harbour:2"


async def test_a_filter_works_in_the_parallel_arrangement_too(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("p", "ampersand", "a", "j")
        assert reader.place.item == "harbour:3"
        await reader.press("p", "j")
        assert reader.place.item == "harbour:4"

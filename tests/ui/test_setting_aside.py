"""Lines that are set aside stand folded; a key shows them, another takes them back into their article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import READER, Reader, Stages, compared, reading
from tests.ui.story import BAY, COAST, HARBOUR, ferry
from tui.model import Comparison, Kind
from tui.notebook import Notebook, Opinion, Scope, Tag, Target, digest
from tui.notebook.naming import anchor
from tui.reading.aside import Fold

GULL = told(
    "gull",
    ["Home / News / Shipping"],
    ["By Ada Gull"],
    ["Ferry drifts for an hour"],
    ["The ferry lost all power off Norholm on Friday, a passenger said."],
    ["Nobody was hurt."],
    ["Share this article"],
    ["Read more: storms ahead"],
    ["Follow us"],
    outlet="Gull Times",
    kinds=[Kind.FURNITURE, Kind.FURNITURE, Kind.TITLE, Kind.BODY, Kind.BODY, *[Kind.FURNITURE] * 3],
)


def gulls() -> Comparison:
    """An account with page matter above and below, and one without."""
    return comparison([GULL, HARBOUR], [("gull:3", "harbour:1"), ("gull:4", "harbour:3")])


def corrections(path: Path, article: str = "gull") -> dict[str, str | None]:
    """What the notebook has of an article, as another program reads it."""
    named = digest(next(one for one in (GULL, HARBOUR, BAY, COAST) if one.id == article))
    with Notebook.open(path, "another program") as notebook:
        return {of: one.value for of, one in notebook.corrections.standing([named]).get(named, {}).items()}


def is_folded(reader: Reader) -> bool:
    """Whether the cursor is on a fold."""
    return isinstance(reader.item, Fold)


async def test_lines_set_aside_are_one_row_each_run_and_the_strip_has_their_words(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        assert "⋯ 2 lines set aside" in reader.shown
        assert "⋯ 3 lines set aside" in reader.shown
        assert "Share this article" not in reader.shown
        await reader.press("G")
        assert is_folded(reader)
        assert "no part of the article" in reader.shown
        assert "Share this article" in reader.shown
        assert ". shows them here; R takes them back" in reader.shown


async def test_a_key_shows_them_and_folds_them_again_and_the_cursor_stays(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("G", "full_stop")
        assert reader.text == "Share this article"
        assert "5 lines set aside show now; . folds them again." in reader.said
        await reader.press("j")
        assert reader.text == "Read more: storms ahead"
        await reader.press("full_stop")
        assert is_folded(reader)
        await reader.press("k")
        assert reader.text == "Nobody was hurt."


async def test_they_show_the_next_time_too(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("full_stop", "ctrl+q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
    async with compared(notebook, comparison=gulls()) as reader:
        assert "Share this article" in reader.shown
        await reader.press("full_stop", "ctrl+q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
    async with compared(notebook, comparison=gulls()) as reader:
        assert "Share this article" not in reader.shown


async def test_numbers_and_percent_count_folded_lines_too(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("4", "g")
        assert reader.text.startswith("The ferry lost all power")
        assert reader.said == "Passage 4 of 8 in Gull Times."
        await reader.press("7", "g")
        assert is_folded(reader)
        await reader.press("j", "k", "k", "M", "a", "grave_accent")
        assert "a 1 Gull Times 4" in reader.said


async def test_a_search_opens_the_lines_that_have_a_hit_and_clearing_it_folds_them(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("slash", *"storms", "enter")
        assert reader.text == "Read more: storms ahead"
        assert "Share this article" in reader.words
        assert "⋯ 2 lines set aside" in reader.shown
        await reader.press("escape")
        assert is_folded(reader)


async def test_judged_lines_are_never_folded(notebook: Path) -> None:
    with Notebook.open(notebook, READER) as other:
        target = Target(Scope.PASSAGE, (anchor(GULL, GULL.passages[6]),))
        other.judge([(target, Opinion(Tag.DUBIOUS), None)])
    async with compared(notebook, comparison=gulls()) as reader:
        assert "Read more: storms ahead" in reader.shown
        await reader.press("z")
        await reader.until(lambda: is_folded(reader), "the lines folded, now that none is judged")


async def test_the_lines_of_an_account_without_anything_else_stay_open(notebook: Path) -> None:
    bare = told("bare", ["Share"], ["Follow us"], outlet="Bare", kinds=[Kind.FURNITURE] * 2)
    async with compared(notebook, comparison=comparison([HARBOUR, bare])) as reader:
        assert "Follow us" in reader.shown
        assert "set aside" not in reader.shown


async def test_a_fold_is_taken_back_as_a_whole_and_at_once_set_aside_again(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("G", "R")
        assert reader.said == "3 lines taken back into the article; R sets them aside again."
        assert reader.text == "Share this article"
        passage = reader.session.passage(reader.place.item)
        assert passage is not None and passage.kind is Kind.BODY
        assert f"taken back by {READER}, " in reader.shown
        assert sorted(value or "" for value in corrections(notebook).values()) == ["body"] * 3
        await reader.until_compared()
        await reader.press("R")
        assert reader.said == "3 lines set aside again; R takes them back."
        assert is_folded(reader)
        assert corrections(notebook) == {}


async def test_one_line_is_taken_back_alone_where_lines_show(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("full_stop", "G", "k", "R")
        assert reader.said == "1 line taken back into the article; R sets it aside again."
        assert len(corrections(notebook)) == 1
        await reader.until_compared()
        assert reader.text == "Read more: storms ahead"
        assert reader.session.parallels is not None
        assert len(reader.session.parallels.comparison.findings) == len(gulls().findings) + 1


async def test_a_paragraph_is_set_aside_and_taken_back(notebook: Path) -> None:
    async with compared(notebook, comparison=ferry()) as reader:
        await reader.press("2", "g")
        assert reader.text.startswith("The ferry Solveig")
        await reader.press("R")
        assert reader.said == "The paragraph is set aside, so not compared; R takes it back."
        assert is_folded(reader)
        assert list(corrections(notebook, "harbour").values()) == ["furniture"]
        await reader.until_compared()
        await reader.press("R")
        assert reader.said == "The paragraph is taken back into the article; R sets it aside again."
        assert reader.text.startswith("The ferry Solveig")
        assert corrections(notebook, "harbour") == {}


async def test_a_tagged_paragraph_that_is_set_aside_stays_in_sight(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "R")
        await reader.until_compared()
        assert "The ferry Solveig" in reader.words
        assert "✓1" in reader.status


async def test_what_was_taken_back_is_there_the_next_time(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("g", "R")
        await reader.until_compared()
        await reader.press("ctrl+q")
    assert sorted(value or "" for value in corrections(notebook).values()) == ["body"] * 2


async def test_the_title_stays_and_an_omission_cannot_be_set_aside(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("g", "R")
        assert reader.said.startswith("The title stays with its article")
        await reader.press("l", "o", "R")
        assert "nothing here to set aside" in reader.said
        assert corrections(notebook, "bay") == {}


async def test_a_notebook_that_cannot_be_written_changes_nothing(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("G")
        notebook.unlink()
        await reader.press("R")
        assert reader.said.startswith("Not kept, so nothing is changed: ")
        assert is_folded(reader)


async def test_beside_a_lead_its_folded_lines_are_one_row(notebook: Path) -> None:
    async with compared(notebook, comparison=gulls()) as reader:
        await reader.press("p", "g")
        assert is_folded(reader)
        await reader.press("j")
        assert reader.text == "Ferry drifts for an hour"
        await reader.press("g", "full_stop", "j")
        assert reader.text == "By Ada Gull"
        await reader.press("full_stop")
        assert is_folded(reader)
        await reader.press("l")
        assert reader.columns.is_parallel
        check_sound(reader.frame, 120, 40)


async def test_before_the_sentences_are_known_lines_can_be_taken_back_too(notebook: Path) -> None:
    stages = Stages(gulls(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press("g", "R")
        assert len(corrections(notebook)) == 2
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        assert reader.text == "Home / News / Shipping"


async def test_a_range_passes_over_folded_lines_and_a_fold_is_not_copied(notebook: Path) -> None:
    middle = told("mid", ["One ferry."], ["Share"], ["Two ferries."], outlet="Mid", kinds=[Kind.BODY, Kind.FURNITURE])
    async with compared(notebook, comparison=comparison([middle, HARBOUR])) as reader:
        await reader.press("g", "V", "j", "j")
        assert reader.said.startswith("2 passages in the range")
        await reader.press("escape", "k", "y")
        assert reader.said == "1 line set aside here; . shows what to copy."


@pytest.mark.parametrize("size", [(60, 20), (160, 48)])
async def test_details_and_every_size_show_a_fold(notebook: Path, size: tuple[int, int]) -> None:
    async with compared(notebook, size, comparison=gulls()) as reader:
        await reader.press("G")
        check_sound(reader.frame, *size)
        assert "⋯ 3 lines set aside" in reader.shown
        await reader.press("D")
        assert "Share this article" in reader.shown
        check_sound(reader.frame, *size)


async def test_where_nothing_is_set_aside_that_is_said(notebook: Path) -> None:
    async with compared(notebook, comparison=comparison([HARBOUR, BAY])) as reader:
        await reader.press("full_stop")
        assert reader.said == "Nothing is set aside in these accounts; R sets a paragraph aside."

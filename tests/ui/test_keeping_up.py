"""The screen keeps up with the notebook: with what others write in it, and with what was judged in earlier versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.reader import Stages, compared, reading, tags_on_disk
from tests.ui.story import BAY, HARBOUR
from tui.model import Article
from tui.notebook import Notebook, NotebookError, Opinion, Scope, Tag, Target, anchor
from tui.orphans import Placement
from tui.placing import source_of
from tui.ui.keeping_up import told_news, told_placement


def target(of: Article, index: int) -> Target:
    return Target(Scope.PASSAGE, (anchor(of, of.passages[index]),))


async def test_what_another_reader_tags_shows_without_a_key_and_the_place_stays(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "J")
        place = reader.place
        with Notebook.open(notebook, "Ben") as other:
            other.judge([(target(HARBOUR, 1), Opinion(Tag.DUBIOUS), None)])
            await reader.until(lambda: "✗1" in reader.status, "Ben's tag")
            assert reader.said == "Ben tagged a passage."
            assert reader.place == place
            await reader.press("j")
            other.judge([(target(HARBOUR, n), Opinion(Tag.DUBIOUS, "hm"), None) for n in (2, 3)])
            await reader.until(lambda: "✗3" in reader.status, "Ben's tags")
            assert reader.said == "Ben tagged 2 passages."
            await reader.press("k")
            other.undo([anchor(HARBOUR, HARBOUR.passages[1]).digest])
            await reader.until(lambda: "✗1" in reader.status, "Ben's undoing")
            assert reader.said == "Ben took back what was held of 2 passages."


async def test_what_others_do_does_not_talk_over_what_is_being_said(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v")
        with Notebook.open(notebook, "Ben") as other:
            other.judge([(target(HARBOUR, 2), Opinion(Tag.DUBIOUS), None)])
        await reader.until(lambda: "✗1" in reader.status, "Ben's tag")
        assert reader.said == "Verified; z undoes it."


async def test_where_readers_disagree_a_sign_and_the_names_say_so(notebook: Path) -> None:
    with Notebook.open(notebook, "Ben") as other:
        other.judge([(target(HARBOUR, 1), Opinion(Tag.DUBIOUS), None)])
    async with compared(notebook) as reader:
        assert reader.cursor_row[2] == "✗"
        assert "≠" not in reader.status
        await reader.press("v")
        assert reader.said == "Verified; z undoes it · Ben says dubious."
        rows = [row[row.index("▌") :] for row in reader.frame if "▌" in row]
        assert (rows[0][2], rows[1][2]) == ("✓", "≠")
        assert "≠1" in reader.status
        assert "≠ ✓ Anna: verified · ✗ Ben: dubious" in reader.shown
        await reader.press("D")
        assert "≠ Readers disagree: Anna: verified · Ben: dubious" in reader.shown
        await reader.press("escape", "x")
        assert "≠" not in reader.status


async def test_a_notebook_that_cannot_be_read_for_a_while_is_not_complained_of_each_second(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []

    def broken(self: Notebook) -> int:
        looks.append(1)
        raise NotebookError("damaged")

    async with compared(notebook) as reader:
        await reader.press("v", "j")
        monkeypatch.setattr(Notebook, "stamp", broken)
        await reader.until(lambda: len(looks) > 0, "a look")
        assert reader.said == ""
        assert reader.session.tags == {"harbour:1": Tag.VERIFIED}


# -- earlier versions --------------------------------------------------------------------------------------------

EARLIER = article(
    "port",
    "The ferry Solveig stopped at noon on Friday off the island of Norholm.",
    "There were forty people on board the ship when the engine failed.",
    "Nobody was hurt, the coast guard told reporters in the harbour.",
    outlet="Port",
)
LATER = article(
    "port",
    "Updated on Saturday with the words of the operator and of the port.",
    EARLIER.passages[0].text,
    "The company will publish its figures next week in the capital.",
    EARLIER.passages[2].text,
    outlet="Port",
)


def judged_before(notebook: Path, of: Article) -> None:
    with Notebook.open(notebook, "Anna") as kept:
        changes = [(target(of, n), Opinion(Tag.VERIFIED), None) for n in range(3)]
        kept.judge(changes, [source_of(of)])


async def test_tags_of_an_earlier_version_are_found_again_and_the_rest_is_told(notebook: Path) -> None:
    judged_before(notebook, EARLIER)
    stages = Stages(comparison([LATER, BAY], []))
    async with reading(stages, notebook) as reader:
        await reader.until_compared()
        await reader.until(lambda: bool(reader.session.tags), "the tags")
        assert reader.session.tags == {"port:1": Tag.VERIFIED, "port:3": Tag.VERIFIED}
        assert "2 tags found again in the edited article; 1 not found: r lists them." in reader.said
        assert "✓2" in reader.status
    async with reading(stages, notebook) as again:
        await again.until_compared()
        assert again.session.tags == {"port:1": Tag.VERIFIED, "port:3": Tag.VERIFIED}
        await again.until(lambda: bool(again.session.orphans), "the orphan")


PRINT = article("agency", *[p.text.replace("reporters in", "us at") for p in EARLIER.passages], outlet="Agency")


async def test_tags_of_another_outlets_print_are_offered_only(notebook: Path) -> None:
    judged_before(notebook, PRINT)
    async with reading(Stages(comparison([EARLIER, BAY], [])), notebook) as reader:
        await reader.until_compared()
        await reader.until(lambda: bool(reader.session.orphans), "what is offered")
        assert reader.session.tags == {}
        assert reader.said.endswith(" · 3 of a similar article: r offers them in the review.")


async def test_what_was_found_and_cannot_be_kept_is_said(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged_before(notebook, EARLIER)

    def full(self: Notebook, places: object) -> None:
        raise NotebookError("the disk is full")

    monkeypatch.setattr(Notebook, "found_all", full)
    async with reading(Stages(comparison([LATER, BAY], [])), notebook) as reader:
        await reader.until_compared()
        await reader.until(lambda: "the disk is full" in reader.said, "the reason")
        await reader.press("j")
        assert tags_on_disk(notebook, [LATER]) == {}


def test_nothing_is_said_where_nothing_was_found() -> None:
    assert told_placement(Placement()) == ""
    assert told_news((), "Anna") == ""

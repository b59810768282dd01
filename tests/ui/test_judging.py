"""A tag that the screen shows is in the notebook; one that could not be saved is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.reader import Reader, compared, tags_on_disk
from tests.ui.story import BAY, HARBOUR
from tui.notebook import Act, Anchor, Change, Notebook, NotebookError, Opinion, Scope, Source, Tag, Target, anchor

FORTY = anchor(HARBOUR, HARBOUR.passages[2])
FIRST = anchor(HARBOUR, HARBOUR.passages[1])


def tag_sign(reader: Reader) -> str:
    """What the gutter shows as the tag of the passage under the cursor."""
    return reader.cursor_row[2]


@pytest.mark.parametrize(("key", "tag", "sign"), [("v", Tag.VERIFIED, "✓"), ("x", Tag.DUBIOUS, "✗")])
async def test_a_tag_is_on_the_screen_and_on_the_disk(notebook: Path, key: str, tag: Tag, sign: str) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", key)
        assert tag_sign(reader) == sign
        assert f"{sign}1" in reader.status
        assert sign in reader.frame[4]
        assert reader.said == f"{tag.value.capitalize()}; z undoes it."
        assert tags_on_disk(notebook) == {FORTY: tag}


@pytest.mark.parametrize(("key", "sign"), [("v", "✓"), ("x", "✗")])
async def test_the_same_key_again_takes_the_tag_off(notebook: Path, key: str, sign: str) -> None:
    async with compared(notebook) as reader:
        await reader.press(key)
        assert tag_sign(reader) == sign
        await reader.press(key)
        assert tag_sign(reader) == " "
        assert reader.said.startswith("No tag")
        assert tags_on_disk(notebook) == {}


async def test_the_other_tag_takes_the_place_of_the_first(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "x")
        assert tag_sign(reader) == "✗"
        assert tags_on_disk(notebook) == {FIRST: Tag.DUBIOUS}


async def test_undo_and_redo_go_back_and_forth_and_show_where(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "J", "x", "J", "J")
        await reader.press("z")
        assert reader.place.item == "harbour:2"
        assert tag_sign(reader) == " "
        assert tags_on_disk(notebook) == {FIRST: Tag.VERIFIED}
        await reader.press("z")
        assert reader.place.item == "harbour:1"
        assert tags_on_disk(notebook) == {}
        await reader.press("z")
        assert reader.said == "Nothing to undo."
        await reader.press("Z", "Z")
        assert reader.place.item == "harbour:2"
        assert tag_sign(reader) == "✗"
        assert tags_on_disk(notebook) == {FIRST: Tag.VERIFIED, FORTY: Tag.DUBIOUS}
        await reader.press("Z")
        assert reader.said == "Nothing to redo."


async def test_after_an_undo_the_key_that_redoes_is_named(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "z")
        assert "Z does it again" in reader.said


def full(self: Notebook, changes: object, sources: object) -> tuple[Act, ...]:
    """What a notebook on a full disk does."""
    raise NotebookError("notebook.sqlite3 cannot grow (the disk is full): free some space and try again")


async def test_a_tag_that_cannot_be_saved_is_shown_as_not_saved_and_saved_with_the_next(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with compared(notebook) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Notebook, "judge", full)
            await reader.press("v")
        assert reader.said.startswith("Not saved yet, S tries again: ")
        assert "disk is full" in reader.said
        assert reader.cursor_row[2:4] == "✓?"
        assert "1 not saved" in reader.status
        assert "you: verified, not saved yet" in reader.shown
        assert tags_on_disk(notebook) == {}
        await reader.press("J", "x")
        assert reader.said == "Dubious; z undoes it. 1 act of before saved, too."
        assert "not saved" not in reader.status
        assert tags_on_disk(notebook) == {FIRST: Tag.VERIFIED, FORTY: Tag.DUBIOUS}
        await reader.press("z", "z")
        assert tags_on_disk(notebook) == {}, "each is undone by itself"


async def test_what_is_not_saved_can_be_tried_again(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with compared(notebook) as reader:
        await reader.press("S")
        assert reader.said == "All that you did is saved."
        with monkeypatch.context() as patch:
            patch.setattr(Notebook, "judge", full)
            await reader.press("v", "S")
            assert reader.said.startswith("Still not saved: ")
            assert "1 not saved" in reader.status
        await reader.press("S")
        assert reader.said == "1 act saved."
        assert "not saved" not in reader.status
        assert reader.cursor_row[2:4] == "✓ "
        assert tags_on_disk(notebook) == {FIRST: Tag.VERIFIED}


async def test_who_quits_is_told_once_what_is_not_saved(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with compared(notebook) as reader:
        monkeypatch.setattr(Notebook, "judge", full)
        await reader.press("v", "q")
        assert reader.said.startswith("1 act not saved; q again leaves without: ")
        assert reader.app.is_running
        await reader.press("J", "x", "q")
        assert reader.said.startswith("2 acts not saved; q again leaves without: ")
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")


async def test_who_quits_when_the_notebook_takes_it_again_just_leaves(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with compared(notebook) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Notebook, "judge", full)
            await reader.press("v")
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
    assert tags_on_disk(notebook) == {FIRST: Tag.VERIFIED}


async def test_what_is_not_saved_is_undone_without_the_notebook(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with compared(notebook) as reader:
        monkeypatch.setattr(Notebook, "judge", full)
        await reader.press("v", "z")
        assert tag_sign(reader) == " "
        assert "not saved" not in reader.status
        await reader.press("Z")
        assert reader.cursor_row[2:4] == "✓?"


async def test_a_notebook_that_was_removed_while_open_takes_no_tag(notebook: Path) -> None:
    async with compared(notebook) as reader:
        for file in notebook.parent.glob(f"{notebook.name}*"):
            file.unlink()
        await reader.press("v")
        assert reader.said.startswith("Not saved yet, S tries again: ")
        assert "moved, removed or replaced" in reader.said
        assert reader.cursor_row[2:4] == "✓?"


async def test_a_tag_shows_only_after_it_is_in_the_notebook(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, dict[Anchor, Tag]]] = []
    judge = Notebook.judge
    async with compared(notebook) as reader:

        def watched(self: Notebook, changes: Sequence[Change], sources: Sequence[Source]) -> tuple[Act, ...]:
            seen.append((tag_sign(reader), tags_on_disk(notebook)))
            acts = judge(self, changes, sources)
            seen.append((tag_sign(reader), tags_on_disk(notebook)))
            return acts

        monkeypatch.setattr(Notebook, "judge", watched)
        await reader.press("v")
        assert seen == [(" ", {}), (" ", {FIRST: Tag.VERIFIED})]
        assert tag_sign(reader) == "✓"


async def test_an_undo_that_cannot_be_saved_leaves_the_tag(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Notebook, digests: object) -> tuple[Act, ...]:
        raise NotebookError("the disk is full")

    async with compared(notebook) as reader:
        await reader.press("v")
        monkeypatch.setattr(Notebook, "undo", full)
        await reader.press("z")
        assert reader.said == "Not saved: the disk is full"
        assert tag_sign(reader) == "✓"


async def test_what_makes_no_claim_is_not_tagged(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("g", "v")
        assert "makes no claim" in reader.said
        await reader.press("l", "o", "v")
        assert "omission cannot be tagged" in reader.said
        assert tags_on_disk(notebook) == {}


async def test_tagged_passages_are_found_again(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "G", "v", "g")
        await reader.press("t")
        assert reader.place.item == "harbour:1"
        await reader.press("t")
        assert reader.place.item == "harbour:5"
        await reader.press("T")
        assert reader.place.item == "harbour:1"


async def test_tags_and_place_are_there_when_the_accounts_are_opened_again(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "v", "l", "x", "J")
        left_at = reader.place.item
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
    async with compared(notebook) as again:
        assert again.place.item == left_at == "bay:2"
        assert "By Friday noon" in again.cursor_row
        assert "✓1 ✗1" in again.status
        assert again.session.tags == {"harbour:2": Tag.VERIFIED, "bay:1": Tag.DUBIOUS}
        await again.press("z")
        assert tags_on_disk(notebook) == {FORTY: Tag.VERIFIED}


async def test_a_reader_who_has_moved_on_is_not_taken_to_the_place_of_last_time(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "q")
    async with compared(notebook) as again:
        assert again.place.item == "harbour:5"


async def test_tags_stay_with_a_text_that_is_opened_among_others(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "v")
    others = comparison([article("other", "Something else entirely."), HARBOUR])
    async with compared(notebook, comparison=others) as again:
        assert again.session.tags == {"harbour:2": Tag.VERIFIED}


async def test_tagging_one_of_two_accounts_with_the_same_text_stays_in_its_column(notebook: Path) -> None:
    wire = "The ferry lost power.\n\nNobody was hurt."
    twins = [article("first", *wire.split("\n\n")), article("second", *wire.split("\n\n"))]
    async with compared(notebook, comparison=comparison(twins)) as reader:
        await reader.press("l", "j", "v")
        assert reader.place.item == "second:1"
        assert tag_sign(reader) == "✓"


async def test_two_readers_of_one_notebook_see_each_others_tags(notebook: Path) -> None:
    async with compared(notebook) as reader:
        target = Target(Scope.PASSAGE, (anchor(BAY, BAY.passages[3]),))
        with Notebook.open(notebook, "Ben") as other:
            other.judge([(target, Opinion(Tag.DUBIOUS), None)])
        await reader.press("v")
        assert reader.session.tags == {"harbour:1": Tag.VERIFIED, "bay:3": Tag.DUBIOUS}

"""The tour as a new reader goes through it: by the real keys, by enter, or out of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.frames import check_sound
from tests.ui.reader import Stages, reading, tags_on_disk
from tests.ui.story import ferry
from tui.reading.tour import STEPS, Welcome
from tui.reading.user_keys import Keymap
from tui.ui.kept_tour import KeptTour

BY_KEYS = ("j", "J", "enter", "e", "v", "m", "question_mark")
"""What each step asks for, in turn."""


async def test_the_tour_goes_on_with_each_real_key_and_is_kept_at_the_end(notebook: Path) -> None:
    kept: list[Welcome] = []
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR, keep_welcome=kept.append) as reader:
        await reader.until_compared()
        for n, key in enumerate(BY_KEYS, 1):
            assert f"Tour {n} of {len(STEPS)}" in reader.shown
            assert "▌" in reader.shown
            check_sound(reader.frame, 120, 40)
            assert kept == []
            await reader.press(key)
            if key == "m":
                assert "esc leads back to the texts, where the tour goes on." in reader.shown
                await reader.press("escape")
        await reader.press("escape")
        assert "Tour" not in reader.shown
        assert reader.said == "That was the tour. F6 shows it again; ? lists all keys."
        assert kept == [Welcome.TOUR]


async def test_enter_goes_through_the_tour_and_changes_nothing(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR) as reader:
        await reader.until_compared()
        place = reader.place
        for n in range(len(STEPS)):
            assert f"Tour {n + 1} of" in reader.shown
            if n != BY_KEYS.index("enter"):
                await reader.press("enter")
                assert reader.place == place
            else:
                await reader.press("apostrophe", "enter")
                place = reader.place
        assert not reader.is_touring
        assert tags_on_disk(notebook) == {}


async def test_other_keys_work_as_ever_and_leave_the_step_where_it_is(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR) as reader:
        await reader.until_compared()
        await reader.press("G", "p", "slash", *"ferry", "enter", "n", "2", "escape")
        assert "Tour 1 of" in reader.shown
        await reader.press("slash", "escape")
        assert "Tour 1 of" in reader.shown


async def test_esc_ends_the_tour_first_and_says_how_to_see_it_again(notebook: Path) -> None:
    kept: list[Welcome] = []
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR, keep_welcome=kept.append) as reader:
        await reader.until_compared()
        rows = reader.columns.size.height
        await reader.press("ampersand", "c", "escape")
        assert not reader.is_touring
        assert "only conflict" in reader.status
        assert "Tour ended. F6 shows it again" in reader.said
        assert kept == [Welcome.TOUR]
        assert reader.columns.size.height > rows
        await reader.press("escape", "f6")
        assert "Tour 1 of" in reader.shown


async def test_a_step_that_needs_the_comparison_waits_for_it(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook, welcome=Welcome.TOUR) as reader:
        await reader.press("j", "J")
        assert "Tour 2 of" in reader.shown
        assert "This needs the comparison: " in reader.shown
        assert "still being compared" in reader.said
        await reader.press("enter")
        assert "Tour 3 of" in reader.shown
        await reader.press("enter", "enter", "v")
        assert "Tour 5 of" in reader.shown
        assert "cannot be tagged" in reader.said
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        await reader.press("v")
        assert "Tour 6 of" in reader.shown


async def test_a_comparison_that_fails_does_not_hold_the_tour_up(notebook: Path) -> None:
    stages = Stages(ferry())
    stages.failure = ValueError("no weights")
    async with reading(stages, notebook, welcome=Welcome.TOUR) as reader:
        await reader.until(lambda: "could not be compared" in reader.said, "the bad news")
        await reader.press("j")
        assert "This needs the comparison: not compared" in reader.shown
        await reader.press(*["enter"] * (len(STEPS) - 1))
        assert not reader.is_touring


async def test_an_omission_is_no_passage_to_tag(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR) as reader:
        await reader.until_compared()
        await reader.press("j", "J", "enter", "o", "v")
        assert "Tour 5 of" in reader.shown
        assert "j goes on to a passage that can" in reader.said
        await reader.press("j", "x")
        assert "Tour 6 of" in reader.shown


async def test_the_tour_fits_the_least_screen_and_names_own_keys(notebook: Path) -> None:
    own = Keymap({"passage.next": ("f7",), "counterpart.go": ("f8",), "view.clear": ("f9",), "tour.show": ()})
    async with reading(Stages(ferry()), notebook, (60, 20), welcome=Welcome.TOUR, keymap=own) as reader:
        await reader.until_compared()
        assert "press F7 · enter goes on · F9 ends the tour" in reader.shown
        for key in ("f7", "J", "f8", "e", "v", "m"):
            check_sound(reader.frame, 60, 20)
            assert "▌" in reader.shown
            assert "q quit" in reader.frame[-1] or reader.said
            await reader.press(key)
        await reader.press("q")
        await reader.resize(50, 10)
        assert "needs 60×20" in reader.shown
        assert "Tour" not in reader.shown
        await reader.resize(60, 20)
        await reader.press("f9")
        assert "“tour” among the commands" in reader.said


async def test_the_readers_own_articles_get_one_line_and_no_tour(notebook: Path) -> None:
    kept: list[Welcome] = []
    async with reading(Stages(ferry()), notebook, welcome=Welcome.HINT, keep_welcome=kept.append) as reader:
        await reader.until_compared()
        assert reader.said == "New here? F6 shows you round; ? helps."
        assert kept == [Welcome.HINT]
        await reader.press("j")
        assert reader.said == ""


async def test_news_of_files_come_before_the_hint(notebook: Path) -> None:
    kept: list[Welcome] = []
    async with reading(
        Stages(ferry()), notebook, announcement="Left out: x", welcome=Welcome.HINT, keep_welcome=kept.append
    ) as reader:
        assert reader.said == "Left out: x"
        assert kept == []


async def test_what_cannot_be_kept_is_said_and_breaks_nothing(notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "synoptic").write_text("a file where the folder would be")
    kept = KeptTour(tmp_path / "synoptic" / "tour")
    async with reading(Stages(ferry()), notebook, welcome=Welcome.TOUR, keep_welcome=kept.keep) as reader:
        await reader.until_compared()
        await reader.press("escape")
        assert "not kept" in reader.said
        await reader.press("j", "f6")
        assert "Tour 1 of" in reader.shown


def test_what_was_told_is_read_back_and_garbage_is_as_if_all_had_been(tmp_path: Path) -> None:
    path = tmp_path / "state" / "tour"
    kept = KeptTour(path)
    assert kept.read() is Welcome.NONE
    for told in (Welcome.HINT, Welcome.TOUR):
        kept.keep(told)
        assert kept.read() is told
    for garbage in (b"", b"\xff\x00", b"of a later version", b"tour" * 1000):
        path.write_bytes(garbage)
        assert kept.read() is Welcome.TOUR
    path.unlink()
    path.mkdir()
    assert kept.read() is Welcome.TOUR
    with pytest.raises(IsADirectoryError):
        kept.keep(Welcome.TOUR)

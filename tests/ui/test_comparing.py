"""The texts can be read at once; sentences and findings join them without taking the reader away from the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.frames import check_sound
from tests.ui.reader import Stages, compared, reading
from tests.ui.story import ferry
from tui.notebook import Notebook, NotebookError


async def test_the_texts_are_readable_before_sentences_and_findings_are_known(notebook: Path) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        assert "Harbour Post" in reader.shown
        assert "There were 40 people on board" in reader.words
        assert "Under a bruised sky" in reader.shown
        assert "comparing" in reader.status
        assert not reader.session.has_sentences
        await reader.press("j")
        assert reader.text.startswith("Nobody was hurt")
        assert "Nobody was hurt" in reader.cursor_row


async def test_sentences_take_the_place_of_paragraphs_under_the_cursor(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press("j")
        paragraph = reader.text
        stages.sentences.set()
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        assert reader.text == "Nobody was hurt, according to the coast guard."
        assert paragraph.startswith(reader.text)
        assert "Nobody was hurt" in reader.cursor_row


async def test_findings_arrive_without_moving_cursor_or_focus(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    stages.sentences.set()
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        await reader.press("l", "j", "j")
        before, row = reader.place, reader.cursor_row
        assert before.article == "bay"
        stages.findings.set()
        await reader.until_compared()
        assert (reader.place.article, reader.place.item) == (before.article, before.item)
        assert reader.cursor_row[3:40] == row[3:40]
        assert reader.app.focused is reader.columns
        assert "=" in reader.cursor_row[:3]


async def test_jumps_that_need_the_comparison_say_that_it_is_still_being_made(notebook: Path) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        for key in ("J", "o", "c", "enter"):
            await reader.press("j", key)
            assert "still being compared" in reader.said


async def test_nothing_can_be_tagged_before_the_sentences_are_known(notebook: Path) -> None:
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        await reader.press("v")
        assert "sentences are still being found" in reader.said
        assert "✓0 ✗0" in reader.status


async def test_after_the_sentences_are_known_back_leads_to_the_text_where_the_jump_began(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.press("j")
        began = reader.text
        await reader.press("G")
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
        await reader.press("apostrophe")
        assert began.startswith(reader.text)


async def test_where_comparing_fails_the_texts_stay_readable_and_the_reader_is_told(notebook: Path) -> None:
    stages = Stages(ferry())
    stages.failure = ValueError("no weights")
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: "could not be compared" in reader.said, "the bad news")
        assert "no weights" in reader.said
        assert "not compared" in reader.status
        assert "There were 40 people on board" in reader.shown
        await reader.press("j")
        assert reader.text == "There were 40 people on board, most of them commuters."
        assert reader.app.is_running


async def test_a_failure_that_quotes_hostile_text_is_told_in_one_harmless_line(notebook: Path) -> None:
    stages = Stages(ferry())
    stages.failure = ValueError("at \x1b[2J\x07 line 1\nline 2")
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: "could not be compared" in reader.said, "the bad news")
        check_sound(reader.frame, 120, 40)


async def test_quitting_while_comparing_stops_the_work(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    stages.sentences.set()
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end of the program")
        assert stages.was_stopped.wait(5)


async def test_a_notebook_that_cannot_be_read_costs_the_tags_but_not_the_reading(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Notebook, digests: object) -> object:
        raise NotebookError("notebook.sqlite3 is damaged")

    monkeypatch.setattr(Notebook, "judgements", broken)
    async with compared(notebook) as reader:
        assert "is damaged" in reader.said
        assert "There were 40 people on board" in reader.shown


async def test_what_was_left_out_is_said_until_the_first_key(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, announcement="Left out: photo.png (is not text)") as reader:
        await reader.until_compared()
        assert reader.frame[-1].strip() == "Left out: photo.png (is not text)"
        await reader.press("j")
        assert "next aligned" in reader.frame[-1]

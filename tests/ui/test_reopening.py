"""Accounts compared before are there with all findings at the first frame; new ones are kept for the next time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.strip import Strip

from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ACCOUNTS, ferry, in_paragraphs
from tui.model import Comparison
from tui.notebook import Notebook
from tui.session import Session
from tui.ui.app import ReaderApp
from tui.ui.bars import StatusLine
from tui.ui.detail_strip import DetailStrip


@asynccontextmanager
async def reopened(notebook: Path) -> AsyncIterator[Reader]:
    """Run the reader on the ferry's accounts, compared before."""
    with Notebook.open(notebook, "Anna") as kept:
        session = Session([in_paragraphs(account) for account in ACCOUNTS], kept)
        session.compared_before(ferry())
        app = ReaderApp(session)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0)
            yield Reader(pilot, session)


async def test_the_findings_are_there_at_the_first_frame_and_nothing_is_compared(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    compared_again: list[object] = []
    draw = StatusLine.render_line

    def noted(line: StatusLine, y: int) -> Strip:
        strip = draw(line, y)
        said.append(strip.text)
        return strip

    monkeypatch.setattr(StatusLine, "render_line", noted)
    monkeypatch.setattr("tui.ui.app.work", lambda *arguments: compared_again.append(arguments))
    async with reopened(notebook) as reader:
        await reader.app.workers.wait_for_complete()
        assert "thread 1 of 4" in reader.status
        assert "∅" in reader.shown
        assert {"thread 1 of 4" in text for text in said if text.strip()} == {True}
    assert compared_again == []


async def test_the_frame_is_the_same_as_after_comparing(notebook: Path) -> None:
    async with compared(notebook) as reader:
        expected = reader.frame
    async with reopened(notebook) as reader:
        await reader.until(lambda: reader.frame == expected, "the same frame")


async def test_the_words_that_the_detail_shares_with_the_passage_are_lit(notebook: Path) -> None:
    def lit(reader: Reader) -> list[str]:
        strip = reader.app.screen_stack[0].query_one(DetailStrip)
        drawn = [strip.render_line(y) for y in range(strip.content_size.height)]
        return [segment.text for line in drawn for segment in line if segment.style and segment.style.underline]

    async with compared(notebook) as reader:
        expected = lit(reader)
        assert expected
    async with reopened(notebook) as reader:
        await reader.until(lambda: lit(reader) == expected, "the shared words")


async def test_place_and_tags_are_as_they_were_left(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "j", "j", "x")
        left = reader.place
        await reader.press("q")
    async with reopened(notebook) as reader:
        assert (reader.place.article, reader.place.item) == (left.article, left.item)
        assert "✗1" in reader.status
        await reader.press("z")
        assert "✗0" in reader.status


async def test_what_has_been_compared_is_kept_for_the_next_time(notebook: Path) -> None:
    kept: list[Comparison] = []
    async with reading(Stages(ferry()), notebook, keep=kept.append) as reader:
        await reader.until_compared()
    assert kept == [ferry()]


@pytest.mark.parametrize("failure", [None, ValueError("no weights")], ids=["quitting", "failing"])
async def test_what_has_not_been_compared_is_not_kept(notebook: Path, failure: Exception | None) -> None:
    kept: list[Comparison] = []
    stages = Stages(ferry(), is_open=failure is not None)
    stages.failure = failure
    async with reading(stages, notebook, keep=kept.append) as reader:
        if failure is None:
            await reader.press("q")
            await reader.until(lambda: not reader.app.is_running, "the end of the program")
            assert stages.was_stopped.wait(5)
        else:
            await reader.until(lambda: "could not be compared" in reader.said, "the bad news")
    assert kept == []

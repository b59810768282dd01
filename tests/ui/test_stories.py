"""Stories and versions: the reader is told of several, and opens one."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts import comparison
from tests.stories.test_stories import FERRY, LATER_STRIKE, STRIKE
from tests.stories.test_versions import FIRST, SECOND
from tests.ui.frames import check_sound
from tests.ui.reader import STEP_SECONDS, Reader, Stages, reading
from tui.choosing import find_stories
from tui.compare import compare
from tui.model import Article, Comparison, Progress, Story, Stray
from tui.reading.key_contexts import STORY_ACTIONS
from tui.reading.keymap import Action
from tui.ui.grouping import Grouping
from tui.ui.stories_screen import StoriesScreen

BAY = replace(FERRY[0], outlet="Bay News")
TWO_STORIES = (*FERRY, STRIKE, LATER_STRIKE)
ODD = (*FERRY, STRIKE)
VERSIONS = (FIRST, BAY, SECOND)


def two_events() -> Comparison:
    """Two stories, in one of them two versions of one article."""
    return comparison([BAY, FIRST, SECOND, STRIKE, LATER_STRIKE])


@asynccontextmanager
async def grouped(
    notebook: Path, articles: tuple[Article, ...], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Reader]:
    """Run the reader on some articles until it knows their stories."""
    async with reading(Stages(compare(articles)), notebook, size) as reader:
        await reader.until(lambda: reader.session.groups is not None, "the stories")
        await reader.until_compared()
        yield reader


async def in_list(reader: Reader) -> None:
    await reader.press("s")
    await reader.until(lambda: isinstance(reader.app.screen, StoriesScreen), "the list of stories")
    await reader.pilot.pause(0)


def read(reader: Reader) -> list[str]:
    """Ids of the articles that are on the screen."""
    return [article.id for article in reader.session.articles]


async def test_who_opens_two_stories_is_told_so_and_by_which_key_to_choose(notebook: Path) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        assert "These look like 2 stories: s lists them." in reader.said
        assert "2 stories" in reader.status


async def test_a_story_is_chosen_from_the_list_and_only_its_articles_are_compared(notebook: Path) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        await in_list(reader)
        assert "2 stories in 5 articles" in reader.status
        await reader.press("j", "j", "enter")
        assert read(reader) == ["strike", "bakers"]
        assert "Story 2 of 2 is open" in reader.said
        await reader.until_compared()
        assert {article.id for article in reader.session.articles} == {"strike", "bakers"}
        assert reader.session.parallels is not None
        assert len(reader.session.parallels.comparison.articles) == 2
        assert "story 2 of 2" in reader.status


async def test_all_articles_can_be_opened_again_and_the_place_is_kept(notebook: Path) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        await in_list(reader)
        await reader.press("j", "j", "enter")
        await reader.until_compared()
        await reader.press("l", "j")
        text = reader.text
        await in_list(reader)
        await reader.press("g", "enter")
        await reader.until_compared()
        assert read(reader) == [article.id for article in TWO_STORIES]
        assert reader.text == text
        assert "These look like" not in reader.said


@pytest.mark.parametrize("key", ["escape", "q", "s"])
async def test_the_list_is_left_with_everything_as_it_was(notebook: Path, key: str) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        await reader.press("j")
        place, parallels = reader.place, reader.session.parallels
        await in_list(reader)
        await reader.press("j", key)
        assert len(reader.app.screen_stack) == 1
        assert (reader.place, reader.session.parallels) == (place, parallels)


async def test_articles_are_listed_under_their_story_and_lead_to_their_column(notebook: Path) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        await in_list(reader)
        assert " Bakers " not in reader.shown
        await reader.press("j", "j", "l")
        assert "▾ 2" in reader.shown
        assert " Bakers " in reader.shown
        await reader.press("j", "j", "enter")
        assert read(reader) == ["strike", "bakers"]
        assert reader.place.article == "bakers"


async def test_a_story_is_folded_again_from_one_of_its_articles(notebook: Path) -> None:
    async with grouped(notebook, TWO_STORIES) as reader:
        await in_list(reader)
        await reader.press("j", "l", "j", "j", "h")
        assert "▾ 1" not in reader.shown
        assert "▸ 1" in next(row for row in reader.frame if "▌" in row)


async def test_an_odd_article_is_flagged_in_its_head_and_the_strip_says_why(notebook: Path) -> None:
    async with grouped(notebook, ODD) as reader:
        assert "1 article looks like another story: s lists it." in reader.said
        await reader.press("h")
        assert reader.place.article == "strike"
        assert "another story? It shares no names or rare words with the others." in " ".join(reader.shown.split())
        assert "4 Strike" in reader.shown
        head = next(row for row in reader.frame if "4 Strike" in row)
        assert "another story?" in head
        await in_list(reader)
        assert "another story?" in reader.shown


async def test_an_article_that_is_read_alone_is_not_odd(notebook: Path) -> None:
    async with grouped(notebook, ODD) as reader:
        await in_list(reader)
        await reader.press("G", "enter")
        assert read(reader) == ["strike"]
        assert "another story?" not in reader.shown


async def test_of_one_story_nothing_is_said(notebook: Path) -> None:
    async with grouped(notebook, FERRY) as reader:
        assert "stor" not in reader.said
        assert "stor" not in reader.status
        await in_list(reader)
        assert "1 story in 3 articles" in reader.status
        assert "All articles" not in reader.shown


async def test_an_older_version_is_offered_as_such_with_what_changed(notebook: Path) -> None:
    async with grouped(notebook, VERSIONS) as reader:
        await in_list(reader)
        assert "1 older version" in reader.status
        assert "older version · 1 day earlier · 2 of 4 sentences the same" in reader.shown
        await reader.press("G")
        while "older version" not in next(row for row in reader.frame if "▌" in row):
            await reader.press("k")
        assert "added “The minister of transport wants an inquiry" in " ".join(reader.shown.split())
        assert "left out “The licence of the operator" in " ".join(reader.shown.split())


@pytest.mark.parametrize("key", ["enter", "v"])
async def test_an_older_version_is_left_out_and_read_again(notebook: Path, key: str) -> None:
    async with grouped(notebook, VERSIONS) as reader:
        await in_list(reader)
        await reader.press("G")
        while "older version" not in next(row for row in reader.frame if "▌" in row):
            await reader.press("k")
        await reader.press(key)
        assert isinstance(reader.app.screen, StoriesScreen)
        assert read(reader) == [BAY.id, "second"]
        assert "○" in next(row for row in reader.frame if "▌" in row)
        await reader.press(key)
        assert read(reader) == ["first", BAY.id, "second"]
        await reader.press("escape")
        await reader.until_compared()


async def test_what_is_no_older_version_is_not_left_out(notebook: Path) -> None:
    async with grouped(notebook, VERSIONS) as reader:
        await in_list(reader)
        await reader.press("v")
        assert "no older version" in reader.app.screen._hints.message  # type: ignore[attr-defined]
        assert len(read(reader)) == 3


@pytest.mark.parametrize("size", [(60, 20), (160, 48)])
@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "NO_COLOR"])
async def test_the_list_fits_every_screen(
    notebook: Path, size: tuple[int, int], no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with grouped(notebook, (*TWO_STORIES, FIRST, SECOND), size) as reader:
        check_sound(reader.frame, *size)
        await in_list(reader)
        for key in ("j", "l", "j", "j", "G", "l", "j", "v", "g"):
            await reader.press(key)
            check_sound(reader.frame, *size)


async def test_more_articles_than_can_be_compared_lead_to_the_list(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.MOST_COMPARED", 4)
    stages = Stages(compare(TWO_STORIES), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: isinstance(reader.app.screen, StoriesScreen), "the list of stories")
        await reader.until(lambda: "2 stories in 5" in reader.shown, "the stories")
        assert "5 articles are more than can be compared at once (4): choose a story." in reader.shown
        await reader.press("g", "enter")
        assert isinstance(reader.app.screen, StoriesScreen)
        assert "choose a story" in reader.shown
        await reader.press("escape")
        assert "too many to compare" in reader.status
        assert "compare" not in [worker.name for worker in reader.app.workers]
        await reader.press("m")
        assert "5 articles are more than can be compared" in reader.shown
        await reader.press("escape")
        stages.sentences.set()
        stages.findings.set()
        await in_list(reader)
        await reader.press("G", "enter")
        await reader.until_compared()
        assert read(reader) == ["strike", "bakers"]


async def test_looking_for_stories_can_be_stopped_and_begun_again(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, was_stopped = threading.Event(), threading.Event()

    def waits(articles: Sequence[Article], progress: Progress) -> tuple[tuple[Story, ...], tuple[Stray, ...]]:
        while not goes_on.wait(STEP_SECONDS):
            try:
                progress("telling stories apart", 0.5)
            except Exception:
                was_stopped.set()
                raise
        return find_stories(articles, progress)

    monkeypatch.setattr("tui.session.MOST_COMPARED", 4)
    monkeypatch.setattr("tui.choosing.find_stories", waits)
    async with reading(Stages(compare(TWO_STORIES)), notebook) as reader:
        try:
            await reader.until(lambda: "50% · ! stops" in reader.shown, "how far the work is")
            await reader.press("exclamation_mark")
            await reader.until(was_stopped.is_set, "the end of the work")
            assert "was stopped; ! begins again" in reader.shown
            goes_on.set()
            await reader.press("exclamation_mark")
            await reader.until(lambda: "2 stories in 5" in reader.shown, "the stories")
        finally:
            goes_on.set()


async def test_where_stories_cannot_be_sought_the_list_says_why(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(articles: object, progress: object) -> object:
        raise ValueError("\x1b[31mbroken")

    monkeypatch.setattr("tui.choosing.find_stories", fails)
    async with reading(Stages(compare(FERRY)), notebook) as reader:
        await reader.until_compared()
        await in_list(reader)
        await reader.until(lambda: "could not be told apart (ValueError: ␛[31mbroken)" in reader.shown, "the reason")
        check_sound(reader.frame, 120, 40)


async def test_stories_are_sought_anew_where_other_articles_are_at_hand(notebook: Path) -> None:
    async with grouped(notebook, ODD) as reader:
        screen = reader.app.screen_stack[0]
        assert isinstance(screen, Grouping)
        screen.reopen(replace(reader.session.dossier, loaded=FERRY))
        assert reader.session.groups is None
        await reader.until(lambda: reader.session.groups is not None, "the stories of what is open now")
        assert "another story?" not in reader.shown


async def test_stories_of_many_articles_are_known_before_these_are_compared(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.ui.grouping.SOUGHT_FIRST", 4)
    stages = Stages(compare(TWO_STORIES), is_open=False)
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: "These look like 2 stories" in reader.said, "the stories")
        assert reader.session.parallels is None


@pytest.mark.parametrize("action", STORY_ACTIONS, ids=lambda action: action.id)
async def test_every_action_of_the_list_can_be_done_on_its_own(notebook: Path, action: Action) -> None:
    async with grouped(notebook, ODD) as reader:
        await in_list(reader)
        binding = reader.app.screen.active_bindings[action.keys[0]].binding
        assert (binding.id, binding.action) == (action.id, action.does)
        assert await reader.app.run_action(action.does, reader.app.screen), "nothing handles it"
        await reader.pilot.pause(0)
        check_sound(reader.frame, 120, 40)


async def test_what_was_pasted_is_read_beside_every_story(notebook: Path) -> None:
    pasted = replace(STRIKE, id="pasted", outlet="Pasted Paper", text=f"{STRIKE.text} ")
    pasted = replace(pasted, passages=tuple(replace(p, id=f"pasted:{n}") for n, p in enumerate(pasted.passages)))
    async with grouped(notebook, TWO_STORIES) as reader:
        screen = reader.app.screen_stack[0]
        assert isinstance(screen, Grouping)
        screen.reopen(replace(reader.session.dossier, pasted=(pasted,)))
        await reader.until(lambda: reader.session.groups is not None, "the stories of all")
        assert screen.open_story("1").startswith("Story 1 of 2 is open")
        assert read(reader) == [article.id for article in (*TWO_STORIES[3:], pasted)]
        before = reader.session.round
        screen.open_story("1")
        assert reader.session.round == before
        await reader.until_compared()

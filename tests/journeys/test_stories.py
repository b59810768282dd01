"""A folder with several stories, and work that takes a while, in a real terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.terminal import SYNOPTIC, Terminal
from tests.journeys.test_journeys import COMPARED
from tests.stories.test_stories import FERRY, LATER_STRIKE, STRIKE

pytestmark = pytest.mark.journey


def write_two_events(folder: Path) -> Path:
    """Three accounts of one event and two of another."""
    folder.mkdir()
    for article in (*FERRY, STRIKE, LATER_STRIKE):
        head = f"---\noutlet: {article.outlet}\n---\n\n"
        (folder / article.path).write_text(head + article.text, encoding="utf-8")
    return folder


def test_of_a_folder_with_two_events_the_second_story_is_opened(terminal: Terminal) -> None:
    folder = write_two_events(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", str(folder))
    terminal.wait_for_text(COMPARED, "These look like 2 stories: s lists them")
    terminal.press("s")
    terminal.wait_for_text("2 stories in 5 articles", "All articles")
    terminal.press("G")
    terminal.wait_for_text("words that set it apart: ")
    terminal.press("enter")
    terminal.wait_for_text("story 2 of 2", "Strike", "Bakers", COMPARED)
    assert "Post" not in terminal.text
    terminal.press("s")
    terminal.wait_for_text("All articles")
    terminal.press("escape")
    terminal.wait_for_cursor_on("The bakers")
    terminal.press("q")
    terminal.check_usable()


def test_one_story_of_a_folder_is_opened_by_its_number(terminal: Terminal) -> None:
    folder = write_two_events(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", "--story", "2", str(folder))
    terminal.wait_for_text("story 2 of 2", COMPARED)
    assert "Post" not in terminal.text
    terminal.press("q")
    terminal.check_usable()


@pytest.mark.parametrize("command", ["compare", "report", "stories", "read"])
def test_loading_many_articles_shows_how_far_it_is_and_ctrl_c_ends_it(
    open_terminal: Callable[..., Terminal], command: str
) -> None:
    terminal = open_terminal(size=(100, 20))
    texts = [json.dumps({"text": f"{FERRY[n % 3].text}\n\nThis was report {n}."}) for n in range(5_000)]
    (terminal.folder / "many.jsonl").write_text("\n".join(texts), encoding="utf-8")
    terminal.run(*SYNOPTIC, command, "many.jsonl", *(("-o", "page.html") if command == "report" else ()))
    terminal.wait_for_text("% · ctrl+c stops")
    terminal.interrupt()
    assert terminal.exit_status() == 130
    assert b"Traceback" not in terminal.written
    terminal.check_usable()

"""The real reader behind the server: several people with names and places of their own in one notebook."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientWebSocketResponse
from aiohttp.test_utils import TestClient, TestServer

from tests.journeys.accounts import write_accounts
from tests.serving.conftest import PATIENCE_SECONDS, Visit, closed
from tui.compare import compare
from tui.notebook import Judgement, Notebook, Tag, digest
from tui.opening import shelf_options
from tui.serving.access import Access
from tui.serving.reader_process import reader_command
from tui.serving.reasons import Reason
from tui.serving.server import ReaderServer
from tui.shelf import Shelf
from tui.sources import load, split

HOSTILE = "--theme=light; touch x"
"""A folder's name that is an option and a command."""
SEQUENCE = re.compile(r"\x1b\[[^a-zA-Z]*[a-zA-Z]")


class Page:
    """A page, and what was drawn on it since it was last asked for."""

    def __init__(self, connection: ClientWebSocketResponse) -> None:
        self.connection = connection
        self._drawn = ""

    async def shows(self, text: str) -> str:
        """Wait until a text has been drawn, in one stroke; give all that was."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while text not in SEQUENCE.sub("", self._drawn):
                self._drawn += (await self.connection.receive_bytes()).decode()
        drawn, self._drawn = self._drawn, ""
        return drawn

    async def press(self, keys: str) -> None:
        """Type."""
        for key in keys:
            await self.connection.send_json(["stdin", key])


class Reading(Visit):
    """Visits to the ferry's accounts, and what the notebook holds of them."""

    notebook: Path
    digests: tuple[str, ...]

    async def open(self, name: str) -> Page:
        """Open the reader, and wait until it can be used."""
        page = Page(await self.join(name, "?width=120&height=40"))
        await page.shows("New here?")
        return page

    async def leave(self, page: Page) -> None:
        """Close the page, and wait until its reader has left."""
        await page.connection.close()
        await self.until(lambda: not self.server.readers, "the reader has left")

    async def tags(self, name: str, tag: Tag) -> Judgement:
        """Wait until somebody's only tag is this one."""
        found: list[Judgement] = []

        def is_there() -> bool:
            with Notebook.open(self.notebook, "nobody") as notebook:
                found[:] = [one for one in notebook.judgements(self.digests) if one.by == name]
            return [one.opinion.tag for one in found] == [tag]

        await self.until(is_there, f"{name} tags {tag}")
        return found[0]


@pytest.fixture
async def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Reading]:
    """A server for accounts that have been compared before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "touch edited")
    write_accounts(Path(HOSTILE))
    articles = load([Path(HOSTILE)], sentences=False).articles
    Shelf.usual(shelf_options(None, {})).put(compare(split(articles)))
    notebook = tmp_path / "notes.sqlite"
    access = Access()
    server = ReaderServer(reader_command(["read", f"--notebook={notebook}", "--", HOSTILE]), access, most_people=4)
    async with TestClient(TestServer(await server.application())) as client:
        reading = Reading(server, access, client, tmp_path)
        reading.notebook, reading.digests = notebook, tuple(map(digest, articles))
        yield reading
        await server.dismiss_all()


async def test_two_people_judge_in_one_notebook_under_their_own_names(reading: Reading) -> None:
    anna, ben = await asyncio.gather(reading.open("Anna"), reading.open("Ben Þór"))
    await anna.press("Jv")
    first = await reading.tags("Anna", Tag.VERIFIED)
    await ben.press("Jx")
    second = await reading.tags("Ben Þór", Tag.DUBIOUS)
    assert first.target == second.target
    await anna.shows("Ben Þór")  # the news comes within two seconds, as between terminals


async def test_each_person_comes_back_to_their_own_place(reading: Reading) -> None:
    anna = await reading.open("Anna")
    await anna.press("Gv")
    last = await reading.tags("Anna", Tag.VERIFIED)
    await reading.leave(anna)  # before the place is kept by itself
    ben = await reading.open("Ben")
    await ben.press("x")
    first = await reading.tags("Ben", Tag.DUBIOUS)
    anna = await reading.open("Anna")
    await anna.press("x")
    assert (await reading.tags("Anna", Tag.DUBIOUS)).target == last.target
    assert first.target != last.target


async def test_nothing_that_a_visitor_does_touches_the_machine(reading: Reading) -> None:
    before = {path for path in Path.home().rglob("*") if path.is_file()}
    page = await reading.open("Anna")
    await page.press("A")
    await page.shows("No editor opens in a browser")
    await page.press("*")
    await page.shows("Not kept for the next time")
    await page.press("rW")
    await page.shows("not the rest of the notebook")
    await page.press("qy")
    drawn = await page.shows("Sent passage")
    (sent,) = re.findall(r"\x1b]52;c;([^\a]*)\a", drawn)
    assert b"The ferry Solveig lost" in base64.b64decode(sent)
    await page.press("q")
    assert await closed(page.connection) == (Reason.LEFT.code, "left")
    await reading.leave(page)
    assert {path for path in Path.home().rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in Path().iterdir()) == [HOSTILE, "notes.sqlite"]


async def test_what_cannot_be_opened_is_said_where_it_is_served(
    reading: Reading, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in Path(HOSTILE).iterdir():
        path.unlink()
    page = await reading.join()
    assert await closed(page) == (Reason.FAILED.code, "failed")
    said = capfd.readouterr().err
    assert "synoptic: the reader of Anna ended with status 2: synoptic: nothing to read" in said
    assert said.count("\n") == 1

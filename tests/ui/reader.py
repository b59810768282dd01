"""Runs the reader on accounts that a test made, and says what its screen shows."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from unicodedata import lookup

import pytest
from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from tests.ui.frames import frame
from tests.ui.story import ACCOUNTS, ferry, in_paragraphs
from tests.ui.waiting import wait_for
from tui.compare import compare as really_compared
from tui.model import Article, Comparison, Kind, Passage, Progress
from tui.notebook import Anchor, Notebook, Tag, digest
from tui.reading.columns import Item
from tui.reading.key_contexts import OVERVIEW_ACTIONS
from tui.reading.keymap import ACTIONS
from tui.reading.looks import Look
from tui.reading.place import Place
from tui.reading.tour import Welcome
from tui.reading.user_keys import USUAL_KEYS, Keymap
from tui.session import Session
from tui.sources import split as really_split
from tui.ui.app import ReaderApp
from tui.ui.bars import HintLine
from tui.ui.columns_view import ColumnsView
from tui.ui.comparing import Means
from tui.ui.in_turn import InTurn

READER = "Anna"
"""Who tags."""
GIVE_UP_SECONDS = 30.0
"""A stage that a failing test never lets through ends by itself after this time."""
STEP_SECONDS = 0.002
"""How often a stage that waits reports progress, and so notices that the reader has quit."""
STILL_LOOKS = 4
"""Looks in a row that find the same text on a screen at rest."""


def key_event(key: str) -> events.Key:
    """The event of a key, given by its name or its character."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    if len(name) == 1:
        return events.Key(name, name)
    try:
        return events.Key(name, lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name))))
    except KeyError:
        return events.Key(name, None)


def kinds(passages: Sequence[Passage]) -> set[tuple[int, Kind]]:
    """What each paragraph is."""
    return {(passage.paragraph, passage.kind) for passage in passages}


class Stages:
    """Stands in for the files and the comparison, and lets a test say when each is done.

    Args:
        comparison: What the comparison will find; it holds the articles.
        is_open: Whether nothing waits for the test.
    """

    def __init__(self, comparison: Comparison, *, is_open: bool = True) -> None:
        self.comparison = comparison
        self.sentences = threading.Event()
        """Set it to let the sentences be found."""
        self.findings = threading.Event()
        """Set it to let the comparison be done."""
        self.failure: Exception | None = None
        """What the comparison raises instead of giving a result."""
        self.was_stopped = threading.Event()
        """Set where a stage ended because the reader has quit."""
        if is_open:
            self.sentences.set()
            self.findings.set()

    def split(self, articles: Sequence[Article], progress: Progress | None = None) -> tuple[Article, ...]:
        """Takes the place of `tui.sources.split`; a few that are cut while the reader waits wait for nothing."""
        if progress is not None:
            self._wait(self.sentences, progress)
        cut = {article.id: article.passages for article in self.comparison.articles}
        return tuple(
            replace(article, passages=cut[article.id])
            if article.id in cut and kinds(article.passages) == kinds(cut[article.id])
            else really_split([article])[0]
            for article in articles
        )

    def compare(self, articles: Sequence[Article], progress: Progress, *options: object) -> Comparison:
        """Takes the place of `tui.compare.compare`."""
        self._wait(self.findings, progress)
        if self.failure is not None:
            raise self.failure
        if [one.passages for one in articles] != [one.passages for one in self.comparison.articles]:
            return really_compared(articles)
        return replace(self.comparison, articles=tuple(articles))

    def _wait(self, event: threading.Event, progress: Progress) -> None:
        deadline = monotonic() + GIVE_UP_SECONDS
        while not event.is_set() and monotonic() < deadline:
            try:
                progress("aligning", 0.5)
            except Exception:
                self.was_stopped.set()
                raise
            sleep(STEP_SECONDS)


class Reader:
    """The running reader as a test uses it."""

    def __init__(self, pilot: Pilot[None], session: Session) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.session = session

    # -- what it does --------------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys, and let the reader act on them."""
        await self.pilot.press(*keys)

    async def key_in(self, *keys: str) -> None:
        """Press keys as `press` does, but do not wait for an idle processor after each; much faster, for the many."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.pilot.pause(0)
        app = self.app
        assert isinstance(app, InTurn)
        await self.until(lambda: not app.is_busy or app._exit, "the end of what the keys do")

    async def act(self, action_id: str) -> None:
        """Do what an action of the registry does; much faster than its key, for the many."""
        does = next(action.does for action in (*ACTIONS, *OVERVIEW_ACTIONS) if action.id == action_id)
        assert await self.app.run_action(does, self.app.screen)
        await self.pilot.pause(0)

    async def click(self, x: int, y: int) -> None:
        """Click on a cell of the screen."""
        for kind in (events.MouseDown, events.MouseUp, events.Click):
            await self._mouse(kind, x, y)

    async def turn_wheel(self, rows: int) -> None:
        """Turn the wheel over the columns, down or (negative) up, a notch for each."""
        for _ in range(abs(rows)):
            await self._mouse(events.MouseScrollDown if rows > 0 else events.MouseScrollUp, 5, 10)

    async def _mouse(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        widget, _ = self.app.get_widget_at(x, y)
        self.app.screen._forward_event(kind(widget, x, y, 0, 0, 1, False, False, False, x, y))
        await self.pilot.pause(0)

    async def until(self, predicate: Callable[[], bool], description: str) -> None:
        """Wait until a predicate holds."""
        await wait_for(self.pilot, predicate, description)

    async def until_still(self) -> None:
        """Wait until the screen no longer changes: keys that came fast are done, and all is laid out."""
        looks: list[str] = []

        def is_still() -> bool:
            looks.append(self.shown)
            return len(looks) >= STILL_LOOKS and len({*looks[-STILL_LOOKS:]}) == 1

        await self.until(is_still, "a screen at rest")

    async def until_compared(self) -> None:
        """Wait until the findings are on the screen."""
        await self.until(lambda: self.session.parallels is not None, "the comparison")
        await self.app.workers.wait_for_complete()
        await self.pilot.pause(0)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and wait until it is used."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height), f"a screen of {width}×{height}")
        await self.pilot.pause(0)

    # -- what it shows -------------------------------------------------------------------------------------

    @property
    def columns(self) -> ColumnsView:
        """The widget that draws the accounts."""
        return self.app.screen_stack[0].query_one(ColumnsView)

    @property
    def said(self) -> str:
        """What the bottom line says instead of the keys."""
        return self.app.screen_stack[0].query_one(HintLine).message

    @property
    def place(self) -> Place:
        """Where the cursor is."""
        assert self.columns.place is not None
        return self.columns.place

    @property
    def item(self) -> Item:
        """What the cursor is on."""
        column = next(c for c in self.session.columns if c.article.id == self.place.article)
        return column.items[column.index[self.place.item]]

    @property
    def text(self) -> str:
        """The passage under the cursor."""
        assert isinstance(self.item, Passage)
        return self.item.text

    @property
    def frame(self) -> list[str]:
        """The rows of the screen."""
        return frame(self.app)

    @property
    def shown(self) -> str:
        """The screen's text, rows joined by newlines."""
        return "\n".join(self.frame)

    @property
    def words(self) -> str:
        """The words of the focused column on the screen, joined by single spaces."""
        start = next(row.index("▌") for row in self.frame if "▌" in row)
        rows = [row[start + 1 :].split("│")[0] for row in self.frame]
        return " ".join(" ".join(rows).split())

    @property
    def cursor_row(self) -> str:
        """The first row of the passage under the cursor, from its bar to the end of the screen."""
        row = next(row for row in self.frame if "▌" in row)
        return row[row.index("▌") :]

    @property
    def is_touring(self) -> bool:
        """Whether the tour is on the screen."""
        return "ends the tour" in self.shown

    @property
    def status(self) -> str:
        """The line at the top."""
        return self.frame[0]


@asynccontextmanager
async def reading(
    stages: Stages,
    notebook: Path,
    size: tuple[int, int] = (120, 40),
    announcement: str = "",
    theme: str = "dark",
    keep: Callable[[Comparison], object] = lambda comparison: None,
    keymap: Keymap = USUAL_KEYS,
    keep_look: Callable[[Look], object] = lambda look: None,
    welcome: Welcome = Welcome.NONE,
    keep_welcome: Callable[[Welcome], object] = lambda told: None,
) -> AsyncIterator[Reader]:
    """Run the reader; on the way out it is stopped."""
    first = [in_paragraphs(article) for article in stages.comparison.articles]
    with pytest.MonkeyPatch.context() as patch, Notebook.open(notebook, READER) as kept:
        patch.setattr("tui.sources.split", stages.split)
        patch.setattr("tui.compare.compare", stages.compare)
        session = Session(first, kept)
        app = ReaderApp(
            session,
            theme,
            announcement,
            Means(keep=keep),
            keymap=keymap,
            keep_look=keep_look,
            welcome=welcome,
            keep_welcome=keep_welcome,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0)
            try:
                yield Reader(pilot, session)
            finally:
                stages.sentences.set()
                stages.findings.set()


@asynccontextmanager
async def compared(
    notebook: Path, size: tuple[int, int] = (120, 40), comparison: Comparison | None = None
) -> AsyncIterator[Reader]:
    """Run the reader on the ferry's accounts, compared."""
    async with reading(Stages(comparison or ferry()), notebook, size) as reader:
        await reader.until_compared()
        yield reader


def tags_on_disk(notebook: Path, articles: Sequence[Article] = ACCOUNTS) -> dict[Anchor, Tag]:
    """Read the notebook as another program would."""
    with Notebook.open(notebook, "another program") as other:
        held = other.judgements([digest(article) for article in articles])
        return {one.target.anchors[0]: one.opinion.tag for one in held if one.opinion.tag is not None}

"""The screen of the stories: which articles tell of one event, and which are versions of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from rich.cells import cell_len

from tui.reading.detail import folded_paragraphs
from tui.reading.footers import STORY_FOOTER
from tui.reading.key_contexts import STORY_ACTIONS
from tui.reading.runs import Run, Runs
from tui.reading.sheet import View
from tui.reading.stories import EVERYTHING, LEGENDS, row_told, story_list, story_row
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.ui.detail_strip import Explanation
from tui.ui.sheet_screen import SheetScreen


class Below(Protocol):
    """The screen that holds the columns, as the list of stories sees it."""

    session: Session
    keymap: Keymap

    @property
    def told_seeking(self) -> str:
        """Say why the stories are not known."""

    @property
    def told_too_many(self) -> str:
        """Say that a story is to be chosen; nothing where it is not."""

    def open_story(self, number: str) -> str:
        """Read the articles of a story; give what to tell."""

    def read_version(self, article: str) -> str:
        """Read an older version, too, or leave it out again; give what to tell."""

    def say(self, message: str) -> None:
        """Tell the reader something."""

    @property
    def said(self) -> str:
        """What is being said there."""

    def action_stop(self) -> None:
        """Stop what is being done, or begin again."""


class StoryDetail(Explanation):
    """Says what the row under the cursor holds."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[StoriesScreen, str] | None = None

    def about(self, screen: StoriesScreen, row: str) -> None:
        """Tell of a row."""
        self._told = screen, row
        self.forget()

    def explained(self, width: int) -> tuple[Runs, ...]:
        """Explain the row."""
        return self._told[0].lines(self._told[1], width) if self._told else ()


class StoriesScreen(SheetScreen[str | None], inherit_bindings=False):
    """Stories, their articles and versions; gives back the article to go to.

    Args:
        below: The screen with the columns.
        unfolded: Numbers of the stories whose articles are listed.
    """

    offered = STORY_ACTIONS
    """What the palette lists."""

    def __init__(self, below: Below, unfolded: set[str]) -> None:
        self._story_detail = StoryDetail()
        super().__init__(below.session, below.keymap, STORY_ACTIONS, STORY_FOOTER, self._story_detail)
        self._below = below
        self._unfolded = unfolded

    def on_mount(self) -> None:
        """Show the rows; at first the one of the story that is read."""
        self._view.focus()
        groups = self.session.groups
        told = groups.told_by(self._read) if groups else ()
        self._lay(story_row(told[0].id) if len(told) == 1 else "")
        self.say(self._below.told_too_many)

    # -- the rows ------------------------------------------------------------------------------------------

    def renew(self, unfolded: set[str] | None = None) -> None:
        """Show what has become known."""
        if unfolded is not None:
            self._unfolded = unfolded
        if self.is_mounted:
            self._lay()

    @property
    def _read(self) -> Collection[str]:
        return [article.id for article in self.session.articles]

    def _lay(self, row: str = "") -> None:
        groups = self.session.groups
        if groups is None:
            self._view.show(None, View())
        else:
            view = replace(self._view.view, row=row or self._view.view.row)
            self._view.show(story_list(groups, self._unfolded, self._read), view)
        self._tell()

    def _tell(self) -> None:
        groups, sheet = self.session.groups, self._view.sheet
        title = Run("Stories and versions", "strong")
        if groups is None:
            self._title_line.tell((title,))
            self._legend.say("")
        elif sheet is not None:
            stories = len(groups.stories)
            counts = Run(f"{stories:,} {'story' if stories == 1 else 'stories'} in {len(groups.articles):,} articles")
            versions = len(groups.newest)
            older = (Run(f"{versions:,} older version{'' if versions == 1 else 's'}"),) if versions else ()
            self._title_line.tell((title, counts, *older), (counts, *older), (counts,))
            self._legend.say(next((one for one in LEGENDS if cell_len(one) < self.size.width), LEGENDS[-1]))
        self._story_detail.about(self, self._row)

    @property
    def _row(self) -> str:
        sheet = self._view.sheet
        return sheet.row.id if sheet and sheet.row else ""

    def lines(self, row: str, width: int) -> tuple[Runs, ...]:
        """Say what a row holds; where there is none yet, why."""
        groups = self.session.groups
        if groups is None:
            return folded_paragraphs([(Run(self._below.told_seeking),)], width, cell_len)
        return row_told(groups, row, self._read, self.keymap.key("story.open"), width, cell_len)

    # -- actions -------------------------------------------------------------------------------------------

    def _parts(self) -> tuple[str, str]:
        """What the row under the cursor stands for: a story by its number, an article by its id."""
        row, groups = self._row, self.session.groups
        kind, _, name = row.partition(" ")
        if kind == "article" and groups is not None:
            story = groups.story_of(name)
            return (story.id if story else EVERYTHING), name
        return (name or EVERYTHING), ""

    def action_open(self) -> None:
        """Read the story; of an older version: read it, too, or leave it out."""
        groups = self.session.groups
        if groups is None:
            self.say(self._below.told_seeking)
            return
        number, article = self._parts()
        if article in groups.newest:
            self.action_version()
            return
        told = self._below.open_story(number)
        if self._below.told_too_many:
            self._lay()
            self.say(told)
            return
        self._below.say(told)
        self.dismiss(article or None)

    def action_version(self) -> None:
        """Read an older version, too, or leave it out again."""
        _, article = self._parts()
        told = self._below.read_version(article)
        self._lay()
        self.say(told)

    def action_fold(self, is_folded: bool) -> None:
        """List the articles of the story, or not."""
        number, _ = self._parts()
        if number == EVERYTHING or self.session.groups is None:
            return
        if is_folded:
            self._unfolded.discard(number)
        else:
            self._unfolded.add(number)
        self.say("")
        self._lay(story_row(number) if is_folded else "")

    def action_stop(self) -> None:
        """Stop comparing or looking for stories, or begin again."""
        self._below.action_stop()
        self.say(self._below.said)
        self._tell()

    def action_stories(self) -> None:
        """The key that opens the list closes it, too."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

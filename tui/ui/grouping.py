"""Finds out of which stories the articles are, tells the reader, and opens one of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import Worker, get_current_worker

from tui.dossier import Dossier
from tui.reading.apart import UNALIGNED
from tui.reading.stories import EVERYTHING, Groups, told_groups, told_place
from tui.session import TOO_MANY
from tui.ui.arranging import Arranging
from tui.ui.bars import STORY
from tui.ui.comparing import PROGRESS_SECONDS, Compared, StoppedError
from tui.ui.opening import Opening

if TYPE_CHECKING:
    from tui.ui.stories_screen import StoriesScreen

SOUGHT_FIRST = 30
"""Articles from which on stories are sought beside comparing, which takes a while then; of fewer, after it."""


class Grouping(Arranging, Opening):
    """What tells stories and versions apart."""

    @dataclass
    class Grouped(Message):
        """It is known of which stories the articles are."""

        groups: Groups
        dossier: Dossier

    @dataclass
    class Seeking(Message):
        """Part of the work is done."""

        stage: str
        share: float
        """0..1"""

        def can_replace(self, message: Message) -> bool:
            """Only the newest report counts."""
            return isinstance(message, Grouping.Seeking)

    @dataclass
    class SeekingFailed(Message):
        """The work could not be finished."""

        reason: str

    def __init__(self) -> None:
        super().__init__()
        self._stories: StoriesScreen | None = None
        self._seeker: Worker[None] | None = None
        self._why_unsought = ""
        self._unfolded: set[str] = set()
        self._older: set[str] = set()

    def on_mount(self) -> None:
        """Seek stories after the first frame where all was compared before, or comparing takes long."""
        if self._is_too_many:
            self.call_after_refresh(self.action_stories)
        elif self.session.parallels is not None or len(self.session.dossier.articles) > SOUGHT_FIRST:
            self.call_after_refresh(self.seek_stories)

    def on_compared(self, message: Compared) -> None:
        """Seek stories now that there is time."""
        self.seek_stories()

    def on_opening_reopened(self) -> None:
        """Tell of the stories of what is open now; where it is too much, let the reader choose again."""
        self._tell_story()
        if self._is_too_many and self._stories is None:
            self.action_stories()

    @property
    def _is_too_many(self) -> bool:
        return self.session.parallels is None and self.session.waiting == TOO_MANY

    # -- seeking -------------------------------------------------------------------------------------------

    @property
    def told_seeking(self) -> str:
        """Say why the stories are not known."""
        return self._why_unsought

    def seek_stories(self) -> None:
        """Find out in a thread of which stories the articles at hand are, unless that is known or being done."""
        if self.session.groups is not None or self._seeker is not None:
            return
        self._why_unsought = "Looking for stories …"
        work = partial(self._seek_groups, self.session.dossier)
        self._seeker = self.run_worker(work, name="group", group="stories", thread=True, exit_on_error=False)

    def _seek_groups(self, dossier: Dossier) -> None:
        worker, last = get_current_worker(), 0.0

        def progress(stage: str, share: float) -> None:
            nonlocal last
            if worker.is_cancelled:
                raise StoppedError
            if time.monotonic() - last >= PROGRESS_SECONDS:
                last = time.monotonic()
                self.post_message(self.Seeking(stage, share))

        # Late: SciPy takes longer to import than the first screen takes to paint.
        from tui.choosing import find_stories
        from tui.sources import one_line, split
        from tui.stories import version_groups, versions

        try:
            articles = dossier.articles
            found, odd = find_stories(articles, progress)
            several = {name for group in version_groups(articles, progress) for name in group}
            cut = {a.id: a for a in split([a for a in articles if a.id in several], progress)} if several else {}
            articles = tuple(cut.get(article.id, article) for article in articles)
            self.post_message(self.Grouped(Groups(articles, found, odd, versions(articles)), dossier))
        except StoppedError:
            return
        except Exception as error:  # An exception that leaves a worker would take the screen down with it.
            self.post_message(self.SeekingFailed(one_line(f"{type(error).__name__}: {error}")))

    def on_grouping_seeking(self, message: Seeking) -> None:
        """Say in the list how far the work is."""
        if self._seeker is not None:
            stop = self.keymap.key("comparing.stop")
            self._why_unsought = f"Looking for stories: {message.stage} {message.share:.0%} · {stop} stops"
            self._renew_stories()

    def on_grouping_seeking_failed(self, message: SeekingFailed) -> None:
        """Say in the list why there is nothing."""
        self._seeker = None
        self._why_unsought = f"The articles could not be told apart ({message.reason})."
        self._renew_stories()

    def on_grouping_grouped(self, message: Grouped) -> None:
        """Take over the stories, and tell of them if there are several."""
        self._seeker = None
        session, groups = self.session, message.groups
        if message.dossier is not session.dossier and (
            replace(message.dossier, chosen=None) != replace(session.dossier, chosen=None)
        ):
            self.seek_stories()
            return
        session.groups = groups
        read = self._read
        self._older = {name for name in groups.newest if name in read}
        told = groups.told_by(read)
        self._unfolded = {told[0].id} if len(told) == 1 else set()
        self._tell_story()
        self._columns.refresh()
        said = told_groups(groups, read, self.keymap.key("stories.show"))
        if said and self._stories is None:
            # Why nothing is aligned need not be asked then.
            before = self.said if self.said != UNALIGNED else ""
            self.say(f"{said} · {before}" if before else said)
        self.tell()
        self._renew_stories()

    @property
    def said(self) -> str:
        """What the line at the bottom says."""
        return self._hints.message

    @property
    def _read(self) -> frozenset[str]:
        return frozenset(article.id for article in self.session.articles)

    def _tell_story(self) -> None:
        """Say in the line at the top which story is read."""
        if self.session.groups is not None:
            self._status.note(STORY, told_place(self.session.groups, self._read))

    def action_stop(self) -> None:
        """Stop comparing, else looking for stories; where there is nothing to stop, begin again."""
        is_comparing = self.session.parallels is None and not self.session.is_given_up
        if self._seeker is not None and not is_comparing:
            self._seeker.cancel()
            self._seeker = None
            self._why_unsought = f"Looking for stories was stopped; {self.keymap.key('comparing.stop')} begins again."
            self.say(self._why_unsought)
        elif self._is_too_many or (self._stories is not None and self.session.groups is None):
            self.seek_stories()
            self.say(self.told_too_many if self.session.groups else self._why_unsought)
        else:
            super().action_stop()

    # -- the list ------------------------------------------------------------------------------------------

    @property
    def told_too_many(self) -> str:
        """Say that a story is to be chosen where more is open than can be compared; nothing where it is not."""
        if not self._is_too_many:
            return ""
        return f"{self.session.why_unknown[:-1]}: choose a story."

    def action_stories(self) -> None:
        """Open the list of stories."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.stories_screen import StoriesScreen

        if self._stories is not None:
            return
        self.seek_stories()
        self._stories = StoriesScreen(self, self._unfolded)
        self.app.push_screen(self._stories, self._leave_stories)

    def _renew_stories(self) -> None:
        if self._stories is not None:
            self._stories.renew(self._unfolded)

    def _leave_stories(self, article: str | None) -> None:
        self._stories = None
        if article is not None and self.column(article) is not None:
            said = self.said
            self.focus_outlet(article)
            self.say(said)

    def open_story(self, number: str) -> str:
        """Read the articles of a story, or (`EVERYTHING`) all; a story that is open already is left as it is.

        Returns:
            What to tell.
        """
        groups = self.session.groups
        if groups is None:
            return self._why_unsought
        chosen = groups.members(number, self._older)
        # What was pasted is read beside every story.
        if any((one.id in chosen) != (one.id in self._read) for one in self.session.dossier.loaded):
            self.reopen(replace(self.session.dossier, chosen=chosen))
        if self._is_too_many:
            return self.told_too_many
        if number == EVERYTHING:
            return "All articles are open."
        key = self.keymap.key("stories.show")
        return f"Story {number} of {len(groups.stories)} is open; {key} lists them all."

    def read_version(self, article: str) -> str:
        """Read an older version, too, or leave it out again.

        Returns:
            What to tell.
        """
        groups = self.session.groups
        newest = groups.newest.get(article) if groups else None
        if newest is None:
            return "This is no older version; only those can be left out, or read too."
        self._older ^= {article}
        is_in = article in self._older
        outlet = next((one.outlet for one in self.session.dossier.articles if one.id == article), "")
        if newest not in self._read:
            return f"It is {'read, too,' if is_in else 'left out'} once its story is opened."
        chosen = self._read | {article} if is_in else self._read - {article}
        self.reopen(replace(self.session.dossier, chosen=chosen))
        if is_in:
            return f"Both versions of {outlet} are read; they count as one account."
        return f"The older version of {outlet} is left out."

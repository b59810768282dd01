"""The application: themes, signals, and the thread that compares."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from textual import events
from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from tui.model import Article
from tui.reading.key_contexts import OVERVIEW_ACTIONS
from tui.reading.keymap import ACTIONS, Action
from tui.reading.looks import Look, next_look
from tui.reading.tour import Welcome
from tui.reading.user_keys import USUAL_KEYS, Keymap
from tui.resources import resource
from tui.session import TOO_MANY, Session
from tui.sources.load import MAX_CHARACTERS
from tui.sources.sanitize import make_safe
from tui.ui import themes
from tui.ui.colourless import Colourless
from tui.ui.comparing import ALONE, Compared, Means, work
from tui.ui.in_turn import InTurn
from tui.ui.paste_parser import take_pastes_whole
from tui.ui.reader_screen import ReaderScreen
from tui.visiting import visitor


@runtime_checkable
class Speaking(Protocol):
    """A screen with a line that can say something."""

    def say(self, message: str) -> None:
        """Say it."""


@runtime_checkable
class Offering(Protocol):
    """A screen that has actions of its own for the palette."""

    offered: tuple[Action, ...]


class ReaderApp(InTurn):
    """Reads several accounts of one event.

    Args:
        session: The accounts, compared before or a passage for each paragraph, and the notebook.
        theme: Name of the look to begin with.
        announcement: What to say at first, such as files that were left out.
        means: What comparing takes.
        keymap: Which keys do what.
        keep_look: Takes the look that the reader chooses, for the next time; may raise `OSError`.
        welcome: Whether to begin with the tour, or with a line that says that there is one.
        keep_welcome: Takes what the reader was told of the tour, for the next time; may raise `OSError`.
    """

    TITLE = "synoptic"
    CSS_PATH = resource("styles.tcss")
    ALLOW_SELECT = False
    """Textual would select whole rows, across the columns."""

    def __init__(
        self,
        session: Session,
        theme: str = "dark",
        announcement: str = "",
        means: Means = ALONE,
        keymap: Keymap = USUAL_KEYS,
        keep_look: Callable[[Look], object] = lambda look: None,
        welcome: Welcome = Welcome.NONE,
        keep_welcome: Callable[[Welcome], object] = lambda told: None,
    ) -> None:
        # Under NO_COLOR only a theme of the terminal's own palette leaves no colour at all; others leave greys.
        self._is_colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self._is_colourless else None)
        if self._is_colourless:
            self._filters = [Colourless()]
        self.keymap = keymap
        self._keep_look = keep_look
        self._look = Look.TERMINAL if self._is_colourless else Look(theme)
        for own in themes.THEMES.values():
            self.register_theme(own)
        self.theme = self._look.value
        # The others that Textual brings have not been checked for contrast.
        for name in set(self.available_themes) - set(Look):
            self.unregister_theme(name)
        self._reader = ReaderScreen(session, announcement, keymap, welcome, keep_welcome)
        self._means = means
        self._worker: Worker[None] | None = None

    def get_driver_class(self) -> type[Driver]:
        """Draw in the terminal, or in the browser that is served; nothing in a paste is taken for keys."""
        driver: type[Driver]
        if visitor(os.environ) is None:
            driver = super().get_driver_class()
        else:
            from tui.ui.browser_driver import BrowserDriver  # late: nobody else needs it

            driver = BrowserDriver
        take_pastes_whole(driver)
        return driver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Inks for themes that have none."""
        return themes.TERMINAL_INKS

    def get_default_screen(self) -> Screen[None]:
        """Begin with the reader."""
        return self._reader

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List what the registry has for the screen, and the themes, in the palette."""
        offered = screen.offered if isinstance(screen, Offering) else OVERVIEW_ACTIONS
        for action in self.keymap.of(ACTIONS if screen is self._reader else offered):
            if action.id != "palette.show":
                yield SystemCommand(action.help, action.shown_keys, partial(self._run, screen, action.does))
        if not self._is_colourless:
            yield SystemCommand("Choose a theme", "Colours of the screen", self.action_change_theme)

    def _run(self, screen: Screen[object], does: str) -> None:
        screen.call_later(screen.run_action, does)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or the palette asks for, and let the tour know."""
        is_done = await super().run_action(action, default_namespace, namespaces)
        if is_done and isinstance(action, str):
            self._reader.acted(action)
        return is_done

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted safe before any line shows it: the palette's is Textual's own."""
        if isinstance(event, events.Paste):
            if len(event.text) > MAX_CHARACTERS:
                self._say(f"What you pasted is longer than {MAX_CHARACTERS:,} characters; it is not taken.")
                return
            event.text = make_safe(event.text)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Start comparing; leave in good order when asked to by a signal."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self._leave)
        # After the first frame: the thread holds the interpreter while it imports.
        self.call_after_refresh(self._begin)

    def _leave(self) -> None:
        self._reader.why_stay()  # what is not saved is offered a last time
        self._reader.keep_place()
        self.exit()

    async def action_quit(self) -> None:
        """Leave; the place is kept first, whichever key it was. What is not saved is told of once."""
        if why := self._reader.why_stay():
            self._say(why)
        else:
            self._leave()

    def _begin(self) -> None:
        gc.enable()
        if self._reader.session.parallels is not None:
            _settle()
        else:
            self._compare()

    def _compare(self) -> None:
        """Compare the articles that are open, in a thread; whatever else it compares is given up."""
        self._give_up()
        session = self._reader.session
        if session.waiting == TOO_MANY:
            return
        work_on = partial(self._work, session.articles, session.round, is_cut=session.has_sentences)
        self._worker = self.run_worker(work_on, name="compare", thread=True, exit_on_error=False)

    def _work(self, articles: Sequence[Article], round: int, *, is_cut: bool) -> None:
        worker = get_current_worker()
        work(articles, round, self._reader.post_message, lambda: worker.is_cancelled, self._means, is_cut=is_cut)

    def _give_up(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
            self._worker = None

    def on_opening_reopened(self) -> None:
        """Compare what is open now; what was open before may go."""
        gc.unfreeze()
        self._compare()

    def on_opening_stopped(self) -> None:
        """Give up what is being compared."""
        self._give_up()

    def on_compared(self, message: Compared) -> None:
        """All is loaded that stays."""
        _settle()

    def action_next_theme(self) -> None:
        """Change to the next look."""
        if self._is_colourless:
            self._say("NO_COLOR is set, so there are no colours to choose.")
        else:
            self.theme = next_look(self._look).value

    def watch_theme(self, name: str) -> None:
        """Keep the look that the reader has chosen, by key or in the palette."""
        if name == self._look or name not in set(Look):
            return
        self._look = Look(name)
        told = f"Colours: {name}; {self.keymap.key('theme.next')} shows the next."
        try:
            self._keep_look(self._look)
        except OSError as error:
            told += f" Not kept for the next time: {error.strerror or 'it cannot be written'}."
        self._say(told)

    def _say(self, message: str) -> None:
        """Say something in the line at the bottom of the topmost screen that has one."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Speaking):
                screen.say(message)
                return

    def action_tell_barred(self, action_id: str) -> None:
        """Say why an action is not to be had here."""
        self._say(self.keymap.barred[action_id])

    def action_help_quit(self) -> None:
        """Tell what leaves the reader, where other programs use ctrl+c."""
        self._say(f"{self.keymap.key('reader.quit')} quits.")


def _settle() -> None:
    """Take what has been loaded out of the garbage collector's sight: its pauses are what makes frames late."""
    gc.collect()
    gc.freeze()

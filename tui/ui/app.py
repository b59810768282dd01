"""The application: themes, signals, and the thread that compares."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable

from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.worker import get_current_worker

from tui.alignment.encoder import Encoder
from tui.model import Comparison
from tui.reading.keymap import ACTIONS
from tui.resources import resource
from tui.session import Session
from tui.ui import themes
from tui.ui.comparing import Compared, work
from tui.ui.reader_screen import ReaderScreen


class ReaderApp(App[None]):
    """Reads several accounts of one event.

    Args:
        session: The accounts, compared before or a passage for each paragraph, and the notebook.
        theme: `dark`, `light` or `terminal`.
        announcement: What to say at first, such as files that were left out.
        keep: Takes the comparison once it is made, in the thread that compares; must not raise.
        encoder: Sentence encoder that takes part in comparing.
    """

    TITLE = "synoptic"
    CSS_PATH = resource("styles.tcss")

    def __init__(
        self,
        session: Session,
        theme: str = "dark",
        announcement: str = "",
        keep: Callable[[Comparison], object] = lambda comparison: None,
        encoder: Encoder | None = None,
    ) -> None:
        # Under NO_COLOR only a theme of the terminal's own palette leaves no colour at all; others leave greys.
        without_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if without_colour else None)
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = themes.TERMINAL if without_colour else themes.NAMES[theme]
        self._reader = ReaderScreen(session, announcement)
        self._keep = keep
        self._encoder = encoder

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Inks for themes that have none."""
        return themes.TERMINAL_INKS

    def get_default_screen(self) -> Screen[None]:
        """Begin with the reader."""
        return self._reader

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the registry's actions and the themes in the palette."""
        for action in ACTIONS:
            if action.id != "palette.show":
                yield SystemCommand(action.help, action.shown_keys, lambda does=action.does: self._run(does))
        yield SystemCommand("Choose a theme", "Colours of the screen", self.action_change_theme)

    def _run(self, does: str) -> None:
        self._reader.call_later(self._reader.run_action, does)

    def on_mount(self) -> None:
        """Start comparing; leave in good order when asked to by a signal."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self._leave)
        # After the first frame: the thread holds the interpreter while it imports.
        self.call_after_refresh(self._compare)

    def _leave(self) -> None:
        self._reader.keep_place()
        self.exit()

    async def action_quit(self) -> None:
        """Leave; the place is kept first, whichever key it was."""
        self._leave()

    def _compare(self) -> None:
        gc.enable()
        if self._reader.session.parallels is not None:
            _settle()
            return
        self.run_worker(self._work, name="compare", thread=True, exclusive=True, exit_on_error=False)

    def _work(self) -> None:
        worker = get_current_worker()
        work(
            self._reader.session.articles,
            self._reader.post_message,
            self._keep,
            lambda: worker.is_cancelled,
            self._encoder,
        )

    def on_compared(self, message: Compared) -> None:
        """All is loaded that stays."""
        _settle()

    def action_next_theme(self) -> None:
        """Change between light and dark."""
        self.theme = themes.DARK.name if self.theme == themes.LIGHT.name else themes.LIGHT.name

    def action_help_quit(self) -> None:
        """Tell what leaves the reader, where other programs use ctrl+c."""
        self._reader.say("q quits.")


def _settle() -> None:
    """Take what has been loaded out of the garbage collector's sight: its pauses are what makes frames late."""
    gc.collect()
    gc.freeze()

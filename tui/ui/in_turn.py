"""Keeps keys in order that come faster than they are carried out: over a slow line many arrive at once.

Textual hands a key to what has the focus when it arrives, while what earlier keys have opened may take the focus later.
So `/` and the letters after it, `a` and a note, or `&` and the kind that it asks for, would part ways.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widget import Widget

ROUNDS = 2
"""Messages in a row that a widget sends itself for a key: what it did, then what its parts did with that."""
PATIENCE_SECONDS = 2.0
"""A key that is not done by then, since what it was for has gone, holds up the next no longer."""

Typed = events.Key | events.Paste
"""What the reader types, or pastes."""


class InTurn(App[None]):
    """An application that hands on what is typed only when what was typed before is carried out."""

    _typed: deque[Typed]
    _turn: int
    _guard: Timer | None

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed = deque()
        self._turn = 0
        self._guard = None

    @property
    def is_busy(self) -> bool:
        """Whether something that was typed is still being carried out."""
        return self._guard is not None

    async def on_event(self, event: events.Event) -> None:
        """Hand an event on; what is typed waits for its turn."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self.is_busy:
            self._typed.append(event)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: Typed) -> None:
        self._turn += 1
        self._guard = self.set_timer(PATIENCE_SECONDS, partial(self._done, self._turn))
        target: Widget = self.focused or self.screen
        await super().on_event(event)
        # A key goes up to the application, whose binding it may be; what that does goes up as well. Then the screen on
        # top, another one perhaps, has what has come of it, and the application gives the focus.
        up = [pump for widget in target.ancestors_with_self for pump in (widget,) * ROUNDS]
        self._follow([*up, *up], self._turn)

    def _follow(self, way: Sequence[MessagePump], turn: int) -> None:
        """Go on when all messages that are with the next on the way are handled."""
        for position, pump in enumerate(way):
            if pump.call_later(self._follow, way[position + 1 :], turn):
                return
        self._arrive([*(self.screen,) * ROUNDS, *(self,) * ROUNDS], turn)

    def _arrive(self, way: Sequence[MessagePump], turn: int) -> None:
        """The same for what is on top now; then it is done."""
        for position, pump in enumerate(way):
            if pump.call_later(self._arrive, way[position + 1 :], turn):
                return
        self.call_later(self._done, turn)

    async def _done(self, turn: int) -> None:
        """Hand on what was typed next."""
        if turn != self._turn or self._guard is None:
            return
        self._guard.stop()
        self._guard = None
        if self._typed:
            await self._hand_on(self._typed.popleft())

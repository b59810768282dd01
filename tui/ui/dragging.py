"""A widget that tells where the mouse is dragged to, and tells a drag from a click."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget


class Draggable(Widget):
    """Tells of drags with the left button; the mouse may leave the widget meanwhile."""

    @dataclass
    class Pressed(Message):
        """The button went down on a cell of the widget."""

        at: Offset

    @dataclass
    class Dragged(Message):
        """The mouse was moved to another cell with the button down; the cell may be outside the widget."""

        at: Offset

        def can_replace(self, message: Message) -> bool:
            """Only where the mouse is now matters."""
            return isinstance(message, Draggable.Dragged)

    class Dropped(Message):
        """The button was released after a drag, or the mouse was taken away."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pressed_at: Offset | None = None
        self.was_dragged = False
        """Whether the last press became a drag; the click that ends it means nothing then."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin what may become a drag."""
        self.was_dragged = False
        if event.button == 1:
            self._pressed_at = event.offset
            self.capture_mouse()
            self.post_message(self.Pressed(event.offset))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell of a drag; a move without the button says that its release was missed."""
        if self._pressed_at is None:
            return
        if not event.button:
            self._let_go()
        elif self.was_dragged or event.offset != self._pressed_at:
            self.was_dragged = True
            self.post_message(self.Dragged(event.offset))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End it."""
        self._let_go()

    def on_mouse_release(self, event: events.MouseRelease) -> None:
        """End it where another screen took the mouse."""
        self._let_go()

    def _let_go(self) -> None:
        if self._pressed_at is not None:
            self._pressed_at = None
            self.release_mouse()
            if self.was_dragged:
                self.post_message(self.Dropped())

"""A line that the reader writes in: it has all keys until enter or esc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.sources.sanitize import make_safe

MOST_CHARACTERS = 500
"""Longer than any passage that someone searches for; what is pasted beyond it is left out."""

EDITING_KEYS = {"escape", *(binding.key for binding in Binding.make_bindings(Input.BINDINGS))}
"""Keys that do something in the line, beside those that type a character."""


class Line(Input):
    """The text itself; what is pasted is made safe before it is shown.

    Args:
        most: Characters that it takes.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        super().__init__(compact=True, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Leave out nothing but what a terminal would act on."""
        return make_safe(value).replace("\n", " ")[: self._most]


class Prompt(Horizontal):
    """A sign, the text being written, and what is told of it.

    Args:
        sign: What stands before the text.
        most: Characters that the text may have.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False)]

    @dataclass
    class Changed(Message):
        """The text is another now."""

        text: str

    @dataclass
    class Submitted(Message):
        """The reader pressed enter."""

        text: str

    class Left(Message):
        """The reader left the line without enter."""

    def __init__(self, sign: str, most: int = MOST_CHARACTERS) -> None:
        super().__init__()
        self._sign = Static(Content(f" {sign}"), classes="sign", markup=False)
        self._line = Line(most)
        self._told = Static(classes="told", markup=False)
        self.display = False

    def compose(self) -> ComposeResult:
        """Put the parts side by side."""
        yield self._sign
        yield self._line
        yield self._told

    @property
    def is_open(self) -> bool:
        """Whether the reader is writing."""
        return self.display

    @property
    def line(self) -> Line:
        """The text being written."""
        return self._line

    def open(self, text: str = "", told: str = "enter goes there · esc leaves") -> None:
        """Begin with an empty line, or with a text.

        Args:
            text: What is there to be changed; the cursor stands behind it.
            told: What to say beside it.
        """
        with self.prevent(Input.Changed):
            self._line.value = text
        self._line.cursor_position = len(text)
        self.tell(told)
        self.display = True
        self._line.focus()

    def close(self) -> None:
        """Leave the line; who opened it gives the keys to something else."""
        self.display = False

    def tell(self, message: str) -> None:
        """Say something beside the text."""
        self._told.update(Content(message))

    def on_key(self, event: events.Key) -> None:
        """Keep keys that mean nothing in the line from what lies below it."""
        if event.key not in EDITING_KEYS:
            event.stop()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of the text in words of this widget's own."""
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The same of enter."""
        event.stop()
        if self.is_open:
            self.post_message(self.Submitted(event.value))

    def action_leave(self) -> None:
        """Give up."""
        self.post_message(self.Left())

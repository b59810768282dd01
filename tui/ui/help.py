"""The overlay that lists all keys and signs; made from the registry."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.reading.keymap import GROUPS, SIGNS

KEYS_CELLS = 14
"""Width of the column of keys: the longest list of keys of one action."""


def help_text() -> Content:
    """Write the table of keys and signs."""
    lines: list[Content] = []
    for group, actions in GROUPS.items():
        lines.append(Content.styled(group, "bold"))
        lines += [Content(f"  {action.shown_keys:<{KEYS_CELLS}}{action.help}") for action in actions]
        lines.append(Content(""))
    lines.append(Content.styled("Signs in the gutter", "bold"))
    lines += [Content(f"  {sign:<{KEYS_CELLS}}{meaning}") for sign, meaning in SIGNS]
    lines += [Content(""), Content("j k scroll · ? or esc closes")]
    return Content("\n").join(lines)


class HelpOverlay(ModalScreen[None]):
    """All keys and signs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "close"),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown,d", "scroll(10)", "page down", show=False),
        Binding("b,pageup,u", "scroll(-10)", "page up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay the table out."""
        with VerticalScroll(id="help"):
            yield Static(help_text(), markup=False)

    def action_scroll(self, rows: int) -> None:
        """Scroll the table."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=rows, animate=False)

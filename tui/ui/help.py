"""The overlay that lists all keys and signs; made from the registry."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.reading.keymap import Action
from tui.reading.legend import COUNTS, SIGNS
from tui.reading.user_keys import ESCAPE, USUAL_KEYS, Keymap
from tui.ui.keyed import give_keys

KEYS_CELLS = 14, 24
"""Least and greatest width of the column of keys: enough for the longest list of keys of one action."""


def help_text(keymap: Keymap) -> Content:
    """Write the table of keys and signs."""
    least, most = KEYS_CELLS
    longest = max(cell_len(action.shown_keys) for actions in keymap.groups.values() for action in actions)
    width = max(least, min(most, longest + 2))
    lines: list[Content] = []
    for group, actions in keymap.groups.items():
        lines.append(Content.styled(group, "bold"))
        lines += [Content(f"  {_padded(action.shown_keys, width)}{action.help}") for action in actions]
        lines.append(Content(""))
    lines.append(Content.styled("A number before a key", "bold"))
    lines += [Content(f"  {_padded(keys, width)}{meaning}") for keys, meaning in COUNTS]
    lines.append(Content(""))
    lines.append(Content.styled("Signs in the gutter", "bold"))
    lines += [Content(f"  {_padded(sign, width)}{meaning}") for sign, meaning in SIGNS]
    down, up, help_ = map(keymap.key, ("passage.next", "passage.previous", "help.show"))
    lines += [Content(""), Content(f"{down} {up} scroll · {help_} or esc closes")]
    return Content("\n").join(lines)


def _padded(text: str, width: int) -> str:
    """Fill up with spaces; at least one parts it from what follows."""
    return text + " " * max(1, width - cell_len(text))


def _overlay_actions(keymap: Keymap) -> tuple[Action, ...]:
    """What the keys that move in the text and leave it do here."""

    def keys(*ids: str) -> tuple[str, ...]:
        return tuple(key for id_ in ids for key in keymap.keys(id_))

    return (
        Action("help.close", (ESCAPE, *keys("help.show", "reader.quit")), "close", "", "dismiss"),
        Action("help.down", keys("passage.next"), "down", "", "scroll(1)"),
        Action("help.up", keys("passage.previous"), "up", "", "scroll(-1)"),
        Action("help.forward", keys("page.next", "half.next"), "page down", "", "scroll(10)"),
        Action("help.backward", keys("page.previous", "half.previous"), "page up", "", "scroll(-10)"),
    )


class HelpOverlay(ModalScreen[None]):
    """All keys and signs.

    Args:
        keymap: Which keys do what.
    """

    def __init__(self, keymap: Keymap = USUAL_KEYS) -> None:
        super().__init__()
        give_keys(self, _overlay_actions(keymap))
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay the table out."""
        with VerticalScroll(id="help"):
            yield Static(help_text(self._keymap), markup=False)

    def action_scroll(self, rows: int) -> None:
        """Scroll the table."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=rows, animate=False)

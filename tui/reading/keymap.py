"""The registry of actions: what the reader can do, by which keys; bindings, footer, help and palette derive from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do."""

    id: str
    """Stable name, `thing.verb`."""
    keys: tuple[str, ...]
    """Keys that do it, in Textual's names."""
    label: str
    """Two or three words for the footer."""
    help: str
    """One line for help and palette."""
    does: str
    """What the screen does, as a call of one of its actions."""
    in_footer: bool = False
    """Whether the footer teaches it."""

    @property
    def shown_keys(self) -> str:
        """The keys as a reader writes them."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys)


_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "space": "space",
    "shift+tab": "⇧tab",
    "apostrophe": "'",
    "question_mark": "?",
    "colon": ":",
    "escape": "esc",
    "ctrl+d": "^d",
    "ctrl+u": "^u",
    "f1": "F1",
    "asterisk": "*",
}

GROUPS: dict[str, tuple[Action, ...]] = {
    "Move": (
        Action("passage.next", ("j", "down"), "down", "Next passage", "step(1)"),
        Action("passage.previous", ("k", "up"), "up", "Previous passage", "step(-1)"),
        Action("half.next", ("d", "ctrl+d"), "half page", "Half a page down", "page(1, 2)"),
        Action("half.previous", ("u", "ctrl+u"), "half page up", "Half a page up", "page(-1, 2)"),
        Action("page.next", ("space", "pagedown"), "page", "A page down", "page(1, 1)"),
        Action("page.previous", ("b", "pageup"), "page up", "A page up", "page(-1, 1)"),
        Action("text.top", ("g", "home"), "top", "First passage of the column", "end('first')"),
        Action("text.bottom", ("G", "end"), "bottom", "Last passage of the column", "end('last')"),
        Action("outlet.next", ("l", "right", "tab"), "next outlet", "Focus the next account", "focus_outlet(1)"),
        Action(
            "outlet.previous",
            ("h", "left", "shift+tab"),
            "previous outlet",
            "Focus the previous account",
            "focus_outlet(-1)",
        ),
    ),
    "Jump": (
        Action(
            "aligned.next",
            ("J",),
            "next aligned",
            "Next passage that another account reports too",
            "find('aligned passage', 1)",
            True,
        ),
        Action(
            "aligned.previous",
            ("K",),
            "previous aligned",
            "Previous passage that another account reports too",
            "find('aligned passage', -1)",
        ),
        Action(
            "counterpart.go",
            ("enter",),
            "counterpart",
            "The same in the next account that has it, in turn",
            "counterpart",
            True,
        ),
        Action("jump.back", ("apostrophe",), "back", "Back to where the last jump began", "back", True),
        Action("omission.next", ("o",), "omission", "Next claim that this account omits", "find('omission', 1)", True),
        Action(
            "omission.previous",
            ("O",),
            "previous omission",
            "Previous claim that this account omits",
            "find('omission', -1)",
        ),
        Action(
            "conflict.next", ("c",), "conflict", "Next passage that another account contradicts", "find('conflict', 1)"
        ),
        Action(
            "conflict.previous",
            ("C",),
            "previous conflict",
            "Previous passage that another account contradicts",
            "find('conflict', -1)",
        ),
        Action("embellishment.next", ("e",), "embellishment", "Next embellished passage", "find('embellishment', 1)"),
        Action(
            "embellishment.previous",
            ("E",),
            "previous embellishment",
            "Previous embellished passage",
            "find('embellishment', -1)",
        ),
        Action("tagged.next", ("t",), "tagged", "Next passage that you tagged", "find('tagged passage', 1)"),
        Action(
            "tagged.previous",
            ("T",),
            "previous tagged",
            "Previous passage that you tagged",
            "find('tagged passage', -1)",
        ),
    ),
    "Judge": (
        Action(
            "tag.verified",
            ("v",),
            "verified",
            "Tag the passage verified (again: take the tag off)",
            "tag('verified')",
            True,
        ),
        Action(
            "tag.dubious",
            ("x",),
            "dubious",
            "Tag the passage dubious (again: take the tag off)",
            "tag('dubious')",
            True,
        ),
        Action("tag.undo", ("z",), "undo", "Undo the last tag", "undo", True),
        Action("tag.redo", ("Z",), "redo", "Redo what was undone", "redo"),
    ),
    "Screen": (
        Action("theme.next", ("asterisk",), "theme", "Light or dark", "app.next_theme"),
        Action("help.show", ("question_mark", "f1"), "help", "Keys and signs", "help", True),
        Action("palette.show", ("colon",), "commands", "Find a command by name", "app.command_palette"),
        Action("reader.quit", ("q",), "quit", "Quit; place and tags are kept", "app.quit", True),
    ),
}
"""All actions, as the help lists them."""

ACTIONS: tuple[Action, ...] = tuple(action for group in GROUPS.values() for action in group)

SIGNS: tuple[tuple[str, str], ...] = (
    ("=", "agree: another account reports it too"),
    ("!", "conflict: another account contradicts it"),
    ("+", "embellish: vivid, found only here, no source named"),
    ("·", "sole: only this account reports it"),
    ("~", "comment: opinion or background"),
    ("?", "possibly the same as the passage under the cursor"),
    ("∅", "omission: others report it here, this account does not"),
    ("✓", "you tagged it verified"),
    ("✗", "you tagged it dubious"),
)
"""The glyphs of the gutter and what they mean."""

"""Writes all keys as a table: as plain text, as a TOML file to start from, as Markdown for the docs."""

from __future__ import annotations

import json

from tui.reading.key_names import RESERVED, shown_key
from tui.reading.keymap import Action
from tui.reading.user_keys import OVERVIEW_GROUP, Keymap

NO_KEY = "-"
"""What stands where an action has no key."""


def keys_text(keymap: Keymap) -> str:
    """Write the table for people: below each group a line for an action, with its keys, id and what it does."""
    rows = [(_shown(action), action) for actions in keymap.groups.values() for action in actions]
    keys_width = max(len(keys) for keys, _ in rows) + 2
    id_width = max(len(action.id) for _, action in rows) + 2
    lines = []
    for group, actions in keymap.groups.items():
        lines += [group]
        lines += [f"  {_shown(a):<{keys_width}}{a.id:<{id_width}}{a.help}" for a in actions]
        lines += [""]
    return "\n".join(lines)


def keys_toml(keymap: Keymap) -> str:
    """Write a file to start from: the registry's keys as comments, the reader's own as they are."""
    lines = [
        "# Keys of synoptic. Take the # off a line and change its keys: they then stand in place of all it had.",
        '# A key is written as the help shows it ("J", "?", "^d", "space", "PgDn"), several as a list, none as [].',
        "# A key can do one thing only; `synoptic` refuses to start, and says which line is wrong, if one does two.",
        "[keys]",
    ]
    for group, actions in keymap.groups.items():
        lines += ["", f"# {group}"]
        for action in actions:
            keys = json.dumps([shown_key(key) for key in action.keys], ensure_ascii=False)
            lines.append(f'{"" if action.id in keymap.chosen else "# "}"{action.id}" = {keys}  # {action.help}')
    return "\n".join(lines) + "\n"


def keys_markdown() -> str:
    """Write the page of the docs: the registry's own keys."""
    lines = [
        "# Keys",
        "",
        "<!-- Written by `make docs-keys` from the registry, tui/reading/keymap.py; do not change it here. -->",
        "",
        "`?` shows these keys in the reader, `:` finds an action by its name, `synoptic keys` prints them as you chose",
        "them. A number before a key repeats it (`5j`, `3J`, `2d`); `12g` goes to the 12th passage of the column,",
        "`50%` half way down; `esc` drops the number. `ctrl+q` quits and `ctrl+p` opens the commands, whatever else",
        "you choose.",
    ]
    for group, actions in Keymap().groups.items():
        lines += ["", f"## {group}", "", "| keys | does | id |", "|---|---|---|"]
        for action in actions:
            keys = " ".join(_code(shown_key(key)).replace("|", "\\|") for key in action.keys)
            lines.append(f"| {keys} | {action.help} | `{action.id}` |")
    lines += [
        "",
        "## Your own keys",
        "",
        "Put them into `keys.toml` in the folder `synoptic` of your configuration (`~/.config`, or `XDG_CONFIG_HOME`;",
        "on macOS `~/Library/Application Support`). `synoptic keys --toml` prints a file to start from.",
        "",
        "```toml",
        "[keys]",
        '"aligned.next" = ["J", "^n"]',
        '"aligned.previous" = ["K", "F3"]',
        '"reader.quit" = "Q"',
        "```",
        "",
        "Your keys stand in place of all that the action had; `[]` leaves it to the commands (`:`). Write a key as it",
        "is above or by its name in Textual (`ctrl+n`, `pagedown`). The reader does not start where the file is wrong,",
        "and says in which line: an unknown id or key, a key that would do two things at once (what is listed",
        f"under “{OVERVIEW_GROUP}” is there together with overviews and jumps), or a key that cannot be given:",
        f"{_reserved()} and the digits. `esc` goes on closing what it closes.",
    ]
    return "\n".join(lines) + "\n"


def _shown(action: Action) -> str:
    return action.shown_keys or NO_KEY


def _code(key: str) -> str:
    """Mark a key as Markdown's code; a backtick needs two around it."""
    return f"`` {key} ``" if "`" in key else f"`{key}`"


def _reserved() -> str:
    return ", ".join(f"`{shown_key(key)}`" for key in RESERVED if not key.isdigit())

"""The reader's colours: blue for what is shared, orange for what stands out, never red against green."""

from __future__ import annotations

from textual.theme import Theme

TERMINAL_INKS = {
    "ink-agree": "ansi_blue",
    "ink-embellish": "ansi_yellow",
    "ink-conflict": "ansi_magenta",
    "ink-dim": "ansi_default",
    "ink-rule": "ansi_default",
    "ink-head": "ansi_default",
    "ink-bar": "ansi_default",
    "ink-cursor": "ansi_default",
    "ink-aligned": "ansi_default",
    "ink-possible": "ansi_default",
}
"""Inks for themes that have none of their own: the terminal's palette, and no backgrounds."""

DARK = Theme(
    name="synoptic-dark",
    primary="#6cb6ff",
    secondary="#9aa7b8",
    accent="#f2a65a",
    warning="#f2a65a",
    error="#ff8fc7",
    success="#6cb6ff",
    foreground="#d7dce4",
    background="#14171c",
    surface="#14171c",
    panel="#1e232b",
    dark=True,
    variables={
        "ink-agree": "#6cb6ff",
        "ink-embellish": "#f2a65a",
        "ink-conflict": "#ff8fc7",
        "ink-dim": "#8b95a4",
        "ink-rule": "#3a424e",
        "ink-head": "#20262f",
        "ink-bar": "#6cb6ff",
        "ink-cursor": "#2c3545",
        "ink-aligned": "#1d2938",
        "ink-possible": "#1a1e25",
    },
)

LIGHT = Theme(
    name="synoptic-light",
    primary="#0550ae",
    secondary="#57606a",
    accent="#953800",
    warning="#953800",
    error="#8a1a68",
    success="#0550ae",
    foreground="#1f2328",
    background="#fcfbf8",
    surface="#fcfbf8",
    panel="#efede7",
    dark=False,
    variables={
        "ink-agree": "#0550ae",
        "ink-embellish": "#953800",
        "ink-conflict": "#8a1a68",
        "ink-dim": "#626a73",
        "ink-rule": "#c9c6bd",
        "ink-head": "#ece9e1",
        "ink-bar": "#0550ae",
        "ink-cursor": "#d9e6f7",
        "ink-aligned": "#e9f0fa",
        "ink-possible": "#f3f2ee",
    },
)

TERMINAL = "ansi-dark"
"""Textual's theme that leaves all colours to the terminal; the one under which NO_COLOR leaves none."""

NAMES = {"dark": DARK.name, "light": LIGHT.name, "terminal": TERMINAL}
"""What the reader calls the themes."""

"""The reader's colours: blue for what is shared, orange for what stands out, never red against green."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from tui.reading.looks import Look

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
    name=Look.DARK.value,
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
        "ink-dim": "#98a2b0",
        "ink-rule": "#3a424e",
        "ink-head": "#20262f",
        "ink-bar": "#6cb6ff",
        "ink-cursor": "#2c3545",
        "ink-aligned": "#1d2938",
        "ink-possible": "#1a1e25",
    },
)

LIGHT = Theme(
    name=Look.LIGHT.value,
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
        "ink-dim": "#545c64",
        "ink-rule": "#c9c6bd",
        "ink-head": "#ece9e1",
        "ink-bar": "#0550ae",
        "ink-cursor": "#d9e6f7",
        "ink-aligned": "#e9f0fa",
        "ink-possible": "#f3f2ee",
    },
)

HIGH_CONTRAST = Theme(
    name=Look.HIGH_CONTRAST.value,
    primary="#9cd3ff",
    secondary="#d0d5dc",
    accent="#ffc36b",
    warning="#ffc36b",
    error="#ffa8e0",
    success="#9cd3ff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "ink-agree": "#9cd3ff",
        "ink-embellish": "#ffc36b",
        "ink-conflict": "#ffa8e0",
        "ink-dim": "#d0d5dc",
        "ink-rule": "#9aa0a8",
        "ink-head": "#1a1a1a",
        "ink-bar": "#9cd3ff",
        "ink-cursor": "#17305a",
        "ink-aligned": "#0d1c36",
        "ink-possible": "#141414",
    },
)

COLOUR_BLIND = Theme(
    name=Look.COLOUR_BLIND.value,
    primary="#5cb3f5",
    secondary="#98a2b0",
    accent="#e08a1e",
    warning="#e08a1e",
    error="#fbe77a",
    success="#5cb3f5",
    foreground="#d7dce4",
    background="#14171c",
    surface="#14171c",
    panel="#1e232b",
    dark=True,
    variables={
        "ink-agree": "#5cb3f5",
        "ink-embellish": "#e08a1e",
        "ink-conflict": "#fbe77a",
        "ink-dim": "#98a2b0",
        "ink-rule": "#3a424e",
        "ink-head": "#20262f",
        "ink-bar": "#5cb3f5",
        "ink-cursor": "#2c3545",
        "ink-aligned": "#1d2938",
        "ink-possible": "#1a1e25",
    },
)

TERMINAL = replace(BUILTIN_THEMES["ansi-dark"], name=Look.TERMINAL.value)
"""Textual's theme that leaves all colours to the terminal; the one under which NO_COLOR leaves none."""

THEMES: dict[Look, Theme] = {
    Look.DARK: DARK,
    Look.LIGHT: LIGHT,
    Look.HIGH_CONTRAST: HIGH_CONTRAST,
    Look.COLOUR_BLIND: COLOUR_BLIND,
    Look.TERMINAL: TERMINAL,
}
"""What each look is made of; a theme has its look's name."""

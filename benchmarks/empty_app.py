"""The baseline of the first paint: a Textual app that shows one word."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

MARKER = "nothing-to-read"
"""The word; it occurs nowhere else in what a Textual app paints."""


class EmptyApp(App[None]):
    """Shows one word, and quits at `q`."""

    BINDINGS = [("q", "quit", "quit")]  # noqa: RUF012 (Textual's own form)

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static(MARKER)


if __name__ == "__main__":
    EmptyApp().run()

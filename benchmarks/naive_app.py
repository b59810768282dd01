"""The baseline of the keys: a reader with one widget per passage, as one would write it first."""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from benchmarks.synthetic import common_word
from tui.sources import load

READY = "side by side"
"""What the status line says once everything is on the screen."""
JUMP = 3
"""Passages that `J` goes on by: among the five articles about every third is the next aligned one."""


class NaiveApp(App[None]):
    """Columns that scroll together: the passage at the same share of each article is lit and brought level.

    Args:
        paths: The articles.
    """

    CSS = """
    VerticalScroll { width: 1fr; }
    .row, .row Static { height: auto; }
    .row Static { width: 1fr; }
    .lit { background: $primary 30%; }
    #status { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "step(1)", "next"),
        ("J", f"step({JUMP})", "next aligned"),
        ("space", "page", "page"),
        ("l", "focus_column", "next outlet"),
        ("enter", "focus_column", "counterpart"),
        ("n", "hit", "next hit"),
        ("p", "arrange", "side by side, or row by row"),
        ("g", "top", "top"),
        ("q", "quit", "quit"),
    ]

    def __init__(self, paths: list[Path]) -> None:
        super().__init__()
        self._articles = load(paths).articles
        self._word = common_word(self._articles[0].text)
        self._is_parallel = False
        self._passages: list[list[Static]] = []
        self._scrollers: list[VerticalScroll] = []
        self._lit: list[Static] = []
        self._column = 0
        self._position = 0

    def compose(self) -> ComposeResult:
        """Put a widget per passage on the screen: in columns, or in rows of one passage each."""
        yield Static("", id="status")
        self._passages = [[Static(p.text, markup=False) for p in article.passages] for article in self._articles]
        self._lit = []
        if self._is_parallel:
            rows = zip_longest(*self._passages)
            cells = ([cell or Static() for cell in row] for row in rows)
            scroller = VerticalScroll(*(Horizontal(*row, classes="row") for row in cells))
            self._scrollers = [scroller] * len(self._passages)
            yield scroller
        else:
            self._scrollers = [VerticalScroll(*passages) for passages in self._passages]
            yield Horizontal(*self._scrollers)

    def on_mount(self) -> None:
        """Light the first passages."""
        self.call_after_refresh(self._go, 0, 0)

    def _go(self, column: int, position: int) -> None:
        self._column, self._position = column, max(0, min(position, len(self._passages[column]) - 1))
        share = self._position / len(self._passages[column])
        for lit in self._lit:
            lit.remove_class("lit")
        self._lit = [passages[self._counterpart(n, share)] for n, passages in enumerate(self._passages)]
        for n, (scroller, lit) in enumerate(zip(self._scrollers, self._lit, strict=True)):
            lit.add_class("lit")
            if n == column or not self._is_parallel:
                scroller.scroll_to_widget(lit, animate=False, center=True)
        status = f"{READY} · article {self._column + 1} · passage {self._position + 1}"
        self.query_one("#status", Static).update(status)

    def _counterpart(self, column: int, share: float) -> int:
        return self._position if column == self._column else int(share * len(self._passages[column]))

    def action_step(self, passages: int) -> None:
        """Go on by passages."""
        self._go(self._column, self._position + passages)

    def action_page(self) -> None:
        """Go to the first passage a page further down."""
        passages, page = self._passages[self._column], self._scrollers[self._column].size.height
        bottom = passages[self._position].virtual_region.y + page
        below = (n for n in range(self._position, len(passages)) if passages[n].virtual_region.y >= bottom)
        self._go(self._column, next(below, len(passages) - 1))

    def action_focus_column(self) -> None:
        """Go to the lit passage of the next column."""
        column = (self._column + 1) % len(self._passages)
        self._go(column, self._passages[column].index(self._lit[column]))

    def action_hit(self) -> None:
        """Go to the next passage that has the word, round to the first."""
        texts = [passage.text for passage in self._articles[self._column].passages]
        order = [*range(self._position + 1, len(texts)), *range(self._position + 1)]
        self._go(self._column, next((n for n in order if self._word in texts[n]), self._position))

    async def action_arrange(self) -> None:
        """Put the columns in rows, and back."""
        self._is_parallel = not self._is_parallel
        await self.recompose()
        self._go(self._column, self._position)

    def action_top(self) -> None:
        """Go to the first passage."""
        self._go(self._column, 0)


if __name__ == "__main__":
    NaiveApp([Path(path) for path in sys.argv[1:]]).run()

"""One account as a column: its passages with the claims it omits between them, and their rows at a width."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import TypeAlias

from tui.model import Article, Kind, Passage, Span
from tui.reading.parallels import GhostRow, Parallels
from tui.reading.runs import Run, Runs, marked
from tui.reading.wrap import Measure, wrap

Item: TypeAlias = Passage | GhostRow
"""What the cursor can stand on."""


@dataclass(frozen=True, slots=True)
class Column:
    """The items of one article, in reading order."""

    article: Article
    items: tuple[Item, ...]
    index: dict[str, int]
    """Position of each item by its id."""

    def passage_position(self, passage_index: int) -> int:
        """Say where the article's n-th passage (or, past the last one, the end) stands among the items."""
        passages = self.article.passages
        return self.index[passages[passage_index].id] if passage_index < len(passages) else len(self.items)

    def passage_at(self, offset: int) -> Passage | None:
        """Give the passage that holds a character of the article's text, or the next after it, or the last."""
        passages = self.article.passages
        found = bisect_right(passages, offset, key=lambda passage: passage.end)
        return passages[min(found, len(passages) - 1)] if passages else None


def column(article: Article, parallels: Parallels | None) -> Column:
    """Lay out an article's items.

    Args:
        article: The account.
        parallels: Where the comparison is known: then omitted claims stand between the passages.
    """
    omissions = parallels.omissions(article.id) if parallels else ()
    items: list[Item] = []
    waiting = list(omissions)
    for n, passage in enumerate(article.passages):
        while waiting and waiting[0].before <= n:
            items.append(waiting.pop(0))
        items.append(passage)
    items += waiting
    return Column(article, tuple(items), {item.id: n for n, item in enumerate(items)})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a column: the part of an item's text that it shows."""

    position: int
    """Position of the item in its column."""
    sub_row: int
    """0-based row within the item; -1 for the blank row above a paragraph."""
    start: int
    """Offset of the first character in the item's text."""
    end: int


class Role(Enum):
    """How an item on the screen stands to the one under the cursor."""

    CURSOR = "cursor"
    ALIGNED = "aligned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one row of the screen shows of a column."""

    item: Item | None
    """The item; None where there are only words."""
    sub_row: int
    """0-based row within the item or the words."""
    start: int
    """Offset of the first character shown, in the item's text or in the words."""
    end: int
    """Offset after the last character shown; spaces at the line's end are left out."""
    role: Role | None = None
    words: str = ""
    """What is said in place of the item's text."""
    is_doubtful: bool = False
    """Whether it is only possibly the same as what its row is about."""


class Flow:
    """A column at one width: which row shows what.

    Args:
        column: The column.
        width: Cells that a line of text may take.
        measure: Width of a text in terminal cells.
    """

    def __init__(self, column: Column, width: int, measure: Measure) -> None:
        self.column = column
        self.width = width
        self._texts = ["".join(run.text for run in item_runs(item)) for item in column.items]
        self._starts = [wrap(text, width, measure) for text in self._texts]
        self._blank = [_has_blank_above(column.items, n) for n in range(len(column.items))]
        heights = (len(starts) + blank for starts, blank in zip(self._starts, self._blank, strict=True))
        self._tops: array[int] = array("I", accumulate(heights, initial=0))

    @property
    def rows(self) -> int:
        """Number of rows of the whole column."""
        return self._tops[-1]

    def height(self, position: int) -> int:
        """Rows that the text of an item takes, the blank row above it not counted."""
        return len(self._starts[position])

    def top(self, position: int) -> int:
        """Row of the first line of an item's text."""
        return self._tops[position] + self._blank[position]

    def block_top(self, position: int) -> int:
        """Row at which an item begins, with the blank row above it; past the last item: the number of rows."""
        return self._tops[position]

    def at(self, row: int) -> Line | None:
        """Give what a row shows, or None outside the column."""
        if not 0 <= row < self.rows:
            return None
        position = bisect_right(self._tops, row) - 1
        sub_row = row - self.top(position)
        if sub_row < 0:
            return Line(position, -1, 0, 0)
        starts = self._starts[position]
        end = starts[sub_row + 1] if sub_row + 1 < len(starts) else len(self._texts[position])
        return Line(position, sub_row, starts[sub_row], end)

    def text(self, line: Line) -> str:
        """Give the characters that a line shows, without the spaces at its end."""
        return self._texts[line.position][line.start : line.end].rstrip()


def item_runs(item: Item, spans: Sequence[Span] = ()) -> Runs:
    """Give the words that an item shows, newlines as spaces.

    Args:
        item: A passage, or an omission (told by how many carry the claim, and the claim itself).
        spans: The parts of a passage to mark.
    """
    if isinstance(item, Passage):
        style = "" if item.is_claim else item.kind.value
        return marked(item.text.replace("\n", " "), spans, style)
    others = f"not reported here ({len(item.thread.articles)} others carry it): "
    return (Run(others, "omission"), Run(_shortened(item.thread.claim.replace("\n", " ")), "dim"))


CLAIM_CHARS = 90
"""Characters of an omitted claim that its row shows: two or three lines of a narrow column; the detail has it whole."""


def _shortened(claim: str) -> str:
    if len(claim) <= CLAIM_CHARS:
        return claim
    space = claim.rfind(" ", 0, CLAIM_CHARS)
    return claim[: space if space > 0 else CLAIM_CHARS] + " …"


def _has_blank_above(items: tuple[Item, ...], position: int) -> bool:
    """Whether a blank row parts an item from the one before: paragraphs and ghost rows stand apart."""
    if position == 0:
        return False
    here, before = items[position], items[position - 1]
    if isinstance(here, Passage) and isinstance(before, Passage):
        both_bullets = here.kind is Kind.BULLET and before.kind is Kind.BULLET
        return here.paragraph != before.paragraph and not both_bullets
    return True

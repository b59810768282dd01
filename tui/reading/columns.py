"""One account as a column: its passages with the claims it omits between them, and their rows at a width."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tui.model import Article, Kind, Passage, Span, Thread
from tui.reading.aside import Fold, folds
from tui.reading.parallels import GhostRow, Parallels
from tui.reading.runs import Run, Runs, marked
from tui.reading.wrap import Measure, wrap

Item: TypeAlias = Passage | GhostRow | Fold
"""What the cursor can stand on."""


def stands_for(item: Item) -> Passage | Thread:
    """Give what an item stands for: a passage, the claim that is omitted, or the first of the lines set aside."""
    if isinstance(item, GhostRow):
        return item.thread
    return item.passages[0] if isinstance(item, Fold) else item


@dataclass(frozen=True, slots=True)
class Column:
    """The items of one article, in reading order."""

    article: Article
    items: tuple[Item, ...]
    index: dict[str, int]
    """Position of each item by its id; a line that is in a fold has the fold's."""

    def is_folded(self, passage: Passage) -> bool:
        """Whether a passage of the article shows as a part of a fold only."""
        return isinstance(self.items[self.index[passage.id]], Fold)

    def passage_number(self, item: str) -> int:
        """Give the number, from 1, of a passage or of a fold's first; of an omission, that of the passage before it."""
        position = self.index[item]
        before = sum(_passages_in(one) for one in self.items[:position])
        return before + min(1, _passages_in(self.items[position]))

    def passage_position(self, passage_index: int) -> int:
        """Say where the article's n-th passage (or, past the last one, the end) stands among the items."""
        passages = self.article.passages
        return self.index[passages[passage_index].id] if passage_index < len(passages) else len(self.items)

    def passage_at(self, offset: int) -> Passage | None:
        """Give the passage that holds a character of the article's text, or the next after it, or the last."""
        passages = self.article.passages
        found = bisect_right(passages, offset, key=lambda passage: passage.end)
        return passages[min(found, len(passages) - 1)] if passages else None


def column(article: Article, parallels: Parallels | None, stays_open: Container[str] | None = None) -> Column:
    """Lay out an article's items.

    Args:
        article: The account.
        parallels: Where the comparison is known: then omitted claims stand between the passages.
        stays_open: Ids of the passages that are not to be folded with what is set aside; None: nothing is folded.
    """
    folded = {} if stays_open is None else folds(article, stays_open)
    items: list[Item] = []
    for item in in_order(article, parallels):
        fold = folded.get(item.id)
        if fold is None:
            items.append(item)
        elif fold.id == item.id:
            items.append(fold)
    index = {item.id: n for n, item in enumerate(items)}
    return Column(article, tuple(items), {**{line: index[fold.id] for line, fold in folded.items()}, **index})


def in_order(article: Article, parallels: Parallels | None) -> Iterator[Passage | GhostRow]:
    """List the passages of an article and, where the comparison is known, the claims that it omits between them."""
    omissions = parallels.omissions(article.id) if parallels else ()
    taken = 0
    for n, passage in enumerate(article.passages):
        while taken < len(omissions) and omissions[taken].before <= n:
            yield omissions[taken]
            taken += 1
        yield passage
    yield from omissions[taken:]


def _passages_in(item: Item) -> int:
    return len(item.passages) if isinstance(item, Fold) else int(isinstance(item, Passage))


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
    """A column at one width: which row shows what. A text is wrapped when a row of it is first asked for.

    Rows are counted from the first line of an item's text wherever possible: rows counted from the column's first one
    cost the wrapping of all that stands above.

    Args:
        column: The column.
        width: Cells that a line of text may take.
        measure: Width of a text in terminal cells.
    """

    def __init__(self, column: Column, width: int, measure: Measure) -> None:
        self.column = column
        self.width = width
        self._measure = measure
        self._starts: dict[int, array[int]] = {}
        self._tops = array("I", [0])
        """Row at which each item begins, as far down as was asked for; then the row after the last of them."""

    @property
    def wraps(self) -> int:
        """Texts wrapped since the start, for tests and benchmarks."""
        return len(self._starts)

    # -- an item and what is near it -----------------------------------------------------------------------

    def height(self, position: int) -> int:
        """Rows that the text of an item takes, the blank row above it not counted."""
        return len(self._lines(position))

    def _lines(self, position: int) -> array[int]:
        """Where each line of an item's text starts."""
        starts = self._starts.get(position)
        if starts is None:
            starts = self._starts[position] = wrap(self._text(position), self.width, self._measure)
        return starts

    def _text(self, position: int) -> str:
        item = self.column.items[position]
        if isinstance(item, Passage):
            return item.text.replace("\n", " ")
        return "".join(run.text for run in item_runs(item))

    def blank(self, position: int) -> int:
        """Number of blank rows above an item's text: 1 or 0."""
        return _has_blank_above(self.column.items, position)

    def near(self, position: int, row: int) -> Line | None:
        """Give what a row shows, or None outside the column.

        Args:
            position: Position of any item.
            row: Rows from the first line of its text; below 0 above it.
        """
        if not self.column.items:
            return None
        while row < 0:
            blank = self.blank(position)
            if blank and row == -1:
                return Line(position, -1, 0, 0)
            if position == 0:
                return None
            position -= 1
            row += blank + self.height(position)
        while row >= len(starts := self._lines(position)):
            row -= len(starts)
            position += 1
            if position == len(self.column.items):
                return None
            if self.blank(position):
                if row == 0:
                    return Line(position, -1, 0, 0)
                row -= 1
        end = starts[row + 1] if row + 1 < len(starts) else len(self._text(position))
        return Line(position, row, starts[row], end)

    def before(self, position: int, row: int) -> Line | None:
        """Give what a row shows that is counted back from where an item begins, its blank row included.

        Args:
            position: Position of an item, or the number of items.
            row: Below 0; -1 is the row just before it.
        """
        if position < len(self.column.items):
            return self.near(position, row - self.blank(position))
        return self.near(position - 1, row + self.height(position - 1)) if position else None

    def above(self, position: int, most: int) -> int:
        """Count the rows before an item begins (its own blank row not counted); it may stop from `most` rows on."""
        rows = 0
        while position > 0 and rows < most:
            position -= 1
            rows += self.height(position) + self.blank(position)
        return rows

    def below(self, position: int, most: int) -> int:
        """Count the rows after an item's text; it may stop from `most` rows on."""
        rows, last = 0, len(self.column.items) - 1
        while position < last and rows < most:
            position += 1
            rows += self.blank(position) + self.height(position)
        return rows

    def distance(self, position: int, other: int) -> int:
        """Count the rows from the first line of an item to the first line of another; below 0 where that is above."""
        low, high = min(position, other), max(position, other)
        rows = sum(self.height(n) + self.blank(n + 1) for n in range(low, high))
        return rows if other == high else -rows

    # -- rows of the whole column --------------------------------------------------------------------------

    @property
    def rows(self) -> int:
        """Number of rows of the whole column."""
        return self.block_top(len(self.column.items))

    def top(self, position: int) -> int:
        """Row of the first line of an item's text."""
        return self.block_top(position) + self.blank(position)

    def block_top(self, position: int) -> int:
        """Row at which an item begins, with the blank row above it; past the last item: the number of rows."""
        while len(self._tops) <= position:
            self._reach_on()
        return self._tops[position]

    def reaches(self, row: int) -> bool:
        """Whether the column has at least so many rows."""
        while self._tops[-1] < row and len(self._tops) <= len(self.column.items):
            self._reach_on()
        return self._tops[-1] >= row

    def _reach_on(self) -> None:
        last = len(self._tops) - 1
        self._tops.append(self._tops[last] + self.blank(last) + self.height(last))

    def at(self, row: int) -> Line | None:
        """Give what a row shows, or None outside the column."""
        if row < 0 or not self.reaches(row + 1):
            return None
        position = bisect_right(self._tops, row) - 1
        return self.near(position, row - self.top(position))

    def text(self, line: Line) -> str:
        """Give the characters that a line shows, without the spaces at its end."""
        return self._text(line.position)[line.start : line.end].rstrip()


def item_runs(item: Item, spans: Sequence[Span] = ()) -> Runs:
    """Give the words that an item shows, newlines as spaces.

    Args:
        item: A passage; lines set aside (told by their number); or an omission (told by how many carry the claim, and
            the claim itself).
        spans: The parts of a passage to mark.
    """
    if isinstance(item, Fold):
        return item.runs
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

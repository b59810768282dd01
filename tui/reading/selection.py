"""What the reader marks out of the accounts to take along: passages, or text selected from a character to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.model import Article, Kind, Passage
from tui.reading.columns import Piece
from tui.reading.parallel import ParallelSpread
from tui.reading.place import Place
from tui.reading.spread import Spread
from tui.reading.strand import Drawn
from tui.reading.wrap import Measure


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage, or a part of it."""

    passage: Passage
    start: int
    """Offset of the first character in the passage's text."""
    end: int

    @property
    def text(self) -> str:
        """The article's own characters; where its file breaks a line inside the passage, a space, as on the screen."""
        return self.passage.text[self.start : self.end].replace("\n", " ")


Excerpts = tuple[Excerpt, ...]
"""Parts of one article, in the order in which its column shows them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A character of a column that the mouse is on."""

    turn: int
    """How far down its column the passage stands: its position among the items, or the number of its row of cells."""
    passage: Passage
    start: int
    """Offset, in the passage's text, at which what is selected begins if it begins here."""
    end: int
    """Offset at which what is selected ends if it ends here: after the character that the mouse is on. Beside the text
    it is on none: what begins there begins with the next line, what ends there ends with the line before."""


def whole(passage: Passage) -> Excerpt:
    """Give all of a passage."""
    return Excerpt(passage, 0, len(passage.text))


# -- from the screen to the text ---------------------------------------------------------------------------------


def character_at(text: str, cell: int, measure: Measure) -> tuple[int, int]:
    """Find the character that a cell of a line shows; accents, joined emoji and flags are one with their first part.

    Args:
        text: The line.
        cell: From 0 at its left end.
        measure: Width of a text in cells.

    Returns:
        Start and end offsets of the character; both are the length of the line where the cell is to the right of it,
        both 0 where it is to the left.
    """
    if cell < 0:
        return 0, 0
    start = reach = 0
    for n, character in enumerate(text):
        after, own = measure(text[: n + 1]), measure(character)
        # What adds less than its own width is drawn together with what stands before it.
        if n > start and own and after == reach + own and not _completes_flag(text, start, n):
            if cell < reach:
                return start, n
            start = n
        reach = after
    return (start, len(text)) if cell < reach else (len(text), len(text))


def _completes_flag(text: str, start: int, n: int) -> bool:
    return n == start + 1 and all("\U0001f1e6" <= character <= "\U0001f1ff" for character in text[start : n + 1])


def pointed_at(spread: Spread, place: Place, strand: Drawn, row: int, cell: int, measure: Measure) -> Point | None:
    """Find the character of a column that a cell of the screen shows; beside the text, where it leaves off or goes on.

    Args:
        spread: The columns as they are laid out.
        place: Where the cursor is.
        strand: The column.
        row: Row of the screen, from the columns' first one.
        cell: Cell of the row, from 0 where the column's text begins; below 0 in the gutter.
        measure: Width of a text in cells.

    Returns:
        The point; None where the column has no text on the screen.
    """
    for candidate in [*range(min(row, spread.height - 1), -1, -1), *range(max(0, row), spread.height)]:
        piece = strand.piece(candidate)
        if piece is None or not isinstance(piece.item, Passage):
            continue
        # A row without text: up to the end of the text above it, else from the beginning of the text below.
        at = cell if candidate == row else spread.column_cells if candidate < row else -1
        start, end = _offsets(piece.item.text.replace("\n", " "), piece, at, measure)
        return Point(_turn(spread, place, strand, piece.item, candidate), piece.item, start, end)
    return None


def _offsets(text: str, piece: Piece, cell: int, measure: Measure) -> tuple[int, int]:
    """Where in a passage's text a selection begins and ends at a cell of one of its lines."""
    line = text[piece.start : piece.end]
    start, end = character_at(line, cell, measure)
    if cell < 0:
        return piece.start, len(text[: piece.start].rstrip())
    if start == len(line):
        rest = text[piece.end :]
        return len(text) - len(rest.lstrip()), piece.end
    return piece.start + start, piece.start + end


def _turn(spread: Spread, place: Place, strand: Drawn, passage: Passage, row: int) -> int:
    if isinstance(spread, ParallelSpread):
        return spread.row_at(place, row)
    return strand.column.index[passage.id]


# -- what is taken along ------------------------------------------------------------------------------------------


def selected(anchor: Point, head: Point, passages: Iterable[Passage]) -> Excerpts:
    """Give what lies between two points, both characters included.

    Args:
        anchor: Where the mouse button went down.
        head: Where the mouse is now; before or after the anchor.
        passages: All passages from the first point's to the last's, in the order of the column.

    Returns:
        The parts that hold a character.
    """
    first, last = sorted((anchor, head), key=lambda point: (point.turn, point.start, point.end))
    out = []
    for passage in passages:
        start = first.start if passage.id == first.passage.id else 0
        end = last.end if passage.id == last.passage.id else len(passage.text)
        if start < end:
            out.append(Excerpt(passage, start, end))
    return tuple(out)


def between(spread: Spread, article: str, anchor: Point, head: Point) -> list[Passage]:
    """List the passages of a column from one point's to another's, each once, as the column shows them."""
    low, high = sorted((anchor.turn, head.turn))
    return list(_passages(spread, article, low, high + 1))


def from_cursor(spread: Spread, place: Place) -> Iterator[Passage]:
    """List the passages of the focused column from the one under the cursor on, each once, as the column shows them."""
    if isinstance(spread, ParallelSpread):
        turn = next((n for n, claim in enumerate(spread.claims) if claim.id == place.row), None)
        if turn is not None:
            return _passages(spread, place.focused, turn, len(spread.claims))
    column = spread.column(place.article)
    return (item for item in column.items[column.index[place.item] :] if isinstance(item, Passage))


def _passages(spread: Spread, article: str, low: int, high: int) -> Iterator[Passage]:
    seen = set()
    for turn in range(low, high):
        if isinstance(spread, ParallelSpread):
            cell = spread.cell(turn, article)
            item = cell.item if cell else None
        else:
            item = spread.column(article).items[turn]
        if isinstance(item, Passage) and item.id not in seen:
            seen.add(item.id)
            yield item


def joined(article: Article, excerpts: Sequence[Excerpt]) -> str:
    """Write parts of an article as one text: paragraphs, and what is left out between, are parted by a blank line.

    Args:
        article: The article.
        excerpts: At least one part of it.
    """
    number = {passage.id: n for n, passage in enumerate(article.passages)}
    out = [excerpts[0].text]
    for before, after in pairwise(excerpts):
        follows = number[after.passage.id] == number[before.passage.id] + 1
        out += (_gap(article, before.passage, after.passage) if follows else "\n\n", after.text)
    return "".join(out)


def _gap(article: Article, before: Passage, after: Passage) -> str:
    """What parts a passage from the next one of its article."""
    if before.kind is Kind.BULLET and after.kind is Kind.BULLET:
        return "\n"
    if before.paragraph != after.paragraph:
        return "\n\n"
    return article.text[before.end : after.start].replace("\n", " ")

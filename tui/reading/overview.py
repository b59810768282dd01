"""What all overviews are made of: rows with a cell for each account, the orders they come in, and what is filtered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tui.model import Conflict
from tui.reading.runs import Runs

ALL = "all"
"""The filter that lets every row through."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has of a row."""

    sign: str
    """A glyph or a number."""
    style: str
    items: tuple[str, ...]
    """Ids of what in the account it stands for (passages, an omission), the first being where enter leads."""
    note: str
    """What the sign says, in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an overview."""

    id: str
    """Stays the same however the rows are ordered."""
    lead: tuple[str, ...]
    """Short columns before the cells."""
    cells: Mapping[int, Cell]
    """By 0-based number of the account; accounts that have nothing of it are left out."""
    label: Runs
    """What the row is about, whole and in one line."""
    kinds: frozenset[str]
    """The filters that let it through, `ALL` apart."""
    passages: tuple[str, ...]
    """Ids of all passages it stands for, in the order of the accounts."""
    origins: int
    """How many independent origins it has."""
    conflicts: tuple[Conflict, ...] = ()
    """The conflicts in it."""
    words: tuple[str, ...] = ()
    """Words to light in the passages."""
    facts: tuple[Runs, ...] = ()
    """What else is to be said of it, a paragraph each."""


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort the rows."""

    name: str
    """As the screen tells it: "most origins first"."""
    rank: Callable[[Row], int]
    """Lowest first; rows of equal rank stay in the overview's own order."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A table of rows by accounts."""

    title: str
    """One word or three."""
    unit: str
    """What a row is, in the plural: "claims"."""
    heads: tuple[str, ...]
    """Over the lead columns."""
    label_head: str
    rows: tuple[Row, ...]
    orders: tuple[Order, ...]
    """At least one, whose rank is 0 for every row."""
    filters: tuple[str, ...]
    """`ALL`, then kinds of rows."""
    legend: str
    """What the signs mean, in a line."""
    blank: str
    """What it says of an account that it has nothing of a row."""
    empty: str
    """What to say if there is no row at all."""
    has_accounts: bool = True
    """Whether each account has a column."""
    spare: tuple[int, ...] = ()
    """Lead columns, by position, that give way where the label would get too narrow, the first of them first."""


def as_given(row: Row) -> int:
    """Rank every row alike."""
    return 0


def most_origins(row: Row) -> int:
    """Rank rows of many origins first."""
    return -row.origins


def conflicts_first(row: Row) -> int:
    """Rank rows with a conflict first."""
    return 0 if "conflict" in row.kinds else 1


def one_line(text: str) -> str:
    """Give a text with single spaces for all its white space."""
    return " ".join(text.split())

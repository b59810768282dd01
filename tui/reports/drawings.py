"""The pictures of a report as shapes: where they stand and what they say; the page turns them into SVG.

Across, lengths are percentages, so that a picture fills any width and its letters keep their size; down, they are
pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.days import days_text
from tui.model import SpanKind, Status
from tui.reports.page_values import Account, Day, Report

BAR_HEIGHT = 18
"""Pixels."""
LEAST_LABELLED = 0.11
"""Share of a bar from which a sign and a percentage fit into it on a phone."""
LEAST_SIGNED = 0.03
"""Share from which the sign alone fits."""
LEAST_WIDTH = 0.5
"""Per cent: a narrower mark could not be seen."""
STRIP_HEIGHT = 22
LABEL_PERCENT = 34.0
"""Part of the timeline's width that the days take."""
RIGHT_PERCENT = 98.0
ROW_HEIGHT = 30
GAP_HEIGHT = 22
"""For a line that says how much time goes by."""
TOP_HEIGHT = 30
LANES = 24
"""Accounts that have a lane of their own each; of more, only their number is drawn."""
MARK_RADIUS = 9
LONG_GAP_DAYS = 31
YEAR_DAYS = 365

SIGNS = {
    "agree": "=",
    "conflict": "!",
    "embellish": "+",
    "sole": "·",
    "comment": "~",
    "omission": "∅",
    "possible": "?",
}
"""The sign of each way in which a passage or an account can stand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A box, a line, a disc or a word."""

    form: str
    """box, line, disc or word."""
    x: float
    """Per cent of the width: left edge, beginning or middle."""
    y: float
    """Pixels from the top: upper edge, middle, or a word's base line."""
    style: str
    """Name of a style of the page's."""
    width: float = 0.0
    """Per cent for a box; for a line how far it goes across."""
    height: float = 0.0
    """Pixels for a box; for a line how far it goes down."""
    text: str = ""
    title: str = ""
    """What is said of it when it is pointed at."""
    place: str = ""
    """Key of the passage that it leads to."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture."""

    height: int
    """Pixels."""
    says: str
    """What it shows, in words."""
    shapes: tuple[Shape, ...]


def share_bar(account: Account) -> Drawing:
    """Draw how much of an account is shared, contradicted, embellished, told by it alone and comment."""
    shapes: list[Shape] = []
    told: list[str] = []
    x = 0.0
    for name, share in shares_of(account):
        if not share:
            continue
        percent = share_text(share)
        told.append(f"{percent} {name}")
        shapes.append(Shape("box", x, 0, name, 100 * share, BAR_HEIGHT, title=f"{name}: {percent} of the words"))
        if share >= LEAST_SIGNED:
            label = f"{SIGNS[name]} {percent}" if share >= LEAST_LABELLED else SIGNS[name]
            shapes.append(Shape("word", x + 50 * share, BAR_HEIGHT - 5, f"on-{name}", text=label))
        x += 100 * share
    return Drawing(BAR_HEIGHT, f"{account.outlet}: {', '.join(told) or 'no claims'}", tuple(shapes))


def shares_of(account: Account) -> tuple[tuple[str, float], ...]:
    """List an account's shares by name, in the order in which they are drawn."""
    shares = account.shares
    return (
        (Status.AGREE.value, shares.agree),
        (Status.CONFLICT.value, shares.conflict),
        (Status.EMBELLISH.value, shares.embellish),
        (Status.SOLE.value, shares.sole),
        (Status.COMMENT.value, shares.comment),
    )


def share_text(share: float) -> str:
    """Write a share in per cent; never so that something looks like nothing or all."""
    if 0 < share < 0.01:
        return "<1%"
    return ">99%" if 0.99 < share < 1 else f"{share:.0%}"


def strip(account: Account) -> Drawing:
    """Draw where in an account, from its beginning to its end, embellished and contradicted words stand."""
    shapes = [Shape("box", 0, 8, "ground", 100, STRIP_HEIGHT - 8)]
    for stretch in account.stretches:
        width = max(LEAST_WIDTH, 100 * (stretch.end - stretch.start))
        x = min(100 * stretch.start, 100 - width)
        is_conflict = stretch.kind is SpanKind.CONFLICT
        # A contradiction stands out of the strip: it is told from an embellishment by its shape, not its colour alone.
        top, height = (0, STRIP_HEIGHT) if is_conflict else (8, STRIP_HEIGHT - 8)
        title = f"{stretch.kind.value}, {100 * stretch.start:.0f}% of the way: “{_one_line(stretch.words)}”"
        shapes.append(Shape("box", x, top, stretch.kind.value, width, height, title=title, place=stretch.place.key))
    count = sum(stretch.kind is SpanKind.EMBELLISH for stretch in account.stretches)
    conflicts = len(account.stretches) - count
    says = f"{account.outlet}: {count} embellished and {conflicts} contradicted stretches"
    return Drawing(STRIP_HEIGHT, says, tuple(shapes))


def timeline_drawing(report: Report) -> Drawing:
    """Draw the days downward and the accounts across, with a mark where an account dates something."""
    numbers = [account.number for account in report.accounts]
    lanes = {number: _lane(n, len(numbers)) for n, number in enumerate(numbers)} if len(numbers) <= LANES else {}
    shapes = [Shape("word", x, 14, "lane-name", text=str(number)) for number, x in lanes.items()]
    y = TOP_HEIGHT
    rows: list[Shape] = []
    before: Day | None = None
    for day in report.days:
        gap = _gap(before, day)
        if gap:
            rows.append(Shape("word", LABEL_PERCENT, y + 12, "gap", text=gap))
            y += GAP_HEIGHT
        rows += _row(day, lanes, len(numbers), y + ROW_HEIGHT // 2)
        y += ROW_HEIGHT
        before = day
    bottom = y
    shapes += [Shape("line", x, TOP_HEIGHT - 8, "lane", 0, bottom - TOP_HEIGHT + 8) for x in lanes.values()]
    says = f"{len(report.days)} days or stretches of days, {sum(len(day.told) for day in report.days)} dated claims"
    return Drawing(bottom + 6, says, (*shapes, *rows))


def _lane(position: int, count: int) -> float:
    return LABEL_PERCENT + 4 + (RIGHT_PERCENT - LABEL_PERCENT - 4) * (position + 0.5) / count


def _row(day: Day, lanes: dict[int, float], total: int, y: int) -> Iterable[Shape]:
    yield Shape("word", LABEL_PERCENT - 2, y + 5, "day", text=days_text(day.first, day.last))
    if not lanes:
        accounts = len({one.place.account for one in day.told})
        width = (RIGHT_PERCENT - LABEL_PERCENT - 12) * accounts / total
        yield Shape("box", LABEL_PERCENT, y - 7, "count", max(LEAST_WIDTH, width), 14)
        yield Shape("word", LABEL_PERCENT + width + 1.5, y + 5, "count-name", text=f"{accounts} of {total}")
        return
    for number, x in lanes.items():
        here = [one for one in day.told if one.place.account == number]
        if not here:
            continue
        status = min((one.status for one in here if one.status), key=_PRECEDENCE.index, default=Status.SOLE)
        first = next((one for one in here if one.status is status), here[0])
        title = "; ".join(f"{one.outlet}: {_one_line(one.text)}" for one in here)
        yield Shape("disc", x, y, status.value, MARK_RADIUS, title=title, place=first.place.key)
        yield Shape("word", x, y + 5, f"on-{status.value}", text=SIGNS[status.value])


_PRECEDENCE = (Status.CONFLICT, Status.EMBELLISH, Status.AGREE, Status.SOLE, Status.COMMENT)


def _gap(before: Day | None, day: Day) -> str:
    """How much time goes by between two days, where it is long."""
    if before is None:
        return ""
    days = (day.first - before.last).days
    if days > 2 * YEAR_DAYS:
        return f"{days // YEAR_DAYS} years later"
    if days > 2 * LONG_GAP_DAYS:
        return f"{days // 30} months later"
    return ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Which accounts carry claims together: a number for each two."""

    accounts: tuple[int, ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]
    """For each account and each other: claims in common, and how dark the field is, 0..9; (0, -1) on the diagonal."""


def overlap_grid(report: Report) -> Grid:
    """Lay out how many claims each two accounts carry together."""
    numbers = [account.number for account in report.accounts]
    found = {(one.a, one.b): one for one in report.overlaps}
    rows: list[tuple[tuple[int, int], ...]] = []
    for a in numbers:
        row: list[tuple[int, int]] = []
        for b in numbers:
            one = found.get((min(a, b), max(a, b)))
            row.append((0, -1) if a == b else (one.claims, min(9, 1 + int(9 * one.share))) if one else (0, 0))
        rows.append(tuple(row))
    return Grid(tuple(numbers), tuple(rows))


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Picks the pairs of passages that are worth a closer look: a bounded number per passage, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tui.alignment.arrays import Bools, Floats32, Ints
from tui.alignment.event import Event
from tui.model import Progress

PER_ARTICLE = 8
"""Candidates that a passage keeps in each other article; 97 of 100 true links of the training events are among them."""
PER_PASSAGE = 80
"""Candidates that a passage keeps in all: with dozens of articles the nearest ones tell enough."""
LARGE = 2_000
"""Passages of an event from which a passage's share shrinks."""
LEAST_PER_PASSAGE = 40
"""What the share shrinks to: at 4,000 passages 96 of 100 true links instead of 98, as precise after scoring."""
VAST = 5_000
"""Passages of an event from which meaning is looked at more coarsely."""
COARSE_DIMENSIONS = 64
"""Dimensions of meaning compared in a vast event; the first ones hold the most, and half of them find as much."""
GIST_SHARE = 0.25
"""Weight of likeness in meaning beside likeness in words (1.0), so that a paraphrase without a common word is seen."""
BLOCK_CELLS = 4_000_000
"""Cells (passages × passages) of likeness in memory at once: 16 MB; in smaller blocks the products take longer."""
NEAREST = 1.5
"""Times as many as a passage keeps are looked at first: some go because an article has more than its share."""
GROUPS = 512
"""Groups of passages whose highest likeness is known: the highest of so many maxima bound the highest of all."""
SMALLEST = np.float32(1e-12)
"""Likeness below which two passages have nothing in common."""
STEP = np.float32(1e-6)
"""Likenesses that differ by less are equal: in 32 bits the order of additions moves the seventh digit."""

ROW_BIT, STEP_BIT = 46, 24
"""Where row and likeness stand in the integer that sorts the cells; below stands the column, of 16 million."""
HIGHEST = 1 + GIST_SHARE + 1e-3
"""A likeness that none reaches."""
CROWD = 4
"""Times as many cells as wanted from which equal ones are cut down: all passages may be copies of one."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of passages of different articles, each unordered pair once, sorted."""

    first: Ints
    """Index of the passage (in `Event.passages`) that stands earlier."""
    second: Ints

    def __len__(self) -> int:
        return len(self.first)


def per_passage(size: int) -> int:
    """Candidates that a passage keeps in all: `PER_PASSAGE`, and fewer where there are thousands of passages.

    Args:
        size: Passages of the event.
    """
    return max(LEAST_PER_PASSAGE, min(PER_PASSAGE, PER_PASSAGE * LARGE // max(size, 1)))


def pick_candidates(event: Event, progress: Progress) -> Candidates:
    """Pair each passage with the nearest ones of each other article, by TF-IDF and meaning.

    Args:
        event: The claims of all articles.
        progress: Called at least once per article.

    Returns:
        At most `per_passage` pairs per passage from its own choice; a pair is kept if either side chose it.
    """
    size = len(event.passages)
    articles = int(event.article[-1]) + 1 if size else 0
    bounds = np.searchsorted(event.article, np.arange(articles + 1))
    chosen: list[Ints] = []
    for start, near in _likenesses(event, bounds):
        end = start + len(near)
        progress("finding candidates", start / size)
        for begun in bounds[:-1][(bounds[:-1] > start) & (bounds[:-1] < end)].tolist():
            progress("finding candidates", begun / size)
        rows, columns = _choose(near, event.article, bounds)
        rows += start
        chosen.append(np.minimum(rows, columns) * size + np.maximum(rows, columns))
    codes = np.sort(np.concatenate(chosen)) if chosen else np.zeros(0, dtype=np.int64)
    codes = codes[np.diff(codes, prepend=-1) > 0]
    first, second = np.divmod(codes, max(size, 1))
    return Candidates(first=first, second=second)


def _likenesses(event: Event, bounds: Ints) -> Iterator[tuple[int, Floats32]]:
    """How like some passages are to all, block by block with the block's start; 0 within an article.

    A block is gone when the next one is asked for.
    """
    size = len(event.passages)
    words = event.tfidf.astype(np.float32)
    columns = words.T.tocsr()
    gist = (event.gist * np.sqrt(GIST_SHARE)).astype(np.float32)
    if size > VAST:
        gist = gist[:, :COARSE_DIMENSIONS].copy()
    rows = min(max(BLOCK_CELLS // max(size, 1), 1), size)
    # One piece of memory for all blocks: to be given fresh pages for each takes as long as the products.
    cells = np.empty((2, rows, size), dtype=np.float32)
    for start in range(0, size, max(rows, 1)):
        end = min(start + rows, size)
        near = cells[0, : end - start]
        (words[start:end] @ columns).toarray(out=near)
        near += np.matmul(gist[start:end], gist.T, out=cells[1, : end - start])
        for article in range(int(event.article[start]), int(event.article[end - 1]) + 1):
            low, high = int(bounds[article]), int(bounds[article + 1])
            near[max(low - start, 0) : high - start, low:high] = 0
        yield start, near


def _choose(near: Floats32, article: Ints, bounds: Ints) -> tuple[Ints, Ints]:
    """Rows and columns of the best few of each article, then of the best of those; equal ones in order of the text."""
    most = per_passage(len(article))
    if (len(bounds) - 2) * PER_ARTICLE <= most:
        return _few_of_each(near, article, *_top_of_each(near, bounds))
    wanted = int(NEAREST * most)
    found = _top(near, wanted)
    rows, columns = _few_of_each(near, article, *found)
    looked_at, kept = (np.bincount(part, minlength=len(near)) for part in (found[0], rows))
    short = (kept < most) & (looked_at >= wanted)
    if not short.any():
        return rows, columns
    again = np.flatnonzero(short)
    more_rows, more_columns = _few_of_each(near[again], article, *_top_of_each(near[again], bounds))
    enough = ~short[rows]
    return np.concatenate([rows[enough], again[more_rows]]), np.concatenate([columns[enough], more_columns])


def _top_of_each(near: Floats32, bounds: Ints) -> tuple[Ints, Ints]:
    """Rows and columns of at least the best few of each article."""
    found = []
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if high > low:
            rows, columns = _top(near[:, low:high], PER_ARTICLE)
            found.append((rows, columns + low))
    return np.concatenate([rows for rows, _ in found]), np.concatenate([columns for _, columns in found])


def _top(near: Floats32, count: int) -> tuple[Ints, Ints]:
    """Rows and columns of at least the `count` highest likenesses above 0 of each row, and few others.

    Whatever the number of columns, most are only compared with a bound: the columns are dealt into groups, and the
    `count`-th highest of the groups' maxima cannot be above the `count`-th highest likeness.
    """
    width = near.shape[1]
    if width <= count:
        return _cells(near > 0)
    maxima = near
    if width >= 2 * GROUPS:
        each = width // GROUPS
        maxima = near[:, : each * GROUPS].reshape(len(near), each, GROUPS).max(axis=1)
    place = maxima.shape[1] - count
    bound = np.partition(maxima, place, axis=1)[:, place, None]
    found = near >= np.maximum(bound - STEP, SMALLEST)
    rows, columns = _cells(found)
    crowded = np.flatnonzero(np.bincount(rows, minlength=len(near)) > CROWD * count)
    if len(crowded):
        clear = near[crowded] > bound[crowded] + STEP
        equal = found[crowded] & ~clear
        found[crowded] = clear | (equal & (np.cumsum(equal, axis=1) <= count))
        rows, columns = _cells(found)
    return rows, columns


def _cells(found: Bools) -> tuple[Ints, Ints]:
    rows, columns = np.divmod(np.flatnonzero(found), found.shape[1])
    return rows, columns


def _few_of_each(near: Floats32, article: Ints, rows: Ints, columns: Ints) -> tuple[Ints, Ints]:
    """The best `PER_ARTICLE` cells of each row and article, and of those the best of each row."""
    steps = ((HIGHEST - near[rows, columns]) / STEP).astype(np.int64)
    rows, rest = np.divmod(np.sort((rows << ROW_BIT) | (steps << STEP_BIT) | columns), 1 << ROW_BIT)
    columns = rest & ((1 << STEP_BIT) - 1)
    homes = rows * (int(article[-1]) + 1) + article[columns]
    by_home = np.argsort(homes, kind="stable")
    few = np.empty(len(rows), dtype=np.bool_)
    few[by_home] = _place_in_run(homes[by_home]) < PER_ARTICLE
    rows, columns = rows[few], columns[few]
    best = _place_in_run(rows) < per_passage(len(article))
    return rows[best], columns[best]


def _place_in_run(keys: Ints) -> Ints:
    """How many equal keys stand before each, where equal keys stand together."""
    places = np.arange(len(keys))
    places -= np.maximum.accumulate(np.where(np.diff(keys, prepend=-1) != 0, places, 0))
    return places

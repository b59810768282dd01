"""Which articles of the notebook may be other versions of those that are open, and what was judged in them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.notebook.acts import dumped, hashed, source_from
from tui.notebook.values import Anchor, Judgement, Source

SHARED_NUMBERS = 6
"""Numbers of their sketches that two versions of an article share at least, unless path or title are the same: those of
at least 95 % of the copies of which half was reworded do, and of few accounts of one event that others wrote (measured
by benchmarks/anchoring.py)."""

BITS = 64
"""Of SQLite's integers."""

ALIKE = """
    WITH open (kind, value) AS (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:traits)
    )
    SELECT source.digest, trait.kind, count(*)
    FROM open JOIN trait ON trait.kind = open.kind AND trait.value = open.value
    JOIN source ON source.number = trait.source
    GROUP BY trait.source, trait.kind
"""


@dataclass(frozen=True, slots=True)
class Loose:
    """An anchor whose article is not open, while one that resembles it is."""

    anchor: Anchor
    source: Source | None
    """The article as it was known last; None where nothing is known of it."""
    resembles: tuple[str, ...]
    """Digests of the open articles that may be a later version of it, the likeliest first."""
    judgements: tuple[Judgement, ...]
    """What stands on it."""


def traits(source: Source) -> Iterator[tuple[str, int]]:
    """Tell by what an article is recognised in another version: its path, address, outlet and title, and its sketch.

    Args:
        source: The article.

    Returns:
        Kind (`path`, `url`, `title` or `sketch`) and number of each trait; texts are hashed.
    """
    if source.path:
        yield "path", _folded(int(hashed(source.path), 16))
    if source.url:
        yield "url", _folded(int(hashed(source.url), 16))
    if source.title:
        yield "title", _folded(int(hashed([source.outlet.casefold(), source.title.casefold()]), 16))
    for number in dict.fromkeys(map(_folded, source.sketch)):
        yield "sketch", number


def alike(db: sqlite3.Connection, source: Source, shared: int) -> dict[str, int]:
    """Find the articles of the notebook that resemble one.

    Args:
        db: The notebook.
        source: An open article.
        shared: Numbers of the sketches that two versions share at least.

    Returns:
        By digest how alike they are: the numbers shared, and more than any number of them for the same path,
        address or title.
    """
    rows = db.execute(ALIKE, {"traits": dumped([*traits(source)])})
    found: Counter[str] = Counter()
    sketched = len(source.sketch) + 1
    for digest, kind, count in rows:
        # Several sources may tell of one text: the one that is most alike counts.
        if kind != "sketch" or count >= shared:
            found[digest] = max(found[digest], count if kind == "sketch" else sketched)
    return {digest: count for digest, count in found.items() if digest != source.digest}


def read_sources(db: sqlite3.Connection, digests: Iterable[str] | None) -> list[Source]:
    """Read what is known of some articles.

    Args:
        db: The notebook.
        digests: Their digests; None for all.

    Returns:
        All that was ever known, the last of each article last.
    """
    wanted = "" if digests is None else "WHERE digest IN (SELECT value FROM json_each(:digests))"
    rows = db.execute(f"SELECT document FROM source {wanted} ORDER BY number", {"digests": dumped([*(digests or ())])})
    return [source_from_text(text) for (text,) in rows]


def source_from_text(text: str) -> Source:
    """Read a source from its JSON.

    Raises:
        ValueError: It makes no sense.
    """
    try:
        return source_from(json.loads(text))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(f"no source: {error}") from error


def loose_anchors(
    judgements: Sequence[Judgement],
    likeness: dict[str, tuple[str, ...]],
    sources: dict[str, Source],
    settled: set[tuple[str, int, int]],
) -> tuple[Loose, ...]:
    """Gather what stands on the anchors of articles that are not open.

    Args:
        judgements: What stands on them.
        likeness: By digest of an article that is not open those of the open ones that it resembles.
        sources: What is known of the articles last, by digest.
        settled: Digest and offsets of the anchors that were found in open articles.

    Returns:
        One for each place, in the order of the articles and their texts.
    """
    anchors: dict[tuple[str, int, int], Anchor] = {}
    on: defaultdict[tuple[str, int, int], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for anchor in judgement.target.anchors:
            place = anchor.digest, anchor.start, anchor.end
            if anchor.digest in likeness and place not in settled:
                known = anchors.setdefault(place, anchor)
                if not (known.prefix or known.suffix):  # acts of the first version know no context
                    anchors[place] = anchor
                on[place].append(judgement)
    return tuple(
        Loose(anchors[place], sources.get(place[0]), likeness[place[0]], tuple(on[place])) for place in sorted(anchors)
    )


def _folded(number: int) -> int:
    """Fit a number into SQLite's signed integers; those of 64 bits stay distinct."""
    half = 1 << (BITS - 1)
    return (number + half) % (1 << BITS) - half

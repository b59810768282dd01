"""Says what became of the passages of an article from one version to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from tui.model import Article, Change, Passage

REWORDED = 60.0
"""Likeness of two texts (0..100, RapidFuzz) from which one is the other in new words."""
MOST_COMPARED = 400
"""Passages on either side that are paired by likeness; where more differ, little has stayed."""


def changes(older: Article, newer: Article) -> tuple[Change, ...]:
    """List the passages that were added, changed or taken out; one that only stands elsewhere has not changed.

    Args:
        older: An article.
        newer: A later version of it.

    Returns:
        What is new or changed, in the order of the newer text, then what was taken out, in that of the older one.
    """
    left = defaultdict(list)
    for passage in _told(older):
        left[_key(passage)].append(passage)
    new: list[Passage] = []
    for passage in _told(newer):
        same = left[_key(passage)]
        if same:
            same.pop(0)
        else:
            new.append(passage)
    kept_out = {passage.id for some in left.values() for passage in some}
    gone = [passage for passage in _told(older) if passage.id in kept_out]
    before = _paired(gone, new)
    taken = set(before.values())
    return (
        *(Change(before.get(passage.id), passage.id) for passage in new),
        *(Change(passage.id, None) for passage in gone if passage.id not in taken),
    )


def _told(article: Article) -> list[Passage]:
    return [passage for passage in article.passages if passage.is_claim]


def _key(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _paired(gone: Sequence[Passage], new: Sequence[Passage]) -> dict[str, str]:
    """Ids of new passages with those of the old ones that they replace, the likest first."""
    if max(len(gone), len(new)) > MOST_COMPARED:
        return {}
    pairs = [
        (-likeness, was, now)
        for was, old in enumerate(gone)
        for now, fresh in enumerate(new)
        if (likeness := ratio(old.text, fresh.text, score_cutoff=REWORDED)) > 0
    ]
    found: dict[str, str] = {}
    used: set[int] = set()
    for _, was, now in sorted(pairs):
        if was not in used and new[now].id not in found:
            used.add(was)
            found[new[now].id] = gone[was].id
    return found

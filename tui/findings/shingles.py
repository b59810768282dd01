"""Finds articles that share long runs of words: copies of one text rather than reports of their own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.model import Article, Credit

LENGTH = 8
"""Words of a run: two writers seldom hit on the same eight in a row."""
LEAST_SHARED = 12
"""Runs that two articles must share at least: about two sentences, more than a name with all its offices."""
COPIED = 0.20
"""Share of the shorter article's runs from which the two are one source."""
WORD = re.compile(r"[^\W_]+")


def shared_wording(articles: Sequence[Article], credits: Mapping[str, Credit]) -> dict[tuple[int, int], float]:
    """Find the pairs of articles of which one contains much of the other's wording.

    Containment of word shingles (Broder 1997), through an index from shingle to articles. Quotations are left out:
    two reporters who heard the same man write down the same words.

    Args:
        articles: The accounts.
        credits: Passage id → credit, whose quotations are left out.

    Returns:
        Indices of two articles, the lower first → share (0..1) of the shorter one's runs that the other has too.
    """
    sizes: list[int] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        runs = _runs(article, credits)
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(number)
    # Many runs have the same holders: pairs are counted once for each such group, not once for each run.
    groups = Counter(tuple(group) for group in holders.values() if len(group) > 1)
    shared: Counter[tuple[int, int]] = Counter()
    for group, count in groups.items():
        for pair in combinations(group, 2):
            shared[pair] += count
    found: dict[tuple[int, int], float] = {}
    for (one, other), count in shared.items():
        share = count / min(sizes[one], sizes[other])
        if count >= LEAST_SHARED and share >= COPIED:
            found[one, other] = share
    return found


def _runs(article: Article, credits: Mapping[str, Credit]) -> set[int]:
    """The hashes of an article's runs of words outside quotations."""
    found: set[int] = set()
    words: list[str] = []
    for passage in article.passages:
        if not passage.is_claim:
            continue
        text = passage.text.casefold()
        # Folding may lengthen a text; offsets then no longer hold, and the case is kept.
        text = text if len(text) == len(passage.text) else passage.text
        at = 0
        credit = credits.get(passage.id)
        for quotation in credit.quotations if credit else ():
            words += WORD.findall(text, at, quotation.start)
            found.update(_hashes(words))
            words = []
            at = quotation.end
        words += WORD.findall(text, at)
    found.update(_hashes(words))
    return found


def _hashes(words: Sequence[str]) -> set[int]:
    return {hash(run) for run in zip(*(words[n:] for n in range(LENGTH)), strict=False)}

"""Finds claims that tell opposite outcomes of one thing: a palace deserted or full of waiting staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from tui.alignment.tokens import WORD, fold, stem
from tui.findings.lexicon import entries
from tui.findings.slots import Rarity
from tui.findings.support import words_of
from tui.model import Article, Passage

NEGATIONS = frozenset(
    "not no never nor neither without cannot couldnt wouldnt didnt wasnt werent hasnt havent hadnt".split()
)
WINDOW = 6
"""Content words on either side of an outcome that say whose it is."""
REACH = 5
"""Words before an outcome with."""
BACKWARD = frozenset({"there"})
"""Words that place a claim where the sentence before it plays."""
SHARED_TOPIC = 1.5
"""Rarity (nats) that two claims must share for their outcomes to be of one thing, where a link joins them."""
SHARED_ALONE = 2.2
"""The same where no link joins them."""
RARE = 1.5
"""Rarity from which a stem says what a claim is about."""
MOST_MENTIONS = 60
"""Passages that tell one side of an outcome; where there are more, the words are the event's own."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    passage: Passage
    start: int
    end: int
    topic: frozenset[str]
    """Stems of what the claim is about, the outcome's own words left out."""


@cache
def _opposites() -> Mapping[str, tuple[tuple[tuple[str, ...], int, int], ...]]:
    """First word of a phrase → (its words, line, side), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int, int]]] = defaultdict(list)
    for line, entry in enumerate(sorted(entries("opposites"))):
        for side, phrases in enumerate(entry.split("|")):
            for phrase in phrases.split(","):
                words = tuple(fold(word) for word in phrase.split())
                found[words[0]].append((words, line, side))
    return {first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in found.items()}


def find_opposites(
    articles: Sequence[Article], links: Mapping[tuple[str, str], tuple[float, bool]], rarity: Rarity
) -> Iterator[tuple[Passage, tuple[int, int], Passage, tuple[int, int]]]:
    """Find pairs of claims with opposite outcomes.

    Args:
        articles: The accounts.
        links: Pair of passages in the order of the articles → probability of their link, and whether a thread
            joins them.
        rarity: Of stems in the event.

    Returns:
        Passages of two articles in loading order, each with the offsets of the words that tell the outcome.
    """
    sides: dict[int, tuple[list[_Outcome], list[_Outcome]]] = defaultdict(lambda: ([], []))
    for article in articles:
        before: Passage | None = None
        for passage in article.passages:
            if not passage.is_claim:
                continue
            for line, side, outcome in _read(passage, before):
                sides[line][side].append(outcome)
            before = passage
    order = {article.id: n for n, article in enumerate(articles)}
    for line in sorted(sides):
        one_side, other_side = sides[line]
        if len(one_side) > MOST_MENTIONS or len(other_side) > MOST_MENTIONS:
            continue
        for a, b in product(one_side, other_side):
            if a.passage.article == b.passage.article:
                continue
            if order[a.passage.article] > order[b.passage.article]:
                a, b = b, a
            shared = sum(weight for key in a.topic & b.topic if (weight := rarity(key)) >= RARE)
            linked = (a.passage.id, b.passage.id) in links
            if shared >= (SHARED_TOPIC if linked else SHARED_ALONE):
                yield a.passage, (a.start, a.end), b.passage, (b.start, b.end)


def _read(passage: Passage, before: Passage | None) -> Iterator[tuple[int, int, _Outcome]]:
    """Read the outcomes of a passage, one of a line of the lexicon and none where it tells both sides."""
    table = _opposites()
    matches = list(WORD.finditer(passage.text))
    forms = [fold(match.group()) for match in matches]
    found: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for at, form in enumerate(forms):
        for words, line, side in table.get(form, ()):
            if tuple(forms[at : at + len(words)]) == words:
                if not _is_negated(forms, at):
                    found[line].setdefault(side, (matches[at].start(), matches[at + len(words) - 1].end()))
                break
    if not found:
        return
    words_here = words_of(passage.text)
    earlier_claim: set[str] = set()
    if before is not None and not BACKWARD.isdisjoint(forms):
        earlier_claim = {word.key for word in words_of(before.text)}
    for line, by_side in found.items():
        if len(by_side) == 1:
            ((side, (start, end)),) = by_side.items()
            own = {stem(fold(word)) for word in WORD.findall(passage.text[start:end])}
            left = [word.key for word in words_here if word.end <= start][-WINDOW:]
            right = [word.key for word in words_here if word.start >= end][:WINDOW]
            yield line, side, _Outcome(passage, start, end, frozenset({*left, *right, *earlier_claim} - own))


def _is_negated(forms: Sequence[str], at: int) -> bool:
    return not NEGATIONS.isdisjoint(forms[max(at - REACH, 0) : at])

"""Finds claims that send or put the same act in two places: "flew to Dallas" against "flew to Las Vegas"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tui.alignment.tokens import fold, stem
from tui.alignment.wordlists import STOP_WORDS
from tui.findings.days import find_days
from tui.model import Article, Passage

_NAME = r"[A-Z][^\W\d_][\w’-]+(?:\s+(?:of\s+|de\s+)?[A-Z][\w'’-]*){0,3}"
_TO = re.compile(rf"\b(?P<how>to|from|in|at|near|into)\s+(?:the\s+)?(?P<name>{_NAME})(?!\s?-|\.\w|['’]s)")
_WORD = re.compile(r"[^\W\d_]+")
REACH = 6
"""Words before "to Dallas" among which its verb stands."""
MOVES = frozenset(
    "flew travelled traveled drove sailed fled went moved arrived returned landed departed took arrested found "
    "captured caught died born buried killed shot sentenced held met taken transferred evacuated brought carried "
    "rushed flown crashed sank jailed seized discovered".split()
)
"""Acts that happen at one place, or go to or from one."""
SURE_LINK = 0.3
"""Probability from which two passages tell of one act."""


def find_places(
    articles: Sequence[Article], links: Mapping[tuple[str, str], tuple[float, bool]]
) -> Iterator[tuple[Passage, tuple[int, int], Passage, tuple[int, int]]]:
    """Find linked claims that give different places for the same act.

    Args:
        articles: The accounts.
        links: Pair of passages in the order of the articles → probability of their link, and whether a thread
            joins them.

    Returns:
        Passages of two articles, each with the offsets of the words that give the place.
    """
    passages = {p.id: p for article in articles for p in article.passages if p.is_claim}
    texts = {article.id: article.text for article in articles}
    read: dict[str, dict[tuple[str, str], list[tuple[int, int, str]]]] = {}
    for (one, other), (score, in_thread) in links.items():
        if score < SURE_LINK and not in_thread:
            continue
        if one not in passages or other not in passages:
            continue
        for key in (one, other):
            if key not in read:
                read[key] = _places(passages[key].text)
        for act in read[one].keys() & read[other].keys():
            here, there = read[one][act], read[other][act]
            if len(here) > 1 or len(there) > 1:
                continue
            start, end, name = here[0]
            other_start, other_end, other_name = there[0]
            # Who knows both names may well mean two stages of one way, or a town and its region.
            if _known(name, texts[passages[other].article]) or _known(other_name, texts[passages[one].article]):
                continue
            yield passages[one], (start, end), passages[other], (other_start, other_end)


@cache
def _moves() -> frozenset[str]:
    return frozenset(stem(verb) for verb in MOVES)


def _known(name: str, text: str) -> bool:
    return any(word in text for word in name.split() if word[0].isupper() and len(word) > 2)


def _places(text: str) -> dict[tuple[str, str], list[tuple[int, int, str]]]:
    """(Verb, preposition) → the places that follow."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    days = find_days(text)
    for match in _TO.finditer(text):
        if any(day.start < match.end() and match.start("name") < day.end for day in days):
            continue
        words = [fold(word) for word in _WORD.findall(text[max(match.start() - 80, 0) : match.start()])][-REACH:]
        verb = next((key for word in reversed(words) if word not in STOP_WORDS and (key := stem(word)) in _moves()), "")
        if verb:
            how = "at" if match["how"] in ("in", "near") else "to" if match["how"] == "into" else match["how"]
            found[verb, how].append((match.start(), match.end(), match["name"]))
    return found

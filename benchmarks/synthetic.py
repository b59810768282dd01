"""Makes accounts of one invented event, of any length, from a seeded generator."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

OUTLETS = ("Harbour Post", "Bay News", "Island Courier", "Coast Wire", "Northern Record")
"""As many accounts as the reader is delivered with, so that columns compare with those of the five articles."""
SEED = 20_241_208
"""Any number: the same one gives the same texts in every run."""
VOCABULARY_WORDS = 12_000
"""Different content words: about what 500,000 words of news have after stemming."""
COMMON_WORDS = 50
"""Rank up to which words are about equally frequent: without function words no single word dominates a text."""
SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fel",
    "gra",
    "hin",
    "jo",
    "kel",
    "lam",
    "mor",
    "nur",
    "pes",
    "qua",
    "rin",
    "sto",
    "tur",
)
"""Sixteen syllables: three to five of them give a million spellings, of which the vocabulary is drawn."""
SYLLABLES_OF_WORD = (3, 5)
"""Fewest and most syllables of a content word; with fewer, too many differ by a letter only and count as one."""
GLUE = ("the", "of", "in", "and", "to", "a", "was", "that", "by", "on", "with", "for", "from", "had", "were", "it")
"""Function words: they make lines wrap as English does, and the comparison leaves them out."""
CONTENT_OF_CLAIM = (8, 14)
"""Fewest and most content words of a claim; with as many function words a sentence has about 22 words, as in news."""
SHARED_SHARE = 0.4
"""Part of an account's sentences that tell a claim of the event; among the five articles about half are aligned."""
REWORDED_SHARE = 0.25
"""Part of a shared claim's content words that each outlet replaces by its own."""
NAME_SHARE = 0.1
"""Part of the content words written with a capital."""
SENTENCES_OF_PARAGRAPH = 4
"""As long as a paragraph of a magazine."""


@dataclass(frozen=True, slots=True)
class _Language:
    """Words and how often each is used (cumulated; Zipf's law as Mandelbrot amended it)."""

    words: tuple[str, ...]
    frequency: tuple[float, ...]

    def pick(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self.words, cum_weights=self.frequency, k=count)


def write_accounts(folder: Path, words: int, outlets: Sequence[str] = OUTLETS) -> tuple[Path, ...]:
    """Write one account per outlet.

    Args:
        folder: Where to write them; must exist.
        words: Words of each account, give or take a sentence.
        outlets: Names of the outlets.

    Returns:
        Paths of the files, in the order of the outlets.
    """
    rng = random.Random(SEED)
    language = _language(rng)
    claims = [language.pick(rng, rng.randint(*CONTENT_OF_CLAIM)) for _ in range(words * len(outlets) // 100 + 1)]
    return tuple(
        _write(folder / f"{n}-{outlet}.txt", outlet, _sentences(rng, language, claims, words))
        for n, outlet in enumerate(outlets, 1)
    )


def common_word(text: str) -> str:
    """Give the commonest long word of a text: something to search for that is found again and again."""
    counts: Counter[str] = Counter(re.findall(r"[a-z]{5,}", text))
    return counts.most_common(1)[0][0]


def _language(rng: random.Random) -> _Language:
    words: dict[str, None] = {}
    while len(words) < VOCABULARY_WORDS:
        words["".join(rng.choices(SYLLABLES, k=rng.randint(*SYLLABLES_OF_WORD)))] = None
    return _Language(tuple(words), tuple(accumulate(1 / (COMMON_WORDS + rank) for rank in range(VOCABULARY_WORDS))))


def _sentences(rng: random.Random, language: _Language, claims: Sequence[Sequence[str]], words: int) -> list[str]:
    """As many sentences as the words need; shared claims come in the order of the event."""
    sentences: list[list[str]] = []
    written = 0
    while written < words:
        content = language.pick(rng, rng.randint(*CONTENT_OF_CLAIM))
        sentences.append(_worded(rng, content))
        written += len(sentences[-1])
    told = sorted(rng.sample(range(len(sentences)), int(len(sentences) * SHARED_SHARE)))
    chosen = sorted(rng.sample(range(len(claims)), min(len(told), len(claims))))
    for place, claim in zip(told, chosen, strict=False):
        own = language.pick(rng, len(claims[claim]))
        sentences[place] = _worded(
            rng,
            [mine if rng.random() < REWORDED_SHARE else word for mine, word in zip(own, claims[claim], strict=True)],
        )
    return [f"{sentence[0].capitalize()} {' '.join(sentence[1:])}." for sentence in sentences]


def _worded(rng: random.Random, content: Sequence[str]) -> list[str]:
    """Content words with a function word before each."""
    return [
        word for one in content for word in (rng.choice(GLUE), one.capitalize() if rng.random() < NAME_SHARE else one)
    ]


def _write(path: Path, outlet: str, sentences: Sequence[str]) -> Path:
    paragraphs = [
        " ".join(sentences[start : start + SENTENCES_OF_PARAGRAPH])
        for start in range(0, len(sentences), SENTENCES_OF_PARAGRAPH)
    ]
    head = f'---\ntitle: "Ferry halted off Norholm"\noutlet: "{outlet}"\npublished: "2024-05-03"\n---\n\n'
    path.write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path

"""The seeds are whole, load without a hitch, and are retold: faithful in measure, in words of their own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tui.model import Article
from tui.sources import load

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ORIGINALS = Path(__file__).parents[1].parent / "shared" / "seeds"
LONGEST_RUN = 7
"""Words in a row that a seed may have in common with an original."""
LONGEST_QUOTATION = 20
"""Words of a quotation that may stand as they were said."""
SENTENCES_APART = 2

FRONT = re.compile(r"---\n(.*?)\n---\n", re.S)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTATION = re.compile(r"[\"“]([^\"“”]*)[\"”]")

each = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)


@cache
def article(path: Path) -> Article:
    loaded = load([path])
    assert loaded.left_out == ()
    return loaded.articles[0]


def original_of(seed: Path) -> Path:
    """The text that a seed was retold from, as its note names it."""
    if not ORIGINALS.is_dir():
        pytest.skip(f"the originals are not at {ORIGINALS}")
    named = re.search(r"retold for this project from (\S+\.txt)", article(seed).note or "")
    assert named is not None
    return ORIGINALS / named[1]


def words(text: str) -> list[str]:
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


def test_there_are_five_and_none_is_left_out() -> None:
    loaded = load([SEEDS[0].parent])
    assert len(SEEDS) == len(loaded.articles) == 5
    assert loaded.left_out == ()
    assert len({one.outlet for one in loaded.articles}) == 5
    assert len({one.id for one in loaded.articles}) == 5


@each
def test_front_matter_names_title_outlet_and_origin(seed: Path) -> None:
    front = FRONT.match(seed.read_text(encoding="utf-8"))
    assert front is not None
    keys = {line.split(":")[0] for line in front[1].splitlines()}
    assert {"title", "outlet", "note"} <= keys
    loaded = article(seed)
    assert loaded.title
    assert loaded.outlet
    assert "not the outlet's own words" in (loaded.note or "")
    assert loaded.title in loaded.text.replace("''", "'")


@each
def test_a_seed_has_sentences_that_can_be_compared(seed: Path) -> None:
    claims = [passage for passage in article(seed).passages if passage.is_claim]
    assert len(claims) >= 15
    assert all(article(seed).text[p.start : p.end] == p.text for p in article(seed).passages)


def test_each_seed_is_retold_from_another_original() -> None:
    named = [original_of(seed) for seed in SEEDS]
    assert sorted(named) == sorted(ORIGINALS.glob("*.txt"))


@each
def test_a_seed_is_as_long_as_its_original(seed: Path) -> None:
    retold, original = article(seed), article(original_of(seed))
    counts = [sum(passage.is_claim for passage in one.passages) for one in (retold, original)]
    assert abs(counts[0] - counts[1]) <= SENTENCES_APART


@each
def test_a_seed_is_in_words_of_its_own(seed: Path) -> None:
    original_of(seed)
    text = FRONT.sub("", seed.read_text(encoding="utf-8"), count=1)
    size = LONGEST_RUN + 1
    for original in sorted(ORIGINALS.glob("*.txt")):
        theirs = set(runs(words(original.read_text(encoding="utf-8")), size))
        common = [" ".join(run) for part in retold_parts(text) for run in runs(words(part), size) if run in theirs]
        assert common == [], original.name


def retold_parts(text: str) -> list[str]:
    """What stands between the short quotations of a text; those may be word for word."""
    parts = [""]
    end = 0
    for quotation in QUOTATION.finditer(text):
        parts[-1] += text[end : quotation.start()]
        if len(words(quotation[1])) <= LONGEST_QUOTATION:
            parts.append("")
        else:
            parts[-1] += quotation[0]
        end = quotation.end()
    parts[-1] += text[end:]
    return parts


def runs(sequence: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(sequence[n : n + size]) for n in range(len(sequence) - size + 1)]

"""Edits articles as newsrooms and file formats do, and knows of each sentence what became of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tui.model import Article, Kind, Passage

PARAGRAPH = 3
"""Sentences of a paragraph."""
WRAP = 64
"""Characters of a line of wrapped text."""
HYPHENED = 4
"""Letters of a hyphenated word on the first line."""
LONG_WORD = re.compile(r"[A-Za-z]{8,}[.,]?")
REPLACEABLE = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
"""Words that are put for each other when a sentence is reworded: no names, no numbers."""
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
"""A word with a capital inside a sentence."""
FIGURE = re.compile(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)")
VERB = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|can|did)\b(?! not)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an edited article."""

    text: str
    origin: int | None
    """Index of the sentence that it was; None where it is new."""
    says_the_same: bool = True
    """Whether it has still the numbers, names and negations of that sentence."""


Pieces: TypeAlias = list[Piece]
Edit: TypeAlias = Callable[[Pieces, float, random.Random, Sequence[str]], Pieces]


def pieces(sentences: Sequence[str]) -> Pieces:
    """Take sentences as they are."""
    return [Piece(text, number) for number, text in enumerate(sentences)]


def article(name: str, told: Sequence[Piece], typeset: Callable[[str], str] = str) -> Article:
    """Set sentences as an article, in paragraphs.

    Args:
        name: Its id.
        told: Its sentences; the n-th is the n-th passage.
        typeset: Writes a sentence in another typography.
    """
    text, passages = "", []
    for number, piece in enumerate(told):
        if number:
            text += " " if number % PARAGRAPH else "\n\n"
        written = typeset(piece.text)
        start = len(text)
        text += written
        passages.append(Passage(f"{name}:{number}", name, Kind.BODY, start, len(text), number // PARAGRAPH, written))
    return Article(name, name, name, None, None, None, None, None, (), text, tuple(passages), ())


def insert_and_delete(told: Pieces, share: float, rng: random.Random, others: Sequence[str]) -> Pieces:
    """Delete sentences with half of the share of the words, and insert as many of other articles."""
    wanted = share * _count(told) / 2
    told, gone = list(told), 0
    while told and gone < wanted:
        gone += len(told.pop(rng.randrange(len(told))).text.split())
    new = 0
    while new < wanted:
        sentence = rng.choice(others)
        new += len(sentence.split())
        told.insert(rng.randrange(len(told) + 1), Piece(sentence, None))
    return told


def move(told: Pieces, share: float, rng: random.Random, others: Sequence[str]) -> Pieces:
    """Move sentences with the share of the words to other places."""
    wanted, moved = share * _count(told), 0
    told = list(told)
    for piece in rng.sample(told, len(told)):
        if moved >= wanted:
            break
        told.remove(piece)
        told.insert(rng.randrange(len(told) + 1), piece)
        moved += len(piece.text.split())
    return told


def reword(told: Pieces, share: float, rng: random.Random, others: Sequence[str]) -> Pieces:
    """Put words of other articles for the share of the words, and change the order of clauses as often."""

    def reworded(piece: Piece) -> Piece:
        text = REPLACEABLE.sub(lambda word: _word(rng, others) if rng.random() < share else word[0], piece.text)
        clauses = text.rstrip(".").split(", ")
        if len(clauses) == 2 and rng.random() < share:
            text = f"{clauses[1][:1].upper()}{clauses[1][1:]}, {clauses[0]}."
        return replace(piece, text=text)

    return [reworded(piece) for piece in told]


def change_facts(told: Pieces, share: float, rng: random.Random, others: Sequence[str]) -> Pieces:
    """Change a number or a name or negate, in the share of the sentences with a number, a name or a verb for it."""

    def changed(piece: Piece) -> Piece:
        changes = [
            FIGURE.sub(lambda number: str(int(number[0]) + rng.randrange(1, 30)), piece.text, count=1),
            NAME.sub(lambda name: _name(rng, others), piece.text, count=1),
            VERB.sub(lambda verb: f"{verb[0]} not", piece.text, count=1),
        ]
        changes = [text for text in changes if text != piece.text]
        if not changes or rng.random() >= share:
            return piece
        return replace(piece, text=rng.choice(changes), says_the_same=False)

    return [changed(piece) for piece in told]


def everything(told: Pieces, share: float, rng: random.Random, others: Sequence[str]) -> Pieces:
    """Do all of it, each with a quarter of the share."""
    for edit in (insert_and_delete, move, reword, change_facts):
        told = edit(told, share / 4, rng, others)
    return told


EDITS: Mapping[str, Edit] = {
    "insert, delete": insert_and_delete,
    "move": move,
    "reword": reword,
    "change facts": change_facts,
    "all of these": everything,
}


def reset(text: str) -> str:
    """Set a sentence as a word processor does: curly quotes, dashes, ligatures, an ellipsis, decomposed letters."""
    text = re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”").replace("'", "’")
    text = text.replace(" - ", " – ").replace("...", "…").replace("fi", "ﬁ").replace("fl", "ﬂ")
    return text.replace("é", "e\u0301").replace("\u201c ", "“\u202f")


def wrap(text: str) -> str:
    """Break a sentence into lines of plain text, and a long word at the end of a line with a hyphen."""
    lines = [""]
    for word in text.split():
        room = WRAP - len(lines[-1]) - 2
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
        elif LONG_WORD.fullmatch(word) and room >= HYPHENED:
            lines[-1] += f" {word[:HYPHENED]}-"
            lines.append(word[HYPHENED:])
        else:
            lines.append(word)
    return "\n".join(lines)


def _count(told: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in told)


def _word(rng: random.Random, others: Sequence[str]) -> str:
    return str(rng.choice(REPLACEABLE.findall(rng.choice(others)) or ["something"]))


def _name(rng: random.Random, others: Sequence[str]) -> str:
    return str(rng.choice(NAME.findall(rng.choice(others)) or ["Norholm"]))

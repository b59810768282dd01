"""Finds the words of a text that narrate rather than report, and how strongly each does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tui.alignment.tokens import WORD, fold, stem
from tui.findings.lexicon import entries
from tui.findings.turns import turns
from tui.findings.wordings import Wordings


class Cue(StrEnum):
    """In what way a word narrates; the value is what a reader is told."""

    VIVID = "sensory detail"
    SCENERY = "scene-setting"
    PROP = "small detail of a scene"
    BODY = "gesture or face"
    INTERIOR = "inner thoughts told as fact"
    DRAMA = "dramatic wording"
    FIGURE = "figure of speech told as fact"
    COLOUR = "vivid wording"
    TURN = "told like a scene"


WEIGHTS: Mapping[Cue, float] = {
    Cue.VIVID: 1.0,
    Cue.SCENERY: 0.5,
    Cue.PROP: 0.5,
    Cue.BODY: 0.5,
    Cue.INTERIOR: 0.5,
    Cue.DRAMA: 1.0,
    Cue.FIGURE: 1.0,
    Cue.COLOUR: 0.4,
    Cue.TURN: 0.5,
}
"""How much a word of each class speaks for narration; a clause with 1 is called vivid."""

BY_STEM = {"colour": Cue.COLOUR, "interior": Cue.INTERIOR, "vivid": Cue.VIVID}
BY_FORM = {"scenery": Cue.SCENERY, "props": Cue.PROP, "body": Cue.BODY, "drama": Cue.DRAMA}
PRONOUNS = frozenset("he she they nobody everyone everybody somebody someone".split())
HELPERS = frozenset("had has have would could must only still never always already suddenly".split())
"""Words that may stand between a pronoun and what it thinks."""
THINKING_AFTER_PRONOUN = 0.8
"""Weight of "he knew": nobody but he can tell."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or phrase that narrates."""

    start: int
    """Offset into the text."""
    end: int
    cue: Cue
    weight: float
    key: str
    """The stem of the word, or of the last one of a phrase."""
    is_phrase: bool


@cache
def _thinking() -> frozenset[str]:
    return frozenset(stem(fold(entry)) for entry in entries("thinking"))


def _thinks(forms: Sequence[str], at: int) -> bool:
    """Whether a word says what "he" or "she" thinks or feels."""
    if at == 0 or stem(forms[at]) not in _thinking():
        return False
    before = at - 2 if at > 1 and forms[at - 1] in HELPERS else at - 1
    return forms[before] in PRONOUNS


@cache
def _stems() -> Mapping[str, Cue]:
    return {
        stem(fold(entry)): cue
        for name, cue in BY_STEM.items()
        for entry in sorted(entries(name))
        if len(WORD.findall(entry)) == 1
    }


@cache
def _forms() -> Mapping[str, Cue]:
    return {fold(entry): cue for name, cue in BY_FORM.items() for entry in entries(name)}


@cache
def _phrases() -> Wordings[Cue]:
    found = {
        entry: cue
        for name, cue in (BY_STEM | BY_FORM).items()
        for entry in entries(name)
        if len(WORD.findall(entry)) > 1
    }
    return Wordings(found | dict.fromkeys(entries("figurative"), Cue.FIGURE))


def signs(text: str) -> Iterator[Sign]:
    """Find what narrates: first the turns of the sentence, then its words in order, phrases before the words in them.

    Args:
        text: A passage.
    """
    for start, end, weight in turns(text):
        yield Sign(start, end, Cue.TURN, weight, "", True)
    matches = list(WORD.finditer(text))
    forms = [fold(match.group()) for match in matches]
    stems, nouns, phrases = _stems(), _forms(), _phrases()
    at = 0
    while at < len(forms):
        form = forms[at]
        phrase = phrases.at(forms, at)
        if phrase:
            taken, cue = phrase
            last = at + taken - 1
            yield Sign(matches[at].start(), matches[last].end(), cue, WEIGHTS[cue], stem(forms[last]), True)
            at += taken
            continue
        match = matches[at]
        # A capital inside a sentence makes a name of a word: "Snow", "the Red River".
        named = match.group()[0].isupper() and at > 0
        single = nouns.get(form) or (nouns.get(form[:-1]) if form.endswith("s") else None)
        verbal = stems.get(stem(form))
        if not named:
            if _thinks(forms, at):
                verbal = Cue.INTERIOR
                yield Sign(match.start(), match.end(), verbal, THINKING_AFTER_PRONOUN, stem(form), False)
            elif verbal or single:
                strongest = verbal if verbal and (not single or WEIGHTS[verbal] >= WEIGHTS[single]) else single
                assert strongest is not None
                yield Sign(match.start(), match.end(), strongest, WEIGHTS[strongest], stem(form), False)
        at += 1

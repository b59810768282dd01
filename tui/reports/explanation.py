"""Why two passages are linked or not, as plain text: verdict, candidate or not, reasons, words, threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.model import Strength

if TYPE_CHECKING:
    from tui.alignment.explain import Explanation, Judgement, SharedWord

FORCES = ((1.5, "speaks strongly {}"), (0.5, "speaks {}"), (0.1, "speaks a little {}"), (0.0, "says hardly anything"))
"""Least log odds, for or against, of each phrase: 1.5 multiplies the odds by 4.5, 0.5 by 1.6, 0.1 by 1.1."""
PHRASE_WIDTH = 24
"""Columns of the longest phrase."""


def explanation_text(explanation: Explanation) -> str:
    """Write an explanation for reading.

    Args:
        explanation: Made by `tui.alignment.explain`.

    Returns:
        The text, with a newline at the end; every passage on one line.
    """
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    for passage, outlet in zip((explanation.a, explanation.b), explanation.outlets, strict=True):
        yield f"{passage.id} · {_one_line(outlet)}: {_one_line(passage.text)}"
    yield ""
    yield from _verdict(explanation)
    if explanation.judgement is not None:
        yield ""
        yield from _reasons(explanation.judgement)
        yield ""
        yield from _words(explanation.judgement.words, explanation.claims)
    yield ""
    yield "threads"
    for passage, threads in zip((explanation.a, explanation.b), explanation.threads, strict=True):
        if not threads:
            yield f"  {passage.id} belongs to none"
        for thread in threads:
            yield f"  {passage.id} in {thread.id}, told by {len(thread.articles)} accounts: {_one_line(thread.claim)}"


def _verdict(explanation: Explanation) -> Iterator[str]:
    judgement = explanation.judgement
    bounds = f"aligned from {explanation.aligned:.2f}, possible from {explanation.possible:.2f}"
    if judgement is None:
        yield f"not linked: {explanation.obstacle}"
        return
    chance = _chance(judgement.probability)
    if explanation.obstacle:
        yield f"not linked: {explanation.obstacle}"
        yield f"looked at all the same, the probability would be {chance} ({bounds})"
        return
    said = {Strength.ALIGNED: "aligned", Strength.POSSIBLE: "possible", None: "not linked"}[explanation.strength]
    yield f"{said}: probability {chance} ({bounds})"
    share = min(max(round(100 * judgement.probability), 1), 99)
    if explanation.caveat:
        yield explanation.caveat
    yield f"of 100 pairs as probable as this, about {share} {'report' if share > 1 else 'reports'} the same claim"
    yield "the pair was a candidate: at least one of the two is among the nearest to the other"


def _chance(probability: float) -> str:
    """Two decimals; never so few that an estimate looks certain."""
    if probability > 0.99:
        return "over 0.99"
    return "under 0.01" if probability < 0.01 else f"{probability:.2f}"


def _reasons(judgement: Judgement) -> Iterator[str]:
    yield "reasons, weightiest first (log odds: above 0 for a link, below 0 against)"
    for reason in judgement.reasons:
        yield f"  {_force(reason.weight):{PHRASE_WIDTH}} {reason.weight:+.2f}  {reason.sentence}"
    yield f"  {'to begin with':{PHRASE_WIDTH}} {judgement.start:+.2f}  most pairs that are looked at are no link"
    total = judgement.start + sum(reason.weight for reason in judgement.reasons)
    yield f"  {'together':{PHRASE_WIDTH}} {total:+.2f}  probability {_chance(judgement.probability)}"


def _force(weight: float) -> str:
    phrase = next(phrase for least, phrase in FORCES if abs(weight) >= least)
    return phrase.format("for" if weight > 0 else "against")


def _words(words: tuple[SharedWord, ...], claims: int) -> Iterator[str]:
    if not words:
        yield "no content words in common"
        return
    yield "words in common, most telling first"
    for word in words:
        written = word.form if word.form.casefold() == word.other.casefold() else f"{word.form} / {word.other}"
        yield f"  {_one_line(written)}: in {word.passages} of {claims} passages"


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""The facts of an article, each with where it is from; and what a reader types for one, read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.corrected import BETWEEN_CREDITS, MOST_CHARACTERS, Fact, corrected, written
from tui.correcting import as_loaded, corrections_of, told_by
from tui.dossier import Dossier
from tui.model import Article
from tui.notebook import digest
from tui.reading.facts import FactRow
from tui.sources.dates import find_date
from tui.sources.sanitize import one_line

LABELS = {
    Fact.OUTLET: "outlet",
    Fact.TITLE: "title",
    Fact.AUTHOR: "author",
    Fact.PUBLISHED: "published",
    Fact.UPDATED: "updated",
    Fact.CREDITS: "credits",
    Fact.LANGUAGE: "language",
}
"""What the screen calls each, in the order in which it lists them."""
ASKED = {
    Fact.OUTLET: "the outlet's name",
    Fact.PUBLISHED: "the day as 2026-05-03 or 3 May 2026; nothing where there is none",
    Fact.UPDATED: "the day as 2026-05-03 or 3 May 2026; nothing where there is none",
    Fact.CREDITS: "the agencies that it credits, with commas between",
    Fact.LANGUAGE: "a language tag, such as en, de or pt-BR",
}
"""How some are to be written."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def rows(dossier: Dossier, article: str) -> tuple[FactRow, ...]:
    """List the facts of an article.

    Args:
        dossier: All articles at hand.
        article: The article's id.
    """
    loaded = as_loaded(dossier, article)
    held = corrections_of(dossier, article)
    now = corrected(loaded, held)
    origin = "the pasted text" if loaded in dossier.pasted else "the file"
    found = []
    for fact, label in LABELS.items():
        was = _as_loaded(loaded, fact)
        if fact in held:
            told = f"Corrected {told_by(held[fact])}; {origin} has {f'“{was}”' if was else 'none'}."
        elif not was:
            told = f"Not in {origin}."
        elif fact is Fact.LANGUAGE:
            told = f"From {origin}, or told by its words."
        else:
            told = f"From {origin}."
        shown = written(now, fact) or (was if fact not in held else "")
        found.append(FactRow(fact, label, shown, told, fact in held))
    return tuple(found)


def _as_loaded(loaded: Article, fact: Fact) -> str:
    """A fact as its file has it; a date also where it is none that exists."""
    return written(loaded, fact) or (loaded.dateline or "" if fact is Fact.PUBLISHED else "")


def about(dossier: Dossier, article: str) -> tuple[str, ...]:
    """Tell where an article is from, what was odd about that, and who else is corrected with it, a line each."""
    loaded = as_loaded(dossier, article)
    alike = [one.outlet for one in dossier.articles if one.id != article and digest(one) == digest(loaded)]
    shared = (f"! {', '.join(alike)}: the very same text, so it is corrected with it",) if alike else ()
    return (loaded.path, *(f"! {warning}" for warning in loaded.warnings), *shared)


def line_of(dossier: Dossier, article: str, fact: Fact) -> str:
    """Write a fact as it is now, to be changed in a line."""
    return written(corrected(as_loaded(dossier, article), corrections_of(dossier, article)), fact)


def change(dossier: Dossier, article: str, fact: Fact, typed: str) -> str | None:
    """Say how a fact is to be corrected.

    Args:
        dossier: All articles at hand.
        article: The article's id.
        fact: The fact.
        typed: What the reader typed for it.

    Returns:
        How it is; None where the file has it so.

    Raises:
        ValueError: It is no such fact; the message says what is expected.
    """
    value = _read(fact, one_line(" ".join(typed.split()), MOST_CHARACTERS))
    return None if value == _as_loaded(as_loaded(dossier, article), fact) else value


def _read(fact: Fact, typed: str) -> str:
    match fact:
        case Fact.OUTLET if not typed:
            raise ValueError("an account needs an outlet's name")
        case Fact.PUBLISHED | Fact.UPDATED if typed:
            return _day(typed).isoformat()
        case Fact.CREDITS:
            return BETWEEN_CREDITS.join(dict.fromkeys(filter(None, map(str.strip, typed.split(",")))))
        case Fact.LANGUAGE if typed:
            if not _LANGUAGE.fullmatch(typed):
                raise ValueError(f"“{typed}” is no language tag, such as en, de or pt-BR")
            return typed.replace("_", "-")
    return typed


def _day(typed: str) -> date:
    found = find_date(typed)
    if found is None:
        raise ValueError(f"“{typed}” is no date: write 2026-05-03 or 3 May 2026")
    if found.value is None:
        raise ValueError(f"{found.warning}: write 2026-05-03 or 3 May 2026")
    return found.value


def told_corrections(dossier: Dossier, articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Tell which facts and paragraphs of some articles are corrected, and by whom.

    Args:
        dossier: All articles at hand.
        articles: Those to tell of.

    Returns:
        For each article that is corrected its outlet, and what is corrected of it, in words.
    """
    told = []
    for article in articles:
        held = corrections_of(dossier, article.id)
        facts = [f"{LABELS[fact]} {told_by(held[fact])}" for fact in Fact if fact in held]
        paragraphs = [one for of, one in held.items() if of.startswith("paragraph ")]
        if paragraphs:
            count = len(paragraphs)
            who = " and ".join(dict.fromkeys(one_line(one.by) for one in paragraphs))
            facts.append(f"{count} paragraph{'' if count == 1 else 's'} set aside or taken back by {who}")
        if facts:
            told.append((article.outlet, "; ".join(facts)))
    return tuple(told)

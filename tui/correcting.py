"""What the reader's corrections do to a dossier: paragraphs set aside or taken back, facts changed, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.corrected import paragraph
from tui.dossier import Dossier
from tui.model import Article, Kind, Passage
from tui.notebook import Correction, digest
from tui.sources.sanitize import one_line

DAY = "%-d %B %Y"


def with_corrections(dossier: Dossier, news: Iterable[Correction]) -> Dossier:
    """Correct articles of a dossier further.

    Args:
        dossier: All articles at hand.
        news: What is corrected, or as the file has it after all.
    """
    known = {named: dict(each) for named, each in dossier.corrections.items()}
    for one in news:
        held = known.setdefault(one.digest, {})
        held.pop(one.of, None)
        if one.value is not None:
            held[one.of] = one
    return replace(dossier, corrections={named: each for named, each in known.items() if each})


def as_loaded(dossier: Dossier, article: str) -> Article:
    """Give an article as its file has it, a passage for each paragraph, by its id."""
    return next(one for one in (*dossier.loaded, *dossier.pasted) if one.id == article)


def corrections_of(dossier: Dossier, article: str) -> Mapping[str, Correction]:
    """Give what is corrected of an article, by what it is of.

    Args:
        dossier: All articles at hand.
        article: The article's id.
    """
    return dossier.corrections.get(digest(as_loaded(dossier, article)), {})


def correction_of(dossier: Dossier, passage: Passage) -> Correction | None:
    """Give what is corrected of the paragraph that a passage is in.

    Args:
        dossier: All articles at hand.
        passage: The passage, a paragraph or a part of one.
    """
    held = corrections_of(dossier, passage.article)
    return held.get(paragraph(_paragraph(dossier, passage))) if held else None


def moved(dossier: Dossier, passages: Iterable[Passage], *, is_aside: bool) -> dict[str, str | None]:
    """Say what to correct to set paragraphs aside, or to take them back into their article.

    Args:
        dossier: All articles at hand.
        passages: Passages of one article.
        is_aside: Whether the paragraphs that they are in are to be set aside.

    Returns:
        How each paragraph is to be, by its name; None where the file has it so.
    """
    changes: dict[str, str | None] = {}
    for passage in passages:
        whole = _paragraph(dossier, passage)
        wanted = Kind.FURNITURE if is_aside else Kind.BODY
        changes[paragraph(whole)] = None if (whole.kind is Kind.FURNITURE) is is_aside else wanted.value
    return changes


def as_before(dossier: Dossier, article: str, changes: Iterable[str]) -> dict[str, str | None]:
    """Say how to correct an article to have what is changed as it is now.

    Args:
        dossier: All articles at hand, before the change.
        article: The article's id.
        changes: What is changed.
    """
    held = corrections_of(dossier, article)
    return {of: held[of].value if of in held else None for of in changes}


def told_by(correction: Correction) -> str:
    """Say who corrected something and when, safe to show."""
    return f"by {one_line(correction.by)}, {correction.at.astimezone().strftime(DAY)}"


def _paragraph(dossier: Dossier, passage: Passage) -> Passage:
    """The paragraph that a passage is in, as the file has it."""
    paragraphs = as_loaded(dossier, passage.article).passages
    return next(one for one in paragraphs if one.start <= passage.start < one.end)

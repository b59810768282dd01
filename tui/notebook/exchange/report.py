"""Standing judgements as a report in Markdown: by article, in the order of its text, with who, when and why.

What comes from articles, notes and names is set in so that no markup, link, image or HTML can come of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC

from tui.notebook.acts import subject
from tui.notebook.exchange.escaping import block, inline
from tui.notebook.exchange.legible import on_one_line
from tui.notebook.values import Anchor, Evidence, Judgement, Scope, Source, Tag

TITLE = "# Notebook"
NOTHING = "Nothing is tagged or noted."
THREADS = "## Claims across accounts"
UNNAMED = "an article that is not known by name"
NOBODY = "a reader who gave no name"
DISAGREE = "**The readers disagree.**"
TAGS = {Tag.VERIFIED: "**✓ verified**", Tag.DUBIOUS: "**✗ dubious**", None: "**✎ note**"}
DIGITS_OF_DIGEST = 12
"""Enough to tell two texts apart at sight."""


def write_report(judgements: Iterable[Judgement], sources: Iterable[Source]) -> str:
    """Write a report.

    Args:
        judgements: What stands; those that say nothing are left out.
        sources: What the digests of their anchors stand for, as far as known.

    Returns:
        Markdown, with a newline at its end. Claims across accounts come first; then article by article, in the order
        in which the judgements first speak of them.
    """
    articles = {source.digest: source for source in sources}
    standing = [one for one in judgements if one.opinion]
    threads = [one for one in standing if one.target.scope is Scope.THREAD]
    others = [one for one in standing if one.target.scope is not Scope.THREAD]
    parts = [TITLE, _summary(standing)]
    if threads:
        parts.append(THREADS)
        for judged in _by_subject(threads):
            parts += _target(judged, articles, with_outlet=True)
    for digest in dict.fromkeys(one.target.anchors[0].digest for one in others):
        parts += _heading(digest, articles.get(digest))
        here = [one for one in others if one.target.anchors[0].digest == digest]
        for judged in _by_subject(sorted(here, key=lambda one: _span(one.target.anchors[0]))):
            parts += _target(judged, articles, with_outlet=False)
    return "\n\n".join(parts) + "\n"


def _summary(judgements: Sequence[Judgement]) -> str:
    if not judgements:
        return NOTHING
    tags = [one.opinion.tag for one in judgements]
    notes = sum(bool(one.opinion.note) for one in judgements)
    return (
        f"{tags.count(Tag.VERIFIED)} verified, {tags.count(Tag.DUBIOUS)} dubious, {notes} with a note. "
        "Each is a reader's own judgement."
    )


def _heading(digest: str, source: Source | None) -> list[str]:
    if source is None:
        return [f"## {UNNAMED}, text {digest[:DIGITS_OF_DIGEST]}"]
    facts = [source.author, source.published, source.path, source.url]
    line = " · ".join(inline(fact) for fact in facts if on_one_line(fact))
    return [f"## {_name(source)}", *([line] if line else [])]


def _name(source: Source | None) -> str:
    if source is None:
        return UNNAMED
    names = [inline(name) for name in (source.outlet, source.title) if on_one_line(name)]
    return ": ".join(names) or UNNAMED


def _by_subject(judgements: Iterable[Judgement]) -> list[list[Judgement]]:
    """What the readers hold of the same words, together."""
    together: dict[str, list[Judgement]] = {}
    for one in judgements:
        together.setdefault(subject(one.target), []).append(one)
    return [*together.values()]


def _target(judged: Sequence[Judgement], articles: Mapping[str, Source], with_outlet: bool) -> list[str]:
    """The words, and below them what each reader holds of them."""
    parts = []
    for anchor in judged[0].target.anchors:
        quote = inline(anchor.quote) or "(no words)"
        outlet = f"{_name(articles.get(anchor.digest))}: " if with_outlet else ""
        parts.append(f"> {outlet}{quote}")
    tags = {one.opinion.tag for one in judged} - {None}
    if len(tags) > 1:
        parts.append(DISAGREE)
    for one in judged:
        parts += _judgement(one)
    return parts


def _judgement(judgement: Judgement) -> list[str]:
    day = judgement.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    opinion = judgement.opinion
    parts = [f"{TAGS[opinion.tag]} by {inline(judgement.by) or NOBODY}, {day}"]
    note = block(opinion.note)
    if note:
        parts.append(f"Note: {note}")
    evidence = _evidence(judgement.evidence) if judgement.evidence else ""
    return [*parts, evidence] if evidence else parts


def _evidence(evidence: Evidence) -> str:
    """What the screen said, as a list; empty where it said nothing yet."""
    status = " — ".join(inline(text) for text in (evidence.status, evidence.reason) if on_one_line(text))
    origins = f"{evidence.origins} independent {'origin' if evidence.origins == 1 else 'origins'}"
    facts = [
        *([f"status: {status}"] if status else []),
        *([f"claim: {inline(evidence.claim)}"] if on_one_line(evidence.claim) else []),
        *([origins] if evidence.origins else []),
        *(f"parallel, {one.score:.0%}: {inline(one.outlet)}: {inline(one.anchor.quote)}" for one in evidence.witnesses),
    ]
    return "\n".join(f"- {fact}" for fact in facts)


def _span(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, anchor.end

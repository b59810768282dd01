"""What the detail strip says of the item under the cursor: its status with the reason, its parallels, who omits it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.model import Article, Finding, Passage, Span, Status
from tui.reading.columns import Item
from tui.reading.parallels import GhostRow, Parallel, Parallels
from tui.reading.runs import Run, Runs, folded, marked
from tui.reading.wrap import Measure

SharedWords = Callable[[Passage, Passage], Sequence[Span]]
"""Gives the spans of the second passage that say what the first says."""

GLYPHS: dict[Status, str] = {
    Status.AGREE: "=",
    Status.CONFLICT: "!",
    Status.EMBELLISH: "+",
    Status.SOLE: "·",
    Status.COMMENT: "~",
}
OMISSION_GLYPH = "∅"
POSSIBLE_GLYPH = "?"

INDENT_CELLS = 4
"""By how much the lines after the first are set in."""


def detail(
    item: Item, article: Article, parallels: Parallels | str, shared: SharedWords, width: int, measure: Measure
) -> tuple[Runs, ...]:
    """Explain an item.

    Args:
        item: The item under the cursor.
        article: The article that it stands in.
        parallels: How the accounts stand to each other; until that is known, what to say instead.
        shared: Finds the words that two passages share.
        width: Cells a line.
        measure: Width of a text in cells.

    Returns:
        Lines of runs, none wider than `width`.
    """
    if isinstance(item, GhostRow):
        paragraphs = _of_omission(item, parallels)
    elif not item.is_claim:
        paragraphs = _of_article(item, article)
    elif isinstance(parallels, str):
        paragraphs = [(Run(parallels, "dim"),)]
    else:
        paragraphs = _of_passage(item, parallels, shared)
    return tuple(line for runs in paragraphs for line in folded(runs, width, measure, INDENT_CELLS))


def _of_passage(item: Passage, parallels: Parallels, shared: SharedWords) -> list[Runs]:
    finding = parallels.finding(item.id)
    everything = parallels.parallels(item.id)
    reported = {p.passage.article for p in everything if p.is_aligned}
    found = [p for p in everything if p.is_aligned or p.passage.article not in reported]
    paragraphs = [_verdict(item, finding, parallels)]
    if finding:
        reasons = dict.fromkeys(
            (span.kind.value, span.reason) for span in finding.spans if span.kind.value in ("embellish", "conflict")
        )
        paragraphs += [(Run(f"{kind}: ", kind), Run(reason)) for kind, reason in reasons]
    paragraphs += [_parallel(p, shared(item, p.passage), parallels) for p in found]
    reporting = {parallel.passage.article for parallel in everything}
    omitted_by = (a for thread in parallels.threads(item.id) for a in thread.omitted_by)
    omitting = dict.fromkeys(a for a in omitted_by if a not in reporting)
    if omitting:
        paragraphs.append((Run(f"{OMISSION_GLYPH} omitted by ", "omission"), Run(parallels.outlets(omitting))))
    return paragraphs


def _verdict(item: Passage, finding: Finding | None, parallels: Parallels) -> Runs:
    status = finding.status if finding else Status.SOLE
    head = Run(f"{GLYPHS[status]} {status.value}", status.value)
    found = parallels.parallels(item.id)
    reporting = {item.article, *(p.passage.article for p in found if p.is_aligned)}
    total = len(parallels.comparison.articles)
    if len(reporting) == 1:
        possible = " (possible parallels below)" if found else ""
        source = f", credited to {finding.credit.attribution.source}" if finding and finding.credit.attribution else ""
        only = f" · found only in {parallels.outlets([item.article])}{source}{possible}"
        return (head, Run(only if status in (Status.SOLE, Status.EMBELLISH) else possible))
    text = f" · {len(reporting)} of {total} accounts report it"
    origins = 1 + finding.origins if finding else len(reporting)
    if origins < len(reporting):
        text += f", {origins} independent {'origin' if origins == 1 else 'origins'}"
    if finding and finding.credit.attribution:
        text += f" · credited here to {finding.credit.attribution.source}"
    return (head, Run(text))


def _parallel(parallel: Parallel, spans: Sequence[Span], parallels: Parallels) -> Runs:
    glyph = "=" if parallel.is_aligned else POSSIBLE_GLYPH
    style = "agree" if parallel.is_aligned else "dim"
    outlet = Run(f"{glyph} {parallels.outlets([parallel.passage.article])}", style)
    sure = "" if parallel.score is None else f" {parallel.score:.0%}"
    doubt = "" if parallel.is_aligned else " possibly"
    return (outlet, Run(f"{doubt}{sure}  ", "dim"), *marked(parallel.passage.text, spans))


def _of_omission(item: GhostRow, parallels: Parallels | str) -> list[Runs]:
    head = Run(f"{OMISSION_GLYPH} omitted here", "omission")
    carriers = f" · {len(item.thread.articles)} other accounts report it"
    paragraphs: list[Runs] = [(head, Run(carriers))]
    if isinstance(parallels, str):
        return paragraphs
    for member in item.thread.passages:
        passage = parallels.passage(member)
        if passage is not None:
            outlet = Run(f"= {parallels.outlets([passage.article])}  ", "agree")
            paragraphs.append((outlet, Run(passage.text)))
    return paragraphs


def _of_article(item: Passage, article: Article) -> list[Runs]:
    when = article.published.strftime("%-d %B %Y") if article.published else article.dateline
    facts = [article.author, when, article.path]
    about = " · ".join(fact for fact in facts if fact)
    paragraphs: list[Runs] = [(Run(article.outlet, "strong"), Run(f" · {item.kind.value} · {about}", "dim"))]
    if article.note:
        paragraphs.append((Run(article.note),))
    paragraphs += [(Run(f"! {warning}", "warning"),) for warning in article.warnings]
    return paragraphs

"""What the detail strip says of the item under the cursor: its status with the reason, its parallels, who omits it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from tui.model import Article, Conflict, Credit, Finding, Passage, SourceKind, Span, SpanKind, Status
from tui.reading.apart import apart
from tui.reading.aside import Fold, told_fold
from tui.reading.columns import Item
from tui.reading.judged import Said, told_briefly
from tui.reading.parallels import GhostRow, OriginNames, Parallel, Parallels, unnamed
from tui.reading.runs import Run, Runs, folded, marked
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH
from tui.reading.wrap import Measure

SharedWords = Callable[[Passage, Passage], Sequence[Span]]
"""Gives the spans of the second passage that say what the first says."""

INDENT_CELLS = 4
"""By how much the lines after the first are set in."""
NO_CLAIMS = "! This file has no sentences to compare, only title, headings or furniture; look whether it is whole."
"""What is said of an account without body text."""
QUOTE_CHARS = 60
"""Characters of a passage's own words that a reason quotes; the passage is on the screen."""

SOURCE_WORDS: dict[SourceKind, str] = {
    SourceKind.PERSON: "a named person",
    SourceKind.ORGANISATION: "an organisation or document",
    SourceKind.OFFICIAL: "people without a name",
    SourceKind.OUTLET: "another outlet or agency",
    SourceKind.VAGUE: "nobody in particular",
}
"""What kind of source is credited, in words."""


def detail(
    item: Item,
    article: Article,
    parallels: Parallels | str,
    shared: SharedWords,
    width: int,
    measure: Measure,
    origin_names: OriginNames = unnamed,
    hidden: Collection[str] = (),
    said: Sequence[Said] = (),
    remarks: Sequence[Runs] = (),
) -> tuple[Runs, ...]:
    """Explain an item.

    Args:
        item: The item under the cursor.
        article: The article that it stands in.
        parallels: How the accounts stand to each other; until that is known, what to say instead.
        shared: Finds the words that two passages share.
        width: Cells a line.
        measure: Width of a text in cells.
        origin_names: Names the independent origins of a claim; where it gives none, they are only counted.
        hidden: Ids of the articles whose columns are hidden.
        said: What readers hold of it.
        remarks: What else there is to say of it.

    Returns:
        Lines of runs, none wider than `width`.
    """
    if isinstance(item, GhostRow):
        paragraphs = _of_omission(item, parallels, hidden)
    elif isinstance(item, Fold):
        paragraphs = told_fold(item) + about_article(item.passages[0], article)
    elif not item.is_claim:
        paragraphs = about_article(item, article)
    elif isinstance(parallels, str):
        paragraphs = [(Run(parallels, "dim"),)]
    else:
        paragraphs = _of_passage(item, parallels, shared, origin_names, hidden)
    # After the verdict: on a small screen the rest of the strip is cut off.
    return folded_paragraphs([*paragraphs[:1], *remarks, *told_briefly(said), *paragraphs[1:]], width, measure)


def folded_paragraphs(paragraphs: Iterable[Runs], width: int, measure: Measure) -> tuple[Runs, ...]:
    """Wrap paragraphs into lines, those after the first of each set in."""
    return tuple(line for runs in paragraphs for line in folded(runs, width, measure, INDENT_CELLS))


def _of_passage(
    item: Passage, parallels: Parallels, shared: SharedWords, origin_names: OriginNames, hidden: Collection[str]
) -> list[Runs]:
    finding = parallels.finding(item.id)
    paragraphs = [verdict(item, finding, parallels, origin_names)]
    told_apart = apart(parallels.comparison)
    if told_apart and (finding is None or finding.status is Status.SOLE) and len(parallels.comparison.articles) == 1:
        paragraphs = [(Run(told_apart, "warning"),)]
    elif told_apart:
        paragraphs.append((Run(told_apart, "warning"),))
    paragraphs += [conflict_line(conflict, parallels, item.id) for conflict in parallels.conflicts(item.id)]
    if finding:
        marks = [SpanKind.EMBELLISH] if parallels.conflicts(item.id) else [SpanKind.CONFLICT, SpanKind.EMBELLISH]
        paragraphs += reasons(item, finding, marks)
        paragraphs += credited(item, finding.credit)
    paragraphs += [
        _parallel(item, p, shared(item, p.passage), parallels, hidden) for p in shown_parallels(item, parallels)
    ]
    if finding:
        paragraphs += reasons(item, finding, [SpanKind.EXTRA])
    if left_out := omitting(item, parallels):
        paragraphs.append((Run(f"{OMISSION_GLYPH} omitted by ", "omission"), Run(parallels.outlets(left_out))))
    return paragraphs


# -- the verdict -------------------------------------------------------------------------------------------


def verdict(item: Passage, finding: Finding | None, parallels: Parallels, origin_names: OriginNames = unnamed) -> Runs:
    """Tell the status with its reason, how many accounts report the claim, and how many origins these have."""
    status = finding.status if finding else Status.SOLE
    head = Run(f"{GLYPHS[status]} {status.value}", status.value)
    found = parallels.parallels(item.id)
    carrying = [item, *(p.passage for p in found if p.is_aligned)]
    reporting = {passage.article for passage in carrying}
    parts = [] if _is_told_below(finding, parallels) or not finding else [finding.reason]
    if len(reporting) == 1:
        if status is not Status.COMMENT and not any(parts):
            parts.append(f"found only in {parallels.outlets([item.article])}")
        if found:
            parts.append("possible parallels below")
    else:
        total = len(parallels.comparison.articles)
        parts.append(f"{len(reporting)} of {total} accounts report it")
        origins = 1 + finding.origins if finding else len(reporting)
        parts.append(origins_told(carrying, origins, parallels, origin_names))
    return (head, Run("".join(f" · {part}" for part in parts if part)))


def _is_told_below(finding: Finding | None, parallels: Parallels) -> bool:
    """Whether a finding's reason stands with one of its conflicts or spans anyway."""
    if finding is None:
        return False
    if finding.status is Status.CONFLICT:
        return bool(parallels.conflicts(finding.passage))
    return finding.reason in {span.reason for span in finding.spans if span.kind is SpanKind.EMBELLISH}


def origins_told(
    carrying: Sequence[Passage], count: int, parallels: Parallels, origin_names: OriginNames = unnamed
) -> str:
    """Say how many independent origins a claim has and which, and why accounts are taken for one.

    Args:
        carrying: The passages that carry the claim.
        count: How many independent origins they have.
        parallels: How the accounts stand to each other.
        origin_names: Names the origins; where it gives none, those of the whole articles are named if they are as many.

    Returns:
        A phrase; empty where every account is an origin of its own.
    """
    accounts = dict.fromkeys(passage.article for passage in carrying)
    names = tuple(origin_names([passage.id for passage in carrying]))
    count = len(names) or count
    if not 0 < count < len(accounts):
        return ""
    origins = parallels.origins(accounts)
    if not names and len(origins) == count:
        names = tuple(origin.name for origin in origins)
    told = f"{count} independent {'origin' if count == 1 else 'origins'}"
    if names:
        told += f" ({', '.join(names)})"
    reasons = dict.fromkeys(reason for origin in origins for reason in origin.reasons)
    return f"{told}: {'; '.join(reasons)}" if reasons else told


# -- reasons -----------------------------------------------------------------------------------------------


def conflict_line(conflict: Conflict, parallels: Parallels, first: str = "") -> Runs:
    """Tell a conflict: in what, and both sides with the words that stand against each other.

    Args:
        conflict: The conflict.
        parallels: How the accounts stand to each other.
        first: Id of the passage to be told first, where it is one of the two.
    """
    sides = [(conflict.a, conflict.a_span), (conflict.b, conflict.b_span)]
    if conflict.b == first:
        sides.reverse()
    told = [Run(f"! {conflict.type.value}: ", "conflict")]
    for n, (passage_id, (start, end)) in enumerate(sides):
        passage = parallels.passage(passage_id)
        if passage is not None:
            against = " against " if n else ""
            told += [Run(f"{against}{parallels.outlets([passage.article])} "), Run(_quoted(passage.text[start:end]))]
    return tuple(told)


def reasons(item: Passage, finding: Finding, kinds: Sequence[SpanKind], most: int | None = QUOTE_CHARS) -> list[Runs]:
    """Tell why parts of a passage are marked: for each kind and reason the words that are marked for it.

    Args:
        item: The passage.
        finding: What the comparison says of it.
        kinds: The kinds of marks to tell of.
        most: Characters that are quoted at most; None: all.
    """
    words: dict[tuple[SpanKind, str], list[str]] = {}
    for span in finding.spans:
        if span.kind in kinds and span.reason:
            words.setdefault((span.kind, span.reason), []).append(_quoted(item.text[span.start : span.end], most))
    names = {SpanKind.EXTRA: "only here", SpanKind.EMBELLISH: "+ embellish", SpanKind.CONFLICT: "! conflict"}
    return [
        (Run(f"{names[kind]}: ", kind.value), Run(f"{reason} · "), Run(", ".join(dict.fromkeys(said)), "dim"))
        for (kind, reason), said in words.items()
    ]


def credited(item: Passage, credit: Credit) -> list[Runs]:
    """Tell whom a passage credits, whom it quotes, what it holds back; a line, or none."""
    parts: list[Runs] = []
    if credit.attribution:
        kind = SOURCE_WORDS[credit.attribution.kind]
        parts.append((Run("credited to ", "strong"), Run(f"{credit.attribution.source} ({kind})")))
    speakers = dict.fromkeys(quotation.speaker or "somebody it does not name" for quotation in credit.quotations)
    if speakers:
        parts.append((Run("quotes ", "strong"), Run(", ".join(speakers))))
    hedges = dict.fromkeys(_quoted(item.text[start:end]) for start, end in credit.hedges)
    if hedges:
        parts.append((Run("hedged: ", "strong"), Run(", ".join(hedges))))
    joined = tuple(run for n, part in enumerate(parts) for run in (*((Run(" · "),) if n else ()), *part))
    return [joined] if joined else []


def _quoted(words: str, most: int | None = QUOTE_CHARS) -> str:
    """Words of a passage in quotation marks, in one line and not too long."""
    words = " ".join(words.split())
    return f"“{words}”" if most is None or len(words) <= most else f"“{words[:most].rstrip()} …”"


# -- what others say ---------------------------------------------------------------------------------------


def _parallel(
    item: Passage, parallel: Parallel, spans: Sequence[Span], parallels: Parallels, hidden: Collection[str]
) -> Runs:
    glyph, style = sign_of(parallel, item, parallels)
    out_of_sight = " (hidden)" if parallel.passage.article in hidden else ""
    outlet = Run(f"{glyph} {parallels.outlets([parallel.passage.article])}{out_of_sight}", style)
    sure = "" if parallel.score is None else f" {parallel.score:.0%}"
    doubt = "" if parallel.is_aligned else " possibly"
    return (outlet, Run(f"{doubt}{sure}  ", "dim"), *marked(parallel.passage.text, spans))


def sign_of(parallel: Parallel, item: Passage, parallels: Parallels) -> tuple[str, str]:
    """Give the glyph of a parallel of a passage, and the style that it is drawn in."""
    if any(parallel.passage.id in (c.a, c.b) for c in parallels.conflicts(item.id)):
        return GLYPHS[Status.CONFLICT], "conflict"
    return (GLYPHS[Status.AGREE], "agree") if parallel.is_aligned else (POSSIBLE_GLYPH, "dim")


def shown_parallels(item: Passage, parallels: Parallels) -> list[Parallel]:
    """List the parallels of a passage; a possible one only of an account that does not surely report it."""
    everything = parallels.parallels(item.id)
    reported = {p.passage.article for p in everything if p.is_aligned}
    return [p for p in everything if p.is_aligned or p.passage.article not in reported]


def omitting(item: Passage, parallels: Parallels) -> tuple[str, ...]:
    """List the articles that leave out what a passage reports, by id."""
    reporting = {parallel.passage.article for parallel in parallels.parallels(item.id)}
    omitted_by = (article for thread in parallels.threads(item.id) for article in thread.omitted_by)
    return tuple(dict.fromkeys(article for article in omitted_by if article not in reporting))


def _of_omission(item: GhostRow, parallels: Parallels | str, hidden: Collection[str]) -> list[Runs]:
    paragraphs = [about_omission(item, parallels)]
    if isinstance(parallels, str):
        return paragraphs
    for member in item.thread.passages:
        passage = parallels.passage(member)
        if passage is not None:
            out_of_sight = " (hidden)" if passage.article in hidden else ""
            outlet = Run(f"= {parallels.outlets([passage.article])}{out_of_sight}  ", "agree")
            paragraphs.append((outlet, Run(passage.text)))
    return paragraphs


def about_omission(item: GhostRow, parallels: Parallels | str) -> Runs:
    """Tell of an omission: who reports the claim, how many origins these have, how much it weighs among all."""
    head = Run(f"{OMISSION_GLYPH} omitted here", "omission")
    parts = [f"{len(item.thread.articles)} other accounts report it"]
    found = None if isinstance(parallels, str) else parallels.omission(item.article, item.thread.id)
    if found is not None and not isinstance(parallels, str):
        omission, rank = found
        parts = [omission.reason, f"number {rank} of {len(parallels.comparison.omissions)} omissions by weight"]
    if not isinstance(parallels, str) and 0 < item.thread.origins < len(item.thread.articles):
        parts.insert(1, f"{item.thread.origins} independent {'origin' if item.thread.origins == 1 else 'origins'}")
    return (head, Run("".join(f" · {part}" for part in parts)))


def about_article(item: Passage, article: Article) -> list[Runs]:
    """Tell what is known of an article, on a passage of it that makes no claim."""
    when = article.published.strftime("%-d %B %Y") if article.published else article.dateline
    facts = [article.author, when, article.path]
    about = " · ".join(fact for fact in facts if fact)
    paragraphs: list[Runs] = [(Run(article.outlet, "strong"), Run(f" · {item.kind.value} · {about}", "dim"))]
    if article.note:
        paragraphs.append((Run(article.note),))
    if not any(passage.is_claim for passage in article.passages):
        paragraphs.append((Run(NO_CLAIMS, "warning"),))
    paragraphs += [(Run(f"! {warning}", "warning"),) for warning in article.warnings]
    return paragraphs

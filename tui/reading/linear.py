"""The comparison as text to be read aloud, from the first account to the last: no signs, no columns, no colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.model import Article, Kind, Passage, SpanKind
from tui.reading.apart import apart
from tui.reading.columns import in_order
from tui.reading.detail import (
    conflict_line,
    credited,
    omitting,
    origins_told,
    reasons,
    shown_parallels,
    verdict,
)
from tui.reading.judged import Said, SaidOf, is_disputed, nothing_said
from tui.reading.overview import Row, one_line
from tui.reading.parallels import GhostRow, OriginNames, Parallel, Parallels, unnamed
from tui.reading.roster import roster
from tui.reading.runs import Runs
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH
from tui.reading.timeline import timeline

_SIGN = re.compile(f"^[{re.escape(''.join((*GLYPHS.values(), OMISSION_GLYPH, POSSIBLE_GLYPH)))}✓✗] ")
KIND_WORDS = {Kind.TITLE: "title", Kind.HEADING: "heading", Kind.FURNITURE: "page matter"}
"""What is said of a passage that makes no claim."""


def linear_text(parallels: Parallels, said_of: SaidOf = nothing_said, origin_names: OriginNames = unnamed) -> str:
    """Write a comparison for reading aloud: every paragraph is one line, every sign is said in words.

    Args:
        parallels: How the accounts stand to each other.
        said_of: Gives what readers tagged and noted.
        origin_names: Names the independent origins of a claim; where it gives none, they are only counted.

    Returns:
        The text, with a newline at the end; a blank line between passages.
    """
    telling = _Telling(parallels, said_of, origin_names)
    return "\n\n".join("\n".join(paragraphs) for paragraphs in telling.sections()) + "\n"


class _Telling:
    """Tells a comparison in words; the arguments are those of `linear_text`."""

    def __init__(self, parallels: Parallels, said_of: SaidOf, origin_names: OriginNames) -> None:
        self._parallels = parallels
        self._said_of = said_of
        self._origin_names = origin_names

    def sections(self) -> Iterator[list[str]]:
        """Give the sections, each as its paragraphs."""
        articles = self._parallels.comparison.articles
        yield [f"{len(articles)} account{'' if len(articles) == 1 else 's'} of one event", *self._summary()]
        for number, article in enumerate(articles, 1):
            yield [f"Account {number} of {len(articles)}: {article.outlet}", *_facts(article)]
            for item in in_order(article, self._parallels):
                yield list(self._passage(item) if isinstance(item, Passage) else self._omission(item))
        for overview in (roster(self._parallels, self._origin_names), timeline(self._parallels, self._origin_names)):
            rows = [self._row(row) for row in overview.rows]
            yield [f"{overview.title}: {len(rows)} {overview.unit}", *(rows or [overview.empty])]

    # -- the whole -----------------------------------------------------------------------------------------

    def _summary(self) -> Iterator[str]:
        comparison = self._parallels.comparison
        if told := apart(comparison):
            yield told
            return
        counts = (
            (len(comparison.threads), "claim that several report", "claims that several report"),
            (len(comparison.conflicts), "conflict", "conflicts"),
            (self._parallels.omission_count, "omission", "omissions"),
        )
        yield f"{', '.join(f'{n} {one if n == 1 else many}' for n, one, many in counts)}."
        for origin in comparison.origins:
            if len(origin.articles) > 1:
                reasons_ = f": {'; '.join(origin.reasons)}" if origin.reasons else ""
                yield f"{self._parallels.outlets(origin.articles)} are one origin, {origin.name}{reasons_}."

    # -- a passage -----------------------------------------------------------------------------------------

    def _passage(self, item: Passage) -> Iterator[str]:
        finding = self._parallels.finding(item.id)
        if not item.is_claim or finding is None:
            yield f"{self._numbered(item)}, {KIND_WORDS.get(item.kind, item.kind.value)}: {one_line(item.text)}"
            return
        yield f"{self._numbered(item)}, {finding.status.value}: {one_line(item.text)}"
        yield from _told(self._said_of(item.id))
        _, why = verdict(item, finding, self._parallels, self._origin_names)
        if why.text:
            yield f"Why: {_spoken((why,))}."
        conflicts = self._parallels.conflicts(item.id)
        for conflict in conflicts:
            yield f"Conflict, {_spoken(conflict_line(conflict, self._parallels, item.id))}."
        kinds = [SpanKind.EMBELLISH, SpanKind.EXTRA]
        marks = reasons(item, finding, kinds if conflicts else [SpanKind.CONFLICT, *kinds], most=None)
        for told in (*marks, *credited(item, finding.credit)):
            yield f"{_capital(_spoken(told))}."
        yield from (self._parallel(item, parallel) for parallel in shown_parallels(item, self._parallels))
        if left_out := omitting(item, self._parallels):
            yield f"Left out by {self._parallels.outlets(left_out)}."

    def _numbered(self, passage: Passage) -> str:
        return f"Passage {self._parallels.place(passage.id)[1] + 1}"

    def _parallel(self, item: Passage, parallel: Parallel) -> str:
        against = any(parallel.passage.id in (c.a, c.b) for c in self._parallels.conflicts(item.id))
        sure = "Contradicted in" if against else "Also in" if parallel.is_aligned else "Possibly also in"
        likely = "" if parallel.score is None else f", {parallel.score:.0%} likely to report the same"
        return f"{sure} {self._standing(parallel.passage)}{likely}: {one_line(parallel.passage.text)}"

    def _standing(self, passage: Passage) -> str:
        """Where a passage stands."""
        return f"{self._parallels.outlets([passage.article])}, {self._numbered(passage).lower()}"

    # -- an omission ---------------------------------------------------------------------------------------

    def _omission(self, item: GhostRow) -> Iterator[str]:
        others = len(item.thread.articles)
        carry = f"{others} other{'' if others == 1 else 's'} carr{'ies' if others == 1 else 'y'} it"
        yield f"Not reported here: {one_line(item.thread.claim)}"
        members = [found for member in item.thread.passages if (found := self._parallels.passage(member))]
        origins = origins_told(members, item.thread.origins, self._parallels, self._origin_names)
        yield f"{carry}{f', {origins}' if origins else ''}: {'; '.join(map(self._standing, members))}."

    # -- the overviews -------------------------------------------------------------------------------------

    def _row(self, row: Row) -> str:
        """A row of people, figures or days: what it is, then each account with where it stands there."""
        day = "" if row.id.startswith(("person ", "figure ")) else f"{row.lead[0]}: "
        accounts = []
        for account, cell in sorted(row.cells.items()):
            article = self._parallels.comparison.articles[account]
            numbers = [str(self._parallels.place(id_)[1] + 1) for id_ in cell.items if self._parallels.passage(id_)]
            passages = f"passage{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}"
            in_conflict = ", in conflict" if cell.style == "conflict" else ""
            accounts.append(f"{self._parallels.outlets([article.id])}, {passages}{in_conflict}")
        label = " ".join("".join(run.text for run in row.label).split())
        whole = label.endswith(tuple(".!?”"))
        only = "" if len(accounts) > 1 else "Only in " if whole else "only in "
        return f"{day}{label}{'' if whole else ':'} {only}{'; '.join(accounts)}."


def _told(said: Sequence[Said]) -> Iterator[str]:
    """What readers hold of a passage, of words in it or of its claim."""
    if is_disputed(said):
        yield "Readers disagree about it."
    for one in said:
        who, about = "You" if one.is_you else one.who, one.of_what
        if one.tag:
            yield f"{who} tagged {about or 'it'} {one.tag}."
        if one.note.strip():
            yield f"{who} noted{f' on {about}' if about else ''}: {one_line(one.note)}"


def _facts(article: Article) -> Iterable[str]:
    when = article.published.strftime("%-d %B %Y") if article.published else article.dateline
    facts = [("Title", article.title), ("Author", article.author), ("Date", when), ("File", article.path)]
    told = [f"{name}: {one_line(fact)}" for name, fact in facts if fact]
    return [*told, *([f"Note: {article.note}"] if article.note else []), *(f"Warning: {w}" for w in article.warnings)]


def _spoken(runs: Runs) -> str:
    """Put what the screen tells with signs and dots into words and commas."""
    text = _SIGN.sub("", one_line("".join(run.text for run in runs)))
    return text.replace(" · “", ": “").replace(" · ", ", ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

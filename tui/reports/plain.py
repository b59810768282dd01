"""The comparison as plain text, from top to bottom: claims, conflicts, embellishments, omissions, what is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tui.model import Article, Comparison, Conflict, Finding, Passage, SpanKind, Status


def comparison_text(comparison: Comparison) -> str:
    """Write a comparison for reading without a screen.

    Args:
        comparison: The comparison.

    Returns:
        The text, with a newline at the end; every passage on one line.
    """
    return "\n".join(_Report(comparison).lines()) + "\n"


class _Report:
    """Writes the sections of a comparison's report.

    Args:
        comparison: The comparison.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._passages = {p.id: p for article in comparison.articles for p in article.passages}
        self._findings = {finding.passage: finding for finding in comparison.findings}
        self._names = {article.id: f"{n} {article.outlet}" for n, article in enumerate(comparison.articles, 1)}

    def lines(self) -> Iterator[str]:
        """Give the lines of all sections that have something to tell."""
        sections = (
            self._accounts,
            self._origins,
            self._claims,
            self._conflicts,
            self._embellishments,
            self._omissions,
            self._only_once,
            self._people_and_figures,
            self._timeline,
        )
        is_first = True
        for section in sections:
            for n, line in enumerate(section()):
                if not n and not is_first:
                    yield ""
                is_first = False
                yield line

    def _named(self, article_ids: Sequence[str]) -> str:
        return ", ".join(self._names[article] for article in article_ids)

    def _told(self, passage: Passage) -> str:
        return f"  {self._names[passage.article]}: {_one_line(passage.text)}"

    # -- the accounts --------------------------------------------------------------------------------------

    def _accounts(self) -> Iterator[str]:
        yield _counted(len(self._comparison.articles), "account")
        for article in self._comparison.articles:
            yield f"  {self._names[article.id]}{_facts(article)}"
            if article.note:
                yield f"    {article.note}"
            yield from (f"    ! {warning}" for warning in article.warnings)

    def _origins(self) -> Iterator[str]:
        joined = [origin for origin in self._comparison.origins if len(origin.articles) > 1]
        if joined:
            yield _counted(len(self._comparison.origins), "independent origin")
        for origin in joined:
            reasons = f": {'; '.join(origin.reasons)}" if origin.reasons else ""
            yield f"  {self._named(origin.articles)} are one origin ({origin.name}){reasons}"

    # -- what several report -------------------------------------------------------------------------------

    def _claims(self) -> Iterator[str]:
        total = len(self._comparison.articles)
        count = len(self._comparison.threads)
        yield f"{_counted(count, 'claim')} that several accounts report"
        for thread in self._comparison.threads:
            yield ""
            yield f"= {len(thread.articles)} of {total} accounts, {thread.origins} independent"
            yield from (self._told(self._passages[passage]) for passage in thread.passages)
            if thread.omitted_by:
                yield f"  ∅ omitted by {self._named(thread.omitted_by)}"

    def _conflicts(self) -> Iterator[str]:
        conflicts = self._comparison.conflicts
        if conflicts:
            yield _counted(len(conflicts), "conflict")
        for conflict in conflicts:
            yield ""
            yield f"! {conflict.type.value}: {conflict.reason}"
            yield from self._sides(conflict)

    def _sides(self, conflict: Conflict) -> Iterator[str]:
        """Both passages, each with the words that stand against each other."""
        for passage_id, (start, end) in ((conflict.a, conflict.a_span), (conflict.b, conflict.b_span)):
            passage = self._passages[passage_id]
            yield self._told(passage)
            yield f"    says “{_one_line(passage.text[start:end])}”{self._credit(passage_id)}"

    def _credit(self, passage_id: str) -> str:
        finding = self._findings.get(passage_id)
        attribution = finding.credit.attribution if finding else None
        return f", credited to {attribution.source}" if attribution else ""

    # -- what stands out -----------------------------------------------------------------------------------

    def _embellishments(self) -> Iterator[str]:
        found = [(f, reasons) for f in self._comparison.findings if (reasons := self._vivid(f))]
        if found:
            yield f"{_counted(len(found), 'embellished passage')}: vivid, and no other account supports it"
        for finding, reasons in found:
            yield ""
            yield f"+ {self._told(self._passages[finding.passage]).lstrip()}"
            yield from (f"    {reason}" for reason in reasons)

    def _vivid(self, finding: Finding) -> list[str]:
        """The reasons for which parts of a passage are called embellished, each with the words."""
        text = self._passages[finding.passage].text
        words: dict[str, list[str]] = {}
        for span in finding.spans:
            if span.kind is SpanKind.EMBELLISH:
                words.setdefault(span.reason, []).append(f"“{_one_line(text[span.start : span.end])}”")
        if not words and finding.status is Status.EMBELLISH:
            return [finding.reason] if finding.reason else ["found only here"]
        return [f"{', '.join(dict.fromkeys(said))}: {reason}" for reason, said in words.items()]

    def _omissions(self) -> Iterator[str]:
        omissions = self._comparison.omissions
        if omissions:
            yield f"{_counted(len(omissions), 'omission')}, weightiest first"
        claims = {thread.id: thread.claim for thread in self._comparison.threads}
        for number, omission in enumerate(omissions, 1):
            yield f"  {number}. ∅ {self._names[omission.article]} omits: {_one_line(claims[omission.thread])}"
            yield f"     {omission.reason}"

    def _only_once(self) -> Iterator[str]:
        alone = defaultdict(list)
        for finding in self._comparison.findings:
            if finding.status in (Status.SOLE, Status.EMBELLISH):
                alone[self._passages[finding.passage].article].append(finding)
        for n, article in enumerate(self._comparison.articles):
            if n:
                yield ""
            yield f"found only in {self._names[article.id]}: {_counted(len(alone[article.id]), 'passage')}"
            for finding in alone[article.id]:
                sign = "+" if finding.status is Status.EMBELLISH else "·"
                yield f"  {sign} {_one_line(self._passages[finding.passage].text)}"

    # -- people, figures, days -----------------------------------------------------------------------------

    def _people_and_figures(self) -> Iterator[str]:
        people = [
            (f"{person.title} {person.name}" if person.title else person.name, person.articles)
            for person in self._comparison.people
            if len(person.articles) == 1
        ]
        figures = [
            (figure.written, figure.articles) for figure in self._comparison.figures if len(figure.articles) == 1
        ]
        for many, what in ((people, "people named"), (figures, "figures given")):
            if many and what == "figures given" and people:
                yield ""
            if many:
                yield f"{what} by one account only: {len(many)}"
            yield from (f"  {_one_line(said)}: {self._named(articles)}" for said, articles in many)

    def _timeline(self) -> Iterator[str]:
        if self._comparison.timeline:
            yield "timeline: what is said to have happened when"
        for claim in self._comparison.timeline:
            finding = self._findings.get(claim.passage)
            sign = "!" if finding and finding.status is Status.CONFLICT else " "
            yield f"{sign} {_days(claim.first, claim.last)} {self._told(self._passages[claim.passage])}"


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _facts(article: Article) -> str:
    when = article.published.isoformat() if article.published else article.dateline
    facts = [article.title, article.author, when, article.path]
    return "".join(f" · {fact}" for fact in facts if fact)


def _one_line(text: str) -> str:
    return " ".join(text.split())

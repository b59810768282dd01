"""Lays a comparison out as a report: what is said of each account and of each of its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from tui.model import Article, Comparison, Conflict, Omission, Passage, SourceKind, SpanKind, Status
from tui.notebook.values import Evidence, Scope
from tui.reports.across import Across
from tui.reports.choosing import Choice, Chosen, choose
from tui.reports.overviews import claims_of, contradictions_of, days_of, mentions_of, overlaps_of
from tui.reports.page_values import (
    Account,
    Clash,
    Counterpart,
    File,
    Judged,
    LeftOut,
    Making,
    Opinion,
    Piece,
    Place,
    Report,
    SameOrigin,
    Shares,
    Stretch,
    Told,
)

MOST_OMISSIONS = 1500
"""Omissions that a report lists in its accounts together: each names a whole claim."""
FEWEST_OMISSIONS = 5
"""Omissions listed of each account however many accounts there are."""
FEW_MEMBERS = 8
"""Passages of a claim from which its place in an account that leaves it out is guessed."""
NOTE = "note"
"""What `Choice.only` calls a passage with a note."""
SOURCE_WORDS = {
    SourceKind.PERSON: "a named person",
    SourceKind.ORGANISATION: "an organisation or document",
    SourceKind.OFFICIAL: "people without a name",
    SourceKind.OUTLET: "another outlet or agency",
    SourceKind.VAGUE: "nobody in particular",
}
"""What kind of source is credited, in words."""


def lay_out(
    comparison: Comparison,
    making: Making,
    judged: Sequence[Judged] = (),
    choice: Choice | None = None,
    title: str = "",
) -> Report:
    """Lay out a report.

    Args:
        comparison: How the accounts stand to each other.
        making: How the report is made; its files are those of the comparison's articles.
        judged: What readers hold of passages, in the order in which it was said.
        choice: What to report on; None for all.
        title: What to call it; empty for "N accounts of one event".

    Raises:
        ChoiceError: The choice names an account or a claim that is not there.
    """
    return _Laying(comparison, making, judged, choice or Choice()).report(title)


class _Laying:
    """Makes the parts of a report; the arguments are those of `lay_out`."""

    def __init__(self, comparison: Comparison, making: Making, judged: Sequence[Judged], choice: Choice) -> None:
        self._across = across = Across(comparison)
        self._articles = {article.id: article for article in comparison.articles}
        self._making = making
        self._choice = choice
        tags: dict[str, set[str]] = defaultdict(set)
        for one in judged:
            for passage in one.passages:
                tags[passage].update(_stands(one))
        self._chosen: Chosen = choose(choice, across, tags)
        self._opinions = self._judged(judged)
        self._of_passage: dict[str, list[Opinion]] = defaultdict(list)
        for opinion, passages in self._opinions:
            for passage in passages:
                self._of_passage[passage].append(opinion)
        self._omissions: dict[str, list[Omission]] = defaultdict(list)
        if self._chosen.omissions:
            threads = self._chosen.threads
            for omission in comparison.omissions:
                if threads is None or omission.thread in threads:
                    self._omissions[omission.article].append(omission)

    def report(self, title: str) -> Report:
        """Put all parts together."""
        comparison, across, chosen = self._across.comparison, self._across, self._chosen
        total = len(comparison.articles)
        shown = [article for n, article in enumerate(comparison.articles, 1) if n in chosen.accounts]
        return Report(
            title=title or f"{total} {'account' if total == 1 else 'accounts'} of one event",
            making=self._making,
            asked=self._choice.words,
            total=total,
            outlets=across.outlets,
            accounts=tuple(self._account(article) for article in shown),
            claims=claims_of(across, chosen),
            contradictions=contradictions_of(across, chosen),
            mentions=mentions_of(across, chosen),
            days=days_of(across, chosen),
            overlaps=overlaps_of(across, chosen),
            same_origins=tuple(
                SameOrigin(origin.name, tuple(map(across.account, origin.articles)), origin.reasons)
                for origin in comparison.origins
                if len(origin.articles) > 1
            ),
            opinions=tuple(opinion for opinion, _ in self._opinions),
        )

    # -- an account ----------------------------------------------------------------------------------------

    def _account(self, article: Article) -> Account:
        number = self._across.account(article.id)
        kept = [passage for passage in article.passages if passage.id in self._chosen.kept]
        claims = [passage for passage in article.passages if passage.is_claim]
        omissions = self._omissions[article.id]
        most = max(FEWEST_OMISSIONS, MOST_OMISSIONS // len(self._chosen.accounts))
        files = self._making.files
        return Account(
            number=number,
            outlet=article.outlet,
            title=article.title or "",
            author=article.author or "",
            when=article.published.isoformat() if article.published else article.dateline or "",
            note=article.note or "",
            origins=article.origins,
            warnings=article.warnings,
            file=files[number - 1] if number <= len(files) else File(article.path.rpartition("/")[2], ""),
            words=sum(len(passage.text.split()) for passage in claims),
            paragraphs=tuple(
                tuple(self._told(passage) for passage in members)
                for _, members in groupby(kept, key=lambda passage: passage.paragraph)
            ),
            passage_count=len(article.passages),
            left_out=tuple(self._left_out(article, omission) for omission in omissions[:most]),
            left_out_count=len(omissions),
            shares=self._shares(claims),
            stretches=tuple(self._stretches(claims)),
        )

    def _left_out(self, article: Article, omission: Omission) -> LeftOut:
        number = self._across.numbers[omission.thread]
        thread = self._across.comparison.threads[number - 1]
        near = [found for member in thread.passages[:FEW_MEMBERS] if (found := self._expected(member, article))]
        first = next((n for n, passage in enumerate(article.passages) if passage.is_claim), 0)
        return LeftOut(number, thread.claim, omission.reason, omission.weight, min(near)[1] if near else first)

    def _expected(self, passage_id: str, article: Article) -> tuple[int, int] | None:
        """Look before a passage of another article for one that an article has too.

        Returns:
            How far before it that stands, and the number of the article's passage; None if there is none.
        """
        passages = self._articles[self._across.passages[passage_id].article].passages
        account = self._across.account(article.id)
        index = self._across.place(passage_id).passage - 1
        for steps, before in enumerate(reversed(passages[:index])):
            for place in map(self._across.place, self._across.sure(before.id)):
                if place.account == account:
                    return steps, place.passage
        return None

    def _shares(self, claims: Sequence[Passage]) -> Shares:
        words: dict[Status, int] = defaultdict(int)
        for passage in claims:
            words[self._across.status(passage.id) or Status.SOLE] += len(passage.text.split())
        total = sum(words.values()) or 1
        return Shares(
            agree=words[Status.AGREE] / total,
            conflict=words[Status.CONFLICT] / total,
            embellish=words[Status.EMBELLISH] / total,
            sole=words[Status.SOLE] / total,
            comment=words[Status.COMMENT] / total,
        )

    def _stretches(self, claims: Sequence[Passage]) -> Iterable[Stretch]:
        total = sum(len(passage.text) for passage in claims) or 1
        before = 0
        for passage in claims:
            finding = self._across.findings.get(passage.id)
            for span in finding.spans if finding else ():
                if span.kind in (SpanKind.EMBELLISH, SpanKind.CONFLICT):
                    start, end = (before + span.start) / total, (before + span.end) / total
                    words = passage.text[span.start : span.end]
                    yield Stretch(self._across.place(passage.id), start, end, span.kind, words, span.reason)
            before += len(passage.text)

    # -- a passage -----------------------------------------------------------------------------------------

    def _told(self, passage: Passage) -> Told:
        across = self._across
        return Told(
            id=passage.id,
            place=across.place(passage.id),
            kind=passage.kind,
            pieces=tuple(self._pieces(passage)),
            status=across.status(passage.id),
            why=tuple(self._why(passage)),
            claims=tuple(across.numbers[thread.id] for thread in across.threads(passage.id)),
            counterparts=(
                *(self._counterpart(passage, other, True) for other in across.sure(passage.id)),
                *(self._counterpart(passage, other, False) for other in across.possible(passage.id)),
            ),
            clashes=tuple(self._clash(passage, conflict) for conflict in across.conflicts(passage.id)),
            opinions=tuple(self._of_passage.get(passage.id, ())),
            is_chosen=passage.id in self._chosen.passages,
        )

    def _pieces(self, passage: Passage) -> Iterable[Piece]:
        finding = self._across.findings.get(passage.id)
        spans = finding.spans if finding else ()
        text = passage.text
        edges = (edge for span in spans for edge in (span.start, span.end))
        cuts = sorted({0, len(text), *(min(max(0, edge), len(text)) for edge in edges)})
        for start, end in pairwise(cuts):
            cover = next((span for span in spans if span.start <= start and end <= span.end), None)
            yield Piece(text[start:end], cover.kind if cover else None, cover.reason if cover else "")

    def _why(self, passage: Passage) -> Iterable[str]:
        finding = self._across.findings.get(passage.id)
        if finding is None:
            return
        reporting = {self._across.passages[other].article for other in self._across.sure(passage.id)}
        if finding.reason and finding.status is not Status.AGREE:
            yield finding.reason
        if reporting:
            yield f"{len(reporting) + 1} of {len(self._across.outlets)} accounts report it"
            origins = 1 + finding.origins
            if origins <= len(reporting):
                yield f"{origins} independent {'origin' if origins == 1 else 'origins'}"
        elif finding.status is Status.AGREE and finding.reason:
            yield finding.reason
        told = {finding.reason}
        for span in finding.spans:
            if span.kind is SpanKind.EMBELLISH and span.reason not in told:
                told.add(span.reason)
                yield f"a part of it: {span.reason}"
        credit = finding.credit.attribution
        if credit is not None and credit.source not in finding.reason:
            yield f"credited to {credit.source} ({SOURCE_WORDS[credit.kind]})"

    def _counterpart(self, passage: Passage, other: str, is_sure: bool) -> Counterpart:
        across = self._across
        found = across.passages[other]
        score = across.score(passage.id, other)
        return Counterpart(across.place(other), across.outlet(found), found.text, score, is_sure)

    def _clash(self, passage: Passage, conflict: Conflict) -> Clash:
        (_, here), (there_id, there) = sides = [(conflict.a, conflict.a_span), (conflict.b, conflict.b_span)]
        if conflict.b == passage.id:
            (there_id, there), (_, here) = sides
        other = self._across.passages[there_id]
        return Clash(
            conflict.type.value,
            conflict.reason,
            passage.text[slice(*here)],
            self._across.place(there_id),
            self._across.outlet(other),
            other.text[slice(*there)],
        )

    # -- what readers hold ---------------------------------------------------------------------------------

    def _judged(self, judged: Sequence[Judged]) -> list[tuple[Opinion, tuple[str, ...]]]:
        """The opinions that the report is about, by where they stand, each with the passages that it is on."""
        across, chosen = self._across, self._chosen
        restricted = bool(self._choice.only or self._choice.threads or self._choice.outlets)
        found: list[tuple[tuple[int, int], Judged, tuple[Place, ...]]] = []
        for one in judged:
            here = [passage for passage in one.passages if passage in across.passages]
            if not one.judgement.opinion or (restricted and not chosen.passages.intersection(here)):
                continue
            places = tuple(sorted((across.place(p) for p in here), key=lambda place: (place.account, place.passage)))
            first = (places[0].account, places[0].passage) if places else (len(across.outlets) + 1, 0)
            found.append((first, one, places))
        found.sort(key=lambda entry: entry[0])
        return [(_opinion(n, one, places), one.passages) for n, (_, one, places) in enumerate(found, 1)]


def _stands(judged: Judged) -> Iterable[str]:
    opinion = judged.judgement.opinion
    if opinion.tag is not None:
        yield opinion.tag.value
    if opinion.note:
        yield NOTE


def _opinion(number: int, judged: Judged, places: tuple[Place, ...]) -> Opinion:
    judgement = judged.judgement
    anchors = judgement.target.anchors
    return Opinion(
        number=number,
        tag=judgement.opinion.tag.value if judgement.opinion.tag else "",
        note=judgement.opinion.note,
        by=judgement.by,
        at=judgement.at,
        scope=judgement.target.scope.value,
        quote=anchors[0].quote
        if anchors and judgement.target.scope is not Scope.THREAD
        else _claim(judgement.evidence) or (anchors[0].quote if anchors else ""),
        places=places,
        evidence=tuple(_evidence(judgement.evidence)),
    )


def _claim(evidence: Evidence | None) -> str:
    return evidence.claim if evidence else ""


def _evidence(evidence: Evidence | None) -> Iterable[str]:
    """Tell what stood on the screen when something was judged."""
    if evidence is None:
        return
    if evidence.status:
        yield f"{evidence.status}{f': {evidence.reason}' if evidence.reason else ''}"
    if evidence.claim:
        yield f"the claim: {evidence.claim}"
    if evidence.origins:
        yield f"{evidence.origins} independent {'origin' if evidence.origins == 1 else 'origins'}"
    for witness in evidence.witnesses:
        yield f"beside it, {witness.score:.0%} likely the same: {witness.outlet}: {witness.anchor.quote}"
    yield f"compared by synoptic {evidence.version}"

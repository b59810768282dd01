"""Builds small articles and comparisons for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.findings import find_omissions
from tui.findings.attribution import NO_CREDIT
from tui.model import Alignment, Article, Comparison, Finding, Kind, Origin, Passage, Status, Strength, Thread


def article(id: str, *sentences: str, kinds: Sequence[Kind] = (), outlet: str | None = None) -> Article:
    """An article of one-sentence paragraphs, a blank line between them."""
    return told(id, *([sentence] for sentence in sentences), outlet=outlet or id.title(), kinds=kinds)


def told(name: str, *paragraphs: Sequence[str], outlet: str, kinds: Sequence[Kind] = ()) -> Article:
    """An article of paragraphs of sentences; `kinds` are those of the first sentences."""
    passages: list[Passage] = []
    text = ""
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if text else ""
        for n, sentence in enumerate(sentences):
            text += " " if n else ""
            count = len(passages)
            kind = kinds[count] if count < len(kinds) else Kind.BODY
            passages.append(
                Passage(f"{name}:{count}", name, kind, len(text), len(text) + len(sentence), number, sentence)
            )
            text += sentence
    return Article(
        id=name,
        path=f"{name}.txt",
        outlet=outlet,
        title=None,
        author=None,
        published=None,
        dateline=None,
        note=None,
        origins=(),
        text=text,
        passages=tuple(passages),
        warnings=(),
    )


def comparison(
    articles: Sequence[Article], threads: Iterable[Sequence[str]] = (), possible: Iterable[tuple[str, str]] = ()
) -> Comparison:
    """A comparison with the given threads (lists of passage ids), whose members are all aligned."""
    passages = {p.id: p for a in articles for p in a.passages}
    links, made = [], []
    for n, members in enumerate(threads):
        carriers = tuple(a.id for a in articles if any(passages[m].article == a.id for m in members))
        unsure = {passages[x].article for pair in possible for x in pair if set(pair) & set(members)}
        omitted = tuple(a.id for a in articles if a.id not in carriers and a.id not in unsure)
        made.append(Thread(f"t{n}", passages[members[0]].text, tuple(members), carriers, omitted, len(carriers)))
        links += [
            Alignment(min(x, y), max(x, y), 0.9, Strength.ALIGNED)
            for i, x in enumerate(members)
            for y in members[i + 1 :]
            if passages[x].article != passages[y].article
        ]
    links += [Alignment(min(pair), max(pair), 0.4, Strength.POSSIBLE) for pair in possible]
    agreed = {m for thread in made for m in thread.passages}
    findings = tuple(
        Finding(p.id, Status.AGREE if p.id in agreed else Status.SOLE, int(p.id in agreed), NO_CREDIT, (), "")
        for p in passages.values()
        if p.is_claim
    )
    origins = tuple(Origin(a.outlet, (a.id,), ()) for a in articles)
    omissions = find_omissions(articles, made, origins)
    return Comparison(tuple(articles), tuple(links), tuple(made), findings, (), origins, omissions, (), (), ())

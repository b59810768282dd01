"""Builds small articles and comparisons for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.model import Alignment, Article, Comparison, Finding, Kind, Passage, Status, Strength, Thread


def article(id: str, *sentences: str, kinds: Sequence[Kind] = (), outlet: str | None = None) -> Article:
    """An article of one-sentence paragraphs, a blank line between them."""
    text = "\n\n".join(sentences)
    passages = []
    start = 0
    for n, sentence in enumerate(sentences):
        kind = kinds[n] if n < len(kinds) else Kind.BODY
        passages.append(Passage(f"{id}:{n}", id, kind, start, start + len(sentence), n, sentence))
        start += len(sentence) + 2
    return Article(
        id=id,
        path=f"{id}.txt",
        outlet=outlet or id.title(),
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
        Finding(p.id, Status.AGREE if p.id in agreed else Status.SOLE, int(p.id in agreed), None, ())
        for p in passages.values()
        if p.is_claim
    )
    return Comparison(tuple(articles), tuple(links), tuple(made), findings, (), ())

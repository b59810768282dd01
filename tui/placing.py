"""Places in the open accounts what was judged in earlier versions of them: moves what is sure, lists the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.model import Article, Passage
from tui.notebook import Anchor, Loose, Scope, Source, anchor, digest
from tui.notebook.anchoring import FUZZY, Found, place_all, suggestions
from tui.notebook.naming import anchor_span
from tui.notebook.sketches import Kinship, kinship, sketch
from tui.orphans import Orphan, Placement


def source_of(article: Article) -> Source:
    """Say what an article is, to recognise a later version of it."""
    return Source(
        digest(article),
        article.outlet,
        article.title or "",
        article.author or "",
        article.published.isoformat() if article.published else article.dateline or "",
        article.path,
        article.url or "",
        _sketch(article.text),
    )


@lru_cache
def _sketch(text: str) -> tuple[int, ...]:
    """Sketch a text once, however often it is judged in."""
    return sketch(text)


def placed(loose: Sequence[Loose], strays: Sequence[Loose], articles: Sequence[Article]) -> Placement:
    """Find what was judged in earlier versions of some articles; it may take a second, and touches no notebook.

    What was judged in a version of an article moves along with its words. What was judged in a text that is only much
    alike, such as another outlet's print of one agency's report, is offered and never moved. What an early version of
    the program judged, of whose articles nothing is known, moves only where its exact words stand.

    Args:
        loose: What was judged in articles that resemble the open ones.
        strays: What was judged in articles of which nothing is known.
        articles: The open articles, cut into sentences.

    Returns:
        What was found, and what was not.
    """
    by_digest = {digest(article): article for article in articles}
    sources = {name: source_of(article) for name, article in by_digest.items()}
    ids = {name: tuple(one.id for one in articles if digest(one) == name) for name in by_digest}
    found: dict[Anchor, tuple[Anchor, str]] = {}
    versions = {one.anchor: _of_kind(one, sources, Kinship.VERSION) for one in loose}
    most = max(map(len, versions.values()), default=0)
    for choice in range(most):
        wanted: defaultdict[str, list[Loose]] = defaultdict(list)
        for one in loose:
            if one.anchor not in found and choice < len(versions[one.anchor]):
                wanted[versions[one.anchor][choice]].append(one)
        for name, these in wanted.items():
            found |= _found(these, by_digest[name])
    orphans = []
    for one in loose:
        if one.anchor not in found:
            copies = _of_kind(one, sources, Kinship.COPY)
            near = versions[one.anchor] or copies
            if near:
                likely = tuple(id for name in near for id in ids[name])
                orphans.append(Orphan(one.anchor, one.source, one.judgements, likely, not versions[one.anchor]))
    count = len(found)
    for article in by_digest.values():
        left = [one for one in strays if one.anchor not in found]
        exact = _found(left, article)
        found |= {key: place for key, place in exact.items() if place[1] != FUZZY}
    everywhere = tuple(article.id for article in articles)
    orphans += [
        Orphan(one.anchor, None, one.judgements, everywhere, is_stray=True) for one in strays if one.anchor not in found
    ]
    places = tuple((key, there, how) for key, (there, how) in found.items())
    return Placement(places, tuple(orphans), len(found) - count)


def by_hand(orphan: Orphan, passage: Passage, article: Article) -> Anchor:
    """Say where an orphan is that a reader put on a passage.

    Args:
        orphan: The orphan.
        passage: The passage that it belongs to.
        article: The passage's article.

    Returns:
        The passage; for some words only those, where they stand in it once.
    """
    quote = orphan.anchor.quote
    is_part = any(one.target.scope is Scope.SPAN for one in orphan.judgements)
    if is_part and passage.text.count(quote) == 1:
        start = passage.start + passage.text.index(quote)
        return anchor_span(article, start, start + len(quote))
    return anchor(article, passage)


def likely_passages(orphan: Orphan, articles: Mapping[str, Article]) -> tuple[Passage, ...]:
    """List the passages that an orphan may belong to, for a reader to decide; the likeliest first."""
    likely: list[tuple[Found, Passage]] = []
    for article in (articles[name] for name in orphan.articles if name in articles):
        for one in suggestions(orphan.anchor, article):
            passage = next((p for p in article.passages if p.start < one.end and one.start < p.end), None)
            if passage is not None:
                likely.append((one, passage))
    likely.sort(key=lambda pair: -pair[0].likeness)
    return tuple(dict.fromkeys(passage for _, passage in likely))


def _of_kind(one: Loose, sources: Mapping[str, Source], kind: Kinship) -> tuple[str, ...]:
    """The open texts, by digest, to which what was judged stands in a kinship, the likeliest first."""
    if one.source is None:
        return ()
    return tuple(name for name in one.resembles if name in sources and kinship(one.source, sources[name]) is kind)


def _found(loose: Sequence[Loose], article: Article) -> dict[Anchor, tuple[Anchor, str]]:
    """Find what was judged of whole passages, and of words in them, in an article."""
    found: dict[Anchor, tuple[Anchor, str]] = {}
    for whole in (True, False):
        anchors = [
            one.anchor
            for one in loose
            if any(judgement.target.scope is not Scope.SPAN for judgement in one.judgements) is whole
        ]
        for old, there in place_all(anchors, article, whole=whole).items() if anchors else ():
            found[old] = anchor_span(article, there.start, there.end), there.how
    return found

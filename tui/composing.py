"""The form in which texts are compared, however their letters are encoded, and the way back to their own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, is_normalized, normalize

from tui.model import Article, Comparison, Finding, Passage, Thread

_UNSEEN = "\xad\u200b\u2060\ufeff"
"""Soft hyphen and what has no width: they stand inside words and are no part of them."""
_OTHER_FORMS = re.compile("[\xad\u200b\u2060\ufeff\ufb00-\ufb06\uff01-\uff5e]")
"""The unseen, ligatures (ﬁ) and letters as wide as Chinese ones, which the canonical form leaves as they are."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Composed:
    """A passage's text in the form that is compared."""

    text: str
    composed: tuple[int, ...]
    """Offsets in `text` from which on offsets in the passage's own text differ by another amount, ascending."""
    own: tuple[int, ...]
    """The offsets in the passage's own text that belong to them."""

    def own_offset(self, offset: int) -> int:
        """Where a character stands in the passage's own text."""
        at = bisect_right(self.composed, offset) - 1
        return self.own[at] + offset - self.composed[at]


@dataclass(frozen=True, slots=True)
class Composition:
    """Articles in the form that is compared."""

    articles: tuple[Article, ...]
    """Those whose letters are encoded otherwise as new articles, with offsets of their own; else the same."""
    _given: tuple[Article, ...]
    _changed: Mapping[str, _Composed]
    """By passage id."""
    _texts: Mapping[str, str]

    def undone(self, comparison: Comparison) -> Comparison:
        """Give a comparison of the composed articles as one of the articles themselves.

        Args:
            comparison: What was found; its offsets refer to the composed texts.

        Returns:
            The same with the articles as they were given, and offsets into their passages.
        """
        if not self._changed:
            return replace(comparison, articles=self._given)
        return replace(
            comparison,
            articles=self._given,
            threads=tuple(map(self._thread, comparison.threads)),
            findings=tuple(map(self._finding, comparison.findings)),
            conflicts=tuple(
                replace(one, a_span=self._span(one.a, *one.a_span), b_span=self._span(one.b, *one.b_span))
                for one in comparison.conflicts
            ),
            timeline=tuple(
                replace(one, start=start, end=end)
                for one in comparison.timeline
                for start, end in [self._span(one.passage, one.start, one.end)]
            ),
        )

    def _span(self, passage: str, start: int, end: int) -> tuple[int, int]:
        composed = self._changed.get(passage)
        return (start, end) if composed is None else (composed.own_offset(start), composed.own_offset(end))

    def _thread(self, thread: Thread) -> Thread:
        stated = (name for name in thread.passages if name in self._changed)
        own = (self._texts[name] for name in stated if self._changed[name].text == thread.claim)
        return replace(thread, claim=next(own, thread.claim))

    def _finding(self, finding: Finding) -> Finding:
        name, credit = finding.passage, finding.credit
        if name not in self._changed:
            return finding
        attribution = credit.attribution
        if attribution is not None:
            start, end = self._span(name, attribution.start, attribution.end)
            attribution = replace(attribution, start=start, end=end)
        quotations = tuple(
            replace(one, start=start, end=end)
            for one in credit.quotations
            for start, end in [self._span(name, one.start, one.end)]
        )
        hedges = tuple(self._span(name, *hedge) for hedge in credit.hedges)
        spans = tuple(
            replace(span, start=start, end=end)
            for span in finding.spans
            for start, end in [self._span(name, span.start, span.end)]
        )
        return replace(
            finding, credit=replace(credit, attribution=attribution, quotations=quotations, hedges=hedges), spans=spans
        )


def compose(articles: Sequence[Article]) -> Composition:
    """Bring texts into one form: composed letters (Unicode's NFC), no ligatures, nothing unseen inside words.

    Args:
        articles: The articles; they are not changed.

    Returns:
        Articles to compare, and the way back.
    """
    changed: dict[str, _Composed] = {}
    done = tuple(_compose_article(article, changed) for article in articles)
    texts = {passage.id: passage.text for article in articles for passage in article.passages if passage.id in changed}
    return Composition(done, tuple(articles), changed, texts)


def _compose_article(article: Article, changed: dict[str, _Composed]) -> Article:
    if article.text.isascii() or (is_normalized("NFC", article.text) and not _OTHER_FORMS.search(article.text)):
        return article
    pieces: list[str] = []
    passages: list[Passage] = []
    at = length = 0
    for passage in article.passages:
        composed = _compose_text(passage.text)
        text = composed.text or passage.text
        if text != passage.text:
            changed[passage.id] = composed
        pieces += [article.text[at : passage.start], text]
        start = length + passage.start - at
        length = start + len(text)
        passages.append(replace(passage, start=start, end=length, text=text))
        at = passage.end
    return replace(article, text="".join([*pieces, article.text[at:]]), passages=tuple(passages))


def _compose_text(text: str) -> _Composed:
    pieces: list[str] = []
    composed, own = [0], [0]
    at = length = 0
    for word in _WORD.finditer(text):
        if word[0].isascii():
            continue
        pieces.append(text[at : word.start()])
        length += word.start() - at
        at = word.start()
        for cluster in _clusters(word[0]):
            written = _one_form(cluster)
            at += len(cluster)
            length += len(written)
            pieces.append(written)
            if len(written) != len(cluster):
                composed.append(length)
                own.append(at)
    return _Composed("".join([*pieces, text[at:]]), tuple(composed), tuple(own))


def _clusters(word: str) -> list[str]:
    """A word cut into letters, each with what is written onto it or joined with it."""
    found: list[str] = []
    for character in word:
        joins = combining(character) or "\u1160" <= character <= "\u11ff"
        if joins and found:
            found[-1] += character
        else:
            found.append(character)
    return found


def _one_form(cluster: str) -> str:
    seen = cluster.strip(_UNSEEN)
    if _OTHER_FORMS.match(seen):
        return normalize("NFKC", seen)
    return normalize("NFC", seen)

"""Says why two passages are linked or not: the stages of the alignment once more, seen from one pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from tui.alignment.arrays import Bools
from tui.alignment.candidates import GIST_SHARE, PER_ARTICLE, Candidates, per_passage, pick_candidates
from tui.alignment.encoder import Encoder
from tui.alignment.event import Event, read_event
from tui.alignment.features import SENTENCES, Evidence, FirstScores
from tui.alignment.links import beside_copies
from tui.alignment.score import Scored, load_scorer, score_candidates
from tui.alignment.tokens import content_words, same_word
from tui.model import Article, Comparison, Kind, Passage, Progress, Strength, Thread

NEAREST_IDS = 3
"""Ids named to someone who wrote one that does not exist."""
QUOTED_WORDS = 3
"""Words in common that a sentence quotes; the list below the sentences has all of them."""
NOT_CLAIMS = {
    Kind.TITLE: "the title of its article",
    Kind.HEADING: "a heading",
    Kind.FURNITURE: "page matter (byline, date line, label or link)",
}
"""What a passage is that takes no part in the comparison."""


class UnknownPassageError(ValueError):
    """An id that no passage has, or a pair that is none."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature says of the pair."""

    feature: str
    sentence: str
    """In words, without a full stop."""
    weight: float
    """What it adds to the log odds of a link; below 0 it speaks against one."""


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A content word that both passages have."""

    form: str
    """As the first passage writes it."""
    other: str
    """As the second one does."""
    passages: int
    """Passages of the event that have it; the fewer, the more it tells."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How probable a link is, and what the probability is made of."""

    probability: float
    """0..1"""
    start: float
    """Log odds before anything is known of the pair; with the weights of all reasons, those of the probability."""
    reasons: tuple[Reason, ...]
    """The weightiest first."""
    words: tuple[SharedWord, ...]
    """The most telling first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two passages are linked or not."""

    a: Passage
    b: Passage
    outlets: tuple[str, str]
    claims: int
    """Passages of all articles that take part in the comparison."""
    obstacle: str
    """Why the pair was never looked at, as a sentence without a full stop; empty if it was."""
    caveat: str
    """Why a pair is only possible, however probable, as a sentence without a full stop; empty if nothing hinders it."""
    judgement: Judgement | None
    """None where a passage takes no part or both are of one article; else also for a pair never looked at."""
    aligned: float
    """Probability from which a pair that was looked at is aligned."""
    possible: float
    """Probability from which it is possibly aligned."""
    threads: tuple[tuple[Thread, ...], tuple[Thread, ...]]
    """Those that each passage belongs to."""

    @property
    def strength(self) -> Strength | None:
        """How firmly the two are linked, None where they are not."""
        if self.obstacle or self.judgement is None or self.judgement.probability < self.possible:
            return None
        sure = self.judgement.probability >= self.aligned and not self.caveat
        return Strength.ALIGNED if sure else Strength.POSSIBLE


def find_pair(articles: Sequence[Article], a: str, b: str) -> tuple[Passage, Passage]:
    """Find two passages by their ids.

    Args:
        articles: The accounts.
        a: Id of a passage.
        b: Id of another one.

    Raises:
        UnknownPassageError: There is no such passage, or both ids are the same; the message names the nearest ids.
    """
    passages = {passage.id: passage for article in articles for passage in article.passages}
    for wanted in (a, b):
        if wanted not in passages:
            near = ", ".join(_nearest_ids(wanted, list(passages)))
            source = "passage ids are those that `synoptic compare PATH... --format json` prints"
            raise UnknownPassageError(f"no passage has the id {wanted!r}; {source}; the nearest are {near}")
    if a == b:
        raise UnknownPassageError(f"{a!r} is one passage; name a second one to explain how the two are linked")
    return passages[a], passages[b]


def _nearest_ids(wanted: str, ids: Sequence[str]) -> Sequence[str]:
    """Those of the same article if there is one of that name, else those written most alike."""
    article, _, index = wanted.rpartition(":")
    same = [id for id in ids if id.rpartition(":")[0] == article]
    if same and index.isdecimal():
        return sorted(same, key=lambda id: abs(int(id.rpartition(":")[2]) - int(index)))[:NEAREST_IDS]
    return sorted(same or ids, key=lambda id: -SequenceMatcher(None, wanted, id).ratio())[:NEAREST_IDS]


def explain(
    comparison: Comparison,
    a: Passage,
    b: Passage,
    progress: Progress = lambda stage, share: None,
    encoder: Encoder | None = None,
) -> Explanation:
    """Say why two passages are linked or not.

    Args:
        comparison: The accounts compared.
        a: A passage of one of them.
        b: Another passage.
        progress: Told of each stage as it goes.
        encoder: The one that the comparison was made with.
    """
    scorer = load_scorer(encoder is not None)
    outlets = {article.id: article.outlet for article in comparison.articles}
    event = read_event(sorted(comparison.articles, key=lambda article: article.id), progress, encoder)
    obstacle, caveat, judgement = _no_part(a, b), "", None
    if not obstacle:
        place = {passage.id: at for at, passage in enumerate(event.passages)}
        one, other = place[a.id], place[b.id]
        pairs = pick_candidates(event, progress)
        if not _holds(pairs, one, other):
            obstacle = _overlooked(event, one, other, outlets)
            pairs = _with(pairs, one, other)
        scored = score_candidates(event, pairs, progress)
        judgement = _judge(event, pairs, scored, one, other)
        caveat = _outdone(event, pairs, scored.final >= scorer.aligned, one, other)
    threads = [tuple(t for t in comparison.threads if passage.id in t.passages) for passage in (a, b)]
    return Explanation(
        a=a,
        b=b,
        outlets=(outlets[a.article], outlets[b.article]),
        claims=len(event.passages),
        obstacle=obstacle,
        caveat=caveat,
        judgement=judgement,
        aligned=scorer.aligned,
        possible=scorer.possible,
        threads=(threads[0], threads[1]),
    )


def _no_part(a: Passage, b: Passage) -> str:
    """Why two passages can never be linked; empty if they can."""
    parts = [f"{p.id} is {NOT_CLAIMS[p.kind]}, which takes no part in the comparison" for p in (a, b) if not p.is_claim]
    if parts:
        return "; ".join(parts)
    return "both are of the same article, and only different accounts are compared" if a.article == b.article else ""


def _holds(pairs: Candidates, one: int, other: int) -> bool:
    first, second = min(one, other), max(one, other)
    return bool(((pairs.first == first) & (pairs.second == second)).any())


def _with(pairs: Candidates, one: int, other: int) -> Candidates:
    """The candidates and one pair more: no pair is its own rival or neighbour, so its score is what it would be."""
    first, second = min(one, other), max(one, other)
    at = int(np.searchsorted(pairs.first * (1 << 32) + pairs.second, first * (1 << 32) + second))
    return Candidates(first=np.insert(pairs.first, at, first), second=np.insert(pairs.second, at, second))


def _overlooked(event: Event, one: int, other: int, outlets: dict[str, str]) -> str:
    """Why neither passage chose the other."""
    nearer = []
    for passage, rival in ((one, other), (other, one)):
        near = np.asarray((event.tfidf @ event.tfidf[passage].T).todense()).ravel()
        near = near + GIST_SHARE * (event.gist @ event.gist[passage])
        if near[rival] <= 0:
            return "they have no word in common that is rare in this event, and no likeness in meaning"
        rivals = int((near[event.article == event.article[rival]] > near[rival]).sum())
        name, outlet = event.passages[passage].id, outlets[event.passages[rival].article]
        nearer.append((rivals, f"{name} is nearer to {rivals} other passages of {outlet}"))
    if all(rivals >= PER_ARTICLE for rivals, _ in nearer):
        told = ", and ".join(sentence for _, sentence in nearer)
        return f"they have too few rare words in common: {told}; only the {PER_ARTICLE} nearest are looked at"
    most = per_passage(len(event.passages))
    return f"too many passages of other accounts are nearer: only the {most} nearest to each are looked at"


def _outdone(event: Event, pairs: Candidates, probable: Bools, one: int, other: int) -> str:
    """Why a probable pair is not aligned; empty if it is, or is not probable."""
    first, second = pairs.first[probable], pairs.second[probable]
    ours = (first == min(one, other)) & (second == max(one, other))
    if not ours.any() or not beside_copies(event, first, second)[ours].any():
        return ""
    return "one of the two has a copy in the other's account, and that is its counterpart: this one is only possible"


def _judge(event: Event, pairs: Candidates, scored: Scored, one: int, other: int) -> Judgement:
    """What the final model makes of a pair that is among the candidates."""
    first, second = min(one, other), max(one, other)
    at = int(np.flatnonzero((pairs.first == first) & (pairs.second == second))[0])
    words = _shared_words(event, one, other)
    quoted = _quoted([word.form for word in words[:QUOTED_WORDS]])
    look = FirstScores(event, pairs, scored.first)
    model = load_scorer(event.encodings is not None).context
    usual = dict(zip(model.features, model.mean, strict=True))
    reasons = []
    for name, weights in model.contributions(scored.columns).items():
        evidence = Evidence(float(scored.columns[name][at]), usual[name], quoted, lambda i, j: float(look(i, j)[at]))
        reasons.append(Reason(name, SENTENCES[name](evidence), float(weights[at])))
    return Judgement(
        probability=float(scored.final[at]),
        start=model.bias,
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))),
        words=words,
    )


def _shared_words(event: Event, one: int, other: int) -> tuple[SharedWord, ...]:
    """The words that both passages have, by how much they add to their likeness."""
    product = event.tfidf[one].multiply(event.tfidf[other]).tocoo()
    found = sorted(zip(product.data.tolist(), product.col.tolist(), strict=True), key=lambda pair: (-pair[0], pair[1]))
    in_passages = np.bincount(event.tfidf.tocoo().col, minlength=len(event.vocabulary))
    shared = []
    for _, column in found:
        key = event.vocabulary[column]
        forms = [_form(event.passages[passage].text, key) for passage in (one, other)]
        shared.append(SharedWord(forms[0], forms[1], int(in_passages[column])))
    return tuple(shared)


def _form(text: str, key: str) -> str:
    """How a passage writes the word that stands under a key."""
    words = content_words(text)
    written = [word for word in words if word.key == key] or [word for word in words if same_word(word.key, key)]
    return text[written[0].start : written[0].end] if written else key


def _quoted(words: Sequence[str]) -> str:
    marked = [f"“{word}”" for word in words]
    return " and ".join(part for part in (", ".join(marked[:-1]), *marked[-1:]) if part)

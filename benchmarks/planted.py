"""Plants one edit in real news at a time and looks whether the comparison finds it: a test that needs no annotator."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.figures import Options, Table
from benchmarks.growth import TEXTS
from benchmarks.planted_texts import ACTS, EXCLUSIVE, NAMES, TITLES, VIVID
from tui.compare import compare
from tui.model import Article, Comparison, ConflictType, Kind, Passage, SpanKind, Status, Strength

EVENTS, QUICK_EVENTS = 40, 8
EDITS, QUICK_EDITS = 60, 12
"""Edits of each kind, dealt over the events."""
ACCOUNTS = 5
"""Documents of an event, the longest that are not too long."""
SENTENCES = range(8, 41)
"""Sentences of a document: a brief note tells too little, and a long report is about much else."""
SEED = 20_241_208
"""Any number: the same one gives the same edits in every run."""
NUMBER = re.compile(r"(?<![\w.,:$/-])\d{2,3}(?![\w:/-]|[.,]\d)")
"""A plain number of two or three digits; years have four."""
AGE_OR_DATE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec)\.?\s*$",
    re.I,
)
"""Before a number: a day of the month."""
CHANGED_BY = 1.45
"""Factor of a planted number; the least that must be found is 1.2."""
ROUNDED_BY = 0.05
"""Share of a number by which rounding changes it."""
SURE = 0.6
"""Probability of a link from which two passages give their numbers for one claim."""
SUPPORTED = 3
"""Other accounts that carry the thread which is deleted from one."""
TARGETS: Mapping[str, str] = {
    "invented titled person": "≥ .90",
    "vivid sentence": "≥ .80",
    "number changed by 45 %": "≥ .90",
    "number changed within rounding": "0",
    "well-supported thread deleted": "≥ .85",
    "attributed exclusive stays sole": "1",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Some accounts as they are, with their comparison."""

    articles: tuple[Article, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one article, and how to tell whether it was found."""

    articles: tuple[Article, ...]
    is_found: Callable[[Comparison], bool]


def measure(options: Options) -> Table:
    """Plant edits of each kind; the articles at hand play no part."""
    if not TEXTS.is_file():
        return Table("Planted edits", ("kind",), (), f"left out: {TEXTS} is not there")
    rng = random.Random(SEED)
    events = [Event(told, compare(told)) for told in _events(QUICK_EVENTS if options.quick else EVENTS)]
    wanted = QUICK_EDITS if options.quick else EDITS
    kinds: Mapping[str, Callable[[Event, random.Random], Edit | None]] = {
        "invented titled person": _person,
        "vivid sentence": _vivid,
        "number changed by 45 %": _number,
        "number changed within rounding": _rounding,
        "well-supported thread deleted": _deletion,
        "attributed exclusive stays sole": _exclusive,
    }
    rows = []
    for kind, plant in kinds.items():
        found = planted = 0
        for n in range(3 * wanted):
            edit = plant(events[n % len(events)], rng)
            if edit is not None and planted < wanted:
                planted += 1
                found += edit.is_found(compare(edit.articles))
        rows.append((kind, f"{found / max(planted, 1):.2f}", TARGETS[kind], f"{found} of {planted}"))
    accounts = sum(len(event.articles) for event in events)
    vivid = sum(_count_embellished(event.comparison) for event in events)
    conflicts = sum(len(event.comparison.conflicts) for event in events)
    rows.append(
        ("embellishment in unedited text, an article", f"{vivid / accounts:.2f}", "≤ 1", f"{vivid} in {accounts}")
    )
    rows.append(("conflicts in unedited text, an article", f"{conflicts / accounts:.2f}", "≤ 0.1", f"{conflicts}"))
    return Table("Planted edits", ("kind", "share", "target", "counts"), tuple(rows), f"{len(events)} events of ECB+")


def _events(count: int) -> Iterator[tuple[Article, ...]]:
    clusters = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    made = 0
    for cluster in clusters:
        documents = [d for d in cluster["documents"] if len(d["sentences"]) in SENTENCES]
        documents = sorted(documents, key=lambda d: -len(d["sentences"]))[:ACCOUNTS]
        if len(documents) > SUPPORTED and made < count:
            made += 1
            yield tuple(as_article(document) for document in documents)


def as_article(document: Mapping[str, Any]) -> Article:
    """An ECB+ document as an article, a sentence a passage; lines without a full stop are headings."""
    sentences = document["sentences"]
    return Article(
        id=document["id"],
        path=document["id"],
        outlet=document["outlet"] or document["id"],
        title=None,
        author=None,
        published=None,
        dateline=None,
        note=None,
        origins=(),
        text="\n".join(sentences),
        passages=_passages(document["id"], sentences),
        warnings=(),
    )


def _passages(name: str, sentences: Sequence[str]) -> tuple[Passage, ...]:
    passages, at = [], 0
    for index, text in enumerate(sentences):
        kind = Kind.BODY if text.rstrip("\"'” )").endswith((".", "!", "?")) else Kind.HEADING
        passages.append(Passage(f"{name}:{index}", name, kind, at, at + len(text), index, text))
        at += len(text) + 1
    return tuple(passages)


def _with(event: Event, at: int, sentences: Sequence[str]) -> tuple[Article, ...]:
    """The event with other sentences in one article."""
    article = event.articles[at]
    edited = replace(article, text="\n".join(sentences), passages=_passages(article.id, sentences))
    return (*event.articles[:at], edited, *event.articles[at + 1 :])


def _inserted(event: Event, rng: random.Random, sentence: str) -> tuple[tuple[Article, ...], str]:
    """The event with a sentence put into the body of an article, and the id of that sentence."""
    at = rng.randrange(len(event.articles))
    sentences = [passage.text for passage in event.articles[at].passages]
    place = rng.randrange(2, len(sentences))
    sentences.insert(place, sentence)
    return _with(event, at, sentences), f"{event.articles[at].id}:{place}"


def _person(event: Event, rng: random.Random) -> Edit:
    person = f"{rng.choice(TITLES)} {rng.choice(NAMES)}"
    sentence = rng.choice(ACTS).format(person=person)
    articles, planted = _inserted(event, rng, sentence)
    return Edit(articles, lambda made: _is_embellished(made, planted))


def _vivid(event: Event, rng: random.Random) -> Edit:
    articles, planted = _inserted(event, rng, rng.choice(VIVID))
    return Edit(articles, lambda made: _is_embellished(made, planted))


def _exclusive(event: Event, rng: random.Random) -> Edit:
    articles, planted = _inserted(event, rng, rng.choice(EXCLUSIVE))

    def stays_sole(made: Comparison) -> bool:
        return any(f.passage == planted and f.status is Status.SOLE for f in made.findings)

    return Edit(articles, stays_sole)


def _number(event: Event, rng: random.Random) -> Edit | None:
    return _renumbered(event, rng, lambda value: str(round(value * CHANGED_BY)))


def _rounding(event: Event, rng: random.Random) -> Edit | None:
    return _renumbered(event, rng, _rounded)


def _rounded(value: int) -> str:
    """The number as a writer rounds it: 298 as "about 300", 23 as "about 23"."""
    nearest = round(value, -1)
    return f"about {nearest if abs(nearest - value) <= ROUNDED_BY * value else value}"


def _renumbered(event: Event, rng: random.Random, change: Callable[[int], str]) -> Edit | None:
    """Change a number that two closely linked passages share with the word that follows it."""
    texts = {passage.id: passage for article in event.articles for passage in article.passages}
    shared = []
    for link in event.comparison.alignments:
        if link.score < SURE:
            continue
        one, other = texts[link.a], texts[link.b]
        for match in NUMBER.finditer(one.text):
            counted = re.match(r" [a-z-]{3,}", one.text[match.end() :])
            if counted and not AGE_OR_DATE.search(one.text[: match.start()]) and match[0] + counted[0] in other.text:
                shared.append((one, other, match))
    if not shared:
        return None
    one, other, match = rng.choice(shared)
    at = next(n for n, article in enumerate(event.articles) if article.id == one.article)
    sentences = [passage.text for passage in event.articles[at].passages]
    index = int(one.id.rsplit(":", 1)[1])
    sentences[index] = one.text[: match.start()] + change(int(match[0])) + one.text[match.end() :]

    def is_found(made: Comparison) -> bool:
        return bool(_number_conflicts(made, one.id) - _number_conflicts(event.comparison, one.id))

    return Edit(_with(event, at, sentences), is_found)


def _number_conflicts(made: Comparison, passage: str) -> set[tuple[str, str]]:
    """The pairs of passages, one of them the given one, whose numbers cannot both hold."""
    return {(c.a, c.b) for c in made.conflicts if c.type is ConflictType.NUMBER and passage in (c.a, c.b)}


def _deletion(event: Event, rng: random.Random) -> Edit | None:
    """Delete from one article all that it tells of a thread that enough others carry."""
    threads = [thread for thread in event.comparison.threads if len(thread.articles) > SUPPORTED]
    if not threads:
        return None
    thread = rng.choice(threads)
    at = rng.choice([n for n, article in enumerate(event.articles) if article.id in thread.articles])
    article = event.articles[at]
    # What is linked to the claim tells it once more, outside the thread.
    telling = set(thread.passages)
    for link in event.comparison.alignments:
        if link.strength is Strength.ALIGNED and {link.a, link.b} & set(thread.passages):
            telling |= {link.a, link.b}
    kept = [passage for passage in article.passages if passage.id not in telling]
    if len(kept) < 2:
        return None
    carried = {passage for passage in thread.passages if not passage.startswith(f"{article.id}:")}

    def is_found(made: Comparison) -> bool:
        members = {one.id: set(one.passages) for one in made.threads}
        return any(o.article == article.id and members[o.thread] & carried for o in made.omissions)

    return Edit(_with(event, at, [passage.text for passage in kept]), is_found)


def _is_embellished(made: Comparison, passage: str) -> bool:
    return any(
        finding.passage == passage and any(span.kind is SpanKind.EMBELLISH for span in finding.spans)
        for finding in made.findings
    )


def _count_embellished(made: Comparison) -> int:
    """Passages with an embellished part."""
    counts: dict[str, int] = defaultdict(int)
    for finding in made.findings:
        counts[finding.passage] |= any(span.kind is SpanKind.EMBELLISH for span in finding.spans)
    return sum(counts.values())

"""Finds what dramatises: vivid or invented-looking words that no other account supports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.alignment.tokens import Word
from tui.findings.clauses import clauses
from tui.findings.comment import is_comment
from tui.findings.names import mentions
from tui.findings.support import Support, words_of
from tui.findings.vivid import Cue, Sign, signs
from tui.model import Alignment, Article, Credit, Passage, Person, SourceKind, Span, SpanKind, Thread

VIVID_CLAUSE = 1.0
"""Score from which a clause is marked: one strong sign, or two weak ones."""
VIVID_PASSAGE = 1.0
"""Score from which a passage that nobody else carries is taken as narrated, although no clause alone is."""
ATTRIBUTED = 0.4
"""Share that is left of a sign where a source is named: only a heap of them still narrates."""
BESIDE = 0.35
"""Added to a passage beside a narrated one: a scene is told in several sentences."""
ELSEWHERE = 0.5
"""Share of the other accounts that have a word from which it is the event's topic and no sign at all."""
STORY = 0.2
"""Share of an article's passages that narrate from which it is told like a story: reports seldom pass a twentieth."""
IN_STORY = 0.4
"""Added to a passage of such an article that has at least a faint sign, or half of it where it has names or numbers."""
FIGURES = 0.5
"""Taken off a passage with a number, a date or a sum: narration seldom counts."""
WHOLE = 0.55
"""Share of a passage's words in narrated clauses from which the passage is marked as a whole."""
MARKS = re.compile('[“”"„«»]')
OPENING = "“„«"
TITLED = "{name}: named only here, no source given"
FORMS_OF_ADDRESS = frozenset("Mr Mrs Ms Miss Mx Mr. Mrs. Ms.".split())
"""Titles that anybody has."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with what in it narrates."""

    passage: Passage
    parts: tuple[tuple[int, int], ...]
    scores: tuple[float, ...]
    """One for each part."""
    found: tuple[tuple[Sign, float], ...]
    """The signs that count, with what each counts."""
    carried: bool
    sourced: bool
    """Whether somebody is named as the source."""
    specific: bool
    """Whether it has a name or a number, which can be looked up."""
    total: float


def find_embellishments(
    articles: Sequence[Article],
    alignments: Sequence[Alignment],
    threads: Sequence[Thread],
    credits: Mapping[str, Credit],
    people: Sequence[Person],
) -> Mapping[str, tuple[Span, ...]]:
    """Mark the embellished parts of every body and bullet passage.

    Args:
        articles: The accounts.
        alignments: Links between their passages.
        threads: The claims that at least two articles carry.
        credits: Passage id → credit.
        people: The persons named.

    Returns:
        Passage id → spans of kind `embellish` with a reason each, the strongest first; passages without are left out.
    """
    if len(articles) < 2:
        return {}
    support = Support(articles, alignments, threads)
    invented = _unsupported_people(people, credits)
    found: dict[str, tuple[Span, ...]] = {}
    for article in articles:
        claims = [passage for passage in article.passages if passage.is_claim]
        read = [_read(passage, support, credits.get(passage.id)) for passage in claims]
        share = sum(one.total >= VIVID_PASSAGE for one in read) / max(len(read), 1)
        for number, one in enumerate(read):
            beside = any(
                abs(near - number) == 1 and other.total >= VIVID_PASSAGE and not other.carried
                for near, other in enumerate(read[max(number - 1, 0) : number + 2], max(number - 1, 0))
            )
            spans = _titled(one, invented.get(one.passage.id, ()), credits) or _spans(
                one, BESIDE * beside + IN_STORY * (share >= STORY) * (0.5 if one.specific else 1.0)
            )
            if spans and (one.carried or not is_comment(one.passage)):
                found[one.passage.id] = spans
    return found


def told_by_the_writer(text: str) -> bytearray:
    """For each character 1, or 0 inside quotation marks, also where a quotation began or goes on elsewhere."""
    mask = bytearray(b"\x01" * len(text))
    opened: int | None = None
    closed = False
    for match in MARKS.finditer(text):
        if match.group() in OPENING or (match.group() == '"' and opened is None):
            opened = match.start()
        elif opened is not None or not closed:
            start = opened or 0
            mask[start : match.end()] = bytes(match.end() - start)
            opened, closed = None, True
    if opened is not None:
        mask[opened:] = bytes(len(text) - opened)
    return mask


def _read(passage: Passage, support: Support, credit: Credit | None) -> _Read:
    """Weigh the signs of narration in a passage."""
    parts = clauses(passage.text)
    words = words_of(passage.text)
    beside = support.parallel_keys(passage.id)
    named_source = (
        credit is not None and credit.attribution is not None and credit.attribution.kind is not SourceKind.VAGUE
    )
    own = told_by_the_writer(passage.text)
    found: list[tuple[Sign, float]] = []
    for sign in signs(passage.text):
        if not own[sign.start] or sign.key in beside:
            continue
        share = 0.0 if sign.is_phrase else support.carriers(sign.key, passage.article) / support.others
        if share and support.stand_together(sign.key, _company(sign, parts, words), passage.article):
            continue
        weight = sign.weight * max(0.0, 1 - share / ELSEWHERE) * (ATTRIBUTED if named_source else 1.0)
        if weight:
            found.append((sign, weight))
    scores = tuple(sum(w for sign, w in found if start <= sign.start < end) for start, end in parts)
    counted = any(word.is_number for word in words)
    specific = any(word.is_number or word.is_name for word in words)
    total = sum(weight for _, weight in found) - (FIGURES if counted else 0.0)
    return _Read(passage, parts, scores, tuple(found), bool(beside), named_source, specific, total)


def _company(sign: Sign, parts: Sequence[tuple[int, int]], words: Sequence[Word]) -> list[str]:
    """The other words of a sign's clause."""
    start, end = next((part for part in parts if part[0] <= sign.start < part[1]), (0, 0))
    return [word.key for word in words if start <= word.start < end and word.key != sign.key]


def _spans(one: _Read, bonus: float) -> tuple[Span, ...]:
    """The narrated parts of a passage, or the whole of it.

    Args:
        one: The passage.
        bonus: What its surroundings add; nothing where it has no sign itself.
    """
    text = one.passage.text
    if not one.found:
        return ()
    bonus = 0.0 if one.sourced else bonus
    strong = [part for part, score in zip(one.parts, one.scores, strict=True) if score >= VIVID_CLAUSE]
    if not one.carried:
        if one.total + bonus < VIVID_PASSAGE:
            return ()
        vivid = [part for part, score in zip(one.parts, one.scores, strict=True) if score > 0]
        own = told_by_the_writer(text)
        if sum(sum(own[start:end]) for start, end in vivid) >= WHOLE * sum(own):
            return (Span(0, len(text), SpanKind.EMBELLISH, _reason(one.found, one.sourced)),)
        strong = strong or vivid
    return tuple(
        Span(
            start,
            end,
            SpanKind.EMBELLISH,
            _reason([(s, w) for s, w in one.found if start <= s.start < end], one.sourced),
        )
        for start, end in (_trimmed(text, part, one) for part in strong)
    )


def _trimmed(text: str, part: tuple[int, int], one: _Read) -> tuple[int, int]:
    start, end = part
    if end == len(text) and text[-1:] in ".!" and start > 0:
        end -= 1
    signs_here = [sign for sign, _ in one.found if start <= sign.start < end]
    if (
        len(signs_here) == 1
        and one.carried
        and signs_here[0].cue in (Cue.DRAMA, Cue.COLOUR)
        and not signs_here[0].is_phrase
    ):
        return signs_here[0].start, signs_here[0].end
    return start, end


def _reason(found: Iterable[tuple[Sign, float]], sourced: bool) -> str:
    """What most of the signs are, and what is missing."""
    weights: dict[Cue, float] = defaultdict(float)
    for sign, weight in found:
        weights[sign.cue] += weight
    best = max(weights, key=lambda cue: weights[cue])
    return f"{best}, found only here{'' if sourced else ', no source named'}"


def _unsupported_people(people: Sequence[Person], credits: Mapping[str, Credit]) -> Mapping[str, tuple[Person, ...]]:
    """By passage, the titled persons whom one account names and whom it gives as a source nowhere."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in people:
        if len(person.articles) > 1 or not person.title or person.title in FORMS_OF_ADDRESS:
            continue
        last = person.name.split()[-1]
        if any(_speaks(credits.get(passage), last) for passage in person.passages):
            continue
        for passage in person.passages:
            found[passage] = (*found.get(passage, ()), person)
    return found


def _speaks(credit: Credit | None, last: str) -> bool:
    if credit is None:
        return False
    sources = [credit.attribution.source] if credit.attribution else []
    sources += [quotation.speaker for quotation in credit.quotations if quotation.speaker]
    return any(last in source for source in sources)


def _titled(one: _Read, persons: Sequence[Person], credits: Mapping[str, Credit]) -> tuple[Span, ...]:
    """The passage, if it tells of a titled person whom nobody else knows, and nobody else carries it."""
    credit = credits.get(one.passage.id)
    if not persons or one.carried or (credit is not None and credit.attribution is not None):
        return ()
    for mention in mentions(one.passage.text):
        for person in persons:
            if mention.words[-1] == person.name.split()[-1]:
                name = one.passage.text[mention.title_start : mention.end]
                return (Span(0, len(one.passage.text), SpanKind.EMBELLISH, TITLED.format(name=name)),)
    return ()

"""The values that every layer speaks: articles, passages, alignments, threads, findings, the comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, float], None]
"""Called with the name of a stage and the share of it that is done (0..1); may raise to stop the work."""


PLAUSIBLE = 0.15
"""Probability (about one in seven) from which a possible link is worth showing, and speaks against an omission."""


class Kind(StrEnum):
    """What a passage is in its article."""

    TITLE = "title"
    HEADING = "heading"
    FURNITURE = "furniture"
    """Page matter that is no part of the article: byline, date line, section label, share bar, link elsewhere."""
    BULLET = "bullet"
    BODY = "body"


class Strength(StrEnum):
    """How firmly two passages are said to report the same thing."""

    ALIGNED = "aligned"
    POSSIBLE = "possible"


class Status(StrEnum):
    """How the accounts stand to a passage's main claim."""

    AGREE = "agree"
    CONFLICT = "conflict"
    EMBELLISH = "embellish"
    SOLE = "sole"
    COMMENT = "comment"


class SpanKind(StrEnum):
    """Why a part of a passage is marked."""

    SHARED = "shared"
    EXTRA = "extra"
    EMBELLISH = "embellish"
    CONFLICT = "conflict"


class ConflictType(StrEnum):
    """The slot in which two passages contradict each other."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    OUTCOME = "outcome"
    MANNER = "manner"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or bullet, heading, line of furniture) of an article."""

    id: str
    """Unique over all articles: the article's id, a colon, the passage's index in the article."""
    article: str
    """The article's id."""
    kind: Kind
    start: int
    """Character offset of the first character in `Article.text`."""
    end: int
    """Character offset after the last character in `Article.text`."""
    paragraph: int
    """0-based index of the paragraph that the passage stands in."""
    text: str
    """Exactly `Article.text[start:end]`."""

    @property
    def is_claim(self) -> bool:
        """Whether the passage takes part in the comparison (body text and bullets do)."""
        return self.kind in (Kind.BODY, Kind.BULLET)


@dataclass(frozen=True, slots=True)
class Article:
    """One account: a text, who published it and what it is made of."""

    id: str
    """Short and unique among the articles loaded together."""
    path: str
    """The path as the reader gave it, safe to show."""
    outlet: str
    title: str | None
    author: str | None
    published: date | None
    dateline: str | None
    """The date as the article has it, also where it is no date that exists."""
    note: str | None
    """A remark on the text's origin from its front matter, shown beside the outlet."""
    origins: tuple[str, ...]
    """Agencies and outlets that the article credits."""
    text: str
    """The decoded text: newlines as `\\n`, each control and bidi character replaced by one harmless character."""
    passages: tuple[Passage, ...]
    """All passages in the order of the text, furniture included; they do not overlap."""
    warnings: tuple[str, ...]
    """What was odd about the file, a line each."""
    updated: date | None = None
    """When it was changed after it was published."""
    url: str | None = None
    """Where it was published."""
    language: str | None = None
    """A language tag such as `en` or `en-GB`, of the file or, where that is clear, of its words."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two passages of different articles that report at least one same main claim."""

    a: str
    """Passage id; `a < b` as strings, so that a pair is listed once."""
    b: str
    score: float
    """Probability that the two report the same claim, 0..1."""
    strength: Strength


@dataclass(frozen=True, slots=True)
class Thread:
    """One claim and every passage, in at least two articles, that carries it."""

    id: str
    claim: str
    """The text of the passage that states the claim best."""
    passages: tuple[str, ...]
    """Passage ids, in the order of the articles and of their texts."""
    articles: tuple[str, ...]
    """Ids of the articles that carry the claim, in loading order."""
    omitted_by: tuple[str, ...]
    """Ids of the articles that carry nothing of it, in loading order."""
    origins: int
    """Number of independent origins."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marked part of a passage."""

    start: int
    """Offset into the passage's text."""
    end: int
    kind: SpanKind
    reason: str
    """A short phrase that a reader understands."""


class SourceKind(StrEnum):
    """Who is credited with a claim."""

    PERSON = "person"
    """Named: "Anna Kern said"."""
    ORGANISATION = "organisation"
    """Named body or document: "the coast guard said", "according to the indictment"."""
    OFFICIAL = "official"
    """People without a name: "officials said", "a diplomat told"."""
    OUTLET = "outlet"
    """Another outlet or an agency: "Reuters reported"."""
    VAGUE = "vague"
    """Nobody in particular: "reportedly", "reports said"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a passage credits with what it tells."""

    source: str
    """As the text names it; a pronoun is replaced by the name it stands for where that is clear."""
    kind: SourceKind
    start: int
    """Offset into the passage's text of the words that credit ("Reuters reported")."""
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else in quotation marks."""

    start: int
    """Offset of the opening mark in the passage's text."""
    end: int
    """Offset after the closing mark, or the end of the passage where the quotation goes on."""
    speaker: str | None
    """Who is said to have said it; None where the text does not tell."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who stands behind a passage's claim, as its text tells."""

    attribution: Attribution | None
    quotations: tuple[Quotation, ...]
    hedges: tuple[tuple[int, int], ...]
    """Start and end offsets of words that hold back: "may have", "allegedly", "about"."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison says of one body or bullet passage."""

    passage: str
    status: Status
    origins: int
    """Independent origins of its claim besides its own."""
    credit: Credit
    spans: tuple[Span, ...]
    reason: str
    """Why it has this status, in a phrase that a reader understands."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that cannot both be right."""

    a: str
    b: str
    type: ConflictType
    a_span: tuple[int, int]
    """Start and end offsets into the text of passage `a`."""
    b_span: tuple[int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that are one source: they credit the same agency, share long runs of words, or have one publisher."""

    name: str
    """What joins them ("Reuters"), or the outlet of the only article."""
    articles: tuple[str, ...]
    """Ids, in loading order."""
    reasons: tuple[str, ...]
    """Why each was joined to another, in words; empty for an article that stands for itself."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that others carry and one article leaves out."""

    thread: str
    article: str
    weight: float
    """0..1: the share of the other independent origins that carry it, and how prominently."""
    reason: str
    """Who carries it, in words."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person and where the accounts name them."""

    name: str
    """The longest form seen."""
    title: str | None
    """Rank or office that stands before the name somewhere ("General")."""
    articles: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, and where the accounts give it."""

    value: str
    """Normalised: `40`, `1200000`, `12.5`, with `-` between the ends of a range."""
    unit: str
    """What is counted or measured ("people", "%", "US$"); empty where the text does not tell."""
    written: str
    """As first seen."""
    articles: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """A passage that says when something happened."""

    passage: str
    start: int
    """Offset into the passage's text of the words that give the date."""
    end: int
    first: date
    """First day that the words can mean."""
    last: date
    """Last day that they can mean."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is known of how the accounts stand to each other."""

    articles: tuple[Article, ...]
    alignments: tuple[Alignment, ...]
    threads: tuple[Thread, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    origins: tuple[Origin, ...]
    """Every article is in exactly one."""
    omissions: tuple[Omission, ...]
    """Weightiest first."""
    people: tuple[Person, ...]
    """Those named by a single article first."""
    figures: tuple[Figure, ...]
    """Those given by a single article first."""
    timeline: tuple[DatedClaim, ...]
    """In the order of the days."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one event."""

    id: str
    """Its number among the stories found together, from `1`; the one with most articles comes first."""
    title: str
    """The headline nearest to all its articles, or the beginning of that article's text."""
    articles: tuple[str, ...]
    """Ids, in loading order."""
    first: date | None
    """The earliest day on which one was published; None where none has a date."""
    last: date | None
    words: tuple[str, ...]
    """What sets it apart from the other stories, as written, the most telling first."""


@dataclass(frozen=True, slots=True)
class Stray:
    """One odd article among those of one story: it may tell of something else."""

    article: str
    reason: str
    """Why, in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a passage from one version of an article to the next."""

    before: str | None
    """Id of the passage in the older version; None where it was added."""
    after: str | None
    """Id of the passage in the newer version; None where it was taken out."""


@dataclass(frozen=True, slots=True)
class VersionGroup:
    """One article as it was published several times: a single account."""

    articles: tuple[str, ...]
    """Ids, the oldest first."""
    changes: tuple[tuple[Change, ...], ...]
    """From each version to the next, in the order of the newer text, then what was taken out."""

    @property
    def newest(self) -> str:
        """The version that is compared."""
        return self.articles[-1]

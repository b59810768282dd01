"""What a notebook holds: judgements, what they are about, the changes that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Tag(StrEnum):
    """The reader's judgement of what an account says."""

    VERIFIED = "verified"
    DUBIOUS = "dubious"


class Scope(StrEnum):
    """How much a judgement is about."""

    PASSAGE = "passage"
    SPAN = "span"
    """Some words of a passage."""
    THREAD = "thread"
    """A claim, in every passage that carried it when it was judged."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where some words are, said so that they are found again whatever becomes of the article's file.

    After the W3C Web Annotation model: a text position, a text quote with its context, and the state of the source.
    """

    digest: str
    """SHA-256 of the article's text in UTF-8, 64 lower-case hex digits."""
    start: int
    """Character offset of the first character in the article's text."""
    end: int
    """Character offset after the last character in the article's text."""
    quote: str
    """The words."""
    prefix: str = ""
    """The characters right before them, up to 32."""
    suffix: str = ""
    """The characters right after them, up to 32."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about."""

    scope: Scope
    anchors: tuple[Anchor, ...]
    """One for a passage or span; for a thread one for each passage that carried it, in the order of the comparison."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader holds of a target; an empty one is none."""

    tag: Tag | None = None
    note: str = ""
    """Free text, any number of lines."""

    def __bool__(self) -> bool:
        return self.tag is not None or bool(self.note)


@dataclass(frozen=True, slots=True)
class Witness:
    """Another passage that was on the screen beside the one that was judged."""

    outlet: str
    anchor: Anchor
    score: float
    """Probability that it reports the same claim, 0..1."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the screen said of a target at the moment it was judged."""

    version: str
    """Of the program that compared."""
    status: str
    """agree, conflict, embellish, sole or comment; empty where it was not known yet."""
    reason: str
    """Why, in words."""
    claim: str
    """The thread's claim; empty for a passage in none."""
    witnesses: tuple[Witness, ...]
    """The passage's parallels."""
    origins: int
    """Number of independent origins of the claim; 0 where it was not known."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article that an anchor's digest stands for, as it was when something in it was judged."""

    digest: str
    outlet: str
    title: str = ""
    author: str = ""
    published: str = ""
    """ISO date, or as the article has it; empty where it has none."""
    path: str = ""
    """The file's path, as the reader gave it."""
    url: str = ""
    sketch: tuple[int, ...] = ()
    """A few numbers that edited copies of a text mostly share, so that they are recognised."""


@dataclass(frozen=True, slots=True)
class Act:
    """One change of one reader's opinion on one target."""

    id: str
    """Unique in all notebooks, 32 lower-case hex digits."""
    kind: str
    """`set`, `undo` or `redo`."""
    of: str
    """Id of the `set` that an `undo` or `redo` is about; else empty."""
    group: str
    """Acts done with one key share it; they are undone together."""
    target: Target
    before: Opinion
    after: Opinion
    by: str
    """The reader's name."""
    at: datetime
    """When, in UTC."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader holds now of a target: what the last act left."""

    target: Target
    opinion: Opinion
    by: str
    at: datetime
    """When it was said last, in UTC."""
    evidence: Evidence | None = None

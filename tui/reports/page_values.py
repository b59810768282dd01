"""What a report holds, as plain values: the page, the Markdown and the JSON are written from them alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.model import Kind, SpanKind, Status

if TYPE_CHECKING:
    from tui.notebook.values import Judgement


@dataclass(frozen=True, slots=True)
class File:
    """A file that an account was read from."""

    name: str
    """Without its folders, which are nobody else's business."""
    sha256: str
    """Of its bytes, 64 lower-case hex digits; empty where it could not be read a second time."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a report was made."""

    version: str
    """Of the program."""
    at: datetime
    """When, in UTC."""
    files: tuple[File, ...]
    """One for each article of the comparison, in its order."""
    settings: tuple[tuple[str, str], ...]
    """What was asked for, as name and value."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader holds of something in these accounts."""

    judgement: Judgement
    passages: tuple[str, ...]
    """Ids of the passages that it is about, as they are now."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage's text, marked or not."""

    text: str
    kind: SpanKind | None
    reason: str
    """Why it is marked; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, as the report names it."""

    account: int
    """Number of its account, from 1."""
    passage: int
    """Number of the passage in its account, from 1; headings and page matter are counted."""

    @property
    def key(self) -> str:
        """The name of the place in the page."""
        return f"{self.account}-{self.passage}"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A passage of another account that reports the same."""

    place: Place
    outlet: str
    text: str
    score: float | None
    """Probability that both report one claim; None where only the claim as a whole joins the two."""
    is_sure: bool
    """Whether it counts as the same claim, or is only worth a look."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What another passage says against one."""

    type: str
    """The slot: number, date, place, actor, outcome or manner."""
    reason: str
    words: str
    """The passage's own words that are contradicted."""
    place: Place
    """Of the other passage."""
    outlet: str
    against: str
    """The other's words."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader holds of a passage, with what the screen said when it was judged."""

    number: int
    """From 1, in the order of the report."""
    tag: str
    """verified, dubious, or empty for a note alone."""
    note: str
    by: str
    at: datetime
    scope: str
    """passage, span or thread."""
    quote: str
    """The words that were judged."""
    places: tuple[Place, ...]
    evidence: tuple[str, ...]
    """What stood on the screen, a line each; empty where nothing did."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of an account with all that the report says of it."""

    id: str
    """As in the comparison."""
    place: Place
    kind: Kind
    pieces: tuple[Piece, ...]
    """The whole text, cut at its marks."""
    status: Status | None
    """None for headings and page matter, and where nothing is known."""
    why: tuple[str, ...]
    """Its status with the reason and whom it credits, a phrase each."""
    claims: tuple[int, ...]
    """Numbers of the claims that it carries."""
    counterparts: tuple[Counterpart, ...]
    """Those that surely report the same first, each in the order of the accounts."""
    clashes: tuple[Clash, ...]
    opinions: tuple[Opinion, ...]
    is_chosen: bool
    """Whether the report is about it; others stand beside it for comparison."""

    @property
    def text(self) -> str:
        """The passage's text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_vivid(self) -> bool:
        """Whether it, or a part of it, counts as embellished."""
        return self.status is Status.EMBELLISH or any(piece.kind is SpanKind.EMBELLISH for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that others carry and an account does not."""

    claim: int
    """The claim's number."""
    text: str
    reason: str
    """Who carries it, in words."""
    weight: float
    """0..1."""
    after: int
    """Number of the account's passage after which it would be expected; 0 before all."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of an account stands how to the others: shares of the words of its claims, 0..1; together 1, or 0."""

    agree: float
    conflict: float
    embellish: float
    sole: float
    comment: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an account's length that is embellished or contradicted."""

    place: Place
    start: float
    """Share of the account's claims, in characters, that comes before it: 0..1."""
    end: float
    kind: SpanKind
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """One article of the report."""

    number: int
    """From 1, in the order of loading, as the screen has it."""
    outlet: str
    title: str
    author: str
    when: str
    """ISO date, or as the article has it; empty where it has none."""
    note: str
    origins: tuple[str, ...]
    """Agencies and outlets that it credits."""
    warnings: tuple[str, ...]
    file: File
    words: int
    """In its claims."""
    paragraphs: tuple[tuple[Told, ...], ...]
    """The passages that the report holds; where it is about a part only, the others are missing."""
    passage_count: int
    """All that it has, whether the report holds them or not."""
    left_out: tuple[LeftOut, ...]
    """The weightiest first."""
    left_out_count: int
    """All of them, though not all may be listed."""
    shares: Shares
    stretches: tuple[Stretch, ...]

    @property
    def passages(self) -> tuple[Told, ...]:
        """The passages that the report holds."""
        return tuple(told for paragraph in self.paragraphs for told in paragraph)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one account stands to one claim."""

    account: int
    sign: str
    """agree, conflict, embellish, omission or possible."""
    places: tuple[Place, ...]
    """Of the passages that carry it; none for an omission."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that several accounts carry, with how each stands to it."""

    number: int
    text: str
    origins: int
    """Independent ones."""
    cells: tuple[Cell, ...]
    """Only of accounts of which there is something to tell, in their order."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that cannot both be right."""

    type: str
    reason: str
    sides: tuple[Clash, Clash]
    """Each side's words stand in its `against`, its place in its `place`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a figure, and where the accounts name it."""

    what: str
    """person or figure."""
    name: str
    written: str
    """A figure as first seen, where that differs from its name."""
    places: tuple[Place, ...]
    is_contested: bool
    """Whether some account gives another figure in its place."""

    @property
    def accounts(self) -> tuple[int, ...]:
        """Numbers of the accounts that have it."""
        return tuple(dict.fromkeys(place.account for place in self.places))


@dataclass(frozen=True, slots=True)
class Day:
    """What is said to have happened on one day, or within one stretch of days."""

    first: date
    last: date
    told: tuple[DayClaim, ...]


@dataclass(frozen=True, slots=True)
class DayClaim:
    """A passage that dates something."""

    place: Place
    outlet: str
    status: Status | None
    text: str
    words: str
    """Those that give the day."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many claims two accounts carry together."""

    a: int
    b: int
    """Numbers of the accounts, `a < b`."""
    claims: int
    share: float
    """Of the claims that the one with fewer carries: 0..1."""


@dataclass(frozen=True, slots=True)
class SameOrigin:
    """Accounts that count as one source."""

    name: str
    accounts: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says."""

    title: str
    making: Making
    asked: tuple[str, ...]
    """What the report is restricted to, in words; empty for all."""
    total: int
    """Accounts that were compared, whether the report shows them or not."""
    outlets: tuple[str, ...]
    """Names of all accounts that were compared, in their order."""
    accounts: tuple[Account, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    mentions: tuple[Mention, ...]
    days: tuple[Day, ...]
    overlaps: tuple[Overlap, ...]
    """Of the accounts shown; pairs without a claim in common are not listed."""
    same_origins: tuple[SameOrigin, ...]
    opinions: tuple[Opinion, ...]

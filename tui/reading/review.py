"""The review: a row for each judgement, what is kept to, how far the reader is, and what is said of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar

from tui.reading.detail import folded_paragraphs
from tui.reading.judged import DISPUTED_SIGN, NOTE_SIGN, TAG_SIGNS, TIME
from tui.reading.overview import ALL, Order, Overview, Row, as_given, one_line
from tui.reading.runs import Run, Runs
from tui.reading.wrap import Measure

NOT_FOUND = "not found"
"""The status of what was judged in words that the open articles no longer have where anything could tell."""
NOT_OPEN = "not open"
"""The status of what was judged in an article that is not open."""
HEADS = ("", "what", "outlet", "status", "who", "when")
SPARE = (1, 5, 3, 4, 2)
"""On narrow screens the quote is worth most, then the outlet; the detail tells the rest."""
LEGEND = f"✓ verified  ✗ dubious  {NOTE_SIGN} note  {DISPUTED_SIGN} readers disagree"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen said when something was judged."""

    version: str
    """Of the program that compared."""
    status: str
    reason: str
    claim: str
    origins: int
    """Independent origins of the claim; 0 where it was not known."""
    witnesses: tuple[tuple[str, str, float], ...]
    """Outlet, words and probability of each parallel."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of what was done to a row."""

    at: datetime
    by: str
    verb: str
    """Empty for what was said, else `undone` or `done again`."""
    before: tuple[str, str]
    """Tag and note; empty where there was none."""
    after: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that an orphan may belong to."""

    passage: str
    """Its id."""
    outlet: str
    """Number and name."""
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one reader holds of a passage, some words or a thread; all texts are safe to show."""

    id: str
    """Stays the same as long as it is the same reader's, of the same words."""
    by: str
    at: datetime
    """When it was said last, in UTC."""
    tag: str
    """`verified` or `dubious`; empty for a note alone."""
    note: str
    scope: str
    """`passage`, `span` or `thread`."""
    quotes: tuple[tuple[str, str], ...]
    """Outlet and words of each passage that it is about; the outlet as a column is named, where it is open."""
    outlet: str
    """Of the first."""
    status: str
    """What the comparison says of it now, `not found` or `not open`; empty where nothing is known."""
    passages: tuple[str, ...]
    """Ids of the passages that it is about in the open articles."""
    place: tuple[int, str, int]
    """Where it stands among all: number of the account, digest, offset."""
    against: tuple[tuple[str, str], ...] = ()
    """Who tags the same passage otherwise, and how."""
    seen: Seen | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether its words were sought in vain."""
        return self.status == NOT_FOUND

    @property
    def sign(self) -> str:
        """Tag, note and disagreement at a glance."""
        note = NOTE_SIGN if self.note else ""
        return f"{TAG_SIGNS.get(self.tag, '')}{note}{DISPUTED_SIGN if self.against else ''}"


# -- what is kept to ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that rows can be kept to."""

    key: str
    """The letter that chooses it."""
    facet: str
    """What it is a value of; of one facet only one value is kept to."""
    value: Callable[[Entry], str]
    """What a row has of it; the row under the cursor says which value is meant."""
    name: str
    """As the question names it."""
    brief: str
    """The same where there is little room."""
    only: str = ""
    """The one value that is meant, where it does not depend on the row under the cursor."""


CHOICES = (
    Choice("v", "tag", lambda entry: entry.tag, "verified", "✓", "verified"),
    Choice("x", "tag", lambda entry: entry.tag, "dubious", "✗", "dubious"),
    Choice("a", "note", lambda entry: "with a note" if entry.note else "", "notes", NOTE_SIGN, "with a note"),
    Choice(
        "d", "against", lambda e: "disagreements" if e.against else "", "disagreements", DISPUTED_SIGN, "disagreements"
    ),
    Choice("n", "found", lambda entry: NOT_FOUND if entry.is_orphan else "", NOT_FOUND, "lost", NOT_FOUND),
    Choice("o", "outlet", lambda entry: entry.outlet, "this outlet", "outlet"),
    Choice("s", "status", lambda entry: entry.status, "this status", "status"),
    Choice("p", "person", lambda entry: entry.by, "this person", "person"),
)
KEPT_ALL = "f"
"""The letter that shows all rows again."""

Kept = Mapping[str, str]
"""By facet the value that rows must have."""


def lets_through(kept: Kept, entry: Entry) -> bool:
    """Whether a row has all that is kept to."""
    return all(_VALUES[facet](entry) == value for facet, value in kept.items())


def kept_anew(kept: Kept, choice: Choice, under_cursor: Entry | None) -> Kept | None:
    """Keep to something more, or no longer to it.

    Args:
        kept: What is kept to.
        choice: What was chosen.
        under_cursor: The row under the cursor.

    Returns:
        What is kept to then; None where the row under the cursor has no such value.
    """
    value = choice.only or (choice.value(under_cursor) if under_cursor else "")
    if not value:
        return None
    others = {facet: held for facet, held in kept.items() if facet != choice.facet}
    return others if kept.get(choice.facet) == value else {**others, choice.facet: value}


_VALUES = {choice.facet: choice.value for choice in CHOICES}


# -- the rows -------------------------------------------------------------------------------------------------


def review(entries: Sequence[Entry], kept: Kept, *, is_whole: bool, empty: str) -> Overview:
    """List judgements.

    Args:
        entries: The judgements.
        kept: What is kept to.
        is_whole: Whether they are those of the whole notebook.
        empty: What to say if there are none.

    Returns:
        A row for each that is let through.
    """
    listed = sorted((entry for entry in entries if lets_through(kept, entry)), key=lambda entry: entry.place)
    return Overview(
        title="Review",
        unit="judgements",
        heads=HEADS,
        label_head="words in the whole notebook" if is_whole else "words",
        rows=tuple(map(_row, listed)),
        orders=_orders(listed),
        filters=(ALL,),
        legend=LEGEND,
        blank="",
        empty=empty,
        has_accounts=False,
        spare=SPARE,
    )


def _row(entry: Entry) -> Row:
    words = " / ".join(one_line(quote) for _, quote in entry.quotes[:1])
    more = f" and {len(entry.quotes) - 1} more" if len(entry.quotes) > 1 else ""
    note = (Run(f"  {NOTE_SIGN} {one_line(entry.note)}", "dim"),) if entry.note else ()
    return Row(
        id=entry.id,
        lead=(entry.sign, entry.scope, entry.outlet, entry.status, entry.by, entry.at.astimezone().date().isoformat()),
        cells={},
        label=(Run(f"“{words}”{more}", entry.tag), *note),
        kinds=frozenset(),
        passages=entry.passages,
        origins=0,
    )


_Key = TypeVar("_Key", int, float, str)

TAG_ORDER = ("dubious", "verified", "")
"""What needs work comes first."""


def _orders(entries: Sequence[Entry]) -> tuple[Order, ...]:
    return (
        Order("order of the text", as_given),
        _ranked("newest first", entries, lambda entry: -entry.at.timestamp()),
        _ranked("by tag", entries, lambda entry: TAG_ORDER.index(entry.tag)),
        _ranked("by outlet", entries, lambda entry: entry.outlet.casefold()),
        _ranked("by person", entries, lambda entry: entry.by.casefold()),
    )


def _ranked(name: str, entries: Sequence[Entry], key: Callable[[Entry], _Key]) -> Order:
    @cache
    def by_id() -> dict[str, int]:
        """Of an order that nobody asks for nothing is worked out."""
        ranks = {value: rank for rank, value in enumerate(sorted(set(map(key, entries))))}
        return {entry.id: ranks[key(entry)] for entry in entries}

    return Order(name, lambda row: by_id().get(row.id, 0))


# -- how far the reader is ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the reader is."""

    threads: int
    judged: int
    """Threads of which a passage is tagged; notes alone settle nothing."""
    verified: int
    dubious: int
    notes: int
    disagreements: int
    not_found: int


def tally(entries: Iterable[Entry], judged: int, threads: int) -> Tally:
    """Count.

    Args:
        entries: The judgements on the open accounts.
        judged: Threads that are judged.
        threads: All threads.
    """
    listed = list(entries)
    disagreeing = {entry.passages or (entry.id,) for entry in listed if entry.against}
    return Tally(
        threads=threads,
        judged=judged,
        verified=sum(entry.tag == "verified" for entry in listed),
        dubious=sum(entry.tag == "dubious" for entry in listed),
        notes=sum(bool(entry.note) for entry in listed),
        disagreements=len(disagreeing),
        not_found=sum(entry.is_orphan for entry in listed),
    )


def tally_forms(counts: Tally) -> tuple[Runs, ...]:
    """Tell how far the reader is, each form shorter than the one before; what is not there is left out."""
    words = (
        (counts.verified, "verified", "verified", "✓", "verified"),
        (counts.dubious, "dubious", "dubious", "✗", "dubious"),
        (counts.notes, "note", "notes", NOTE_SIGN, ""),
        (counts.disagreements, "disagreement", "disagreements", DISPUTED_SIGN, "conflict"),
        (counts.not_found, NOT_FOUND, NOT_FOUND, "not found ", "warning"),
    )
    shown = [one for one in words if one[0] or one[4] in TAG_SIGNS]
    told = tuple(Run(f"{n} {one if n == 1 else many}", style if n else "") for n, one, many, _, style in shown)
    signs = tuple(Run(f"{sign}{n}", style if n else "") for n, _, _, sign, style in shown)
    far = Run(f"{counts.judged} of {counts.threads} threads judged")
    short = Run(f"{counts.judged}/{counts.threads} threads")
    return ((far, *told), (short, *told), (far, *signs), (short, *signs), signs)


# -- what is said of a row ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reattaching:
    """Where an orphan may belong, and the keys that attach it."""

    suggestions: tuple[Suggestion, ...]
    """The likeliest first."""
    shown: int
    """0-based number of the one that is shown."""
    ways: str
    """Which keys do what."""


def judgement_detail(
    entry: Entry, history: Sequence[Step], orphan: Reattaching | None, width: int, measure: Measure
) -> tuple[Runs, ...]:
    """Explain a row.

    Args:
        entry: What one reader holds.
        history: What was done to it by all readers, in the order of time.
        orphan: Where it may belong; None for what was found.
        width: Cells a line.
        measure: Width of a text in cells.

    Returns:
        Lines of runs, none wider than `width`.
    """
    said = f"{TAG_SIGNS.get(entry.tag, NOTE_SIGN)} {entry.tag or 'note'}"
    about = {"span": "words of a passage"}.get(entry.scope, entry.scope)
    now = f" · {entry.status}" if entry.status else ""
    paragraphs: list[Runs] = [(Run(said, entry.tag), Run(f" by {entry.by}, {_time(entry.at)} · {about}{now}"))]
    for outlet, quote in entry.quotes:
        paragraphs.append((Run(f"{outlet}  ", "strong"), Run(f"“{quote}”")))
    paragraphs += [
        (Run(f"{NOTE_SIGN} " if n == 0 else "  "), Run(line))
        for n, line in enumerate(entry.note.split("\n") if entry.note else ())
    ]
    if entry.against:
        others = ", ".join(f"{name}: {tag}" for name, tag in entry.against)
        paragraphs.append((Run(f"{DISPUTED_SIGN} disagree: {others}", "conflict"),))
    if orphan is not None:
        paragraphs += _reattaching(orphan)
    if entry.seen is not None:
        paragraphs += _seen(entry.seen)
    paragraphs += [(Run("history", "dim"),)] if history else []
    paragraphs += [(Run(f"{_time(step.at)}  {step.by}: ", "dim"), Run(told_step(step))) for step in history]
    return folded_paragraphs(paragraphs, width, measure)


def told_step(step: Step) -> str:
    """Say what was done."""
    parts = []
    (tag, note), (tag_now, note_now) = step.before, step.after
    if tag != tag_now:
        parts.append(f"{tag} → {tag_now or 'no tag'}" if tag else tag_now)
    if note != note_now:
        change = "note added" if not note else "note changed" if note_now else "note removed"
        parts.append(f"{change}: “{one_line(note_now or note)}”")
    verb = f"{step.verb}: " if step.verb else ""
    return f"{verb}{', '.join(parts) or 'nothing changed'}"


def _time(at: datetime) -> str:
    return at.astimezone().strftime(TIME)


def _seen(seen: Seen) -> list[Runs]:
    """What the screen said then."""
    facts = [
        " — ".join(filter(None, (seen.status, seen.reason))) or "not compared yet",
        f"{seen.origins} independent origin{'' if seen.origins == 1 else 's'}" if seen.origins else "",
        f"synoptic {seen.version}" if seen.version else "",
    ]
    paragraphs: list[Runs] = [(Run("the screen then: ", "dim"), Run(" · ".join(filter(None, facts))))]
    if seen.claim:
        paragraphs.append((Run("claim then: ", "dim"), Run(f"“{one_line(seen.claim)}”")))
    paragraphs += [
        (Run(f"parallel then, {score:.0%}: ", "dim"), Run(f"{outlet}  “{one_line(words)}”"))
        for outlet, words, score in seen.witnesses
    ]
    return paragraphs


def _reattaching(orphan: Reattaching) -> list[Runs]:
    if not orphan.suggestions:
        told = "Its words are in no open article, and nothing there is like them. The tag is kept."
        return [(Run(told, "warning"),), (Run(orphan.ways, "strong"),)]
    best = orphan.suggestions[orphan.shown]
    which = f"{orphan.shown + 1} of {len(orphan.suggestions)}"
    return [
        (Run("Its words were not found; the tag is kept. ", "warning"), Run(f"It may belong here ({which}):")),
        (Run(f"{best.outlet}  ", "strong"), Run(f"“{one_line(best.text)}”")),
        (Run(orphan.ways, "strong"),),
    ]

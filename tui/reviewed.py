"""Lists what is held of the open accounts, or in the whole notebook, for the review: rows with what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.model import Passage
from tui.notebook import Act, Anchor, Evidence, Judgement, Opinion, Scope, Source
from tui.notebook.acts import subject
from tui.orphans import Orphan
from tui.reading.parallels import Parallels
from tui.reading.review import NOT_FOUND, NOT_OPEN, Entry, Seen, Step, Suggestion
from tui.reading.selection import Excerpt
from tui.record import SPECIFIC, Held
from tui.reviewing import ReviewedAccounts
from tui.sources.sanitize import make_safe, one_line

NOBODY = "somebody"
UNKNOWN_ARTICLE = "an unknown article"
VERBS = {"set": "", "undo": "undone", "redo": "done again"}

Spot = tuple[str, int, int]
"""Some words: id of a passage, or digest of a text that is not open, with offsets."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row of the review and what it stands for."""

    entry: Entry
    judgement: Judgement
    places: tuple[Excerpt, ...]
    """Where it is in the open accounts."""
    orphan: Orphan | None = None
    """Where its words were not found, what can be put on a passage by hand."""


def reviewed(session: ReviewedAccounts, *, is_whole: bool) -> tuple[Reviewed, ...]:
    """List what all readers hold.

    Args:
        session: The open accounts.
        is_whole: Whether to list the whole notebook, also what is held of articles that are not open.

    Returns:
        The judgements, and of those that lost words the lost ones beside, in no particular order.

    Raises:
        NotebookError: The notebook cannot be read.
    """
    held, sources = session.everything() if is_whole else (session.judgements, ())
    listing = _Listing(session, held, sources)
    return tuple(listing.rows())


def steps(session: ReviewedAccounts, row: Reviewed) -> tuple[Step, ...]:
    """Tell what was done to a row, by all readers, the first first.

    Raises:
        NotebookError: The notebook cannot be read.
    """
    if row.places:
        acts: Iterable[Act] = session.history(row.places[0].passage)
    else:
        anchors = row.judgement.target.anchors if row.orphan is None else (row.orphan.anchor,)
        sought = {_spot(anchor) for anchor in anchors}
        acts = session.acts_on({anchor.digest for anchor in anchors})
        acts = (act for act in acts if not sought.isdisjoint(map(_spot, act.target.anchors)))
    return tuple(
        Step(act.at, one_line(act.by) or NOBODY, VERBS[act.kind], _words(act.before), _words(act.after)) for act in acts
    )


def explained(session: ReviewedAccounts, row: Reviewed) -> Entry:
    """Give a row with what the screen said when it was judged; of thousands only the one under the cursor needs it.

    Raises:
        NotebookError: The notebook cannot be read.
    """
    evidence = session.evidence(row.judgement)
    return replace(row.entry, seen=_seen(evidence) if evidence else None)


def suggested(session: ReviewedAccounts, row: Reviewed) -> tuple[Suggestion, ...]:
    """List the passages that an orphan may belong to, the likeliest first."""
    if row.orphan is None:
        return ()
    outlets = _outlets(session)
    found = session.likely_passages(row.orphan)
    return tuple(Suggestion(one.id, outlets[one.article], one.text) for one in found)


class _Listing:
    """The rows of some judgements."""

    def __init__(self, session: ReviewedAccounts, held: Sequence[Held], sources: Iterable[Source]) -> None:
        self._session = session
        self._held = held
        self._known = {source.digest: source for source in sources}
        self._outlets = _outlets(session)
        self._numbers = {article.id: n for n, article in enumerate(session.articles)}
        self._names = {article.id: article.outlet for article in session.articles}
        self._tags = _tags(held)
        self._are_several = len({one.by for one in held}) > 1
        self._labels: dict[str, str] = {}
        """Digest of a text → how it is named."""

    def rows(self) -> Iterator[Reviewed]:
        orphaned = {(one.by, subject(one.target)) for orphan in self._session.orphans for one in orphan.judgements}
        for one in self._held:
            if one.places:
                yield self._placed(one)
            elif not orphaned or (one.by, subject(one.target)) not in orphaned:
                yield self._elsewhere(one)
        for orphan in self._session.orphans:
            for judgement in orphan.judgements:
                yield self._orphan(judgement, orphan)

    def _placed(self, held: Held) -> Reviewed:
        first = held.places[0].passage
        quotes = tuple((self._outlets[place.passage.article], place.text) for place in held.places)
        entry = self._entry(
            held.judgement,
            quotes,
            self._names[first.article],
            _status(first, self._session.parallels),
            (self._numbers[first.article], "", first.start),
            self._against(held),
        )
        passages = tuple(passage.id for passage in held.passages)
        return Reviewed(replace(entry, passages=passages), held.judgement, held.places)

    def _elsewhere(self, held: Held) -> Reviewed:
        """What is held of articles that are not open, or that another program quoted from nobody knows where."""
        anchor = held.target.anchors[0]
        source = self._known.get(anchor.digest)
        is_foreign = source is not None and not source.path and not source.sketch
        status = NOT_FOUND if is_foreign else NOT_OPEN
        entry = self._unplaced(held.judgement, held.target.anchors, status, self._against(held))
        everywhere = tuple(article.id for article in self._session.articles)
        orphan = Orphan(anchor, source, (held.judgement,), everywhere) if is_foreign else None
        return Reviewed(entry, held.judgement, (), orphan)

    def _orphan(self, judgement: Judgement, orphan: Orphan) -> Reviewed:
        if orphan.source is not None:
            self._known.setdefault(orphan.source.digest, orphan.source)
        entry = self._unplaced(judgement, (orphan.anchor,), NOT_FOUND)
        # Of a claim, other passages may have been found, and have a row.
        entry = replace(entry, id=f"{entry.id} {orphan.anchor.digest} {orphan.anchor.start}")
        return Reviewed(entry, judgement, (), orphan)

    def _unplaced(
        self, judgement: Judgement, anchors: Sequence[Anchor], status: str, against: tuple[tuple[str, str], ...] = ()
    ) -> Entry:
        quotes = tuple((self._named(anchor.digest), one_line(anchor.quote)) for anchor in anchors)
        first = anchors[0]
        place = (len(self._numbers), f"{quotes[0][0]} {first.digest}", first.start)
        return self._entry(judgement, quotes, quotes[0][0], status, place, against)

    def _named(self, digest: str) -> str:
        if digest not in self._labels:
            source = self._known.get(digest)
            named = one_line(source.outlet or source.title or source.path) if source else ""
            self._labels[digest] = named or UNKNOWN_ARTICLE
        return self._labels[digest]

    def _entry(
        self,
        judgement: Judgement,
        quotes: tuple[tuple[str, str], ...],
        outlet: str,
        status: str,
        place: tuple[int, str, int],
        against: tuple[tuple[str, str], ...],
    ) -> Entry:
        tag = judgement.opinion.tag
        return Entry(
            id=" ".join((judgement.by, judgement.target.scope, *map(_name, judgement.target.anchors))),
            by=one_line(judgement.by) or NOBODY,
            at=judgement.at,
            tag=tag.value if tag else "",
            note=make_safe(judgement.opinion.note).strip(),
            scope=judgement.target.scope.value,
            quotes=quotes,
            outlet=outlet,
            status=status,
            passages=(),
            place=place,
            against=against,
        )

    def _against(self, held: Held) -> tuple[tuple[str, str], ...]:
        """Who tags the same words otherwise, where that is what this reader holds of them."""
        if held.tag is None or not self._are_several:
            return ()
        others: dict[str, str] = {}
        for spot in _spots(held):
            tags = self._tags[spot]
            if tags.get(held.by) == held.tag.value:
                others |= {by: tag for by, tag in tags.items() if tag != held.tag.value}
        return tuple(sorted((one_line(by) or NOBODY, tag) for by, tag in others.items()))


def _tags(held: Iterable[Held]) -> defaultdict[Spot, dict[str, str]]:
    """What each reader tags which words; what is said of a passage itself counts before what is said of its claim."""
    tags: defaultdict[Spot, dict[str, str]] = defaultdict(dict)
    for one in sorted(held, key=lambda one: SPECIFIC[one.scope]):
        if one.tag is not None:
            for spot in _spots(one):
                tags[spot][one.by] = one.tag.value
    return tags


def _spots(held: Held) -> Iterator[Spot]:
    if not held.places:
        yield from map(_spot, held.target.anchors)
    for place in held.places:
        is_part = held.scope is Scope.SPAN
        yield place.passage.id, place.start if is_part else 0, place.end if is_part else len(place.passage.text)


def _spot(anchor: Anchor) -> Spot:
    return anchor.digest, anchor.start, anchor.end


def _name(anchor: Anchor) -> str:
    return f"{anchor.digest} {anchor.start} {anchor.end}"


def _status(passage: Passage, parallels: Parallels | None) -> str:
    finding = parallels.finding(passage.id) if parallels else None
    return finding.status.value if finding else ""


def _outlets(session: ReviewedAccounts) -> dict[str, str]:
    return {article.id: f"{n} {article.outlet}" for n, article in enumerate(session.articles, 1)}


def _words(opinion: Opinion) -> tuple[str, str]:
    return opinion.tag.value if opinion.tag else "", make_safe(opinion.note)


def _seen(evidence: Evidence) -> Seen:
    return Seen(
        one_line(evidence.version),
        one_line(evidence.status),
        one_line(evidence.reason),
        one_line(evidence.claim),
        evidence.origins,
        tuple((one_line(one.outlet), one_line(one.anchor.quote), one.score) for one in evidence.witnesses),
    )

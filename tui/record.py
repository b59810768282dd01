"""What the notebook holds of the open accounts, placed on their passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui import evidence
from tui.model import Article, Passage, Thread
from tui.notebook import Act, Anchor, Judgement, Opinion, Scope, Tag, Target, Whereabouts, anchor, digest
from tui.notebook.acts import subject
from tui.notebook.naming import anchor_span
from tui.reading.columns import Column
from tui.reading.judged import NO_MARK, Mark, Said, is_disputed
from tui.reading.selection import Excerpt
from tui.sources.sanitize import make_safe, one_line

Subject = Passage | Excerpt | Thread
"""What can be judged: a passage, words of one, a claim in all accounts that carry it."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a reader holds of something in the open accounts, and where that is."""

    judgement: Judgement
    places: tuple[Excerpt, ...]
    """Where it is: passages, or parts of them; empty for what is in none of the open accounts any more."""
    is_saved: bool = True
    """Whether the notebook has it."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that it is about or in."""
        return tuple(dict.fromkeys(place.passage for place in self.places))

    @property
    def target(self) -> Target:
        """What it is about."""
        return self.judgement.target

    @property
    def scope(self) -> Scope:
        """How much it is about."""
        return self.judgement.target.scope

    @property
    def tag(self) -> Tag | None:
        """The tag."""
        return self.judgement.opinion.tag

    @property
    def note(self) -> str:
        """The note, as it was written."""
        return self.judgement.opinion.note

    @property
    def by(self) -> str:
        """The reader's name, as they wrote it."""
        return self.judgement.by

    @property
    def at(self) -> datetime:
        """When, in UTC."""
        return self.judgement.at


class Accounts:
    """The open texts, in which anchors are looked up.

    Args:
        columns: The accounts.
        whereabouts: Where anchors of other texts were found in these.
    """

    def __init__(self, columns: Sequence[Column], whereabouts: Iterable[Whereabouts] = ()) -> None:
        self.articles: dict[str, Article] = {column.article.id: column.article for column in columns}
        self._columns: defaultdict[str, list[Column]] = defaultdict(list)
        for column in columns:
            self._columns[digest(column.article)].append(column)
        self._elsewhere: defaultdict[tuple[str, int, int], list[Anchor]] = defaultdict(list)
        for one in whereabouts:
            self._elsewhere[one.place].append(one.elsewhere)

    @property
    def digests(self) -> tuple[str, ...]:
        """Those of the open texts."""
        return tuple(self._columns)

    def places(self, target: Target) -> tuple[Excerpt, ...]:
        """Find what a target is about.

        Args:
            target: The target.

        Returns:
            The passages at its anchors, in each article with that text, in the order of the anchors; for a span the
            parts of them.
        """
        found: dict[Excerpt, None] = {}
        for one in target.anchors:
            for there in (one, *self._elsewhere.get((one.digest, one.start, one.end), ())):
                for column in self._columns.get(there.digest, ()):
                    found.update(dict.fromkeys(_in_column(column, there, target.scope)))
        return tuple(found)

    def origins_of(self, passage: Passage) -> tuple[str, ...]:
        """List the digests of the texts that anchors found in a passage come from, its own first."""
        own = digest(self.articles[passage.article])
        others = (
            place[0]
            for place, found in self._elsewhere.items()
            for one in found
            if one.digest == own and one.start < passage.end and passage.start < one.end
        )
        return tuple(dict.fromkeys((own, *others)))


def _in_column(column: Column, there: Anchor, scope: Scope) -> Iterable[Excerpt]:
    """What an anchor is about in a column: the passage that holds its first character; of a span all that it covers."""
    passages = column.article.passages
    first = column.passage_at(there.start)
    if first is None or first.start >= there.end or there.start >= first.end:
        return
    if scope is not Scope.SPAN:
        yield Excerpt(first, 0, len(first.text))
        return
    for passage in passages[passages.index(first) :]:
        if passage.start >= there.end:
            break
        start, end = max(there.start, passage.start), min(there.end, passage.end)
        yield Excerpt(passage, start - passage.start, end - passage.start)


def target_of(subject: Subject, articles: Mapping[str, Article], passages: Mapping[str, Passage]) -> Target:
    """Say under which target something is judged.

    Args:
        subject: A passage, words of one, or a claim.
        articles: The open accounts, by id.
        passages: Their passages, by id.
    """
    if isinstance(subject, Thread):
        members = [passages[member] for member in subject.passages if member in passages]
        return Target(Scope.THREAD, tuple(anchor(articles[one.article], one) for one in members))
    if isinstance(subject, Passage):
        return Target(Scope.PASSAGE, (anchor(articles[subject.article], subject),))
    article, start = articles[subject.passage.article], subject.passage.start
    return Target(Scope.SPAN, (anchor_span(article, start + subject.start, start + subject.end),))


SPECIFIC = {Scope.THREAD: 0, Scope.SPAN: 1, Scope.PASSAGE: 2}
"""What is said of a passage itself goes before what is said of its claim."""


class Record:
    """What all readers hold of the open accounts.

    Args:
        held: In the order in which it was said.
        reader: The name of whoever reads.
    """

    def __init__(self, held: Iterable[Held] = (), reader: str = "") -> None:
        self.held = tuple(held)
        self.reader = reader
        self.tags: dict[str, Tag] = {}
        """The tag of each passage by its id: the reader's own before others', its own before its claim's."""
        self._on: defaultdict[str, list[Held]] = defaultdict(list)
        for one in sorted(self.held, key=self._weight):
            for passage in one.passages:
                self._on[passage.id].append(one)
                if one.tag is not None and one.scope is not Scope.SPAN:
                    self.tags[passage.id] = one.tag
        self.marks: dict[str, Mark] = {name: self._mark(name) for name in self._on}
        """What the gutter shows of each passage on which something stands, by passage id."""
        self.spans: dict[str, tuple[tuple[int, int, Tag], ...]] = {}
        """The tagged words of passages, by passage id: offsets into its text and the tag; they do not overlap."""
        for name, found in self._on.items():
            if any(one.scope is Scope.SPAN and one.tag is not None for one in found):
                self.spans[name] = _tagged_words(name, found)

    def _weight(self, one: Held) -> tuple[bool, int]:
        return one.by == self.reader, SPECIFIC[one.scope]

    def on(self, passage_id: str) -> tuple[Held, ...]:
        """List what is held of a passage, of words in it or of its claim; what counts most comes first."""
        return tuple(reversed(self._on.get(passage_id, ())))

    def said(self, passage_id: str) -> tuple[Said, ...]:
        """Tell the same for the screen."""
        return tuple(_said(one, passage_id, self.reader) for one in self.on(passage_id))

    def _mark(self, passage_id: str) -> Mark:
        found = self._on[passage_id]
        tag = self.tags.get(passage_id) or next((one.tag for one in reversed(found) if one.tag), None)
        return (
            Mark(
                tag.value if tag else "",
                any(one.note for one in found),
                len({one.by for one in found}) > 1 and is_disputed(self.said(passage_id)),
                all(one.is_saved for one in found),
            )
            if found
            else NO_MARK
        )

    def own(self, subject: Subject) -> Held | None:
        """Give what the reader holds of something; of a claim also if it was found in somewhat other passages then."""
        if isinstance(subject, Thread):
            return self._own_of_thread(subject)
        passage = subject if isinstance(subject, Passage) else subject.passage
        for one in self.on(passage.id):
            if one.by == self.reader:
                if isinstance(subject, Passage) and one.scope is Scope.PASSAGE:
                    return one
                if isinstance(subject, Excerpt) and one.scope is Scope.SPAN and subject in one.places:
                    return one
        return None

    def _own_of_thread(self, thread: Thread) -> Held | None:
        members = set(thread.passages)
        found: dict[int, Held] = {}
        for member in thread.passages:
            for one in self._on.get(member, ()):
                if one.by == self.reader and one.scope is Scope.THREAD:
                    found[id(one)] = one
        chosen, most = None, 0.5
        for one in found.values():
            there = {passage.id for passage in one.passages}
            share = len(there & members) / len(there | members)
            if share >= most:
                chosen, most = one, share
        return chosen


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the comparison is judged."""

    judged: int
    """Threads that are tagged themselves or have a passage that is."""
    threads: int


def with_acts(judgements: Iterable[Judgement], acts: Sequence[Act]) -> tuple[Judgement, ...]:
    """Tell what is held after some acts.

    Args:
        judgements: What was held before, in the order in which it was said.
        acts: What was judged since; no undoing.
    """
    said = {(subject(act.target), act.by): act for act in acts}
    by = {act.by for act in acts}
    stays = [one for one in judgements if one.by not in by or (subject(one.target), one.by) not in said]
    new = (Judgement(act.target, act.after, act.by, act.at, act.evidence) for act in said.values() if act.after)
    return (*stays, *new)


def opinion_of(held: Held | None) -> Opinion:
    """What somebody holds; an empty opinion where that is nothing."""
    return held.judgement.opinion if held else Opinion()


def _tagged_words(passage_id: str, found: Sequence[Held]) -> tuple[tuple[int, int, Tag], ...]:
    """The tagged words of a passage, what counts more over what counts less."""
    tags: dict[int, Tag] = {}
    for one in found:
        for place in one.places:
            if one.scope is Scope.SPAN and one.tag is not None and place.passage.id == passage_id:
                tags.update(dict.fromkeys(range(place.start, place.end), one.tag))
    runs: list[tuple[int, int, Tag]] = []
    for at in sorted(tags):
        if runs and runs[-1][1] == at and runs[-1][2] is tags[at]:
            runs[-1] = (runs[-1][0], at + 1, tags[at])
        else:
            runs.append((at, at + 1, tags[at]))
    return tuple(runs)


def _said(one: Held, passage_id: str, reader: str) -> Said:
    words = " … ".join(place.text for place in one.places if place.passage.id == passage_id)
    return Said(
        one_line(one.by) or "somebody",
        one.by == reader,
        one.tag.value if one.tag else "",
        make_safe(one.note),
        one.scope.value,
        one.at,
        words if one.scope is Scope.SPAN else "",
        make_safe(evidence.told(one.judgement.evidence)).replace("\n", " "),
        one.is_saved,
    )

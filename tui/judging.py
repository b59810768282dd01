"""The open accounts with what is judged in them: every act goes to the notebook first, or waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tui import evidence
from tui.model import Article, Passage, Thread
from tui.notebook import (
    Act,
    Change,
    Evidence,
    Judgement,
    Loose,
    Notebook,
    NotebookError,
    Opinion,
    Source,
    Tag,
    Target,
    Whereabouts,
)
from tui.notebook.acts import subject as subject_name
from tui.orphans import HAND, Orphan, Placement
from tui.reading.aside import Fold
from tui.reading.columns import Column
from tui.reading.parallels import Parallels
from tui.record import Accounts, Held, Progress, Record, Subject, opinion_of, target_of, with_acts
from tui.unsaved import Unsaved, Waiting


@dataclass(frozen=True, slots=True)
class Judged:
    """A change of what the reader holds, as the screen tells it."""

    passages: tuple[Passage, ...]
    """What it was about, at least one; those of the article that was asked for come first."""
    opinion: Opinion
    """What the reader holds now of what was judged first."""
    refusal: str = ""
    """Why the notebook did not take it; empty where it did."""
    caught_up: int = 0
    """How many earlier acts it took at last."""

    @property
    def passage(self) -> Passage:
        """The first passage."""
        return self.passages[0]

    @property
    def tag(self) -> Tag | None:
        """The tag that the reader holds of it now."""
        return self.opinion.tag


class JudgedAccounts:
    """The open accounts, and what all readers hold of them.

    Args:
        notebook: Where what is held is kept.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self.has_sentences = False
        self.parallels: Parallels | None = None
        self.articles: tuple[Article, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self._digests: dict[str, str] = {}
        """By article id."""
        self.record = Record()
        """What all readers hold of these articles."""
        self.orphans: tuple[Orphan, ...] = ()
        """What was judged in earlier versions of these articles and is not found in them, once that is known."""
        self.unsaved = Unsaved()
        """What the notebook could not take yet."""
        self._read: tuple[tuple[Judgement, ...], tuple[Whereabouts, ...]] = (), ()
        """What was read from the notebook last."""
        self._stamp = 0
        self._progress: tuple[Record, Parallels, Progress] | None = None

    def passage(self, passage_id: str) -> Passage | None:
        """Give a passage by its id; None for omissions and unknown ids."""
        for column_ in self.columns:
            position = column_.index.get(passage_id)
            if position is not None:
                item = column_.items[position]
                if isinstance(item, Fold):
                    return next(line for line in item.passages if line.id == passage_id)
                return item if isinstance(item, Passage) else None
        return None

    # -- what is judged ------------------------------------------------------------------------------------

    @property
    def reader(self) -> str:
        """The name of whoever reads."""
        return self._notebook.reader

    @property
    def tags(self) -> dict[str, Tag]:
        """The tag of each tagged passage, by passage id: the reader's own, or else the last of the others'."""
        return self.record.tags

    @property
    def judgements(self) -> tuple[Held, ...]:
        """What all readers hold of these articles, placed on their passages, in the order in which it was said."""
        return self.record.held

    def read_tags(self) -> None:
        """Read from the notebook what is held of these articles.

        Raises:
            NotebookError: The notebook cannot be read; what was read before stays.
        """
        digests = tuple(self._digests.values())
        # Before the rest is read: what is written meanwhile is read again rather than missed.
        stamp = self._notebook.stamp()
        self._read = self._notebook.judgements(digests), self._notebook.whereabouts(digests)
        self._stamp = stamp
        self._place_record()

    def _forget_record(self) -> None:
        """Show nothing as judged until it is read what is held of the articles that are open now."""
        self.record = Record((), self.reader)
        self._read, self._stamp = ((), ()), 0

    def _place_record(self) -> None:
        judgements, whereabouts = self._read
        accounts = Accounts(self.columns, whereabouts)
        held = self.unsaved.over(judgements, self.reader)
        self.record = Record((Held(one, accounts.places(one.target), saved) for one, saved in held), self.reader)

    def news(self) -> tuple[Held, ...] | None:
        """Read what other processes have written meanwhile.

        Returns:
            What others hold now that they did not before, with an empty opinion where they took it back; None where
            nobody has written.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        if not self.has_sentences or self._notebook.stamp() == self._stamp:
            return None
        before = {(one.by, one.target): one for one in self.record.held}
        self.read_tags()
        now = {(one.by, one.target): one for one in self.record.held}
        changed = [one for key, one in now.items() if key not in before or before[key].judgement != one.judgement]
        gone = [
            replace(one, judgement=replace(one.judgement, opinion=Opinion()))
            for key, one in before.items()
            if key not in now
        ]
        return (*changed, *gone)

    @property
    def progress(self) -> Progress:
        """How many threads are judged."""
        if self.parallels is None:
            return Progress(0, 0)
        if self._progress is None or self._progress[:2] != (self.record, self.parallels):
            threads, marks = self.parallels.comparison.threads, self.record.marks
            judged = sum(any(p in marks and marks[p].tag for p in thread.passages) for thread in threads)
            self._progress = self.record, self.parallels, Progress(judged, len(threads))
        return self._progress[2]

    def history(self, passage: Passage) -> tuple[Act, ...]:
        """List all that was ever done to a passage, words in it or its claim, the first first.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        accounts = Accounts(self.columns, self._read[1])
        acts = self._notebook.history(accounts.origins_of(passage))
        return tuple(a for a in acts if any(place.passage == passage for place in accounts.places(a.target)))

    # -- judging -------------------------------------------------------------------------------------------

    def tag(self, subjects: Sequence[Subject], tag: Tag) -> Judged | None:
        """Tag passages, words of one, or a claim; take the tag off if this reader has given it to all of them.

        Args:
            subjects: At least one; they are undone together.
            tag: The tag.

        Returns:
            What changed, also where the notebook could not take it.
        """
        is_given = all(opinion_of(self.record.own(subject)).tag is tag for subject in subjects)
        wanted = None if is_given else tag
        return self._judge(subjects, lambda held: replace(held, tag=wanted))

    def note(self, subjects: Sequence[Subject], text: str) -> Judged | None:
        """Write a note on passages, words of one, or a claim; an empty text takes it off.

        Returns:
            What changed, also where the notebook could not take it; None where that is nothing.
        """
        return self._judge(subjects, lambda held: replace(held, note=text))

    def toggle(self, passage: Passage, tag: Tag) -> Judged | None:
        """Tag a passage; take the tag off if this reader has given it that already."""
        return self.tag([passage], tag)

    def _judge(self, subjects: Sequence[Subject], revise: Callable[[Opinion], Opinion]) -> Judged | None:
        articles = {article.id: article for article in self.articles}
        changes = [change for subject in subjects for change in self._changes(subject, revise, articles)]
        concerned = {one.digest for target, _, _ in changes for one in target.anchors}
        from tui.placing import source_of  # late: the first paint judges nothing

        sources = [source_of(a) for a in self.articles if self._digests[a.id] in concerned]
        refusal, caught_up, is_changed = self._write(changes, sources)
        if not is_changed and not caught_up:
            return None
        passages = tuple(dict.fromkeys(p for subject in subjects for p in self._passages_of(subject)))
        return Judged(passages, opinion_of(self.record.own(subjects[0])), refusal, caught_up)

    def _write(self, changes: Sequence[Change], sources: Sequence[Source]) -> tuple[str, int, bool]:
        """Write changes, and read what is held then; what the notebook refuses waits.

        Returns:
            Why it refused, how many earlier acts it took, and whether anything changed.
        """
        refusal, caught_up, is_changed = "", 0, True
        try:
            caught_up = self.unsaved.save(self._notebook)
            acts = self._notebook.judge(changes, sources)
            is_changed = bool(acts)
            if not caught_up and self._notebook.stamp() == self._stamp:
                # Nobody else has written: to read all again would take longer the more is held.
                self._read = with_acts(self._read[0], acts), self._read[1]
                self._place_record()
                return refusal, caught_up, is_changed
        except NotebookError as error:
            self.unsaved.keep(changes, sources)
            refusal = str(error)
        self._read_again()
        return refusal, caught_up, is_changed

    def _changes(
        self, subject: Subject, revise: Callable[[Opinion], Opinion], articles: Mapping[str, Article]
    ) -> Iterator[Change]:
        """What is to be written to judge something anew."""
        own = self.record.own(subject)
        seen = self._evidence(subject, articles)
        if not isinstance(subject, Thread):
            yield own.target if own else target_of(subject, articles, {}), revise, seen
            return
        target = target_of(subject, articles, {p.id: p for a in self.articles for p in a.passages})
        if own is not None and {*own.target.anchors} != {*target.anchors}:
            # The claim is carried by other passages now: what was said of it moves on to these.
            before = own.judgement.opinion
            yield own.target, Opinion(), None
            yield target, lambda held: revise(held or before), seen
        else:
            yield target, revise, seen

    def _evidence(self, subject: Subject, articles: Mapping[str, Article]) -> Evidence:
        if isinstance(subject, Thread):
            return evidence.of_thread(subject, self.parallels, articles) if self.parallels else evidence.UNKNOWN
        passage = subject if isinstance(subject, Passage) else subject.passage
        return evidence.of_passage(passage, self.parallels, articles, evidence.origin_names(self.parallels))

    def _passages_of(self, subject: Subject) -> Iterator[Passage]:
        if isinstance(subject, Thread):
            yield from (found for member in subject.passages if (found := self.passage(member)))
        else:
            yield subject if isinstance(subject, Passage) else subject.passage

    def _read_again(self) -> None:
        """Read what is held; where that fails, what was read before stays, with what was done since."""
        try:
            self.read_tags()
        except NotebookError:
            self._place_record()

    def save_again(self) -> int:
        """Offer to the notebook what it could not take.

        Returns:
            How many acts it took.

        Raises:
            NotebookError: It cannot take them yet.
        """
        try:
            return self.unsaved.save(self._notebook)
        finally:
            self._read_again()

    def undo(self, near: str = "") -> Judged | None:
        """Take back the last change of what is held of these articles; None if there is none.

        Args:
            near: Id of the article to tell of first.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        withdrawn = self.unsaved.withdraw()
        if withdrawn is not None:
            return self._reverted(withdrawn, near)
        return self._changed(self._notebook.undo(self._digests.values()), near)

    def redo(self, near: str = "") -> Judged | None:
        """Do again what was undone last; None if there is nothing.

        Args:
            near: Id of the article to tell of first.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        again = self.unsaved.put_back()
        if again is not None:
            return self._reverted(again, near)
        return self._changed(self._notebook.redo(self._digests.values()), near)

    def _reverted(self, waiting: Waiting, near: str) -> Judged | None:
        self._place_record()
        return self._told([target for target, _, _ in waiting.changes], near)

    def _changed(self, acts: Sequence[Act], near: str) -> Judged | None:
        self._read_again()
        return self._told([act.target for act in acts], near)

    def _told(self, targets: Sequence[Target], near: str) -> Judged | None:
        accounts = Accounts(self.columns, self._read[1])
        passages = list(dict.fromkeys(place.passage for one in targets for place in accounts.places(one)))
        passages.sort(key=lambda passage: passage.article != near)
        if not passages:
            return None
        names = {subject_name(one) for one in targets}
        held = (one for one in self.record.on(passages[0].id) if one.by == self.reader)
        now = next((one.judgement.opinion for one in held if subject_name(one.target) in names), Opinion())
        return Judged(tuple(passages), now)

    # -- what was judged in earlier versions ---------------------------------------------------------------

    def loose(self, sources: Sequence[Source]) -> tuple[tuple[Loose, ...], tuple[Loose, ...]]:
        """Read what was judged in earlier versions of these articles, and by early versions of this program.

        Args:
            sources: What the open articles are (`placing.source_of`; for long texts that takes a while).

        Returns:
            The loose anchors, and the strays that may belong here.

        Raises:
            NotebookError: The notebook cannot be read, or not be written.
        """
        known = {source.digest for source in self._notebook.sources(self._digests.values())}
        judged = {one.digest for held in self.record.held for one in held.target.anchors}
        # Tags of the first version tell nothing of their articles: while these are open, that can be made good.
        if new := [source for source in sources if source.digest in judged and source.digest not in known]:
            self._notebook.keep_sources(new)
        settled = {one.place for one in self._read[1]}
        strays = [
            one
            for one in self._notebook.strays()
            if (one.anchor.digest, one.anchor.start, one.anchor.end) not in settled
        ]
        return self._notebook.loose(sources), tuple(strays)

    def place_loose(self, placement: Placement) -> None:
        """Keep where the loose anchors are, and list the others.

        Raises:
            NotebookError: The notebook cannot take it; the others are listed all the same.
        """
        self.orphans = placement.orphans
        if placement.found:
            self._notebook.found_all(placement.found)
            self.read_tags()

    def likely_passages(self, orphan: Orphan) -> tuple[Passage, ...]:
        """List the passages that an orphan may belong to, the likeliest first."""
        from tui.placing import likely_passages  # late: the first paint places nothing

        return likely_passages(orphan, {article.id: article for article in self.articles})

    def reattach(self, orphan: Orphan, passage: Passage) -> None:
        """Put an orphan on the passage that it belongs to, as the reader says.

        Raises:
            NotebookError: The notebook cannot take it; it stays an orphan.
        """
        from tui.placing import by_hand  # late, as above

        article = next(a for a in self.articles if a.id == passage.article)
        self._notebook.found(orphan.anchor, by_hand(orphan, passage, article), HAND)
        self.orphans = tuple(one for one in self.orphans if one != orphan)
        self._read_again()

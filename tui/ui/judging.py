"""Judges passages, words and claims: tags them verified or dubious, and takes that back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from tui.judging import Judged
from tui.model import Passage, Thread
from tui.notebook import NotebookError, Tag
from tui.reading.columns import stands_for
from tui.reading.judged import TAG_SIGNS
from tui.reading.runs import Run
from tui.reading.selection import Excerpt, from_cursor
from tui.record import Subject
from tui.sources.sanitize import one_line
from tui.ui.going import Going

QUOTED = 30
"""Characters of tagged words that the line at the bottom quotes."""
ANSWERS = {"v": Tag.VERIFIED, "x": Tag.DUBIOUS}
NOTE_ANSWER = "a"


class Judging(Going):
    """The actions on tags."""

    def __init__(self) -> None:
        super().__init__()
        self._warned_of = 0
        """Of how many unsaved acts the reader was told who wanted to leave."""

    # -- what is judged ------------------------------------------------------------------------------------

    def subjects(self) -> list[Subject]:
        """Give what is selected, else the passage under the cursor, as many as the count says.

        Returns:
            What makes a claim; where that is nothing, the reason is said.
        """
        times, place = self.taken().times, self.place
        if not self.session.has_sentences:
            self.say("The sentences are still being found …")
            return []
        if self.selection:
            return self._selected_subjects()
        if place is None:
            return []
        enter = self.keymap.key("counterpart.go")
        passage = self.session.passage(place.item)
        if place.blank:
            outlet = self.spread.column(place.blank).article.outlet
            self.say(f"{outlet} has nothing here to tag; {enter} goes to who has.")
        elif passage is None:
            claim = self.keymap.key("thread.judge")
            self.say(
                f"An omission cannot be tagged; {enter} goes to a passage that reports it, {claim} tags the claim."
            )
        elif times == 1 and not passage.is_claim:
            self.say(f"A {passage.kind.value} makes no claim; only sentences and bullets are tagged.")
        else:
            claims = (one for one in from_cursor(self.spread, place) if one.is_claim)
            found = list(islice(claims, times))
            if not found:
                self.say("No further passage of this account makes a claim.")
            return [*found]
        return []

    def _selected_subjects(self) -> list[Subject]:
        claims = [part for part in self.selection if part.passage.is_claim]
        if not claims:
            self.say("Nothing selected makes a claim; only sentences and bullets are tagged.")
        if len(self.selection) > 1 or not claims:
            return [part.passage for part in claims]
        passage, text = claims[0].passage, claims[0].text
        start = claims[0].start + len(text) - len(text.lstrip())
        end = claims[0].end - (len(text) - len(text.rstrip()))
        is_whole = start >= end or (start, end) == (0, len(passage.text))
        return [passage if is_whole else Excerpt(passage, start, end)]

    def _thread(self) -> Thread | None:
        """The claim under the cursor."""
        place, parallels = self.place, self.session.parallels
        if place is None or parallels is None:
            return None
        column = self.spread.column(place.article)
        about = stands_for(column.items[column.index[place.item]])
        if isinstance(about, Passage):
            return next(iter(parallels.threads(about.id)), None)
        return about

    # -- telling -------------------------------------------------------------------------------------------

    def judged(self, act: Callable[[], Judged | None], tell: Callable[[Judged], str], nothing: str) -> Judged | None:
        """Carry out a change and tell of it; what the screen shows is in the notebook, or shown as not saved.

        Args:
            act: Makes the change.
            tell: Says in a few words what it was.
            nothing: What to say where nothing changed.
        """
        try:
            changed = act()
        except NotebookError as error:
            self.say(f"Not saved: {error}")
            return None
        if changed is None:
            self.say(nothing)
            return None
        self._warned_of = 0
        self.leave_selection()
        self.judgements_changed()
        if changed.refusal:
            self.say(f"Not saved yet, {self.keymap.key('tag.retry')} tries again: {changed.refusal}")
        else:
            caught_up = f" {_acts(changed.caught_up)} of before saved, too." if changed.caught_up else ""
            self.say(f"{tell(changed)}{caught_up}")
        return changed

    def judgements_changed(self) -> None:
        """Show what is held now."""
        count = len(self.session.unsaved)
        self._status.note("unsaved", Run(f"{count} not saved" if count else "", "warning"))
        self._columns.tags_changed()
        self.filter_again()
        self.tell()

    def _told_of(self, subjects: Sequence[Subject], changed: Judged) -> str:
        """Say what was tagged how, how to undo it, and who says otherwise."""
        tag = changed.tag.value if changed.tag else "no tag"
        first = subjects[0]
        if isinstance(first, Thread):
            accounts = len({passage.article for passage in changed.passages})
            tag = f"{tag}: the claim, in {len(changed.passages)} passages of {accounts} accounts"
        elif isinstance(first, Excerpt):
            tag = f"{tag}: “{one_line(first.text, QUOTED)}”"
        elif len(subjects) > 1:
            tag = f"{tag}: {len(subjects)} passages"
        return f"{tag[0].upper()}{tag[1:]}; {self.keymap.key('tag.undo')} undoes it{self._told_others(changed)}."

    def _told_others(self, changed: Judged) -> str:
        if changed.tag is None or not self.session.record.marks[changed.passage.id].is_disputed:
            return ""
        said = self.session.record.said(changed.passage.id)
        others = {one.who: one.tag for one in reversed(said) if one.tag and not one.is_you}
        return "".join(f" · {who} says {tag}" for who, tag in others.items() if tag != changed.tag.value)

    # -- actions -------------------------------------------------------------------------------------------

    def action_tag(self, name: str) -> None:
        """Tag what is selected, or passages from the cursor on, or take the tag off."""
        subjects = self.subjects()
        if subjects:
            self._tag(subjects, Tag(name))

    def _tag(self, subjects: Sequence[Subject], tag: Tag) -> None:
        self.judged(
            lambda: self.session.tag(subjects, tag), lambda done: self._told_of(subjects, done), "Nothing to change."
        )

    def action_judge_claim(self) -> None:
        """Ask how to judge the claim under the cursor in all accounts."""
        if self.session.parallels is None:
            self.say(self.session.why_unknown)
            return
        thread = self._thread()
        if thread is None:
            verified, dubious = self.keymap.key("tag.verified"), self.keymap.key("tag.dubious")
            self.say(f"No other account reports this; {verified} and {dubious} tag the passage.")
            return
        count = len(thread.passages)
        signs = TAG_SIGNS
        self.ask(
            f"Judge the claim in all {len(thread.articles)} accounts ({count} passages):"
            f"  v {signs['verified']} verified · x {signs['dubious']} dubious · {NOTE_ANSWER} note · esc leaves it",
            lambda answer: self._judge_claim(thread, answer),
        )

    def _judge_claim(self, thread: Thread, answer: str) -> None:
        if answer in ANSWERS:
            self._tag([thread], ANSWERS[answer])
        elif answer == NOTE_ANSWER:
            self.write_note([thread])
        else:
            key = self.keymap.key("thread.judge")
            self.say(f"“{answer}” is no judgement; {key} and one of v, x, {NOTE_ANSWER} is.")

    def write_note(self, subjects: Sequence[Subject]) -> None:
        """Open the line for a note."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Undo the last act."""
        again = f"{self.keymap.key('tag.redo')} does it again"
        self._revert(self.session.undo, "Nothing to undo.", "Undone", again)

    def action_redo(self) -> None:
        """Redo."""
        undoes = f"{self.keymap.key('tag.undo')} undoes it"
        self._revert(self.session.redo, "Nothing to redo.", "Done again", undoes)

    def _revert(self, act: Callable[[str], Judged | None], nothing: str, done: str, again: str) -> None:
        article = self.place.article if self.place else ""

        def tell(changed: Judged) -> str:
            count = len(changed.passages)
            where = f" on {count} passages" if count > 1 else ""
            note = ", with a note" if changed.opinion.note else ""
            return f"{done}: {changed.tag.value if changed.tag else 'no tag'}{note}{where}; {again}."

        changed = self.judged(lambda: act(article), tell, nothing)
        place = self.place
        if changed is not None and place is not None and place.item not in {one.id for one in changed.passages}:
            told = self._hints.message
            self.jump(self.spread.to(place, changed.passage.article, changed.passage.id))
            self.say(told)

    # -- what is not saved ---------------------------------------------------------------------------------

    def action_save_again(self) -> None:
        """Offer to the notebook what it could not take."""
        waiting = len(self.session.unsaved)
        if not waiting:
            self.say("All that you did is saved.")
            return
        try:
            self.session.save_again()
        except NotebookError as error:
            self.say(f"Still not saved: {error}")
        else:
            self.say(f"{_acts(waiting)} saved.")
        told = self._hints.message
        self.judgements_changed()
        self.say(told)

    def why_stay(self) -> str:
        """Say why the reader should not leave yet: what is not saved would be lost. It is said once."""
        waiting = len(self.session.unsaved)
        if not waiting or self._warned_of == waiting:
            return ""
        try:
            self.session.save_again()
        except NotebookError as error:
            self._warned_of = waiting = len(self.session.unsaved)
            self.judgements_changed()
            leave = self.keymap.key("reader.quit")
            return f"{_acts(waiting)} not saved; {leave} again leaves without: {error}"
        return ""


def _acts(count: int) -> str:
    return f"{count} act{'' if count == 1 else 's'}"

"""Goes to places: by number and percentage, by marks, back and forth along the jumps; and reads counts before keys."""

from __future__ import annotations

from collections.abc import Callable
from string import digits

from textual import events

from tui.reading.count import Count, at_percent
from tui.reading.jumps import Wanted
from tui.reading.place import Place
from tui.reading.trail import Trail
from tui.ui.reading_screen import ReadingScreen


class Going(ReadingScreen):
    """Counts, marks, the trail of jumps, passages by their number."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Count()
        self._answer: Callable[[str], None] | None = None
        self._trail = Trail()
        self._marks: dict[str, Place] = {}

    # -- keys that wait for another ------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Read digits, and the answer to a question, before any key does what it is bound to."""
        character = event.character or ""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            self.say("")
            if event.is_printable:
                answer(character)
            if event.is_printable or event.key == "escape":
                event.stop()
                event.prevent_default()
        elif character and character in digits:
            self._count = self._count.typed(character)
            self._teach_count()
            event.stop()
            event.prevent_default()
        elif self._count:
            self.given, self._count = self._count, Count()
            self.say("")
            if event.key == "escape":
                self.forget_keys()
                event.stop()
                event.prevent_default()
        else:
            self.given = Count()

    def _teach_count(self) -> None:
        key, number = self.keymap.key, self._count.number
        self.say(
            f"{self._count.digits} …  {key('passage.next')} {key('aligned.next')} {key('half.next')} so often · "
            f"{key('text.top')} passage {number} · {key('percent.go')} percent · esc drops"
        )

    def ask(self, question: str, answer: Callable[[str], None]) -> None:
        """Let the next character that is typed answer a question; esc, or another key, leaves it unanswered."""
        self._answer = answer
        self.say(question)

    def forget_keys(self) -> None:
        """Drop a count or question that the next key was to complete."""
        self._count = self.given = Count()
        self._answer = None

    def on_screen_suspend(self) -> None:
        """Keys that were typed here mean nothing on another screen."""
        if self._count or self._answer is not None:
            self.say("")
        self.forget_keys()

    # -- passages by their number --------------------------------------------------------------------------

    def to_number(self, number: int) -> None:
        """Go to a passage of the focused column by its number, from 1; the last where there are not so many."""
        self._to_passage(number - 1)

    def action_percent(self) -> None:
        """Go to a percentage of the focused column."""
        percent = self.taken().number
        place = self.place
        if percent is None:
            self.say(f"Type a number first: 50{self.keymap.key('percent.go')} goes half way down the account.")
        elif place is not None:
            self._to_passage(at_percent(percent, len(self.spread.column(place.focused).article.passages)))

    def _to_passage(self, position: int) -> None:
        place = self.place
        article = self.spread.column(place.focused).article if place else None
        if place is None or article is None or not article.passages:
            return
        total = len(article.passages)
        there = min(position, total - 1)
        self.jump(self.spread.to(place, article.id, article.passages[there].id))
        where = f"Passage {there + 1} of {total} in {article.outlet}"
        self.say(f"{where}: it has no more." if position > there else f"{where}.")

    def sought(self, place: Place, wanted: Wanted, step: int, times: int) -> tuple[Place | None, int]:
        """Find the n-th wanted passage of the focused column, or the last before its end.

        Args:
            place: Where to begin.
            wanted: What is looked for.
            step: 1 onward, -1 backward.
            times: How many to find.

        Returns:
            The place, None where there is none; and how many were found.
        """
        found: Place | None = None
        for n in range(times):
            following = self.spread.find(found or place, wanted, step)
            if following is None:
                return found, n
            found = following
        return found, times

    # -- back and forth ------------------------------------------------------------------------------------

    def noted(self) -> dict[Place, int]:
        """Give all places that are to be kept, with the offset of each in its article's text."""
        places = (*self._trail.places, *self._marks.values())
        return {place: self.session.offset(place) for place in places}

    def same_text(self, before: Place, offset: int) -> Place | None:
        """Give the place in the columns of now that shows the text at an offset of the columns of before."""
        column = self.column(before.article)
        passage = column.passage_at(offset) if column else None
        return Place(before.article, passage.id, before.level, before.first) if passage else None

    def move_noted(self, where: Callable[[Place], Place | None]) -> None:
        """Take trail and marks over into other columns.

        Args:
            where: Gives the place there for a place here, or None where there is none.
        """
        self._trail = self._trail.moved(where)
        moved = {name: where(place) for name, place in self._marks.items()}
        self._marks = {name: place for name, place in moved.items() if place is not None}

    def jump(self, place: Place) -> None:
        """Move the cursor; where it was can be gone back to."""
        self._note_jump(place)
        self.go(place)

    def _note_jump(self, place: Place) -> None:
        here = self.place
        if here is not None and (here.article, here.item) != (place.article, place.item):
            self._trail = self._trail.jumped(here)

    def _is_there(self, place: Place) -> bool:
        column = self.column(place.article)
        return column is not None and place.item in column.index

    def _come_to(self, place: Place) -> None:
        self.go(self.spread.settle(place) if self.spread.holds(place) else place)

    def _along(self, follow: Callable[[Trail, Place], tuple[Place, Trail] | None], nothing: str) -> None:
        """Follow the trail as often as the count says, or to its end."""
        here = self.place
        if here is None:
            return
        target: Place | None = None
        for _ in range(self.taken().times):
            found = follow(self._trail, target or here)
            if found is None:
                break
            target, self._trail = found
        if target is None:
            self.say(nothing)
        else:
            self._come_to(target)

    def action_back(self) -> None:
        """Back to where the last jump began."""
        self._along(lambda trail, here: trail.back(here, self._is_there), "No jump to go back from.")

    def action_forth(self) -> None:
        """Forth again to where going back began."""
        self._along(lambda trail, here: trail.forth(here, self._is_there), "No going back to take back.")

    # -- marks ---------------------------------------------------------------------------------------------

    def action_set_mark(self) -> None:
        """Ask for a letter, and mark the passage with it."""
        self.ask("Mark this passage with which letter? esc leaves it.", self._set_mark)

    def _set_mark(self, name: str) -> None:
        place = self.place
        if not name.isalpha():
            self.say(f"“{name}” is no letter; nothing is marked.")
        elif place is not None:
            moved = name in self._marks and self._marks[name].item != place.item
            self._marks[name] = place
            key = self.keymap.key("mark.go")
            self.say(f"Mark {name} {'is now' if moved else 'set'} here; {key} {name} comes back to it.")

    def action_go_to_mark(self) -> None:
        """Ask for the letter of a mark, and go there."""
        if not self._marks:
            self.say(f"No passage is marked yet: {self.keymap.key('mark.set')} and a letter mark this one.")
            return
        marks = " · ".join(f"{name} {self._where(place)}" for name, place in sorted(self._marks.items()))
        self.ask(f"Go to which mark?  {marks}", self._go_to_mark)

    def _where(self, place: Place) -> str:
        """Name a place in a few words."""
        column = self.column(place.article)
        if column is None or place.item not in column.index:
            return "(not there any more)"
        return f"{self.named(place.article)} {column.passage_number(place.item)}"

    def _go_to_mark(self, name: str) -> None:
        place = self._marks.get(name)
        if place is None:
            there = ", ".join(sorted(self._marks))
            self.say(f"There is no mark {name}; there {'are' if len(self._marks) > 1 else 'is'} {there}.")
            return
        if not self._is_there(place):
            self.say(f"The passage with the mark {name} is not there any more.")
            return
        self._note_jump(place)
        self._come_to(place)

"""The line above the columns that says where the reader is, and the line below that teaches keys or answers one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from rich.cells import cell_len
from textual.strip import Strip

from tui.model import Passage, Status
from tui.notebook import Tag
from tui.reading.apart import apart_briefly
from tui.reading.columns import stands_for
from tui.reading.footers import FOOTER
from tui.reading.judged import DISPUTED_SIGN, NOTE_SIGN
from tui.reading.keymap import Action
from tui.reading.numbers import spans_of
from tui.reading.parallel import ParallelSpread
from tui.reading.place import Place
from tui.reading.runs import Run, Runs
from tui.reading.signs import GLYPHS, OMISSION_GLYPH
from tui.reading.spread import Spread
from tui.session import Session
from tui.ui.ink import Inked, cut

ALWAYS_TAUGHT = 2
"""Keys at the end of the registry that the hint line shows on the narrowest screen: help and quit."""
STORY = "story"
"""Name of the note that says which story is read."""
SPARED = (STORY,)
"""Names of notes that the narrowest screens have no room for."""
HINT_GAP = "   "
TITLE_SHARE = 3
"""The event's title takes at most a third of the status line."""
LEAST_TITLE_CELLS = 12
"""Room for a word or two of it."""


class Form(Enum):
    """How much room the status line takes for what it tells."""

    FULL = "full"
    SHORT = "short"
    SIGNS = "signs"


class StatusLine(Inked):
    """Event, accounts on the screen, thread, counts of findings and tags.

    Args:
        session: The accounts and what is known of them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(id="status")
        self._session = session
        self._place: Place | None = None
        self._spread: Spread | None = None
        self._notes: dict[str, Run] = {}

    def note(self, name: str, run: Run) -> None:
        """Keep something in sight, such as what is searched for, until an empty text takes its place.

        Args:
            name: What it is about; a later note of that name takes its place.
            run: What to show.
        """
        self._notes[name] = run
        self.refresh()

    def tell(self, place: Place | None, spread: Spread) -> None:
        """Say where the reader is."""
        self._place, self._spread = place, spread
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; where the screen is too narrow, without the title, and if need be with signs for words."""
        title, cut_title = (Run(text, "strong") for text in (self._title(), cut(self._title(), LEAST_TITLE_CELLS)))
        full, short, plain = (self._parts(form) for form in Form)
        judged = self._judged()
        forms = (
            *((title, *full, *told) for told in judged[:-1]),
            *((cut_title, *full, *told) for told in judged[:-1]),
            (title, *full),
            *((part, *short, *told) for told in judged[1:] or judged for part in (title, cut_title)),
            short,
            plain,
        )
        joined = [joined_parts(parts) for parts in forms]
        fitting = (runs for runs in joined if sum(cell_len(run.text) for run in runs) <= self.size.width)
        return self.line(next(fitting, joined[-1]))

    def _parts(self, form: Form) -> Runs:
        session, spread = self._session, self._spread
        if spread is None:
            return ()
        brief = form is Form.SIGNS
        parts = [Run(self._arranged(spread, form), "strong" if isinstance(spread, ParallelSpread) else "")]
        hidden = sum(column.article.id in session.arrangement.hidden for column in session.columns)
        if hidden and not brief:
            parts.append(Run(f"{hidden} hidden", "omission"))
        if session.parallels is None:
            parts.append(Run(session.waiting, "dim"))
        elif told_apart := apart_briefly(session.parallels.comparison):
            parts.append(Run(told_apart, "warning"))
        else:
            number = _thread_number(session, self._place)
            threads = len(session.parallels.comparison.threads)
            parts.append(Run(f"thread {number} of {threads}" if number else f"{threads} threads"))
            counts = (
                (GLYPHS[Status.CONFLICT], session.parallels.count(Status.CONFLICT), "in conflict", "conflict"),
                (GLYPHS[Status.EMBELLISH], session.parallels.count(Status.EMBELLISH), "embellished", "embellish"),
                (OMISSION_GLYPH, session.parallels.omission_count, "omissions", ""),
            )
            for sign, count, words, style in counts:
                parts.append(Run(f"{sign}{count}" if brief else f"{count} {words}", style if count else ""))
        parts[:0] = [note for name, note in self._notes.items() if note.text and not (brief and name in SPARED)]
        return (*parts, Run(self._tallied()))

    def _tallied(self) -> str:
        """How many passages have which signs."""
        marks = self._session.record.marks.values()
        tags = Counter(mark.tag for mark in marks)
        told = f"✓{tags[Tag.VERIFIED]} ✗{tags[Tag.DUBIOUS]}"
        for sign, count in (
            (NOTE_SIGN, sum(mark.is_noted for mark in marks)),
            (DISPUTED_SIGN, sum(mark.is_disputed for mark in marks)),
        ):
            told += f" {sign}{count}" if count else ""
        return told

    def _judged(self) -> tuple[Runs, ...]:
        """How many claims are judged, at length, briefly and not at all; only the last where none is."""
        progress = self._session.progress
        if not progress.judged:
            return ((),)
        told = f"{progress.judged} of {progress.threads} threads judged"
        return (Run(told),), (Run(f"{progress.judged}/{progress.threads} judged"),), ()

    def _arranged(self, spread: Spread, form: Form) -> str:
        """In which arrangement the accounts stand, which account the rows follow, and which are on the screen."""
        total = len(spread.columns)
        numbers = spread.on_screen(self._place) if self._place else ()
        which = "" if len(numbers) >= total else f"{spans_of(numbers)} of "
        accounts = "accounts " if which and form is Form.FULL else ""
        told = f"{accounts}{which}{total}" if which else f"{total} account{'' if total == 1 else 's'}"
        if isinstance(spread, ParallelSpread):
            lead = f"parallel to {spread.number(spread.lead) + 1}"
            return lead if form is Form.SIGNS else f"{lead}: {told}"
        return f"{'zoomed' if spread.arrangement.is_zoomed else 'reading'} {told}"

    def _title(self) -> str:
        title = next((a.title for a in self._session.articles if a.title), "synoptic")
        return cut(title, max(LEAST_TITLE_CELLS, self.size.width // TITLE_SHARE))


def joined_parts(parts: Iterable[Run]) -> Runs:
    """Put parts of a line side by side, a dot between two."""
    out: Runs = (Run(" "),)
    for n, part in enumerate(parts):
        out += (*((Run(" · ", "dim"),) if n else ()), part)
    return out


def _thread_number(session: Session, place: Place | None) -> int | None:
    """1-based number of the first thread that the item under the cursor belongs to."""
    if place is None or session.parallels is None:
        return None
    column = next(c for c in session.columns if c.article.id == place.article)
    about = stands_for(column.items[column.index[place.item]])
    if isinstance(about, Passage):
        threads = session.parallels.threads(about.id)
        thread = threads[0] if threads else None
    else:
        thread = about
    return session.parallels.number(thread) if thread else None


class HintLine(Inked):
    """The most useful keys, or a message until the next key.

    Args:
        taught: The actions whose keys it shows, with help and the way out last.
    """

    def __init__(self, taught: Sequence[Action] = FOOTER) -> None:
        super().__init__(id="hints")
        self._taught = tuple(action for action in taught if action.keys)
        self._message = ""

    @property
    def message(self) -> str:
        """What is being said; empty while keys are shown."""
        return self._message

    def say(self, message: str) -> None:
        """Show a message instead of the keys."""
        self._message = message
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the message, or as many keys as fit whole; the last two, help and the way out, always show."""
        if self._message:
            return self.line((Run(f" {self._message}", "strong"),))
        first, last = self._taught[:-ALWAYS_TAUGHT], self._taught[-ALWAYS_TAUGHT:]
        room = self.size.width - 1 - sum(_cells(action) for action in last)
        runs: Runs = (Run(" "),)
        for action in first:
            room -= _cells(action)
            if room < 0:
                break
            runs += _hint(action)
        return self.line(runs + tuple(run for action in last for run in _hint(action)))


def hints(actions: Iterable[Action], width: int) -> Runs:
    """Give as many keys with their labels as fit whole into a line.

    Args:
        actions: What to teach, the most useful first.
        width: Cells of the line.
    """
    runs: Runs = ()
    for action in actions:
        more = (Run(action.shown_keys.split()[0], "key"), Run(f" {action.label}  "))
        if sum(cell_len(run.text) for run in (*runs, *more)) > width:
            break
        runs += more
    return runs


def _hint(action: Action) -> Runs:
    return Run(action.shown_keys.split()[0], "key"), Run(f" {action.label}{HINT_GAP}")


def _cells(action: Action) -> int:
    return sum(cell_len(run.text) for run in _hint(action))

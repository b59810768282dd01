"""The short tour for who opens the reader for the first time: its steps, and what is shown when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tui.reading.key_names import shown_key
from tui.reading.keymap import ACTIONS
from tui.reading.runs import Run, Runs
from tui.reading.user_keys import Keymap

ON_KEY = "enter"
"""Goes on to the next step without doing what the step asks for."""
_DONE_BY = {action.does: action.id for action in ACTIONS}


class Welcome(StrEnum):
    """How the reader is received, or has been so far."""

    NONE = "none"
    HINT = "hint"
    """A line says that there is a tour."""
    TOUR = "tour"


def due_welcome(told: Welcome, *, is_bundled: bool) -> Welcome:
    """Say what is due when the reader opens.

    Args:
        told: What there has been so far.
        is_bundled: Whether the accounts are those that come with the program; over the reader's own no tour is laid.
    """
    if is_bundled:
        return Welcome.NONE if told is Welcome.TOUR else Welcome.TOUR
    return Welcome.HINT if told is Welcome.NONE else Welcome.NONE


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the tour shows."""

    text: str
    """What it says; an action's id in braces stands for its key."""
    asks: tuple[str, ...]
    """Ids of the actions of which any one brings the tour on; the first is the one that it asks for."""
    needs_comparison: bool = True


TAGS = ("tag.verified", "tag.dubious")
"""What the step of the tags asks for: it is done on a passage only."""
STEPS: tuple[Step, ...] = (
    Step(
        "Each column is one account of the same event. {passage.next} {passage.previous} move through it, "
        "{outlet.next} {outlet.previous} change the account.",
        (
            "passage.next",
            "passage.previous",
            "half.next",
            "half.previous",
            "page.next",
            "page.previous",
            "outlet.next",
            "outlet.previous",
        ),
        needs_comparison=False,
    ),
    Step(
        "{aligned.next} goes to the next passage that another account reports too: the two stand level, the words "
        "they share underlined.",
        ("aligned.next", "aligned.previous"),
    ),
    Step(
        "The strip above says why: who reports it, from how many origins, who omits it. {counterpart.go} goes to the "
        "same in the next account.",
        ("counterpart.go",),
    ),
    Step(
        "{embellishment.next} {omission.next} {conflict.next} lead to the next embellishment, omission and conflict of "
        "this account.",
        (
            "embellishment.next",
            "omission.next",
            "conflict.next",
            "embellishment.previous",
            "omission.previous",
            "conflict.previous",
        ),
    ),
    Step(
        "You judge: {tag.verified} tags the passage verified, {tag.dubious} dubious, in your notebook. {tag.undo} "
        "undoes it.",
        TAGS,
        needs_comparison=False,
    ),
    Step(
        "{matrix.show} shows every claim against every account; {row.open} leads from there into the text, "
        "{overview.close} back.",
        ("matrix.show", "people.show", "timeline.show"),
        needs_comparison=False,
    ),
    Step(
        "{help.show} lists all keys and signs; {palette.show} finds a command by name, this tour too.",
        ("help.show",),
        needs_comparison=False,
    ),
)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Tour:
    """How far the tour is."""

    position: int = 0

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return STEPS[self.position]

    def next(self) -> Tour | None:
        """Go on; None after the last step."""
        return Tour(self.position + 1) if self.position + 1 < len(STEPS) else None

    def is_done_by(self, does: str, *, is_compared: bool) -> bool:
        """Whether what the reader did is what the step asks for.

        Args:
            does: The call by which the registry names what an action does.
            is_compared: Whether the comparison is there.
        """
        return _DONE_BY.get(does) in self.step.asks and (is_compared or not self.step.needs_comparison)


def told(tour: Tour, keymap: Keymap, waiting: str = "") -> tuple[Runs, Runs]:
    """Say what a step shows, and what the reader can press.

    Args:
        tour: How far the tour is.
        keymap: Which keys do what.
        waiting: As long as the accounts are not compared, how far that is; else empty.

    Returns:
        Two paragraphs.
    """
    step = tour.step
    runs: Runs = (Run(f"Tour {tour.position + 1} of {len(STEPS)}  ", "strong"),)
    for n, part in enumerate(re.split(r"\{([a-z.]+)\}", step.text)):
        runs += (Run(keymap.key(part), "key"),) if n % 2 else (Run(part),)
    ends = (Run(" · "), Run(keymap.key("view.clear"), "key"), Run(" ends the tour"))
    on = (Run(shown_key(ON_KEY), "key"), Run(" goes on"))
    if waiting and step.needs_comparison:
        return runs, (Run(f"This needs the comparison: {waiting}"), Run(" · "), *on, *ends)
    tried = (Run("Now you: press "), Run(keymap.key(step.asks[0]), "key"))
    if takes_enter(tour, keymap):
        return runs, (*tried, *ends)
    return runs, (*tried, Run(" · "), *on, *ends)


def takes_enter(tour: Tour, keymap: Keymap) -> bool:
    """Whether the key that goes on is the very key that the step asks for."""
    return any(ON_KEY in keymap.keys(action) for action in tour.step.asks)

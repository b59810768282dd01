"""What readers hold of a passage, as the screen tells it: the signs of the gutter, and who said what when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tui.reading.runs import Run, Runs

TAG_SIGNS = {"verified": "✓", "dubious": "✗"}
NOTE_SIGN = "✎"
DISPUTED_SIGN = "≠"
UNSAVED_SIGN = "?"
UNTAGGED = "You have not tagged it."

TIME = "%-d %b %Y, %H:%M"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the gutter shows of a passage."""

    tag: str = ""
    """`verified`, `dubious` or empty."""
    is_noted: bool = False
    is_disputed: bool = False
    """Whether readers tag it differently."""
    is_saved: bool = True
    """Whether the notebook has it."""

    @property
    def signs(self) -> tuple[Run, ...]:
        """The tag's sign and then the others, as many as there are."""
        tag = [Run(TAG_SIGNS[self.tag], self.tag)] if self.tag else []
        disputed = [Run(DISPUTED_SIGN, "warning")] if self.is_disputed else []
        note = [Run(NOTE_SIGN, "key")] if self.is_noted else []
        return (*tag, *disputed, *note)


NO_MARK = Mark()


def marks_on_row(mark: Mark, sub_row: int, *, is_last: bool) -> tuple[Run, Run, Run]:
    """Say what of a mark stands in the gutter of one row of its passage.

    A passage of several rows has its tag on the first and the other signs below it; one of a single row has room for
    two of them.

    Args:
        mark: The passage's mark.
        sub_row: 0-based row within the passage.
        is_last: Whether it is the passage's last row.

    Returns:
        What stands under the status glyph (on the first row that is the status's own place), under the tag, and in the
        cell before the text; a space each where there is nothing.
    """
    signs, blank = mark.signs, Run(" ")
    first, rest = (signs[0], signs[1:]) if signs else (blank, ())
    if sub_row == 0:
        doubt = Run(UNSAVED_SIGN, "warning") if not mark.is_saved else blank
        return blank, first, (rest[0] if is_last and rest and mark.is_saved else doubt)
    if sub_row == 1 and rest:
        return rest[0] if len(rest) > 1 else blank, rest[-1], blank
    return blank, blank, blank


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody holds of a passage, of words in it, or of its claim."""

    who: str
    """Their name, on one line, safe to show."""
    is_you: bool
    tag: str
    """`verified`, `dubious` or empty."""
    note: str
    """Safe to show; it may have several lines."""
    scope: str
    """`passage`, `span` or `thread`."""
    when: datetime
    words: str = ""
    """Of a span."""
    then: str = ""
    """What the screen said of it at that moment."""
    is_saved: bool = True

    @property
    def of_what(self) -> str:
        """What it is about, in words; empty for the passage."""
        if self.scope == "span":
            return f"the words “{' '.join(self.words.split())}”"
        return "its claim in all accounts" if self.scope == "thread" else ""


SaidOf: TypeAlias = Callable[[str], Sequence[Said]]
"""Gives what is held of the passage with an id, what counts most first."""


def nothing_said(passage_id: str) -> Sequence[Said]:
    """Nobody holds anything of it."""
    return ()


def told_briefly(said: Sequence[Said]) -> list[Runs]:
    """Tell in a line or two who tagged a passage how, and the notes.

    Args:
        said: What is held of it, what counts most first.
    """
    tagged = [one for one in said if one.tag]
    told: list[Runs] = []
    if tagged:
        runs: Runs = (Run(f"{DISPUTED_SIGN} ", "warning"),) if is_disputed(said) else ()
        for n, one in enumerate(tagged):
            about = f" ({one.of_what})" if one.of_what else ""
            who = one.who if not one.is_you or len({other.who for other in tagged}) > 1 else "you"
            runs += (
                Run(" · " if n else ""),
                Run(f"{TAG_SIGNS[one.tag]} {who}: {one.tag}", one.tag),
                Run(f"{about}{'' if one.is_saved else ', not saved yet'}", "dim"),
            )
        told.append(runs)
    for one in said:
        if one.note:
            first, *others = one.note.strip().split("\n")
            more = f" … {len(others)} more line{'' if len(others) == 1 else 's'}" if others else ""
            who = "you" if one.is_you else one.who
            told.append((Run(f"{NOTE_SIGN} {who}: ", "key"), Run(first), Run(more, "dim")))
    return told


def told_in_full(said: Sequence[Said]) -> list[Runs]:
    """Tell who tagged and noted what when, and what the screen said then; that you have not, where you have not.

    Args:
        said: What is held of a passage, what counts most first.
    """
    told: list[Runs] = []
    if not any(one.is_you and one.tag for one in said):
        told.append((Run(UNTAGGED, "dim"),))
    if is_disputed(said):
        tags = dict.fromkeys(f"{one.who}: {one.tag}" for one in said if one.tag)
        told.append((Run(f"{DISPUTED_SIGN} Readers disagree: ", "warning"), Run(" · ".join(tags))))
    for one in said:
        about = f" · {one.of_what}" if one.of_what else ""
        unsaved = "" if one.is_saved else " · not saved yet"
        when = Run(f"{about} · {one.when.astimezone().strftime(TIME)}{unsaved}", "dim")
        who = "You" if one.is_you else one.who
        if one.tag:
            told.append((Run(f"{TAG_SIGNS[one.tag]} {who} tagged it {one.tag}.", one.tag), when))
        for n, line in enumerate(one.note.strip().split("\n") if one.note.strip() else ()):
            if n:
                told.append((Run(f"  {line}"),))
            else:
                head = Run(f"{NOTE_SIGN} {who} noted: ", "key")
                told.append((head, Run(line), *(() if one.tag else (when,))))
        if one.then:
            told.append((Run(f"  On the screen then: {one.then}", "dim"),))
    return told


def is_disputed(said: Sequence[Said]) -> bool:
    """Whether readers tag a passage, or the same words of it, differently; own words count before the claim's."""
    held: dict[str, dict[str, str]] = {}
    for one in said:
        if one.tag:
            held.setdefault(one.words if one.scope == "span" else "", {}).setdefault(one.who, one.tag)
    return any(len(set(tags.values())) > 1 for tags in held.values())

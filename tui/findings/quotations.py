"""Finds quotations, straight, curly, guillemets and single marks, also those that go on over several passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Passage

PAIRS = {"“": "”", "«": "»", "„": "“”", "»": "«"}
"""Opening mark → what closes it; „ is closed as in German or as in Polish."""
STRAIGHT = '"'
SINGLE = {"‘": "’", "'": "'"}
LONGEST_SINGLE = 600
"""Characters in which a single mark must be closed: any apostrophe looks like one."""
LONGEST_RUN = 12
"""Passages over which one quotation may go on; a mark never closed must not swallow an article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands in one passage."""

    passage: str
    start: int
    """Offset into the passage's text, of the opening mark if it is here."""
    end: int


Run = tuple[Piece, ...]
"""One quotation: a piece in each passage that it goes over."""


def find_quotations(passages: Sequence[Passage]) -> tuple[Run, ...]:
    """Find the quotations of an article.

    A quotation goes on to the next passage of its paragraph if its closing mark stands there, and to the next
    paragraph if that opens with a mark of its own, as newspapers set it. Otherwise an unclosed one ends with its
    passage.

    Args:
        passages: Its body and bullet passages, in order.

    Returns:
        The quotations in order; they do not overlap.
    """
    runs: list[Run] = []
    open_run: list[Piece] = []
    closing = ""
    for number, passage in enumerate(passages):
        at = 0
        text = passage.text
        if open_run:
            before = passages[number - 1]
            if before.paragraph != passage.paragraph:
                goes_on = text[:1] in (*PAIRS, STRAIGHT) and closing in (STRAIGHT, PAIRS.get(text[:1], ""))
                at = 1
            else:
                goes_on = True
                at = 0
            end = _close(text, at, closing) if goes_on else None
            if goes_on and end is None and len(open_run) < LONGEST_RUN and _may_go_on(passages, number, closing):
                open_run.append(Piece(passage.id, 0, len(text)))
                continue
            if goes_on and end is not None:
                open_run.append(Piece(passage.id, 0, end))
                at = end
            else:
                open_run, at = open_run[:1], 0
            runs.append(tuple(open_run))
            open_run = []
        while True:
            start, closing = _open(text, at)
            if start is None:
                break
            end = _close(text, start + 1, closing)
            if end is None:
                if closing in SINGLE.values():
                    at = start + 1
                    continue
                open_run = [Piece(passage.id, start, len(text))]
                if not _may_go_on(passages, number, closing):
                    runs.append(tuple(open_run))
                    open_run = []
                break
            runs.append((Piece(passage.id, start, end),))
            at = end
    if open_run:
        runs.append(tuple(open_run))
    return tuple(runs)


def _may_go_on(passages: Sequence[Passage], number: int, closing: str) -> bool:
    """Whether a quotation left open at the end of a passage can continue in the next one."""
    if number + 1 >= len(passages):
        return False
    here, there = passages[number], passages[number + 1]
    if here.paragraph == there.paragraph:
        end = _close(there.text, 0, closing)
        opened, _ = _open(there.text, 0)
        # A new opening mark before the closing one: the first was never closed.
        return end is None or opened is None or opened >= end - 1 or closing == STRAIGHT
    return there.text[:1] in (*PAIRS, STRAIGHT)


def _open(text: str, at: int) -> tuple[int | None, str]:
    """Offset of the next opening mark and what closes it."""
    for index in range(at, len(text)):
        char = text[index]
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        if char in ("“", "«", "„") or (char == "»" and before.isspace() and not after.isspace()):
            return index, PAIRS[char]
        # After a digit it is a mark of inches or seconds.
        if char == STRAIGHT and not before.isdigit() and not before.isalpha():
            return index, STRAIGHT
        if (
            char in SINGLE
            and not before.isalnum()
            and before not in "’'"
            and after.isalpha()
            and _is_single(text, index)
        ):
            return index, SINGLE[char]
    return None, ""


def _is_single(text: str, start: int) -> bool:
    """Whether a single mark opens a quotation, and is not an apostrophe ("'em")."""
    end = _close(text, start + 1, SINGLE[text[start]])
    return end is not None and len(text[start + 1 : end - 1].split()) > 1


def _close(text: str, at: int, closing: str) -> int | None:
    """Offset after the next mark that closes a quotation."""
    if closing not in SINGLE.values():
        ends = [found for mark in closing if (found := text.find(mark, at)) >= 0]
        return min(ends) + 1 if ends else None
    for index in range(at, min(at + LONGEST_SINGLE, len(text))):
        if text[index] != closing:
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        # "rebels’ advance" goes on; "… is over,’ he said" and "… over’ by noon" do not.
        if before in ",.?!…" and not after.isalpha():
            return index + 1
        if not after.isalnum() and not before.isspace() and before != "s":
            return index + 1
    return None

"""What is pasted is text, whatever is in it; what is typed before and after are keys."""

from __future__ import annotations

from time import perf_counter

import pytest
from textual import events
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tests.sources.hostile import SEQUENCES
from tui.sources.load import MAX_CHARACTERS
from tui.ui.paste_parser import PasteParser, take_pastes_whole

START, END = "\x1b[200~", "\x1b[201~"
PATIENCE = 5.0
"""Seconds that the longest paste may take even where all else is slow; Textual's own way takes longer."""


def told(*pieces: str) -> list[str]:
    """What the terminal's characters mean: keys by their names, pastes in marks of this test's own."""
    parser = PasteParser()
    found = []
    for piece in pieces:
        for event in parser.feed(piece):
            assert isinstance(event, events.Key | events.Paste)
            found.append(event.key if isinstance(event, events.Key) else f"«{event.text}»")
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_a_paste_is_one_text_however_it_arrives(size: int) -> None:
    sent = f"ab\x1b[A{START}one\r\x1b[31m two q{END}\x1b[Bc{START}{END}{START}x{END}d"
    pieces = [sent[n : n + size] for n in range(0, len(sent), size)]
    assert told(*pieces) == ["a", "b", "up", "«one\r\x1b[31m two q»", "down", "c", "«»", "«x»", "d"]


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_nothing_in_a_paste_is_carried_out_or_lost(sequence: str) -> None:
    text = f"A {sequence}qqq\x1b{sequence}\x1b[20"
    assert told(START + text, f"{END}j") == [f"«{text}»", "j"]


def test_of_a_text_that_is_too_long_no_more_is_kept_than_shows_that() -> None:
    began = perf_counter()
    (found,) = told(START, *["a" * 4096] * 2500, END)
    assert len(found) - 2 == MAX_CHARACTERS + 1
    assert perf_counter() - began < PATIENCE


def test_the_driver_reads_so_and_bytes_that_are_no_text_do_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XTermParser", "getincrementaldecoder"):
        monkeypatch.setitem(vars(linux_driver), name, vars(linux_driver)[name])
    take_pastes_whole(LinuxDriver)
    names = vars(linux_driver)
    assert names["XTermParser"] is PasteParser
    assert names["getincrementaldecoder"]("utf-8")().decode(b"caf\xe9 ") == "caf� "

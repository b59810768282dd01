"""Reads what a terminal sends, and takes what stands between the marks of a paste for text, whatever is in it.

Textual looks for keys in it, too: escape sequences in a pasted text would be lost from it, and some of what follows
them would be carried out as keys. A byte that is no UTF-8 would end the program.
"""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from functools import partial

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

from tui.sources.load import MAX_CHARACTERS


class PasteParser(XTermParser):
    """Makes events of what a terminal sends.

    Args:
        debug: Whether Textual is to write it into a file.
    """

    def __init__(self, debug: bool = False) -> None:
        self._before = ""
        """The last characters outside of a paste, which may begin its mark."""
        self._is_pasting = False
        self._pasted: list[str] = []
        self._held = ""
        """The last characters of a paste so far, which may begin the mark of its end."""
        self._room = 0
        """Characters of a paste that are still kept: one more than is ever taken."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        """Take what the terminal sent.

        Args:
            data: As much of it as there is; empty at the end.

        Yields:
            Keys, clicks and pastes.
        """
        if not data:
            yield from super().feed(data)
        while data:
            if self._is_pasting:
                text = self._held + data
                end = text.find(BRACKETED_PASTE_END)
                data = "" if end < 0 else text[end + len(BRACKETED_PASTE_END) :]
                held = _begun(text) if end < 0 else 0
                self._held = text[len(text) - held :]
                self._keep(text[: len(text) - held] if end < 0 else text[:end])
                if end >= 0:
                    yield from self._paste()
            else:
                seen = self._before + data
                start = seen.find(BRACKETED_PASTE_START)
                after = len(data) if start < 0 else start + len(BRACKETED_PASTE_START) - len(self._before)
                yield from super().feed(data[:after])
                self._before = seen[1 - len(BRACKETED_PASTE_START) :] if start < 0 else ""
                self._is_pasting = start >= 0
                self._room = MAX_CHARACTERS + 1
                data = data[after:]

    def _keep(self, text: str) -> None:
        self._pasted.append(text[: self._room])
        self._room -= len(self._pasted[-1])

    def _paste(self) -> Iterator[Message]:
        """Give the text in place of the empty one that stands between the marks for Textual."""
        text = "".join(self._pasted)
        self._is_pasting, self._held = False, ""
        self._pasted.clear()
        for message in super().feed(BRACKETED_PASTE_END):
            yield events.Paste(text) if isinstance(message, events.Paste) else message


def _begun(text: str) -> int:
    """How many characters at the end of a text may begin the mark of a paste's end."""
    mark = BRACKETED_PASTE_END
    return next((n for n in range(len(mark) - 1, 0, -1) if text.endswith(mark[:n])), 0)


def _decoder(name: str) -> partial[IncrementalDecoder]:
    return partial(getincrementaldecoder(name), errors="replace")


def take_pastes_whole(driver: type[Driver]) -> None:
    """Let a driver of Textual's read so.

    Args:
        driver: What reads the terminal, as Textual chose it, or what is made of one of its drivers.
    """
    ours = {"XTermParser": PasteParser, "getincrementaldecoder": _decoder}
    for kind in driver.__mro__:
        names = vars(sys.modules[kind.__module__])
        names.update({name: value for name, value in ours.items() if name in names})

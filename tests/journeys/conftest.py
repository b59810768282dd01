"""Gives journeys a terminal, or says why they cannot be made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.journeys.terminal import Terminal


@pytest.fixture
def open_terminal() -> Iterator[Callable[..., Terminal]]:
    """Opens terminals, each in a folder of its own, and closes them at the end."""
    if shutil.which("tmux") is None:
        reason = "journeys need tmux, which is not installed"
        if os.environ.get("SYNOPTIC_JOURNEYS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    # A socket's path is limited to about a hundred bytes, which pytest's own folders can exceed.
    with TemporaryDirectory(prefix="synoptic-") as folder:
        opened: list[Terminal] = []

        def open_one(size: tuple[int, int] = (120, 40), *, is_new: bool = False, **environment: str) -> Terminal:
            home = Path(folder) / str(len(opened))
            home.mkdir()
            opened.append(Terminal(home, size, is_new=is_new, **environment))
            return opened[-1]

        try:
            yield open_one
        finally:
            for terminal in opened:
                terminal.close()


@pytest.fixture
def terminal(open_terminal: Callable[..., Terminal]) -> Terminal:
    """One terminal of 120×40."""
    return open_terminal()

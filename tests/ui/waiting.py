"""Waits for what a reader would see, never for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot

from tests.ui.frames import frame

PATIENCE = 20.0
"""Seconds after which what was waited for is taken not to come; only a failing test waits that long."""
POLL = 0.005
"""Seconds between two looks."""


async def wait_for(pilot: Pilot[None], predicate: Callable[[], bool], description: str) -> None:
    """Let the application work until a predicate holds; fail with the screen's text if it never does."""
    deadline = monotonic() + PATIENCE
    while not predicate():
        if monotonic() > deadline:
            shown = "\n".join(frame(pilot.app))
            raise AssertionError(f"waited in vain for {description}; the screen shows\n{shown}")
        await pilot.pause(0)
        await asyncio.sleep(POLL)

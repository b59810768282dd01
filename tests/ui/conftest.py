"""What every test of the screen asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.frames import Golden
from tui.ui.clipboard import NotTakenError


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Where this test's notebook is."""
    return tmp_path / "notebook.sqlite3"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden frames on disk."""
    return Golden(bool(request.config.getoption("--update-frames")))


class Taker:
    """Stands in for the clipboard: takes every text, or says why not."""

    name = "a test"
    offer = "asks a test"
    is_seen = True

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refusal = ""

    def take(self, text: str) -> None:
        """Take a text."""
        if self.refusal:
            raise NotTakenError(self.refusal)
        self.taken.append(text)

    def told(self, what: str) -> str:
        """Say so."""
        return f"Copied {what}"


@pytest.fixture(autouse=True)
def taker(monkeypatch: pytest.MonkeyPatch) -> Taker:
    """Keeps every test away from the developer's clipboard, and knows what was copied."""
    taker = Taker()
    monkeypatch.setattr("tui.ui.clipboard.usual_means", lambda *environment: [taker])
    return taker

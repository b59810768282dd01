"""What every test of the screen asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.frames import Golden


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Where this test's notebook is."""
    return tmp_path / "notebook.sqlite3"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden frames on disk."""
    return Golden(bool(request.config.getoption("--update-frames")))

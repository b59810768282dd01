"""Keeps every test away from the developer's own files, colours and language."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-frames", action="store_true", help="rewrite the golden frames in tests/ui/frames")


def pytest_configure() -> None:
    # How long something takes is measured, not tested: machines are shared.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")
    # Textual reads these once, when it is imported.
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    for name in ("TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_ALLOW_SIGNALS"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def nobodys_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No comparison is kept or found, not even by fixtures that many tests share and that come before each test's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def nobodys_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home, colours allowed, English in UTF-8."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LC_ALL", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")

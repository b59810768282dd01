"""Each layer loads no more than it needs: checked in a fresh interpreter, since imports cannot be undone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCREEN = {"textual", "rich"}
LANGUAGE = {"nltk", "snowballstemmer"}
NUMBERS = {"numpy", "scipy", "rapidfuzz", "sklearn"}
NETWORK = {"tui.fetching", "http.client"}
PARSERS = {"lxml", "trafilatura", "jinja2"}
SERVING = {"aiohttp", "textual_serve", "tui.serving"}
OTHERS = {"typer", "yaml", "platformdirs", "sqlite3", "msgspec", "tui.ui"}
EVERYTHING = SCREEN | LANGUAGE | NUMBERS | NETWORK | PARSERS | SERVING | OTHERS

ALLOWED: dict[str, set[str]] = {
    "tui": set(),
    "tui.model": set(),
    "tui.resources": set(),
    "tui.sources": set(),
    "tui.alignment": set(),
    "tui.findings": set(),
    "tui.compare": set(),
    "tui.stories": set(),
    "tui.choosing": set(),
    "tui.reading.wrap": set(),
    "tui.reading.parallels": set(),
    "tui.reading.columns": set(),
    "tui.reading.spread": set(),
    "tui.reading.detail": set(),
    "tui.reading.full_detail": set(),
    "tui.reading.detail_page": set(),
    "tui.reading.linear": set(),
    "tui.reading.minimap": set(),
    "tui.reading.jumps": set(),
    "tui.reading.keymap": set(),
    "tui.reading.user_keys": set(),
    "tui.reading.key_file": set(),
    "tui.reading.key_table": set(),
    "tui.reading.looks": set(),
    "tui.reading.stories": set(),
    "tui.reports": set(),
    "tui.reports.laying": {"sqlite3"},
    "tui.reports.page": {"sqlite3"},
    "tui.standing": set(),
    "tui.progress_line": set(),
    "tui.shelf": set(),
    "tui.notebook": {"sqlite3"},
    "tui.session": {"sqlite3"},
    "tui.opening": set(),
    "tui.visiting": set(),
    "tui.reader": set(),
    "tui.__main__": set(),
    "tui.serve_cli": {"typer"},
    "tui.cli": {"typer"},
    "tui.fetch_cli": {"tui.fetching", "http.client"},
    "tui.fetching": {"tui.fetching", "http.client"},
    "tui.sources.formats.mail": set(),
    "tui.sources.formats.web": {"lxml"},
    "tui.ui.app": {"textual", "rich", "sqlite3", "platformdirs", "tui.ui"},
}
"""What each module may have loaded by the time it is imported, of all that is heavy or of another layer."""


def loaded_by(script: str, names: set[str]) -> set[str]:
    """Run a script in a fresh interpreter, and say which modules it has loaded."""
    report = f"{script}\nimport sys\nprint(*sorted(name for name in {sorted(names)!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", report],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ALLOWED)
def test_a_module_loads_only_what_its_layer_may(module: str) -> None:
    assert loaded_by(f"import {module}", EVERYTHING) <= ALLOWED[module]


def test_the_texts_are_read_for_the_first_screen_without_what_splits_sentences() -> None:
    script = "from pathlib import Path\nfrom tui.sources import load\nload([Path('seeds')], sentences=False)"
    assert loaded_by(script, EVERYTHING) <= {"yaml"}


def test_printing_a_comparison_never_loads_the_screen() -> None:
    script = (
        "import io, sys\nfrom pathlib import Path\nfrom tui.cli import compare\n"
        "sys.stdout = out = io.TextIOWrapper(io.BytesIO())\n"
        "compare([Path('seeds/2-crisis-report.txt'), Path('seeds/3-short-summary.txt')])\n"
        "sys.stdout = sys.__stdout__"
    )
    # Not Rich: NLTK brings it along where scikit-learn is installed.
    assert not loaded_by(script, {"textual", "tui.ui"})


def test_the_screen_is_loaded_by_what_opens_the_reader_alone() -> None:
    importers = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tui").rglob("*.py"))
        if "tui.ui" in path.read_text(encoding="utf-8") and path.parent.name != "ui"
    ]
    assert importers == ["tui/reader.py"]


def test_the_contracts_between_the_layers_hold() -> None:
    checker = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if checker is None:
        pytest.skip("import-linter is not installed")
    done = subprocess.run([checker, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

"""What the first frame does not need is not loaded before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LATE = {"typer", "pydantic", "yaml", "scipy", "nltk", "rapidfuzz", "numpy", "tomllib"}
"""Libraries that take longer to load than the first frame may wait."""
START = """
import sys
sys.argv = ["synoptic", *sys.argv[1:]]
from tui.__main__ import main
try:
    main()
except SystemExit as ended:
    print(ended.code)
print(*sorted(sys.modules))
"""


def started(home: Path, *words: str) -> tuple[str, str, set[str]]:
    """Exit status, what is said, and the modules loaded when the reader is asked for without a terminal."""
    environment = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", START, *words], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    status, modules = done.stdout.splitlines()
    return status, done.stderr, set(modules.split())


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    """Two articles with simple front matter."""
    for name in ("one", "two"):
        text = (
            f'---\ntitle: "Ferry halted"\noutlet: {name}\npublished: "2024-05-03"\n---\n\nThe ferry stopped at noon.\n'
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]


def test_opening_articles_loads_nothing_that_the_first_frame_does_not_need(tmp_path: Path, articles: list[str]) -> None:
    status, said, modules = started(tmp_path, "read", *articles)
    assert (status, "the reader needs a terminal" in said) == ("2", True)
    assert not LATE & modules


def test_opening_the_accounts_that_come_with_it_loads_no_more(tmp_path: Path) -> None:
    status, said, modules = started(tmp_path)
    assert (status, "the reader needs a terminal" in said) == ("2", True)
    assert not LATE & modules


@pytest.mark.parametrize("words", [[], ["--theme", "light"], ["missing.txt"]], ids=["bare", "option", "missing"])
def test_articles_are_opened_alike_with_and_without_options(
    tmp_path: Path, articles: list[str], words: list[str]
) -> None:
    notebook = ["--notebook", str(tmp_path / "notebook.sqlite3")]
    bare = started(tmp_path, "read", *articles, *words)
    parsed = started(tmp_path, "read", *articles, *words, *notebook)
    assert bare[:2] == parsed[:2]


def test_read_without_a_path_is_refused(tmp_path: Path) -> None:
    status, said, _ = started(tmp_path, "read")
    assert status == "2"
    assert "PATH" in said

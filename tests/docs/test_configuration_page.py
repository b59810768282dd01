"""The page on configuration names every file that the program looks for or keeps, and every variable that it reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from tests.docs.blocks import ROOT
from tui.notebook import default_path
from tui.notebook.who import CONFIG_FILE, reader_name
from tui.reader import KEY_FILE
from tui.reading.key_file import read_keymap
from tui.sources.publishers import read_publishers, usual_path
from tui.ui.copying import COPY_FILE

PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
FILES = {
    "tui/reader.py": ("configuration", KEY_FILE),
    "tui/notebook/who.py": ("configuration", CONFIG_FILE),
    "tui/sources/publishers.py": ("configuration", usual_path().name),
    "tui/notebook/store.py": ("data", default_path().name),
    "tui/ui/kept_look.py": ("state", "theme"),
    "tui/ui/kept_tour.py": ("state", "tour"),
    "tui/shelf.py": ("cache", "comparisons/"),
    "tui/ui/copying.py": ("cache", COPY_FILE),
}
"""The modules that ask for a folder of the user's, with the file each looks for there."""
FOLDERS = {
    "configuration": (user_config_path, "~/.config"),
    "data": (user_data_path, "~/.local/share"),
    "state": (user_state_path, "~/.local/state"),
    "cache": (user_cache_path, "~/.cache"),
}


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tui").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_every_file_in_the_users_folders_is_told() -> None:
    assert {name for name, text in sources() if "platformdirs" in text} == set(FILES)
    for folder, file in FILES.values():
        assert re.search(rf"^\| `{re.escape(file)}` \| {folder} \|", PAGE, re.M), file


def test_the_folders_are_where_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    for folder, (ask, place) in FOLDERS.items():
        assert f"| {folder} | `{place}` or `$XDG_" in PAGE
        # On other systems, platformdirs knows the way; the page has it from there.
        if Path("/proc").exists():
            assert ask("synoptic", appauthor=False) == Path(place).expanduser() / "synoptic"


def variables(text: str) -> set[str]:
    """Names in capitals in a module that reads or sets the environment, but for those of signals and of arguments."""
    nodes = list(ast.walk(ast.parse(text)))
    arguments = {id(node.value) for node in nodes if isinstance(node, ast.keyword) and node.arg == "metavar"}
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in arguments}
    return {word for word in words if isinstance(word, str) and re.fullmatch(r"(?!SIG)[A-Z_]{3,}", word)}


def test_every_variable_of_the_environment_is_told() -> None:
    read = {name for _, text in sources() if "environ" in text for name in variables(text)}
    assert {"NO_COLOR", "EDITOR", "TMUX", "HF_HUB_OFFLINE"} <= read
    assert {name for name in read if f"`{name}`" not in PAGE} == set()


def test_the_examples_can_be_used(tmp_path: Path) -> None:
    name, publishers = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    (tmp_path / CONFIG_FILE).write_text(name)
    assert reader_name(tmp_path) == "Anna Kern"
    (tmp_path / "publishers.toml").write_text(publishers)
    assert set(read_publishers(tmp_path / "publishers.toml").values()) == {"Bay Media"}
    assert read_keymap(b'[keys]\n"aligned.next" = ["J"]').chosen

"""Judgements are signed: by the name in the configuration, in git, or of the login."""

import subprocess
from pathlib import Path

import pytest

from tui.notebook import NotebookError
from tui.notebook.who import reader_name


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is known to git, and the login name is `login`."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(tmp_path / "gitconfig"))
    monkeypatch.setenv("LOGNAME", "login")
    monkeypatch.chdir(tmp_path)


def configured(folder: Path, text: str) -> Path:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return folder


def in_git(folder: Path, name: str) -> None:
    (folder / "gitconfig").write_text(f'[user]\n\tname = "{name}"\n', encoding="utf-8")


def test_the_configuration_comes_first_then_git_then_the_login(tmp_path: Path) -> None:
    assert reader_name(tmp_path) == "login"
    in_git(tmp_path, "Anna in git")
    assert reader_name(tmp_path) == "Anna in git"
    assert reader_name(configured(tmp_path, 'name = " Anna Kern "')) == "Anna Kern"
    assert reader_name(configured(tmp_path, 'name = " "\nother = 1')) == "Anna in git"


@pytest.mark.parametrize("error", [FileNotFoundError(), PermissionError(), subprocess.TimeoutExpired("git", 1)])
def test_git_may_be_absent_or_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def absent(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", absent)
    assert reader_name(tmp_path) == "login"


def test_there_is_always_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid 4711")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert reader_name(tmp_path) == "reader"


@pytest.mark.parametrize(
    ("text", "reason"), [("name = ", "cannot be used"), ("name = 7", "name is no text"), ("\udcff", "cannot be used")]
)
def test_a_configuration_that_cannot_be_used_is_said(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "config.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NotebookError, match=reason) as caught:
        reader_name(tmp_path)
    assert "\n" not in str(caught.value)

"""What was pasted in the reader is there wherever the same files are read with the notebook."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.accounts import write_accounts
from tui.dossier import Dossier
from tui.notebook import Notebook, NotebookError, Pasted, digest
from tui.notebook.pasted import beside
from tui.opening import noted_accounts
from tui.report_cli import report
from tui.sources import STANDARD_INPUT, load

GULL = "Ferry drifts\n\nThe ferry Solveig lost all power off Norholm before noon on Friday, a passenger said.\n"
TERN = "Ferry towed\n\nA tug towed the ferry Solveig back to Norholm, the coast guard said on Friday evening.\n"


@pytest.fixture
def accounts(tmp_path: Path) -> list[Path]:
    """Two files."""
    return write_accounts(tmp_path / "accounts")


@pytest.fixture
def notebook(tmp_path: Path, accounts: list[Path]) -> Path:
    """A notebook with two articles pasted beside both files, and one beside the first."""
    path = tmp_path / "notes.sqlite"
    with Notebook.open(path, "Anna") as opened:
        for minute, (where, text) in enumerate(((accounts, GULL), (accounts, TERN), (accounts[:1], TERN))):
            at = datetime(2026, 5, 3, 12, minute, tzinfo=UTC)
            opened.pasted.add([Pasted(beside(where), f"pasted 3 May 2026 12:0{minute}", text, True, "Anna", at)])
    return path


def noted(paths: list[Path], notebook: Path | None) -> Dossier:
    return noted_accounts(load(paths, sentences=False), paths, notebook, None, True)


def test_pasted_articles_are_read_beside_the_files_and_told(
    accounts: list[Path], notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = noted(accounts, notebook)
    assert [article.title for article in dossier.read[2:]] == ["Ferry drifts", "Ferry towed"]
    assert [article.id for article in dossier.read] == ["harbour", "bay", "pasted", "pasted-2"]
    assert "synoptic: 2 pasted articles from the notebook" in capsys.readouterr().err
    assert [article.title for article in noted(accounts[:1], notebook).read[1:]] == ["Ferry towed"]


def test_what_is_corrected_of_a_pasted_article_is_applied(accounts: list[Path], notebook: Path) -> None:
    article = noted(accounts, notebook).pasted[0]
    with Notebook.open(notebook, "Anna") as opened:
        opened.corrections.write(digest(article), {"outlet": "Sea Gull"}, "Anna")
    assert noted(accounts, notebook).read[2].outlet == "Sea Gull"


def test_beside_what_is_piped_in_there_are_none(accounts: list[Path], notebook: Path) -> None:
    loaded = load(accounts, sentences=False)
    dossier = noted_accounts(loaded, [*accounts, STANDARD_INPUT], notebook, None, True)
    assert (len(dossier.read), dossier.beside) == (2, "")


def test_without_a_notebook_none_is_made_and_the_files_are_read(accounts: list[Path], tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite"
    assert len(noted(accounts, missing).read) == 2
    assert not missing.exists()


def test_a_text_that_cannot_be_read_any_more_is_told(
    accounts: list[Path], notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Notebook.open(notebook, "Anna") as opened:
        at = datetime(2026, 5, 4, tzinfo=UTC)
        opened.pasted.add([Pasted(beside(accounts), "pasted 4 May 2026 12:00", "Share\n\nPrint", True, "Anna", at)])
    assert len(noted(accounts, notebook).read) == 4
    assert "pasted 4 May 2026 12:00 holds no article" in capsys.readouterr().err


def test_one_file_and_a_pasted_article_make_a_report(accounts: list[Path], notebook: Path, tmp_path: Path) -> None:
    report(accounts[:1], output=tmp_path / "out.md", notebook=notebook)
    assert "Ferry towed" in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_a_notebook_that_cannot_be_read_costs_only_what_it_holds(
    accounts: list[Path], notebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def damaged(*arguments: object) -> None:
        raise NotebookError("the notebook is damaged")

    monkeypatch.setattr("tui.notebook.corrections.Corrections.standing", damaged)
    assert [article.id for article in noted(accounts, notebook).read] == ["harbour", "bay"]
    assert "the notebook is damaged" in capsys.readouterr().err

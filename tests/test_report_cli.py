"""`synoptic report` writes one file, says in a line what it cannot do, and reads the reader's tags."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.accounts import write_accounts
from tests.program import refused, run
from tui.corrected import paragraph
from tui.notebook import Notebook, Opinion, Scope, Tag, Target, anchor, digest
from tui.report_cli import report
from tui.sources import load, split


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """A folder of a few accounts."""
    folder = tmp_path / "accounts"
    folder.mkdir()
    write_accounts(folder)
    return folder


@pytest.fixture
def notebook(tmp_path: Path, accounts: Path) -> Path:
    """A notebook in which the second passage of the first account is dubious, by two readers."""
    path = tmp_path / "notes.sqlite"
    article = split(load([accounts], sentences=False).articles)[0]
    claim = [passage for passage in article.passages if passage.is_claim][1]
    for reader, opinion in (("Anna", Opinion(Tag.DUBIOUS, "who counted?")), ("Ben", Opinion(Tag.VERIFIED))):
        with Notebook.open(path, reader) as opened:
            opened.judge([(Target(Scope.PASSAGE, (anchor(article, claim),)), opinion, None)])
    return path


def test_a_page_is_written_where_it_was_asked_for(accounts: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    done = run("report", accounts, "-o", page)
    assert (done.returncode, done.stdout) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_ending_of_the_file_decides_on_the_format(accounts: Path, tmp_path: Path) -> None:
    report([accounts], output=tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# ")
    report([accounts], output=tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["report"] == 1


def test_without_a_file_it_is_printed(accounts: Path) -> None:
    done = run("report", accounts, "--format", "json")
    made = json.loads(done.stdout)["made"]
    files = sorted(accounts.iterdir())
    assert made["files"][0] == {"name": files[0].name, "sha256": sha256(files[0].read_bytes()).hexdigest()}


def test_only_dubious_tells_what_readers_hold_dubious(accounts: Path, notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("report", accounts, "-o", out, "--only", "dubious", "--notebook", notebook)
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [(one["tag"], one["by"], one["note"]) for one in found["judgements"]] == [
        ("dubious", "Anna", "who counted?"),
        ("verified", "Ben", ""),
    ]
    chosen = [p for account in found["accounts"] for p in account["passages"] if p["chosen"]]
    assert [one["judgements"] for one in chosen] == [[1, 2]]


def test_a_file_that_is_there_is_replaced_only_when_asked(accounts: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    page.write_text("mine", encoding="utf-8")
    assert "is there already; --force replaces it" in refused(run("report", accounts, "-o", page))
    assert page.read_text(encoding="utf-8") == "mine"
    assert run("report", accounts, "-o", page, "--force").returncode == 0
    assert page.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (lambda folder: {"output": folder / "none" / "out.html"}, "there is no folder"),
        (lambda folder: {"output": folder}, "is no regular file"),
        (lambda folder: {"outlet": ["Nobody"]}, "no account is called Nobody; there are 1 "),
        (lambda folder: {"thread": [99]}, "there is no claim 99"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(
    accounts: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: Callable[[Path], dict[str, Any]],
    reason: str,
) -> None:
    with pytest.raises(SystemExit) as ended:
        report([accounts], **words(tmp_path))
    (said,) = capsys.readouterr().err.splitlines()
    assert (ended.value.code, reason in said) == (2, True)


def test_a_way_to_stand_that_is_none_is_refused_with_those_there_are(accounts: Path) -> None:
    assert "'false' is not one of 'agree', 'conflict'" in refused(run("report", accounts, "--only", "false"))


def test_a_notebook_is_never_overwritten(accounts: Path, notebook: Path) -> None:
    before = notebook.read_bytes()
    assert "is a notebook" in refused(run("report", accounts, "-o", notebook, "--force"))
    assert notebook.read_bytes() == before


def test_what_readers_corrected_holds_in_the_report_and_is_told_there(accounts: Path, tmp_path: Path) -> None:
    article, path = load([accounts], sentences=False).articles[0], tmp_path / "notes.sqlite"
    body = next(passage for passage in article.passages if passage.is_claim)
    with Notebook.open(path, "Anna") as opened:
        named = digest(article)
        opened.corrections.write(named, {"outlet": "Port Gazette", paragraph(body): "furniture"}, "Anna")
    target = tmp_path / "out.md"
    report([accounts], output=target, notebook=path)
    written = target.read_text(encoding="utf-8")
    assert "Port Gazette" in written
    assert article.outlet not in written.partition("corrected by readers")[0]
    assert "Port Gazette: outlet by Anna, " in written
    assert "1 paragraph set aside or taken back by Anna" in written


def test_a_report_of_articles_that_nobody_corrected_says_so(accounts: Path, notebook: Path) -> None:
    done = run("report", accounts, "--format", "json", "--notebook", notebook)
    assert json.loads(done.stdout)["made"]["settings"]["corrected by readers"] == "nothing"

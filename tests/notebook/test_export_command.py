"""What a reader relies on: judgements go out to files and come in from them, and no file is lost on the way."""

import json
import os
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.accounts import write_accounts
from tests.notebook.exchange_values import FERRY, NEWS, POST, SEEN, act, judged
from tests.program import MODULE, ROOT, refused, run
from tui.notebook import Notebook, Opinion, Scope, Source, Tag, Target, anchor, digest
from tui.sources import load

VERIFIED = act(judged(Opinion(Tag.VERIFIED, "asked the operator"), evidence=SEEN), 1)
CHANGED = act(judged(Opinion(Tag.DUBIOUS, "he took it back"), at=VERIFIED.at.replace(year=2025)), 2)
UNDONE = replace(CHANGED, id="3" * 32, kind="undo", of=CHANGED.id, at=VERIFIED.at.replace(year=2026))
HISTORY = (VERIFIED, CHANGED, UNDONE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.sqlite3"
    with Notebook.open(path, "Ada") as notebook:
        notebook.add(HISTORY, [POST, NEWS])
    return path


@pytest.mark.parametrize(
    ("format", "beginning"),
    [
        ("markdown", "# Notebook\n"),
        ("csv", '\ufeff"tag","note",'),
        ("jsonl", '{"synoptic": 1, "notebook": {"acts": 3, "sources": 2, "whereabouts": 0, '),
        ("annotations", '{\n "@context": [\n  "http://www.w3.org/ns/anno.jsonld"'),
        ("claimreview", '{\n "@context": "https://schema.org"'),
    ],
)
def test_every_format_goes_to_standard_output_or_a_file(path: Path, format: str, beginning: str) -> None:
    printed = run("notebook", "export", "--format", format, "--notebook", path)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout.startswith(beginning) and "asked the operator" in printed.stdout
    output = path.with_name(f"out.{format}")
    done = run("notebook", "export", "--format", format, "--notebook", path, "-o", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert output.read_bytes().decode().replace("\r\n", "\n") == printed.stdout
    assert {file.name for file in path.parent.iterdir()} == {path.name, output.name}


def test_csv_keeps_its_line_ends_on_standard_output(path: Path) -> None:
    command = [*MODULE, "notebook", "export", "--format", "csv", "--notebook", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C"})
    assert done.stdout.count(b"\r\n") == 2 and b"\r\r" not in done.stdout


def test_all_history_comes_back_from_json_lines(path: Path) -> None:
    output, other = path.with_name("out.jsonl"), path.with_name("other.sqlite3")
    run("notebook", "export", "--format", "jsonl", "--notebook", path, "-o", output)
    done = run("notebook", "import", output, "--notebook", other)
    assert (done.returncode, done.stdout) == (0, "3 acts taken in, 0 known already, 0 left out\n")
    with Notebook.open(path, "Ada") as ours, Notebook.open(other, "Ada") as theirs:
        assert [*theirs.history()] == [*ours.history()] == [*HISTORY]
        assert theirs.everything() == ours.everything()
        assert theirs.sources() == ours.sources()
    again = run("notebook", "import", output, "--notebook", other)
    assert again.stdout == "0 acts taken in, 3 known already, 0 left out\n"


def test_what_stands_comes_back_from_annotations(path: Path) -> None:
    output, other = path.with_name("out.json"), path.with_name("other.sqlite3")
    run("notebook", "export", "--format", "annotations", "--notebook", path, "-o", output)
    assert "he took it back" not in output.read_text(encoding="utf-8"), "what was undone stays at home"
    home = run("notebook", "import", output, "--notebook", path)
    assert home.stdout == "0 acts taken in, 1 known already, 0 left out\n"
    for expected in ("1 act taken in, 0 known already", "0 acts taken in, 1 known already"):
        done = run("notebook", "import", output, "--notebook", other)
        assert done.stdout == f"{expected}, 0 left out\n"
    with Notebook.open(path, "Ada") as ours, Notebook.open(other, "Ada") as theirs:
        assert theirs.everything() == ours.everything()
        assert set(theirs.sources()) == set(ours.sources())


def test_only_what_is_judged_in_the_articles_named_goes_out(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    files = write_accounts(tmp_path / "accounts")
    articles = load(files).articles
    with Notebook.open(path, "Ada") as notebook:
        for article in articles:
            first = next(passage for passage in article.passages if passage.is_claim)
            target = Target(Scope.PASSAGE, (anchor(article, first),))
            source = Source(digest(article), article.outlet, path=article.path)
            notebook.judge([(target, Opinion(Tag.VERIFIED, f"in {article.id}"), None)], [source])
    chosen, *others = articles
    assert others
    for format in ("markdown", "csv", "jsonl", "annotations", "claimreview"):
        printed = run("notebook", "export", "--format", format, "--notebook", path, files[0]).stdout
        assert f"in {chosen.id}" in printed
        assert not [article for article in others if f"in {article.id}" in printed]
        assert not [article for article in others if digest(article) in printed], "nor what they are"


def test_a_file_that_is_there_is_not_replaced_unasked(path: Path) -> None:
    output = path.with_name("out.md")
    output.write_text("mine", encoding="utf-8")
    output.chmod(0o640)
    done = run("notebook", "export", "--notebook", path, "-o", output)
    assert refused(done) == f"synoptic: {output} is there already; --force replaces it"
    assert output.read_text(encoding="utf-8") == "mine"
    assert run("notebook", "export", "--notebook", path, "-o", output, "--force").returncode == 0
    assert output.read_text(encoding="utf-8").startswith("# Notebook")
    assert stat.S_IMODE(output.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["notebook.sqlite3", "notebook.sqlite3-wal", "link", "other.sqlite3"])
def test_no_notebook_is_ever_written_over(path: Path, name: str) -> None:
    Notebook.open(path.with_name("other.sqlite3"), "Ben").close()
    path.with_name("link").symlink_to(path)
    before = path.read_bytes()
    done = run("notebook", "export", "--notebook", path, "-o", path.with_name(name), "--force")
    assert refused(done).endswith(f"{name} is a notebook or belongs to one; name another file")
    assert path.read_bytes() == before


def test_what_cannot_be_written_is_said(path: Path) -> None:
    folder = path.parent
    assert refused(run("notebook", "export", "--notebook", path, "-o", folder, "--force")).endswith("no regular file")
    done = run("notebook", "export", "--notebook", path, "-o", folder / "nowhere" / "out.md")
    assert refused(done) == f"synoptic: there is no folder {folder / 'nowhere'}"


def test_a_notebook_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "mistyped.sqlite3"
    done = run("notebook", "export", "--notebook", path)
    assert refused(done) == f"synoptic: there is no notebook {path}"
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cannot be taken in: it is empty"),
        (b"# Notes", "cannot be taken in: it is neither lines of a notebook nor annotations: no JSON"),
        (b'{"synoptic": 2, "act": {}}', "cannot be taken in: it was written by a newer synoptic"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_file_that_cannot_come_in_is_refused(path: Path, content: bytes | None, reason: str) -> None:
    file = path.with_name("in.jsonl")
    if content is not None:
        file.write_bytes(content)
    line = refused(run("notebook", "import", file, "--notebook", path))
    assert line.startswith(f"synoptic: {file} {reason}")
    with Notebook.open(path, "Ada") as notebook:
        assert [*notebook.history()] == [*HISTORY]


def test_bad_lines_are_named_and_the_others_come_in(path: Path) -> None:
    lines = run("notebook", "export", "--format", "jsonl", "--notebook", path).stdout.splitlines()
    file, other = path.with_name("in.jsonl"), path.with_name("other.sqlite3")
    clash = lines[3].replace("asked the operator", "never asked")
    file.write_text("\n".join([lines[3], *["{\x1b[31m"] * 12]), encoding="utf-8")
    done = run("notebook", "import", file, "--notebook", other)
    assert (done.returncode, done.stdout) == (0, "1 act taken in, 0 known already, 12 left out\n")
    told = done.stderr.splitlines()
    assert told[0].startswith("synoptic: left out line 2: no JSON") and told[-1] == "synoptic: left out 2 more"
    assert len(told) == 11 and "\x1b" not in done.stderr
    file.write_text(clash, encoding="utf-8")
    done = run("notebook", "import", file, "--notebook", other)
    assert done.stdout == "0 acts taken in, 0 known already, 1 left out\n"
    assert done.stderr == f"synoptic: left out act {VERIFIED.id}: the notebook has another act of that id\n"


def test_a_file_of_which_nothing_comes_in_fails(path: Path) -> None:
    file = path.with_name("in.json")
    file.write_text(json.dumps([{"target": "http://a.example", "body": "x"}]), encoding="utf-8")
    done = run("notebook", "import", file, "--notebook", path)
    assert (done.returncode, done.stdout) == (2, "0 acts taken in, 0 known already, 1 left out\n")


def test_whoever_reads_only_the_beginning_gets_no_traceback(path: Path) -> None:
    with Notebook.open(path, "Ada") as notebook:
        target = Target(Scope.PASSAGE, (FERRY,))
        notebook.judge([(target, Opinion(Tag.VERIFIED, "long " * 200_000), None)])
    command = [*MODULE, "notebook", "export", "--notebook", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_notes_come_in_from_standard_input(path: Path) -> None:
    written = run("notebook", "export", "--format", "jsonl", "--notebook", path, "-o", "-").stdout
    command = [*MODULE, "notebook", "import", "-", "--notebook", str(path.with_name("other.sqlite3"))]
    done = subprocess.run(command, cwd=ROOT, input=written.encode(), capture_output=True, check=True)
    assert done.stdout == b"3 acts taken in, 0 known already, 0 left out\n"

"""The command line as scripts and people use it: what goes to which stream, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.accounts import write_accounts
from tests.program import MODULE, PATIENCE, ROOT, refused, run
from tests.reports.contract import check_contract
from tui import __version__
from tui.notebook import Notebook, Opinion, Scope, Tag, Target, anchor, digest
from tui.sources import load, split

# -- compare -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds_as_json() -> subprocess.CompletedProcess[str]:
    return run("compare", "seeds", "--format", "json")


def test_the_seeds_compared_are_what_the_contract_says(seeds_as_json: subprocess.CompletedProcess[str]) -> None:
    assert seeds_as_json.returncode == 0
    document = json.loads(seeds_as_json.stdout)
    paths = [article["path"] for article in document["articles"]]
    assert paths == sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.txt"))
    check_contract(document, {path: (ROOT / path).read_text(encoding="utf-8") for path in paths})
    assert document["alignments"]
    assert document["threads"]


def test_oddities_of_the_files_are_told_on_standard_error(seeds_as_json: subprocess.CompletedProcess[str]) -> None:
    assert "seeds/5-barran-press.txt: date 'Sunday 0 Dec 2024'" in seeds_as_json.stderr
    assert all(line.startswith("synoptic: ") for line in seeds_as_json.stderr.splitlines())


def test_comparing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = write_accounts(tmp_path)
    first, second = (run("compare", *paths, "--format", "json", "--fresh") for _ in range(2))
    assert first.stdout == second.stdout
    check_contract(json.loads(first.stdout), {str(path): path.read_text(encoding="utf-8") for path in paths})


def test_without_a_format_the_comparison_is_text_for_people(tmp_path: Path) -> None:
    done = run("compare", *write_accounts(tmp_path))
    assert done.returncode == 0
    assert done.stdout.startswith("2 accounts\n")
    assert "1 Harbour Post" in done.stdout
    assert "\x1b" not in done.stdout


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    monkeypatch.setenv("PYTHONUTF8", "0")
    one, two = write_accounts(tmp_path)
    one.write_text("東京で「船」が止まった。\n\nNobody was hurt — ∅.\n", encoding="utf-8")
    done = run("compare", one, two, tmp_path / "missing-東京.txt", command=MODULE)
    assert done.returncode == 0
    assert "東京で「船」が止まった。" in done.stdout


def test_what_is_left_out_is_named_and_the_rest_compared(tmp_path: Path) -> None:
    paths = write_accounts(tmp_path)
    photo = tmp_path / "photo.txt"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    unusual = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    unusual.write_text("The ferry stopped off Norholm.\n", encoding="utf-8")
    done = run("compare", *paths, photo, unusual, tmp_path / "missing.txt", "--format", "json")
    assert done.returncode == 0
    shown = [article["path"] for article in json.loads(done.stdout)["articles"]]
    assert shown == [*map(str, paths), f"{tmp_path}/caf�.txt"]
    left = [line for line in done.stderr.splitlines() if "left out" in line]
    assert [str(photo) in line or "missing.txt" in line for line in left] == [True, True]


@pytest.mark.parametrize("command", ["compare", "read"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "does not exist"),
        ("folder", None, "no articles in it"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "photo.txt"),
        ("blank.txt", b" \n\n", "blank.txt: "),
    ],
)
def test_input_that_cannot_be_compared_is_refused_in_one_line(
    tmp_path: Path, command: str, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    elif name == "folder":
        path.mkdir()
    line = refused(run(command, path))
    assert str(path) in line
    assert reason in line


def test_a_single_account_is_not_compared_but_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The ferry stopped at noon, the operator said on Friday.\n")
    line = refused(run("compare", path))
    assert "only one account" in line
    assert str(path) in line
    assert "needs a terminal" in refused(run("read", path))


def test_every_bad_path_is_named_in_the_one_line(tmp_path: Path) -> None:
    line = refused(run("compare", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json"))
    assert "a.txt: does not exist" in line
    assert "b.txt: does not exist" in line


def test_a_hostile_file_name_stays_on_its_line_and_acts_on_no_terminal(tmp_path: Path) -> None:
    line = refused(run("compare", tmp_path / "a\nb\x1b]52;c;aGk=\x07\u202e.txt"))
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_a_file_name_that_is_not_utf_8_is_harmless(tmp_path: Path) -> None:
    assert "caf�.txt" in refused(run("compare", os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")))


@pytest.mark.parametrize("arguments", [["compare"], ["compare", "--format", "yaml", "seeds"], ["read", "--no-such"]])
def test_arguments_that_are_not_understood_are_refused(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_arguments_that_are_not_understood_are_refused_in_one_line_too() -> None:
    assert "PATH" in refused(run("compare"))


def test_a_path_without_a_command_is_answered_with_the_command_to_write() -> None:
    assert "synoptic read seeds" in refused(run("seeds"))


# -- compare --explain -------------------------------------------------------------------------------------


def test_two_passages_are_explained_instead_of_the_comparison(tmp_path: Path) -> None:
    paths = write_accounts(tmp_path)
    links = json.loads(run("compare", *paths, "--format", "json").stdout)["alignments"]
    done = run("compare", *paths, "--explain", links[0]["a"], links[0]["b"])
    assert done.returncode == 0
    assert done.stdout.startswith(f"{links[0]['a']} · ")
    assert f"\n{links[0]['strength']}: probability " in done.stdout


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("bay:99", "harbour:1", "no passage has the id"),
        ("ferry\x1b[2J\n", "harbour:1", "--format json"),
        ("harbour:1", "harbour:1", "one passage"),
    ],
)
def test_ids_that_name_no_pair_are_refused_in_one_line(tmp_path: Path, a: str, b: str, reason: str) -> None:
    line = refused(run("compare", *write_accounts(tmp_path), "--explain", a, b))
    assert reason in line
    assert "\x1b" not in line


def test_an_explanation_is_text_and_no_json(tmp_path: Path) -> None:
    paths = write_accounts(tmp_path)
    assert "text only" in refused(run("compare", *paths, "--explain", "a:0", "b:0", "--format", "json"))


# -- --encoder ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["compare", "seeds"], ["read", "seeds"], []])
def test_an_encoder_that_is_not_there_is_refused_in_one_line(arguments: list[str]) -> None:
    line = refused(run(*arguments, "--encoder", "no-such-model"))
    assert "extra `semantic`" in line or "no encoder 'no-such-model' on this machine" in line


# -- read --plain ------------------------------------------------------------------------------------------


def test_the_accounts_are_read_without_a_terminal_as_plain_text(tmp_path: Path) -> None:
    done = run("read", "--plain", *write_accounts(tmp_path))
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("2 accounts of one event\n")
    assert "\nPassage 1, agree: The ferry Solveig lost all power" in done.stdout
    assert "\nAlso in 2 Bay News, passage 1, " in done.stdout
    assert "\x1b" not in done.stdout


def test_without_a_command_the_bundled_accounts_are_plain_text_too() -> None:
    assert run("--plain").stdout.startswith("5 accounts of one event\n")


def test_a_single_account_can_be_read_as_plain_text(tmp_path: Path) -> None:
    one, _ = write_accounts(tmp_path)
    done = run("read", "--plain", one)
    assert done.returncode == 0
    assert "Only one account is open" in done.stdout


def test_tags_are_in_the_plain_text(tmp_path: Path) -> None:
    paths, notebook = write_accounts(tmp_path), tmp_path / "notebook.sqlite3"
    articles = split(load(paths).articles)
    claim = next(passage for passage in articles[0].passages if passage.is_claim)
    with Notebook.open(notebook, "Anna") as kept:
        kept.judge([(Target(Scope.PASSAGE, (anchor(articles[0], claim),)), Opinion(Tag.DUBIOUS), None)])
    done = run("read", "--plain", *paths, "--notebook", notebook)
    before, _, after = done.stdout.partition("\nAnna tagged it dubious.\n")
    assert before.endswith(claim.text)
    assert after


@pytest.mark.parametrize(("content", "reason"), [(None, "there is no notebook"), (b"no notebook", "no tags are told")])
def test_where_the_notebook_cannot_be_read_the_text_comes_without_tags(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    paths, notebook = write_accounts(tmp_path), tmp_path / "notebook.sqlite3"
    if content is not None:
        notebook.write_bytes(content)
    done = run("read", "--plain", *paths, "--notebook", notebook)
    assert done.returncode == 0
    assert "Passage 1, agree" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("synoptic: ")
    assert reason in line
    assert notebook.exists() is (content is not None)


# -- the reader, without a terminal ------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["read", "seeds"]])
def test_without_a_terminal_the_reader_says_what_to_do_instead(arguments: list[str]) -> None:
    line = refused(run(*arguments))
    assert "needs a terminal" in line
    assert "synoptic compare" in line
    assert "synoptic read --plain" in line


def test_nothing_but_the_cache_is_written_in_the_home_folder_unless_the_reader_opens(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    run("read", "seeds")
    run("read", "--plain", *write_accounts(tmp_path))
    run("compare", *write_accounts(tmp_path))
    assert [path for path in home.rglob("*") if path.is_file() and home / "cache" not in path.parents] == []


# -- fast paths --------------------------------------------------------------------------------------------


HEAVY = ("textual", "rich", "nltk", "scipy", "numpy", "rapidfuzz", "snowballstemmer", "yaml", "sqlite3")


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    script = (
        "import sys\n"
        f"sys.argv = ['synoptic', {option!r}]\n"
        "from tui.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as leaving:\n    assert not leaving.code\n"
        f"print('loaded', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = run("-c", script, command=(sys.executable,))
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "loaded"


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"synoptic {__version__}\n"


def test_help_tells_of_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "read" in done.stdout
    assert "compare" in done.stdout
    for command in ("read", "compare"):
        assert "PATH" in run(command, "--help").stdout


def test_the_command_and_the_module_are_the_same_program(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("synoptic")
    paths = write_accounts(tmp_path)
    for arguments in (["--version"], ["compare", *paths, "--format", "text"], ["compare", tmp_path / "missing.txt"]):
        by_name, by_module = run(*arguments, command=(str(script),)), run(*arguments, command=MODULE)
        assert by_name.stdout == by_module.stdout
        assert by_name.stderr == by_module.stderr
        assert by_name.returncode == by_module.returncode


# -- pipes -------------------------------------------------------------------------------------------------


def test_a_reader_of_the_output_that_stops_early_gets_no_traceback() -> None:
    done = run("-c", f"{sys.executable} -m tui compare seeds --format json | head -n 1", command=("sh",))
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "harbour.txt", "bay.txt"]])
def test_a_reader_of_the_output_that_has_gone_already_gets_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    write_accounts(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*MODULE, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == ""


# -- stories and versions ----------------------------------------------------------------------------------


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """The two accounts of the ferry, an older version of one of them, and two of another event."""
    harbour, _ = write_accounts(tmp_path)
    text = harbour.read_text(encoding="utf-8")
    (tmp_path / "harbour-early.txt").write_text(text.replace("40 people", "some people"), encoding="utf-8")
    strike = (
        "Bakers in Velmont went on strike on Monday; Pavel Orsini of their union demands a tenth more from the guild."
    )
    (tmp_path / "strike.txt").write_text(f"{strike}\n\nFlour merchants warned of empty shelves.\n", encoding="utf-8")
    later = "The guild of Velmont refused the bakers and Pavel Orsini their tenth, and the strike of the union goes on."
    (tmp_path / "talks.txt").write_text(f"{later}\n\nThe shelves are empty.\n", encoding="utf-8")
    return tmp_path


def test_the_stories_of_a_folder_are_printed(mixed: Path) -> None:
    done = run("stories", mixed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 stories in 5 articles\n\n1 ")
    assert "2 versions of Harbour Post, counted as one account" in done.stdout


def test_the_stories_of_a_folder_are_printed_for_programs(mixed: Path) -> None:
    document = json.loads(run("stories", mixed, "--format", "json").stdout)
    assert [len(story["articles"]) for story in document["stories"]] == [3, 2]
    assert len(document["versions"]) == 1


def test_several_stories_are_compared_with_a_warning(mixed: Path) -> None:
    done = run("compare", mixed, "--format", "json")
    versions, several = done.stderr.splitlines()
    assert versions.startswith("synoptic: 2 versions of Harbour Post, ")
    assert several.startswith("synoptic: these look like 2 stories: 1 ")
    assert len(json.loads(done.stdout)["articles"]) == 4


def test_one_story_is_compared_without_a_warning(mixed: Path) -> None:
    done = run("compare", mixed, "--format", "json", "--story", "2")
    assert done.stderr == ""
    paths = [article["path"] for article in json.loads(done.stdout)["articles"]]
    assert paths == [str(mixed / "strike.txt"), str(mixed / "talks.txt")]


def test_all_versions_are_compared_on_demand(mixed: Path) -> None:
    done = run("compare", mixed, "--format", "json", "--all-versions", "--story", "1")
    document = json.loads(done.stdout)
    check_contract(document)
    assert len(document["articles"]) == 3
    assert len(document["origins"]) == 2


@pytest.mark.parametrize("command", [["compare"], ["read", "--plain"]])
def test_a_story_that_is_not_there_is_refused(mixed: Path, command: list[str]) -> None:
    assert "no story 7: there are 2; synoptic stories" in refused(run(*command, mixed, "--story", "7"))


def test_what_was_corrected_is_read_aloud_and_not_compared(tmp_path: Path) -> None:
    first, _ = write_accounts(tmp_path)
    path = tmp_path / "notes.sqlite3"
    article = load([first], sentences=False).articles[0]
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(digest(article), {"outlet": "Port Gazette"}, "Anna")
    assert "Port Gazette" in run("read", tmp_path, "--plain", "--notebook", path).stdout
    assert "Port Gazette" not in run("compare", tmp_path).stdout

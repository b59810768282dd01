"""A check says in plain lines what is wrong; a repair saves all that can be read, and keeps the damaged file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, BOAT, ME, A, B, passage, tags
from tui.notebook import Act, Anchor, Notebook, NotebookError, Opinion, Source, Tag
from tui.notebook.checking import check
from tui.notebook.merging import contents
from tui.notebook.repair import repair

ACTS = 400
PAGE = 4096
DUMP = Path(__file__).with_name("first_version.sql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A notebook of many acts, some of them longer than a page."""
    path = tmp_path / "notebook.sqlite3"
    with Notebook.open(path, ME) as notebook:
        for number in range(ACTS // 2):
            anchors = [Anchor(digest, number * 10, number * 10 + 9, f"quote {number} ∅") for digest in (A, B)]
            note = "long " * 2000 if number % 50 == 1 else ""
            opinion = Opinion((Tag.VERIFIED, Tag.DUBIOUS)[number % 2], note)
            notebook.judge([(passage(one), opinion, None) for one in anchors], [Source(A, "Post")])
        notebook.found(anchors[0], BOAT, "hand")
        notebook.keep_place("key", "place")
    return path


def acts(path: Path) -> list[Act]:
    with Notebook.open(path, ME) as notebook:
        return [*notebook.history()]


def leaves(path: Path) -> list[int]:
    """Offsets of the pages that hold acts."""
    content = path.read_bytes()
    return [at for at in range(0, len(content), PAGE) if content[at] == 0x0D and b'{"scope"' in content[at : at + PAGE]]


def overwrite(path: Path, at: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * length)


def tamper(path: Path, *statements: str) -> None:
    """Change the file as no synoptic does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


def test_a_sound_notebook_has_no_problems(path: Path) -> None:
    with Notebook.open(path, BEN) as notebook:
        for _ in range(3):
            notebook.judge([(passage(BOAT), Opinion(Tag.VERIFIED), None)])
            notebook.undo([B])
            notebook.redo([B])
    report = check(path)
    assert (report.problems, report.notes) == ([], [])
    assert (report.acts, report.readers) == (ACTS + 3 + 4, 2)


def test_checking_leaves_the_file_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    check(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM act WHERE number = 7", "act 7 is lost"),
        ("DELETE FROM act WHERE number IN (7, 8, 9)", "acts 7 to 9 are lost"),
        ("UPDATE act SET after = '{' WHERE number = 7", "act 7 cannot be read"),
        ("UPDATE act SET before = '{\"note\":\"forged\"}' WHERE number = 7", "act 7 does not follow"),
        ("UPDATE act SET subject = 'x' WHERE number = 7", "act 7 is filed under another subject"),
        ("UPDATE act SET kind = 'undo', of = id WHERE number = 7", "act 7 is an undo of no act that is known"),
        ("UPDATE act SET grp = (SELECT grp FROM act a WHERE a.number = 1) WHERE number = 7", "act 7 is not where the"),
        ("DELETE FROM spot WHERE start = 10", "2 places are not in the table of places"),
        ("UPDATE source SET document = '{}'", "article 1 cannot be read"),
        ("INSERT INTO source SELECT 2, 'x', digest, document FROM source", "article 2 is not as it was written"),
        ("UPDATE source SET document = replace(document, 'Post', 'Pest')", "article 1 is not as it was written"),
        ("UPDATE found SET document = '[]'", "whereabouts 1 cannot be read"),
        ("UPDATE found SET document = replace(document, 'hand', 'hind')", "whereabouts 1 are not as they were written"),
        ("DROP INDEX act_by_group", "the index act_by_group is missing"),
        ("DROP TABLE trait", "the table trait is missing"),
        ("ALTER TABLE spot ADD COLUMN more", "the table spot is not as synoptic made it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(path: Path, statement: str, problem: str) -> None:
    tamper(path, statement)
    problems = check(path).problems
    assert any(line.startswith(problem) for line in problems), problems
    assert "the trigger no_UPDATE_of_act is missing" in problems


def test_a_damaged_page_is_said(path: Path) -> None:
    overwrite(path, leaves(path)[1], 300)
    assert any("is damaged" in line for line in check(path).problems)


def test_a_clock_that_was_ahead_is_only_noted(path: Path) -> None:
    tamper(path, "UPDATE act SET at = '2999' || substr(at, 5) WHERE number = 400")
    assert check(path).notes == ["1 acts are dated after now: a clock was wrong"]


@pytest.mark.parametrize("page", [1, 5, -1])
def test_a_repair_saves_every_act_outside_of_a_damaged_page(path: Path, page: int) -> None:
    before = acts(path)
    at = leaves(path)[page]
    overwrite(path, at, PAGE)
    damaged = path.read_bytes()
    done = repair(path, ME)
    after = acts(path)
    assert [act for act in before if act in after] == after
    assert 0 < len(before) - len(after) < 20
    assert any("are in no page" in line for line in done.lost) or len(before) - len(after) < 20
    assert done.acts == len(after)
    assert done.damaged.name == "notebook.sqlite3.damaged"
    assert len(done.damaged.read_bytes()) == len(damaged)
    assert check(path).problems == []
    with Notebook.open(path, ME) as notebook:
        assert notebook.place("key") == "place"
        assert [one.how for one in notebook.every_whereabouts()] == ["hand"]
        assert notebook.undo([A])


def test_acts_are_saved_where_no_tree_leads_to_them_any_more(path: Path) -> None:
    before = acts(path)
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'act'").fetchone()
    overwrite(path, (root - 1) * PAGE, PAGE)
    repair(path, ME)
    assert acts(path) == before


@pytest.mark.parametrize("length", [16, 100, PAGE])
def test_acts_are_saved_from_a_file_whose_beginning_is_gone(path: Path, length: int) -> None:
    before = acts(path)
    overwrite(path, 0, length)
    with pytest.raises(NotebookError):
        check(path)
    repair(path, ME)
    assert acts(path) == before


def test_acts_that_are_only_in_the_log_are_saved(path: Path, tmp_path: Path) -> None:
    with Notebook.open(path, ME) as notebook:
        notebook.judge([(passage(BOAT), Opinion(Tag.DUBIOUS), None)])
        copy = tmp_path / "copy.sqlite3"
        for suffix in ("", "-wal"):
            copy.with_name(f"{copy.name}{suffix}").write_bytes(path.with_name(f"{path.name}{suffix}").read_bytes())
        expected = [*notebook.history()]
    overwrite(copy, 0, PAGE)
    repair(copy, ME)
    assert acts(copy) == expected


def test_a_first_version_is_repaired_too(tmp_path: Path) -> None:
    path = tmp_path / "first.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(DUMP.read_text(encoding="ascii"))
    with Notebook.open(tmp_path / "copy.sqlite3", ME) as notebook:
        notebook.add(contents(path, ME).acts)
        expected = tags(notebook, [A, B])
    overwrite(path, 100, 60)
    repair(path, ME)
    with Notebook.open(path, ME) as notebook:
        assert tags(notebook, [A, B]) == expected


def test_what_holds_no_act_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(b"Dear diary,\n" * 1000)
    with pytest.raises(NotebookError, match="holds no act that can be read"):
        repair(path, ME)
    assert path.read_bytes() == b"Dear diary,\n" * 1000
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_notebook_that_is_open_is_not_repaired(path: Path) -> None:
    with Notebook.open(path, BEN) as notebook:
        tags(notebook, [A])
        with pytest.raises(NotebookError, match="in use by another program"):
            repair(path, ME)
        assert notebook.judge([(passage(BOAT), Opinion(Tag.DUBIOUS), None)])


@pytest.mark.parametrize("make", [Path.mkdir, None])
def test_there_must_be_a_notebook(tmp_path: Path, make: Callable[[Path], None] | None) -> None:
    path = tmp_path / "nothing"
    if make:
        make(path)
    with pytest.raises(NotebookError, match="is no notebook"):
        check(path)

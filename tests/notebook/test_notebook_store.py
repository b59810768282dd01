"""What a reader relies on: tags stay, undo and redo take back what is on the screen, the place is found again."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.notebook import Act, Anchor, Notebook, Tag, default_path, place_key

A, B = "a" * 64, "b" * 64
FERRY = Anchor(A, 0, 18, "The ferry stopped.")
CREW = Anchor(A, 19, 40, "There were 40 aboard.")
BOAT = Anchor(B, 0, 17, "The boat stopped.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "far" / "away" / "notebook.sqlite3"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    with Notebook.open(path) as notebook:
        yield notebook


def change(act: Act | None) -> tuple[Anchor, Tag | None, Tag | None]:
    assert act is not None
    return act.anchor, act.before, act.after


def test_a_tag_survives_reopening(path: Path) -> None:
    with Notebook.open(path) as notebook:
        notebook.set_tag(FERRY, Tag.VERIFIED)
        notebook.set_tag(BOAT, Tag.DUBIOUS)
    with Notebook.open(path) as notebook:
        assert notebook.tags([A, B]) == {FERRY: Tag.VERIFIED, BOAT: Tag.DUBIOUS}


def test_only_the_tags_of_the_articles_asked_for_are_read(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.set_tag(BOAT, Tag.DUBIOUS)
    assert notebook.tags([B]) == {BOAT: Tag.DUBIOUS}
    assert notebook.tags([]) == {}


def test_forty_thousand_articles_are_not_too_many(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    assert notebook.tags([*map(str, range(40_000)), A]) == {FERRY: Tag.VERIFIED}


@pytest.mark.parametrize(
    "quote", ["", "it's “quoted”\n", "with \x00 inside", "🛳 naïve", "lone \ud800 surrogate", "x" * 100_000]
)
def test_a_quote_comes_back_exactly(path: Path, quote: str) -> None:
    anchor = Anchor(A, 0, len(quote), quote)
    with Notebook.open(path) as notebook:
        notebook.set_tag(anchor, Tag.DUBIOUS)
        assert notebook.set_tag(anchor, Tag.DUBIOUS) is None
    with Notebook.open(path) as notebook:
        assert notebook.tags([A]) == {anchor: Tag.DUBIOUS}
        assert change(notebook.undo([A])) == (anchor, Tag.DUBIOUS, None)


def test_a_change_is_reported_with_what_was_before(notebook: Notebook) -> None:
    earliest = datetime.now(UTC)
    act = notebook.set_tag(FERRY, Tag.VERIFIED)
    assert change(act) == (FERRY, None, Tag.VERIFIED)
    assert act is not None and earliest <= act.at <= datetime.now(UTC)
    assert change(notebook.set_tag(FERRY, Tag.DUBIOUS)) == (FERRY, Tag.VERIFIED, Tag.DUBIOUS)
    assert change(notebook.set_tag(FERRY, None)) == (FERRY, Tag.DUBIOUS, None)
    assert notebook.tags([A]) == {}


def test_the_same_tag_again_changes_nothing(notebook: Notebook) -> None:
    assert notebook.set_tag(FERRY, None) is None
    notebook.set_tag(FERRY, Tag.VERIFIED)
    assert notebook.set_tag(FERRY, Tag.VERIFIED) is None
    assert change(notebook.undo([A])) == (FERRY, Tag.VERIFIED, None)


def test_undo_and_redo_walk_back_and_forth(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.set_tag(CREW, Tag.VERIFIED)
    notebook.set_tag(FERRY, Tag.DUBIOUS)
    assert change(notebook.undo([A])) == (FERRY, Tag.DUBIOUS, Tag.VERIFIED)
    assert change(notebook.undo([A])) == (CREW, Tag.VERIFIED, None)
    assert change(notebook.undo([A])) == (FERRY, Tag.VERIFIED, None)
    assert notebook.undo([A]) is None
    assert change(notebook.redo([A])) == (FERRY, None, Tag.VERIFIED)
    assert change(notebook.redo([A])) == (CREW, None, Tag.VERIFIED)
    assert change(notebook.redo([A])) == (FERRY, Tag.VERIFIED, Tag.DUBIOUS)
    assert notebook.redo([A]) is None


def test_undo_and_redo_work_after_a_restart(path: Path) -> None:
    steps: list[tuple[Callable[[Notebook], Act | None], dict[Anchor, Tag]]] = [
        (lambda notebook: notebook.set_tag(FERRY, Tag.VERIFIED), {FERRY: Tag.VERIFIED}),
        (lambda notebook: notebook.set_tag(CREW, Tag.DUBIOUS), {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS}),
        (lambda notebook: notebook.undo([A]), {FERRY: Tag.VERIFIED}),
        (lambda notebook: notebook.undo([A]), {}),
        (lambda notebook: notebook.redo([A]), {FERRY: Tag.VERIFIED}),
        (lambda notebook: notebook.redo([A]), {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS}),
    ]
    for step, tags in steps:
        with Notebook.open(path) as notebook:
            assert step(notebook) is not None
        with Notebook.open(path) as notebook:
            assert notebook.tags([A]) == tags


def test_undo_touches_only_the_open_articles(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.set_tag(BOAT, Tag.DUBIOUS)
    assert change(notebook.undo([A])) == (FERRY, Tag.VERIFIED, None)
    assert notebook.undo([A]) is None
    assert notebook.undo([]) is None
    assert notebook.redo([B]) is None
    assert notebook.tags([A, B]) == {BOAT: Tag.DUBIOUS}
    assert change(notebook.redo([A])) == (FERRY, None, Tag.VERIFIED)


def test_a_new_act_ends_redo(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.undo([A])
    notebook.set_tag(CREW, Tag.VERIFIED)
    assert notebook.redo([A]) is None
    assert change(notebook.undo([A])) == (CREW, Tag.VERIFIED, None)
    assert change(notebook.redo([A])) == (CREW, None, Tag.VERIFIED)
    assert notebook.redo([A]) is None, "the act before the new one stays out of reach"


def test_an_act_on_another_article_does_not_end_redo(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.undo([A])
    notebook.set_tag(BOAT, Tag.VERIFIED)
    assert notebook.redo([A, B]) is None
    assert change(notebook.redo([A])) == (FERRY, None, Tag.VERIFIED)


def test_setting_the_tag_that_stands_does_not_end_redo(notebook: Notebook) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.undo([A])
    assert notebook.set_tag(FERRY, None) is None
    assert change(notebook.redo([A])) == (FERRY, None, Tag.VERIFIED)


def test_history_keeps_everything(path: Path, notebook: Notebook) -> None:
    earliest = datetime.now(UTC)
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.set_tag(FERRY, Tag.DUBIOUS)
    notebook.set_tag(FERRY, None)
    notebook.undo([A])
    notebook.redo([A])
    notebook.undo([A])
    notebook.set_tag(CREW, Tag.VERIFIED)
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT kind, of, before, after FROM act ORDER BY id").fetchall()
        times = [datetime.fromisoformat(at) for (at,) in db.execute("SELECT at FROM act ORDER BY id")]
    assert rows == [
        ("set", None, None, "verified"),
        ("set", None, "verified", "dubious"),
        ("set", None, "dubious", None),
        ("undo", 3, None, "dubious"),
        ("redo", 3, "dubious", None),
        ("undo", 3, None, "dubious"),
        ("set", None, None, "verified"),
    ]
    assert times == sorted(times)
    assert earliest <= times[0] and times[-1] <= datetime.now(UTC)


@pytest.mark.parametrize("statement", ["DELETE FROM act", "UPDATE act SET after = NULL", "DELETE FROM anchor"])
def test_the_file_itself_refuses_to_change_history(path: Path, notebook: Notebook, statement: str) -> None:
    notebook.set_tag(FERRY, Tag.VERIFIED)
    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="history is kept"):
        db.execute(statement)


def test_another_readers_tags_are_seen_with_the_next_look(path: Path, notebook: Notebook) -> None:
    with Notebook.open(path) as other:
        assert notebook.tags([A]) == {}
        other.set_tag(FERRY, Tag.DUBIOUS)
        assert notebook.tags([A]) == {FERRY: Tag.DUBIOUS}
        assert change(notebook.set_tag(FERRY, Tag.VERIFIED)) == (FERRY, Tag.DUBIOUS, Tag.VERIFIED)
        assert other.tags([A]) == {FERRY: Tag.VERIFIED}


def test_the_place_is_kept_for_each_set_of_articles(path: Path) -> None:
    both, one = place_key([A, B]), place_key([A])
    with Notebook.open(path) as notebook:
        assert notebook.place(both) is None
        notebook.keep_place(both, '{"passage": "post:1"}')
        notebook.keep_place(both, '{"passage": "post:2 \\u2014 ∅"}')
    with Notebook.open(path) as notebook:
        assert notebook.place(both) == '{"passage": "post:2 \\u2014 ∅"}'
        assert notebook.place(one) is None


def test_each_commit_is_forced_to_the_disk(path: Path, notebook: Notebook) -> None:
    full = 2
    assert notebook._db.execute("PRAGMA synchronous").fetchone() == (full,)
    assert notebook._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_closing_twice_is_harmless_and_leaves_one_file(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.set_tag(FERRY, Tag.VERIFIED)
    notebook.close()
    notebook.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_relative_path_still_leads_to_the_notebook_after_a_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Notebook.open(Path("notebook.sqlite3")) as notebook:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert notebook.set_tag(FERRY, Tag.VERIFIED) is not None


@pytest.mark.parametrize("name", ["what?mode=memory#%20.db", ":memory:", "file:x", "naïve 🛳.sqlite3"])
def test_any_file_name_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Notebook.open(Path(name)) as notebook:
        notebook.set_tag(FERRY, Tag.VERIFIED)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
def test_the_default_notebook_is_among_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "synoptic" / "notebook.sqlite3"


def test_importing_the_notebook_is_light() -> None:
    code = "import sys, tui.notebook; print({'platformdirs', 'textual', 'rich', 'numpy', 'asyncio'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"

"""A notebook of the first version keeps its tags, its history and its undo; a backup is made first."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, BOAT, CREW, FERRY, ME, A, B, changes, tags
from tui.notebook import Anchor, Notebook, NotebookError, Scope, Tag, backup, place_key
from tui.notebook.checking import check
from tui.notebook.merging import contents
from tui.notebook.schema import prepare

DUMP = Path(__file__).with_name("first_version.sql")
"""Written by version 1 of the program."""
ODD = Anchor(B, 18, 24, "it's \x00 ∅")


def bare(anchor: Anchor) -> Anchor:
    return Anchor(anchor.digest, anchor.start, anchor.end, anchor.quote)


TAGS = {bare(FERRY): Tag.VERIFIED, bare(CREW): Tag.DUBIOUS, ODD: Tag.VERIFIED}
"""What version 1 showed."""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(DUMP.read_text(encoding="ascii"))
    return path


def first_acts(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        return db.execute("SELECT id, anchor, kind, of, before, after, at FROM act ORDER BY id").fetchall()


def test_tags_history_place_and_undo_are_as_before(first: Path) -> None:
    before = first_acts(first)
    with Notebook.open(first, ME) as notebook:
        assert tags(notebook, [A, B]) == TAGS
        acts = [*notebook.history()]
        assert [(act.kind, act.before.tag, act.after.tag, act.at.isoformat()) for act in acts] == [
            (kind, old, new, at) for _, _, kind, _, old, new, at in before
        ]
        numbers = {act.id: row[0] for act, row in zip(acts, before, strict=True)}
        assert [numbers.get(act.of) for act in acts] == [row[3] for row in before]
        assert {(act.by, act.target.scope) for act in acts} == {(ME, Scope.PASSAGE)}
        assert notebook.place(place_key([A, B])) == '{"article": "x"}'
        assert changes(notebook.redo([A])) == [(bare(FERRY), Tag.VERIFIED, Tag.DUBIOUS)]
        assert changes(notebook.undo([B])) == [(bare(BOAT), None, Tag.VERIFIED)]
        assert changes(notebook.undo([B])) == [(ODD, Tag.VERIFIED, None)]
    assert check(first).problems == []


def test_the_file_as_it_was_is_kept_beside_it(first: Path) -> None:
    before = first_acts(first)
    Notebook.open(first, ME).close()
    kept = first.with_name("notebook.sqlite3.v1.backup")
    assert first_acts(kept) == before
    assert sorted(file.name for file in first.parent.iterdir()) == [first.name, kept.name]
    Notebook.open(first, ME).close()
    assert len([*first.parent.iterdir()]) == 2, "a notebook that is up to date needs none"


def test_an_earlier_backup_is_never_overwritten(first: Path) -> None:
    earlier = first.with_name("notebook.sqlite3.v1.backup")
    earlier.write_text("precious")
    Notebook.open(first, ME).close()
    assert earlier.read_text() == "precious"
    assert first_acts(first.with_name("notebook.sqlite3.v1.backup-2"))


def test_what_is_only_in_the_log_is_in_the_backup_too(first: Path) -> None:
    with closing(sqlite3.connect(first, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("INSERT INTO act SELECT 14, anchor, kind, of, after, 'dubious', at FROM act WHERE id = 2")
        Notebook.open(first, ME).close()
    assert len(first_acts(first.with_name("notebook.sqlite3.v1.backup"))) == 14


def test_without_a_backup_nothing_is_changed(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = first_acts(first)

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "settle", full)
    with pytest.raises(NotebookError, match=r"no backup of it could be made \(No space left on device\)"):
        Notebook.open(first, ME)
    assert first_acts(first) == content
    assert [file.name for file in first.parent.iterdir()] == [first.name]


def test_a_migration_that_fails_leaves_the_file_as_it_was(first: Path) -> None:
    with closing(sqlite3.connect(first, isolation_level=None)) as db:
        db.execute("INSERT INTO act (anchor, kind, after, at) VALUES (1, 'set', 'sure', '')")
    content = first_acts(first)
    with pytest.raises(NotebookError, match="is damaged"):
        Notebook.open(first, ME)
    assert first_acts(first) == content
    assert len(check(first).problems) == 1


def test_of_two_that_open_it_at_once_only_one_migrates(first: Path) -> None:
    with closing(sqlite3.connect(first, isolation_level=None)) as late:
        Notebook.open(first, ME).close()
        prepare(late, first, 1.0, lambda: BEN)
    with Notebook.open(first, BEN) as notebook:
        assert {act.by for act in notebook.history()} == {ME}
    assert len([*first.parent.iterdir()]) == 2


def test_two_copies_of_one_notebook_merge_into_the_same_acts(first: Path) -> None:
    with Notebook.open(first.with_name("new.sqlite3"), ME) as notebook:
        part = contents(first, ME)
        assert len(notebook.add(part.acts).acts) == 13
        assert notebook.add(contents(first, ME).acts).acts == ()
        assert tags(notebook, [A, B]) == TAGS
    assert first_acts(first), "reading it for a merge leaves the file as it is"


def test_where_the_clock_had_gone_back_the_order_counts(first: Path) -> None:
    with closing(sqlite3.connect(first, isolation_level=None)) as db:
        db.execute(
            "INSERT INTO act (anchor, kind, before, after, at) VALUES (1, 'set', 'verified', 'dubious', ?)",
            ("2020-01-01T00:00:00+00:00",),
        )
    with Notebook.open(first, ME) as notebook:
        assert tags(notebook, [A])[bare(FERRY)] is Tag.DUBIOUS

"""What a reader relies on: tags stay, undo and redo take back what is on the screen, the place is found again."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, BOAT, CREW, FERRY, ME, A, B, C, changes, passage, tag, tags
from tui.notebook import Act, Anchor, Evidence, Notebook, Opinion, Source, Tag, default_path, place_key, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "far" / "away" / "notebook.sqlite3"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    with Notebook.open(path, ME) as notebook:
        yield notebook


def test_a_tag_survives_reopening(path: Path) -> None:
    with Notebook.open(path, ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
        tag(notebook, BOAT, Tag.DUBIOUS)
    with Notebook.open(path, ME) as notebook:
        assert tags(notebook, [A, B]) == {FERRY: Tag.VERIFIED, BOAT: Tag.DUBIOUS}


def test_only_the_tags_of_the_articles_asked_for_are_read(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(notebook, BOAT, Tag.DUBIOUS)
    assert tags(notebook, [B]) == {BOAT: Tag.DUBIOUS}
    assert tags(notebook, []) == {}


def test_forty_thousand_articles_are_not_too_many(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    assert tags(notebook, [*map(str, range(40_000)), A]) == {FERRY: Tag.VERIFIED}


@pytest.mark.parametrize(
    "quote", ["", "it's “quoted”\n", "with \x00 inside", "🛳 naïve", "lone \ud800 surrogate", "x" * 100_000]
)
def test_a_quote_comes_back_exactly(path: Path, quote: str) -> None:
    anchor = Anchor(A, 0, len(quote), quote)
    with Notebook.open(path, ME) as notebook:
        tag(notebook, anchor, Tag.DUBIOUS)
        assert tag(notebook, anchor, Tag.DUBIOUS) == ()
    with Notebook.open(path, ME) as notebook:
        assert tags(notebook, [A]) == {anchor: Tag.DUBIOUS}
        assert changes(notebook.undo([A])) == [(anchor, Tag.DUBIOUS, None)]


def test_a_change_is_reported_with_what_was_before(notebook: Notebook) -> None:
    earliest = datetime.now(UTC)
    acts = tag(notebook, FERRY, Tag.VERIFIED)
    assert changes(acts) == [(FERRY, None, Tag.VERIFIED)]
    assert earliest <= acts[0].at <= datetime.now(UTC)
    assert changes(tag(notebook, FERRY, Tag.DUBIOUS)) == [(FERRY, Tag.VERIFIED, Tag.DUBIOUS)]
    assert changes(tag(notebook, FERRY, None)) == [(FERRY, Tag.DUBIOUS, None)]
    assert tags(notebook, [A]) == {}


def test_the_same_tag_again_changes_nothing(notebook: Notebook) -> None:
    assert tag(notebook, FERRY, None) == ()
    tag(notebook, FERRY, Tag.VERIFIED)
    assert tag(notebook, FERRY, Tag.VERIFIED) == ()
    assert changes(notebook.undo([A])) == [(FERRY, Tag.VERIFIED, None)]


def test_undo_and_redo_walk_back_and_forth(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(notebook, CREW, Tag.VERIFIED)
    tag(notebook, FERRY, Tag.DUBIOUS)
    assert changes(notebook.undo([A])) == [(FERRY, Tag.DUBIOUS, Tag.VERIFIED)]
    assert changes(notebook.undo([A])) == [(CREW, Tag.VERIFIED, None)]
    assert changes(notebook.undo([A])) == [(FERRY, Tag.VERIFIED, None)]
    assert notebook.undo([A]) == ()
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)]
    assert changes(notebook.redo([A])) == [(CREW, None, Tag.VERIFIED)]
    assert changes(notebook.redo([A])) == [(FERRY, Tag.VERIFIED, Tag.DUBIOUS)]
    assert notebook.redo([A]) == ()


def test_undo_and_redo_work_after_a_restart(path: Path) -> None:
    steps: list[tuple[Callable[[Notebook], tuple[Act, ...]], dict[Anchor, Tag]]] = [
        (lambda notebook: tag(notebook, FERRY, Tag.VERIFIED), {FERRY: Tag.VERIFIED}),
        (lambda notebook: tag(notebook, CREW, Tag.DUBIOUS), {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS}),
        (lambda notebook: notebook.undo([A]), {FERRY: Tag.VERIFIED}),
        (lambda notebook: notebook.undo([A]), {}),
        (lambda notebook: notebook.redo([A]), {FERRY: Tag.VERIFIED}),
        (lambda notebook: notebook.redo([A]), {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS}),
    ]
    for step, expected in steps:
        with Notebook.open(path, ME) as notebook:
            assert step(notebook)
        with Notebook.open(path, ME) as notebook:
            assert tags(notebook, [A]) == expected


def test_undo_touches_only_the_open_articles(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(notebook, BOAT, Tag.DUBIOUS)
    assert changes(notebook.undo([A])) == [(FERRY, Tag.VERIFIED, None)]
    assert notebook.undo([A]) == ()
    assert notebook.undo([]) == ()
    assert notebook.redo([B]) == ()
    assert tags(notebook, [A, B]) == {BOAT: Tag.DUBIOUS}
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)]


def test_a_new_act_ends_redo(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    notebook.undo([A])
    tag(notebook, CREW, Tag.VERIFIED)
    assert notebook.redo([A]) == ()
    assert changes(notebook.undo([A])) == [(CREW, Tag.VERIFIED, None)]
    assert changes(notebook.redo([A])) == [(CREW, None, Tag.VERIFIED)]
    assert notebook.redo([A]) == (), "the act before the new one stays out of reach"


def test_an_act_on_another_article_does_not_end_redo(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    notebook.undo([A])
    tag(notebook, BOAT, Tag.VERIFIED)
    assert notebook.redo([A, B]) == ()
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)]


def test_setting_the_tag_that_stands_does_not_end_redo(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    notebook.undo([A])
    assert tag(notebook, FERRY, None) == ()
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)]


def test_history_keeps_everything(notebook: Notebook) -> None:
    earliest = datetime.now(UTC)
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(notebook, FERRY, Tag.DUBIOUS)
    (removal,) = tag(notebook, FERRY, None)
    notebook.undo([A])
    notebook.redo([A])
    notebook.undo([A])
    tag(notebook, CREW, Tag.VERIFIED)
    acts = [*notebook.history()]
    assert [(act.kind, act.of, *change) for act, change in zip(acts, changes(acts), strict=True)] == [
        ("set", "", FERRY, None, Tag.VERIFIED),
        ("set", "", FERRY, Tag.VERIFIED, Tag.DUBIOUS),
        ("set", "", FERRY, Tag.DUBIOUS, None),
        ("undo", removal.id, FERRY, None, Tag.DUBIOUS),
        ("redo", removal.id, FERRY, Tag.DUBIOUS, None),
        ("undo", removal.id, FERRY, None, Tag.DUBIOUS),
        ("set", "", CREW, None, Tag.VERIFIED),
    ]
    times = [act.at for act in acts]
    assert times == sorted(set(times))
    assert earliest <= times[0] and times[-1] <= datetime.now(UTC)
    assert {act.by for act in acts} == {ME}
    assert len({act.id for act in acts}) == 7


def test_the_history_of_some_articles_is_theirs_alone(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(notebook, BOAT, Tag.DUBIOUS)
    notebook.undo([B])
    assert [change[0] for change in changes([*notebook.history([B])])] == [BOAT, BOAT]
    assert [*notebook.history([C])] == []


def test_a_history_being_read_is_that_of_the_moment_when_it_began(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 1)
    for number in range(5):
        tag(notebook, FERRY, (Tag.VERIFIED, Tag.DUBIOUS)[number % 2])
    acts = notebook.history()
    first = next(acts)
    tag(notebook, CREW, Tag.VERIFIED)
    assert len([first, *acts]) == 5
    assert len([*notebook.history()]) == 6


@pytest.mark.parametrize(
    "statement", ["DELETE FROM act", "UPDATE act SET after = '{}'", "DELETE FROM source", "UPDATE found SET at = ''"]
)
def test_the_file_itself_refuses_to_change_history(path: Path, notebook: Notebook, statement: str) -> None:
    notebook.judge([(passage(FERRY), Opinion(Tag.VERIFIED), None)], [Source(A, "Harbour Post")])
    notebook.found(FERRY, BOAT, "hand")
    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="history is kept"):
        db.execute(statement)


def test_another_process_of_the_same_reader_is_seen_with_the_next_look(path: Path, notebook: Notebook) -> None:
    with Notebook.open(path, ME) as other:
        assert tags(notebook, [A]) == {}
        tag(other, FERRY, Tag.DUBIOUS)
        assert tags(notebook, [A]) == {FERRY: Tag.DUBIOUS}
        assert changes(tag(notebook, FERRY, Tag.VERIFIED)) == [(FERRY, Tag.DUBIOUS, Tag.VERIFIED)]
        assert tags(other, [A]) == {FERRY: Tag.VERIFIED}
        assert changes(other.undo([A])) == [(FERRY, Tag.VERIFIED, Tag.DUBIOUS)]


def test_the_stamp_changes_when_another_process_has_written_and_only_then(path: Path, notebook: Notebook) -> None:
    with Notebook.open(path, BEN) as other:
        before = notebook.stamp()
        tags(other, [A])
        tag(notebook, FERRY, Tag.VERIFIED)
        assert notebook.stamp() == before
        tag(other, FERRY, Tag.VERIFIED)
        assert notebook.stamp() != before
        assert notebook.stamp() == notebook.stamp()


def test_the_place_is_kept_for_each_set_of_articles(path: Path) -> None:
    both, one = place_key([A, B]), place_key([A])
    with Notebook.open(path, ME) as notebook:
        assert notebook.place(both) is None
        notebook.keep_place(both, '{"passage": "post:1"}')
        notebook.keep_place(both, '{"passage": "post:2 \\u2014 ∅"}')
    with Notebook.open(path, ME) as notebook:
        assert notebook.place(both) == '{"passage": "post:2 \\u2014 ∅"}'
        assert notebook.place(one) is None


def test_each_commit_is_forced_to_the_disk(path: Path, notebook: Notebook) -> None:
    full = 2
    assert notebook._db.execute("PRAGMA synchronous").fetchone() == (full,)
    assert notebook._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_closing_twice_is_harmless_and_leaves_one_file(path: Path) -> None:
    notebook = Notebook.open(path, ME)
    tag(notebook, FERRY, Tag.VERIFIED)
    notebook.close()
    notebook.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_relative_path_still_leads_to_the_notebook_after_a_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Notebook.open(Path("notebook.sqlite3"), ME) as notebook:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert tag(notebook, FERRY, Tag.VERIFIED)


@pytest.mark.parametrize("name", ["what?mode=memory#%20.db", ":memory:", "file:x", "naïve 🛳.sqlite3"])
def test_any_file_name_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Notebook.open(Path(name), ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
def test_the_default_notebook_is_among_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "synoptic" / "notebook.sqlite3"


def test_importing_the_notebook_is_light() -> None:
    code = "import sys, tui.notebook; print({'platformdirs', 'textual', 'rich', 'numpy', 'asyncio'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_opinions_are_what_is_held_without_the_evidence(path: Path) -> None:
    seen = Evidence("1.0", "agree", "two outlets", "", (), 2)
    lone = Opinion(None, "lone \ud800 surrogate")
    with Notebook.open(path, "Lena \ud800 Brandt") as other:
        tag(other, FERRY, Tag.DUBIOUS)
    with Notebook.open(path, ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
        tag(notebook, FERRY, Tag.DUBIOUS)
        notebook.undo([A])
        notebook.judge([(passage(CREW), lone, seen)])
        tag(notebook, BOAT, Tag.VERIFIED)
        notebook.undo([B])
        held = notebook.everything()
        assert len(held) == 3
        assert notebook.opinions() == tuple(replace(one, evidence=None) for one in held)
        assert [notebook.evidence(one) for one in notebook.opinions()] == [one.evidence for one in held]
        assert seen in [one.evidence for one in held]


def test_another_thread_reads_beside_this_one(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)

    def read() -> int:
        with notebook.beside() as same:
            return len(same.opinions())

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(read).result() == 1

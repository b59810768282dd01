"""What was judged in one version of an article is found by another, or is listed as loose; nothing is dropped."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notebook.tagging import BOAT, CREW, FERRY, ME, A, B, C, changes, passage, tag
from tui.notebook import Anchor, Loose, Notebook, Opinion, Source, Tag

OLD = Source(
    A,
    "Harbour Post",
    "Ferry halted",
    path="post.txt",
    url="https://example.org/ferry",
    sketch=(*range(1, 9), 2**64 - 1),
)
NEW = Source(C, "Harbour Post", "Ferry stopped", path="post-2.txt", sketch=(*range(1, 6), 2**64 - 1))
FERRY_NOW = Anchor(C, 7, 25, "The ferry stopped.")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "notebook.sqlite3", ME) as notebook:
        notebook.judge([(passage(FERRY), Opinion(Tag.VERIFIED), None)], [OLD])
        notebook.judge([(passage(CREW), Opinion(Tag.DUBIOUS), None)], [OLD])
        notebook.judge([(passage(BOAT), Opinion(Tag.DUBIOUS), None)], [Source(B, "Bay News", "Boat", path="bay.txt")])
        yield notebook


def loose(found: tuple[Loose, ...]) -> list[Anchor]:
    return [one.anchor for one in found]


def test_words_found_in_another_text_are_judged_there_too(notebook: Notebook) -> None:
    assert notebook.judgements([C]) == ()
    notebook.found(FERRY, FERRY_NOW, "quote")
    assert [one.target for one in notebook.judgements([C])] == [passage(FERRY)]
    (where,) = notebook.whereabouts([C])
    assert (where.anchor, where.elsewhere, where.how, where.by) == (FERRY, FERRY_NOW, "quote", ME)
    assert notebook.whereabouts([A]) == ()
    assert changes(notebook.undo([C])) == [(FERRY, Tag.VERIFIED, None)]


def test_of_what_was_found_the_last_word_counts_and_all_is_kept(notebook: Notebook) -> None:
    by_hand = replace(FERRY_NOW, start=30, end=48)
    notebook.found(FERRY, FERRY_NOW, "fuzzy")
    notebook.found(FERRY, by_hand, "hand")
    assert [(one.elsewhere, one.how) for one in notebook.whereabouts()] == [(by_hand, "hand")]
    assert len(notebook.every_whereabouts()) == 2


def test_what_resembles_an_open_article_is_loose_until_it_is_found(notebook: Notebook) -> None:
    found = notebook.loose([NEW])
    assert loose(found) == [FERRY, CREW]
    assert [(one.source, one.resembles, one.judgements[0].by) for one in found] == [(OLD, (C,), ME)] * 2
    notebook.found(FERRY, FERRY_NOW, "quote")
    assert loose(notebook.loose([NEW])) == [CREW]
    assert loose(notebook.loose([NEW, OLD])) == [], "the article itself is open"
    tag(notebook, CREW, None)
    assert loose(notebook.loose([NEW])) == []


@pytest.mark.parametrize(
    ("other", "resembles"),
    [
        (replace(NEW, sketch=(), path="post.txt"), True),
        (replace(NEW, sketch=(), title="FERRY halted"), True),
        (replace(NEW, sketch=(), url="https://example.org/ferry"), True),
        (replace(NEW, sketch=(), title="Ferry halted", outlet="Bay"), False),
        (replace(NEW, sketch=(*range(1, 7),), outlet="Bay"), True),
        (replace(NEW, sketch=(*range(1, 6), 1)), False),
        (replace(NEW, sketch=(*range(1, 6),)), False),
        (replace(NEW, sketch=(*range(1, 6), 2**64 - 1)), True),
        (replace(NEW, sketch=(*range(1, 6), -1)), True),
        (Source(C, "Harbour Post"), False),
    ],
)
def test_versions_resemble_by_path_title_or_enough_of_their_sketch(
    notebook: Notebook, other: Source, resembles: bool
) -> None:
    assert loose(notebook.loose([other])) == ([FERRY, CREW] if resembles else [])


def test_the_likeliest_version_comes_first(notebook: Notebook) -> None:
    near, far = replace(NEW, digest="e" * 64, sketch=(*range(1, 8),)), replace(NEW, sketch=(*range(1, 7),))
    assert {one.resembles for one in notebook.loose([far, near])} == {(near.digest, far.digest)}


def test_sources_that_nothing_is_known_of_are_strays(notebook: Notebook) -> None:
    assert notebook.strays() == ()
    unknown = Anchor("f" * 64, 0, 5, "quote")
    tag(notebook, unknown, Tag.DUBIOUS)
    (stray,) = notebook.strays()
    assert (stray.anchor, stray.source, stray.resembles) == (unknown, None, ())
    notebook.keep_sources([Source(unknown.digest, "Bay", path="x.txt")])
    assert notebook.strays() == ()
    assert loose(notebook.loose([replace(NEW, sketch=(), path="x.txt")])) == [unknown]


def test_a_source_is_kept_once_and_a_change_beside_it(notebook: Notebook) -> None:
    notebook.keep_sources([OLD, OLD])
    assert notebook.sources([A]) == (OLD,)
    renamed = replace(OLD, path="renamed.txt")
    notebook.keep_sources([renamed])
    assert notebook.sources([A]) == (OLD, renamed)
    assert {one.source for one in notebook.loose([NEW])} == {renamed}


def test_looking_for_versions_reads_no_more_than_resembles(notebook: Notebook) -> None:
    for query in (
        "SELECT source FROM trait WHERE kind = 'path' AND value = 1",
        "SELECT 1 FROM found WHERE elsewhere = 'x'",
    ):
        plan = " ".join(str(row[3]) for row in notebook._db.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "SEARCH" in plan and "SCAN" not in plan

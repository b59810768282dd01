"""Several readers, several targets with one key, notes, evidence, and a clock that goes wrong."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.notebook.tagging import BEN, BOAT, CREW, FERRY, ME, A, B, changes, passage, say, tag, tags
from tui.notebook import Act, Anchor, Evidence, Notebook, Opinion, Scope, Source, Tag, Target, Witness

SEEN = Evidence("1.0", "agree", "2 outlets", "The ferry stopped", (Witness("Bay News", BOAT, 0.25),), 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite3"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    with Notebook.open(path, ME) as notebook:
        yield notebook


@pytest.fixture
def ben(path: Path, notebook: Notebook) -> Iterator[Notebook]:
    with Notebook.open(path, BEN) as opened:
        yield opened


def test_each_reader_has_an_opinion_of_their_own(notebook: Notebook, ben: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    assert changes(tag(ben, FERRY, Tag.DUBIOUS)) == [(FERRY, None, Tag.DUBIOUS)]
    assert [(one.by, one.opinion.tag) for one in notebook.judgements([A])] == [
        (ME, Tag.VERIFIED),
        (BEN, Tag.DUBIOUS),
    ]


def test_undo_takes_back_only_ones_own(notebook: Notebook, ben: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    tag(ben, CREW, Tag.DUBIOUS)
    assert changes(notebook.undo([A])) == [(FERRY, Tag.VERIFIED, None)]
    assert notebook.undo([A]) == ()
    tag(ben, FERRY, Tag.DUBIOUS)
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)], "another reader's act does not end redo"
    assert tags(ben, [A]) == {CREW: Tag.DUBIOUS, FERRY: Tag.DUBIOUS}


def test_what_was_done_with_one_key_is_undone_and_redone_with_one(notebook: Notebook) -> None:
    opinion = Opinion(Tag.VERIFIED)
    acts = notebook.judge([(passage(one), opinion, None) for one in (FERRY, CREW, BOAT, FERRY)])
    assert len(acts) == 3
    assert len({act.group for act in acts}) == 1
    assert [change[0] for change in changes(acts)] == [FERRY, CREW, BOAT]
    assert changes(notebook.undo([B])) == [(one, Tag.VERIFIED, None) for one in (BOAT, CREW, FERRY)]
    assert notebook.judgements([A, B]) == ()
    assert len(notebook.redo([A])) == 3
    assert len(tags(notebook, [A, B])) == 3
    assert len(notebook.undo([A])) == 3


def test_undoing_a_group_leaves_what_was_judged_anew_in_other_articles(notebook: Notebook) -> None:
    notebook.judge([(passage(one), Opinion(Tag.VERIFIED), None) for one in (FERRY, BOAT)])
    tag(notebook, BOAT, Tag.DUBIOUS)
    assert changes(notebook.undo([A])) == [(FERRY, Tag.VERIFIED, None)]
    assert tags(notebook, [B]) == {BOAT: Tag.DUBIOUS}
    assert changes(notebook.undo([B])) == [(BOAT, Tag.DUBIOUS, Tag.VERIFIED)]
    assert changes(notebook.undo([B])) == [(BOAT, Tag.VERIFIED, None)]
    assert changes(notebook.redo([B])) == [(BOAT, None, Tag.VERIFIED)]


def test_redoing_a_group_leaves_what_was_judged_anew_in_other_articles(notebook: Notebook) -> None:
    notebook.judge([(passage(one), Opinion(Tag.VERIFIED), None) for one in (FERRY, BOAT)])
    notebook.undo([A])
    tag(notebook, BOAT, Tag.DUBIOUS)
    assert changes(notebook.redo([A])) == [(FERRY, None, Tag.VERIFIED)]
    assert tags(notebook, [B]) == {BOAT: Tag.DUBIOUS}


def test_the_last_of_two_opinions_on_one_passage_counts(notebook: Notebook) -> None:
    acts = notebook.judge([(passage(FERRY), Opinion(Tag.VERIFIED), None), (passage(FERRY), Opinion(Tag.DUBIOUS), None)])
    assert changes(acts) == [(FERRY, None, Tag.DUBIOUS)]


def test_a_note_and_evidence_come_back_as_they_were(path: Path, notebook: Notebook) -> None:
    opinion = Opinion(None, "two\nlines \x00 \ud800 ∅ \U0001f6f3")
    (act,) = notebook.judge([(passage(FERRY), opinion, SEEN)], [Source(A, "Post")])
    with Notebook.open(path, BEN) as again:
        (held,) = again.judgements([A])
        assert (held.target, held.opinion, held.by, held.at, held.evidence) == (
            passage(FERRY),
            opinion,
            ME,
            act.at,
            SEEN,
        )
        assert [*again.history()] == [act]
        assert again.sources() == again.sources([A]) == (Source(A, "Post"),)
        assert again.sources([B]) == ()


def test_a_thread_and_a_span_are_judged_beside_the_passage(notebook: Notebook) -> None:
    span = Target(Scope.SPAN, (FERRY,))
    for target in (passage(FERRY), span, passage(FERRY, BOAT)):
        notebook.judge([(target, Opinion(Tag.VERIFIED), None)])
    assert len(notebook.judgements([A])) == 3
    assert [one.target.scope for one in notebook.judgements([B])] == [Scope.THREAD]
    notebook.judge([(passage(BOAT, FERRY), Opinion(), None)])
    assert notebook.judgements([B]) == (), "in whatever order its passages are told"


def test_a_passage_is_one_whether_its_context_is_known_or_not(notebook: Notebook) -> None:
    tag(notebook, replace(FERRY, prefix="", suffix=""), Tag.VERIFIED)
    assert tag(notebook, FERRY, Tag.VERIFIED) == ()
    assert len(tag(notebook, FERRY, Tag.DUBIOUS)) == 1
    assert len(notebook.judgements([A])) == 1


def test_a_tag_set_beside_another_process_keeps_the_note_written_there(path: Path, notebook: Notebook) -> None:
    with Notebook.open(path, ME) as other:
        say(other, FERRY, Opinion(None, "ask the operator"))
        tag(notebook, FERRY, Tag.DUBIOUS)
        (held,) = other.judgements([A])
        assert held.opinion == Opinion(Tag.DUBIOUS, "ask the operator")


def test_a_clock_that_goes_back_does_not_bring_back_an_old_opinion(notebook: Notebook) -> None:
    ahead = datetime.now(UTC) + timedelta(days=400)
    theirs = Act("0" * 32, "set", "", "1" * 32, passage(FERRY), Opinion(), Opinion(Tag.VERIFIED), ME, ahead)
    notebook.add([theirs])
    tag(notebook, FERRY, Tag.DUBIOUS)
    tag(notebook, CREW, Tag.VERIFIED)
    assert tags(notebook, [A]) == {FERRY: Tag.DUBIOUS, CREW: Tag.VERIFIED}
    assert changes(notebook.undo([A])) == [(CREW, Tag.VERIFIED, None)]
    assert changes(notebook.undo([A])) == [(FERRY, Tag.DUBIOUS, Tag.VERIFIED)]


def test_an_article_with_forty_thousand_others_is_found(notebook: Notebook) -> None:
    tag(notebook, FERRY, Tag.VERIFIED)
    assert [one.target.anchors[0] for one in notebook.judgements([*map(str, range(40_000)), A])] == [FERRY]


def test_what_is_no_act_is_not_added(notebook: Notebook) -> None:
    good = Act("0" * 32, "set", "", "1" * 32, passage(FERRY), Opinion(), Opinion(Tag.VERIFIED), BEN, datetime.now(UTC))
    bad = [
        replace(good, id="x"),
        replace(good, kind="delete"),
        replace(good, of="2" * 32),
        replace(good, kind="undo"),
        replace(good, target=Target(Scope.PASSAGE, ())),
        replace(good, target=passage(Anchor(A, 5, 2, ""))),
        replace(good, target=passage(Anchor(A, 0, 1 << 70, ""))),
        replace(good, at=datetime(2026, 1, 1)),
    ]
    for act in bad:
        with pytest.raises(ValueError, match=r"not an id|neither a set|on nothing|no place|without a zone"):
            notebook.add([good, act])
    assert [*notebook.history()] == []
    assert notebook.add([good]).acts == (good,)

"""Notebooks merge in any order, any number of times, and lose nothing."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notebook.tagging import BEN, BOAT, CREW, FERRY, ME, MEMORY, A, B, passage, tag, tags
from tui.notebook import Act, Anchor, Judgement, Notebook, Opinion, Source, Tag, acts
from tui.notebook.checking import check
from tui.notebook.merging import Contents, contents, disagreements
from tui.notebook.standing import standing

DIGESTS = (A, B)
ANCHORS = (FERRY, CREW, BOAT)
MACHINES = 3

moves = st.tuples(
    st.integers(0, MACHINES - 1),
    st.sampled_from((ME, BEN)),
    st.one_of(
        st.tuples(st.just("tag"), st.sampled_from([*Tag, None]), st.sets(st.sampled_from(ANCHORS), min_size=1)),
        st.tuples(st.sampled_from(("undo", "redo")), st.none(), st.just(frozenset())),
        st.tuples(st.just("take"), st.integers(0, MACHINES - 1), st.just(frozenset())),
    ),
)


def path_of(folder: str, machine: int) -> Path:
    return Path(folder) / f"{machine}.sqlite3"


def done_on_machines(folder: str, script: Sequence[tuple[int, str, tuple[str, object, Iterable[Anchor]]]]) -> None:
    """Let two readers work on three machines, which take over each other's acts now and then."""
    for machine in range(MACHINES):
        Notebook.open(path_of(folder, machine), ME).close()
    for machine, reader, (move, what, anchors) in script:
        with Notebook.open(path_of(folder, machine), reader) as notebook:
            if move == "tag":
                assert what is None or isinstance(what, Tag)
                opinion = Opinion(what)
                targets = [passage(anchor) for anchor in sorted(anchors, key=ANCHORS.index)]
                notebook.judge([(target, opinion, None) for target in targets], [Source(A, reader)])
            elif move == "take":
                assert isinstance(what, int)
                part = contents(path_of(folder, what), reader)
                notebook.add(part.acts, part.sources, part.whereabouts)
            else:
                (notebook.undo if move == "undo" else notebook.redo)(DIGESTS)


def merged(folder: str, name: str, parts: Sequence[Contents]) -> tuple[tuple[Judgement, ...], list[Act]]:
    path = Path(folder) / f"{name}.sqlite3"
    with Notebook.open(path, ME) as notebook:
        for part in parts:
            notebook.add(part.acts, part.sources, part.whereabouts)
        result = notebook.everything(), [*notebook.history()]
    assert check(path).problems == []
    return result


@given(st.lists(moves, min_size=4, max_size=25))
@settings(max_examples=25, deadline=None, database=None)
def test_merging_is_idempotent_commutative_and_associative_and_loses_no_act(
    script: list[tuple[int, str, tuple[str, object, Iterable[Anchor]]]],
) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        done_on_machines(folder, script)
        for machine in range(MACHINES):
            assert check(path_of(folder, machine)).problems == []
        parts = [contents(path_of(folder, machine), ME) for machine in range(MACHINES)]
        expected = merged(folder, "all", parts)
        for number, order in enumerate(permutations(parts)):
            assert merged(folder, f"order{number}", order) == expected
        assert merged(folder, "twice", [*parts, *parts]) == expected
        merged(folder, "two", parts[1:])
        two = contents(Path(folder) / "two.sqlite3", ME)
        assert merged(folder, "other brackets", [parts[0], two]) == expected
        assert {act.id for act in expected[1]} == {act.id for part in parts for act in part.acts}


AT = datetime(2026, 1, 1, tzinfo=UTC)


def act(id: str, second: int, kind: str, after: Tag | None, of: str = "", by: str = ME) -> Act:
    ids = [name and name * 32 for name in (id, of)]
    at = AT + timedelta(seconds=second)
    return Act(ids[0], kind, ids[1], ids[0], passage(FERRY), Opinion(), Opinion(after), by, at)


def left_standing(*done: Act) -> Tag | None:
    """What stands of some acts, whatever order they come in."""
    by_id = {one.id: one for one in done}
    outcomes = set()
    for order in permutations(done):
        tops = standing(map(acts.step, order))
        outcomes.add(by_id[next(iter(tops.values())).set].after.tag if tops else None)
    (outcome,) = outcomes
    return outcome


def test_an_undo_on_one_machine_does_not_hide_what_was_said_on_another() -> None:
    here = act("a", 1, "set", Tag.VERIFIED)
    there, undone = act("b", 2, "set", Tag.DUBIOUS), act("c", 3, "undo", None, "b")
    assert left_standing(here, there, undone) is Tag.VERIFIED


def test_what_was_redone_last_counts_from_then() -> None:
    first, undone, redone = (
        act("a", 1, "set", Tag.VERIFIED),
        act("b", 2, "undo", None, "a"),
        act("c", 4, "redo", None, "a"),
    )
    there = act("d", 3, "set", Tag.DUBIOUS)
    assert left_standing(first, undone, there) is Tag.DUBIOUS
    assert left_standing(first, undone, redone, there) is Tag.VERIFIED


def test_undone_on_two_machines_is_undone_once() -> None:
    first, second = act("a", 1, "set", Tag.VERIFIED), act("b", 2, "set", Tag.DUBIOUS)
    assert left_standing(first, second, act("c", 3, "undo", None, "b"), act("d", 4, "undo", None, "b")) is Tag.VERIFIED


def test_at_the_same_time_the_id_decides() -> None:
    assert left_standing(act("a", 1, "set", Tag.VERIFIED), act("b", 1, "set", Tag.DUBIOUS)) is Tag.DUBIOUS


def test_nobody_undoes_what_another_said() -> None:
    assert left_standing(act("a", 1, "set", Tag.VERIFIED), act("b", 2, "undo", None, "a", BEN)) is Tag.VERIFIED


def test_a_redo_of_an_act_that_is_not_there_is_passed_over() -> None:
    assert left_standing(act("a", 1, "set", Tag.VERIFIED), act("b", 2, "redo", Tag.DUBIOUS, "c")) is Tag.VERIFIED


def test_another_act_with_the_same_id_is_told_and_left_out(tmp_path: Path) -> None:
    ours = act("a", 1, "set", Tag.VERIFIED)
    theirs = replace(ours, after=Opinion(Tag.DUBIOUS))
    with Notebook.open(tmp_path / "notebook.sqlite3", ME) as notebook:
        assert notebook.add([ours, theirs]).clashing == (theirs,)
        assert notebook.add([ours, theirs]).clashing == (theirs,)
        assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED}


def test_readers_who_disagree_on_a_passage_are_found(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    with Notebook.open(path, ME) as notebook, Notebook.open(path, BEN) as ben:
        tag(notebook, BOAT, Tag.DUBIOUS)
        notebook.judge([(passage(FERRY, BOAT), Opinion(Tag.VERIFIED), None)])
        tag(ben, CREW, Tag.VERIFIED)
        tag(ben, BOAT, Tag.DUBIOUS)
        assert disagreements(notebook.everything()) == ()
        tag(ben, FERRY, Tag.DUBIOUS)
        (found,) = disagreements(notebook.everything())
        assert (found.anchor, found.tags) == (FERRY, ((ME, Tag.VERIFIED), (BEN, Tag.DUBIOUS)))

"""What a reader relies on: JSON lines carry everything there and back, and what is damaged is named."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebook import exchange_values as values
from tests.notebook.exchange_values import FERRY, NEWS, POST, SEEN, act, judged
from tui.notebook.exchange import ExchangeError, LeftOut, fresh, read, write_lines
from tui.notebook.exchange.lines import read_lines
from tui.notebook.values import Act, Opinion, Source, Tag
from tui.notebook.whereabouts import Whereabouts

VERIFIED = act(judged(Opinion(Tag.VERIFIED, "asked the operator"), evidence=SEEN))


def unique(acts: list[Act]) -> list[Act]:
    return [*{act.id: act for act in acts}.values()]


@given(
    st.lists(values.acts, max_size=4).map(unique),
    st.lists(values.sources, max_size=3, unique=True),
    st.lists(values.whereabouts, max_size=2, unique=True),
)
def test_everything_comes_back_equal(acts: list[Act], sources: list[Source], found: list[Whereabouts]) -> None:
    written = write_lines(acts, sources, found)
    imported = read(written.encode())
    assert imported.acts == tuple(acts)
    assert imported.sources == tuple(sources)
    assert imported.whereabouts == tuple(found)
    assert imported.left_out == ()
    assert len(written.splitlines()) == 1 + len(acts) + len(sources) + len(found)


def test_undo_and_redo_and_a_huge_note_come_back() -> None:
    history = [
        replace(VERIFIED, after=Opinion(None, "é\x00\ud83d\ude00" * 100_000)),
        replace(VERIFIED, id="2" * 32, kind="undo", of=VERIFIED.id),
        replace(VERIFIED, id="3" * 32, kind="redo", of=VERIFIED.id),
    ]
    assert read(write_lines(history, []).encode()).acts == tuple(history)


def test_two_surrogates_side_by_side_stay_two() -> None:
    note = "\ud83d\ude00"
    (back,) = read(write_lines([replace(VERIFIED, after=Opinion(None, note))], []).encode()).acts
    assert [*map(ord, back.after.note)] == [0xD83D, 0xDE00]


def test_the_file_has_nothing_that_acts_on_a_terminal() -> None:
    written = write_lines([replace(VERIFIED, after=Opinion(None, "".join(map(chr, range(0x110000)))))], [])
    seen = {c for c in written if not c.isprintable() and c != "\n"}
    assert not seen & {*map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x202E, 0x2066, 0xFEFF))}
    assert written.count("\n") == 2
    written.encode()


def test_the_first_line_says_how_many_are_to_come() -> None:
    written = write_lines([VERIFIED], [POST, NEWS])
    assert json.loads(written.splitlines()[0]) == {
        "synoptic": 1,
        "notebook": {"acts": 1, "sources": 2, "whereabouts": 0, "corrections": 0, "pasted": 0},
    }
    assert read(write_lines([], []).encode()).left_out == ()


def test_a_file_cut_short_is_noticed() -> None:
    written = write_lines([VERIFIED, replace(VERIFIED, id="2" * 32)], [POST]).splitlines(keepends=True)
    imported = read("".join(written[:-1]).encode())
    assert imported.left_out == (LeftOut("the file", "2 acts were written, 1 are there"),)
    half_a_line = read("".join(written)[:-20].encode())
    assert len(half_a_line.acts) == 1
    assert [left.place for left in half_a_line.left_out] == ["line 4", "the file"]


def test_files_may_be_joined_filtered_and_saved_by_other_editors() -> None:
    written = write_lines([VERIFIED], [POST])
    joined = written + written
    assert read(joined.encode()).acts == (VERIFIED,)
    assert read(joined.encode()).left_out == ()
    only_acts = "".join(line + "\n" for line in written.splitlines() if '"act"' in line)
    assert read(only_acts.encode()).acts == (VERIFIED,)
    saved = b"\xef\xbb\xbf" + written.replace("\n", "\r\n").encode() + b"\r\n\r\n"
    assert read(saved) == read(written.encode())


def test_what_is_known_last_of_an_article_comes_last() -> None:
    renamed = replace(POST, path="renamed.txt")
    assert read(write_lines([], [POST, renamed, POST]).encode()).sources == (renamed, POST)


def broken(**changes: object) -> bytes:
    line = json.loads(write_lines([VERIFIED], []).splitlines()[1])
    for path, value in changes.items():
        *way, last = path.split("__")
        inner = line["act"]
        for step in way:
            inner = inner[int(step) if step.isdigit() else step]
        if value is None:
            del inner[last]
        else:
            inner[last] = value
    return json.dumps(line).encode()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nonsense", "no JSON (Expecting value at character 1)"),
        (b'{"synoptic": 1, "act"', "no JSON (Expecting ':' delimiter at character 22)"),
        (b"\xff\xfe", "not in UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'"text"', "the line is no object: 'text'"),
        (b'{"act": {}}', "synoptic is missing"),
        (b'{"synoptic": "1"}', "synoptic is no whole number from 0: '1'"),
        (b'{"synoptic": 1}', "no act, source, whereabouts, correction or pasted text"),
        (b'{"synoptic": 1, "act": 3}', "act is no object: 3"),
        (b'{"synoptic": 1, "act": {"id": NaN}}', "NaN is no JSON"),
        (broken(id="x"), "id is not 32 lower-case hex digits: 'x'"),
        (broken(id=None), "id is missing"),
        (broken(kind="change"), "kind is none of set, undo, redo: 'change'"),
        (broken(kind="undo"), "of is not 32 lower-case hex digits: ''"),
        (broken(of="1" * 32), "a set is of no other act"),
        (broken(group=7), "group is no text: 7"),
        (broken(at="2024-05-03T12:00:00"), "at is a time without a zone: '2024-05-03T12:00:00'"),
        (broken(at="noon"), "at is no time: 'noon'"),
        (broken(at="0001-01-01T00:00:00+23:00"), "at is no time: '0001-01-01T00:00:00+23:00'"),
        (broken(by=["a", 1]), "by is no text: ['a', 1]"),
        (broken(target__scope="page"), "scope is none of passage, span, thread: 'page'"),
        (broken(target__anchors=[]), "a target without a place"),
        (broken(target__anchors=[3]), "an anchor is no object: 3"),
        (broken(target__anchors__0__start=-1), "start is no whole number from 0: -1"),
        (broken(target__anchors__0__start=True), "start is no whole number from 0: True"),
        (broken(target__anchors__0__end=2**63), "end is no whole number from 0: 9223372036854775808"),
        (broken(target__anchors__0__end=1), "an anchor ends (1) before it starts (4)"),
        (broken(target__anchors__0__digest="A" * 64), f"digest is not 64 lower-case hex digits: '{'A' * 56}..."),
        (broken(after__tag="false"), "tag is none of verified, dubious: 'false'"),
        (broken(evidence__witnesses__0__score=2), "score is no number between 0 and 1: 2"),
        (broken(evidence__witnesses={}), "witnesses is no list: {}"),
    ],
)
def test_a_bad_line_is_named_and_the_others_come_in(line: bytes, reason: str) -> None:
    good = write_lines([replace(VERIFIED, id="f" * 32)], []).splitlines()[1].encode()
    imported = read(good + b"\n" + line + b"\n")
    assert [act.id for act in imported.acts] == ["f" * 32]
    assert imported.left_out == (LeftOut("line 2", reason),)


def test_one_id_with_two_contents_is_named() -> None:
    other = replace(VERIFIED, by="Bob")
    imported = read(write_lines([VERIFIED, other], []).encode())
    assert imported.acts == (VERIFIED,)
    assert imported.left_out == (LeftOut("line 3", f"act {VERIFIED.id} is there twice and not the same"),)


@given(st.binary(max_size=60) | st.text(st.sampled_from('{}[]":,0synopticact\n'), max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert read_lines(data).acts == ()
    try:
        read(data)
    except ExchangeError as error:
        assert "\n" not in str(error)


def test_a_newer_file_is_refused() -> None:
    newer = write_lines([VERIFIED], []).replace('"synoptic": 1, "act"', '"synoptic": 2, "act"')
    with pytest.raises(ExchangeError, match=r"a newer synoptic \(version 2 of the lines, this one knows 1\)"):
        read(newer.encode())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\r\n", "it is empty"),
        (b"%PDF-1.7\n", "it is neither lines of a notebook nor annotations"),
        (b'{"articles": []}', "there are no annotations in it"),
        (b"3", "there are no annotations in it"),
    ],
)
def test_what_is_no_notebook_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ExchangeError, match=reason):
        read(data)


def test_damage_at_the_beginning_does_not_hide_what_the_file_is() -> None:
    damaged = b"\x00\x00\x00\n" + write_lines([VERIFIED], []).encode()
    assert read(damaged).acts == (VERIFIED,)


def test_the_same_words_under_another_id_are_known() -> None:
    again = replace(VERIFIED, id="9" * 32)
    later = replace(again, at=again.at.replace(year=2025))
    undo = replace(VERIFIED, id="8" * 32, kind="undo", of=VERIFIED.id)
    assert fresh([again, later, undo], [VERIFIED]) == (later, undo)
    assert fresh([VERIFIED], [VERIFIED]) == (VERIFIED,), "the notebook itself knows its ids"
    assert fresh([again], []) == (again,)
    assert FERRY in again.target.anchors

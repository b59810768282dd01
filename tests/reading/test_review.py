"""The rows of the review are kept to, ranked and told without a word too much, whatever the texts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.reading.test_sheet import cells, hostile
from tui.reading.review import (
    CHOICES,
    NOT_FOUND,
    Entry,
    Kept,
    Reattaching,
    Seen,
    Step,
    Suggestion,
    judgement_detail,
    kept_anew,
    lets_through,
    review,
    tally,
    tally_forms,
    told_step,
)
from tui.reading.sheet import Sheet, View

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
ENTRY = Entry(
    "1",
    "Anna",
    NOON,
    "dubious",
    "Asked.",
    "passage",
    (("1 Harbour Post", "There were 40."),),
    "Harbour Post",
    "conflict",
    ("harbour:2",),
    (0, "", 40),
)
BEN = replace(ENTRY, id="2", by="Ben", tag="verified", note="", against=(("Anna", "dubious"),))
LOST = replace(ENTRY, id="3", status=NOT_FOUND, passages=(), place=(9, "x", 0))
V, X, _, _, _, OUTLET, STATUS, _ = CHOICES


def test_of_one_facet_one_value_is_kept_to_and_of_several_all() -> None:
    kept: Kept | None = {}
    for choice in (V, X, OUTLET):
        assert kept is not None
        kept = kept_anew(kept, choice, ENTRY)
    assert kept == {"tag": "dubious", "outlet": "Harbour Post"}
    assert [lets_through(kept, one) for one in (ENTRY, BEN)] == [True, False]
    assert kept_anew(kept, X, None) == {"outlet": "Harbour Post"}, "the same again lets go"


def test_what_the_row_under_the_cursor_has_not_is_not_kept_to() -> None:
    assert kept_anew({}, STATUS, replace(ENTRY, status="")) is None
    assert kept_anew({}, OUTLET, None) is None


def test_a_disagreement_of_two_readers_on_one_passage_counts_once() -> None:
    mine = replace(ENTRY, against=(("Ben", "verified"),))
    counts = tally([mine, BEN, LOST], judged=1, threads=4)
    assert (counts.verified, counts.dubious, counts.notes, counts.disagreements, counts.not_found) == (1, 2, 2, 1, 1)
    whole = " · ".join(run.text for run in tally_forms(counts)[0])
    assert whole == "1 of 4 threads judged · 1 verified · 2 dubious · 2 notes · 1 disagreement · 1 not found"
    lengths = [sum(len(run.text) for run in form) for form in tally_forms(counts)]
    assert lengths[0] == max(lengths) and lengths[-1] == min(lengths)


@pytest.mark.parametrize(
    ("verb", "before", "after", "told"),
    [
        ("", ("", ""), ("verified", ""), "verified"),
        ("", ("verified", ""), ("dubious", ""), "verified → dubious"),
        ("undone", ("dubious", ""), ("", ""), "undone: dubious → no tag"),
        ("", ("", ""), ("", "a\nb"), "note added: “a b”"),
        ("", ("", "a"), ("", "b"), "note changed: “b”"),
        ("done again", ("dubious", "a"), ("verified", ""), "done again: dubious → verified, note removed: “a”"),
    ],
)
def test_an_act_is_told_in_words(verb: str, before: tuple[str, str], after: tuple[str, str], told: str) -> None:
    assert told_step(Step(NOON, "Anna", verb, before, after)) == told


def test_on_a_narrow_screen_the_words_keep_their_room() -> None:
    overview = review([ENTRY], {}, is_whole=False, empty="")
    lines = {w: Sheet(overview, [], View(), w, 5, cell_len).line(0) for w in (120, 60, 40)}
    texts = {width: "".join(run.text for run in runs or ()) for width, runs in lines.items()}
    assert "passage" in texts[120] and "2024-05-0" in texts[120]
    assert "Harbour Post" in texts[60] and "passage" not in texts[60]
    assert all("There were 40." in text for text in texts.values())


@given(hostile, hostile, st.integers(12, 200))
def test_no_line_is_wider_than_the_screen_whatever_the_texts(text: str, name: str, width: int) -> None:
    seen = Seen(name, text, text, text, 2, ((name, text, 0.9),))
    entry = replace(ENTRY, by=name, note=text, outlet=name, quotes=((name, text), (name, text)), seen=seen)
    sheet = Sheet(review([entry], {}, is_whole=True, empty=""), [], View(), width, 5, cell_len)
    drawn = [sheet.head(), sheet.line(0) or ()]
    assert not any("\n" in run.text for runs in drawn for run in runs)
    if width > 60:
        assert all(cells(runs) <= width for runs in drawn)
    orphan = Reattaching((Suggestion("a:1", name, text),), 0, text)
    history = [Step(NOON, name, "", ("", ""), ("verified", text))]
    for offer in (orphan, None, Reattaching((), 0, text)):
        assert all(cells(line) <= width for line in judgement_detail(entry, history, offer, width, cell_len))

"""The reader's order, pins and hidden columns hold together whatever is done to them, and survive being written."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.arrangement import Arrangement, standing
from tui.reading.kept_arrangement import packed_arrangement, unpacked_arrangement
from tui.reading.measure import widened

ARTICLES = tuple("abcdef")
DIGESTS = {article: f"digest of {article}" for article in ARTICLES}

articles = st.sampled_from(ARTICLES)
changes: st.SearchStrategy[list[Callable[[Arrangement], Arrangement]]] = st.lists(
    st.one_of(
        st.builds(lambda a, by: lambda it: it.moved(a, by, ARTICLES), articles, st.sampled_from([-1, 1])),
        st.builds(lambda a: lambda it: it.pinned_or_not(a), articles),
        st.builds(lambda a: lambda it: it.hidden_or_not(a, ARTICLES), articles),
        st.builds(lambda a: lambda it: it.led_by(a, keeps_lead=True), articles),
        st.builds(lambda step: lambda it: widened(it, ARTICLES, 200, step) or it, st.sampled_from([-1, 1])),
    ),
    max_size=20,
)


def made(steps: list[Callable[[Arrangement], Arrangement]]) -> Arrangement:
    arrangement = Arrangement()
    for step in steps:
        arrangement = step(arrangement)
    return arrangement


@given(changes)
def test_no_account_is_lost_or_doubled_and_one_always_shows(steps: list[Callable[[Arrangement], Arrangement]]) -> None:
    arrangement = made(steps)
    ordered = arrangement.ordered(ARTICLES)
    assert sorted(ordered) == list(ARTICLES)
    shown = arrangement.shown(ARTICLES)
    assert shown
    assert not set(shown) & arrangement.hidden
    assert ordered[: len(arrangement.pinned)] == arrangement.pinned


@given(changes)
def test_an_arrangement_is_read_back_as_it_was_written(steps: list[Callable[[Arrangement], Arrangement]]) -> None:
    arrangement = made(steps)
    written = json.dumps(packed_arrangement(arrangement, DIGESTS))
    assert unpacked_arrangement(json.loads(written), DIGESTS) == arrangement


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(list(DIGESTS.values())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
keys = st.sampled_from(
    ["parallel", "lead", "keeps_lead", "order", "pinned", "hidden", "zoomed", "text_cells", "of a later version"]
)


@given(st.one_of(values, st.dictionaries(keys, values)))
def test_whatever_stands_in_the_notebook_makes_an_arrangement_of_known_accounts(value: object) -> None:
    arrangement = unpacked_arrangement(value, DIGESTS)
    assert {*arrangement.order, *arrangement.pinned, *arrangement.hidden} <= set(ARTICLES)
    assert sorted(arrangement.ordered(ARTICLES)) == list(ARTICLES)
    assert arrangement.shown(ARTICLES)


def test_moving_passes_the_neighbour_that_shows_and_stops_at_the_end_and_at_the_pins() -> None:
    arrangement = Arrangement(hidden=frozenset("b"))
    assert arrangement.moved("a", 1, ARTICLES).shown(ARTICLES) == tuple("cadef")
    assert arrangement.moved("a", -1, ARTICLES) is arrangement
    pinned = Arrangement(pinned=("c", "e"))
    assert pinned.moved("a", -1, ARTICLES) is pinned
    assert pinned.moved("e", -1, ARTICLES).pinned == ("e", "c")


def test_the_last_account_that_shows_is_not_hidden() -> None:
    arrangement = Arrangement(hidden=frozenset("bcdef"))
    assert arrangement.hidden_or_not("a", ARTICLES) is arrangement
    assert arrangement.hidden_or_not("b", ARTICLES).shown(ARTICLES) == ("a", "b")


def test_texts_that_are_the_same_keep_their_places() -> None:
    twins = {"a": "same", "b": "same", "c": "other"}
    arrangement = Arrangement(order=("c", "a", "b"))
    assert unpacked_arrangement(packed_arrangement(arrangement, twins), twins) == arrangement


def test_where_an_account_stands_is_told_in_words() -> None:
    arrangement = Arrangement(lead="a", pinned=("a",), hidden=frozenset("b"))
    assert standing("a", arrangement, is_laid_parallel=True) == ("leads", "pinned")
    assert standing("a", arrangement, is_laid_parallel=False) == ("pinned",)
    assert standing("b", arrangement, is_laid_parallel=True) == ("hidden",)

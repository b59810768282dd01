"""Filter and search are read back as they were written, and nothing else does harm."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.filters import FILTERS
from tui.reading.kept_view import ALL_SHOWN, MOST_CHARACTERS, KeptView, packed_view, unpacked_view

typed = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], include_characters=" "), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.none() | st.sampled_from(FILTERS), typed)
def test_a_view_is_read_back_as_it_was_written(filter_: object, pattern: str) -> None:
    view = KeptView(next((f for f in FILTERS if f is filter_), None), pattern)
    assert unpacked_view(json.loads(json.dumps(packed_view(view)))) == view


@given(values | st.fixed_dictionaries({}, optional={"filter": values, "pattern": values, "of a later version": values}))
def test_whatever_was_kept_gives_a_filter_that_there_is_and_a_pattern_that_can_be_shown(packed: object) -> None:
    view = unpacked_view(packed)
    assert view.filter is None or view.filter in FILTERS
    assert view.pattern == "" or view.pattern.isprintable()


def test_what_a_terminal_would_act_on_and_what_nobody_typed_is_dropped() -> None:
    for pattern in ("\x1b]0;owned\x07", "a\u202eb", "line\nline", "x" * (MOST_CHARACTERS + 1), 5, None):
        assert unpacked_view({"pattern": pattern, "filter": "of a later version"}) == ALL_SHOWN

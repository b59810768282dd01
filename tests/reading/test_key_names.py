"""Keys can be written as the help shows them and as Textual names them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.key_contexts import CONTEXTS
from tui.reading.key_names import KeyNameError, character_key, read_key, shown_key

REGISTERED = sorted({key for actions in CONTEXTS for action in actions for key in action.keys})
NAMED = ("up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown")
MODIFIED = [f"{modifier}{key}" for modifier in ("", "ctrl+", "shift+", "ctrl+shift+") for key in NAMED]
keys = st.sampled_from(
    [
        *REGISTERED,
        *MODIFIED,
        *(f"ctrl+{letter}" for letter in string.ascii_lowercase),
        *(f"f{number}" for number in range(1, 25)),
        *map(character_key, string.punctuation + string.ascii_letters + string.digits + "äÄßéяŁ你§«€½"),
        *("space", "tab", "shift+tab", "enter", "escape", "backspace"),
    ]
)


@given(keys)
def test_a_key_is_understood_as_it_is_shown_and_as_it_is_named(key: str) -> None:
    assert read_key(shown_key(key)) == key
    assert read_key(key) == key


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_that_can_be_shown_or_is_refused(written: str) -> None:
    try:
        key = read_key(written)
    except KeyNameError:
        return
    assert "," not in key
    assert read_key(shown_key(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("J", "J"),
        ("shift+j", "J"),
        ("'", "apostrophe"),
        (",", "comma"),
        ("§", "section_sign"),
        ("+", "plus"),
        ("^", "circumflex_accent"),
        ("^D", "ctrl+d"),
        ("Ctrl+d", "ctrl+d"),
        ("PgDn", "pagedown"),
        ("pgdown", "pagedown"),
        ("↓", "down"),
        ("⇧tab", "shift+tab"),
        ("^⇧End", "ctrl+shift+end"),
        ("Esc", "escape"),
        ("return", "enter"),
        (" ", "space"),
        ("F5", "f5"),
    ],
)
def test_common_ways_to_write_a_key_are_understood(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    "written", ["", "jj", "alt+x", "ctrl+", "^^", "ctrl+5", "f25", "shift+!", "\t", "\x1b", "\u0301"]
)
def test_what_no_terminal_sends_is_refused(written: str) -> None:
    with pytest.raises(KeyNameError):
        read_key(written)

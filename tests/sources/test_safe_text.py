"""Nothing in a file can act on the terminal, and offsets survive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources import make_safe, one_line

any_text = st.text(st.characters(codec=None, exclude_categories=()))
hostile_text = st.text(
    st.sampled_from("\x00\x07\x1b\x7f\x80\x9b\r\n\t\v\f\x85\u2028\u2029\u202e\u2066\ud800\ufffea[]m ")
)


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\v", "\f", "\n"])
def test_every_newline_becomes_one_line_feed(newline: str) -> None:
    assert make_safe(f"one{newline}two") == "one\ntwo"


def test_a_tab_becomes_one_space() -> None:
    assert make_safe("a\tb") == "a b"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J", "\N{SYMBOL FOR ESCAPE}[2J"),
        ("\x1b]0;owned\x07", "\N{SYMBOL FOR ESCAPE}]0;owned\N{SYMBOL FOR BELL}"),
        ("\x00", "\N{SYMBOL FOR NULL}"),
        ("\x7f", "\N{SYMBOL FOR DELETE}"),
        ("\x9b2J", "\ufffd2J"),
    ],
)
def test_an_escape_sequence_is_shown_and_not_obeyed(hostile: str, shown: str) -> None:
    assert make_safe(hostile) == shown


@pytest.mark.parametrize(
    "character",
    [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"],
)
def test_no_character_reverses_the_line(character: str) -> None:
    assert make_safe(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("character", ["\ud800", "\udfff", "\ufdd0", "\ufffe", "\uffff", "\U0010ffff", "\ufff9"])
def test_broken_characters_are_shown_as_such(character: str) -> None:
    assert make_safe(character) == "\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "[bold]not markup[/bold]",
        "[/nope] [@click=app.quit]",
        "e\u0301",
        "ﬁ",
        "a\u200bb\u2060c\ufeffd\xade",
        "नमस्ते 👩\u200d👧 مرحبا",
    ],
)
def test_nothing_else_is_touched(text: str) -> None:
    assert make_safe(text) == text


@given(any_text | hostile_text)
def test_making_safe_twice_changes_nothing(text: str) -> None:
    assert make_safe(make_safe(text)) == make_safe(text)


@given(any_text | hostile_text)
def test_only_a_double_newline_shortens_the_text(text: str) -> None:
    assert len(make_safe(text)) == len(text) - text.count("\r\n")


@given(any_text | hostile_text)
def test_no_control_character_is_left(text: str) -> None:
    assert all(unicodedata.category(character) not in ("Cc", "Cs") for character in make_safe(text).replace("\n", ""))


@given(any_text | hostile_text)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_a_long_line_is_cut_with_a_mark() -> None:
    assert one_line("abcdef", 4) == "abc…"
    assert one_line("abcd", 4) == "abcd"


def test_a_file_name_that_is_no_text_can_be_shown() -> None:
    assert one_line("caf\udce9\n.txt") == "caf\ufffd .txt"

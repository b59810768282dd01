"""Nothing in a file can act on the terminal, and offsets survive."""

# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.sources import make_safe, one_line
from tui.sources.sanitize import MAX_PILED

any_text = st.text(st.characters(codec=None, exclude_categories=()))
piled_text = st.lists(
    st.tuples(
        st.sampled_from("ae漢👩한 —\u0301\u0489\u093f\u200b\u200d\ufe0f\u1161\u3164\U0001f3fd\U000e0041\U000e0100"),
        st.integers(1, 40),
    ).map(lambda pair: pair[0] * pair[1])
).map("".join)
"""Runs of characters, many of which take no room."""
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


@pytest.mark.parametrize("character", ["\u206a", "\u206f", "\U000e0001", "\U000e0041", "\U000e007f"])
def test_no_character_hides(character: str) -> None:
    assert make_safe(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "character", [*"\u0301\u0489\u200b\u200c\u200d\u2060\ufeff\ufe0f\u034f\u1161\u3164\u17b4\u093f\u2064\U000e0100"]
)
def test_what_takes_no_room_piles_up_no_further_than_writing_does(character: str) -> None:
    assert make_safe(f"a{character * MAX_PILED}b") == f"a{character * MAX_PILED}b"
    assert make_safe(f"a{character * 5_000}b") == f"a{character * MAX_PILED}b"


def test_marks_of_several_kinds_pile_up_no_further_together() -> None:
    assert len(make_safe("a" + "\u0301\u200b\ufe0f" * 1_000)) == 1 + MAX_PILED


@given(any_text | piled_text)
def test_no_run_without_width_is_longer_than_writing_makes(text: str) -> None:
    safe = make_safe(text)
    reach = MAX_PILED + 1
    assert all("\n" in (part := safe[at : at + reach]) or cell_len(part) for at in range(len(safe) - reach + 1))


@pytest.mark.parametrize(
    "text",
    [
        "[bold]not markup[/bold]",
        "[/nope] [@click=app.quit]",
        "e\u0301",
        "ﬁ",
        "a\u200bb\u2060c\ufeffd\xade",
        "नमस्ते 👩\u200d👧 مرحبا",
        "می\u200cخواهم क्\u200dष ശ്രീ",
        "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🇳🇴",
        "བསྒྲུབས་ שָׁלוֹם ผู้ใหญ่ที่ Việt nghiêng",
        "a\u0323\u0302\u0301",
        "─" * 200 + "…" * 50 + "—" * 30,
        "\ue000",
    ],
)
def test_nothing_else_is_touched(text: str) -> None:
    assert make_safe(text) == text


@given(any_text | hostile_text | piled_text)
def test_making_safe_twice_changes_nothing(text: str) -> None:
    assert make_safe(make_safe(text)) == make_safe(text)


@given(any_text | hostile_text)
def test_only_a_double_newline_and_piles_shorten_the_text(text: str) -> None:
    piles = sum(make_safe(character) == character and not cell_len(character) for character in text) // MAX_PILED
    shorter = len(text) - text.count("\r\n") - len(make_safe(text))
    assert shorter == 0 or (shorter > 0 and piles)


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

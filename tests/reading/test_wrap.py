"""Lines break where a reader expects, and no line is wider than its column."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.reading import wrap as wrapping
from tui.reading.wrap import wrap

SINGLE = "".join(chr(c) for c in range(0x20, 0x2500) if wrapping._SINGLE_CELL.fullmatch(chr(c)))


def lines(text: str, width: int) -> list[str]:
    starts = [*wrap(text, width, cell_len), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(starts)]


def test_lines_break_at_spaces() -> None:
    assert lines("The ferry stopped at noon", 10) == ["The ferry", "stopped at", "noon"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert lines("unquestionably so", 6) == ["unques", "tionab", "ly so"]


def test_a_dash_between_words_is_a_place_to_break() -> None:
    assert lines("himself—wondering", 12) == ["himself—", "wondering"]


def test_a_newline_in_a_passage_counts_as_a_space() -> None:
    assert lines("The ferry\nstopped at noon", 10) == ["The ferry", "stopped at", "noon"]


def test_wide_characters_take_two_cells() -> None:
    assert lines("東京都庁前", 4) == ["東京", "都庁", "前"]


def test_every_character_taken_for_one_cell_wide_is_one_cell_wide() -> None:
    assert {c for c in SINGLE if cell_len(c) != 1} == set()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=200), st.integers(2, 40))
def test_no_line_is_wider_than_its_column_and_no_character_is_lost(text: str, width: int) -> None:
    starts = [*wrap(text, width, cell_len), len(text)]
    pieces = [text[a:b] for a, b in pairwise(starts)]
    assert "".join(pieces) == text
    assert starts == sorted(starts)
    assert all(sum(map(cell_len, piece.rstrip())) <= width for piece in pieces)


@given(st.text(alphabet=SINGLE, max_size=300), st.integers(2, 60))
def test_the_fast_way_and_the_exact_way_break_alike(text: str, width: int) -> None:
    assert list(wrap(text, width, cell_len)) == list(wrapping._wrap_measured(text, width, cell_len))

"""Paragraphs are found however the file marks them."""

from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.sources.blocks import BLANK, Mark, split_blocks
from tui.sources.sanitize import make_safe

LONG = (
    "The ferry stopped at noon on Friday with forty people on board, most of them commuters who had left the mainland "
    "early in the day. Nobody was hurt, the coast guard said. It was towed to port by a tug, which took three hours."
)


def blocks_of(text: str) -> list[str]:
    return [block.text for block in split_blocks(text)]


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    assert blocks_of(f"{LONG}\n{LONG}\nThe Last Hour\n{LONG}") == [LONG, LONG, "The Last Hour", LONG]


def test_hard_wrapped_lines_belong_together() -> None:
    wrapped = textwrap.fill(LONG, 70)
    assert blocks_of(f"The Ferry\n\n{wrapped}\n\n{wrapped}") == ["The Ferry", wrapped, wrapped]


def test_a_heading_on_a_wrapped_paragraph_stays_apart() -> None:
    wrapped = textwrap.fill(LONG, 70)
    assert blocks_of(f"{wrapped}\nThe Last Hour\n{wrapped}\n\n{wrapped}") == [
        wrapped,
        "The Last Hour",
        wrapped,
        wrapped,
    ]


def test_short_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [f"The ferry number {number} stopped at noon, the coast guard said." for number in range(9)]
    assert blocks_of("\n".join(lines)) == lines


def test_a_wrapped_bullet_is_one_block() -> None:
    text = "- The licence runs out in June, says the\n  port authority.\n- An inquiry will open."
    blocks = split_blocks(text)
    assert [block.mark for block in blocks] == [Mark.BULLET, Mark.BULLET]
    assert blocks[0].text.endswith("port authority.")


def test_an_indented_line_begins_a_paragraph() -> None:
    wrapped = textwrap.fill(LONG, 70, initial_indent="    ")
    assert len(blocks_of("\n".join([wrapped] * 3))) == 3


def test_hashes_that_close_a_heading_go_and_those_of_a_name_stay() -> None:
    assert blocks_of("# About C# ##\n\n## News from C#\n\n# \u200bBlank") == ["About C#", "News from C#", "Blank"]


def test_a_million_blank_lines_are_passed_over() -> None:
    assert blocks_of("One.\n" + "\n" * 1_000_000 + "Two.") == ["One.", "Two."]


@given(st.text(st.sampled_from("aB. -#=*•\n \u200b\xa0")) | st.text().map(make_safe))
def test_blocks_hold_every_character_that_shows_in_order(text: str) -> None:
    blocks = split_blocks(text)
    assert all(block.text == text[block.start : block.end] == block.text.strip(BLANK) != "" for block in blocks)
    assert all(above.end < below.start for above, below in pairwise(blocks))
    lost = set(text) - set(BLANK) - set("".join(block.text for block in blocks))
    assert lost <= set("#")

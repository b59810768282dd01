"""What is selected is the text that the mouse went over, whole characters, in one column, as the article has it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import comparison, told
from tui.model import Kind, Passage
from tui.reading.arrangement import Arrangement
from tui.reading.columns import column
from tui.reading.parallel import ParallelSpread
from tui.reading.parallels import Parallels
from tui.reading.place import Place
from tui.reading.selection import (
    Excerpt,
    Point,
    between,
    character_at,
    from_cursor,
    joined,
    pointed_at,
    selected,
    whole,
)
from tui.reading.spread import Spread

POST = told(
    "post",
    ["The ferry stopped at noon, its operator said.", "Nobody was hurt."],
    ["東京都庁前の船 was late."],
    ["Its licence runs out in June."],
    outlet="Post",
)
NEWS = told("news", ["No one was harmed.", "A tug came.", "The ferry stopped before noon."], ["Why?"], outlet="News")
MADE = comparison([POST, NEWS], [("post:0", "news:2"), ("post:1", "news:0")])
PARALLELS = Parallels(MADE)
WIDTH, HEIGHT = 71, 30
"""Two columns of 35 cells, 30 of them text."""

PARTS = [
    "a",
    "é",
    "e\u0301",
    "漢",
    "👍🏽",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "🇳🇴",
    " ",
    "\t",
    "\u200b",
    "한",
    "1\ufe0f\u20e3",
    "—",
]
texts = st.lists(st.one_of(st.sampled_from(PARTS), st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)


def reading_order() -> tuple[Spread, Place]:
    spread = Spread([column(a, PARALLELS) for a in (POST, NEWS)], PARALLELS, WIDTH, HEIGHT, cell_len)
    return spread, spread.settle(Place("post", "post:0"))


def in_parallel() -> tuple[ParallelSpread, Place]:
    columns = [column(a, PARALLELS) for a in (POST, NEWS)]
    arrangement = Arrangement(is_parallel=True, lead="post")
    spread = ParallelSpread(columns, PARALLELS, WIDTH, HEIGHT, cell_len, arrangement)
    return spread, spread.settle(Place("post", "post:0"))


def at(spread: Spread, place: Place, drawn: int, row: int, cell: int) -> Point:
    point = pointed_at(spread, place, spread.strands(place)[drawn], row, cell, cell_len)
    assert point is not None
    return point


def row_of(spread: Spread, place: Place, drawn: int, passage: str, line: int = 0) -> int:
    strand = spread.strands(place)[drawn]
    pieces = ((row, strand.piece(row)) for row in range(spread.height))
    return next(row for row, p in pieces if p and p.item and p.item.id == passage and p.sub_row == line)


def texts_of(spread: Spread, article: str, anchor: Point, head: Point) -> list[str]:
    return [excerpt.text for excerpt in selected(anchor, head, between(spread, article, anchor, head))]


# -- characters and cells ----------------------------------------------------------------------------------------


@given(texts)
def test_every_cell_of_a_line_belongs_to_one_whole_character(text: str) -> None:
    seen = [character_at(text, cell, cell_len) for cell in range(cell_len(text))]
    for cell, (start, end) in enumerate(seen):
        assert start < end
        assert cell_len(text[:start]) <= cell < cell_len(text[:end])
    for before, after in pairwise(seen):
        assert before == after or before[1] <= after[0]


@given(texts, st.integers(0, 5))
def test_beside_a_line_there_is_no_character(text: str, beyond: int) -> None:
    assert character_at(text, -1 - beyond, cell_len) == (0, 0)
    assert character_at(text, cell_len(text) + beyond, cell_len) == (len(text), len(text))


def test_what_is_drawn_together_is_one_character() -> None:
    for part in PARTS:
        if cell_len(part):
            for cell in range(cell_len(part)):
                assert character_at(f"x{part}y", 1 + cell, cell_len) == (1, 1 + len(part)), part


# -- from the screen to the text ---------------------------------------------------------------------------------


def test_a_cell_of_a_later_line_is_a_character_of_the_passage() -> None:
    spread, place = reading_order()
    row = row_of(spread, place, 0, "post:0", line=1)
    point = at(spread, place, 0, row, 0)
    assert POST.passages[0].text[point.start :].startswith(("its", "noon", "operator"))
    assert point.end == point.start + 1


def test_beside_a_line_what_begins_there_begins_with_the_next_line_and_what_ends_there_ends_with_the_line() -> None:
    spread, place = reading_order()
    first, second = (row_of(spread, place, 0, "post:0", line) for line in (0, 1))
    text = POST.passages[0].text
    right, left = at(spread, place, 0, first, 30), at(spread, place, 0, second, -2)
    assert (right.start, right.end) == (left.start, left.end)
    assert text[right.end : right.start] == " "


def test_a_blank_row_ends_the_text_above_it() -> None:
    spread, place = reading_order()
    above = row_of(spread, place, 0, "post:2") - 1
    point = at(spread, place, 0, above, 3)
    assert (point.passage.id, point.end) == ("post:1", len("Nobody was hurt."))


def test_above_the_first_text_it_begins() -> None:
    spread, place = reading_order()
    place = Place("post", "post:0", 5)
    assert spread.strands(place)[0].piece(2) is None
    point = at(spread, place, 0, 2, 8)
    assert (point.passage.id, point.start, point.end) == ("post:0", 0, 0)


def test_a_column_without_text_has_no_point() -> None:
    empty = told("empty", outlet="Empty")
    made = Parallels(comparison([POST, empty]))
    spread = Spread([column(a, made) for a in (POST, empty)], made, WIDTH, HEIGHT, cell_len)
    place = spread.settle(Place("post", "post:0"))
    assert pointed_at(spread, place, spread.strands(place)[1], 0, 0, cell_len) is None


# -- what lies between two points --------------------------------------------------------------------------------


def test_a_drag_takes_the_characters_under_both_ends_in_either_direction() -> None:
    spread, place = reading_order()
    row = row_of(spread, place, 0, "post:0")
    here, there = at(spread, place, 0, row, 4), at(spread, place, 0, row, 8)
    assert texts_of(spread, "post", here, there) == ["ferry"]
    assert texts_of(spread, "post", there, here) == ["ferry"]
    assert texts_of(spread, "post", here, here) == ["f"]


def test_the_first_character_of_a_line_is_selected_from_the_gutter_and_towards_it() -> None:
    spread, place = reading_order()
    row = row_of(spread, place, 0, "post:0", line=1)
    gutter, first = at(spread, place, 0, row, -1), at(spread, place, 0, row, 0)
    assert texts_of(spread, "post", gutter, first) == texts_of(spread, "post", first, gutter)
    assert len(texts_of(spread, "post", first, gutter)[0]) == 1


def test_a_drag_over_several_passages_takes_all_of_those_between() -> None:
    spread, place = reading_order()
    here = at(spread, place, 0, row_of(spread, place, 0, "post:1"), 7)
    there = at(spread, place, 0, row_of(spread, place, 0, "post:3"), 2)
    assert texts_of(spread, "post", there, here) == ["was hurt.", POST.passages[2].text, "Its"]


def test_in_parallel_a_drag_takes_the_cells_in_the_order_of_their_rows() -> None:
    spread, place = in_parallel()
    here = at(spread, place, 1, row_of(spread, place, 1, "news:2"), 4)
    there = at(spread, place, 1, row_of(spread, place, 1, "news:0"), 5)
    assert texts_of(spread, "news", here, there) == ["ferry stopped before noon.", "No one"]
    assert texts_of(spread, "news", there, here) == ["ferry stopped before noon.", "No one"]


def test_in_parallel_a_passage_that_stands_in_two_rows_is_taken_once() -> None:
    made = Parallels(comparison([POST, NEWS], [("post:0", "news:2"), ("post:2", "news:2"), ("post:1", "news:0")]))
    arrangement = Arrangement(is_parallel=True, lead="post")
    columns = [column(a, made) for a in (POST, NEWS)]
    spread = ParallelSpread(columns, made, WIDTH, HEIGHT, cell_len, arrangement)
    place = spread.settle(Place("post", "post:0"))
    here, there = (at(spread, place, 1, row, 0) for row in (0, spread.height - 1))
    assert here.turn == 0
    assert there.turn > 1
    assert sorted(p.id for p in between(spread, "news", here, there)) == ["news:0", "news:2"]


def points(spread: Spread, place: Place, drawn: int) -> st.SearchStrategy[Point]:
    return st.builds(lambda row, cell: at(spread, place, drawn, row, cell), st.integers(0, HEIGHT), st.integers(-9, 99))


@given(st.data(), st.sampled_from([reading_order(), in_parallel()]), st.integers(0, 1))
def test_a_selection_is_a_run_of_its_columns_text_and_the_same_from_both_ends(
    data: st.DataObject, laid: tuple[Spread, Place], drawn: int
) -> None:
    spread, place = laid
    article = (POST, NEWS)[drawn]
    anchor, head = data.draw(points(spread, place, drawn)), data.draw(points(spread, place, drawn))
    passages = between(spread, article.id, anchor, head)
    excerpts = selected(anchor, head, passages)
    assert excerpts == selected(head, anchor, passages)
    assert all(excerpt.passage.article == article.id for excerpt in excerpts)
    assert all(0 <= excerpt.start < excerpt.end <= len(excerpt.passage.text) for excerpt in excerpts)
    assert all(excerpt == whole(excerpt.passage) for excerpt in excerpts[1:-1])


# -- what is taken from the cursor on ----------------------------------------------------------------------------


def test_passages_from_the_cursor_on_leave_omissions_out() -> None:
    spread, _ = reading_order()
    assert [p.id for p in from_cursor(spread, Place("post", "post:2"))] == ["post:2", "post:3"]


def test_in_parallel_they_are_those_of_the_rows() -> None:
    spread, place = in_parallel()
    place = spread.focus(place, "news")
    assert [p.id for p in from_cursor(spread, place)][:2] == ["news:2", "news:0"]


# -- as text -----------------------------------------------------------------------------------------------------


def test_sentences_of_a_paragraph_stay_together_and_paragraphs_are_parted() -> None:
    text = joined(POST, [whole(passage) for passage in POST.passages])
    assert text == POST.text


def test_what_is_left_out_between_is_parted_by_a_blank_line() -> None:
    assert joined(NEWS, [whole(NEWS.passages[0]), whole(NEWS.passages[2])]).split("\n\n") == [
        "No one was harmed.",
        "The ferry stopped before noon.",
    ]


def test_bullets_follow_each_other_line_by_line() -> None:
    kinds = [Kind.BULLET, Kind.BULLET]
    listed = told("list", ["One."], ["Two."], outlet="List", kinds=kinds)
    assert joined(listed, [whole(passage) for passage in listed.passages]) == "One.\nTwo."


def test_a_line_break_of_the_file_inside_a_passage_is_a_space() -> None:
    passage = Passage("a:0", "a", Kind.BODY, 0, 9, 0, "The\nferry")
    assert Excerpt(passage, 2, 6).text == "e fe"

"""Columns stand level with the passage under the cursor, and moving about never loses the place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article, comparison
from tui.model import Article, Comparison
from tui.reading.arrangement import Arrangement
from tui.reading.columns import Role, column
from tui.reading.parallels import Parallels
from tui.reading.place import Place
from tui.reading.spread import Spread
from tui.reading.strand import Strand
from tui.reading.widths import MEASURE_CELLS, column_cells, fitting

LONG = "A sentence of some length that has to be wrapped over several lines of a column. " * 3


def accounts() -> tuple[Article, ...]:
    one = article("one", *(f"First account, sentence {n}. {LONG if n % 4 == 0 else ''}".strip() for n in range(30)))
    two = article("two", *(f"Second account, sentence {n}." for n in range(20)))
    three = article("three", *(f"Third account, sentence {n}. {LONG if n % 3 == 0 else ''}".strip() for n in range(25)))
    return one, two, three


def compared() -> Comparison:
    return comparison(
        accounts(),
        [("one:3", "two:2", "three:4"), ("one:10", "two:8"), ("one:20", "two:5"), ("two:15", "three:20")],
        possible=[("one:12", "three:14")],
    )


def spread(width: int = 160, height: int = 30) -> Spread:
    parallels = Parallels(compared())
    return Spread([column(a, parallels) for a in accounts()], parallels, width, height, cell_len)


def strands(spread_: Spread, place: Place) -> list[Strand]:
    """The columns on the screen, each in its own order."""
    return [strand for strand in spread_.strands(place) if isinstance(strand, Strand)]


def shown(strand: Strand, row: int) -> str | None:
    """Id of the item whose first line a screen row shows."""
    line = strand.at(row)
    return strand.flow.column.items[line.position].id if line and line.sub_row == 0 else None


def test_counterparts_stand_level_with_the_cursor() -> None:
    spread_ = spread()
    place = spread_.to(Place("one", "one:0"), "one", "one:3")
    one, two, three = strands(spread_, place)
    assert [shown(s, place.level) for s in (one, two, three)] == ["one:3", "two:2", "three:4"]
    assert [s.role for s in (one, two, three)] == [Role.CURSOR, Role.ALIGNED, Role.ALIGNED]


def test_a_possible_counterpart_stands_level_and_is_marked_as_possible() -> None:
    spread_ = spread()
    level = strands(spread_, spread_.to(Place("one", "one:0"), "one", "one:12"))
    assert level[2].role is Role.POSSIBLE


def test_where_an_account_has_no_counterpart_a_ghost_row_stands_level() -> None:
    spread_ = spread()
    place = spread_.to(Place("one", "one:0"), "one", "one:7")
    two = strands(spread_, place)[1]
    assert two.ghost == place.level
    assert two.at(place.level) is None
    assert two.at(place.level + 2) is not None


def test_an_omission_of_the_same_claim_stands_level() -> None:
    spread_ = spread()
    place = spread_.to(Place("one", "one:0"), "one", "one:10")
    three = strands(spread_, place)[2]
    assert shown(three, place.level) == "three∅t1"


def test_the_focused_column_has_no_empty_rows_above_its_text() -> None:
    spread_ = spread()
    for item in ("one:0", "one:1", "one:2"):
        assert strands(spread_, spread_.to(Place("one", "one:0"), "one", item))[0].at(0) is not None


def test_changing_the_focus_goes_to_the_counterpart_and_back() -> None:
    spread_ = spread()
    here = spread_.to(Place("one", "one:0"), "one", "one:3")
    there = spread_.focus(here, "three")
    assert there.item == "three:4"
    assert spread_.focus(there, "one").item == "one:3"


def test_changing_the_focus_without_a_counterpart_goes_to_what_stands_there() -> None:
    spread_ = spread()
    here = spread_.to(Place("one", "one:0"), "one", "one:7")
    there = spread_.focus(here, "two")
    assert there.article == "two"
    assert there.item in spread_.column("two").index


def test_a_passage_taller_than_the_screen_is_scrolled_through() -> None:
    tall = article("tall", "Short.", LONG * 10, "End.")
    other = article("other", "Else.")
    spread_ = Spread([column(tall, None), column(other, None)], None, 80, 10, cell_len)
    place = spread_.to(Place("tall", "tall:0"), "tall", "tall:1")
    levels = []
    while place.item == "tall:1":
        levels.append(place.level)
        place = spread_.step(place, 1)
    assert len(levels) > 3
    assert levels == sorted(levels, reverse=True)
    assert place.item == "tall:2"


def test_two_columns_fit_80_cells_and_long_lines_are_never_wider_than_the_eye_follows() -> None:
    assert fitting(5, 60) == 1
    assert fitting(5, 80) == 2
    assert fitting(5, 120) == 2
    assert fitting(5, 160) == 3
    assert fitting(5, 200) == 4
    assert fitting(1, 200) == 1
    assert column_cells(1, 300) <= MEASURE_CELLS + 5


places = st.sampled_from([(a.id, p.id) for a in accounts() for p in a.passages])


@given(places, st.integers(40, 220), st.integers(3, 60), st.lists(st.integers(-40, 40), max_size=12))
def test_wherever_the_reader_goes_the_cursor_is_on_the_screen(
    start: tuple[str, str], width: int, height: int, moves: list[int]
) -> None:
    spread_ = spread(width, height)
    place = spread_.settle(Place(*start, level=0))
    for move in moves:
        place = spread_.scroll(place, move) if move % 2 else spread_.step(place, max(-1, min(1, move)))
        home = next(s for s in strands(spread_, place) if s.role is Role.CURSOR)
        seen = [home.at(row) for row in range(height)]
        assert any(line is not None and line.position == home.lit for line in seen)
        assert home.at(0) is not None


@given(places, st.integers(40, 220), st.integers(5, 60), st.integers(40, 220), st.integers(5, 60))
def test_resizing_keeps_the_passage(start: tuple[str, str], w1: int, h1: int, w2: int, h2: int) -> None:
    place = spread(w1, h1).settle(Place(*start))
    again = spread(w2, h2).settle(place)
    assert (again.article, again.item) == start


@given(places, st.integers(60, 220), st.integers(5, 60))
def test_every_row_of_every_column_is_shown_once_and_in_order(start: tuple[str, str], width: int, height: int) -> None:
    spread_ = spread(width, height)
    for strand in strands(spread_, spread_.settle(Place(*start))):
        rows = [(line.position, line.sub_row) for row in range(height) if (line := strand.at(row))]
        assert rows == sorted(set(rows))


@given(places, st.integers(40, 220), st.integers(5, 60), st.integers(1, 70))
def test_scrolling_on_reaches_the_end_and_scrolling_back_the_beginning(
    start: tuple[str, str], width: int, height: int, rows: int
) -> None:
    spread_ = spread(width, height)
    items = spread_.column(start[0]).items
    for step, goal in ((rows, items[-1].id), (-rows, items[0].id)):
        place = spread_.settle(Place(*start))
        for _ in range(2 * spread_.flow(start[0]).rows + 2):
            place = spread_.scroll(place, step)
        assert place.item == goal


def arranged(arrangement: Arrangement, width: int = 120) -> Spread:
    parallels = Parallels(compared())
    return Spread([column(a, parallels) for a in accounts()], parallels, width, 30, cell_len, arrangement)


def test_columns_stand_in_the_readers_order_and_hidden_ones_do_not() -> None:
    spread_ = arranged(Arrangement(order=("three", "one", "two"), hidden=frozenset({"two"})))
    assert spread_.on_screen(spread_.settle(Place("one", "one:0"))) == (2, 0)


def test_a_pinned_column_stays_at_the_left_wherever_the_focus_goes() -> None:
    spread_ = arranged(Arrangement(pinned=("two",)))
    place = spread_.settle(Place("one", "one:3"))
    assert spread_.on_screen(place) == (1, 0)
    assert spread_.on_screen(spread_.focus(place, "three")) == (1, 2)
    assert spread_.on_screen(spread_.focus(place, "two")) == (1, 0)


def test_the_focused_column_is_on_the_screen_even_if_all_are_pinned_or_it_is_hidden() -> None:
    for arrangement in (Arrangement(pinned=("one", "two", "three")), Arrangement(hidden=frozenset({"three"}))):
        spread_ = arranged(arrangement)
        assert 2 in spread_.on_screen(spread_.to(Place("one", "one:3"), "three", "three:4"))


def test_a_zoomed_column_has_the_screen_to_itself_and_stands_in_the_middle() -> None:
    spread_ = arranged(Arrangement(is_zoomed=True), 200)
    place = spread_.settle(Place("two", "two:3"))
    assert spread_.on_screen(place) == (1,)
    assert spread_.column_cells == MEASURE_CELLS + 5
    assert abs(200 - 2 * spread_.left - spread_.column_cells) <= 1

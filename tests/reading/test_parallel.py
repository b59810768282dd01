"""Rows follow the lead and then what it omits; the work of a move is that of a screen, however long the texts are."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article, comparison
from tests.reading.test_spread import accounts, compared
from tui.model import Comparison, Passage
from tui.reading.arrangement import Arrangement
from tui.reading.columns import Role, column
from tui.reading.parallel import BLANK_WORDS, CellStrand, ParallelSpread
from tui.reading.parallels import GhostRow, Parallels
from tui.reading.place import Place

HEIGHT = 30


def rows(lead: str = "one", width: int = 160, height: int = HEIGHT, made: Comparison | None = None) -> ParallelSpread:
    made = made or compared()
    parallels = Parallels(made)
    columns = [column(a, parallels) for a in made.articles]
    arrangement = Arrangement(is_parallel=True, lead=lead)
    return ParallelSpread(columns, parallels, width, height, cell_len, arrangement)


def shown(spread: ParallelSpread, place: Place, level: int) -> list[str]:
    """What begins on a row of the screen in each column: an id, else the words."""
    out = []
    for strand in spread.strands(place):
        piece = strand.piece(level)
        began = piece is not None and piece.sub_row == 0
        out.append((piece.item.id if piece.item else piece.words) if piece and began else "")
    return out


def at(spread: ParallelSpread, article: str, item: str) -> Place:
    return spread.to(spread.settle(Place("one", "one:0")), article, item)


def test_each_row_is_a_passage_of_the_lead_with_its_best_counterparts() -> None:
    spread = rows()
    place = at(spread, "one", "one:3")
    assert shown(spread, place, place.level) == ["one:3", "two:2", "three:4"]
    roles = [strand.role for strand in spread.strands(place)]
    assert roles == [Role.CURSOR, Role.ALIGNED, Role.ALIGNED]


def test_an_omission_names_who_carries_it_and_nothing_is_left_blank() -> None:
    spread = rows()
    place = at(spread, "one", "one:10")
    assert shown(spread, place, place.level) == ["one:10", "two:8", "three∅t1"]
    cell = spread.strands(place)[2].piece(place.level)
    assert cell is not None
    assert cell.words == "not reported here; 1 One, 2 Two carry it"
    lonely = at(spread, "one", "one:7")
    assert shown(spread, lonely, lonely.level) == ["one:7", "", ""]


def test_a_possible_counterpart_is_marked_also_where_the_cursor_is_not() -> None:
    spread = rows()
    place = at(spread, "one", "one:12")
    for where in (place, spread.step(place, -1), spread.step(place, 1)):
        strand = spread.strands(where)[2]
        assert isinstance(strand, CellStrand)
        found = [p for p in strand.pieces if p and p.item and p.item.id == "three:14"]
        assert found
        assert all(piece.is_doubtful for piece in found)


def test_after_the_leads_last_row_come_the_threads_that_it_omits() -> None:
    spread = rows()
    told = [claim.id for claim in spread.claims if not isinstance(claim, Passage)]
    assert told == ["t3"]
    last = spread.end(spread.settle(Place("one", "one:0")), is_last=True)
    assert last.item == "one∅t3"
    assert shown(spread, last, last.level) == ["one∅t3", "two:15", "three:20"]


@given(st.sampled_from(["one", "two", "three"]))
def test_whichever_leads_every_passage_of_it_and_every_thread_has_a_row(lead: str) -> None:
    spread = rows(lead)
    claims = {claim.id for claim in spread.claims}
    assert {p.id for a in accounts() if a.id == lead for p in a.passages} <= claims
    for thread in compared().threads:
        assert (thread.id in claims) != (lead in thread.articles)


def test_the_cursor_in_an_empty_cell_keeps_its_column_and_says_so() -> None:
    spread = rows()
    place = spread.focus(at(spread, "one", "one:7"), "two")
    assert (place.focused, place.article, place.item) == ("two", "one", "one:7")
    assert shown(spread, place, place.level) == ["one:7", BLANK_WORDS, ""]
    assert spread.focus(place, "one").focused == "one"
    down = spread.step(spread.step(spread.step(place, 1), 1), 1)
    assert (down.focused, down.item) == ("two", "two:8")


def test_a_jump_stays_in_the_focused_column_and_finds_a_passage_once() -> None:
    made = comparison(accounts(), [("one:3", "two:2"), ("one:4", "two:2"), ("one:9", "two:6")])
    spread = rows(made=made)
    place = at(spread, "two", "two:2")
    parallels = Parallels(made)
    found = spread.find(place, lambda item: parallels.is_aligned(item.id), 1)
    assert found is not None
    assert (found.focused, found.item) == ("two", "two:6")
    assert spread.find(found, lambda item: parallels.is_aligned(item.id), 1) is None


def test_the_counterparts_of_a_row_are_gone_round() -> None:
    spread = rows()
    place = at(spread, "two", "two:2")
    assert spread.around(place) == ("two:2", "three:4", "one:3")


def test_what_stands_in_no_row_is_told_from_what_does() -> None:
    spread = rows()
    assert spread.holds(at(spread, "two", "two:2"))
    assert not spread.holds(at(spread, "two", "two:3"))
    assert spread.settle(Place("two", "two:3")).focused == "two"


def test_the_lead_stays_in_sight_where_not_all_columns_fit() -> None:
    spread = rows("three", width=120)
    for item in ("one", "two", "three"):
        place = spread.focus(spread.settle(Place("three", "three:0")), item)
        assert spread.on_screen(place)[0] == 2
        assert spread.number(item) in spread.on_screen(place)


def test_a_click_on_a_cell_goes_there_and_moves_nothing() -> None:
    spread = rows()
    place = at(spread, "one", "one:3")
    before = [shown(spread, place, row) for row in range(HEIGHT)]
    row = next(n for n, cells in enumerate(before) if cells[0] == "one:5")
    clicked = spread.pointed(place, 0, row)
    assert clicked is not None
    assert (clicked.item, clicked.level) == ("one:5", row)
    assert [shown(spread, clicked, n) for n in range(HEIGHT)] == before


moves = st.lists(
    st.one_of(
        st.integers(-40, 40).map(lambda n: ("scroll", n)),
        st.sampled_from([-1, 1, 7, -5000, 5000]).map(lambda n: ("step", n)),
        st.integers(0, 2).map(lambda n: ("focus", n)),
    ),
    max_size=12,
)


@given(st.sampled_from(["one", "two", "three"]), st.integers(40, 220), st.integers(3, 60), moves)
def test_wherever_the_reader_goes_the_cursor_is_on_the_screen(
    lead: str, width: int, height: int, moves: list[tuple[str, int]]
) -> None:
    spread = rows(lead, width, height)
    place = spread.settle(Place(lead, f"{lead}:0"))
    for kind, n in moves:
        if kind == "focus":
            place = spread.focus(place, accounts()[n].id)
        else:
            place = spread.scroll(place, n) if kind == "scroll" else spread.step(place, n)
        strands = spread.strands(place)
        home = next(s for s in strands if s.role is Role.CURSOR)
        pieces = [home.piece(row) for row in range(height)]
        assert any(piece is not None and piece.role is Role.CURSOR for piece in pieces)
        assert home.number == spread.number(place.focused)
        assert place.item in spread.column(place.article).index
        assert strands[0].piece(0) or any(s.piece(row) for s in strands for row in range(height))


@given(st.integers(40, 220), st.integers(5, 60), st.integers(1, 70))
def test_scrolling_on_reaches_the_last_row_and_scrolling_back_the_first(width: int, height: int, by: int) -> None:
    spread = rows("one", width, height)
    for step, goal in ((by, len(spread.claims) - 1), (-by, 0)):
        place = at(spread, "one", "one:10")
        for _ in range(3000):
            moved = spread.scroll(place, step)
            if moved == place:
                break
            place = moved
        assert place.row == spread.claims[goal].id


@given(st.integers(40, 220), st.integers(5, 60), st.integers(0, 29))
def test_the_rows_on_the_screen_follow_each_other_without_a_gap(width: int, height: int, item: int) -> None:
    spread = rows("one", width, height)
    place = at(spread, "one", f"one:{item}")
    began = [
        piece.item.id
        for row in range(height)
        if (piece := spread.strands(place)[0].piece(row)) and piece.item and piece.sub_row == 0
    ]
    if 0 in spread.on_screen(place):
        order = [spread.claims[n].id for n in range(len(spread.claims))]
        places = [order.index(name) for name in began if name in order]
        assert places == list(range(places[0], places[0] + len(places)))


LONG_SENTENCES = 5_000
"""Some 100,000 words."""


def long_texts() -> Comparison:
    made = [
        article(name, *(f"{name}, sentence {n}: {'and so on it goes, ' * (1 + n % 7)}." for n in range(LONG_SENTENCES)))
        for name in ("one", "two", "three", "four", "five")
    ]
    threads = [(f"one:{n}", f"three:{n}", f"five:{n}") for n in range(0, LONG_SENTENCES, 3)]
    return comparison(made, threads)


def test_only_what_comes_on_the_screen_is_wrapped() -> None:
    spread = rows(made=long_texts(), width=250, height=50)
    place = spread.settle(Place("one", "one:2500"))
    spread.strands(place)
    per_screen = 4 * 50 * 5
    assert 0 < spread.wraps <= per_screen
    moved: list[Callable[[Place], Place]] = [
        lambda p: spread.step(p, 1),
        lambda p: spread.scroll(p, 48),
        lambda p: spread.end(p, is_last=True),
    ]
    for move in moved:
        before = spread.wraps
        place = move(place)
        spread.strands(place)
        assert spread.wraps - before <= per_screen


def test_scrolling_where_the_reader_has_been_wraps_nothing() -> None:
    spread = rows(made=long_texts(), width=250, height=50)
    place = spread.settle(Place("one", "one:100"))
    for _ in range(6):
        place = spread.scroll(place, 20)
        spread.strands(place)
    for _ in range(2):
        place = spread.scroll(place, -20)
        spread.strands(place)
    before = spread.wraps
    for step in (20, -20, 5, -5, 1, -1):
        place = spread.scroll(place, step)
        spread.strands(place)
    assert spread.wraps == before


def test_an_omission_with_many_carriers_names_some_and_counts_the_rest() -> None:
    made = comparison(
        [article(f"a{n}", f"Account {n}.", outlet=f"Outlet {n}") for n in range(8)], [[f"a{n}:0" for n in range(7)]]
    )
    spread = rows("a0", width=120, made=made)
    cell = spread.cell(0, "a7")
    assert cell is not None
    assert isinstance(cell.item, GhostRow)
    strand = spread.strands(spread.focus(spread.settle(Place("a0", "a0:0")), "a7"))[1]
    piece = strand.piece(0)
    assert piece is not None
    assert piece.words == "not reported here; 1 Outlet 0, 2 Outlet 1, 3 Outlet 2 and 4 more carry it"

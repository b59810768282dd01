"""A column holds its account's passages in order, with what it omits where it would have stood."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import article, comparison
from tui.model import Article, Kind, Span, SpanKind
from tui.reading.columns import Column, Flow, column, item_runs
from tui.reading.parallels import GhostRow, Parallels

HARBOUR = article("harbour", "The ferry stopped.", "Forty were on board.", "Nobody was hurt.", "It was towed.")
BAY = article("bay", "A ferry came to a halt.", "No one was injured.", "A tug pulled it in.")
COAST = article("coast", "Ferry traffic is heavy.", "The line dates from 1901.")
THREADS = [("harbour:0", "bay:0"), ("harbour:2", "bay:1"), ("harbour:3", "bay:2")]


def laid(account: Article, threads: Sequence[Sequence[str]] = THREADS) -> Column:
    return column(account, Parallels(comparison((HARBOUR, BAY, COAST), threads)))


def test_before_the_comparison_a_column_is_its_passages() -> None:
    assert column(HARBOUR, None).items == HARBOUR.passages


def test_every_passage_stays_in_its_place_among_the_omissions() -> None:
    items = laid(COAST).items
    assert [item.id for item in items if not isinstance(item, GhostRow)] == ["coast:0", "coast:1"]
    assert [item.thread.id for item in items if isinstance(item, GhostRow)] == ["t0", "t1", "t2"]


def test_the_index_finds_every_item() -> None:
    laid_out = laid(COAST)
    assert all(laid_out.items[position].id == name for name, position in laid_out.index.items())
    assert len(laid_out.index) == len(laid_out.items)


def test_what_is_omitted_after_the_last_passage_ends_the_column() -> None:
    laid_out = laid(COAST, [("harbour:0", "bay:0", "coast:1"), ("harbour:3", "bay:2")])
    assert isinstance(laid_out.items[-1], GhostRow)
    assert laid_out.passage_position(1) == 1
    assert laid_out.passage_position(2) == len(laid_out.items)


@pytest.mark.parametrize(
    ("offset", "passage"),
    [(0, "harbour:0"), (17, "harbour:0"), (18, "harbour:1"), (20, "harbour:1"), (9999, "harbour:3")],
)
def test_an_offset_leads_to_the_passage_that_holds_it_or_the_next(offset: int, passage: str) -> None:
    found = laid(HARBOUR).passage_at(offset)
    assert found is not None
    assert found.id == passage


def test_a_column_without_passages_has_none_at_any_offset() -> None:
    assert column(article("empty"), None).passage_at(0) is None


def test_an_omission_tells_how_many_carry_the_claim_and_what_it_is() -> None:
    omission = next(item for item in laid(COAST).items if isinstance(item, GhostRow))
    text = "".join(run.text for run in item_runs(omission))
    assert "not reported here" in text
    assert "2 others" in text
    assert "The ferry stopped." in text


def test_a_long_claim_is_cut_at_a_word() -> None:
    long = article("harbour", "The ferry " + "stopped and started again " * 12)
    laid_out = column(COAST, Parallels(comparison((long, BAY, COAST), [("harbour:0", "bay:0")])))
    omission = next(item for item in laid_out.items if isinstance(item, GhostRow))
    text = "".join(run.text for run in item_runs(omission))
    assert text.endswith(" …")
    assert long.text.startswith(text.partition("): ")[2].removesuffix(" …"))
    assert text.removesuffix(" …").split()[-1] in long.text.split()
    assert len(text) < 200


def test_marked_words_are_runs_of_their_own_and_headings_have_their_style() -> None:
    runs = item_runs(HARBOUR.passages[0], [Span(4, 9, SpanKind.SHARED, "also in 2")])
    assert [(run.text, run.style) for run in runs] == [("The ", ""), ("ferry", "shared"), (" stopped.", "")]
    heading = article("h", "At Sea", kinds=[Kind.HEADING]).passages[0]
    assert [(run.text, run.style) for run in item_runs(heading)] == [("At Sea", "heading")]


def test_paragraphs_and_omissions_stand_apart_and_bullets_together() -> None:
    bullets = article("b", "One.", "Two.", "Three.", kinds=[Kind.BODY, Kind.BULLET, Kind.BULLET])
    flow = Flow(column(bullets, None), 40, cell_len)
    assert [flow.top(n) for n in range(3)] == [0, 2, 3]
    omitted = Flow(laid(COAST), 60, cell_len)
    assert [omitted.block_top(n) for n in range(1, 3)] == [omitted.top(n) - 1 for n in range(1, 3)]


def test_a_row_outside_the_column_shows_nothing() -> None:
    flow = Flow(column(HARBOUR, None), 40, cell_len)
    assert flow.at(-1) is None
    assert flow.at(flow.rows) is None
    assert flow.at(flow.rows - 1) is not None


words = st.text(st.sampled_from("abc def-ghi 東京 é\n"), min_size=1, max_size=80).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=8), st.integers(2, 40))
def test_the_rows_of_a_column_show_all_of_its_text_in_order(texts: list[str], width: int) -> None:
    account = article("a", *texts)
    flow = Flow(column(account, None), width, cell_len)
    shown: dict[int, str] = {}
    for row in range(flow.rows):
        line = flow.at(row)
        assert line is not None
        if line.sub_row >= 0:
            assert row == flow.top(line.position) + line.sub_row
            assert cell_len(flow.text(line)) <= width
            shown[line.position] = shown.get(line.position, "") + flow.text(line)
    assert ["".join(shown[n].split()) for n in range(len(texts))] == ["".join(text.split()) for text in texts]
    assert flow.rows == flow.block_top(len(texts))
    assert all(flow.block_top(n + 1) == flow.top(n) + flow.height(n) for n in range(len(texts)))


@given(st.lists(words, min_size=1, max_size=8), st.integers(2, 40), st.data())
def test_rows_counted_from_an_item_are_the_columns_rows(texts: list[str], width: int, data: st.DataObject) -> None:
    flow = Flow(column(article("a", *texts), None), width, cell_len)
    here, other = (data.draw(st.integers(0, len(texts) - 1)) for _ in range(2))
    whole = Flow(flow.column, width, cell_len)
    top = whole.top(here)
    for row in range(-top - 2, whole.rows - top + 2):
        assert flow.near(here, row) == whole.at(top + row)
    for position in range(len(texts) + 1):
        assert flow.before(position, -1) == whole.at(whole.block_top(position) - 1)
    assert flow.above(here, whole.rows) == whole.block_top(here)
    assert flow.below(here, whole.rows) == whole.rows - top - whole.height(here)
    assert flow.distance(here, other) == whole.top(other) - top
    assert whole.reaches(whole.rows)
    assert not whole.reaches(whole.rows + 1)


def test_only_texts_near_what_is_asked_for_are_wrapped() -> None:
    long = article("long", *(f"Sentence {n} is of some length." for n in range(1_000)))
    flow = Flow(column(long, None), 20, cell_len)
    flow.near(500, -30)
    flow.near(500, 30)
    flow.above(500, 40)
    flow.below(500, 40)
    assert 0 < flow.wraps < 50

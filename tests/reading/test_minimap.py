"""The minimap is the column in one line: what others report stands high, and tags and conflicts are where they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.accounts import article, comparison
from tests.ui.story import BAY, COAST, HARBOUR, ferry
from tui.reading.columns import Column, column
from tui.reading.minimap import LEVELS, MinimapCell, cell_of, ground, minimap
from tui.reading.parallels import Parallels

PARALLELS = Parallels(ferry())


def drawn(
    column_: Column, parallels: Parallels | None, tags: dict[str, tuple[str, str]], cells: int
) -> tuple[MinimapCell, ...]:
    return minimap(column_, ground(column_, parallels), tags, cells)


def glyphs(name: str, cells: int = 40, tags: dict[str, tuple[str, str]] | None = None) -> str:
    account = {"harbour": HARBOUR, "bay": BAY, "coast": COAST}[name]
    return "".join(cell.glyph for cell in drawn(column(account, PARALLELS), PARALLELS, tags or {}, cells))


def test_what_others_report_stands_high() -> None:
    assert glyphs("harbour") == "▁████▁"


def test_an_omission_has_a_cell_of_its_own_and_stands_low() -> None:
    assert glyphs("bay") == "▁██▁█▁"


def test_a_tag_shows_where_the_tagged_passage_is() -> None:
    assert glyphs("harbour", tags={"harbour:2": ("✓", "verified")}) == "▁█✓██▁"


def test_conflicts_and_embellishments_have_a_style_of_their_own() -> None:
    styles = [cell.style for cell in drawn(column(BAY, PARALLELS), PARALLELS, {}, 40)]
    assert styles[:3] == ["embellish", "conflict", "agree"]


def test_a_cell_of_several_passages_shows_the_share_that_others_report() -> None:
    account = article("long", *(f"Sentence {n}." for n in range(8)))
    other = article("other", "Sentence.", "Sentence.")
    made = comparison([account, other], [("long:0", "other:0"), ("long:4", "other:1")])
    parallels = Parallels(made)
    cells = drawn(column(account, parallels), parallels, {}, 2)
    assert [LEVELS.index(cell.glyph) for cell in cells] == [1, 1]


def test_before_the_comparison_nothing_stands_high() -> None:
    assert {cell.glyph for cell in drawn(column(HARBOUR, None), None, {}, 40)} == {LEVELS[0]}


@given(st.integers(1, 60), st.integers(1, 80))
def test_every_item_has_a_cell_and_the_order_is_kept(items: int, cells: int) -> None:
    account = article("a", *(f"S{n}." for n in range(items)))
    line = drawn(column(account, None), None, {}, cells)
    assert len(line) == min(items, cells)
    found = [cell_of(position, items, len(line)) for position in range(items)]
    assert found == sorted(found)
    assert set(found) == set(range(len(line)))

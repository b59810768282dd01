"""A jump leads to the nearest item of its kind in its direction, or nowhere."""

from __future__ import annotations

import pytest

from tests.ui.story import BAY, COAST, HARBOUR, ferry
from tui.model import Article
from tui.reading.columns import Column, column
from tui.reading.jumps import find, wanted
from tui.reading.parallels import Parallels

PARALLELS = Parallels(ferry())
KINDS = ("aligned passage", "omission", "conflict", "embellishment", "tagged passage")


def laid(account: Article) -> Column:
    return column(account, PARALLELS)


def stops(account: Article, kind: str, tags: set[str] | None = None) -> list[str]:
    """All items at which repeated jumps from the first item stop."""
    laid_out = laid(account)
    found = []
    item = laid_out.items[0].id
    while (following := find(laid_out, item, 1, wanted(kind, PARALLELS, tags or set()))) is not None:
        found.append(following)
        item = following
    return found


def test_jumps_stop_at_every_item_of_their_kind_in_reading_order() -> None:
    assert stops(HARBOUR, "aligned passage") == ["harbour:1", "harbour:2", "harbour:3", "harbour:4"]
    assert stops(BAY, "omission") == ["bay∅t2"]
    assert stops(HARBOUR, "conflict") == ["harbour:2"]
    assert stops(HARBOUR, "tagged passage", {"harbour:5", "harbour:3", "bay:1"}) == ["harbour:3", "harbour:5"]
    assert stops(COAST, "embellishment") == []


@pytest.mark.parametrize("kind", KINDS)
def test_jumping_back_stops_at_the_same_items(kind: str) -> None:
    for account in (HARBOUR, BAY, COAST):
        laid_out = laid(account)
        is_wanted = wanted(kind, PARALLELS, {"bay:3", "coast:1"})
        there = [item.id for item in laid_out.items if is_wanted(item)]
        back = []
        item: str | None = laid_out.items[-1].id
        while item is not None and (item := find(laid_out, item, -1, is_wanted)) is not None:
            back.append(item)
        assert back[::-1] == [name for name in there if name != laid_out.items[-1].id]


def test_the_item_under_the_cursor_is_not_found_again() -> None:
    assert find(laid(HARBOUR), "harbour:2", 1, wanted("conflict", PARALLELS, ())) is None
    assert find(laid(HARBOUR), "harbour:2", -1, wanted("conflict", PARALLELS, ())) is None


def test_an_omission_is_neither_a_conflict_nor_an_aligned_passage() -> None:
    omission = laid(BAY).items[laid(BAY).index["bay∅t2"]]
    assert [kind for kind in KINDS if wanted(kind, PARALLELS, ())(omission)] == ["omission"]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        wanted("miracle", PARALLELS, ())

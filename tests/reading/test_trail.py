"""Going back and forth retraces the jumps, whatever cannot be gone to at the moment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.place import Place
from tui.reading.trail import MOST_PLACES, Trail


def at(n: int, article: str = "a") -> Place:
    return Place(article, f"{article}:{n}")


def anywhere(place: Place) -> bool:
    return True


def walked(*numbers: int) -> Trail:
    trail = Trail()
    for n in numbers:
        trail = trail.jumped(at(n))
    return trail


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20, unique=True))
def test_as_often_back_as_forth_leads_to_where_one_was(numbers: list[int]) -> None:
    trail, here = walked(*numbers), at(99)
    went = [here]
    while (found := trail.back(here, anywhere)) is not None:
        here, trail = found
        went.append(here)
    assert went == [at(99), *(at(n) for n in reversed(numbers))]
    returned = [here]
    while (found := trail.forth(here, anywhere)) is not None:
        here, trail = found
        returned.append(here)
    assert returned == went[::-1]


def test_a_new_jump_forgets_the_way_forth() -> None:
    found = walked(1, 2).back(at(3), anywhere)
    assert found is not None
    here, trail = found
    assert trail.jumped(here).forth(at(7), anywhere) is None


def test_a_place_where_the_reader_is_already_is_passed_over() -> None:
    found = walked(1, 2).back(at(2), anywhere)
    assert found is not None
    assert found[0] == at(1)


def test_what_cannot_be_gone_to_stays_on_the_trail() -> None:
    trail = walked(1).jumped(at(5, "hidden")).jumped(at(2))
    here = at(3)
    went = []
    for _ in range(2):
        found = trail.back(here, lambda place: place.article != "hidden")
        assert found is not None
        here, trail = found
        went.append(here)
    assert went == [at(2), at(1)]
    found = trail.forth(here, anywhere)
    assert found is not None
    assert found[0] == at(5, "hidden")


def test_the_trail_is_bounded() -> None:
    trail = walked(*range(3 * MOST_PLACES))
    assert len(trail.places) == MOST_PLACES
    found = trail.back(at(-1), anywhere)
    assert found is not None
    assert found[0] == at(3 * MOST_PLACES - 1)


def test_the_trail_moves_to_other_columns_without_what_is_not_there() -> None:
    found = walked(1, 2, 3).back(at(4), anywhere)
    assert found is not None
    moved = found[1].moved(lambda place: None if place == at(1) else Place(place.article, f"{place.item}!"))
    assert [place.item for place in moved.behind] == ["a:2!"]
    assert [place.item for place in moved.ahead] == ["a:4!"]

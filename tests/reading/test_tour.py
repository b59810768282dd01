"""The tour comes once, names the reader's own keys, and every step of it can be done."""

from __future__ import annotations

import re

import pytest

from tui.reading.key_contexts import IN_OVERVIEWS
from tui.reading.keymap import ACTIONS
from tui.reading.tour import STEPS, Tour, Welcome, due_welcome, takes_enter, told
from tui.reading.user_keys import USUAL_KEYS, Keymap

DOES = {action.id: action.does for action in ACTIONS}
each = pytest.mark.parametrize("position", range(len(STEPS)))


def text(tour: Tour, keymap: Keymap = USUAL_KEYS, waiting: str = "") -> str:
    return "\n".join("".join(run.text for run in runs) for runs in told(tour, keymap, waiting))


@each
def test_a_step_asks_for_actions_that_there_are_and_names_their_keys(position: int) -> None:
    step = STEPS[position]
    named = re.findall(r"\{(.+?)\}", step.text)
    assert {*named, *step.asks} <= {*DOES, *(action.id for action in IN_OVERVIEWS)}
    assert step.asks[0] in named
    shown = text(Tour(position))
    assert "{" not in shown
    assert f"Tour {position + 1} of {len(STEPS)}" in shown
    assert f"Now you: press {USUAL_KEYS.key(step.asks[0])}" in shown


@each
def test_a_step_is_short_enough_for_the_least_screen(position: int) -> None:
    head, keys = text(Tour(position)).split("\n")
    assert len(head) < 170
    assert len(keys) < 56


@each
def test_what_a_step_asks_for_and_nothing_else_does_it(position: int) -> None:
    tour = Tour(position)
    done_by = {id_ for id_, does in DOES.items() if tour.is_done_by(does, is_compared=True)}
    assert done_by == set(STEPS[position].asks)
    assert not tour.is_done_by("no such action", is_compared=True)
    waits = STEPS[position].needs_comparison
    assert tour.is_done_by(DOES[STEPS[position].asks[0]], is_compared=False) is not waits
    assert ("This needs the comparison: aligning 5%" in text(tour, waiting="aligning 5%")) is waits


def test_after_the_last_step_there_is_none() -> None:
    tour: Tour | None = Tour()
    seen = 0
    while tour is not None:
        seen += 1
        tour = tour.next()
    assert seen == len(STEPS)
    assert 5 <= seen <= 7


def test_own_keys_are_named_and_enter_is_told_only_where_it_goes_on() -> None:
    usual = [takes_enter(Tour(n), USUAL_KEYS) for n in range(len(STEPS))]
    assert usual.count(True) == 1
    own = Keymap({"counterpart.go": ("f8",), "tag.verified": ("§",), "view.clear": ("f9",)})
    assert not any(takes_enter(Tour(n), own) for n in range(len(STEPS)))
    assert "press F8 · enter goes on · F9 ends the tour" in text(Tour(usual.index(True)), own)


@pytest.mark.parametrize(
    ("before", "is_bundled", "due"),
    [
        (Welcome.NONE, True, Welcome.TOUR),
        (Welcome.HINT, True, Welcome.TOUR),
        (Welcome.TOUR, True, Welcome.NONE),
        (Welcome.NONE, False, Welcome.HINT),
        (Welcome.HINT, False, Welcome.NONE),
        (Welcome.TOUR, False, Welcome.NONE),
    ],
)
def test_the_tour_comes_once_and_own_articles_get_one_hint(before: Welcome, is_bundled: bool, due: Welcome) -> None:
    assert due_welcome(before, is_bundled=is_bundled) is due

"""The registry is fit to make bindings, footer, help and palette from."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tui.model import Status
from tui.reading.footers import FOOTER, OVERVIEW_FOOTER
from tui.reading.key_contexts import IN_OVERVIEWS, OVERVIEW_ACTIONS
from tui.reading.keymap import ACTIONS, GROUPS, Action
from tui.reading.legend import SIGNS
from tui.reading.signs import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH

each = pytest.mark.parametrize("action", (*ACTIONS, *IN_OVERVIEWS), ids=lambda action: action.id)


@pytest.mark.parametrize("actions", [ACTIONS, OVERVIEW_ACTIONS], ids=["accounts", "overviews"])
def test_no_key_does_two_things_and_no_action_is_listed_twice(actions: tuple[Action, ...]) -> None:
    keys = Counter(key for action in actions for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    for values in (
        [action.id for action in actions],
        [action.help for action in actions],
        [action.does for action in actions],
    ):
        assert len(set(values)) == len(values)


@each
def test_an_action_has_a_stable_name_a_key_and_words_for_footer_and_help(action: Action) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+", action.id)
    assert action.keys
    assert 0 < len(action.label) <= 24
    assert 0 < len(action.help) <= 60
    assert not action.help.endswith(".")


@each
def test_keys_are_shown_as_a_reader_writes_them(action: Action) -> None:
    shown = action.shown_keys.split()
    assert len(shown) == len(action.keys)
    assert all(len(key) <= 5 for key in shown)


def test_the_groups_hold_all_actions_in_the_order_of_the_help() -> None:
    assert [action for group in GROUPS.values() for action in group] == list(ACTIONS)


def test_the_footer_ends_with_how_to_get_help_and_how_to_quit() -> None:
    assert [action.id for action in FOOTER[-2:]] == ["help.show", "reader.quit"]
    assert [action.id for action in OVERVIEW_FOOTER[-2:]] == ["help.show", "overview.close"]


@pytest.mark.parametrize(("footer", "actions"), [(FOOTER, ACTIONS), (OVERVIEW_FOOTER, OVERVIEW_ACTIONS)])
def test_the_footer_teaches_what_can_be_done_each_once(footer: tuple[Action, ...], actions: tuple[Action, ...]) -> None:
    assert set(footer) <= set(actions)
    assert len(set(footer)) == len(footer)


def test_no_action_of_the_overviews_has_the_name_of_another() -> None:
    ids = [action.id for action in (*ACTIONS, *IN_OVERVIEWS)]
    assert len(set(ids)) == len(ids)


def test_every_sign_of_the_gutter_is_explained_once() -> None:
    signs = [sign for sign, _ in SIGNS]
    assert {*GLYPHS.values(), OMISSION_GLYPH, POSSIBLE_GLYPH, "✓", "✗", "✓?", "✎", "≠", "/"} == set(signs)
    assert len(set(signs)) == len(signs)
    meanings = dict(SIGNS)
    assert all(status.value in meanings[GLYPHS[status]] for status in Status)

"""The registry is fit to make bindings, footer, help and palette from."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tui.model import Status
from tui.reading.detail import GLYPHS, OMISSION_GLYPH, POSSIBLE_GLYPH
from tui.reading.keymap import ACTIONS, GROUPS, SIGNS, Action

each = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)


def test_no_key_does_two_things_and_no_action_is_listed_twice() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    for values in (
        [action.id for action in ACTIONS],
        [action.help for action in ACTIONS],
        [action.does for action in ACTIONS],
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
    taught = [action.id for action in ACTIONS if action.in_footer]
    assert taught[-2:] == ["help.show", "reader.quit"]
    assert taught[0] == "aligned.next"


def test_every_sign_of_the_gutter_is_explained_once() -> None:
    signs = [sign for sign, _ in SIGNS]
    assert {*GLYPHS.values(), OMISSION_GLYPH, POSSIBLE_GLYPH, "✓", "✗"} == set(signs)
    assert len(set(signs)) == len(signs)
    meanings = dict(SIGNS)
    assert all(status.value in meanings[GLYPHS[status]] for status in Status)

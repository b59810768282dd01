"""The tables of keys tell what the registry, or the reader, has."""

from __future__ import annotations

import re
from pathlib import Path

from tui.reading.key_file import read_keymap
from tui.reading.key_table import keys_markdown, keys_text, keys_toml
from tui.reading.user_keys import REGISTERED, USUAL_KEYS, Keymap

DOCS = Path(__file__).parents[2] / "docs" / "keys.md"
OWN = Keymap({"aligned.next": ("tilde", "backslash"), "tag.undo": (), "overview.close": ("Q",)})


def test_the_table_has_a_line_for_every_action() -> None:
    lines = [" ".join(line.split()) for line in keys_text(OWN).splitlines()]
    for action in OWN.of(REGISTERED.values()):
        assert f"{action.shown_keys or '-'} {action.id} {action.help}" in lines


def test_the_file_to_start_from_changes_nothing() -> None:
    assert read_keymap(keys_toml(USUAL_KEYS).encode()) == USUAL_KEYS
    assert read_keymap(keys_toml(OWN).encode()) == OWN


def test_with_every_line_of_it_in_force_it_changes_nothing_either() -> None:
    in_force = re.sub(r'^# (?=")', "", keys_toml(OWN), flags=re.MULTILINE)
    assert read_keymap(in_force.encode()).groups == OWN.groups
    assert read_keymap(in_force.encode()).chosen.keys() == REGISTERED.keys()


def test_the_page_of_the_docs_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == keys_markdown(), "`make docs-keys` writes it anew"


def test_a_backtick_is_shown_as_a_key_too() -> None:
    assert "\n| `` ` `` | To the passage marked" in keys_markdown()


def test_the_example_in_the_docs_can_be_used() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", keys_markdown(), re.DOTALL)
    assert len(read_keymap(example.encode()).chosen) == 3

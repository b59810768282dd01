"""A reader's own keys: what holds for every keymap, and what is said of a file that cannot be used."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.footers import FOOTER
from tui.reading.key_contexts import CONTEXTS
from tui.reading.key_file import KeyFileError, read_keymap
from tui.reading.key_names import RESERVED
from tui.reading.keymap import ACTIONS
from tui.reading.user_keys import REGISTERED, USUAL_KEYS, Keymap, KeymapError

ids = st.sampled_from(sorted(REGISTERED))
some_keys = st.lists(
    st.sampled_from([*"abcdefgjknvxzBDXYZ", "f2", "f3", "ctrl+n", "ctrl+t", "tab", "escape", "5", "ctrl+s"]), max_size=3
)


def read(text: str) -> Keymap:
    return read_keymap(text.encode())


def refused(text: str) -> tuple[int, str]:
    with pytest.raises(KeyFileError) as caught:
        read(text)
    assert "\n" not in str(caught.value)
    return caught.value.line, str(caught.value)


# -- keymaps -----------------------------------------------------------------------------------------------


def test_without_a_choice_the_keys_are_those_of_the_registry() -> None:
    assert USUAL_KEYS.of(ACTIONS) == ACTIONS
    assert USUAL_KEYS == read("") == read("[keys]\n")


@given(st.dictionaries(ids, some_keys, max_size=5))
def test_a_keymap_has_all_that_was_chosen_and_no_key_does_two_things_or_it_is_refused(
    chosen: dict[str, list[str]],
) -> None:
    try:
        keymap = Keymap({id_: tuple(keys) for id_, keys in chosen.items()})
    except KeymapError as error:
        assert error.action in chosen
        return
    for id_, keys in chosen.items():
        assert set(keys) <= set(keymap.keys(id_)) <= {*keys, "escape"}
    for actions in CONTEXTS:
        keys_here = [key for action in keymap.of(actions) for key in action.keys]
        assert [key for key, count in Counter(keys_here).items() if count > 1] == []
        assert not (set(keys_here) - {"escape"}) & RESERVED.keys()
    assert "escape" in keymap.keys("overview.close")
    assert keymap.keys("help.show") and keymap.keys("reader.quit")


def test_a_keymap_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        USUAL_KEYS.chosen["aligned.next"] = ("n",)  # type: ignore[index]


def test_keys_can_change_places() -> None:
    keymap = read('[keys]\n"passage.next" = "J"\n"aligned.next" = ["j", "↓"]')
    assert keymap.keys("passage.next") == ("J",)
    assert keymap.keys("aligned.next") == ("j", "down")


def test_an_action_without_a_key_is_named_as_a_command() -> None:
    keymap = read('[keys]\n"tag.undo" = []')
    assert keymap.keys("tag.undo") == ()
    assert keymap.key("tag.undo") == "“undo” among the commands (^p)"
    assert keymap.key("tag.redo") == "Z"
    assert next(action for action in keymap.of(FOOTER) if action.id == "tag.undo").shown_keys == ""


def test_esc_goes_on_closing() -> None:
    assert read('[keys]\n"overview.close" = "Q"').keys("overview.close") == ("Q", "escape")
    assert read('[keys]\n"overview.close" = ["esc", "Q"]').keys("overview.close") == ("escape", "Q")


# -- files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\n"aligned.next" = "F2"',
        "[keys]\n'aligned.next' = 'F2'",
        '[keys]\naligned.next = ["F2"]',
        '[keys.aligned]\nnext = "f2"',
        'keys = {"aligned.next" = "F2"}',
        '\ufeff# mine\r\n[keys]\r\n"aligned.next" = [\r\n  "F2", # one\r\n]\r\n',
        'keys.aligned.next = "F2"',
    ],
)
def test_every_way_to_write_it_in_toml_is_read(text: str) -> None:
    assert read(text) == Keymap({"aligned.next": ("f2",)})


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[keys]\n\n"aligned.nxt" = "J"', 3, "did you mean aligned.next?"),
        ('[keys]\n"zzzzzz" = "J"', 2, "`synoptic keys` lists all"),
        ('# J\n[keys]\n"passage.next" = "J"', 3, "J is a key of passage.next and of aligned.next"),
        ('[keys]\n"tag.undo" = "F2"\n"rows.sort" = ["S", "c"]', 3, "c is a key of rows.sort and of conflict.next"),
        ('[keys]\n"conflict.next" = "s"', 2, "s is a key of conflict.next and of stories.show"),
        ('[keys]\n"aligned.next" = "ctrl+s"', 2, "^s cannot be a key of aligned.next: it stops the output"),
        ('[keys]\n"aligned.next" = "^m"', 2, "to a terminal it is enter"),
        ('[keys]\n"aligned.next" = ["J", "7"]', 2, "digits are counts"),
        ('[keys]\n"aligned.next" = "esc"', 2, "it closes things"),
        ('[keys]\n"aligned.next" = "alt+x"', 2, "'alt+x' is no key that a terminal sends"),
        ('[keys]\n"aligned.next" = 7', 2, "takes a key"),
        ('[keys]\n"aligned.next" = [["J"]]', 2, "takes a key"),
        ("[keys]\naligned.next = {}", 2, "takes a key"),
        ('[keys]\n"help.show" = []', 2, "needs at least one key"),
        ('[keys]\n"aligned.next" = "F2"\naligned.next = "F3"', 2, "is there twice"),
        ('"aligned.next" = "J"', 1, "keys go below [keys]"),
        ('[keys]\n[colours]\nink = "red"', 2, "the table 'colours' has no meaning here"),
        ('\nkeys = "J"', 2, "keys is not a table"),
        ('[keys]\n"aligned.next" = "J', 2, "this is no TOML"),
        ('[keys]\n"aligned.next" = "F2"\n"aligned.next" = "F3"', 3, "this is no TOML"),
        ('[keys.aligned]\nprevious = "F2"\n[keys.passage]\nnext = "5"', 4, "digits are counts"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, says: str) -> None:
    found, reason = refused(text)
    assert says in reason
    assert found == line


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(KeyFileError, match="no UTF-8") as caught:
        read_keymap(b"[keys]\n\xff")
    assert caught.value.line == 2


@given(st.text(alphabet="[]keys.=\"'\n#aligned.next{},J \x00\x1b", max_size=60))
def test_no_file_brings_the_reader_down(text: str) -> None:
    try:
        read(text)
    except KeyFileError as error:
        assert 1 <= error.line <= text.count("\n") + 1

"""What touches the machine is not offered to a browser, and who asks for it all the same is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.reader import Reader, Stages, reading
from tests.ui.story import ferry
from tui.notebook import Notebook
from tui.reading.key_contexts import CONTEXTS, REVIEW_ACTIONS
from tui.reading.key_table import keys_text
from tui.reading.keymap import ACTIONS
from tui.reading.user_keys import REGISTERED, Keymap
from tui.session import Session
from tui.ui.noting import MOST_CHARACTERS
from tui.visiting import BARRED, VARIABLE, visitor

BROWSER = Keymap({"review.whole": ("B",)}, BARRED)


def test_only_the_variable_makes_a_visitor_and_an_empty_one_does_too() -> None:
    assert visitor({}) is None
    assert (visitor({VARIABLE: "Anna"}), visitor({VARIABLE: ""})) == ("Anna", "")


def test_what_is_barred_exists_and_is_listed_nowhere() -> None:
    assert set(BARRED) <= set(REGISTERED)
    for actions in CONTEXTS:
        assert not {action.id for action in BROWSER.of(actions)} & set(BARRED)
    assert "EDITOR" in keys_text(Keymap()) and "EDITOR" not in keys_text(BROWSER)


def test_the_keys_of_what_is_barred_do_nothing_but_tell() -> None:
    does = {action.id: (action.keys, action.does) for action in BROWSER.bound((*ACTIONS, *REVIEW_ACTIONS))}
    assert does["note.edit"] == (("A",), "app.tell_barred('note.edit')")
    assert does["review.whole"] == (("B",), "app.tell_barred('review.whole')")
    assert does["note.write"] == (("a",), "note")


async def test_who_presses_a_barred_key_is_told_why(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", f"touch {tmp_path / 'edited'}")
    async with reading(Stages(ferry()), notebook, keymap=BROWSER) as reader:
        await reader.until_compared()
        await reader.press("A")
        assert reader.said == BARRED["note.edit"]
        await reader.press("r")
        assert "whole notebook" not in reader.shown
        for key, action in (("A", "note.edit"), ("B", "review.whole")):
            await reader.press(key)
            await reader.until(lambda told=BARRED[action]: told[:60] in reader.shown, f"why not {action}")  # type: ignore[misc]
    assert not (tmp_path / "edited").exists()


async def test_no_editor_is_named_where_there_is_none(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, keymap=BROWSER) as reader:
        await reader.until_compared()
        await note(reader, "n" * (MOST_CHARACTERS + 1))
        await reader.press("a")
        assert reader.said == f"The note has {MOST_CHARACTERS + 1} characters, too many to edit here."


async def note(reader: Reader, text: str) -> None:
    """Put a note on the passage under the cursor that no line could take."""
    passage = reader.session.passage(reader.place.item)
    assert passage is not None
    reader.session.note([passage], text)


async def test_each_visitor_has_a_place_of_their_own(notebook: Path) -> None:
    articles = ferry().articles
    with Notebook.open(notebook, "Anna") as kept:

        def session(whose: str) -> Session:
            opened = Session(articles, kept, whose_place=whose)
            opened.sentences_found(articles)
            return opened

        anna = session("Anna")
        last = anna.columns[1].items[-1].id
        start = anna.start()
        assert start is not None
        anna.keep_place(type(start)(anna.articles[1].id, last))
        found = session("Anna").kept_place()
        assert found is not None and found.item == last
        assert session("Ben").kept_place() is None and session("").kept_place() is None

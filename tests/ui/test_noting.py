"""Notes are written in a line or in the reader's editor; none is lost, and none is kept that was not wanted."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.reader import Reader, compared
from tests.ui.story import HARBOUR
from tests.ui.test_judging import full
from tui.notebook import Notebook, Opinion, Scope, Target, anchor
from tui.reading.judged import NO_MARK
from tui.ui.noting import MOST_CHARACTERS, NoteLine

FIRST = Target(Scope.PASSAGE, (anchor(HARBOUR, HARBOUR.passages[1]),))


def notes(notebook: Path) -> list[str]:
    """The notes on the disk."""
    with Notebook.open(notebook, "another program") as other:
        return [one.opinion.note for one in other.everything() if one.opinion.note]


async def type_in(reader: Reader, text: str) -> None:
    await reader.key_in(*(" " if c == "_" else c for c in text))


async def test_a_note_is_written_in_a_line_and_shown(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("a")
        assert "enter keeps it · esc leaves it" in reader.shown
        await type_in(reader, "vjq")
        assert notes(notebook) == []
        await reader.press("enter")
        assert reader.said == "Noted; z undoes it."
        assert notes(notebook) == ["vjq"]
        assert reader.cursor_row[2] == "✎"
        assert "✎1" in reader.status
        assert "✎ you: vjq" in reader.shown
        assert reader.app.focused is reader.columns
        await reader.press("z")
        assert notes(notebook) == []
        assert reader.cursor_row[2] == " "


async def test_esc_leaves_the_note_as_it_was(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("a", "h", "i", "escape")
        assert reader.said == "The note is as it was."
        assert notes(notebook) == []
        assert reader.place.item == "harbour:1"


async def test_the_present_note_is_there_to_be_changed_and_taken_off(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "a", "h", "i", "enter", "a")
        assert reader.app.screen.query_one(NoteLine).line.value == "hi"
        await reader.press("!", "enter")
        assert notes(notebook) == ["hi!"]
        await reader.press("a", "enter")
        assert reader.said == "The note is as it was."
        await reader.press("a", "ctrl+u", "enter")
        assert reader.said == "Note taken off; z undoes it."
        assert notes(notebook) == []
        assert reader.cursor_row[2] == "✓", "the tag stays"


async def test_a_tagged_passage_has_its_note_sign_on_the_row_below_the_tag(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "a", "h", "i", "enter")
        rows = [row[row.index("▌") :] for row in reader.frame if "▌" in row]
        assert (rows[0][2], rows[1][2]) == ("✓", "✎")


async def test_a_note_of_several_lines_is_left_to_the_editor(notebook: Path) -> None:
    with Notebook.open(notebook, "Anna") as before:
        before.judge([(FIRST, Opinion(note="one\ntwo"), None)])
    async with compared(notebook) as reader:
        await reader.press("a")
        assert reader.said == "The note has 2 lines, too many to edit here: A opens it in your editor."
        assert "✎ you: one … 1 more line" in reader.shown
        await reader.press("v")
        assert notes(notebook) == ["one\ntwo"]


async def test_a_note_that_is_too_long_is_left_to_the_editor(notebook: Path) -> None:
    with Notebook.open(notebook, "Anna") as before:
        before.judge([(FIRST, Opinion(note="x" * (MOST_CHARACTERS + 1)), None)])
    async with compared(notebook) as reader:
        await reader.press("a")
        assert "too many to edit here" in reader.said


async def test_a_note_that_could_act_on_the_terminal_is_shown_safe_and_kept_as_it_is(notebook: Path) -> None:
    with Notebook.open(notebook, "\x1b[2JBen") as before:
        before.judge([(FIRST, Opinion(note="\x1b]0;x\x07[b]hi[/b]"), None)])
    async with compared(notebook) as reader:
        assert "[b]hi[/b]" in reader.shown
        assert not any(ord(c) < 32 for row in reader.frame for c in row)
        assert notes(notebook) == ["\x1b]0;x\x07[b]hi[/b]"]


async def test_a_click_on_the_text_loses_nothing_of_what_is_being_written(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("a", "h", "i")
        await reader.click(10, 12)
        await reader.press("!", "enter")
        assert notes(notebook) == ["hi!"]
        assert reader.session.record.marks["harbour:1"].is_noted


async def test_a_note_that_cannot_be_saved_waits(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with compared(notebook) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Notebook, "judge", full)
            await reader.press("a", "h", "i", "enter")
        assert reader.said.startswith("Not saved yet, S tries again")
        assert reader.cursor_row[2:4] == "✎?"
        await reader.press("S")
        assert notes(notebook) == ["hi"]


async def test_passages_with_different_notes_are_not_noted_together(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("a", "h", "i", "enter", "2", "a")
        assert reader.said == "These passages have different notes; write on one at a time."
        await reader.press("j", "2", "a", "y", "enter")
        assert reader.said == "Noted on 2 passages; z undoes it."
        assert sorted(notes(notebook)) == ["hi", "y", "y"]


async def test_a_claim_is_noted_in_all_accounts(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "X", "a", "h", "i", "enter")
        assert notes(notebook) == ["hi"]
        marks = reader.session.record.marks
        assert [marks.get(name, NO_MARK).is_noted for name in ("harbour:2", "bay:1")] == [True, True]


async def test_noted_passages_are_found_again(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "a", "h", "enter", "g", "t")
        assert reader.place.item == "harbour:5"


# -- the editor --------------------------------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that the reader's editor is; a test writes it."""
    script = tmp_path / "my editor.sh"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{script}'")

    @contextmanager
    def suspended(app: object) -> Iterator[None]:
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspended)
    return script


def does(editor: Path, script: str) -> None:
    editor.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)


async def test_the_editor_shows_note_and_passage_and_its_text_is_kept(notebook: Path, editor: Path) -> None:
    seen = editor.with_name("seen")
    does(editor, f"cp \"$1\" '{seen}'; printf 'one\\n# two\\n\\n' | cat - '{seen}' > \"$1\"")
    async with compared(notebook) as reader:
        await reader.press("A")
        assert reader.said == "Noted; z undoes it."
        assert notes(notebook) == ["one\n# two"]
        text = seen.read_text(encoding="utf-8")
        assert HARBOUR.passages[1].text in text
        assert "# Harbour Post, passage 2:" in text
        does(editor, f"cp \"$1\" '{seen}'")
        await reader.press("A")
        assert reader.said.startswith("The note is as it was")
        assert seen.read_text(encoding="utf-8").startswith("one\n# two\n# ---")


async def test_a_note_emptied_in_the_editor_is_taken_off(notebook: Path, editor: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("a", "h", "i", "enter")
        does(editor, 'grep "^#" "$1" > "$1.new"; mv "$1.new" "$1"')
        await reader.press("A")
        assert reader.said == "Note taken off; z undoes it."
        assert notes(notebook) == []


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ('echo lost > "$1"; exit 3', "ended with status 3: the note is as it was."),
        ('rm "$1"', "cannot be found"),
        ('rm "$1"; mkdir "$1"', "cannot be used"),
    ],
)
async def test_an_editor_that_fails_leaves_the_note(notebook: Path, editor: Path, script: str, told: str) -> None:
    does(editor, script)
    async with compared(notebook) as reader:
        await reader.press("a", "h", "i", "enter", "A")
        assert told in reader.said
        assert notes(notebook) == ["hi"]
        await reader.press("v")
        assert reader.said.startswith("Verified")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("no-such-editor-anywhere --wait", "no-such-editor-anywhere cannot be found: set $VISUAL or $EDITOR"),
        ("'unclosed", "$EDITOR cannot be read (No closing quotation): correct it."),
        (" ", "Neither $VISUAL nor $EDITOR names an editor"),
    ],
)
async def test_an_editor_that_is_none_is_said(
    notebook: Path, editor: Path, monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    async with compared(notebook) as reader:
        await reader.press("A")
        assert told in reader.said


async def test_where_the_screen_cannot_be_left_the_line_is_offered(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with compared(notebook) as reader:
        await reader.press("A")
        assert reader.said == "No editor can be opened from here; a edits the note in a line."


async def test_what_an_editor_saves_in_another_encoding_is_not_lost(notebook: Path, editor: Path) -> None:
    does(editor, "printf 'caf\\351\\r\\nbar\\r\\n' > \"$1\"")
    async with compared(notebook) as reader:
        await reader.press("A")
        assert notes(notebook) == ["café\nbar"]

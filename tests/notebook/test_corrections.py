"""What readers corrected of articles, and what they pasted, is kept; what was said last counts."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.notebook import Notebook, NotebookError, Pasted
from tui.notebook.pasted import beside

ONE, OTHER = "1" * 64, "2" * 64
DAY = datetime(2026, 5, 3, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite3"


def values(path: Path, *digests: str) -> dict[str, dict[str, str | None]]:
    """What is corrected, as another process reads it."""
    with Notebook.open(path, "another") as notebook:
        standing = notebook.corrections.standing(digests)
        return {digest: {of: one.value for of, one in each.items()} for digest, each in standing.items()}


def test_a_correction_is_there_for_whoever_opens_the_notebook_next(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(ONE, {"outlet": "Bay News", "author": ""}, "Anna")
        notebook.corrections.write(OTHER, {"outlet": "Harbour Post"}, "Anna")
    assert values(path, ONE) == {ONE: {"outlet": "Bay News", "author": ""}}


def test_the_last_correction_of_a_thing_counts_and_others_stay(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(ONE, {"outlet": "Bay News", "title": "Ferry halted"}, "Anna")
        notebook.corrections.write(ONE, {"outlet": "Bay Gazette"}, "Ben")
        assert notebook.corrections.standing([ONE])[ONE]["outlet"].by == "Ben"
    assert values(path, ONE) == {ONE: {"outlet": "Bay Gazette", "title": "Ferry halted"}}


def test_what_the_file_has_after_all_is_no_correction_any_more(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(ONE, {"outlet": "Bay News"}, "Anna")
        notebook.corrections.write(ONE, {"outlet": None}, "Anna")
    assert values(path, ONE) == {}


def test_corrections_are_taken_over_from_another_notebook_once(path: Path, tmp_path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(ONE, {"outlet": "Bay News", "title": "\udc80"}, "Anna")
        given = notebook.corrections.every()
    with Notebook.open(tmp_path / "other.sqlite3", "Ben") as other:
        assert other.corrections.add(given) == 2
        assert other.corrections.add(given) == 0
        assert other.corrections.every() == given


def test_corrections_are_never_overwritten(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.corrections.write(ONE, {"outlet": "Bay News"}, "Anna")
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="history is kept"):
        db.execute("DELETE FROM correction")


def test_a_notebook_that_cannot_be_written_says_so(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        path.unlink()
        with pytest.raises(NotebookError):
            notebook.corrections.write(ONE, {"outlet": "Bay News"}, "Anna")


def pasted(text: str, *, is_kept: bool = True, minute: int = 0, where: str = "seeds") -> Pasted:
    return Pasted(where, "pasted", text, is_kept, "Anna", DAY.replace(minute=minute))


def test_a_pasted_text_is_there_beside_the_same_files_only(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.pasted.add([pasted("One.\nTwo. \udc80"), pasted("Else.", where="elsewhere")])
    with Notebook.open(path, "Ben") as notebook:
        assert [one.text for one in notebook.pasted.beside("seeds")] == ["One.\nTwo. \udc80"]
        assert len(notebook.pasted.every()) == 2


def test_a_pasted_text_can_be_taken_away_and_pasted_again(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.pasted.add([pasted("One."), pasted("One.", is_kept=False, minute=1)])
        assert notebook.pasted.beside("seeds") == ()
        assert notebook.pasted.add([pasted("One.", minute=2), pasted("One.")]) == 1
        assert [one.text for one in notebook.pasted.beside("seeds")] == ["One."]


def test_files_are_the_same_in_whatever_order_they_are_named() -> None:
    assert beside([Path("a"), Path("b")]) == beside([Path("b"), Path("a").absolute(), Path("a")])
    assert beside([Path("a")]) != beside([Path("b")])


def test_what_was_taken_away_can_be_read_the_last_one_last(path: Path) -> None:
    with Notebook.open(path, "Anna") as notebook:
        notebook.pasted.add([pasted("One."), pasted("Two."), pasted("Three."), pasted("Two.", where="elsewhere")])
        notebook.pasted.add([pasted("Two.", is_kept=False, minute=1), pasted("One.", is_kept=False, minute=2)])
        assert [one.text for one in notebook.pasted.taken_away("seeds")] == ["Two.", "One."]
        notebook.pasted.add([pasted("One.", minute=3)])
        assert [one.text for one in notebook.pasted.taken_away("seeds")] == ["Two."]

"""The facts of an account can be seen and corrected; that is kept in the notebook, and the file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.accounts import comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import READER, Reader, compared
from tests.ui.story import HARBOUR
from tui.model import Article
from tui.notebook import Notebook, digest


def held(path: Path, article: Article = HARBOUR) -> dict[str, str | None]:
    """What is corrected of an article, as another program reads it."""
    with Notebook.open(path, "another program") as notebook:
        found = notebook.corrections.standing([digest(article)]).get(digest(article), {})
        return {of: one.value for of, one in found.items()}


async def write(reader: Reader, text: str) -> None:
    """Write the fact under the cursor anew."""
    await reader.press("enter", "ctrl+u", *text, "enter")


async def test_every_fact_is_listed_with_where_it_is_from(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F")
        for words in (
            "Facts of 1 Harbour Post",
            "Ferry halted off Norholm",
            "R. Lind",
            "2024-05-03",
            "From the file.",
            "harbour.txt",
            "the file is untouched",
        ):
            assert words in reader.shown
        await reader.press(*["j"] * 4)
        assert "Not in the file." in reader.shown
        await reader.press("escape", "l", "l", "F")
        assert "Reuters" in reader.shown
        assert "last Friday" in reader.shown
        assert "date 'last Friday' is not understood" in reader.shown


async def test_a_correction_is_kept_at_once_and_shows_once_the_list_is_left(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("v", "F")
        await write(reader, "Port Gazette")
        assert "Corrected; - puts back what the file has." in reader.shown
        assert f"Corrected by {READER}, " in reader.shown
        assert "the file has “Harbour Post”" in reader.shown
        assert held(notebook) == {"outlet": "Port Gazette"}
        await reader.press("j")
        await write(reader, "Ferry adrift")
        await reader.press("escape")
        assert "The facts of Port Gazette are corrected" in reader.said
        assert "1 Port Gazette" in reader.shown
        assert "Ferry adrift" in reader.shown
        await reader.until_compared()
        assert "✓1" in reader.status
        assert reader.session.parallels is not None
        assert reader.session.parallels.comparison.articles[0].outlet == "Port Gazette"


async def test_what_the_file_has_is_put_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F", "minus")
        assert "nothing to put back" in reader.shown
        await write(reader, "Port Gazette")
        await reader.press("delete")
        assert "It is as the file has it." in reader.shown
        assert held(notebook) == {}
        await write(reader, "Port Gazette")
        await write(reader, "Harbour Post")
        assert held(notebook) == {}
        comparison_ = reader.session.parallels
        await reader.press("escape")
        assert reader.session.parallels is comparison_, "nothing is another, so nothing is compared again"


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        (2, "", ""),
        (3, "4 May 2024", "2024-05-04"),
        (3, "Sunday, May 5, 2024", "2024-05-05"),
        (3, "", ""),
        (4, "2024-05-06", "2024-05-06"),
        (5, " Reuters ,, AP, Reuters ", "Reuters, AP"),
        (6, "pt_BR", "pt-BR"),
    ],
)
async def test_a_fact_is_kept_as_it_is_meant(notebook: Path, fact: int, typed: str, value: str) -> None:
    async with compared(notebook) as reader:
        await reader.press("F", *["down"] * fact)
        await write(reader, typed)
        assert list(held(notebook).values()) == [value]


@pytest.mark.parametrize(
    ("fact", "typed", "expected"),
    [
        (0, "", "an account needs an outlet's name"),
        (3, "soon", "“soon” is no date: write 2026-05-03 or 3 May 2026"),
        (3, "31 April 2024", "does not exist: write 2026-05-03"),
        (4, "3/4/2024", "can be read as day/month or month/day: write"),
        (6, "English!", "“English!” is no language tag, such as en"),
    ],
)
async def test_what_is_no_such_fact_stays_in_the_line_with_what_is_expected(
    notebook: Path, fact: int, typed: str, expected: str
) -> None:
    async with compared(notebook) as reader:
        await reader.press("F", *["down"] * fact)
        await write(reader, typed)
        assert expected in reader.shown
        assert held(notebook) == {}
        await reader.press("escape")
        assert "It is as it was." in reader.shown
        assert len(reader.app.screen_stack) == 2


async def test_keys_of_the_list_are_letters_in_the_line(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F")
        await write(reader, "jk-q")
        assert held(notebook) == {"outlet": "jk-q"}


async def test_what_is_pasted_into_the_line_is_made_safe(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F", "enter", "ctrl+u")
        reader.app.post_message(events.Paste("Bay\x1b]0;owned\x07 \u202enews\nnow"))
        await reader.until(lambda: "news" in reader.shown, "what was pasted")
        await reader.press("enter")
        (value,) = held(notebook).values()
        assert value is not None and value.isprintable()
        await reader.press("escape")
        check_sound(reader.frame, 120, 40)


async def test_a_fact_that_another_program_wrote_is_safe_to_show(notebook: Path) -> None:
    async with compared(notebook) as reader:
        with Notebook.open(notebook, "another program") as other:
            other.corrections.write(digest(HARBOUR), {"outlet": "Bay\x1b[2J\u202e"}, "M\x1bal")
        await reader.until(lambda: "1 Bay" in reader.shown, "the correction")
        check_sound(reader.frame, 120, 40)
        await reader.press("F")
        check_sound(reader.frame, 120, 40)


async def test_what_another_process_corrects_shows_by_itself(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("j")
        text = reader.text
        with Notebook.open(notebook, "Ben") as other:
            other.corrections.write(digest(HARBOUR), {"outlet": "Port Gazette"}, "Ben")
        await reader.until(lambda: "1 Port Gazette" in reader.shown, "the correction")
        assert reader.said == "Port Gazette: corrected by another reader."
        assert reader.text == text
        await reader.until_compared()


async def test_what_an_empty_notebook_cannot_keep_is_not_shown_as_kept(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F")
        notebook.unlink()
        await write(reader, "Port Gazette")
        assert "Not kept: " in reader.shown
        assert "Port Gazette" not in reader.shown


async def test_an_account_of_the_very_same_text_is_told_of(notebook: Path) -> None:
    one, other = (
        told(name, ["A ferry stopped."], ["Nobody was hurt."], outlet=name.title()) for name in ("one", "two")
    )
    async with compared(notebook, comparison=comparison([one, other])) as reader:
        await reader.press("F")
        assert "! Two: the very same text, so it is corrected with it" in reader.shown


async def test_the_mouse_chooses_a_fact_and_opens_the_line(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("F")
        row = next(n for n, text in enumerate(reader.frame) if "  author" in text)
        await reader.click(40, row)
        assert "▌author" in reader.shown
        await reader.click(40, row)
        assert "enter keeps it" in reader.shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 48)])
async def test_list_and_line_fit_every_size(notebook: Path, size: tuple[int, int]) -> None:
    async with compared(notebook, size) as reader:
        await reader.press("h", "F", "j", "j", "j")
        check_sound(reader.frame, *size)
        assert "esc back" in reader.shown
        await reader.press("enter")
        check_sound(reader.frame, *size)
        assert "enter keeps it" in reader.shown
        assert "language" in reader.shown

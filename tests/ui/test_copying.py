"""What is copied is the article's own text: the passage under the cursor, or what the mouse went over in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from tests.accounts import article, comparison
from tests.ui.conftest import Taker
from tests.ui.frames import drawn_parts
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import BAY, COAST, HARBOUR, ferry
from tui.model import Article
from tui.ui import clipboard

FORTY = "There were 40 people on board, most of them commuters."
SIXTY = "Sixty souls were aboard, each of them thinking of home."


async def copy(reader: Reader, *keys: str) -> str:
    """Press keys, wait until the copying is done, and give what is said of it."""
    await reader.press(*keys)
    await reader.until(lambda: not reader.said.startswith("Copying"), "the end of the copying")
    return reader.said


async def mouse(reader: Reader, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
    """Let the mouse do something at a cell of the screen, as the application hears of it."""
    reader.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
    for _ in range(4):
        await reader.pilot.pause(0)


async def hold(reader: Reader, *cells: tuple[int, int]) -> None:
    """Press the button on the first cell and go over the others with it."""
    first, *others = cells
    await mouse(reader, events.MouseDown, *first)
    for cell in others:
        await mouse(reader, events.MouseMove, *cell)


async def drag(reader: Reader, *cells: tuple[int, int]) -> None:
    """The same, and release the button on the last."""
    await hold(reader, *cells)
    await mouse(reader, events.MouseUp, *cells[-1])


def cell_of(reader: Reader, words: str) -> tuple[int, int]:
    """The cell of the screen, below the status line, at which some words begin."""
    y, row = next((y, row) for y, row in enumerate(reader.frame) if words in row and y)
    return cell_len(row[: row.index(words)]), y


def last_cell(reader: Reader, words: str) -> tuple[int, int]:
    """The cell at which they end."""
    x, y = cell_of(reader, words)
    return x + cell_len(words) - 1, y


def lit(reader: Reader) -> str:
    """What is drawn as selected in the columns, without the ends of lines."""
    ink = reader.columns.ink
    styles = [ink(under, "selected") for under in ("", "cursor", "aligned", "possible")]
    return "".join(text for text, style in drawn_parts(reader.app, "#columns") if style in styles)


# -- the passage under the cursor --------------------------------------------------------------------------------


async def test_the_passage_under_the_cursor_is_copied_as_the_article_has_it(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        assert await copy(reader, "J", "y") == "Copied passage 3 of Harbour Post."
        assert taker.taken == [FORTY]


async def test_with_its_source_it_is_fit_for_a_note(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        assert await copy(reader, "J", "x", "Y") == "Copied passage 3 of Harbour Post, with source."
        assert taker.taken == [
            f"“{FORTY}”\n— Harbour Post, R. Lind, “Ferry halted off Norholm”, 3 May 2024, passage 3, harbour.txt. "
            "Tagged dubious."
        ]


async def test_a_count_copies_so_many_passages(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        assert await copy(reader, "J", "2", "y") == "Copied 2 passages of Harbour Post from 3 on."
        assert taker.taken == [f"{FORTY}\n\nNobody was hurt, according to the coast guard."]
        told = await copy(reader, "J", "9", "9", "y")
        assert told == "Copied 3 passages of Harbour Post from 4 on (there are no more)."
        assert HARBOUR.text.endswith(taker.taken[-1])


async def test_in_parallel_a_count_copies_the_cells_of_the_column(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        await copy(reader, "p", "l", "2", "y")
        assert taker.taken == [f"{BAY.passages[2].text}\n\n{SIXTY}"]


async def test_where_there_is_no_text_it_is_said_what_to_press(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        for key in ("y", "Y"):
            assert await copy(reader, "l", "o", key) == (
                "An omission has no text to copy; enter goes to a passage that reports it."
            )
            await reader.press("h")
        await reader.press("g", "p", "G", "l")
        assert reader.place.blank
        assert await copy(reader, "y") == "Bay News has nothing here to copy; enter goes to who has."
        assert taker.taken == []


async def test_before_the_sentences_are_found_a_paragraph_is_copied(notebook: Path, taker: Taker) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        assert await copy(reader, "j", "y") == "Copied the paragraph."
        assert taker.taken == ["Nobody was hurt, according to the coast guard. " + HARBOUR.passages[4].text]
        assert (await copy(reader, "Y")).startswith("The sentences are still being found")


async def test_what_is_not_taken_is_said(notebook: Path, taker: Taker) -> None:
    taker.refusal = "the disk is full"
    async with compared(notebook) as reader:
        assert await copy(reader, "y") == "Not copied: a test: the disk is full."


async def test_a_clipboard_that_breaks_down_does_not_end_the_reader(
    notebook: Path, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise ValueError("broken \x1b[31m")

    async with compared(notebook) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(taker, "take", broken)
            assert await copy(reader, "y") == "Not copied: broken ␛[31m."
        assert (await copy(reader, "y")).startswith("Copied")


async def test_the_terminal_is_sent_the_text(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    async with compared(notebook) as reader:
        assert reader.app._driver is not None
        monkeypatch.setattr(reader.app._driver, "write", written.append)
        screen = reader.app.screen
        terminal = clipboard.Terminal(screen._write_to_terminal)  # type: ignore[attr-defined]
        means = [terminal, clipboard.ToFile(tmp_path / "clipped.txt")]
        monkeypatch.setattr(clipboard, "usual_means", lambda *environment: means)
        assert await copy(reader, "y") == (
            "Sent passage 2 of Harbour Post to the terminal (OSC 52). Not in your clipboard? y again writes a file."
        )
        assert [data for data in written if data.startswith("\x1b]52;c;")]
        assert (await copy(reader, "y")).startswith("Wrote passage 2 of Harbour Post to ")
        assert (tmp_path / "clipped.txt").read_text() == f"{HARBOUR.passages[1].text}\n"


# -- the mouse ---------------------------------------------------------------------------------------------------


async def test_a_drag_selects_characters_and_says_what_to_do_with_them(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        before = reader.place
        await drag(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        assert lit(reader) == "40 people"
        assert reader.said == "9 characters selected: y copies, Y with its source, v x a judge it, esc drops it."
        assert reader.place == before
        assert await copy(reader, "y") == "Copied the 9 selected characters."
        await copy(reader, "Y")
        assert taker.taken[0] == "40 people"
        assert taker.taken[1].startswith("“… 40 people …”\n— Harbour Post")
        await reader.press("escape")
        assert lit(reader) == ""
        await copy(reader, "y")
        assert taker.taken[-1] == HARBOUR.passages[1].text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("J",), f"{SIXTY}\n\n{BAY.passages[2].text} {BAY.passages[3].text}"),
        (("J", "p"), f"{SIXTY}\n\n{BAY.passages[3].text}"),
    ],
)
async def test_a_drag_stays_in_its_column_and_out_of_gutters(
    notebook: Path, taker: Taker, keys: Sequence[str], text: str
) -> None:
    async with compared(notebook) as reader:
        await reader.press(*keys)
        x, y = cell_of(reader, "Sixty souls")
        await drag(reader, (x, y), (x - 30, y + 1), (119, y + 9))
        await copy(reader, "y")
        assert taker.taken == [text]
        assert "".join(lit(reader).split()) == "".join(text.split())


async def test_a_selection_over_wrapped_lines_has_no_line_breaks(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        await drag(reader, cell_of(reader, "The ferry Solveig"), last_cell(reader, "operator said."))
        assert (
            reader.frame.index(next(row for row in reader.frame if "operator said." in row))
            > cell_of(reader, "The ferry Solveig")[1]
        )
        await copy(reader, "y")
        assert taker.taken == [HARBOUR.passages[1].text]


async def test_a_drag_backwards_selects_the_same(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await drag(reader, last_cell(reader, "40 people"), cell_of(reader, "There were"))
        assert lit(reader) == "There were 40 people"


async def test_a_click_goes_to_the_passage_and_selects_nothing(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J")
        x, y = cell_of(reader, "Sixty souls")
        await drag(reader, (x, y))
        assert reader.place.item == "bay:1"
        assert lit(reader) == ""
        assert reader.said == ""


async def test_after_a_click_the_wheel_selects_nothing(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await drag(reader, cell_of(reader, "Nobody was hurt"))
        await reader.turn_wheel(1)
        assert lit(reader) == ""


async def test_a_drag_ends_where_the_columns_are_laid_out_anew(notebook: Path) -> None:
    async with compared(notebook) as reader:
        start, end = cell_of(reader, "40 people"), last_cell(reader, "40 people")
        await hold(reader, start, end)
        await reader.press("p")
        await mouse(reader, events.MouseMove, 5, 30)
        await mouse(reader, events.MouseUp, 5, 30)
        await reader.press("p")
        assert lit(reader) == "40 people"


async def test_a_drag_is_no_click(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J")
        x, y = cell_of(reader, "Sixty souls")
        await drag(reader, (x, y), (x + 4, y), (x, y))
        assert reader.place.item == "harbour:2"
        assert lit(reader) == "S"
        await drag(reader, (x, y))
        assert reader.place.item == "bay:1"


async def test_moving_on_drops_the_selection_and_scrolling_does_not(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await drag(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        await reader.turn_wheel(1)
        assert lit(reader) == "40 people"
        await reader.press("j")
        assert lit(reader) == ""


async def test_a_drag_that_meets_no_text_says_so(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await drag(reader, (3, 28), (9, 29))
        assert lit(reader) == ""
        assert reader.said == "Nothing is selected; drag over the text of one account."


def long_account(name: str, passages: int = 60) -> Article:
    return article(name, *(f"This is sentence {n} of the account." for n in range(passages)))


@pytest.mark.parametrize("keys", [(), ("p",)])
async def test_holding_the_mouse_beyond_the_text_scrolls_and_selects_on(
    notebook: Path, taker: Taker, keys: Sequence[str]
) -> None:
    accounts = [long_account("first"), long_account("second")]
    threads = [(f"first:{n}", f"second:{n}") for n in range(60)]
    async with compared(notebook, comparison=comparison(accounts, threads)) as reader:
        await reader.press(*keys)
        x, y = cell_of(reader, "sentence 3 of")
        await hold(reader, (x + 60, y), (x + 60, 39))
        await reader.until(lambda: "sentence 40 of" in reader.shown, "the text to scroll down")
        assert reader.place.article == "second"
        await mouse(reader, events.MouseUp, x + 60, 39)
        await copy(reader, "y")
        assert taker.taken[0].startswith("sentence 3 of the account.\n\nThis is sentence 4 of")
        assert "sentence 39 of" in taker.taken[0]
        x, y = cell_of(reader, "sentence 40 of")
        await hold(reader, (x, y), (x, 0))
        await reader.until(lambda: "sentence 1 of" in reader.shown, "the text to scroll up")
        await mouse(reader, events.MouseUp, x, 0)
        rested = reader.place
        await reader.pilot.pause(0.2)
        assert reader.place == rested


async def test_another_screen_ends_the_drag(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await hold(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        await reader.press("m")
        assert reader.app.mouse_captured is None
        await reader.press("escape")
        await mouse(reader, events.MouseMove, 5, 20, button=0)
        assert lit(reader) == "40 people"


async def test_a_release_that_was_missed_ends_the_drag(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await hold(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        await mouse(reader, events.MouseMove, 3, 20, button=0)
        await mouse(reader, events.MouseMove, 3, 21, button=1)
        assert lit(reader) == "40 people"
        assert reader.app.mouse_captured is None


async def test_textual_selects_nothing_of_its_own(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await drag(reader, (3, 8), (100, 20))
        assert reader.app.screen.selections == {}
        await drag(reader, (3, 30), (100, 38))
        assert reader.app.screen.get_selected_text() is None


async def test_a_selection_is_seen_without_colours(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with compared(notebook) as reader:
        await drag(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        parts = drawn_parts(reader.app, "#columns")
        assert [text for text, style in parts if style.reverse and "40 people" in text] == ["40 people"]


async def test_wide_and_joined_characters_are_selected_whole(notebook: Path, taker: Taker) -> None:
    accounts = [article("tokyo", "東京👍🏽 ❤\ufe0f e\u0301t 🇳🇴 end."), COAST]
    async with compared(notebook, comparison=comparison(accounts)) as reader:
        x, y = cell_of(reader, "東")
        await drag(reader, (x + 3, y), (x + 7, y))
        await copy(reader, "y")
        assert taker.taken == ["京👍🏽 ❤\ufe0f"]


async def test_what_was_selected_before_the_sentences_were_found_is_dropped(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook) as reader:
        await drag(reader, cell_of(reader, "40 people"), last_cell(reader, "40 people"))
        assert lit(reader) == "40 people"
        stages.sentences.set()
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        await reader.until(lambda: not lit(reader), "the selection to be gone")


async def test_hostile_text_reaches_the_clipboard_harmless(notebook: Path, taker: Taker) -> None:
    nasty = replace(article("nasty", "Fine."), outlet="Out\x1b]52;c;eA==\x07let", path="a\nb.txt")
    async with compared(notebook, comparison=comparison([nasty, COAST])) as reader:
        await copy(reader, "Y")
        assert "\x1b" not in taker.taken[0]
        assert "\x07" not in taker.taken[0]

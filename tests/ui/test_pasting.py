"""An article is pasted as a column of its own, and taken away again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from tests.ui.reader import READER, Reader, compared, key_event
from tests.ui.story import GULL
from tui.dossier import Dossier
from tui.model import Passage
from tui.notebook import Notebook, NotebookError, digest
from tui.notebook.pasted import PastedTexts
from tui.pasting import with_kept
from tui.sources.load import MAX_CHARACTERS
from tui.ui import pasting

WHERE = "a folder"
LONG = "It drifted for an hour, they said, until a tug from the harbour came to take it in tow.\n\n" * 400


async def paste(reader: Reader, text: str) -> None:
    """Paste as a terminal does."""
    reader.app.post_message(events.Paste(text.replace("\n", "\r")))
    await reader.pilot.pause()


async def durable(reader: Reader) -> None:
    """Let the reader have opened files."""
    reader.session.dossier = replace(reader.session.dossier, beside=WHERE)


async def pasted(reader: Reader, text: str = GULL, outlet: str = "Gull") -> None:
    """Paste an article and open it."""
    await reader.press("P")
    await paste(reader, text)
    await reader.press("enter", *outlet, "enter")
    await reader.until(lambda: len(reader.app.screen_stack) == 1, "the columns")


def kept(notebook: Path) -> tuple[Dossier, list[str]]:
    """What another run finds beside the same files: articles, and their outlets."""
    with Notebook.open(notebook, READER) as other:
        dossier, _ = with_kept(Dossier(()), other.pasted.beside(WHERE))
        corrections = other.corrections.standing([digest(article) for article in dossier.pasted])
    dossier = replace(dossier, corrections=corrections)
    return dossier, [article.outlet for article in dossier.articles]


async def test_what_is_pasted_is_understood_and_opened_as_a_column_and_kept(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await durable(reader)
        await reader.press("P")
        assert "your terminal's own key" in " ".join(reader.shown.split())
        await paste(reader, GULL)
        for fact in ("not told", "Ferry drifts for an hour", "4 May 2024", "Ada Gull", "3 lines set aside"):
            assert fact in reader.shown
        await reader.press("enter", *"Sea Gull", "enter")
        await reader.until(lambda: len(reader.app.screen_stack) == 1, "the columns")
        assert "4 Sea Gull" in reader.shown
        assert reader.said == "Pasted as column 4; kept in the notebook. Del takes it away."
        assert reader.text.startswith("The ferry Solveig lost all power")
        assert reader.session.corrected_elsewhere() is None
        await reader.until_compared()
        assert reader.place.article == "pasted"
        assert reader.session.parallels is not None
        assert reader.session.parallels.parallels(reader.place.item), "it takes part in the comparison"
        await reader.press("v")
        assert "✓1" in reader.status
    dossier, outlets = kept(notebook)
    assert outlets == ["Sea Gull"]
    assert next(one.text for one in dossier.pasted[0].passages if one.is_claim).startswith("The ferry Solveig")


async def test_several_pastes_make_one_article_and_the_last_can_be_taken_off(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("P")
        await paste(reader, GULL)
        await paste(reader, "The owner did not answer calls.\n")
        assert "2 parts" in reader.shown
        assert "The owner did not answer" in reader.shown
        await reader.press("backspace")
        assert "The owner did not answer" not in reader.shown
        await paste(reader, "The band went on playing until the harbour was in sight.\n")
        await reader.press("enter", "x", "enter")
        text = reader.session.dossier.pasted[0].text
        assert text.endswith("two hours.\n\n\nThe band went on playing until the harbour was in sight.\n")


async def test_an_outlet_that_the_text_tells_needs_enter_only(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await pasted(reader, f"---\noutlet: Sea Gull\n---\n\n{GULL}", outlet="")
        assert "4 Sea Gull" in reader.shown
        assert reader.session.dossier.corrections == {}


async def test_without_any_outlet_the_time_names_it(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await pasted(reader, outlet="")
        assert "4 pasted " in reader.shown


async def test_what_is_pasted_on_the_columns_is_taken_for_an_article_if_it_is_long_enough(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await paste(reader, "ferry")
        assert reader.said == "P pastes an article; this is too short to be one."
        assert len(reader.app.screen_stack) == 1
        await paste(reader, GULL)
        assert "Ferry drifts for an hour" in reader.shown
        await reader.press("enter", "x", "enter")
        assert "4 x" in reader.shown


async def test_enter_that_comes_at_once_after_a_paste_opens_it(notebook: Path) -> None:
    async with compared(notebook) as reader:
        for event in (events.Paste(GULL), key_event("enter")):
            reader.app.post_message(event)
        await reader.until(lambda: any("Outlet:" in row for row in reader.frame[-1:]), "the question")


async def test_what_is_pasted_while_a_line_is_open_goes_there(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash")
        await paste(reader, f"ferry {GULL}")
        assert len(reader.app.screen_stack) == 1
        await reader.press("escape", "P")
        await paste(reader, GULL)
        await reader.press("enter")
        await paste(reader, "Sea Gull")
        await reader.press("enter")
        assert "4 Sea Gull" in reader.shown


async def test_esc_asks_once_before_it_drops_what_was_pasted(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("P", "escape")
        assert len(reader.app.screen_stack) == 1
        await reader.press("P")
        await paste(reader, GULL)
        await reader.press("escape")
        assert "esc again drops" in reader.shown
        await reader.press("j", "escape")
        assert len(reader.app.screen_stack) == 2, "another key has kept it"
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 1
        assert not reader.session.dossier.pasted


@pytest.mark.parametrize("text", ["Share\nPrint\n", " \n"])
async def test_what_is_no_article_is_refused_in_words(notebook: Path, text: str) -> None:
    async with compared(notebook) as reader:
        await reader.press("P")
        await paste(reader, text)
        assert ("holds no article" if text.strip() else "What you pasted is empty") in reader.shown
        await reader.press("enter")
        assert len(reader.app.screen_stack) == 2
        await paste(reader, GULL)
        assert "4 May 2024" in reader.shown


async def test_more_than_can_be_read_is_refused_by_its_length(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await paste(reader, "a" * (MAX_CHARACTERS + 1))
        assert "longer than 1,000,000 characters" in reader.said
        await reader.press("P")
        await paste(reader, GULL)
        await paste(reader, "a" * (MAX_CHARACTERS - 100))
        assert "this part is not taken" in reader.shown
        assert "4 May 2024" in reader.shown


async def test_a_text_that_is_open_is_gone_to_and_not_opened_twice(notebook: Path) -> None:
    async with compared(notebook) as reader:
        bay = reader.session.articles[1]
        await reader.press("P")
        await paste(reader, f"{bay.text}\n")
        assert "The same text is open already: 2 Bay News" in reader.shown
        await reader.press("enter")
        assert reader.place.article == "bay"
        assert reader.said == "This text was open already, as 2 Bay News."
        assert not reader.session.dossier.pasted


async def test_a_text_at_hand_that_is_not_open_is_opened(notebook: Path) -> None:
    async with compared(notebook) as reader:
        screen = reader.app.screen_stack[0]
        assert isinstance(screen, pasting.Pasting)
        whole = reader.session.dossier
        screen.reopen(replace(whole, chosen=frozenset(["harbour", "coast"])))
        await reader.press("P")
        await paste(reader, whole.loaded[1].text)
        await reader.press("enter")
        assert reader.place.article == "bay"
        assert len(reader.session.articles) == 3


async def test_a_long_text_and_a_page_are_read_in_a_thread(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("P")
        await paste(reader, LONG)
        await reader.press("enter")
        await reader.until(lambda: "Outlet:" in reader.shown, "the question")
        await reader.press("escape")
        assert "400 paragraphs" in reader.shown
        await reader.press("G")
        assert "more paragraphs" not in reader.frame[1]


async def test_a_pasted_article_is_taken_away_and_brought_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await durable(reader)
        await pasted(reader)
        await reader.until_compared()
        await reader.press("delete")
        assert "Take the pasted article 4 Gull away?" in reader.said
        await reader.press("n")
        assert reader.said == "4 Gull stays."
        await reader.press("delete", "y")
        assert reader.said == "4 Gull is taken away; P z brings it back."
        assert "Gull" not in reader.frame[1]
        assert kept(notebook)[1] == []
        await reader.press("P", "z", "enter")
        await reader.until(lambda: "Gull" in reader.frame[-1], "the outlet of before")
        await reader.press("enter")
        assert reader.said.startswith("Pasted again as column 4; kept")
        assert "4 Gull" in reader.shown
        assert kept(notebook)[1] == ["Gull"]


async def test_what_an_earlier_run_took_away_is_brought_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await durable(reader)
        await pasted(reader)
        await reader.press("delete", "y")
    async with compared(notebook) as reader:
        await durable(reader)
        await reader.press("P")
        assert "z brings back" in reader.shown
        await reader.press("z")
        assert "Ferry drifts" in reader.shown


async def test_files_are_not_taken_away(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("delete")
        assert reader.said == "1 Harbour Post is a file, which stays; H hides it."


async def test_beside_what_was_piped_in_an_article_is_there_for_this_run_only(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("P")
        assert "for this run only" in " ".join(reader.shown.split())
        await paste(reader, GULL)
        await reader.press("enter", "x", "enter")
        assert "for this run only" in reader.said
        assert reader.session.corrected_elsewhere() is None
        with Notebook.open(notebook, READER) as other:
            assert other.pasted.every() == ()
        await reader.press("delete", "y", "P", "z")
        assert "Ferry drifts" in reader.shown


async def test_a_notebook_that_refuses_costs_nothing_but_is_told(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise NotebookError("the disk is full")

    async with compared(notebook) as reader:
        await durable(reader)
        with monkeypatch.context() as patch:
            patch.setattr(PastedTexts, "add", full)
            await pasted(reader)
            assert reader.said == "Pasted as column 4; not kept yet, S tries again: the disk is full"
            assert "1 not saved" in reader.status
            assert "4 Gull" in reader.shown
            await reader.press("q")
            assert reader.said.startswith("1 act not saved; q again leaves without: ")
        await reader.press("S")
        assert reader.said == "1 act saved."
        assert "not saved" not in reader.status
    assert kept(notebook)[1] == ["Gull"]


async def test_a_second_article_is_pasted_beside_the_first(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await pasted(reader)
        await pasted(reader, GULL.replace("Ada", "Bea"), outlet="Tern")
        assert "5 Tern" in reader.shown
        assert [article.id for article in reader.session.articles[3:]] == ["pasted", "pasted-2"]
        await reader.until_compared()
        passages = {one.id for article in reader.session.articles for one in article.passages}
        assert len(passages) == sum(len(article.passages) for article in reader.session.articles)


async def test_the_screen_can_be_used_on_the_least_screen(notebook: Path) -> None:
    async with compared(notebook, (60, 20)) as reader:
        await reader.press("P")
        assert "goes back" in reader.frame[-1]
        await paste(reader, GULL)
        assert "open it" in reader.frame[-1]
        assert "leave" in reader.frame[-1]
        assert "The sea was calm" in " ".join(reader.shown.split())
        await reader.press("enter")
        assert "Outlet:" in reader.frame[-1]
        assert "esc back" in reader.frame[-1]


async def test_help_opens_over_it_and_leads_back(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("P")
        await paste(reader, GULL)
        await reader.press("question_mark")
        assert len(reader.app.screen_stack) == 3
        await reader.press("escape")
        assert "Ferry drifts" in reader.shown
        assert isinstance(reader.item, Passage)

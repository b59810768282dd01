"""Other articles can be opened in place of those on the screen, and comparing can be stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry
from tui.dossier import Dossier
from tui.notebook import Correction, digest
from tui.ui.comparing import Compared
from tui.ui.opening import Opening


def screen(reader: Reader) -> Opening:
    """The reader's screen."""
    found = reader.app.screen_stack[0]
    assert isinstance(found, Opening)
    return found


def with_outlet(dossier: Dossier, name: str) -> Dossier:
    """The dossier with another outlet for its first article."""
    named = digest(dossier.loaded[0])
    one = Correction(named, "outlet", name, "Anna", datetime(2026, 5, 3, tzinfo=UTC))
    return replace(dossier, corrections={named: {"outlet": one}})


async def test_a_corrected_fact_is_on_the_screen_and_cursor_marks_and_tags_stay(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("j", "v", "M", "q")
        marked = reader.text
        await reader.press("l", "j")
        place, text = reader.place, reader.text
        screen(reader).reopen(with_outlet(reader.session.dossier, "Port Gazette"), "Corrected.")
        assert reader.session.parallels is None
        await reader.until_compared()
        assert "Port Gazette" in reader.shown
        assert "✓1" in reader.status
        assert (reader.place.article, reader.text) == (place.article, text)
        await reader.press("grave_accent", "q")
        assert reader.text == marked


async def test_fewer_articles_can_be_opened_and_all_again(notebook: Path) -> None:
    async with compared(notebook) as reader:
        whole = reader.session.dossier
        await reader.press("tab", "j")
        few = frozenset(article.id for article in whole.loaded[1:3])
        screen(reader).reopen(replace(whole, chosen=few))
        assert "Harbour Post" not in reader.shown
        assert reader.place.article == whole.loaded[1].id
        screen(reader).reopen(whole)
        await reader.until_compared()
        assert "Harbour Post" in reader.shown
        assert reader.place.article == whole.loaded[1].id


async def test_the_cursor_goes_to_a_text_that_is_open_where_its_own_is_not(notebook: Path) -> None:
    async with compared(notebook) as reader:
        whole = reader.session.dossier
        screen(reader).reopen(replace(whole, chosen=frozenset([whole.loaded[1].id])))
        await reader.until(lambda: reader.place.article == whole.loaded[1].id, "a place in the article that is open")


async def test_findings_of_articles_that_are_no_longer_open_are_not_shown(notebook: Path) -> None:
    async with compared(notebook) as reader:
        screen(reader).post_message(Compared(ferry(), round=7))
        reader.session.parallels = None
        await reader.pilot.pause()
        assert reader.session.parallels is None


async def test_comparing_can_be_stopped_and_begun_again(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    stages.sentences.set()
    async with reading(stages, notebook) as reader:
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        await reader.press("exclamation_mark")
        await reader.until(stages.was_stopped.is_set, "the end of the work")
        assert "stopped" in reader.status
        assert "! begins again" in reader.said
        await reader.press("J")
        assert "Comparing was stopped" in reader.said
        stages.findings.set()
        await reader.press("exclamation_mark")
        await reader.until_compared()
        assert "threads" in reader.status or "thread" in reader.status


async def test_there_is_nothing_to_stop_once_all_is_compared(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("exclamation_mark")
        assert "nothing to stop" in reader.said
        assert reader.session.parallels is not None

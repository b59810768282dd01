"""Several passages, some words, a claim in all accounts: each is judged at once, told, drawn and undone as one."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Taker
from tests.ui.frames import drawn_parts
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry
from tests.ui.test_copying import cell_of, drag, last_cell
from tui.notebook import Notebook, Scope, Tag
from tui.reading.minimap import LEVELS
from tui.reading.selection import Excerpt
from tui.record import Held
from tui.ui.copying import Copying


def held(reader: Reader) -> list[Held]:
    return list(reader.session.judgements)


async def test_a_count_tags_claims_from_the_cursor_on_in_one_step(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("g", "3", "v")
        assert reader.said == "Verified: 3 passages; z undoes it."
        assert reader.session.tags == dict.fromkeys(("harbour:1", "harbour:2", "harbour:3"), Tag.VERIFIED)
        assert reader.place.item == "harbour:0"
        assert "✓3" in reader.status
        await reader.press("z")
        assert reader.said == "Undone: no tag on 3 passages; Z does it again."
        assert reader.session.tags == {}
        await reader.press("Z")
        assert len(reader.session.tags) == 3


async def test_a_count_beyond_the_end_tags_what_there_is(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "k", "9", "x")
        assert reader.said == "Dubious: 2 passages; z undoes it."


async def test_a_range_grows_with_the_cursor_and_is_judged_as_one(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("V")
        assert reader.said.startswith("1 passage in the range: v x a judge, y copies, ")
        await reader.press("j", "j")
        assert reader.said.startswith("3 passages in the range")
        assert selected_words(reader).endswith("coast guard.")
        await reader.press("k")
        assert reader.said.startswith("2 passages in the range")
        await reader.press("x")
        assert reader.said == "Dubious: 2 passages; z undoes it."
        assert reader.session.tags == {"harbour:1": Tag.DUBIOUS, "harbour:2": Tag.DUBIOUS}
        assert selected_words(reader) == ""
        await reader.press("j", "v")
        assert reader.session.tags["harbour:3"] is Tag.VERIFIED
        assert len(reader.session.tags) == 3


def selected_words(reader: Reader) -> str:
    parts = drawn_parts(reader.app, "ColumnsView")
    words = " ".join(t for t, style in parts if style.reverse and not style.bold and t.strip() not in {*LEVELS})
    return " ".join(words.split())


async def test_a_range_is_dropped_by_esc_and_by_another_account(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("V", "j", "escape")
        assert reader.said == "The range is dropped."
        assert selected_words(reader) == ""
        await reader.press("V", "l")
        assert reader.said == "The range is dropped; it keeps to one account."
        await reader.press("v")
        assert len(reader.session.tags) == 1
        await reader.press("V", "V", "j")
        assert selected_words(reader) == ""


async def test_a_range_is_copied_whole(notebook: Path, taker: Taker) -> None:
    async with compared(notebook) as reader:
        await reader.press("V", "j", "y")
        await reader.until(lambda: reader.said.startswith("Copied"), "the copy")
        (text,) = taker.taken
        assert text.startswith("The ferry") and "There were 40 people" in text


async def test_selected_words_are_judged_drawn_and_told(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "C")
        await drag(reader, cell_of(reader, "Sixty souls"), last_cell(reader, "Sixty souls"))
        await reader.press("x")
        assert reader.said == "Dubious: “Sixty souls”; z undoes it."
        assert reader.session.tags == {}
        assert reader.cursor_row[2] == "✗"
        drawn = [text for text, style in drawn_parts(reader.app, "ColumnsView") if style.underline2]
        assert "".join(drawn) == "Sixty souls"
        assert "✗ you: dubious (the words “Sixty souls”)" in reader.shown
        (one,) = held(reader)
        assert (one.scope, one.target.anchors[0].quote) == (Scope.SPAN, "Sixty souls")
        await reader.press("z")
        assert held(reader) == []


def select(reader: Reader, passage_id: str, words: str) -> None:
    """Select words of a passage, as the mouse does."""
    passage = reader.session.passage(passage_id)
    screen = reader.app.screen
    assert passage is not None and isinstance(screen, Copying)
    start = passage.text.index(words)
    screen._select((Excerpt(passage, start, start + len(words)),))


async def test_a_whole_passage_that_is_selected_is_a_passage(notebook: Path) -> None:
    async with compared(notebook) as reader:
        passage = reader.session.passage("harbour:1")
        assert passage is not None
        select(reader, "harbour:1", passage.text)
        await reader.press("v")
        assert reader.session.tags == {"harbour:1": Tag.VERIFIED}


async def test_a_claim_is_judged_in_all_accounts_and_shows_on_each(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "X")
        assert reader.said.startswith("Judge the claim in all 2 accounts (2 passages):  v ✓ verified · x ✗ dubious")
        await reader.press("v")
        assert reader.said == "Verified: the claim, in 2 passages of 2 accounts; z undoes it."
        assert reader.session.tags == {"harbour:2": Tag.VERIFIED, "bay:1": Tag.VERIFIED}
        assert "✓ you: verified (its claim in all accounts)" in reader.shown
        await reader.press("x")
        assert reader.session.tags == {"harbour:2": Tag.DUBIOUS, "bay:1": Tag.VERIFIED}
        await reader.press("X", "x", "X", "x")
        assert reader.session.tags == {"harbour:2": Tag.DUBIOUS}


async def test_a_claim_is_judged_from_where_it_is_omitted_too(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("l", "o", "X", "x")
        assert reader.session.tags == {"harbour:3": Tag.DUBIOUS, "coast:2": Tag.DUBIOUS}
        assert "bay∅" in reader.place.item


async def test_what_is_no_claim_or_no_answer_is_said(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("G", "X")
        assert reader.said == "No other account reports this; v and x tag the passage."
        await reader.press("g", "j", "X", "k")
        assert reader.said == "“k” is no judgement; X and one of v, x, a is."
        await reader.press("X", "escape", "v")
        assert list(reader.session.tags) == ["harbour:1"]
    async with reading(Stages(ferry(), is_open=False), notebook) as reader:
        await reader.press("X")
        assert reader.said == reader.session.why_unknown


async def test_progress_is_told_once_something_is_judged(notebook: Path) -> None:
    async with compared(notebook, (200, 50)) as reader:
        assert "judged" not in reader.status
        await reader.press("J", "X", "v")
        assert "1 of 4 threads judged" in reader.status


async def test_the_full_details_tell_who_when_and_what_was_known(notebook: Path) -> None:
    async with compared(notebook, (120, 60)) as reader:
        await reader.press("J", "x", "D")
        assert "✗ You tagged it dubious. · " in reader.shown
        assert "On the screen then: conflict" in reader.shown
        assert "also in Bay News" in reader.shown
    with Notebook.open(notebook, "Ben") as other:
        (one,) = other.everything()
        assert one.evidence is not None and one.evidence.status == "conflict"

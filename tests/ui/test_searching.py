"""A search owns the keys while it is written, lights what it finds everywhere, and leads from hit to hit."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual import events

from tests.accounts import article, comparison
from tests.ui.frames import strips_of
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry
from tui.reading.minimap import HIT


def lit(reader: Reader) -> list[str]:
    """What is lit as a hit on the screen, row by row."""
    hit = reader.columns.ink("", "hit")
    strips = strips_of(reader.app)
    return [s.text for strip in strips for s in strip if s.style and shows(s.style, hit) and len(s.text) > 1]


def shows(style: Style, hit: Style) -> bool:
    return bool(style.reverse and style.bold) and style.color == hit.color


async def searched(reader: Reader, pattern: str) -> None:
    await reader.press("slash", *pattern, "enter")
    await reader.until(lambda: reader.app.focused is reader.columns, "the columns to have the keys")


async def test_letters_go_into_the_pattern_and_not_to_the_reader(notebook: Path) -> None:
    async with compared(notebook) as reader:
        before = reader.place
        await reader.press("slash", *"jqv5mG?", "tab", "down", "pagedown")
        assert "/jqv5mG?" in " ".join(reader.frame[-1].split())
        assert reader.place == before
        assert reader.session.tags == {}
        assert len(reader.app.screen_stack) == 1
        assert reader.app.is_running
        await reader.press("escape")
        await reader.until(lambda: reader.app.focused is reader.columns, "the columns to have the keys")
        await reader.press("j")
        assert reader.place != before


async def test_hits_are_lit_while_the_pattern_is_written_and_told_by_account(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await reader.press("slash", *"norh")
        await reader.until(lambda: "1 Harbour Post: 3 · 2 Bay News: 1 · 3 Coast Wire: 1" in reader.frame[-1], "counts")
        assert lit(reader) == ["Norh"] * 5
        await reader.press(*"olm")
        await reader.until(lambda: lit(reader) == ["Norholm"] * 5, "the whole word")
        await reader.press("x")
        await reader.until(lambda: "is in no account" in reader.frame[-1], "no hit")
        assert lit(reader) == []


async def test_escape_leaves_the_line_and_puts_back_what_was_lit(notebook: Path) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await searched(reader, "tug")
        before = reader.place
        await reader.press("slash", *"norholm")
        await reader.until(lambda: "Norholm" in lit(reader), "the other hits")
        await reader.press("escape")
        await reader.until(lambda: lit(reader) == ["tug", "tug"], "the hits of before")
        assert reader.place == before


async def test_enter_goes_to_the_first_hit_and_stays_on_one(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await searched(reader, "tug")
        assert reader.place.item == "harbour:4"
        assert reader.said == "“tug” 2 hits · 1 Harbour Post: 1 · 2 Bay News: 1 · 3 Coast Wire: 0"
        await searched(reader, "vessel")
        assert reader.place.item == "harbour:4"
        await reader.press("apostrophe")
        assert reader.place.item == "harbour:1"


async def test_the_next_hit_is_here_then_in_the_next_account_then_round(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await searched(reader, "norholm")
        seen = []
        for _ in range(5):
            await reader.press("n")
            seen.append((reader.place.item, reader.said))
        assert seen == [
            ("harbour:4", "“norholm” 3 of 3 in 1 Harbour Post."),
            ("bay:2", "“norholm” 1 of 1 in 2 Bay News. No further hit in Harbour Post."),
            ("coast:1", "“norholm” 1 of 1 in 3 Coast Wire. No further hit in Bay News."),
            ("harbour:0", "“norholm” 1 of 3 in 1 Harbour Post. No further hit in Coast Wire."),
            ("harbour:1", "“norholm” 2 of 3 in 1 Harbour Post."),
        ]
        await reader.press("N", "N")
        assert reader.place.item == "coast:1"
        assert reader.said.endswith("No earlier hit in Harbour Post.")
        await reader.press("2", "n")
        assert reader.place.item == "harbour:1"


async def test_the_only_account_with_hits_is_gone_round(notebook: Path) -> None:
    alone = comparison([article("one", "Rain.", "Sun.", "Rain, rain."), article("two", "Wind.")])
    async with compared(notebook, comparison=alone) as reader:
        await searched(reader, "rain")
        await reader.press("n")
        assert (reader.place.item, reader.said) == ("one:2", "“rain” 2–3 of 3 in 1 One.")
        await reader.press("n")
        assert (reader.place.item, reader.said) == ("one:0", "“rain” 1 of 3 in 1 One. Round again.")
        await searched(reader, "sun")
        await reader.press("n")
        assert reader.said.endswith("It is the only passage.")


async def test_accents_and_curly_quotes_need_not_be_typed(notebook: Path) -> None:
    told = comparison(
        [article("one", "The Cafe\u0301\u2019s owner left.", "\u201cNo,\u201d she said."), article("two", "No.")]
    )
    async with compared(notebook, comparison=told) as reader:
        await searched(reader, "café's")
        assert lit(reader) == ["Cafe\u0301\u2019s"]
        await searched(reader, '"no')
        assert lit(reader) == ["\u201cNo"]


@pytest.mark.parametrize("keys", [("slash", "enter"), ("escape",)])
async def test_an_empty_pattern_or_escape_takes_the_highlights_off(notebook: Path, keys: tuple[str, ...]) -> None:
    async with compared(notebook, (200, 40)) as reader:
        await searched(reader, "norholm")
        assert lit(reader)
        assert "/norholm 5" in reader.status
        await reader.press(*keys)
        await reader.until(lambda: reader.said == "Nothing is searched for any more.", "the answer")
        assert lit(reader) == []
        assert "/norholm" not in reader.status
        await reader.press("n")
        assert reader.said == "Nothing is searched for: / searches."


async def test_a_pattern_without_a_hit_says_so_and_moves_nothing(notebook: Path) -> None:
    async with compared(notebook) as reader:
        before = reader.place
        await searched(reader, "zebra")
        assert reader.said == "“zebra” is in no account; try fewer letters."
        assert reader.place == before
        await reader.press("n")
        assert reader.said == "“zebra” is in no account; try fewer letters."


async def test_the_minimap_shows_where_the_hits_are(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await searched(reader, "licence")
        row = next(row for row in reader.frame if "▁" in row)
        assert row.split("│")[0].strip().index(HIT[0]) == 5
        assert row.count(HIT[0]) == 1


async def test_hits_stay_right_when_paragraphs_become_sentences(notebook: Path) -> None:
    stages = Stages(ferry(), is_open=False)
    async with reading(stages, notebook, (200, 40)) as reader:
        await searched(reader, "norholm")
        assert lit(reader) == ["Norholm"] * 5
        stages.sentences.set()
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
        await reader.pilot.pause(0)
        assert lit(reader) == ["Norholm"] * 5
        stages.findings.set()
        await reader.until_compared()
        assert lit(reader) == ["Norholm"] * 5
        await reader.press("n")
        assert reader.place.item == "harbour:4"


async def test_moving_about_searches_nothing_again(notebook: Path) -> None:
    accounts = [article(name, *[f"Sentence {n} of {name}." for n in range(300)]) for name in ("one", "two")]
    async with compared(notebook, comparison=comparison(accounts)) as reader:
        await searched(reader, "sentence")
        texts = reader.app.screen_stack[0]._texts  # type: ignore[attr-defined]
        before = texts.passages_searched
        await reader.press("n", "n", "j", "space", "G", "N", "l")
        assert (texts.passages_folded, texts.passages_searched) == (600, before)


async def test_what_is_pasted_is_harmless(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash")
        reader.app.focused.post_message(events.Paste("a\x1b]0;owned\x07[bold]\u202eb\nc"))  # type: ignore[union-attr]
        await reader.until(lambda: "[bold]" in reader.frame[-1], "the text that was pasted")
        assert not {"\x1b", "\x07", "\u202e"} & set(reader.shown)


async def test_a_click_on_the_text_leaves_the_line(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash", "x")
        reader.columns.focus()
        await reader.until(lambda: "next aligned" in reader.frame[-1], "the keys at the bottom")
        await reader.press("j")
        assert reader.place.item == "harbour:2"


async def test_a_line_without_room_is_left(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("slash", "x")
        await reader.resize(40, 10)
        await reader.resize(100, 30)
        await reader.until(lambda: "next aligned" in reader.frame[-1], "the keys at the bottom")
        await reader.press("j")
        assert reader.place.item == "harbour:2"

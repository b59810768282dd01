"""The text to be read aloud tells in words, in the order of the texts, what the screen tells by signs and columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry, ferry_in_full
from tui.model import Attribution, Comparison, Credit, SourceKind, Span, SpanKind
from tui.reading.judged import Said
from tui.reading.linear import linear_text
from tui.reading.parallels import Parallels

SIGNS = re.compile("[∅✓✗✎│─▌▁-█]|(^|[:;,] )[=!+·~?] |\x1b", re.MULTILINE)
"""What a screen reader spells out, or cannot say."""


WHEN = datetime(2024, 5, 3, 12, tzinfo=UTC)

Tags = Mapping[str, Sequence[Said]]


def said(tag: str, who: str = "", note: str = "", scope: str = "passage", words: str = "") -> Said:
    return Said(who or "Anna", not who, tag, note, scope, WHEN, words)


def text(made: Comparison | None = None, tags: Tags | None = None) -> str:
    return linear_text(Parallels(made or ferry_in_full()), lambda passage: (tags or {}).get(passage, ()))


def section(begin: str, made: Comparison | None = None, tags: Tags | None = None) -> list[str]:
    """The lines of the one section that begins so."""
    (found,) = (part for part in text(made, tags).rstrip("\n").split("\n\n") if part.startswith(begin))
    return found.split("\n")


def test_each_account_begins_with_what_is_known_of_it() -> None:
    assert section("Account 1 of 3") == [
        "Account 1 of 3: Harbour Post",
        "Title: Ferry halted off Norholm",
        "Author: R. Lind",
        "Date: 3 May 2024",
        "File: harbour.txt",
    ]
    coast = section("Account 3 of 3")
    assert "Date: last Friday" in coast
    assert "Warning: date 'last Friday' is not understood" in coast


def test_all_passages_stand_in_the_order_of_their_texts_each_on_one_line() -> None:
    lines = [line for line in text().split("\n") if line.startswith("Passage ")]
    passages = [passage for account in ACCOUNTS for passage in account.passages]
    assert len(lines) == len(passages)
    assert all(line.endswith(passage.text) for line, passage in zip(lines, passages, strict=True))


def test_a_claim_is_told_with_its_status_its_reason_and_its_parallels() -> None:
    lines = section("Passage 2, agree: The ferry Solveig")
    assert lines[1] == "Why: 3 of 3 accounts report it, 2 independent origins (Reuters, Bay News): both credit Reuters."
    assert lines[2].startswith("Also in 2 Bay News, passage 3, 90% likely to report the same: By Friday noon")
    assert lines[3].startswith("Also in 3 Coast Wire, passage 2, 90% likely to report the same: A passenger ferry")


def test_a_conflict_is_told_on_both_sides() -> None:
    told = "Conflict, number: 1 Harbour Post “40 people” against 2 Bay News “Sixty souls”."
    lines = section("Passage 3, conflict: There were 40")
    assert told in lines
    assert any(line.startswith("Contradicted in 2 Bay News, passage 2") for line in lines)
    assert any(line.startswith("Conflict, number: ") for line in section("Passage 2, conflict: Sixty souls"))


def test_an_embellishment_is_told_with_its_words_and_never_called_false() -> None:
    lines = section("Passage 1, embellish: Under a bruised sky")
    assert "Embellish: scene-setting, found only here, no source named: “Under a bruised sky”." in lines
    assert "false" not in text().casefold()


def test_an_omission_stands_where_it_would_be_expected() -> None:
    parts = text().split("\n\n")
    place = next(n for n, part in enumerate(parts) if part.startswith("Not reported here: Nobody was hurt"))
    bay = next(n for n, part in enumerate(parts) if part.startswith("Account 2 of 3"))
    coast = next(n for n, part in enumerate(parts) if part.startswith("Account 3 of 3"))
    assert bay < place < coast
    assert parts[place].split("\n")[1] == (
        "2 others carry it, 1 independent origin (Reuters): both credit Reuters: "
        "1 Harbour Post, passage 4; 3 Coast Wire, passage 3."
    )
    assert section("Passage 4, agree: Nobody was hurt")[-1] == "Left out by 2 Bay News."


def test_tags_sources_and_what_only_one_adds_are_told() -> None:
    made = ferry()
    credit = Credit(Attribution("Reuters", SourceKind.OUTLET, 0, 1), (), ((0, 2),))
    extra = (Span(2, 11, SpanKind.EXTRA, "not in Bay News"),)
    findings = tuple(replace(f, credit=credit, spans=extra) if f.passage == "coast:1" else f for f in made.findings)
    lines = section("Passage 2, agree: A passenger", replace(made, findings=findings), {"coast:1": [said("dubious")]})
    assert lines[1] == "You tagged it dubious."
    assert "Only here: not in Bay News: “passenger”." in lines
    assert "Credited to Reuters (another outlet or agency), hedged: “A”." in lines


def test_what_several_readers_hold_is_told_with_their_names_and_notes() -> None:
    held = [
        said("dubious", note="Asked the operator.\n\nTwice."),
        said("verified", "Ben"),
        said("", "Cleo", "Which ferry?", "thread"),
        said("verified", "Dora", scope="span", words="lost all\npower"),
    ]
    lines = section("Passage 2, agree: The ferry Solveig", tags={"harbour:1": held})
    assert lines[1:7] == [
        "Readers disagree about it.",
        "You tagged it dubious.",
        "You noted: Asked the operator. Twice.",
        "Ben tagged it verified.",
        "Cleo noted on its claim in all accounts: Which ferry?",
        "Dora tagged the words “lost all power” verified.",
    ]


def test_people_figures_and_days_are_told_with_where_they_stand() -> None:
    people = section("People and figures")
    assert "Solveig: 1 Harbour Post, passage 2; 2 Bay News, passage 1." in people
    assert any(line.startswith("2 hours “two hours”") and "nly in 1 Harbour Post, passage 5" in line for line in people)
    days = section("Timeline")
    assert days[0] == "Timeline: 2 dated claims"
    assert days[1].startswith("3 May 2024: The ferry Solveig")


def test_a_single_account_is_told_without_comparison() -> None:
    alone = text(comparison([article("one", "The ferry stopped.")]))
    assert alone.startswith("1 account of one event\nOnly one account is open")


def test_no_sign_is_left_that_a_screen_reader_would_spell_out() -> None:
    assert SIGNS.findall(text(tags={"harbour:1": [said("verified")], "bay:1": [said("dubious", "Ben")]})) == []


@given(st.lists(st.text(alphabet="ab “”.·=!\n", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_whatever_the_texts_hold_each_passage_takes_one_line_and_no_line_is_lost(sentences: list[str]) -> None:
    told = text(comparison([article("one", *sentences), article("two", "Else.")]))
    assert told.endswith("\n")
    assert not told.endswith("\n\n")
    lines = told.split("\n")
    for number, sentence in enumerate(sentences, 1):
        assert f"Passage {number}, sole: {' '.join(sentence.split())}" in lines
    assert all(line == line.rstrip() for line in lines)

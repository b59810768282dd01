"""A search finds what a keyboard can type, at the right characters of any text, and searches no passage twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts import article
from tui.reading.runs import Run, lit
from tui.reading.search import NO_HITS, Hits, Texts, folded, search

TRICKY = (
    "aAbe\u00e9\u00c9e\u0301\u00df\ufb01\u2026\u2018\u2019\u201c\u2014 \n\u00a0\u00ad\u0130\u0153\uac00\uac01"
    "\u200d\U0001f600\u0327'\"-."
)
texts = st.text(st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=["Cs"])), max_size=40)


def found(pattern: str, text: str) -> list[str]:
    """The parts of a text that a search for a pattern lights."""
    hits = search(pattern, [article("one", text)], Texts())
    return [text[start:end] for start, end in hits.spans("one:0")]


@pytest.mark.parametrize(
    ("pattern", "text", "lit_up"),
    [
        ("cafe", "The Caf\u00e9, the cafe\u0301 and the CAFE.", ["Caf\u00e9", "cafe\u0301", "CAFE"]),
        ("caf\u00e9", "A cafe.", ["cafe"]),
        ("Cafe", "The Caf\u00e9 and the cafe.", ["Caf\u00e9"]),
        ("don't", "They don\u2019t.", ["don\u2019t"]),
        ('"no"', "\u201cNo\u201d, they said.", ["\u201cNo\u201d"]),
        ("1939-45", "In 1939\u201345.", ["1939\u201345"]),
        ("wait...", "Wait\u2026 what?", ["Wait\u2026"]),
        ("strasse", "Die Stra\u00dfe.", ["Stra\u00dfe"]),
        ("stras", "Die Stra\u00dfe.", ["Stra\u00df"]),
        ("s", "Stra\u00dfe", ["S", "\u00df"]),
        ("find", "They \ufb01nd it.", ["\ufb01nd"]),
        ("two words", "two\n   words", ["two\n   words"]),
        ("softly", "soft\u00adly", ["soft\u00adly"]),
        ("lodz", "\u0141\u00f3d\u017a", ["\u0141\u00f3d\u017a"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("(", "a (b) [c", ["("]),
        ("\uac00", "\uac01", []),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_what_is_typed_finds_what_is_written(pattern: str, text: str, lit_up: list[str]) -> None:
    assert found(pattern, text) == lit_up


@given(texts, st.booleans(), st.data())
def test_every_part_of_a_text_is_found_where_it_stands(text: str, is_caseless: bool, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    sought = folded(text[start:end], is_caseless=is_caseless).text
    if not sought.strip():
        return
    whole = folded(text, is_caseless=is_caseless)
    spans = whole.spans(sought)
    assert any(low < end and start < high for low, high in spans)
    assert whole.count(sought) == len(spans)
    after = 0
    for low, high in spans:
        assert after <= low < high <= len(text)
        assert sought in folded(text[low:high], is_caseless=is_caseless).text
        after = high


@given(texts, st.data())
def test_lighting_parts_changes_no_character(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    cut = data.draw(st.integers(0, len(text)))
    runs = lit((Run(text[:cut], "left"), Run(text[cut:], "right")), spans, "hit")
    assert "".join(run.text for run in runs) == text
    lit_up = "".join(run.text for run in runs if run.style == "hit")
    assert lit_up == "".join(text[start:end] for start, end in spans)


def test_hits_are_counted_in_each_account_and_before_each_passage() -> None:
    accounts = [article("a", "Rain.", "Rain and rain.", "Sun.", "Rain."), article("b", "Sun.")]
    hits = search("rain", accounts, Texts())
    assert hits.counts == {"a": 4, "b": 0}
    assert (hits.total, len(hits)) == (4, 3)
    assert [hits.before(passage) for passage in accounts[0].passages] == [0, 1, 3, 3]
    assert "a:1" in hits
    assert "a:2" not in hits


@pytest.mark.parametrize("pattern", ["", "  ", "\n", "\u00ad", "\u0301"])
def test_nothing_is_searched_for_nothing(pattern: str) -> None:
    kept = Texts()
    assert search(pattern, [article("a", "Any text.")], kept) is NO_HITS
    assert kept.passages_searched == 0
    assert not Hits().pattern


def test_a_pattern_is_searched_once_and_a_text_folded_once() -> None:
    accounts = [article(name, *[f"Sentence {n} of {name}, with caf\u00e9s." for n in range(500)]) for name in "abc"]
    kept = Texts()
    for typed in ("c", "ca", "caf", "cafe"):
        hits = search(typed, accounts, kept)
    assert kept.passages_folded == 1500
    assert kept.passages_searched == 4 * 1500
    for passage in accounts[0].passages:
        hits.spans(passage.id)
        hits.before(passage)
    assert kept.passages_searched == 4 * 1500


def test_passages_that_have_changed_are_searched_anew() -> None:
    kept = Texts()
    assert search("rain", [article("a", "Rain.")], kept).total == 1
    assert search("rain", [article("a", "Sun.", "Rain, rain.")], kept).spans("a:1") == [(0, 4), (6, 10)]

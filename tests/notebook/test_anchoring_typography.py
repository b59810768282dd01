"""An article saved in another format keeps its tags: typography does not count, words do."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.notebook.edited import article
from tui.notebook.anchoring import find
from tui.notebook.naming import anchor
from tui.notebook.typography import letters, plain

ODD = "aé\u0301ﬁ…“”'’«»-–—\u00ad\u200b\u00a0 \n\t中文e\u0308\ud800👩\u200d🚀1\u0966\u1100\u1161"
texts = st.text(st.sampled_from(ODD + "bcdXYZ.,"), max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('He said: "It isn\'t over."', "He said: “It isn’t over.”"),
        ('He said: "It isn\'t over."', "He said: ''It isn't over.''"),
        (
            "The efficient office was found - at last - in the north.",
            "The eﬃcient oﬃce was found — at last — in the north.",
        ),
        (
            "The ambassador had waited for hours in the antechamber.",
            "The ambas-\nsador had waited for hours in the ante-\nchamber.",
        ),
        ("The well-known singer cancelled the whole tour.", "The well-\nknown singer cancelled\nthe whole tour."),
        (
            "The café on the corner closed its doors for good.",
            "The cafe\u0301 on the corner closed its doors for good.",
        ),
        ("And then ... nothing happened for a whole week.", "And then … nothing happened for a whole week."),
        ("The minister spoke for two hours on Monday.", "The min\u00adister spoke for\u00a0two hours on\u202fMonday."),
        (
            "大臣は月曜日に二時間にわたって演説をした。大臣は辞任を否定し記者団の質問に答えた。",
            "大臣は月曜日に二時間に\nわたって演説をした。大臣は辞任を否定し\n記者団の質問に答えた。",
        ),
        (
            "한국의 장관은 월요일에 두 시간 동안 연설했다고 기자들이 전했다.",
            "\u1112\u1161\u11ab국의 장관은 월요일에 두 시간 동안 연설했다고 기자들이 전했다.",
        ),
    ],
)
def test_a_sentence_set_otherwise_is_found_exactly(old: str, new: str) -> None:
    before, after = article("Before it.", old, "After it."), article("Something before it.", new, "After it.")
    found = find(anchor(before, before.passages[1]), after)
    assert found is not None
    assert found.how == "quote"
    assert after.text[found.start : found.end] == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He will re-sign the treaty with the neighbours.", "He will resign the treaty with the neighbours."),
        ("They paid 40 60 times in the course of a year.", "They paid 4060 times in the course of a year."),
        ("The water was 10² times as deep as they thought.", "The water was 102 times as deep as they thought."),
        ("The guests were now here in the great hall.", "The guests were nowhere in the great hall."),
        ("He said that the US was to blame for it all.", "He said that the us was to blame for it all."),
    ],
)
def test_other_words_are_not_taken_for_other_typography(old: str, new: str) -> None:
    before, after = article(old), article(new)
    found = find(anchor(before, before.passages[0]), after)
    assert found is None or found.how == "fuzzy"


def test_a_quote_does_not_begin_inside_a_ligature() -> None:
    assert letters("ﬁnd it").occurrences(letters("ind it"), 5) == []


def test_one_typography_is_written_for_all() -> None:
    assert plain("“ﬁne” – it’s  e\u0301t-\né") == "''fine''-it's été"


@given(texts)
def test_each_letter_stands_in_the_text_in_order(text: str) -> None:
    found = letters(text)
    assert len(found.text) == len(found.starts) == len(found.ends) == len(found.seams) - 1
    places = [*zip(found.starts, found.ends, strict=True)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(texts)
@example("\u1fef")
def test_one_typography_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@settings(max_examples=200)
@given(texts, texts, texts)
def test_what_is_found_is_the_quote_up_to_typography(before: str, middle: str, after: str) -> None:
    if not middle:
        return
    old = article(before or "-", middle, after)
    new = article(after or "-", before or "-", middle, "end of it")
    found = find(anchor(old, old.passages[1]), new)
    if found is not None and found.how != "fuzzy":
        assert letters(new.text[found.start : found.end]).text == letters(middle).text

"""A passage is a sentence as a reader would cut it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources import make_safe
from tui.sources.abbreviations import ALWAYS, BEFORE_DAY, BEFORE_NUMBER
from tui.sources.blocks import BLANK
from tui.sources.segment import sentences


@pytest.mark.parametrize(
    "marked",
    [
        # `|` stands where a sentence ends; the text is cut there and nowhere else.
        "The U.S. President met U.N. officials. |They spoke.",
        "It ended at 5 p.m. |Then he left.",
        "It ended at 5 p.m. |Smith left at 6 p.m. Sunday or 7 p.m. EST on Jan. 8.",
        "He moved to the U.S. |The family followed.",
        "J. Smith and George W. Bush met Gen. Holm, Lt. Col. Ruiz and Mr. al-Assad. |He spoke.",
        "The Rev. Kroon, Sen. Ruiz and St. Ives Shipping Co. agreed.",
        "Nobody knew... |Then he left.",
        "Nobody knew… |Then he left.",
        "He was … unsure.",
        "He waited... and waited.",
        "“We must hold the line.” |He left.",
        '"We must hold the line." |He left.',
        "“We are fine. |We will hold.” |he said.".replace("|he", "he"),
        "“Russian reinforcements are on their way,” he assured them. |“We must hold the line.”",
        "His reply was curt: “Tomorrow, we will see.” |By dawn he was gone.",
        "“Where is he?” Smith asked. |Nobody knew.",
        "“Where is he?” the officer asked. |Nobody knew.",
        "“Would it have worked?” interim coach Bruce Arians asked. |“No.”",
        "Was it luck? |Did he know? |Yes!",
        "He paid $3.5 million, or 2.75 percent. |It was No. 5 of 9.",
        "He said no. |Then he left.",
        "He lived in Washington, D.C. and worked for Holm Inc. in Boise.",
        "It stopped, the operator said. (Reuters)",
        "He works for Qualys Inc. |“It is fine,” he said.",
        "The store at E. 52nd St. was closed. |It reopened on Dec. 8.",
        "Visit Yahoo! News today. |It is free.",
        "It was seen, e.g. in Homs, i.e. not far away. |He ran vs. the clock.",
        "It fell in 2011. |In 2012 it rose.",
        "1. The first point is made here.",
        "(a) The first point.",
        "He crashed.He left.",
        "It is over. |al-Jolani spoke next.",
        "it is over. |he left. |she stayed.",
        "He read Vol. 3, p. 12 and Art. 5. |It was late.",
        "“Guillemets too.” |«On part.» |Il part.",
    ],
)
def test_a_text_is_cut_where_sentences_end(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The ferry stopped at\nnoon. Nobody was\nhurt."
    assert [text[start:end] for start, end in sentences(text)] == ["The ferry stopped at\nnoon.", "Nobody was\nhurt."]


def test_the_abbreviations_of_news_are_known() -> None:
    assert len(ALWAYS | BEFORE_NUMBER | BEFORE_DAY) >= 60


@settings(deadline=None)
@given(st.text(st.sampled_from("Aab1 .?!…\"”“’'()[]\n\u200b,-–é")) | st.text().map(make_safe))
def test_every_character_that_shows_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(start < end and text[start] not in BLANK and text[end - 1] not in BLANK for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert [c for c in covered if c not in BLANK] == [c for c in text if c not in BLANK and not c.isspace()]

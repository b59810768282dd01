"""What a reader relies on in the label "comment"."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tui.findings.comment import is_comment


def comments(sentence: str) -> bool:
    return is_comment(article("page", sentence).passages[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "How could this happen again?",
        "The consequences will become clear in the coming months, and perhaps much later.",
        "It remains to be seen whether the port will ever be the same.",
        "A town that forgets its ferries has no lesson to teach.",
        "Perhaps we ought to ask ourselves who is to blame.",
    ],
)
def test_opinion_outlook_and_questions_are_comment(sentence: str) -> None:
    assert comments(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry was built in 1987 and carries 212 people.",
        "A provisional trial date has been set.",
        "No one has been injured.",
        "The law requires ships to carry two engines.",
        "Residents should leave at once, the mayor said.",
        "“How could this happen?” the mayor asked.",
        "A ballistics report is yet to be made public.",
    ],
)
def test_what_can_be_checked_or_is_somebodys_is_report(sentence: str) -> None:
    assert not comments(sentence)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    comments(text)

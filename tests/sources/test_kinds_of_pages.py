"""Pages of many layouts, labelled line by line, are told apart from their stories, and their facts are read."""

from __future__ import annotations

import pytest

from benchmarks.furniture import HALVES, read_pages, shares, told_rightly, verdicts
from tui.model import Kind

from .conftest import Read, texts

MIN_PRECISION, MIN_RECALL, MIN_KEPT = 0.95, 0.90, 0.97
MIN_FACTS = {"published": 0.9, "updated": 0.9, "language": 0.9, "agencies": 0.85, "author": 0.7, "outlet": 0.6}

SAID = "The ferry stopped at noon on Friday, the operator said. Nobody was hurt."
THEN = "It was towed to port by a tug, which took three hours. An inquiry will open on Monday."


@pytest.mark.parametrize("half", HALVES)
def test_page_matter_is_set_aside_and_the_story_is_not(half: str) -> None:
    found = verdicts(read_pages(half))
    assert len(found) >= 300
    share = shares(found)
    assert share.precision >= MIN_PRECISION
    assert share.recall >= MIN_RECALL
    assert share.kept >= MIN_KEPT


@pytest.mark.parametrize("half", HALVES)
def test_the_facts_of_a_page_are_read(half: str) -> None:
    pages = read_pages(half)
    right = told_rightly(pages)
    assert {fact: least for fact, least in MIN_FACTS.items() if right[fact] < least * len(pages)} == {}


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your experience on our website.",
        "The Bay News newsletter brings you the day's news. Sign up here.",
        "By submitting your email, you agree to our terms.",
        "Correction: The ferry left at ten, not eleven.",
        "Do you have a story for us? Email our newsdesk at news@bay.example",
        "The ferry is towed to port on Friday. (Ada Holm/Bay Wire)",
        "Support student journalism. Make a gift today.",
        "This live blog is closed. Thanks for following along.",
        "1,204 Comments",
        "list 2 of 3",
        "Anzeige",
        "Lire aussi",
        "AAP/BWN",
    ],
)
def test_notices_and_credits_are_page_matter_between_paragraphs(read: Read, line: str) -> None:
    assert line in texts(read(f"{SAID}\n\n{line}\n\n{THEN}"), Kind.FURNITURE)


@pytest.mark.parametrize(
    "sentence",
    [
        '"Read more books," she said.',
        '"Sign up here and your newsletter will come on Friday," he told us.',
        "“Follow us,” the officer shouted.",
        "The company said that it stores cookies on your device.",
        "Comments closed on Friday, with 1,200 objections filed.",
        "Subscribe to that view and you must accept the rest.",
        "Advertisement spending fell 4 percent.",
        "No one answered.",
        "The 1989 photo shows the ferry before its repair.",
    ],
)
def test_a_sentence_of_the_story_is_not_set_aside(read: Read, sentence: str) -> None:
    assert sentence in texts(read(f"{SAID}\n\n{sentence}\n\n{THEN}", sentences=False), Kind.BODY)


def test_a_link_directly_below_its_label_is_set_aside_and_a_short_heading_after_it_is_not(read: Read) -> None:
    article = read(
        f"{SAID}\n\nAlso read\n\nStorm closes ports along the coast\n\n{THEN}\n\nRead more\n\nA divided coast\n\n{SAID}"
    )
    assert "Storm closes ports along the coast" in texts(article, Kind.FURNITURE)
    assert texts(article, Kind.HEADING) == ["A divided coast"]


def test_a_line_that_repeats_the_title_with_more_is_page_matter(read: Read) -> None:
    title = "Ferry halted off Norholm by storm"
    article = read(
        f"Home > World > {title}\n{title}\nBy Ada Holm\n{SAID}\n{THEN}\nShare or comment on: {title}\n{SAID}"
    )
    assert article.title == title
    assert texts(article, Kind.FURNITURE) == [f"Home > World > {title}", "By Ada Holm", f"Share or comment on: {title}"]

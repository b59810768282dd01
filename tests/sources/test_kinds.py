"""The reader compares the story and not the page around it."""

from __future__ import annotations

import pytest

from tui.model import Kind

from .conftest import Read, texts

SAID = "The ferry stopped at noon on Friday, the operator said. Nobody was hurt."
THEN = "It was towed to port by a tug, which took three hours. An inquiry will open on Monday."


def test_a_page_copied_whole_is_told_apart_from_its_story(read: Read) -> None:
    page = """Skip to content
BBC News
Home
World

Ferry runs aground off Norholm as storm closes ports

By Ada Lovelace
Published 3 May 2024
Updated 5 hours ago

Share
Save

Getty Images The Norholm Star in 2019
The ferry ran aground on Friday with 40 people on board, the operator said.

What happened?

The ship left at 10.30 a.m. It lost power at noon.

What happens next?

An inquiry will open on Monday.

Advertisement

More on this story
Ferry licence runs out in June, documents show
Who owns the Norholm Star?

Related Topics
Shipping
"""
    article = read(page)
    assert texts(article, Kind.TITLE) == ["Ferry runs aground off Norholm as storm closes ports"]
    assert texts(article, Kind.HEADING) == ["What happened?", "What happens next?"]
    assert texts(article, Kind.BODY) == [
        "The ferry ran aground on Friday with 40 people on board, the operator said.",
        "The ship left at 10.30 a.m.",
        "It lost power at noon.",
        "An inquiry will open on Monday.",
    ]
    assert (article.outlet, article.author) == ("BBC News", "Ada Lovelace")


@pytest.mark.parametrize(
    "line",
    [
        "0 Comments",
        "Share :",
        "Share this article",
        "Related Topics",
        "Advertisement",
        "Read more",
        "READ MORE: Ferry owner speaks out",
        "Also read: Storm closes ports",
        "Subscribe to our newsletter.",
        "Follow us on Twitter",
        "2 weeks ago",
        "5 min read",
        "© 2024 Bay News. All rights reserved.",
        "Photo: Ada Lovelace",
        "Image source, Getty Images",
        "https://example.org/story",
        "(Additional reporting by Bob; Editing by Ada)",
        "This article was first published on 3 May 2024.",
    ],
)
def test_page_matter_is_known_wherever_it_stands(read: Read, line: str) -> None:
    for page in (f"{SAID}\n\n{line}\n\n{THEN}", f"{SAID}\n\n{THEN}\n\n{line}"):
        assert texts(read(page), Kind.FURNITURE) == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by Reuters found that 40 people were on board.",
        "Updated figures show that 40 people were on board.",
        "Published in May, the report of 2024 names the owner.",
        "Share prices fell on Friday.",
        "Download speeds fell by half.",
        "Sources: they were everywhere, he said.",
        "By dawn, the ship was gone.",
        "World leaders met on Sunday.",
    ],
)
def test_a_sentence_that_begins_like_page_matter_is_body(read: Read, sentence: str) -> None:
    assert sentence in texts(read(f"{SAID}\n\n{sentence}\n\n{THEN}"), Kind.BODY)


def test_section_headings_are_short_lines_above_paragraphs(read: Read) -> None:
    article = read(f"{SAID}\nThe Last Hour\n{THEN}\nWhat the crew saw\n{SAID}\nQuestions Over Licence\n{THEN}\n")
    assert texts(article, Kind.HEADING) == ["The Last Hour", "What the crew saw", "Questions Over Licence"]


def test_the_title_of_another_story_between_paragraphs_is_a_link(read: Read) -> None:
    link = "The Storm That Emptied the Harbour: A Coast on the Edge"
    article = read(f"{SAID}\nThe Last Hour\n{SAID}\n{link}\n{THEN}\nA Coast Divided\n{SAID}\nThe Inquiry\n{THEN}")
    assert texts(article, Kind.FURNITURE) == [link]
    assert texts(article, Kind.HEADING) == ["The Last Hour", "A Coast Divided", "The Inquiry"]


def test_long_headings_of_one_style_are_no_links(read: Read) -> None:
    headings = [
        "Operator Denies That the Ferry Was Overloaded",
        "Passengers Tell of Hours Without Any News",
        "Coast Guard Sent Three Boats Within Minutes",
    ]
    article = read("\n".join(f"{SAID}\n{heading}" for heading in headings) + f"\n{THEN}")
    assert texts(article, Kind.HEADING) == headings


def test_a_lone_rhetorical_question_is_body(read: Read) -> None:
    assert "How could this happen again?" in texts(read(f"{SAID}\n\nHow could this happen again?\n\n{THEN}"), Kind.BODY)


def test_a_one_line_sentence_is_body_and_a_question_in_headline_form_a_heading(read: Read) -> None:
    article = read(f"{SAID}\nThe owner was silent.\nOwner warned of storm before ferry left?\n{THEN}")
    assert "The owner was silent." in texts(article, Kind.BODY)
    assert texts(article, Kind.HEADING) == ["Owner warned of storm before ferry left?"]


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "·"])
def test_a_bullet_is_one_passage_with_its_mark(read: Read, mark: str) -> None:
    article = read(f"{mark} The ferry stopped. Nobody was hurt.\n{mark} An inquiry will open\n{SAID}")
    assert texts(article, Kind.BULLET) == [
        f"{mark} The ferry stopped. Nobody was hurt.",
        f"{mark} An inquiry will open",
    ]


def test_links_under_a_label_are_page_matter_and_bullets_elsewhere_are_not(read: Read) -> None:
    article = read(
        f"{SAID}\n\n- An inquiry will open\n\n{THEN}\n\nRelated stories\n\n- Storm closes ports\n- Who owns the ship\n"
    )
    assert texts(article, Kind.BULLET) == ["- An inquiry will open"]


def test_markdown_marks_make_title_and_headings_without_their_signs(read: Read) -> None:
    article = read(
        f"# The ferry\n\n{SAID}\n\n## Background ##\n\n{THEN}\n\nWhat is next\n------------\n\n{SAID}", name="a.md"
    )
    assert texts(article, Kind.TITLE) == ["The ferry"]
    assert texts(article, Kind.HEADING) == ["Background", "What is next"]


def test_caption_and_kicker_are_page_matter_and_the_deck_is_a_heading(read: Read) -> None:
    article = read(
        "Shipping\n\nFerry halted off Norholm by storm\n\nHow forty people came home safely after a night at sea\n\n"
        f"3 May 2024\nAda Holm\n\n{SAID}"
    )
    assert texts(article, Kind.TITLE) == ["Ferry halted off Norholm by storm"]
    assert texts(article, Kind.HEADING) == ["How forty people came home safely after a night at sea"]
    assert texts(article, Kind.FURNITURE) == ["Shipping", "3 May 2024", "Ada Holm"]


def test_a_byline_below_the_standfirst_is_still_found(read: Read) -> None:
    article = read(
        f"Ferry halted off Norholm by storm\n\nForty people came home safely.\n\nBy Ada Holm\n\n3 May 2024\n\n{SAID}"
    )
    assert article.author == "Ada Holm"
    assert article.published is not None
    assert "Forty people came home safely." in texts(article, Kind.BODY)


def test_a_title_that_ends_in_a_full_stop_is_known_by_the_byline_below(read: Read) -> None:
    assert texts(read(f"Ferry halted.\nBy Ada Holm\n{SAID}"), Kind.TITLE) == ["Ferry halted."]


def test_the_entries_of_a_timeline_are_headings(read: Read) -> None:
    article = read(f"The ferry disaster in dates\n3 May 2024\n\nMay 1\n{SAID}\nMay 2\n{THEN}")
    assert texts(article, Kind.HEADING) == ["May 1", "May 2"]


def test_an_article_without_title_has_none(read: Read) -> None:
    article = read(f"{SAID}\n{THEN}")
    assert article.title is None
    assert texts(article, Kind.TITLE) == []


def test_a_text_without_full_stops_is_still_compared(read: Read) -> None:
    article = read("Ferry stops off Norholm at noon\nForty people were on board\nNobody was hurt\n")
    assert texts(article, Kind.BODY) == ["Forty people were on board", "Nobody was hurt"]


def test_a_closing_question_or_exclamation_is_part_of_the_story(read: Read) -> None:
    article = read(f"{SAID}\n\n{THEN}\n\nWho will pay for it?\n\nNobody knows!\n\nShare")
    assert texts(article, Kind.BODY)[-2:] == ["Who will pay for it?", "Nobody knows!"]


def test_a_long_line_whose_full_stop_is_missing_is_body(read: Read) -> None:
    line = "The owner of the ferry told the court that he had never been asked about the licence"
    assert line in texts(read(f"{SAID}\n{line}\n{THEN}"), Kind.BODY)
    assert line in texts(read(f"{SAID}\n{THEN}\n{line}"), Kind.BODY)
    assert "He told the court:" in texts(read(f"{SAID}\nHe told the court:\n{THEN}"), Kind.BODY)


def test_the_title_is_found_below_a_long_menu(read: Read) -> None:
    menu = "\n".join(f"{name} Desk" for name in "Harbour City Coast Island Mainland Ferry Storm Port Market".split())
    article = read(f"{menu}\nFerry halted off Norholm after storm closes ports\n{SAID}\n{THEN}")
    assert article.title == "Ferry halted off Norholm after storm closes ports"
    assert len(texts(article, Kind.BODY)) == 4

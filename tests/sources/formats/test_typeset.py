"""Lines on pages become paragraphs, by where they stand and what they say."""

from __future__ import annotations

import pytest

from tui.sources.formats.typeset import Line, paragraphs


def page(*texts: str, x: float = 60.0, leading: float = 12.0) -> list[Line]:
    """Lines one below the other; an empty text is a gap."""
    return [Line(text, x, 800 - number * leading, 10.0) for number, text in enumerate(texts) if text]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("They met the govern-", "ment and left.", "government"),
        ("They met the govern\xad", "ment and left.", "government"),
        ("A talk on power-", "sharing began. Power-sharing is hard.", "power-sharing"),
        ("The power of sharing, and power-", "sharing itself, he said.", "power-sharing"),
        ("It was al-", "Assad who left.", "al-Assad"),
        ("After the 50-", "year rule ended.", "50-year"),
        ("They argued for de-", "escalation again.", "de-escalation"),
        ("A self-", "made man left.", "self-made"),
        ("The Saudi and the Saudi-", "owned station told.", "Saudi-owned"),
        ("The reconstruction and re-", "construction of it.", "reconstruction of it"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_healed(above: str, below: str, joined: str) -> None:
    (text,) = paragraphs([page(above, below)])
    assert joined in text


def test_a_gap_an_indent_and_a_short_last_line_each_end_a_paragraph() -> None:
    full = "A full line of words that reaches the right margin of it"
    assert len(paragraphs([page(full, full, "", full, full)])) == 2
    assert len(paragraphs([page(full, full, "the end.", full, full)])) == 2
    lines = page(full, full, full, full)
    lines[2].x += 10
    assert len(paragraphs([lines])) == 2


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left = page(
        "The ferry that stopped at noon off Norholm had forty", "people on board, most of them commuters and some of"
    )
    right = page("whom had left the mainland early in the morning of the", "day, and three of the crew.", x=320)
    (text,) = paragraphs([[*left, *right]])
    assert text.endswith(
        "and some of whom had left the mainland early in the morning of the day, and three of the crew."
    )
    assert len(paragraphs([left, right])) == 1


def test_what_stands_on_every_page_is_no_part_of_the_text() -> None:
    pages = [page(f"Bay News, 3 May, page {n}", "", f"The text of page {n} begins", "and ends here.") for n in range(4)]
    assert "Bay News" not in " ".join(paragraphs(pages))
    assert "The text of page 3" in " ".join(paragraphs(pages))


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7 of 9", "vii", "7 | "])
def test_the_number_of_a_page_is_dropped_at_its_edge_only(number: str) -> None:
    assert paragraphs([page("It sank with", "all its cargo.", "", "", number)]) == ["It sank with all its cargo."]
    assert number in " ".join(paragraphs([page("The years:", "", number, "", "were good.")])).replace("  ", " ") + " "


def test_large_letters_make_a_heading_and_ligatures_come_apart() -> None:
    heading = Line("The ﬁnal oﬀer", 60, 830, 16.0)
    assert paragraphs([[heading, *page("It sank at noon on Friday.", "Nobody was hurt.")]])[0] == "# The final offer"


def test_items_of_a_list_stay_apart() -> None:
    lines = page(
        "• It sank at noon off the coast",
        "with all its cargo.",
        "• Nobody was hurt.",
        "An inquiry will open on Monday.",
    )
    lines[1].x += 12
    assert paragraphs([lines])[:2] == ["- It sank at noon off the coast with all its cargo.", "- Nobody was hurt."]


def test_nothing_gives_nothing() -> None:
    assert paragraphs([]) == paragraphs([[], page(" ", "\xa0")]) == []

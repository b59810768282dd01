"""What was judged is found again in an edited article, or not at all: never on words that say another thing."""

import random

import pytest

from tests.notebook.edited import STORY, article, with_sentence
from tui.model import Article
from tui.notebook.anchoring import Found, _apart, find, place_all, snapped, suggestions
from tui.notebook.naming import anchor, anchor_span
from tui.notebook.values import Anchor

OLD = article(*STORY)
ANCHORS = [anchor(OLD, passage) for passage in OLD.passages]


def words(found: Found | None, told: Article) -> str | None:
    return None if found is None else told.text[found.start : found.end]


def test_an_unchanged_article_has_every_tag_in_its_place() -> None:
    placed = place_all(ANCHORS, OLD)
    assert [(placed[one].start, placed[one].end, placed[one].how) for one in ANCHORS] == [
        (one.start, one.end, "position") for one in ANCHORS
    ]


def test_a_sentence_pushed_down_is_found_by_its_quote() -> None:
    new = article("An update follows.", *STORY)
    found = find(ANCHORS[1], new)
    assert found is not None
    assert (found.how, words(found, new)) == ("quote", STORY[1])


def test_a_sentence_moved_between_other_neighbours_is_found() -> None:
    new = article(*STORY[1:3], *STORY[4:], STORY[3], STORY[0])
    assert [words(place_all(ANCHORS, new).get(one), new) for one in ANCHORS] == [*STORY]


def test_a_reworded_sentence_is_found_by_likeness() -> None:
    reworded = "The operator said that a rope had caught in the propeller."
    new = with_sentence(2, reworded)
    found = find(ANCHORS[2], new)
    assert found is not None
    assert (found.how, words(found, new)) == ("fuzzy", reworded)
    assert 0.8 < found.likeness < 1


def test_clauses_may_change_places() -> None:
    story = (
        "First line of it all.",
        "After the long wait in the cold harbour, the passengers were taken ashore.",
        "End.",
    )
    old, new = (
        article(*story),
        with_sentence(1, "The passengers were taken ashore, after the long wait in the cold harbour.", story),
    )
    found = find(anchor(old, old.passages[1]), new)
    assert words(found, new) == new.passages[1].text


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "There were 60 people on board, most of them commuters."),
        (1, "There were sixty people on board, most of them commuters."),
        (1, "There were 40 people on board, none of them commuters."),
        (2, "The operator denied that a cable had caught in the propeller."),
        (2, "The operator said that a cable had not caught in the propeller."),
        (2, "The operator said that a cable hadn't caught in the propeller."),
        (3, "Nobody was killed, the coast guard told reporters in the harbour."),
        (5, "Captain Lena Sommer praised the calm of her passengers."),
        (0, "The ferry Astrid stopped off Sundholm at noon on Tuesday."),
        (0, "The ferry Astrid stopped off Norholm at noon on Monday."),
    ],
)
def test_a_tag_leaves_a_sentence_that_now_says_another_thing(number: int, sentence: str) -> None:
    new = with_sentence(number, sentence)
    assert find(ANCHORS[number], new) is None
    assert ANCHORS[number] not in place_all(ANCHORS, new)


def test_a_negation_in_another_language_is_another_claim() -> None:
    story = ("Es war früh.", "Der Kapitän hat an diesem Morgen die Brücke verlassen.", "So ging es weiter.")
    old = article(*story)
    new = with_sentence(1, "Der Kapitän hat an diesem Morgen die Brücke nicht verlassen.", story)
    assert find(anchor(old, old.passages[1]), new) is None


def test_a_number_in_words_is_the_same_number() -> None:
    sentence = "There were forty people on board, most of them commuters."
    new = with_sentence(1, sentence)
    assert words(find(ANCHORS[1], new), new) == sentence


def test_names_swapped_within_a_sentence_are_another_claim() -> None:
    story = (
        "It began early.",
        "The army said that Norholm had attacked the boats of Sundholm that night.",
        "So it went.",
    )
    old = article(*story)
    assert (
        find(
            anchor(old, old.passages[1]),
            with_sentence(1, "The army said that Norholm had attacked the boats of Norholm that night.", story),
        )
        is None
    )


def test_a_name_in_the_place_of_another_that_is_also_there_is_another_claim() -> None:
    story = (
        "It began.",
        "In debate they named the future of Norholm and of Sundholm within all of Norholm.",
        "It ended.",
    )
    old = article(*story)
    new = with_sentence(1, "In debate they named the future of Sundholm and of Sundholm within all of Norholm.", story)
    assert find(anchor(old, old.passages[1]), new) is None


def test_of_two_sentences_that_are_alike_neither_is_chosen() -> None:
    new = article(
        "Rain fell on the hills.",
        "The operator said that a rope had caught in the propeller.",
        "Bread was dear that year.",
        "The operator said that a line had caught in the propeller.",
        "The choir sang two songs.",
    )
    assert find(ANCHORS[2], new) is None


def test_a_deleted_sentence_leaves_an_orphan() -> None:
    new = article(*STORY[:2], *STORY[3:])
    assert find(ANCHORS[2], new) is None


def test_nothing_is_found_in_an_unrelated_text() -> None:
    other = article(
        "Rain fell on the hills.", "The choir sang two songs by an unknown master.", "Bread was dear that year."
    )
    assert place_all(ANCHORS, other) == {}


def test_context_tells_repeated_quotes_apart() -> None:
    told = (
        "The mayor was asked first.",
        "He declined to comment.",
        "Then the bishop came out.",
        "He declined to comment.",
    )
    old = article(*told)
    new = article("A new first line.", *told, "And a last one.")
    for number in (1, 3):
        found = find(anchor(old, old.passages[number]), new)
        assert found is not None
        assert found.start == new.passages[number + 1].start


def test_repeated_quotes_that_context_does_not_tell_apart_are_orphans() -> None:
    chant = ["Out with them all, the crowd shouted again."] * 6
    old, new = article(*chant), article("It was evening.", *chant, *chant)
    assert find(anchor(old, old.passages[2]), new) is None


def test_a_short_quote_is_not_found_in_other_company() -> None:
    old = article("The mayor was asked first.", "He declined.", "Then the bishop came out.")
    new = article("Rain fell on the hills.", "He declined.", "Bread was dear that year.")
    assert find(anchor(old, old.passages[1]), new) is None


def test_a_copy_elsewhere_does_not_get_the_tag_of_a_sentence_reworded_in_place() -> None:
    told = (*STORY, STORY[2], "More will follow when it is known.")
    old = article(*told)
    new = with_sentence(2, "The operator said that a rope had caught in the propeller.", told)
    found = find(anchor(old, old.passages[2]), new)
    assert found is None or found.start == new.passages[2].start


def test_two_sentences_never_share_a_new_one() -> None:
    told = (
        "One.",
        "The operator said that a cable had caught in the propeller.",
        "Two.",
        "The operator said that a cable had caught in the big propeller.",
    )
    old = article(*told)
    new = article("One.", "The operator said that a cable had caught in the propeller.", "Two.")
    placed = place_all([anchor(old, passage) for passage in old.passages], new)
    starts = [found.start for found in placed.values()]
    assert len(starts) == len(set(starts))
    assert placed[anchor(old, old.passages[1])].start == new.passages[1].start


def test_a_long_place_is_not_forgotten_behind_short_ones_inside_it() -> None:
    long, inside = anchor_span(OLD, 0, 110), anchor_span(OLD, 57, 80)
    other = anchor_span(OLD, OLD.passages[3].start, OLD.passages[3].end)
    placed = {
        long: Found(0, 110, "quote", 1.0),
        inside: Found(57, 80, "quote", 1.0),
        other: Found(85, 100, "fuzzy", 0.8),
    }
    assert set(_apart(placed)) == {long, inside}


def test_spans_that_overlapped_may_still_overlap() -> None:
    spans = [anchor_span(OLD, 4, 30), anchor_span(OLD, 20, 45)]
    placed = place_all(spans, article("An update follows.", *STORY), whole=False)
    assert set(placed) == set(spans)


def test_a_tag_does_not_spread_over_a_longer_sentence_that_its_words_became_part_of() -> None:
    new = article(f"{STORY[0]} {STORY[1]}", *STORY[2:])
    assert ANCHORS[1] not in place_all(ANCHORS, new)
    assert words(place_all(ANCHORS, new, whole=False)[ANCHORS[1]], new) == STORY[1]


def test_a_tag_does_not_stay_on_words_that_are_now_denied() -> None:
    told = ("It began.", "He said forty people had been on board of the ferry that stopped off Norholm", "So it went.")
    old, new = article(*told), article(told[0], f"It is not true that {told[1]}", told[2])
    assert place_all([anchor(old, old.passages[1])], new) == {}


def test_places_that_do_not_overlap_are_never_the_same_passage() -> None:
    new = article(f"{STORY[0]} {STORY[1]}", *STORY[2:])
    places = [find(ANCHORS[0], new), find(ANCHORS[1], new)]
    assert all(places)
    assert len([one for one in places if one and snapped(one, new)]) <= 1


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("40 people were taken off the ferry", "And 140 people were taken off the ferry"),
        ("5 million euros were lost in the night", "That 3.5 million euros were lost in the night"),
        ("The price of a ticket went up by 4", "The price of a ticket went up by 40"),
        ("The price of a ticket went up by 4", "The price of a ticket went up by 4.5"),
        ("violent protests went on until the morning", "The non-violent protests went on until the morning"),
        ("5 degrees were measured in the harbour", "Some -5 degrees were measured in the harbour"),
        ("he said that it was over and done with", "She said that it was over and done with"),
    ],
)
def test_words_are_not_found_inside_other_words(quote: str, other: str) -> None:
    old = article(quote)
    assert find(anchor(old, old.passages[0]), article(other)) is None


def test_a_marked_part_of_a_word_is_found_in_it() -> None:
    old = article("The non-violent protests went on until the morning.")
    new = article("An update follows.", old.text)
    found = find(anchor_span(old, 8, 40), new)
    assert words(found, new) == old.text[8:40]


def test_an_orphan_is_offered_the_passages_that_resemble_it_though_they_say_another_thing() -> None:
    new = with_sentence(1, "There were 60 people on board, most of them commuters.")
    ranked = suggestions(ANCHORS[1], new, most=2)
    assert len(ranked) == 2
    assert words(ranked[0], new) == new.passages[1].text
    assert ranked[0].likeness > ranked[1].likeness


def test_finding_again_what_was_found_changes_nothing() -> None:
    new = with_sentence(2, "The operator said that a rope had caught in the propeller.")
    for one in ANCHORS:
        found = find(one, new)
        assert found is not None
        again = find(anchor_span(new, found.start, found.end), new)
        assert again is not None
        assert (again.start, again.end, again.how) == (found.start, found.end, "position")


def test_the_order_of_the_anchors_does_not_matter() -> None:
    new = article(*STORY[1:4], "There were few people about.", *STORY[4:])
    shuffled = random.Random(1).sample(ANCHORS, len(ANCHORS))
    assert place_all(shuffled, new) == place_all(ANCHORS, new)


def test_an_anchor_without_context_is_found_by_a_long_quote_that_is_there_once() -> None:
    bare = Anchor("0" * 64, 7, 7 + len(STORY[2]), STORY[2])
    assert words(find(bare, OLD), OLD) == STORY[2]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_no_words_have_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        anchor_span(OLD, start, end)

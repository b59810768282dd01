"""Who stands behind a claim, as the text tells: what a reader sees as "credited to …"."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article, told
from tui.findings.attribution import conduit, read_credits
from tui.model import Attribution, Credit, SourceKind


def credit(sentence: str, *before: str) -> Credit:
    """The credit of a sentence that stands after others."""
    account = article("a", *before, sentence)
    return read_credits([account])[f"a:{len(before)}"]


def source(sentence: str, *before: str) -> tuple[str, SourceKind] | None:
    found = credit(sentence, *before).attribution
    return (found.source, found.kind) if found else None


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The ferry had no radar, Anna Kern said.", "Anna Kern", SourceKind.PERSON),
        ("Nobody was hurt, said Anna Kern, who runs the port.", "Anna Kern", SourceKind.PERSON),
        ("Nobody was hurt, said the manager, Anna Kern.", "Anna Kern", SourceKind.PERSON),
        ("Its chief executive, Anna Kern, said the radar was new.", "Anna Kern", SourceKind.PERSON),
        ("Anna Kern, head of the port, told reporters that the radar was new.", "Anna Kern", SourceKind.PERSON),
        ("According to Anna Kern, the radar was new.", "Anna Kern", SourceKind.PERSON),
        ("On Monday the coast guard confirmed the deaths.", "the coast guard", SourceKind.ORGANISATION),
        ("Court papers show that the owner knew.", "Court papers", SourceKind.ORGANISATION),
        ("Videos posted online showed smoke over the pier.", "Videos posted online", SourceKind.ORGANISATION),
        ("Two people briefed on it said the deal was done.", "Two people briefed on it", SourceKind.OFFICIAL),
        ("The radar failed, officials said.", "officials", SourceKind.OFFICIAL),
        ("The radar failed, Reuters reported.", "Reuters", SourceKind.OUTLET),
        ("According to a Reuters report, the radar failed.", "Reuters", SourceKind.OUTLET),
        ("The captain reportedly slept.", "unnamed reports", SourceKind.VAGUE),
        ("Reports said the captain slept.", "Reports", SourceKind.VAGUE),
    ],
)
def test_whom_a_sentence_credits_is_named_with_its_kind(sentence: str, name: str, kind: SourceKind) -> None:
    assert source(sentence) == (name, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "He was told to leave the pier.",
        "The owner promised to pay for it.",
        "The man who told the guards a lie ran off.",
        "The company announced a merger.",
        "The captain had nothing to say.",
        "Two men accused of arson were held.",
        "The referee called it off after a minute.",
        "Everything went according to plan.",
        "Police responded to reports of a fire.",
        "“We must hold the line,” he assured them.",
        "“Take this,” Mr. Kern said, and slid one key across the table.",
        "“It is over,” she whispered.",
        "To his aide, he remarked that he was going home.",
        "He told his wife that he would be late.",
    ],
)
def test_what_nobody_vouches_for_is_credited_to_nobody(sentence: str) -> None:
    assert source(sentence) is None


def test_the_words_that_credit_are_marked() -> None:
    sentence = "The ferry had no radar, Anna Kern said on Monday."
    found = credit(sentence).attribution
    assert found is not None
    assert sentence[found.start : found.end] == "Anna Kern said"


def test_a_pronoun_stands_for_the_person_credited_before() -> None:
    assert source("She said nobody was hurt.", "The radar failed, Anna Kern said.") == ("Anna Kern", SourceKind.PERSON)


def test_a_pronoun_far_from_the_name_stays_a_pronoun() -> None:
    gap = ["The pier was closed."] * 6
    assert source("She said nobody was hurt.", "The radar failed, Anna Kern said.", *gap) == ("She", SourceKind.PERSON)


def test_the_report_is_the_one_of_the_outlet_named_before() -> None:
    assert source("The radar was old, the report added.", "The ferry sank, Reuters reported.") == (
        "Reuters",
        SourceKind.OUTLET,
    )


def test_who_told_an_agency_is_known_through_it() -> None:
    found = credit("Nobody was hurt, Anna Kern told Reuters.").attribution
    assert found is not None
    assert (found.source, conduit(found)) == ("Anna Kern via Reuters", "Reuters")


def test_what_an_outlet_was_told_itself_is_known_from_the_speaker() -> None:
    account = told("a", ["Nobody was hurt, Anna Kern told the Bay Times."], outlet="Bay Times")
    found = read_credits([account])["a:0"].attribution
    assert found is not None
    assert found.source == "Anna Kern"


def test_an_outlet_without_a_name_is_nobodys_conduit() -> None:
    assert conduit(Attribution("state media", SourceKind.OUTLET, 0, 1)) is None


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’"])
def test_a_quotation_has_its_speaker_in_any_marks(marks: str) -> None:
    sentence = f"{marks[0]}We lost the pier,{marks[1]} Anna Kern said."
    (quotation,) = credit(sentence).quotations
    assert quotation.speaker == "Anna Kern"
    assert sentence[quotation.start : quotation.end] == f"{marks[0]}We lost the pier,{marks[1]}"


def test_a_scene_gives_a_quotation_its_speaker_and_the_claim_no_source() -> None:
    found = credit("“It is over,” Mr. Kern whispered.")
    assert found.attribution is None
    assert [quotation.speaker for quotation in found.quotations] == ["Mr. Kern"]


def test_a_quotation_over_two_sentences_is_one_speakers() -> None:
    account = told("a", ["“We lost the pier.", "It will take a year,” Anna Kern said."], outlet="A")
    credits = read_credits([account])
    assert [credits[id_].quotations[0].speaker for id_ in ("a:0", "a:1")] == ["Anna Kern", "Anna Kern"]
    first = credits["a:0"].attribution
    assert first is not None
    assert first.source == "Anna Kern"


def test_a_quotation_over_two_paragraphs_carries_its_speaker_on() -> None:
    account = told("a", ["Anna Kern said: “We lost the pier."], ["“It will take a year.”"], outlet="A")
    assert read_credits([account])["a:1"].quotations[0].speaker == "Anna Kern"


def test_a_mark_that_is_never_closed_does_not_swallow_the_article() -> None:
    account = told("a", ["He said: “We lost the pier."], ["The ferry sank at noon."], outlet="A")
    assert read_credits([account])["a:1"].quotations == ()


def test_hedges_are_marked_and_a_month_is_none() -> None:
    sentence = "In May about 40 people may have died, allegedly of cold; it was about fish."
    assert [sentence[start:end] for start, end in credit(sentence).hedges] == ["about", "may have", "allegedly"]


words = st.sampled_from(
    "said told “ ” \" ' ‘ ’ « » Anna Kern the officials according to reports of , . : — and who he was may about 40 "
    "reported called accused put it at Reuters he, “Yes,” İ ﬁ".split(" ")
)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.one_of(st.lists(words, max_size=20).map(" ".join), st.text(max_size=40)), min_size=1, max_size=4))
def test_all_offsets_lie_inside_the_passage_in_any_text(sentences: list[str]) -> None:
    account = told("a", [s or "." for s in sentences[:2]], [s or "." for s in sentences[2:]] or ["."], outlet="A")
    credits = read_credits([account])
    for passage in account.passages:
        found = credits[passage.id]
        spans = [(quotation.start, quotation.end) for quotation in found.quotations]
        for ordered in (spans, list(found.hedges)):
            assert all(one[1] <= other[0] for one, other in pairwise(ordered))
        if found.attribution:
            spans.append((found.attribution.start, found.attribution.end))
            assert found.attribution.source.strip()
        assert all(0 <= start < end <= len(passage.text) for start, end in [*spans, *found.hedges])

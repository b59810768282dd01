"""What a reader relies on in the marks of embellishment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article, comparison
from tui.findings.embellish import find_embellishments
from tui.findings.people import find_people
from tui.model import Article, Attribution, Credit, SourceKind, Span

PLAIN = article(
    "plain", "The ferry stopped at noon.", "Forty people were taken off by tugs.", "Its licence ends in June."
)
NOBODY = Credit(None, (), ())


def named(source: str) -> Credit:
    return Credit(Attribution(source, SourceKind.PERSON, 0, 1), (), ())


def marked(
    *articles: Article, threads: Sequence[Sequence[str]] = (), credits: Mapping[str, Credit] | None = None
) -> dict[str, list[tuple[str, str]]]:
    made = comparison(articles, threads)
    texts = {passage.id: passage.text for one in articles for passage in one.passages}
    given_credits = dict.fromkeys(texts, NOBODY) | dict(credits or {})
    found = find_embellishments(articles, made.alignments, made.threads, given_credits, find_people(articles))
    return {id: [(texts[id][span.start : span.end], span.reason) for span in spans] for id, spans in found.items()}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("A pale moon hung over the silent water.", "sensory detail"),
        ("She felt the cold of the railing, and she knew that it was over.", "inner thoughts"),
        ("The harbour was quiet, as if the whole town had gone.", "figure of speech"),
        ("His knuckles whitened and his lips moved.", "gesture or face"),
        ("Mist lay on the meadow and the hills.", "scene-setting"),
    ],
)
def test_a_narrated_sentence_that_nobody_else_has_is_marked_as_a_whole(sentence: str, reason: str) -> None:
    (found,) = marked(article("tale", sentence), PLAIN)["tale:0"]
    assert found[0] == sentence
    assert reason in found[1]
    assert found[1].endswith("found only here, no source named")


@pytest.mark.parametrize(
    "sentence",
    [
        "Three people were killed in the explosion and eleven were hurt.",
        "The fire destroyed two floors of the factory, and police closed the road.",
        "The company will pay a fine of 2 million euros by Friday.",
        "Shoppers were buying bread and water after the warning, police reported.",
        "The second hearing is set for 12 May at the district court.",
    ],
)
def test_sober_news_is_not_marked(sentence: str) -> None:
    assert marked(article("report", sentence), PLAIN) == {}


def test_in_a_claim_that_others_carry_only_the_dressing_is_marked() -> None:
    tale = article("tale", "The ferry stopped at noon, its bell sobbing like a lost child.")
    found = marked(tale, PLAIN, threads=[("tale:0", "plain:0")])["tale:0"]
    assert [text for text, _ in found] == ["its bell sobbing like a lost child"]


def test_what_a_parallel_also_tells_is_not_marked() -> None:
    one, two = article("one", "The crew wept on the silent deck."), article("two", "On the silent deck the crew wept.")
    assert marked(one, two, threads=[("one:0", "two:0")]) == {}


def test_what_a_parallel_tells_in_other_company_is_not_marked() -> None:
    one, two = article("one", "Sailors wept at the gate."), article("two", "On deck the crew was weeping.")
    others = [article(f"other{n}", "The ferry stopped.") for n in range(4)]
    assert "one:0" in marked(one, two, *others)
    assert marked(one, two, *others, threads=[("one:0", "two:0")]) == {}


def test_what_another_account_tells_elsewhere_is_not_marked() -> None:
    one = article("one", "Sailors wept at the harbour gate.")
    two = article("two", "The ferry stopped.", "Later sailors wept there, at the gate.")
    others = [article(f"other{n}", "The ferry stopped.") for n in range(4)]
    assert marked(one, two, *others) == {}


def test_words_in_quotation_marks_are_not_the_writers() -> None:
    said = article("said", "“I felt the cold moon whisper like a ghost,” said Anna Kern, a nurse.")
    assert marked(said, PLAIN) == {}


def test_what_a_named_source_tells_is_not_marked() -> None:
    told = article("told", "Passengers wept on the deck, Anna Kern said.")
    assert "told:0" in marked(told, PLAIN)
    assert marked(told, PLAIN, credits={"told:0": named("Anna Kern")}) == {}


def test_a_titled_person_whom_one_account_names_without_a_source_is_marked() -> None:
    tale = article("tale", "It was General Tobias Vexley who opened the gate.")
    assert marked(tale, PLAIN)["tale:0"] == [
        (tale.text, "General Tobias Vexley: named only here, no source given"),
    ]


def test_another_person_of_the_same_title_does_not_support() -> None:
    tale = article("tale", "It was General Tobias Vexley who opened the gate.")
    other = article("other", "The order came from General Ida Brandt.", "Vessels waited outside.")
    assert set(marked(tale, other)) == {"tale:0", "other:0"}


@pytest.mark.parametrize("name", ["Gen. Vexley", "Vexley", "Tobias Vexly"])
def test_a_person_known_elsewhere_by_last_name_or_spelling_is_supported(name: str) -> None:
    tale = article("tale", "It was General Tobias Vexley who opened the gate.")
    assert marked(tale, article("other", f"The order came from {name} on Monday.")) == {}


def test_a_titled_person_who_is_a_source_is_not_marked() -> None:
    page = article("page", "Captain Ida Brandt said the engine failed.", "Captain Brandt opened the gate.")
    assert marked(page, PLAIN, credits={"page:0": named("Captain Ida Brandt")}) == {}


def test_a_single_account_has_nothing_to_be_compared_with() -> None:
    assert marked(article("tale", "A pale moon hung over the silent water.")) == {}


WORDS = st.sampled_from(
    'A pale moon wept like a ghost . , “ ” " — ; General Vexley said he knew silence 40 people as if the sky'.split()
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(WORDS, min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=60),
        min_size=1,
        max_size=5,
    )
)
def test_spans_lie_inside_their_passage_and_do_not_overlap(sentences: list[str]) -> None:
    one, two = article("one", *sentences), article("two", sentences[0], "The ferry stopped.")
    for threads in ((), (("one:0", "two:0"),)):
        made = comparison([one, two], threads)
        credits = {passage.id: NOBODY for part in (one, two) for passage in part.passages}
        found = find_embellishments([one, two], made.alignments, made.threads, credits, find_people([one, two]))
        length = {passage.id: len(passage.text) for part in (one, two) for passage in part.passages}
        for passage, spans in found.items():
            at = 0
            for span in sorted(spans, key=_start):
                assert at <= span.start < span.end <= length[passage]
                at = span.end


def _start(span: Span) -> int:
    return span.start

"""What a reader relies on in the status of a passage and its lit words."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article, comparison
from tests.alignment.stories import BAY, COAST, HARBOUR, STORY, no_progress
from tui.alignment import align, gather
from tui.findings import judge, read_credits
from tui.findings.origins import find_origins
from tui.model import Alignment, Article, Finding, Kind, Span, SpanKind, Status, Thread


def judge_all(
    articles: Sequence[Article], alignments: Sequence[Alignment], threads: Sequence[Thread]
) -> tuple[Finding, ...]:
    credits = read_credits(articles)
    return judge(articles, alignments, threads, credits, find_origins(articles, credits, {}), {}, ())


def judged(articles: Sequence[Article], *threads: Sequence[str]) -> dict[str, Finding]:
    made = comparison(articles, threads)
    return {finding.passage: finding for finding in judge_all(articles, made.alignments, made.threads)}


def lit(text: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.reason) for span in spans if span.kind is SpanKind.SHARED]


def test_a_claim_that_others_carry_agrees() -> None:
    found = judged(STORY, ("harbour:0", "bay:0", "coast:0"))["harbour:0"]
    assert found.status is Status.AGREE
    assert found.origins == 2


def test_a_claim_that_nobody_else_carries_stands_alone() -> None:
    found = judged(STORY)["coast:1"]
    assert (found.status, found.origins, found.spans) == (Status.SOLE, 0, ())


def test_a_question_to_the_reader_is_comment() -> None:
    page = article("page", "How could this happen again?", "“How could this happen?” the mayor asked.", "“Why?”")
    statuses = [finding.status for finding in judged([page]).values()]
    assert statuses == [Status.COMMENT, Status.SOLE, Status.SOLE]


def test_each_body_and_bullet_passage_is_judged_once() -> None:
    kinds = [Kind.TITLE, Kind.HEADING, Kind.FURNITURE, Kind.BULLET, Kind.BODY]
    page = article("page", "Title", "Heading", "0 Comments", "- Bullet.", "Body.", kinds=kinds)
    assert list(judged([page])) == ["page:3", "page:4"]


def test_shared_words_are_lit_with_the_outlets_that_have_them() -> None:
    one = article("a", "The ferry with 212 people ran aground off Norholm.", outlet="Post")
    two = article("b", "Off Norholm a ferry ran onto rocks.", outlet="News")
    three = article("c", "Some 212 people were on the ferry.", outlet="Wire")
    spans = judged([one, two, three], ("a:0", "b:0", "c:0"))["a:0"].spans
    assert lit(one.text, spans) == [
        ("ferry", "also in News, Wire"),
        ("212 people", "also in Wire"),
        ("ran", "also in News"),
        ("Norholm", "also in News"),
    ]


def test_another_spelling_or_form_of_a_word_is_lit() -> None:
    one = article("a", "Captain Hallgrimsson fled after fifty years.")
    two = article("b", "Hallgrimson was fleeing; his 50-year reign ended.")
    spans = judged([one, two], ("a:0", "b:0"))["a:0"].spans
    assert lit(one.text, spans) == [("Hallgrimsson fled after fifty years", "also in B")]


def test_a_run_of_lit_words_ends_with_its_sentence() -> None:
    one = article("a", "The ferry sank. Oil leaked.")
    two = article("b", "The ferry sank and oil leaked.")
    spans = judged([one, two], ("a:0", "b:0"))["a:0"].spans
    assert [text for text, _ in lit(one.text, spans)] == ["ferry sank", "Oil leaked"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*HARBOUR.passages, *BAY.passages, *COAST.passages]), max_size=8))
def test_spans_lie_inside_their_passage_and_do_not_overlap(chosen: list[object]) -> None:
    texts = [passage.text for passage in chosen if hasattr(passage, "text")]
    articles = [article("a", *texts[::2]), article("b", *texts[1::2]), HARBOUR]
    links = align(articles, no_progress)
    threads = gather(articles, links, no_progress)
    length = {passage.id: len(passage.text) for one in articles for passage in one.passages}
    for finding in judge_all(articles, links, threads):
        at = 0
        for span in finding.spans:
            assert at <= span.start < span.end <= length[finding.passage]
            at = span.end

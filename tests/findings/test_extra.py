"""What a reader relies on in the marks of extra detail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tui.findings.extra import extra_spans


def added(text: str, *others: str) -> list[tuple[str, str]]:
    one = article("one", text)
    rest = [article(f"other{n}", other, outlet=f"Paper {n}") for n, other in enumerate(others)]
    spans = extra_spans(
        one.passages[0], [part.passages[0] for part in rest], {article.id: article.outlet for article in (one, *rest)}
    )
    return [(text[span.start : span.end], span.reason) for span in spans]


def test_detail_that_the_parallels_lack_is_marked_as_a_phrase_with_their_outlets() -> None:
    found = added("The ferry stopped near Norholm after a loud bang.", "The ferry stopped.", "A ferry was stopping.")
    assert found == [("near Norholm after a loud bang", "not in Paper 0, Paper 1")]


def test_a_number_or_name_is_marked_alone() -> None:
    assert [text for text, _ in added("The ferry with 212 people stopped.", "The ferry stopped; people left.")] == [
        "with 212"
    ]


def test_another_form_or_spelling_is_no_extra_detail() -> None:
    assert added("Captain Hallgrimsson fled after fifty years.", "Hallgrimson, the captain, flees: 50-year rule.") == []


def test_a_lone_other_word_is_another_wording() -> None:
    assert added("The ferry halted at noon.", "The ferry stopped at noon.") == []


def test_without_a_parallel_nothing_is_extra() -> None:
    assert added("The ferry stopped near Norholm.") == []


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_spans_lie_inside_the_passage_and_do_not_overlap(text: str, other: str) -> None:
    one, two = article("one", text), article("two", other)
    at = 0
    for span in extra_spans(one.passages[0], two.passages, {one.id: one.outlet, two.id: two.outlet}):
        assert at <= span.start < span.end <= len(text)
        at = span.end

"""What a reader relies on: annotations of other programs come in as far as they quote words and say something."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebook.exchange_values import A
from tui.notebook.exchange import ExchangeError, Imported, read
from tui.notebook.values import Act, Opinion, Scope, Source, Tag

QUOTE = {"type": "TextQuoteSelector", "exact": "The ferry stopped.", "prefix": "x" * 40, "suffix": "y" * 40}
HYPOTHESIS = {
    "id": "x1",
    "created": "2024-05-03T10:00:00.000000+00:00",
    "updated": "2024-05-03T12:00:00.000000+00:00",
    "user": "acct:ada@hypothes.is",
    "user_info": {"display_name": "Ada L."},
    "uri": "https://www.post.example/1",
    "text": "Asked the operator.",
    "tags": ["Dubious", "ferry"],
    "document": {"title": ["Ferry halted"]},
    "references": [],
    "target": [
        {
            "source": "https://www.post.example/1",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 100, "end": 118},
                QUOTE,
            ],
        }
    ],
}
PLAIN: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno1",
    "type": "Annotation",
    "body": {"type": "TextualBody", "value": "Hm."},
    "target": {"source": "http://post.example/1", "selector": QUOTE},
}


def taken(document: Any) -> Imported:
    return read(json.dumps(document).encode())


def only(document: Any) -> Act:
    imported = taken(document)
    assert imported.left_out == ()
    (act,) = imported.acts
    return act


@pytest.mark.parametrize(
    "document",
    [
        {"total": 1, "rows": [HYPOTHESIS]},
        {"export_date": "2024-05-04", "annotations": [HYPOTHESIS]},
        [HYPOTHESIS],
        HYPOTHESIS,
    ],
    ids=["search", "export", "list", "single"],
)
def test_annotations_of_hypothesis_come_in(document: Any) -> None:
    imported = taken(document)
    (act,) = imported.acts
    (anchor,) = act.target.anchors
    assert act.by == "Ada L." and act.at == datetime(2024, 5, 3, 12, tzinfo=UTC)
    assert act.after == Opinion(Tag.DUBIOUS, "Asked the operator.\n\nTags: ferry")
    assert act.target.scope is Scope.SPAN
    assert (anchor.quote, anchor.start, anchor.end) == ("The ferry stopped.", 100, 118)
    assert (anchor.prefix, anchor.suffix) == ("x" * 32, "y" * 32)
    assert imported.sources == (
        Source(anchor.digest, "post.example", "Ferry halted", url="https://www.post.example/1"),
    )


def test_the_account_stands_for_who_shows_no_name() -> None:
    assert only({**HYPOTHESIS, "user_info": {"display_name": None}}).by == "ada@hypothes.is"


@pytest.mark.parametrize(
    "document",
    [PLAIN, [PLAIN], {"type": "AnnotationPage", "items": [PLAIN]}, {"first": {"items": [PLAIN]}, "total": 1}],
    ids=["single", "list", "page", "collection"],
)
def test_annotations_of_the_model_come_in(document: Any) -> None:
    act = only(document)
    assert act.after == Opinion(None, "Hm.")
    assert act.by == "" and act.at == datetime(1970, 1, 1, tzinfo=UTC)
    assert act.target.anchors[0].quote == "The ferry stopped."


@pytest.mark.parametrize(
    ("changes", "opinion"),
    [
        ({"body": None, "bodyValue": "Hm."}, Opinion(None, "Hm.")),
        ({"body": "http://example.org/reply"}, Opinion(None, "http://example.org/reply")),
        ({"body": [{"value": "one"}, {"value": "two"}]}, Opinion(None, "one\n\ntwo")),
        ({"body": {"value": " Verified ", "purpose": "tagging"}}, Opinion(Tag.VERIFIED)),
        ({"body": {"value": "dubious", "purpose": ["assessing"]}}, Opinion(Tag.DUBIOUS)),
        ({"body": {"value": "dubious"}}, Opinion(None, "dubious")),
        (
            {"body": {"source": "http://tags.example/sea", "purpose": "tagging"}},
            Opinion(None, "Tags: http://tags.example/sea"),
        ),
        (
            {"body": [{"value": "verified", "purpose": "tagging"}, {"value": "dubious", "purpose": "tagging"}]},
            Opinion(Tag.VERIFIED, "Tags: dubious"),
        ),
    ],
)
def test_every_way_to_say_something_is_read(changes: dict[str, Any], opinion: Opinion) -> None:
    assert only({**PLAIN, **changes}).after == opinion


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("http://example.org/ada", "http://example.org/ada"),
        ({"id": "http://example.org/ada", "nickname": "ada"}, "ada"),
        ([{"type": "Person", "name": ["Ada", "A. L."]}, "other"], "Ada"),
        ({"type": "Person"}, ""),
        (3, ""),
    ],
)
def test_the_creator_is_the_reader(creator: Any, name: str) -> None:
    assert only({**PLAIN, "creator": creator}).by == name


def test_a_quote_within_another_selection_is_found() -> None:
    target = {"source": "http://post.example/1", "selector": {"type": "FragmentSelector", "refinedBy": QUOTE}}
    assert only({**PLAIN, "target": target}).target.anchors[0].quote == QUOTE["exact"]


def test_several_targets_are_one_thread() -> None:
    target = [PLAIN["target"], {**PLAIN["target"], "source": {"id": "http://news.example/2"}}]
    imported = taken({**PLAIN, "target": target})
    assert imported.acts[0].target.scope is Scope.THREAD
    assert [source.outlet for source in imported.sources] == ["post.example", "news.example"]
    assert len({anchor.digest for anchor in imported.acts[0].target.anchors}) == 2


def test_a_text_known_by_its_digest_is_that_text() -> None:
    position = {"type": "TextPositionSelector", "start": 4, "end": 22}
    target = {"source": f"urn:sha256:{A}", "selector": [QUOTE, position]}
    (anchor,) = only({**PLAIN, "target": target}).target.anchors
    assert (anchor.digest, anchor.start, anchor.end) == (A, 4, 22)


def test_a_quote_is_made_what_an_article_of_ours_would_say() -> None:
    quote = {**QUOTE, "exact": "The\tferry\x1b[31m\r\nstopped."}
    anchor = only({**PLAIN, "target": {"source": "http://a.example", "selector": quote}}).target.anchors[0]
    assert anchor.quote == "The ferry\ufffd[31m\nstopped."


def test_a_position_of_another_program_never_leaves_the_numbers_a_notebook_holds() -> None:
    for start in (-3, 2**63 - 1, 2**70, "4", None, True):
        target = {"source": "http://a.example", "selector": [QUOTE, {"type": "TextPositionSelector", "start": start}]}
        anchor = only({**PLAIN, "target": target}).target.anchors[0]
        assert 0 <= anchor.start < anchor.end == anchor.start + 18 < 2**63


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"body": None}, "it says nothing: neither a tag nor a text"),
        ({"target": "http://post.example/1"}, "a target without a quote is no object: 'http://post.example/1'"),
        ({"target": []}, "it has no target"),
        ({"target": {"source": "http://post.example/1"}}, "it quotes no words (no TextQuoteSelector)"),
        ({"target": {"selector": {**QUOTE, "exact": " "}}}, "it quotes no words"),
        ({"target": {"selector": {**QUOTE, "exact": 3}}}, "exact is no text: 3"),
        ({"target": {"source": "urn:sha256:abc", "selector": QUOTE}}, "digest is not 64 lower-case hex digits: 'abc'"),
        ({"target": {"source": f"urn:sha256:{A}", "selector": QUOTE}}, "start is missing"),
        ({"modified": "yesterday"}, "modified is no time: 'yesterday'"),
        ({"synoptic:scope": "page"}, "scope is none of passage, span, thread: 'page'"),
        ({"synoptic:evidence": {}}, "synoptic:parallels is missing"),
    ],
)
def test_what_cannot_come_in_is_named_and_the_others_come_in(changes: dict[str, Any], reason: str) -> None:
    imported = taken([PLAIN, {**PLAIN, **changes}])
    assert len(imported.acts) == 1
    assert [(left.place, left.reason) for left in imported.left_out] == [("annotation 2", reason)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "items target body selector source state cached creator name uri tags text exact type start end value"
                " modified refinedBy user user_info document title purpose synoptic:packed synoptic:articles".split()
            ),
            inner | st.sampled_from(["TextQuoteSelector", "TextPositionSelector", "http://[", f"urn:sha256:{A}"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(json_values, st.sampled_from(["target", "body", "creator", "modified", "uri", "selector", "exact", "tags"]))
def test_any_json_is_read_or_refused(value: Any, key: str) -> None:
    for document in (value, [value], {**PLAIN, key: value}, {**HYPOTHESIS, key: value}):
        try:
            taken(document)
        except ExchangeError as error:
            assert "\n" not in str(error)
    inner = {**PLAIN, "target": {**PLAIN["target"], key: value}}
    assert taken([inner]) is not None

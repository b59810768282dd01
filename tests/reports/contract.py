"""Checks a document against the contract of `synoptic compare --format json`, field by field."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

KINDS = {"title", "heading", "furniture", "bullet", "body"}
STATUSES = {"agree", "conflict", "embellish", "sole", "comment"}
SPANS = {"shared", "extra", "embellish", "conflict"}
CONFLICTS = {"number", "date", "place", "actor", "outcome", "manner"}


def check_contract(document: Any, texts: dict[str, str] | None = None) -> None:
    """Assert that a document is what the contract promises.

    Args:
        document: The document as parsed.
        texts: The text of each article as read, by path; where given, every passage is looked up in it.
    """
    fields(
        document, version=int, articles=list, alignments=list, threads=list, findings=list, conflicts=list, people=list
    )
    assert document["version"] == 1
    passages = check_articles(document["articles"], texts)
    articles = {article["id"] for article in document["articles"]}
    claims = [p for p, passage in passages.items() if passage["kind"] in ("body", "bullet")]
    check_alignments(document["alignments"], passages)
    check_threads(document["threads"], passages, articles)
    assert [finding["passage"] for finding in document["findings"]] == claims
    check_findings(document["findings"], passages)
    check_conflicts(document["conflicts"], passages)
    for person in document["people"]:
        fields(person, name=str, articles=list, passages=list)
        assert person["name"]
        assert set(person["articles"]) == {passages[p]["article"] for p in person["passages"]}


def fields(record: Any, **types: type | tuple[type, ...]) -> None:
    """Assert that a record has these fields, of these types; it may have others."""
    assert isinstance(record, dict)
    for name, kind in types.items():
        assert name in record, f"{name} is missing in {record}"
        assert isinstance(record[name], kind), f"{name} is {record[name]!r}"
        assert kind is not int or not isinstance(record[name], bool)


def check_articles(articles: list[Any], texts: dict[str, str] | None) -> dict[str, Any]:
    """Check articles and their passages, and give the passages by id, each with its article's."""
    optional = (str, type(None))
    passages: dict[str, Any] = {}
    assert len({article["id"] for article in articles}) == len(articles)
    for article in articles:
        fields(article, id=str, path=str, outlet=str, title=optional, author=optional, published=optional)
        fields(article, origins=list, passages=list)
        assert article["id"]
        assert article["outlet"]
        assert article["published"] is None or date.fromisoformat(article["published"])
        assert all(isinstance(origin, str) for origin in article["origins"])
        for passage in article["passages"]:
            fields(passage, id=str, kind=str, start=int, end=int, paragraph=int, text=str)
            assert passage["kind"] in KINDS
            assert passage["id"] not in passages
            assert 0 <= passage["start"] < passage["end"]
            assert passage["end"] - passage["start"] == len(passage["text"])
            if texts is not None:
                assert texts[article["path"]][passage["start"] : passage["end"]] == passage["text"]
            passages[passage["id"]] = {**passage, "article": article["id"]}
        assert all(a["end"] <= b["start"] for a, b in pairwise(article["passages"]))
        assert all(b["paragraph"] - a["paragraph"] >= 0 for a, b in pairwise(article["passages"]))
    return passages


def check_alignments(alignments: list[Any], passages: dict[str, Any]) -> None:
    """Check that each pair of passages of two articles is listed once, with a probability."""
    pairs = [frozenset((link["a"], link["b"])) for link in alignments]
    assert len(set(pairs)) == len(pairs)
    for link in alignments:
        fields(link, a=str, b=str, score=(int, float), strength=str)
        assert passages[link["a"]]["article"] != passages[link["b"]]["article"]
        assert 0 <= link["score"] <= 1
        assert link["strength"] in ("aligned", "possible")


def check_threads(threads: list[Any], passages: dict[str, Any], articles: set[str]) -> None:
    """Check that each thread joins at least two articles, and that who omits it does not carry it."""
    assert len({thread["id"] for thread in threads}) == len(threads)
    for thread in threads:
        fields(thread, id=str, claim=str, passages=list, articles=list, omitted_by=list, origins=int)
        assert thread["claim"] in [passages[p]["text"] for p in thread["passages"]]
        assert set(thread["articles"]) == {passages[p]["article"] for p in thread["passages"]}
        assert len(thread["articles"]) >= 2
        assert set(thread["omitted_by"]) <= articles - set(thread["articles"])
        assert 1 <= thread["origins"] <= len(thread["articles"])


def check_findings(findings: list[Any], passages: dict[str, Any]) -> None:
    """Check statuses, and that spans lie within their passages."""
    for finding in findings:
        fields(finding, passage=str, status=str, origins=int, attribution=(str, type(None)), spans=list)
        assert finding["status"] in STATUSES
        assert finding["origins"] >= 0
        for span in finding["spans"]:
            fields(span, start=int, end=int, kind=str, reason=str)
            assert 0 <= span["start"] < span["end"] <= len(passages[finding["passage"]]["text"])
            assert span["kind"] in SPANS
            assert span["reason"]


def check_conflicts(conflicts: list[Any], passages: dict[str, Any]) -> None:
    """Check that conflicts are between articles, with spans within their passages."""
    for conflict in conflicts:
        fields(conflict, a=str, b=str, type=str, a_span=list, b_span=list, reason=str)
        assert passages[conflict["a"]]["article"] != passages[conflict["b"]]["article"]
        assert conflict["type"] in CONFLICTS
        for side in "ab":
            start, end = conflict[f"{side}_span"]
            assert 0 <= start < end <= len(passages[conflict[side]]["text"])

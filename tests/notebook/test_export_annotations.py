"""What other programs rely on: annotations keep the rules of the W3C's model, and judgements come back from them."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.notebook import exchange_values as values
from tests.notebook.exchange_values import BOAT, FERRY, NEWS, NOON, POST, SEEN, A, B, act, judged
from tui.notebook.exchange import read, write_annotations
from tui.notebook.values import Anchor, Judgement, Opinion, Scope, Source, Tag, Target

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
MOTIVATIONS = {"assessing", "commenting", "tagging"}
CONTEXT_TERMS = set(
    "id type Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector TimeState Person"
    " AnnotationCollection AnnotationPage assessing commenting tagging body target source selector state creator"
    " motivation purpose cached items partOf format created modified value start end exact prefix suffix name label"
    " total startIndex".split()
)
"""Those of http://www.w3.org/ns/anno.jsonld that are used."""
CREATED_EARLIER = NOON.replace(year=2023)


def page(judgements: list[Judgement], *args: Any) -> Any:
    return json.loads(write_annotations(judgements, [POST, NEWS], *args))


def check_page(document: Any) -> None:
    """Hold a document against the rules of the Web Annotation Data Model, by section."""
    context = document["@context"]
    assert context[0] == "http://www.w3.org/ns/anno.jsonld", "3.1: the model's context is there"
    assert document["type"] == "AnnotationPage" and IRI.fullmatch(document["id"]), "5.2"
    assert isinstance(document["items"], list) and document["startIndex"] == 0, "5.2"
    collection = document["partOf"]
    assert collection["type"] == "AnnotationCollection" and IRI.fullmatch(collection["id"]), "5.1"
    assert collection["total"] == len(document["items"]) and isinstance(collection["label"], str), "5.1"
    assert len({item["id"] for item in document["items"]}) == len(document["items"])
    for item in document["items"]:
        check_annotation(item)
    check_terms({key: value for key, value in document.items() if key != "@context"}, context[1])


def check_annotation(item: Any) -> None:
    assert item["type"] == "Annotation" and re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item["id"]), "3.1"
    motivations = item["motivation"] if isinstance(item["motivation"], list) else [item["motivation"]]
    assert motivations and set(motivations) <= MOTIVATIONS, "3.3.5"
    assert item["creator"]["type"] == "Person" and isinstance(item["creator"]["name"], str), "3.3.2"
    assert DATE_TIME.fullmatch(item["created"]) and DATE_TIME.fullmatch(item["modified"]), "3.3.1: xsd:dateTime in UTC"
    assert item["created"] <= item["modified"]
    assert item["body"], "3.1: there may be bodies"
    for body in item["body"]:
        assert body["type"] == "TextualBody" and isinstance(body["value"], str), "3.2.4: exactly one value"
        assert body["format"] == "text/plain" and body["purpose"] in MOTIVATIONS, "3.2.4, 3.3.5"
    assert item["target"], "3.1: at least one target"
    for target in item["target"]:
        check_resource(target)


def check_resource(resource: Any) -> None:
    assert resource["type"] == "SpecificResource" and IRI.fullmatch(resource["source"]), "4: exactly one source"
    quote, position = resource["selector"]
    assert quote["type"] == "TextQuoteSelector", "4.2.4"
    assert all(isinstance(quote[key], str) for key in ("exact", "prefix", "suffix")), "4.2.4"
    assert position["type"] == "TextPositionSelector", "4.2.5"
    assert 0 <= position["start"] <= position["end"], "4.2.5: non-negative integers"
    assert resource["state"]["type"] == "TimeState", "4.3.1"
    assert re.fullmatch(r"urn:sha256:[0-9a-f]{64}", resource["state"]["cached"]), "4.3.1: an IRI"


def check_terms(value: Any, declared: dict[str, Any]) -> None:
    """Each key is a term of the context or has the declared prefix, so that no processor drops it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            assert key in CONTEXT_TERMS or (key.startswith("synoptic:") and "synoptic" in declared), key
            if key in ("type", "motivation", "purpose"):
                assert set(inner if isinstance(inner, list) else [inner]) <= CONTEXT_TERMS
            check_terms(inner, declared)
    elif isinstance(value, list):
        for inner in value:
            check_terms(inner, declared)


def test_a_page_keeps_the_rules_of_the_model() -> None:
    document = page(
        [
            judged(Opinion(Tag.VERIFIED, "asked"), evidence=SEEN),
            judged(Opinion(Tag.DUBIOUS), BOAT),
            judged(Opinion(None, "a thread"), FERRY, BOAT),
        ]
    )
    check_page(document)
    assert [item["motivation"] for item in document["items"]] == [
        ["assessing", "commenting"],
        "assessing",
        "commenting",
    ]
    assert [[body["purpose"] for body in item["body"]] for item in document["items"]] == [
        ["tagging", "commenting"],
        ["tagging"],
        ["commenting"],
    ]


def test_the_source_is_the_url_or_the_name_of_the_text() -> None:
    (item,) = page([judged(Opinion(Tag.VERIFIED), FERRY, BOAT)])["items"]
    assert [target["source"] for target in item["target"]] == ["https://post.example/1", f"urn:sha256:{B}"]
    assert [target["state"]["cached"] for target in item["target"]] == [f"urn:sha256:{A}", f"urn:sha256:{B}"]
    assert item["target"][0]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "The ferry stopped.", "prefix": "Now ", "suffix": " Then"},
        {"type": "TextPositionSelector", "start": 4, "end": 22},
    ]


def test_what_is_no_web_address_is_no_source() -> None:
    for url in ("post.example/1", "https://post.example/a b", "javascript:alert(1)", "https://\ud800"):
        document = json.loads(write_annotations([judged(Opinion(Tag.VERIFIED))], [Source(A, "Post", url=url)]))
        check_page(document)
        assert document["items"][0]["target"][0]["source"] == f"urn:sha256:{A}"
        assert read(json.dumps(document).encode()).sources == (Source(A, "Post", url=url),)


def test_an_annotation_keeps_its_name_when_its_reader_changes_their_mind() -> None:
    first, second = judged(Opinion(Tag.VERIFIED)), judged(Opinion(Tag.DUBIOUS), at=NOON.replace(year=2025))
    other = judged(Opinion(Tag.VERIFIED), by="Bob")
    names = [page([one])["items"][0]["id"] for one in (first, second, other)]
    assert names[0] == names[1] != names[2]


def test_created_is_when_the_target_was_first_judged() -> None:
    earlier = act(judged(Opinion(Tag.DUBIOUS), at=CREATED_EARLIER))
    (item,) = page([judged(Opinion(Tag.VERIFIED))], [earlier])["items"]
    assert (item["created"], item["modified"]) == ("2023-05-03T12:00:00.123456Z", "2024-05-03T12:00:00.123456Z")


def test_what_was_taken_back_does_not_leave() -> None:
    secret = act(judged(Opinion(Tag.DUBIOUS, "a slander")))
    written = write_annotations([judged(Opinion())], [POST], [secret])
    assert json.loads(written)["items"] == [] and "slander" not in written and "Harbour" not in written


def test_offsets_count_code_points() -> None:
    text = "🛳🛳 The ferry stopped."
    anchor = Anchor(A, 3, len(text), text[3:])
    (item,) = page([judged(Opinion(Tag.VERIFIED), anchor)])["items"]
    assert item["target"][0]["selector"][1] == {"type": "TextPositionSelector", "start": 3, "end": 21}


@given(st.lists(values.judgements, max_size=3), st.lists(values.sources, max_size=2, unique_by=lambda one: one.digest))
def test_what_stands_comes_back_equal(judgements: list[Judgement], sources: list[Source]) -> None:
    if sources:
        judgements = [
            *judgements,
            judged(Opinion(Tag.VERIFIED), *(Anchor(source.digest, 0, 1, "x") for source in sources)),
        ]
    written = write_annotations(judgements, sources)
    document = json.loads(written)
    if len({item["id"] for item in document["items"]}) == len(document["items"]):
        check_page(document)
    assert not re.search("[\ud800-\udfff]", written)
    assert not re.search("[\ud800-\udfff]", json.dumps(document["items"], ensure_ascii=False)), "strict readers refuse"
    imported = read(written.encode())
    standing = [one for one in judgements if one.opinion]
    back = [Judgement(act.target, act.after, act.by, act.at, act.evidence) for act in imported.acts]
    assert back == [*dict.fromkeys(standing)]
    assert all(act.kind == "set" and not act.before for act in imported.acts)
    assert imported.left_out == ()
    assert set(imported.sources) == set(sources)


def test_taking_a_file_in_twice_adds_nothing() -> None:
    written = write_annotations([judged(Opinion(Tag.VERIFIED, "asked"), evidence=SEEN)], [POST, NEWS]).encode()
    assert read(written) == read(written)
    assert len(read(written).acts[0].id) == 32


def test_an_edit_of_another_program_comes_in_even_where_the_exact_value_goes_along() -> None:
    odd = judged(Opinion(Tag.VERIFIED, "odd \ud800"))
    document = json.loads(write_annotations([odd], []))
    assert read(json.dumps(document).encode()).acts[0].after == odd.opinion
    document["items"][0]["body"][1]["value"] = "edited"
    assert read(json.dumps(document).encode()).acts[0].after == Opinion(Tag.VERIFIED, "edited")
    document["items"][0]["synoptic:packed"] = "broken"
    assert read(json.dumps(document).encode()).acts[0].after == Opinion(Tag.VERIFIED, "edited")


def test_the_scope_is_kept() -> None:
    span = Judgement(Target(Scope.SPAN, (FERRY,)), Opinion(Tag.DUBIOUS), "Ada", NOON)
    assert read(write_annotations([span], []).encode()).acts[0].target.scope is Scope.SPAN

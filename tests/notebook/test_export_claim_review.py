"""What fact-check tools rely on: each tagged claim is a ClaimReview with all that schema.org and Google ask for."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.notebook import exchange_values as values
from tests.notebook.exchange_values import BOAT, FERRY, NEWS, POST, SEEN, judged
from tui.notebook.exchange import write_claim_reviews
from tui.notebook.values import Judgement, Opinion, Source, Tag


def reviews(judgements: list[Judgement], sources: list[Source]) -> list[Any]:
    document = json.loads(write_claim_reviews(judgements, sources))
    assert document["@context"] == "https://schema.org"
    for review in document["@graph"]:
        check(review)
    found: list[Any] = document["@graph"]
    return found


def check(review: Any) -> None:
    assert review["@type"] == "ClaimReview"
    assert isinstance(review["claimReviewed"], str)
    assert date.fromisoformat(review["datePublished"])
    assert review["author"]["@type"] in ("Person", "Organization") and review["author"]["name"]
    rating = review["reviewRating"]
    assert rating["@type"] == "Rating" and rating["alternateName"]
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"] > rating["worstRating"]
    assert review["itemReviewed"]["@type"] == "Claim" and review["itemReviewed"]["appearance"]
    for work in review["itemReviewed"]["appearance"]:
        assert work["@type"] == "CreativeWork"
        assert work.get("url", "https://").startswith(("http://", "https://"))


def test_a_verified_claim_is_a_review_of_where_it_appeared() -> None:
    assert reviews([judged(Opinion(Tag.VERIFIED, "Asked the operator."), evidence=SEEN)], [POST]) == [
        {
            "@type": "ClaimReview",
            "datePublished": "2024-05-03",
            "author": {"@type": "Person", "name": "Ada"},
            "claimReviewed": "The ferry stopped.",
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": 3,
                "bestRating": 3,
                "worstRating": 1,
                "alternateName": "Verified by the reader",
            },
            "reviewBody": "Asked the operator.",
            "itemReviewed": {
                "@type": "Claim",
                "appearance": [
                    {
                        "@type": "CreativeWork",
                        "text": "The ferry stopped.",
                        "headline": "Ferry halted",
                        "url": "https://post.example/1",
                        "datePublished": "2024-05-03",
                        "publisher": {"@type": "Organization", "name": "Harbour Post"},
                        "author": {"@type": "Person", "name": "Anna Kern"},
                    }
                ],
            },
        }
    ]


def test_dubious_is_neither_true_nor_false() -> None:
    (review,) = reviews([judged(Opinion(Tag.DUBIOUS))], [])
    rating = review["reviewRating"]
    assert rating["alternateName"] == "Dubious: not confirmed"
    assert rating["worstRating"] < rating["ratingValue"] < rating["bestRating"]
    assert "reviewBody" not in review


def test_only_what_is_tagged_is_a_review() -> None:
    assert reviews([judged(Opinion(None, "a note")), judged(Opinion())], []) == []


def test_a_thread_is_one_claim_that_appeared_in_several_articles() -> None:
    seen = replace(SEEN, claim="A ferry stopped.")
    (review,) = reviews([judged(Opinion(Tag.VERIFIED), FERRY, BOAT, evidence=seen)], [POST, NEWS])
    assert review["claimReviewed"] == "A ferry stopped."
    assert [work["publisher"]["name"] for work in review["itemReviewed"]["appearance"]] == ["Harbour Post", "Bay News"]
    (passage,) = reviews([judged(Opinion(Tag.VERIFIED), evidence=seen)], [])
    assert passage["claimReviewed"] == "The ferry stopped.", "what was judged is the passage, not its thread"


def test_a_date_that_is_none_and_an_address_that_is_none_are_left_out() -> None:
    odd = replace(POST, published="early May", url="javascript:alert(1)")
    ((work,),) = [review["itemReviewed"]["appearance"] for review in reviews([judged(Opinion(Tag.VERIFIED))], [odd])]
    assert "datePublished" not in work and "url" not in work


@given(st.lists(values.judgements, max_size=3), st.lists(values.sources, max_size=2))
def test_any_judgement_makes_a_valid_review(judgements: list[Judgement], sources: list[Source]) -> None:
    more = [judged(Opinion(Tag.VERIFIED), replace(FERRY, digest=source.digest), by="") for source in sources]
    found = reviews([*judgements, *more], sources)
    assert len(found) == sum(one.opinion.tag is not None for one in [*judgements, *more])
    json.dumps(found, ensure_ascii=False).encode()

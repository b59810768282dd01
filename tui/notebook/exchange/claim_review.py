"""Tagged claims as schema.org ClaimReview in JSON-LD.

Of the properties that Google's guide to fact-check markup asks for, `claimReviewed`, `reviewRating` with its
`alternateName`, `author` and `itemReviewed` are always there. `url`, the page on which a review is published, is not:
only who publishes it knows the page, and must add it. The outlet stands as the publisher of the claim's appearances,
not as the claim's author: it may only have reported what others said.

The scale has three steps, 3 (confirmed) to 1 (refuted). A reader's *dubious* means "not confirmed", so it is the
middle; nothing in a notebook says that a claim is false, and nothing here gets a 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC

from tui.notebook.exchange.addresses import is_web_address
from tui.notebook.exchange.fields import Document, dumped
from tui.notebook.exchange.legible import legible, on_one_line
from tui.notebook.values import Anchor, Judgement, Source, Tag

CONTEXT = "https://schema.org"
BEST, WORST = 3, 1
RATINGS = {Tag.VERIFIED: (3, "Verified by the reader"), Tag.DUBIOUS: (2, "Dubious: not confirmed")}
NOBODY = "A reader who gave no name"
INDENT = 1

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


def write_claim_reviews(judgements: Iterable[Judgement], sources: Iterable[Source]) -> str:
    """Write the tagged claims as reviews; judgements without a tag are left out.

    Args:
        judgements: What stands.
        sources: What the digests of their anchors stand for, as far as known.

    Returns:
        The JSON-LD document, with a newline at its end.
    """
    articles = {source.digest: source for source in sources}
    reviews = [_review(one, one.opinion.tag, articles) for one in judgements if one.opinion.tag is not None]
    return dumped({"@context": CONTEXT, "@graph": reviews}, INDENT) + "\n"


def _review(judgement: Judgement, tag: Tag, articles: Mapping[str, Source]) -> Document:
    value, words = RATINGS[tag]
    claim = judgement.evidence.claim if judgement.evidence and len(judgement.target.anchors) > 1 else ""
    note = legible(judgement.opinion.note)
    return {
        "@type": "ClaimReview",
        "datePublished": judgement.at.astimezone(UTC).date().isoformat(),
        "author": {"@type": "Person", "name": on_one_line(judgement.by) or NOBODY},
        "claimReviewed": on_one_line(claim or judgement.target.anchors[0].quote),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": words,
        },
        **({"reviewBody": note} if note else {}),
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [_appearance(anchor, articles.get(anchor.digest)) for anchor in judgement.target.anchors],
        },
    }


def _appearance(anchor: Anchor, article: Source | None) -> Document:
    """The article that a claim stands in, and its words there."""
    work: Document = {"@type": "CreativeWork", "text": on_one_line(anchor.quote)}
    if article is None:
        return work
    texts = {"headline": article.title, "url": article.url if is_web_address(article.url) else ""}
    work |= {key: on_one_line(value) for key, value in texts.items() if value}
    if _DAY.fullmatch(article.published):
        work["datePublished"] = article.published
    for key, kind, name in (("publisher", "Organization", article.outlet), ("author", "Person", article.author)):
        if on_one_line(name):
            work[key] = {"@type": kind, "name": on_one_line(name)}
    return work

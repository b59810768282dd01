"""Standing judgements as W3C Web Annotations in JSON-LD, and back.

After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). A file is one AnnotationPage; each item is
what one reader holds of one target, and keeps its id when they change their mind. Of the history only what stands
travels: what a reader took back does not leave with a file made to be shown to others (JSON lines have all).

- The tag is a TextualBody with the purpose `tagging` (motivation `assessing`), the note one with `commenting`.
- A thread has one target for each passage. A target's `source` is the article's URL, or `urn:sha256:` and the digest of
  its text where no URL is known.
- Offsets of a TextPositionSelector count Unicode code points of the text as it was read, as the model demands (§4.2.5),
  and as Python does. Tools written in JavaScript often count UTF-16 units: those of imported positions are hints only.
- The state of a target (TimeState) names the very text that the selectors are about: its `cached` copy is
  `urn:sha256:` and the digest.
- What the model has no words for (scope, evidence, the articles' outlets) has keys with the prefix `synoptic:`, which
  the page's context declares; other programs pass over them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from tui.notebook.acts import hashed, subject
from tui.notebook.exchange.addresses import is_web_address
from tui.notebook.exchange.documents import judgement_document, source_document, stamped
from tui.notebook.exchange.fields import Document, dumped
from tui.notebook.values import Act, Anchor, Evidence, Judgement, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:synoptic:notebook:"
"""Of the keys with our prefix; no document stands behind it, as nothing of this program is on the web."""
PARALLELS = "synoptic:parallels"
ARTICLES = "synoptic:articles"
PACKED = "synoptic:packed"
DIGEST_NAME = "urn:sha256:"
NAME_BITS_VERSION = 5
"""The kind of UUID that is made from a name."""
INDENT = 1

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def write_annotations(judgements: Iterable[Judgement], sources: Iterable[Source], history: Iterable[Act] = ()) -> str:
    """Write judgements as a page of annotations.

    Args:
        judgements: What stands; those that say nothing are left out.
        sources: What the digests of their anchors and witnesses stand for, as far as known; others are left out.
        history: Acts from which the first judgement of each target is known, for `created`.

    Returns:
        The JSON-LD document, with a newline at its end.
    """
    articles = {source.digest: source for source in sources}
    first: dict[UUID, datetime] = {}
    for act in history:
        name = _name(subject(act.target), act.by)
        first[name] = min(act.at, first.get(name, act.at))
    standing = [one for one in judgements if one.opinion]
    items = [annotation(one, articles, first.get(_name(subject(one.target), one.by))) for one in standing]
    page, collection = (_named([word, [item["id"] for item in items]]) for word in ("page", "collection"))
    meant = dict.fromkeys(digest for one in standing for digest in _digests(one))
    return (
        dumped(
            {
                "@context": [
                    CONTEXT,
                    {"synoptic": NAMESPACE, PARALLELS: {"@id": f"{NAMESPACE}parallels", "@container": "@list"}},
                ],
                "id": page.urn,
                "type": "AnnotationPage",
                "partOf": {
                    "id": collection.urn,
                    "type": "AnnotationCollection",
                    "label": "synoptic notebook",
                    "total": len(items),
                },
                "startIndex": 0,
                "items": items,
                ARTICLES: [_article(articles[digest]) for digest in meant if digest in articles],
            },
            INDENT,
        )
        + "\n"
    )


def annotation(judgement: Judgement, articles: Mapping[str, Source], created: datetime | None) -> Document:
    """Write one judgement.

    Args:
        judgement: It says something.
        articles: What digests stand for.
        created: When the reader first judged the target, if known.

    Returns:
        The annotation, without its context.
    """
    opinion = judgement.opinion
    bodies: list[Document] = []
    if opinion.tag is not None:
        bodies.append(_body(opinion.tag.value, "tagging"))
    if opinion.note:
        bodies.append(_body(opinion.note, "commenting"))
    motivations = ["assessing"] * (opinion.tag is not None) + ["commenting"] * bool(opinion.note)
    item: Document = {
        "id": _name(subject(judgement.target), judgement.by).urn,
        "type": "Annotation",
        "motivation": motivations[0] if len(motivations) == 1 else motivations,
        "creator": {"type": "Person", "name": judgement.by},
        "created": stamped(judgement.at if created is None else min(created, judgement.at)),
        "modified": stamped(judgement.at),
        "body": bodies,
        "target": [place(anchor, articles) for anchor in judgement.target.anchors],
        "synoptic:scope": judgement.target.scope.value,
    }
    if judgement.evidence is not None:
        item["synoptic:evidence"] = _evidence(judgement.evidence, articles)
    return _sound(item, judgement_document(judgement))


def place(anchor: Anchor, articles: Mapping[str, Source]) -> Document:
    """Write an anchor as a SpecificResource.

    Args:
        anchor: The words.
        articles: What digests stand for.

    Returns:
        Source, selectors and state.
    """
    article = articles.get(anchor.digest)
    quote = {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    return {
        "type": "SpecificResource",
        "source": article.url if article and is_web_address(article.url) else DIGEST_NAME + anchor.digest,
        "selector": [quote, position],
        "state": {"type": "TimeState", "cached": DIGEST_NAME + anchor.digest},
    }


def written_alike(one: Document, other: Document) -> bool:
    """Whether two annotations say the same, by the keys that other programs change."""
    return _said(one) == _said(other)


def _said(item: Document) -> list[Any]:
    targets = item["target"] if isinstance(item.get("target"), list) else []
    selectors = [target.get("selector") for target in targets if isinstance(target, dict)]
    return [selectors, *(item.get(key) for key in ("body", "creator", "modified", "synoptic:scope"))]


def _name(subject: str, by: str) -> UUID:
    """Name what a reader holds of a subject."""
    return _named(["judgement", subject, by])


def _named(content: object) -> UUID:
    return UUID(hex=hashed(content), version=NAME_BITS_VERSION)


def _body(value: str, purpose: str) -> Document:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _evidence(evidence: Evidence, articles: Mapping[str, Source]) -> Document:
    return {
        "synoptic:version": evidence.version,
        "synoptic:status": evidence.status,
        "synoptic:reason": evidence.reason,
        "synoptic:claim": evidence.claim,
        "synoptic:origins": evidence.origins,
        PARALLELS: [
            {**place(one.anchor, articles), "synoptic:outlet": one.outlet, "synoptic:score": one.score}
            for one in evidence.witnesses
        ],
    }


def _article(source: Source) -> Document:
    document = source_document(source)
    # As text: a sketch's numbers have up to 64 bits, and JavaScript keeps 53 of them.
    document["sketch"] = " ".join(map(str, source.sketch))
    return _sound({f"synoptic:{key}": value for key, value in document.items()}, source_document(source))


def _digests(judgement: Judgement) -> list[str]:
    witnesses = judgement.evidence.witnesses if judgement.evidence else ()
    return [anchor.digest for anchor in (*judgement.target.anchors, *(one.anchor for one in witnesses))]


def _sound(document: Document, exact: Document) -> Document:
    """Replace lone surrogates, which strict readers of JSON refuse; the exact value then goes along as JSON in JSON."""
    sound = _without_surrogates(document)
    return {**sound, PACKED: json.dumps(exact)} if sound != document else document


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: _without_surrogates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    return value

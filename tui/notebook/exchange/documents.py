"""Acts, judgements and sources as JSON objects whose keys are the names of their fields, and back.

Every field is there, also an empty one; keys that are not known are passed over when reading.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from tui.notebook.corrections import Correction
from tui.notebook.exchange import fields
from tui.notebook.exchange.fields import Document, whole
from tui.notebook.pasted import Pasted
from tui.notebook.values import Act, Anchor, Evidence, Judgement, Opinion, Scope, Source, Tag, Target, Witness
from tui.notebook.whereabouts import Whereabouts

KINDS = ("set", "undo", "redo")
CORRECTED = re.compile(r"[a-z_]{1,40}|paragraph [0-9]{1,12} [0-9]{1,12}")
"""What a correction can be of: a fact by its name, or a paragraph by its offsets."""
SOURCE_TEXTS = ("outlet", "title", "author", "published", "path", "url")
LARGEST_OF_SKETCH = 2**64
"""A sketch's numbers are hashes of at most 64 bits."""


def stamped(at: datetime) -> str:
    """Write a time in UTC, to the microsecond, with a Z.

    Raises:
        ValueError: The time does not tell its zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {at.isoformat()}")
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def act_document(act: Act) -> Document:
    """Write an act."""
    return {
        "id": act.id,
        "kind": act.kind,
        "of": act.of,
        "group": act.group,
        "target": target_document(act.target),
        "before": opinion_document(act.before),
        "after": opinion_document(act.after),
        "by": whole(act.by),
        "at": stamped(act.at),
        "evidence": None if act.evidence is None else evidence_document(act.evidence),
    }


def act_from(document: Document) -> Act:
    """Read an act.

    Raises:
        ValueError: It is none that a notebook can hold.
    """
    kind = fields.text(document, "kind")
    if kind not in KINDS:
        raise ValueError(f"kind is none of {', '.join(KINDS)}: {kind[:40]!a}")
    if kind == "set" and fields.text(document, "of"):
        raise ValueError("a set is of no other act")
    return Act(
        id=fields.hex_id(document, "id"),
        kind=kind,
        of="" if kind == "set" else fields.hex_id(document, "of"),
        group=fields.hex_id(document, "group"),
        target=target_from(fields.part(document, "target")),
        before=opinion_from(fields.part(document, "before")),
        after=opinion_from(fields.part(document, "after")),
        by=fields.text(document, "by"),
        at=fields.moment(document, "at"),
        evidence=_evidence(document),
    )


def judgement_document(judgement: Judgement) -> Document:
    """Write a judgement."""
    return {
        "target": target_document(judgement.target),
        "opinion": opinion_document(judgement.opinion),
        "by": whole(judgement.by),
        "at": stamped(judgement.at),
        "evidence": None if judgement.evidence is None else evidence_document(judgement.evidence),
    }


def judgement_from(document: Document) -> Judgement:
    """Read a judgement.

    Raises:
        ValueError: It is none.
    """
    return Judgement(
        target=target_from(fields.part(document, "target")),
        opinion=opinion_from(fields.part(document, "opinion")),
        by=fields.text(document, "by"),
        at=fields.moment(document, "at"),
        evidence=_evidence(document),
    )


def source_document(source: Source) -> Document:
    """Write a source."""
    texts = {name: whole(getattr(source, name)) for name in SOURCE_TEXTS}
    return {"digest": source.digest, **texts, "sketch": [*source.sketch]}


def source_from(document: Document) -> Source:
    """Read a source.

    Raises:
        ValueError: It is none.
    """
    texts = {name: fields.text(document, name) for name in SOURCE_TEXTS}
    return Source(
        digest=fields.digest(document, "digest"), **texts, sketch=sketch_from(fields.parts(document, "sketch"))
    )


def sketch_from(numbers: Any) -> tuple[int, ...]:
    """Take numbers for a sketch.

    Raises:
        ValueError: One is no whole number of at most 64 bits.
    """
    for number in numbers:
        if not isinstance(number, int) or isinstance(number, bool) or abs(number) >= LARGEST_OF_SKETCH:
            raise ValueError(f"sketch has what is no number of it: {ascii(number)[:40]}")
    return tuple(numbers)


def whereabouts_document(one: Whereabouts) -> Document:
    """Write where an anchor was found."""
    return {
        "anchor": _anchor_document(one.anchor),
        "elsewhere": _anchor_document(one.elsewhere),
        "how": whole(one.how),
        "by": whole(one.by),
        "at": stamped(one.at),
    }


def whereabouts_from(document: Document) -> Whereabouts:
    """Read where an anchor was found.

    Raises:
        ValueError: It is none.
    """
    return Whereabouts(
        anchor=_anchor_from(fields.part(document, "anchor")),
        elsewhere=_anchor_from(fields.part(document, "elsewhere")),
        how=fields.text(document, "how"),
        by=fields.text(document, "by"),
        at=fields.moment(document, "at"),
    )


def correction_document(one: Correction) -> Document:
    """Write what was corrected of an article."""
    return {
        "digest": one.digest,
        "of": one.of,
        "value": None if one.value is None else whole(one.value),
        "by": whole(one.by),
        "at": stamped(one.at),
    }


def correction_from(document: Document) -> Correction:
    """Read what was corrected of an article.

    Raises:
        ValueError: It is no correction.
    """
    of = fields.text(document, "of")
    if not CORRECTED.fullmatch(of):
        raise ValueError(f"of is neither a fact nor a paragraph: {of[:40]!a}")
    return Correction(
        digest=fields.digest(document, "digest"),
        of=of,
        value=None if document.get("value", "") is None else fields.text(document, "value"),
        by=fields.text(document, "by"),
        at=fields.moment(document, "at"),
    )


def pasted_document(one: Pasted) -> Document:
    """Write a pasted text."""
    return {
        "beside": whole(one.beside),
        "name": whole(one.name),
        "text": whole(one.text),
        "is_kept": one.is_kept,
        "by": whole(one.by),
        "at": stamped(one.at),
    }


def pasted_from(document: Document) -> Pasted:
    """Read a pasted text.

    Raises:
        ValueError: It is none.
    """
    is_kept = document.get("is_kept")
    if not isinstance(is_kept, bool):
        raise ValueError("is_kept is neither true nor false")
    texts = {name: fields.text(document, name) for name in ("beside", "name", "text", "by")}
    return Pasted(**texts, is_kept=is_kept, at=fields.moment(document, "at"))


def target_document(target: Target) -> Document:
    """Write a target."""
    return {"scope": target.scope.value, "anchors": [_anchor_document(anchor) for anchor in target.anchors]}


def target_from(document: Document) -> Target:
    """Read a target.

    Raises:
        ValueError: It is none, or has no place.
    """
    anchors = tuple(_anchor_from(fields.an_object(one, "an anchor")) for one in fields.parts(document, "anchors"))
    if not anchors:
        raise ValueError("a target without a place")
    return Target(scope_from(fields.text(document, "scope")), anchors)


def scope_from(name: str) -> Scope:
    """Read a scope.

    Raises:
        ValueError: There is none of that name.
    """
    try:
        return Scope(name)
    except ValueError:
        raise ValueError(f"scope is none of {', '.join(Scope)}: {name[:40]!a}") from None


def opinion_document(opinion: Opinion) -> Document:
    """Write an opinion."""
    return {"tag": None if opinion.tag is None else opinion.tag.value, "note": whole(opinion.note)}


def opinion_from(document: Document) -> Opinion:
    """Read an opinion.

    Raises:
        ValueError: It is none.
    """
    if document.get("tag", "") is None:
        return Opinion(None, fields.text(document, "note"))
    name = fields.text(document, "tag")
    if name not in {tag.value for tag in Tag}:
        raise ValueError(f"tag is none of {', '.join(Tag)}: {name[:40]!a}")
    return Opinion(Tag(name), fields.text(document, "note"))


def evidence_document(evidence: Evidence) -> Document:
    """Write evidence."""
    return {
        "version": whole(evidence.version),
        "status": whole(evidence.status),
        "reason": whole(evidence.reason),
        "claim": whole(evidence.claim),
        "witnesses": [
            {"outlet": whole(one.outlet), "anchor": _anchor_document(one.anchor), "score": one.score}
            for one in evidence.witnesses
        ],
        "origins": evidence.origins,
    }


def _evidence(document: Document) -> Evidence | None:
    if document.get("evidence", "") is None:
        return None
    evidence = fields.part(document, "evidence")
    witnesses = [fields.an_object(one, "a witness") for one in fields.parts(evidence, "witnesses")]
    return Evidence(
        version=fields.text(evidence, "version"),
        status=fields.text(evidence, "status"),
        reason=fields.text(evidence, "reason"),
        claim=fields.text(evidence, "claim"),
        witnesses=tuple(
            Witness(
                fields.text(one, "outlet"), _anchor_from(fields.part(one, "anchor")), fields.probability(one, "score")
            )
            for one in witnesses
        ),
        origins=fields.number(evidence, "origins"),
    )


def _anchor_document(anchor: Anchor) -> Document:
    return {
        "digest": anchor.digest,
        "start": anchor.start,
        "end": anchor.end,
        "quote": whole(anchor.quote),
        "prefix": whole(anchor.prefix),
        "suffix": whole(anchor.suffix),
    }


def _anchor_from(document: Document) -> Anchor:
    anchor = Anchor(
        digest=fields.digest(document, "digest"),
        start=fields.number(document, "start"),
        end=fields.number(document, "end"),
        quote=fields.text(document, "quote"),
        prefix=fields.text(document, "prefix"),
        suffix=fields.text(document, "suffix"),
    )
    if anchor.end < anchor.start:
        raise ValueError(f"an anchor ends ({anchor.end}) before it starts ({anchor.start})")
    return anchor

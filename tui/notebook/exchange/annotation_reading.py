"""Annotations, our own and other programs', read as acts.

Taken are the W3C model in JSON-LD (a page, a collection with its first page embedded, a list, a single annotation) and
what Hypothesis gives out (its API's search results and its client's exports). An annotation comes in if it quotes
words (TextQuoteSelector) and says something: a tag or a text. It becomes a `set` by its creator at the time of its last
change (1 January 1970 where it has none), whose id follows from what it says, so that taking a file in twice adds
nothing. Tags other than verified and dubious become a line of the note.

Words whose text is not known by its digest get a digest that follows from the source's address. No article has it; they
are found by their quote, and are orphans until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from tui.notebook.acts import hashed
from tui.notebook.exchange import fields
from tui.notebook.exchange.annotations import ARTICLES, DIGEST_NAME, PACKED, PARALLELS, annotation, written_alike
from tui.notebook.exchange.documents import (
    SOURCE_TEXTS,
    judgement_document,
    judgement_from,
    scope_from,
    sketch_from,
    source_from,
)
from tui.notebook.exchange.fields import Document
from tui.notebook.exchange.hypothesis import as_web_annotation
from tui.notebook.exchange.imported import ExchangeError, Imported, LeftOut
from tui.notebook.exchange.legible import legible
from tui.notebook.naming import CONTEXT
from tui.notebook.values import Act, Anchor, Evidence, Judgement, Opinion, Scope, Source, Tag, Target, Witness

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Where an annotation tells no time: whatever else its creator said of the words counts as later."""
TAGS = {tag.value: tag for tag in Tag}
LISTS = ("items", "rows", "annotations")
"""Keys under which the annotations are: of the W3C's pages, of Hypothesis's search results, of its exports."""


def read_annotations(document: object) -> Imported:
    """Read annotations.

    Args:
        document: The JSON.

    Returns:
        The acts and sources, and which annotations are none.

    Raises:
        ExchangeError: There are no annotations in the document.
    """
    items, articles = _items(document)
    acts: dict[str, Act] = {}
    sources: dict[Source, None] = {}
    left_out = []
    for number, article in enumerate(articles, 1):
        try:
            sources[_source(fields.an_object(article, "an article"))] = None
        except ValueError as error:
            left_out.append(LeftOut(f"article {number}", str(error)))
    for number, item in enumerate(items, 1):
        try:
            said = as_web_annotation(fields.an_object(item, "an annotation"))
            judgement = _judgement(said)
            foreign = _foreign_sources(said)
        except (ValueError, RecursionError) as error:
            left_out.append(LeftOut(f"annotation {number}", str(error) or "nested too deeply"))
            continue
        act = _act(judgement)
        acts[act.id] = act
        sources.update(dict.fromkeys(foreign))
    return Imported(tuple(acts.values()), tuple(sources), tuple(left_out))


def _items(document: object) -> tuple[list[Any], list[Any]]:
    """The annotations of a document, and the articles that one of ours names."""
    if isinstance(document, list):
        return document, []
    if isinstance(document, dict):
        page = document["first"] if isinstance(document.get("first"), dict) else document
        articles = page.get(ARTICLES)
        for key in LISTS:
            if isinstance(page.get(key), list):
                return page[key], articles if isinstance(articles, list) else []
        if "target" in document:
            return [document], []
    raise ExchangeError("there are no annotations in it")


def _act(judgement: Judgement) -> Act:
    id = hashed(["annotation", judgement_document(judgement)])
    return Act(
        id=id,
        kind="set",
        of="",
        group=id,
        target=judgement.target,
        before=Opinion(),
        after=judgement.opinion,
        by=judgement.by,
        at=judgement.at,
        evidence=judgement.evidence,
    )


def _judgement(item: Document) -> Judgement:
    exact = _exact(item)
    if exact is not None:
        return exact
    opinion = _opinion(item)
    if not opinion:
        raise ValueError("it says nothing: neither a tag nor a text")
    anchors = tuple(_anchor(target) for target in _list(item.get("target")))
    if not anchors:
        raise ValueError("it has no target")
    scope = Scope.SPAN if len(anchors) == 1 else Scope.THREAD
    if "synoptic:scope" in item:
        scope = scope_from(fields.text(item, "synoptic:scope"))
    evidence = _evidence(fields.part(item, "synoptic:evidence")) if "synoptic:evidence" in item else None
    return Judgement(Target(scope, anchors), opinion, _creator(item), _time(item), evidence)


def _exact(item: Document) -> Judgement | None:
    """What an annotation of ours stands for, where it could not be written as it is and nobody changed it since."""
    if not isinstance(item.get(PACKED), str):
        return None
    try:
        exact = judgement_from(fields.an_object(fields.loaded(item[PACKED]), PACKED))
    except ValueError:
        return None
    return exact if exact.opinion and written_alike(annotation(exact, {}, None), item) else None


def _opinion(item: Document) -> Opinion:
    tag: Tag | None = None
    others, notes = [], []
    for value, purposes in _texts(item):
        meant = TAGS.get(value.strip().casefold()) if "tagging" in purposes or "assessing" in purposes else None
        if meant is not None and tag in (None, meant):
            tag = meant
        elif value and "tagging" in purposes:
            others.append(value)
        elif value:
            notes.append(value)
    if others:
        notes.append(f"Tags: {', '.join(others)}")
    return Opinion(tag, "\n\n".join(notes))


def _texts(item: Document) -> Iterator[tuple[str, list[Any]]]:
    """The texts of an annotation's bodies, each with its purposes."""
    if isinstance(item.get("bodyValue"), str):
        yield item["bodyValue"], []
    for body in _list(item.get("body")):
        if isinstance(body, str):
            yield body, []
        elif isinstance(body, dict):
            value = next((body[key] for key in ("value", "source", "id") if isinstance(body.get(key), str)), "")
            yield value, _list(body.get("purpose"))


def _anchor(target: object) -> Anchor:
    resource = fields.an_object(target, "a target without a quote")
    selectors = list(_selectors(resource.get("selector")))
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    if quote is None:
        raise ValueError("it quotes no words (no TextQuoteSelector)")
    exact = fields.text(quote, "exact")
    prefix, suffix = (fields.text(quote, key) if quote.get(key) else "" for key in ("prefix", "suffix"))
    position: Document = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    digest = _digest(resource)
    if digest:
        start, end = fields.number(position, "start"), fields.number(position, "end")
        if end < start:
            raise ValueError(f"its words end ({end}) before they start ({start})")
        return Anchor(digest, start, end, exact, prefix, suffix)
    if not exact.strip():
        raise ValueError("it quotes no words")
    # A foreign program counted in a text that we do not know; ours have no control characters.
    exact, prefix, suffix = legible(exact), legible(prefix), legible(suffix)
    start = min(position["start"], fields.LARGEST - len(exact)) if _is_offset(position.get("start")) else 0
    return Anchor(_stand_in(_address(resource)), start, start + len(exact), exact, prefix[-CONTEXT:], suffix[:CONTEXT])


def _selectors(selector: object) -> Iterator[Document]:
    for one in _list(selector):
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"))


def _digest(resource: Document) -> str:
    """The digest of the text that a target is about, or nothing if it tells none."""
    states = [state.get("cached") for state in _list(resource.get("state")) if isinstance(state, dict)]
    for name in (*states, _address(resource)):
        if isinstance(name, str) and name.startswith(DIGEST_NAME):
            return fields.digest({"digest": name.removeprefix(DIGEST_NAME)}, "digest")
    return ""


def _address(resource: Document) -> str:
    source = resource.get("source")
    address = source.get("id") if isinstance(source, dict) else source
    return address if isinstance(address, str) else ""


def _stand_in(address: str) -> str:
    return sha256(f"source:{address}".encode("utf-8", "surrogatepass")).hexdigest()


def _foreign_sources(item: Document) -> list[Source]:
    """The articles that an annotation of another program is about."""
    sources = []
    for target in _list(item.get("target")):
        address = _address(target)
        if not _digest(target):
            source = target.get("source")
            title = source.get("title") if isinstance(source, dict) else ""
            sources.append(
                Source(
                    digest=_stand_in(address),
                    outlet=_host(address),
                    title=legible(title) if isinstance(title, str) else "",
                    url=legible(address),
                )
            )
    return sources


def _host(address: str) -> str:
    try:
        return legible(urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _creator(item: Document) -> str:
    for creator in _list(item.get("creator")):
        if isinstance(creator, str):
            return creator
        if isinstance(creator, dict):
            for key in ("name", "nickname", "account", "email", "id"):
                names = [name for name in _list(creator.get(key)) if isinstance(name, str)]
                if names:
                    return names[0]
    return ""


def _time(item: Document) -> datetime:
    for key in ("modified", "created"):
        if isinstance(item.get(key), str):
            try:
                at = datetime.fromisoformat(item[key])
                return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
            except (ValueError, OverflowError):
                raise ValueError(f"{key} is no time: {item[key][:40]!a}") from None
    return UNDATED


def _evidence(document: Document) -> Evidence:
    resources = [fields.an_object(one, "a parallel") for one in fields.parts(document, PARALLELS)]
    return Evidence(
        version=fields.text(document, "synoptic:version"),
        status=fields.text(document, "synoptic:status"),
        reason=fields.text(document, "synoptic:reason"),
        claim=fields.text(document, "synoptic:claim"),
        witnesses=tuple(
            Witness(
                fields.text(one, "synoptic:outlet"),
                _anchor(one),
                fields.probability(one, "synoptic:score"),
            )
            for one in resources
        ),
        origins=fields.number(document, "synoptic:origins"),
    )


def _source(document: Document) -> Source:
    if isinstance(document.get(PACKED), str):
        return source_from(fields.an_object(fields.loaded(document[PACKED]), PACKED))
    texts = {name: fields.text(document, f"synoptic:{name}") for name in SOURCE_TEXTS}
    numbers = [int(number) for number in fields.text(document, "synoptic:sketch").split()]
    return Source(digest=fields.digest(document, "synoptic:digest"), **texts, sketch=sketch_from(numbers))


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= fields.LARGEST


def _list(value: object) -> list[Any]:
    """What JSON-LD lets stand alone or in a list, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

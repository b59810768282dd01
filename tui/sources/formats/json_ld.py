"""What a page says of its article in JSON-LD (schema.org), whatever shape publishers give it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

MAX_CHARACTERS = 2_000_000
"""Of one block of JSON-LD; that of a live blog holds all its posts."""
MAX_NODES = 20_000
"""Objects that are looked at."""

Node: TypeAlias = dict[str, object]

_ARTICLES = frozenset(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle askpublicnewsarticle advertisercontentarticle liveblogposting blogposting socialmediaposting
    report scholarlyarticle techarticle satiricalarticle
    """.split()
)
_PAGES = frozenset("webpage itempage aboutpage medicalwebpage".split())


@dataclass(frozen=True, slots=True)
class LinkedFacts:
    """Values as the page has them, not yet judged."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    """The article's text, where the page repeats it."""
    is_free: bool = True
    """Whether all of it may be read without paying."""


def read_json_ld(sources: list[str]) -> LinkedFacts:
    """Find the article among the blocks of JSON-LD of a page.

    Args:
        sources: The blocks' texts, in order.

    Returns:
        Its facts; of the page itself where no article is described.
    """
    nodes = [node for source in sources for node in _nodes(_parsed(source))]
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    for kinds in (_ARTICLES, _PAGES):
        for node in nodes:
            if not kinds.isdisjoint(_types(node)):
                return _facts(node, by_id)
    return LinkedFacts()


def _parsed(source: str) -> object:
    text = source.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = (
        text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("]]>").removesuffix("//").strip(" ;\n")
    )
    if len(text) > MAX_CHARACTERS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(root: object) -> Iterator[Node]:
    """Go through all objects, the outer before the inner."""
    queue: list[object] = [root]
    seen = 0
    for value in queue:
        if seen >= MAX_NODES:
            return
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            seen += 1
            yield value
            queue.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].lower() for kind in named if isinstance(kind, str)}


def _facts(node: Node, by_id: dict[str, Node]) -> LinkedFacts:
    page = node.get("mainEntityOfPage")
    free = node.get("isAccessibleForFree")
    return LinkedFacts(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_names(node.get("author") or node.get("creator"), by_id)),
        publisher=next(iter(_names(node.get("publisher") or node.get("sourceOrganization"), by_id)), ""),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        url=_text(node.get("url")) or _text(page) or _text(page.get("@id") if isinstance(page, dict) else None),
        language=_text(node.get("inLanguage")),
        body=_text(node.get("articleBody")),
        is_free=free is not False and _text(free).lower() != "false",
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return value.strip() if isinstance(value, str) else ""


def _names(value: object, by_id: dict[str, Node]) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            reference = one.get("@id")
            node = by_id.get(reference, one) if isinstance(reference, str) and "name" not in one else one
            name = node.get("name")
            yield from (text for each in (name if isinstance(name, list) else [name]) if (text := _text(each)))
        elif isinstance(one, str) and one.strip():
            yield one.strip()

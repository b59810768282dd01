"""Finds the quotes of other programs' annotations, whose text nobody knows, in articles that are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.model import Article
from tui.notebook.anchoring import FUZZY, find
from tui.notebook.naming import anchor_span, digest
from tui.notebook.values import Act, Anchor, Source


@dataclass(frozen=True, slots=True)
class Placed:
    """Where quotes are, and which were not found."""

    places: tuple[tuple[Anchor, Anchor, str], ...]
    """Each quote with its place in an article, and the stage that found it, as the notebook keeps them."""
    articles: tuple[Article, ...]
    """Those in which something was found."""
    absent: tuple[Anchor, ...]
    """Quotes that stand in none of the articles, or in several between which nothing decides."""


def foreign_anchors(acts: Iterable[Act], sources: Iterable[Source]) -> tuple[Anchor, ...]:
    """List the anchors in texts of which only the address is known.

    Args:
        acts: What was read from a file.
        sources: The articles that the file tells of.

    Returns:
        Each anchor once, in the order of the acts.
    """
    unread = {source.digest for source in sources if not source.sketch and not source.path}
    anchors = (anchor for act in acts for anchor in act.target.anchors)
    return tuple(dict.fromkeys(anchor for anchor in anchors if anchor.digest in unread))


def place_quotes(anchors: Iterable[Anchor], sources: Iterable[Source], articles: Sequence[Article]) -> Placed:
    """Find quotes exactly; nothing that is only alike is taken, since nothing tells that it is the same article.

    Args:
        anchors: What is quoted.
        sources: What is known of the texts that it was quoted from.
        articles: Where to look.

    Returns:
        The places. Of several articles that have the words, as prints of one agency's report do, the one with the
        title or outlet that the annotation names is meant.
    """
    known = {source.digest: source for source in sources}
    places, absent = [], []
    meant: dict[str, Article] = {}
    for anchor in anchors:
        found = [(article, where) for article in articles if (where := find(anchor, article)) and where.how != FUZZY]
        if len(found) > 1:
            found = [one for one in found if _is_named(known.get(anchor.digest), one[0])]
        if len(found) == 1:
            article, where = found[0]
            places.append((anchor, anchor_span(article, where.start, where.end), where.how))
            meant.setdefault(digest(article), article)
        else:
            absent.append(anchor)
    return Placed(tuple(places), tuple(meant.values()), tuple(absent))


def _is_named(source: Source | None, article: Article) -> bool:
    """Whether what is known of a text names an article."""
    if source is None:
        return False
    names = ((source.title, article.title or ""), (source.outlet, article.outlet))
    return any(theirs.casefold() == ours.casefold() != "" for theirs, ours in names)

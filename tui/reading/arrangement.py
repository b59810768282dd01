"""How the accounts are put side by side: in which order, which of them, and what their rows follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The reader's choice of how the columns stand; ids it names that are not there do no harm."""

    is_parallel: bool = False
    """Whether rows are the passages of the lead; else every account stands in its own order."""
    lead: str = ""
    """Id of the article whose passages are the rows; empty: the focused one."""
    keeps_lead: bool = False
    """Whether the reader chose the lead; else it is the focused one whenever the rows are asked for."""
    order: tuple[str, ...] = ()
    """Ids of articles from left to right; those not named follow as they were loaded."""
    pinned: tuple[str, ...] = ()
    """Ids of the articles that stay at the left, in the order in which they were pinned."""
    hidden: frozenset[str] = frozenset()
    """Ids of the articles left out."""
    is_zoomed: bool = False
    """Whether the focused column has the screen to itself."""
    text_cells: int = 0
    """Least width of a column's text that the reader chose; 0: what is comfortable."""

    def ordered(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Put articles in order, the pinned ones first, the hidden ones included."""
        known = set(articles)
        named = (article for article in (*self.pinned, *self.order) if article in known)
        pinned = set(self.pinned)
        every = dict.fromkeys((*named, *articles))
        return tuple(sorted(every, key=lambda article: article not in pinned))

    def shown(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Put the articles in order that are not hidden; all of them where none would be left."""
        ordered = self.ordered(articles)
        return tuple(article for article in ordered if article not in self.hidden) or ordered

    def moved(self, article: str, by: int, articles: Sequence[str]) -> Arrangement:
        """Move an article past its neighbour on the right (1) or left (-1); past an end, or out of the pins, nothing.

        Args:
            article: Its id.
            by: 1 or -1.
            articles: Ids of all articles.
        """
        ordered = list(self.ordered(articles))
        here = ordered.index(article)
        there = here + by
        # To pass one that nobody sees would look like nothing.
        while 0 <= there < len(ordered) and ordered[there] in self.hidden and article not in self.hidden:
            there += by
        if not 0 <= there < len(ordered) or (ordered[there] in self.pinned) != (article in self.pinned):
            return self
        ordered.insert(there, ordered.pop(here))
        pinned = tuple(a for a in ordered if a in self.pinned)
        return replace(self, order=tuple(ordered), pinned=pinned)

    def led_by(self, article: str, *, keeps_lead: bool = False) -> Arrangement:
        """Let the rows follow an article; it shows again if it was hidden.

        Args:
            article: Its id.
            keeps_lead: Whether the reader chose it.
        """
        hidden = self.hidden - {article}
        return replace(self, is_parallel=True, lead=article, keeps_lead=keeps_lead, hidden=hidden)

    def pinned_or_not(self, article: str) -> Arrangement:
        """Pin an article, or let it go."""
        if article in self.pinned:
            return replace(self, pinned=tuple(a for a in self.pinned if a != article))
        return replace(self, pinned=(*self.pinned, article))

    def hidden_or_not(self, article: str, articles: Iterable[str]) -> Arrangement:
        """Hide an article, or show it again; the last one that shows stays."""
        if article in self.hidden:
            return replace(self, hidden=self.hidden - {article})
        hidden = self.hidden | {article}
        return self if set(articles) <= hidden else replace(self, hidden=hidden)


def standing(article: str, arrangement: Arrangement, *, is_laid_parallel: bool) -> tuple[str, ...]:
    """Say in words what is special about where an article stands: that it leads, is pinned, is hidden.

    Args:
        article: Its id.
        arrangement: How the accounts stand.
        is_laid_parallel: Whether there are rows that an account leads.
    """
    facts = (
        ("leads", is_laid_parallel and article == arrangement.lead),
        ("pinned", article in arrangement.pinned),
        ("hidden", article in arrangement.hidden),
    )
    return tuple(word for word, is_so in facts if is_so)

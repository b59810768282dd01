"""Finds which articles are one source, and counts the independent sources of a claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tui.findings.attribution import conduit
from tui.findings.shingles import shared_wording
from tui.model import Article, Credit, Kind, Origin, Thread
from tui.sources.agencies import credited_agencies, is_text_credit

CREDIT_LEAD = re.compile(r"[^\w]{0,3}[A-Z][\w .,/'’-]{0,60}?[\s,]*\(([\w &/-]{2,30})\)\s*[-–—:]")
"""A dateline that opens a story: "NORHOLM, May 3 (Reuters) -"."""
CREDIT_TAIL = re.compile(
    r"[(\[][\w ,&/-]{2,40}[)\]]\.?$|(?:report(?:ing|ed)?|writ(?:ing|ten)|edit(?:ing|ed)|compiled|with|by)\b.{0,120}$"
    r"|.{2,60}\bcontributed to this\b.{0,40}$",
    re.I,
)
"""A line after the text that says where it comes from: "(AFP)", "Reporting by …", "The Associated Press contributed to
this report"."""
LONGEST_TAIL = 200
"""Characters of such a line."""
MOSTLY = 0.5
"""Share of an article's credited claims above which an agency stands behind the article and not only behind a claim."""
LEAST_CREDITED = 3
"""Claims that must credit it, so that one aside is no majority."""
SHORT_LIST = 2
"""Outlets that are named where nothing but their wording joins them."""


def find_origins(
    articles: Sequence[Article], credits: Mapping[str, Credit], publishers: Mapping[str, str]
) -> tuple[Origin, ...]:
    """Join articles that are one source.

    Articles are joined where both credit one agency as a whole (byline, dateline, footer, or most of their credited
    claims), where one repeats a fifth of the other's wording, and where they have one publisher.

    Args:
        articles: The accounts, in loading order.
        credits: Passage id → credit.
        publishers: Outlet → publisher.

    Returns:
        The origins in loading order; every article is in exactly one. An article that an agency stands behind is named
        after the agency also where it is the only one.
    """
    groups = _Groups()
    agencies = [agency_behind(article, credits) for article in articles]
    known = {_key(outlet): publisher for outlet, publisher in publishers.items()}
    houses = [known.get(_key(article.outlet)) or _own_house(article) for article in articles]
    names: dict[int, str] = {}
    for values, told in ((agencies, "both credit {}"), (houses, "both published by {}")):
        first: dict[str, int] = {}
        for number, value in enumerate(values):
            if value is None:
                continue
            other = first.setdefault(_key(value), number)
            if other != number:
                groups.join(other, number, told.format(values[other]))
                names.setdefault(number, values[other] or value)
    for (one, other), share in sorted(shared_wording(articles, credits).items()):
        groups.join(one, other, f"share {share:.0%} of their wording")
    origins: list[Origin] = []
    for members in groups.all(len(articles)):
        outlets = list(dict.fromkeys(articles[number].outlet for number in members))
        name = next((names[number] for number in members if number in names), None)
        name = name or next((agency for number in members if (agency := agencies[number])), None) or _listed(outlets)
        ids = tuple(articles[number].id for number in members)
        origins.append(Origin(name, ids, tuple(dict.fromkeys(r for n in members for r in groups.reasons.get(n, ())))))
    return tuple(origins)


class ClaimOrigins:
    """Names the independent origins of claims.

    Two passages that credit the same agency or outlet for a claim are one origin of it.

    Args:
        origins: The origins of all articles.
        credit_of: Gives the credit of a passage by its id.
    """

    def __init__(self, origins: Sequence[Origin], credit_of: Callable[[str], Credit | None]) -> None:
        self._origins = origins
        self._credit_of = credit_of
        self._home = {article: number for number, origin in enumerate(origins) for article in origin.articles}

    def names(self, passages: Iterable[str]) -> tuple[str, ...]:
        """Name the independent origins of a claim ("Reuters" where two outlets both credit it for the claim).

        Args:
            passages: Ids of the passages that carry the claim.

        Returns:
            One name for each, in the order of the passages. An agency or outlet that joins some gives its name.
        """
        groups = _Groups()
        outlets: dict[str, int] = {}
        named: dict[int, str] = {}
        carrying: dict[int, None] = {}
        for passage in passages:
            number = self._home[passage.partition(":")[0]]
            if number not in carrying:
                carrying[number] = None
                # An article by the outlet that another one credits is that outlet's claim.
                _meet(groups, outlets, named, number, self._origins[number].name)
            credit = self._credit_of(passage)
            through = conduit(credit.attribution) if credit else None
            if through is not None:
                _meet(groups, outlets, named, number, through)
        found: dict[int, str] = {}
        for number in carrying:
            found.setdefault(groups.root(number), self._origins[number].name)
        for number, name in named.items():
            found[groups.root(number)] = name
        return tuple(found.values())

    def count(self, passages: Iterable[str]) -> int:
        """Count the independent origins of a claim, which the passages of these ids carry."""
        return len(self.names(passages))


def with_origins(
    threads: Sequence[Thread], origins: Sequence[Origin], credits: Mapping[str, Credit]
) -> tuple[Thread, ...]:
    """Write into each thread how many independent origins it has."""
    claims = ClaimOrigins(origins, credits.get)
    return tuple(replace(thread, origins=claims.count(thread.passages)) for thread in threads)


def agency_behind(article: Article, credits: Mapping[str, Credit]) -> str | None:
    """The agency from which an article as a whole comes; None for an article of its own.

    "Reuters reported" in the text speaks for one claim and not for the article.

    Args:
        article: The article.
        credits: Passage id → credit of its passages.
    """
    claims = [passage for passage in article.passages if passage.is_claim]
    furniture = [p.text for p in article.passages if p.kind is Kind.FURNITURE and is_text_credit(p.text)]
    lines = [article.outlet, article.author or "", *furniture]
    if claims:
        lead = CREDIT_LEAD.match(claims[0].text)
        lines += [lead[1]] if lead else []
        tail = claims[-1].text.strip()
        lines += [tail] if len(tail) <= LONGEST_TAIL and CREDIT_TAIL.match(tail) else []
    # Of several the first is the main one.
    agency = next(iter(credited_agencies("", lines)), None)
    if agency is not None:
        return agency
    credited = [credit for p in claims if (credit := credits.get(p.id)) is not None and credit.attribution is not None]
    through = Counter(name for credit in credited if (name := conduit(credit.attribution)) is not None)
    name, count = through.most_common(1)[0] if through else ("", 0)
    if count < LEAST_CREDITED or count <= MOSTLY * len(credited) or _key(name) == _key(article.outlet):
        return None
    return name


def _own_house(article: Article) -> str | None:
    """The outlet as its own publisher; None where its name may only be that of the file."""
    stem = set(re.findall(r"[^\W_]+", article.path.casefold()))
    words = re.findall(r"[^\W_]+", article.outlet.casefold())
    return None if not words or stem.issuperset(words) else article.outlet


def _meet(groups: _Groups, outlets: dict[str, int], named: dict[int, str], number: int, name: str) -> None:
    """Join an origin to the one that the same name stands for already."""
    other = outlets.setdefault(_key(name), number)
    if groups.root(other) != groups.root(number):
        groups.join(other, number, "")
        named[number] = name


def _key(name: str) -> str:
    """A name as it is compared: without case, marks and article."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or name


def _listed(outlets: Sequence[str]) -> str:
    if len(outlets) <= SHORT_LIST:
        return " and ".join(outlets)
    return f"{', '.join(outlets[:SHORT_LIST])} and {len(outlets) - SHORT_LIST} more"


class _Groups:
    """Disjoint sets of numbers, with the reasons why they were joined."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        """Number → a lower one of its set; the lowest has none."""
        self.reasons: dict[int, list[str]] = {}

    def root(self, number: int) -> int:
        """The lowest number of a set."""
        while (above := self._above.get(number)) is not None:
            self._above[number] = number = self._above.get(above, above)
        return number

    def join(self, one: int, other: int, reason: str) -> None:
        """Make two sets one."""
        self.reasons.setdefault(max(one, other), []).append(reason)
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._above[high] = low

    def all(self, size: int) -> list[list[int]]:
        """The sets of the numbers below `size`, in the order of their lowest ones."""
        found: dict[int, list[int]] = {}
        for number in range(size):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())

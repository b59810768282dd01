"""Finds the persons that accounts name, and which of them only one account names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.alignment.tokens import same_word
from tui.findings.names import Mention, mentions, name_key
from tui.model import Article, Person

SHORTEST_STEM = 3
"""Letters that two given names share when one is short for the other ("Kathryn", "Katie")."""


@dataclass(slots=True)
class _Found:
    """A person while the accounts are read."""

    words: tuple[str, ...]
    titles: list[str] = field(default_factory=list)
    passages: dict[str, None] = field(default_factory=dict)

    @property
    def last(self) -> str:
        return name_key(self.words[-1])


def find_people(articles: Sequence[Article]) -> tuple[Person, ...]:
    """List the persons named in body and bullet passages.

    A full name counts where a title, a given name, an age, an occupation or a verb of saying tells that it is a
    person's; a single name where a title stands before it, or where it is the last name of somebody named in full.

    Args:
        articles: The accounts.

    Returns:
        One person for all forms of a name, those named by a single article first.
    """
    read = [
        (p.id, mention) for article in articles for p in article.passages if p.is_claim for mention in mentions(p.text)
    ]
    lowered = _lower_case_words(articles)
    full = [(passage, mention) for passage, mention in read if len(mention.words) > 1]
    sure = {_whole(mention) for _, mention in full if mention.certain}
    by_last: dict[str, list[_Found]] = defaultdict(list)
    for passage, mention in full:
        if mention.certain or _whole(mention) in sure:
            _add(by_last, passage, mention)
    for passage, mention in full:
        # A name that nothing else shows to be a person's may be another spelling of one that is.
        if any(_one_person(found.words, mention.words) for found in _of_last_name(by_last, mention.last)):
            _add(by_last, passage, mention)
    alone = [(passage, mention) for passage, mention in read if len(mention.words) == 1]
    named = {key for found in by_last.values() for person in found for key in (person.last,)}
    for passage, mention in sorted(alone, key=lambda item: item[1].title is None):
        persons = _of_last_name(by_last, mention.last)
        if persons:
            _nearest(persons, passage).passages[passage] = None
            if mention.title:
                _nearest(persons, passage).titles.append(mention.title)
        elif (mention.title and mention.last not in lowered) or (mention.speaks and mention.last in named):
            _add(by_last, passage, mention)
    order = {article.id: number for number, article in enumerate(articles)}
    places = {p.id: (order[a.id], p.start) for a in articles for p in a.passages}
    people = [_person(found, places, order) for group in by_last.values() for found in group]
    return tuple(sorted(people, key=lambda person: (len(person.articles) > 1, places[person.passages[0]], person.name)))


def _whole(mention: Mention) -> tuple[str, ...]:
    return tuple(name_key(word) for word in mention.words)


def _lower_case_words(articles: Sequence[Article]) -> frozenset[str]:
    return frozenset(
        word.strip(".,;:!?\"'”“’‘()")
        for article in articles
        for p in article.passages
        if p.is_claim
        for word in p.text.split()
        if word[:1].islower()
    )


def _of_last_name(by_last: Mapping[str, list[_Found]], last: str) -> Sequence[_Found]:
    """The persons of a last name, in this or, where there is none, in another spelling."""
    exact = by_last.get(last)
    if exact:
        return exact
    return next((group for key, group in by_last.items() if key[:1] == last[:1] and group and same_word(key, last)), ())


def _add(by_last: dict[str, list[_Found]], passage: str, mention: Mention) -> None:
    """Put a mention to the person it names, or make a new one."""
    for found in _of_last_name(by_last, mention.last):
        if _one_person(found.words, mention.words):
            if len(mention.words) > len(found.words):
                found.words = mention.words
            break
    else:
        found = _Found(mention.words)
        by_last[mention.last].append(found)
    found.passages[passage] = None
    if mention.title:
        found.titles.append(mention.title)


def _one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names with one last name can be one person's: "J. Kern", "Johanna Kern", "Jo Kern", "Kern"."""
    if len(one) == 1 or len(other) == 1:
        return True
    a, b = name_key(one[0]), name_key(other[0])
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return a == b or same_word(a, b) or a[:SHORTEST_STEM] == b[:SHORTEST_STEM]


def _nearest(persons: Sequence[_Found], passage: str) -> _Found:
    """Whom a last name means: the one of that name whom its article names, or the one named most."""
    home = passage.partition(":")[0]
    return max(
        persons, key=lambda person: (any(p.partition(":")[0] == home for p in person.passages), len(person.passages))
    )


def _person(found: _Found, places: Mapping[str, tuple[int, int]], order: Mapping[str, int]) -> Person:
    passages = tuple(sorted(found.passages, key=places.__getitem__))
    articles = sorted({passage.partition(":")[0] for passage in passages}, key=order.__getitem__)
    return Person(" ".join(found.words), _best(found.titles), tuple(articles), passages)


def _best(titles: Iterable[str]) -> str | None:
    """The fullest title; a form of address ("Mr") only where there is no other."""
    return max(titles, key=lambda title: (len(title) > len("Mrs."), len(title)), default=None)

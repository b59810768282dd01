"""Puts the claims that say when something happened in the order of the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tui.findings.days import find_days, majority_year, resolve
from tui.model import Article, DatedClaim, Passage

FEWEST_WORDS = 4
"""Words of the shortest passage that claims something; a date line has fewer."""


def find_timeline(articles: Sequence[Article]) -> tuple[DatedClaim, ...]:
    """List the dated claims of all accounts.

    Days that cannot be told are left out: "Sunday" in an article of unknown date that names no Sunday.

    Args:
        articles: The accounts; "Sunday" is resolved against `Article.published` and the dates in the text.

    Returns:
        The claims in the order of the days, then of the articles.
    """
    year = majority_year(article.published for article in articles if article.published)
    found = [claim for article in articles for claim in _claims(article, year)]
    return tuple(sorted(found, key=lambda claim: (claim.first, claim.last)))


def _claims(article: Article, year: int | None) -> Iterator[DatedClaim]:
    reference = article.published
    before: tuple[date, date] | None = None
    for passage in article.passages:
        if not passage.is_claim or not _is_sentence(passage):
            continue
        for day in find_days(passage.text):
            found = resolve(day, reference, year, before)
            if found is None:
                continue
            # "The following day" counts from the day on which a night began.
            before = (found[0], found[0]) if day.into_next else found
            yield DatedClaim(passage.id, day.start, day.end, *found)


def _is_sentence(passage: Passage) -> bool:
    return len(passage.text.split()) >= FEWEST_WORDS

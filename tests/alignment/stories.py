"""Invented accounts of a ferry accident, and what the tests ask about links."""

from __future__ import annotations

from collections.abc import Sequence

from tests.accounts import article
from tui.alignment import align
from tui.model import Alignment, Article, Strength


def no_progress(stage: str, share: float) -> None:
    """Nobody watches."""


def links(articles: Sequence[Article]) -> tuple[Alignment, ...]:
    return align(articles, no_progress)


def aligned(articles: Sequence[Article]) -> set[tuple[str, str]]:
    return {(link.a, link.b) for link in links(articles) if link.strength is Strength.ALIGNED}


HARBOUR = article(
    "harbour",
    "The ferry Aurelia ran aground off Norholm on Tuesday night with 212 people on board.",
    "Rescue boats brought all passengers ashore before dawn, the coast guard said.",
    "Captain Sveinn Hallgrimsson told investigators that the rudder had stopped responding.",
    "The shipping line suspended its service until further notice.",
    "Schools in the town will stay closed this week because of a strike of bus drivers.",
)
BAY = article(
    "bay",
    "A ferry carrying more than 200 passengers hit rocks near Norholm late on Tuesday.",
    "Fishermen heard the alarm first and sailed out with blankets and torches.",
    "Everyone on board was taken off by lifeboats by early morning, according to the coast guard.",
    "Its captain, Svein Hallgrimson, said the steering failed and the rudder did not respond.",
    "Tourists on the pier filmed the wreck with their telephones.",
)
COAST = article(
    "coast",
    "The Aurelia, a ferry with 212 people aboard, ran onto rocks off Norholm.",
    "Oil from its tanks has reached two beaches, environmental officials warned.",
    "The company said that it had suspended all crossings.",
    "An inquiry into the accident opens on Monday in the capital.",
)
STORY = (HARBOUR, BAY, COAST)

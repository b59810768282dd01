"""A small event in three accounts, as first read (paragraphs), as split into sentences, and compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

from tests.accounts import comparison, told
from tui.model import (
    Article,
    Comparison,
    Conflict,
    ConflictType,
    DatedClaim,
    Figure,
    Kind,
    Origin,
    Passage,
    Person,
    Span,
    SpanKind,
    Status,
)


def in_paragraphs(article: Article) -> Article:
    """The article before its sentences are found: each paragraph is one passage."""
    whole = []
    for number, (paragraph, members) in enumerate(groupby(article.passages, key=lambda p: p.paragraph)):
        first, *rest = members
        end = rest[-1].end if rest else first.end
        text = article.text[first.start : end]
        whole.append(Passage(f"{article.id}:{number}", article.id, first.kind, first.start, end, paragraph, text))
    return replace(article, passages=tuple(whole))


HARBOUR = replace(
    told(
        "harbour",
        ["Ferry halted off Norholm"],
        [
            "The ferry Solveig lost all power off Norholm shortly before noon on Friday, its operator said.",
            "There were 40 people on board, most of them commuters.",
        ],
        [
            "Nobody was hurt, according to the coast guard.",
            "A tug towed the vessel back to Norholm within two hours.",
        ],
        ["Its licence comes up for renewal in June."],
        outlet="Harbour Post",
        kinds=[Kind.TITLE],
    ),
    title="Ferry halted off Norholm",
    author="R. Lind",
    published=date(2024, 5, 3),
)
BAY = replace(
    told(
        "bay",
        [
            "Under a bruised sky the deck of the Solveig fell silent.",
            "Sixty souls were aboard, each of them thinking of home.",
        ],
        [
            "By Friday noon the engines of the old ferry had died within sight of Norholm.",
            "A tug arrived at last and took her in tow.",
        ],
        ["How could this happen again?"],
        outlet="Bay News",
    ),
    published=date(2024, 5, 4),
    note="a feature; names of passengers were changed by the editors",
)
COAST = replace(
    told(
        "coast",
        ["World | Shipping"],
        ["A passenger ferry was without power near Norholm on Friday, Reuters reported."],
        ["No injuries were reported.", "About forty passengers were taken off by boat."],
        outlet="Coast Wire",
        kinds=[Kind.FURNITURE],
    ),
    dateline="last Friday",
    origins=("Reuters",),
    warnings=("date 'last Friday' is not understood",),
)
ACCOUNTS = (HARBOUR, BAY, COAST)
GULL = """Ferry drifts for an hour
By Ada Gull
Published 4 May 2024

The ferry Solveig lost all power off Norholm shortly before noon on Friday, a passenger said. The sea was calm.

Share this article

Nobody was hurt, according to the coast guard, and a tug towed the vessel back to Norholm within two hours.
"""
"""One more account, as it is copied from a page."""


def ferry_in_full() -> Comparison:
    """The same with people, figures, days and an origin that two accounts share."""
    made = ferry()
    threads = tuple(replace(t, origins=1) if t.id == "t2" else t for t in made.threads)
    origins = (Origin("Reuters", ("harbour", "coast"), ("both credit Reuters",)), Origin("Bay News", ("bay",), ()))
    friday = date(2024, 5, 3), date(2024, 5, 3)
    return replace(
        made,
        threads=threads,
        origins=origins,
        people=(Person("Solveig", None, ("harbour", "bay"), ("harbour:1", "bay:0")),),
        figures=(
            Figure("2", "hours", "two hours", ("harbour",), ("harbour:4",)),
            Figure("40", "people", "40 people", ("harbour",), ("harbour:2",)),
            Figure("60", "souls", "Sixty souls", ("bay",), ("bay:1",)),
            Figure("40", "passengers", "About forty passengers", ("coast",), ("coast:3",)),
        ),
        timeline=(
            DatedClaim("harbour:1", 75, 84, *friday),
            DatedClaim("bay:2", 3, 9, *friday),
            DatedClaim("coast:1", 53, 62, *friday),
            DatedClaim("harbour:5", 35, 42, date(2024, 6, 1), date(2024, 6, 30)),
        ),
    )


def ferry() -> Comparison:
    """Three threads (one that the Bay News omits, one that the Coast Wire omits), a conflict, an embellishment."""
    made = comparison(
        ACCOUNTS,
        [
            ("harbour:1", "bay:2", "coast:1"),
            ("harbour:2", "bay:1"),
            ("harbour:3", "coast:2"),
            ("harbour:4", "bay:3"),
        ],
        possible=[("bay:1", "coast:3")],
    )
    vivid = Span(0, 19, SpanKind.EMBELLISH, "scene-setting, found only here, no source named")
    forty, sixty = (
        Span(11, 20, SpanKind.CONFLICT, "40 people against sixty souls"),
        Span(0, 11, SpanKind.CONFLICT, "sixty souls against 40 people"),
    )
    judged = {
        "bay:0": (Status.EMBELLISH, (vivid,)),
        "bay:1": (Status.CONFLICT, (sixty,)),
        "harbour:2": (Status.CONFLICT, (forty,)),
        "bay:4": (Status.COMMENT, ()),
    }
    findings = tuple(
        replace(f, status=judged[f.passage][0], spans=judged[f.passage][1]) if f.passage in judged else f
        for f in made.findings
    )
    clash = Conflict("bay:1", "harbour:2", ConflictType.NUMBER, (0, 11), (11, 20), "40 people against sixty souls")
    return replace(made, findings=findings, conflicts=(clash,))

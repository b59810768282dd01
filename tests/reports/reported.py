"""Reports of the ferry's accounts, with and without what readers said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry_in_full
from tui.model import Comparison, Kind, Span, SpanKind, Status
from tui.notebook import Evidence, Judgement, Opinion, Scope, Tag, Target, Witness, anchor
from tui.reports.choosing import Choice
from tui.reports.laying import lay_out
from tui.reports.page_values import File, Judged, Making, Report

HASH = "ab" * 32
AT = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(2)>",
    "{{7*7}} {% raw %} ${7*7}",
    '" onmouseover="alert(3)',
    "javascript:alert(4) <a href='javascript:alert(5)'>here</a>",
    "]]> --> </script><!-- <title>",
    "&lt;b&gt; &amp;amp;",
)
"""Texts that would act on a page that took them for markup; in a file they are sentences."""
OVERRIDE = "\u202e"
"""Turns around what follows."""


def making(made: Comparison) -> Making:
    """How a report of a comparison is made, at a fixed moment."""
    files = tuple(File(one.path, HASH) for one in made.articles)
    return Making("1.2.3", AT, files, (("encoder", "none"),))


def judged() -> tuple[Judged, ...]:
    """Anna holds a passage dubious, with what stood beside it; Ben holds the same one verified, and notes another."""
    bay, harbour = ACCOUNTS[1], ACCOUNTS[0]
    sixty, forty, vivid = bay.passages[1], harbour.passages[2], bay.passages[0]
    evidence = Evidence(
        "1.2.3",
        "conflict",
        "Harbour Post says 40 people",
        "",
        (Witness("Harbour Post", anchor(harbour, forty), 0.83),),
        2,
    )
    target = Target(Scope.PASSAGE, (anchor(bay, sixty),))
    return (
        Judged(
            Judgement(target, Opinion(Tag.DUBIOUS, "Ask the coast guard.\nThey counted."), "Anna", AT, evidence),
            (sixty.id,),
        ),
        Judged(Judgement(target, Opinion(Tag.VERIFIED), "Ben", AT), (sixty.id,)),
        Judged(
            Judgement(Target(Scope.PASSAGE, (anchor(bay, vivid),)), Opinion(None, "nice"), "Ben", AT),
            (vivid.id,),
        ),
    )


def ferry_report(choice: Choice | None = None, opinions: Sequence[Judged] = ()) -> Report:
    """The report of the ferry's three accounts."""
    made = ferry_in_full()
    return lay_out(made, making(made), opinions, choice)


def hostile_report() -> Report:
    """Two accounts in which every text, name and note is hostile."""
    bad = HOSTILE[0]
    one = replace(
        article("one", bad, *HOSTILE, outlet=HOSTILE[1], kinds=[Kind.TITLE]),
        title=bad,
        author=HOSTILE[3],
        note=HOSTILE[1],
        dateline=HOSTILE[4],
    )
    two = replace(
        article("two", bad, *HOSTILE, outlet=HOSTILE[2], kinds=[Kind.TITLE]),
        warnings=(HOSTILE[1],),
        path=f"{HOSTILE[5]}.txt",
    )
    made = comparison([one, two], [(f"one:{n}", f"two:{n}") for n in range(1, len(HOSTILE))])
    span = Span(0, 4, SpanKind.EMBELLISH, HOSTILE[3])
    found = tuple(replace(f, spans=(span,), reason=bad, status=Status.EMBELLISH) for f in made.findings)
    made = replace(made, findings=found)
    target = Target(Scope.PASSAGE, (anchor(one, one.passages[1]),))
    note = Opinion(Tag.DUBIOUS, f"{HOSTILE[1]}\n{OVERRIDE}{HOSTILE[5]}")
    evidence = Evidence("1", bad, HOSTILE[3], HOSTILE[1], (Witness(bad, anchor(two, two.passages[1]), 0.5),), 1)
    said = Judged(Judgement(target, note, HOSTILE[1], AT, evidence), ("one:1",))
    return lay_out(made, replace(making(made), settings=((bad, HOSTILE[1]),)), [said], title=f"{bad}{OVERRIDE}")

"""Writes a report as one HTML page that needs nothing else: no network, no server, no other file.

What comes from articles, notes and names is only ever text: Jinja2 escapes it, the data for the script is JSON without
a sign that HTML acts on, and the page's Content-Security-Policy names its one style sheet and its one script by hash.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.days import days_text
from tui.model import Status
from tui.reports.drawings import (
    LANES,
    SIGNS,
    overlap_grid,
    share_bar,
    strip,
    timeline_drawing,
)
from tui.reports.page_values import Account, Cell, Claim, Day, LeftOut, Overlap, Place, Report

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
MOST_COLUMNS = 16
"""Accounts that have a column of their own in the table of claims; more are drawn as a row of signs."""
MOST_IN_GRID = 24
"""Accounts that are laid out each against each; of more, the pairs with most in common are named."""
MOST_PAIRS = 30
MOST_MENTIONS = 300
"""People and figures in the page; there may be thousands."""
LONG_PASSAGES = 600
"""Passages from which a browser had better not draw those out of sight."""
FEW_OUTLETS = 8
TAGS = {"verified": "✓", "dubious": "✗", "": "✎"}
_ACTING = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}
"""What HTML or an old script engine could act on inside a JSON text, as JSON writes it otherwise."""


def page_html(report: Report) -> str:
    """Write a report as a page.

    Args:
        report: The report.

    Returns:
        HTML, in which each text stands as text.
    """
    from markupsafe import Markup

    style, script = _asset("page.css"), _asset("page.js")
    accounts = report.accounts
    template = _environment().get_template("page.html.jinja")
    return template.render(
        report=report,
        held={told.place.key for account in accounts for told in account.passages},
        claims_held={claim.number for claim in report.claims},
        policy=policy(style, script),
        style=Markup(style),
        script=Markup(script),
        relations=Markup(json_for_page(relations(report))),
        lead=lead(report),
        filters=_filters(report),
        bars=[share_bar(account) for account in accounts],
        strips=[strip(account) for account in accounts],
        timeline=timeline_drawing(report),
        lanes=LANES,
        grid=overlap_grid(report) if len(accounts) <= MOST_IN_GRID else None,
        strongest=sorted(report.overlaps, key=_strength)[:MOST_PAIRS],
        is_wide=len(accounts) <= MOST_COLUMNS,
        is_long=sum(len(account.passages) for account in accounts) > LONG_PASSAGES,
        runs=lambda claim: _runs(claim, [account.number for account in accounts]),
        most_mentions=MOST_MENTIONS,
    )


def policy(style: str, script: str) -> str:
    """Write the Content-Security-Policy of a page that runs one script and one style sheet, and asks for nothing.

    Args:
        style: The text of the style sheet.
        script: The text of the script.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def json_for_page(value: object) -> str:
    """Write a value as JSON that can stand inside a script element: nothing in it ends that element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ACTING)


def relations(report: Report) -> Mapping[str, Any]:
    """Say which passages belong together, by the keys of their places; only of passages that the report holds."""
    claims: dict[str, list[str]] = {}
    linked: dict[str, list[str]] = {}
    possible: dict[str, list[tuple[str, float]]] = {}
    clashes: dict[str, list[tuple[str, str]]] = {}
    passages = {told.place.key: told for account in report.accounts for told in account.passages}
    for key, told in passages.items():
        for number in told.claims:
            claims.setdefault(str(number), []).append(key)
    for key, told in passages.items():
        together = {other for number in told.claims for other in claims[str(number)]}
        sure = [one.place.key for one in told.counterparts if one.is_sure and one.place.key in passages]
        # Where the claims say it all, the script finds it there; only an account with two needs an order.
        if not together.issuperset(sure) or len({one.partition("-")[0] for one in sure}) < len(sure):
            linked[key] = sure
        doubtful = [
            (one.place.key, round(one.score or 0.0, 2))
            for one in told.counterparts
            if not one.is_sure and one.place.key in passages
        ]
        if doubtful:
            possible[key] = doubtful
        against = [(one.place.key, one.reason) for one in told.clashes if one.place.key in passages]
        if against:
            clashes[key] = against
    omitted = {
        str(claim.number): [cell.account for cell in claim.cells if cell.sign == "omission"] for claim in report.claims
    }
    return {
        "outlets": {str(account.number): account.outlet for account in report.accounts},
        "claims": claims,
        "linked": linked,
        "possible": possible,
        "clashes": clashes,
        "omitted": {number: accounts for number, accounts in omitted.items() if accounts},
    }


def lead(report: Report) -> str:
    """Sum up a report in a few sentences."""
    passages = [told for account in report.accounts for told in account.passages if told.status and told.is_chosen]
    vivid = sum(told.status is Status.EMBELLISH for told in passages)
    alone = sum(told.status in (Status.SOLE, Status.EMBELLISH) for told in passages)
    left_out = sum(account.left_out_count for account in report.accounts)
    claims, clashes = len(report.claims), len(report.contradictions)
    told_by = "is told by two or more accounts" if claims == 1 else "are told by two or more accounts"
    against = "no two accounts were found to contradict each other"
    if clashes:
        against = f"in {_counted(clashes, 'place')} two accounts contradict each other"
    return (
        f"{_counted(claims, 'claim')} {told_by}; {against}. "
        f"{_counted(alone, 'passage')} of {len(passages)} {'stands' if alone == 1 else 'stand'} in one account only, "
        f"{vivid} of them dramatised with no source named. "
        f"{_counted(left_out, 'time')} an account leaves out what at least two others report."
    )


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _filters(report: Report) -> list[tuple[str, str, str, int]]:
    """The filters: value, sign, name, and how many passages (or omissions) each lets through."""
    told = [one for account in report.accounts for one in account.passages if one.status is not None]
    tags = [{*(o.tag for o in one.opinions if o.tag), *("note" for o in one.opinions if o.note)} for one in told]
    statuses = [
        (status.value, SIGNS[status.value], status.value, sum(one.status is status for one in told))
        for status in Status
        if status is not Status.EMBELLISH
    ]
    statuses.insert(2, ("embellish", SIGNS["embellish"], "embellish", sum(one.is_vivid for one in told)))
    return [
        *statuses,
        ("omit", SIGNS["omission"], "omit", sum(len(account.left_out) for account in report.accounts)),
        *((tag, TAGS[tag], tag, sum(tag in here for here in tags)) for tag in ("verified", "dubious")),
        ("note", TAGS[""], "note", sum("note" in here for here in tags)),
    ]


def _runs(claim: Claim, accounts: Sequence[int]) -> list[tuple[str, str]]:
    """The signs of all accounts for a claim, neighbouring ones of one kind together."""
    cells = _cells(claim)
    found: list[tuple[str, str]] = []
    for number in accounts:
        cell = cells.get(number)
        style, sign = (cell.sign, SIGNS[cell.sign]) if cell else ("", " ")
        if found and found[-1][0] == style:
            found[-1] = (style, found[-1][1] + sign)
        else:
            found.append((style, sign))
    return found


def _cells(claim: Claim) -> dict[int, Cell]:
    return {cell.account: cell for cell in claim.cells}


def _carriers(claim: Claim) -> list[Place]:
    return [cell.places[0] for cell in claim.cells if cell.places]


def _gaps(account: Account) -> dict[int, list[LeftOut]]:
    """What an account leaves out, by the number of the passage after which it is shown; -1 for the end."""
    there = {told.place.passage for told in account.passages}
    found: dict[int, list[LeftOut]] = {}
    for one in account.left_out:
        found.setdefault(one.after if one.after in there or not one.after else -1, []).append(one)
    return found


def _strength(overlap: Overlap) -> tuple[int, float, int, int]:
    return -overlap.claims, -overlap.share, overlap.a, overlap.b


def _shorter(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _brief(names: Sequence[str]) -> str:
    more = f" and {len(names) - FEW_OUTLETS} more" if len(names) > FEW_OUTLETS else ""
    return " · ".join(names[:FEW_OUTLETS]) + more


def day_text(at: datetime) -> str:
    """Write a moment as people do, in UTC."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def _days(day: Day) -> str:
    return days_text(day.first, day.last)


@lru_cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache
def _environment() -> Environment:
    """Make what fills the templates in; everything that it sets in is escaped, and legible."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from tui.notebook.exchange.legible import legible

    def shown(value: object) -> object:
        return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "brief": _brief,
        "carriers": _carriers,
        "cells": _cells,
        "day": day_text,
        "days": _days,
        "gaps": _gaps,
        "shorter": _shorter,
        "sign": SIGNS.__getitem__,
        "tag": TAGS.__getitem__,
        "thousands": lambda number: f"{number:,}",
    }
    return environment

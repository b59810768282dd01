"""Writes a report as JSON: what the page says, for programs; passages are named as in `synoptic compare`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from tui.reports.contract import SCORE_DIGITS
from tui.reports.page_values import Account, Opinion, Place, Report, Told

VERSION = 1
"""Raised when a field is renamed or dropped; fields may be added without."""


def report_json(report: Report) -> str:
    """Write a report as one JSON object.

    Args:
        report: The report.

    Returns:
        The object, indented, with a newline at the end. Places are `[account, passage]`, both from 1.
    """
    making = report.making
    document = {
        "report": VERSION,
        "title": report.title,
        "made": {
            "version": making.version,
            "at": making.at.isoformat(),
            "files": [asdict(file) for file in making.files],
            "settings": dict(making.settings),
        },
        "restricted_to": report.asked,
        "outlets": report.outlets,
        "accounts": [_account(account) for account in report.accounts],
        "claims": [
            {
                "number": claim.number,
                "claim": claim.text,
                "origins": claim.origins,
                "accounts": [
                    {"account": cell.account, "stands": cell.sign, "places": _places(cell.places)}
                    for cell in claim.cells
                ],
            }
            for claim in report.claims
        ],
        "contradictions": [
            {
                "type": clash.type,
                "reason": clash.reason,
                "sides": [
                    {"place": _place(side.place), "outlet": side.outlet, "says": side.against} for side in clash.sides
                ],
            }
            for clash in report.contradictions
        ],
        "people_and_figures": [
            {
                "what": mention.what,
                "name": mention.name,
                "written": mention.written,
                "accounts": mention.accounts,
                "places": _places(mention.places),
                "contested": mention.is_contested,
            }
            for mention in report.mentions
        ],
        "timeline": [
            {
                "first": day.first.isoformat(),
                "last": day.last.isoformat(),
                "told": [{"place": _place(one.place), "words": one.words} for one in day.told],
            }
            for day in report.days
        ],
        "overlaps": [
            {"accounts": [one.a, one.b], "claims": one.claims, "share": round(one.share, SCORE_DIGITS)}
            for one in report.overlaps
        ],
        "same_origins": [asdict(origin) for origin in report.same_origins],
        "judgements": [_opinion(opinion) for opinion in report.opinions],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _account(account: Account) -> dict[str, Any]:
    return {
        "account": account.number,
        "outlet": account.outlet,
        "title": account.title,
        "author": account.author,
        "published": account.when,
        "note": account.note,
        "credits": account.origins,
        "warnings": account.warnings,
        "words": account.words,
        "shares": {name: round(share, SCORE_DIGITS) for name, share in asdict(account.shares).items()},
        "stretches": [
            {
                "place": _place(stretch.place),
                "kind": stretch.kind.value,
                "from": round(stretch.start, SCORE_DIGITS),
                "to": round(stretch.end, SCORE_DIGITS),
                "words": stretch.words,
                "reason": stretch.reason,
            }
            for stretch in account.stretches
        ],
        "omissions": account.left_out_count,
        "left_out": [
            {"claim": one.claim, "weight": round(one.weight, SCORE_DIGITS), "reason": one.reason}
            for one in account.left_out
        ],
        "passages": [_told(told) for told in account.passages],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "id": told.id,
        "place": _place(told.place),
        "kind": told.kind.value,
        "text": told.text,
        "chosen": told.is_chosen,
        "status": told.status.value if told.status else None,
        "why": told.why,
        "claims": told.claims,
        "marks": [
            {"words": piece.text, "kind": piece.kind.value, "reason": piece.reason}
            for piece in told.pieces
            if piece.kind is not None
        ],
        "counterparts": [
            {
                "place": _place(one.place),
                "sure": one.is_sure,
                "score": None if one.score is None else round(one.score, SCORE_DIGITS),
            }
            for one in told.counterparts
        ],
        "contradicted_by": [{"place": _place(one.place), "says": one.against} for one in told.clashes],
        "judgements": [opinion.number for opinion in told.opinions],
    }


def _opinion(opinion: Opinion) -> dict[str, Any]:
    return {
        "number": opinion.number,
        "tag": opinion.tag or None,
        "note": opinion.note,
        "by": opinion.by,
        "at": opinion.at.isoformat(),
        "scope": opinion.scope,
        "quote": opinion.quote,
        "places": _places(opinion.places),
        "evidence": opinion.evidence,
    }


def _place(place: Place) -> list[int]:
    return [place.account, place.passage]


def _places(places: tuple[Place, ...]) -> list[list[int]]:
    return [_place(place) for place in places]

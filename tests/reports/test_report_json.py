"""The report as JSON holds what the page shows, with places that programs can follow."""

from __future__ import annotations

import json
from typing import Any

from tests.reports.reported import HASH, ferry_report, judged
from tests.ui.story import ACCOUNTS
from tui.reports.choosing import Choice
from tui.reports.report_json import report_json
from tui.standing import Only


def document(choice: Choice | None = None) -> Any:
    return json.loads(report_json(ferry_report(choice, judged())))


def test_every_passage_is_written_with_its_marks_and_counterparts() -> None:
    accounts = document()["accounts"]
    assert [[p["text"] for p in account["passages"]] for account in accounts] == [
        [passage.text for passage in account.passages] for account in ACCOUNTS
    ]
    sixty = accounts[1]["passages"][1]
    assert (sixty["id"], sixty["place"], sixty["status"], sixty["claims"]) == ("bay:1", [2, 2], "conflict", [2])
    assert sixty["marks"] == [{"words": "Sixty souls", "kind": "conflict", "reason": "sixty souls against 40 people"}]
    assert sixty["counterparts"] == [
        {"place": [1, 3], "sure": True, "score": 0.9},
        {"place": [3, 4], "sure": False, "score": 0.4},
    ]
    assert sixty["contradicted_by"] == [{"place": [1, 3], "says": "40 people"}]
    assert sixty["judgements"] == [2, 3]


def test_it_says_how_it_was_made() -> None:
    made = document()["made"]
    assert made["version"] == "1.2.3"
    assert made["files"][0] == {"name": "harbour.txt", "sha256": HASH}
    assert made["settings"] == {"encoder": "none"}


def test_judgements_are_written_with_reader_moment_and_evidence() -> None:
    dubious = document()["judgements"][1]
    assert (dubious["tag"], dubious["by"], dubious["at"]) == ("dubious", "Anna", "2024-05-06T07:08:00+00:00")
    assert dubious["places"] == [[2, 2]]
    assert dubious["evidence"][0] == "conflict: Harbour Post says 40 people"


def test_what_was_asked_for_is_told_apart_from_what_stands_beside_it() -> None:
    found = document(Choice(only=(Only.DUBIOUS,)))
    chosen = {p["id"]: p["chosen"] for account in found["accounts"] for p in account["passages"]}
    assert chosen == {"harbour:2": False, "bay:1": True}
    assert found["restricted_to"] == ["only dubious"]


def test_claims_contradictions_days_and_overlaps_are_written() -> None:
    found = document()
    assert [one["stands"] for one in found["claims"][2]["accounts"]] == ["agree", "omission", "agree"]
    assert [side["says"] for side in found["contradictions"][0]["sides"]] == ["Sixty souls", "40 people"]
    assert found["timeline"][0]["first"] == "2024-05-03"
    assert found["overlaps"][0] == {"accounts": [1, 2], "claims": 3, "share": 1.0}

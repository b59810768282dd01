"""The report as Markdown says the same as the page, and no text in it acts as markup."""

from __future__ import annotations

import re

from tests.reports.reported import HOSTILE, OVERRIDE, ferry_report, hostile_report, judged
from tests.ui.story import ACCOUNTS
from tui.reports.choosing import Choice
from tui.reports.markdown import report_markdown
from tui.standing import Only


def sections(text: str) -> dict[str, list[str]]:
    """The lines below each heading, without blank ones."""
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = {"": head.splitlines()}
    for part in parts:
        name, *lines = part.splitlines()
        found[name] = [line for line in lines if line]
    return found


def test_each_section_of_the_page_is_there() -> None:
    assert [*sections(report_markdown(ferry_report(opinions=judged())))] == [
        "",
        "How much is shared, and how much stands alone",
        "Who shares with whom",
        "1 Harbour Post",
        "2 Bay News",
        "3 Coast Wire",
        "Contradictions",
        "Claims",
        "Timeline",
        "People and figures",
        "Tags and notes",
        "How it was made",
    ]


def test_a_passage_stands_with_its_sign_its_reason_and_its_counterparts() -> None:
    lines = sections(report_markdown(ferry_report(opinions=judged())))["2 Bay News"]
    start = next(n for n, line in enumerate(lines) if "Sixty souls" in line)
    assert lines[start : start + 5] == [
        r"- \! Sixty souls were aboard, each of them thinking of home. **✗ dubious** **✓ verified**",
        "  - 2, conflict: 2 of 3 accounts report it",
        "  - against 1 Harbour Post, passage 3: “Sixty souls” and “40 people”",
        "  - also 1 Harbour Post, passage 3: There were 40 people on board, most of them commuters.",
        "  - possibly 3 Coast Wire, passage 4: About forty passengers were taken off by boat.",
    ]


def test_the_claims_are_a_table_of_signs() -> None:
    lines = sections(report_markdown(ferry_report()))["Claims"]
    assert lines[0] == "| no. | claim | origins | 1 Harbour Post | 2 Bay News | 3 Coast Wire |"
    assert lines[4] == r"| 3 | Nobody was hurt, according to the coast guard. | 1 | \= | ∅ | \= |"


def test_every_passage_is_told() -> None:
    text = report_markdown(ferry_report())
    claims = [passage.text for account in ACCOUNTS for passage in account.passages if passage.is_claim]
    assert [claim for claim in claims if claim not in text] == []


def test_a_restriction_is_told_and_kept() -> None:
    text = report_markdown(ferry_report(Choice(only=(Only.DUBIOUS,)), judged()))
    assert "This report is restricted: only dubious." in text
    assert "Sixty souls" in text
    assert "Under a bruised sky" not in text


def test_hostile_text_stays_text() -> None:
    text = report_markdown(hostile_report())
    assert not re.search(r"(?<!\\)<", text)
    assert OVERRIDE not in text
    assert r"\{\{7\*7\}\}" in text
    assert HOSTILE[0] not in text
    # A line break in a note or a name opens no heading, list or table.
    assert sum(line.startswith("# ") for line in text.splitlines()) == 1

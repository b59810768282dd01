"""The JSON holds everything that the comparison says, in the fields that programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tests.reports.contract import check_contract
from tests.ui.story import ACCOUNTS, ferry
from tui.model import Person
from tui.reports import VERSION, comparison_json


def document() -> Any:
    people = (Person("R. Lind", None, ("harbour",), ("harbour:1",)),)
    return json.loads(comparison_json(replace(ferry(), people=people)))


def test_a_comparison_is_written_as_the_contract_says() -> None:
    check_contract(document(), {article.path: article.text for article in ACCOUNTS})
    assert VERSION == 1


def test_articles_are_written_with_what_is_known_of_them() -> None:
    harbour, bay, coast = document()["articles"]
    assert (harbour["outlet"], harbour["title"], harbour["author"], harbour["published"]) == (
        "Harbour Post",
        "Ferry halted off Norholm",
        "R. Lind",
        "2024-05-03",
    )
    assert bay["note"].startswith("a feature")
    assert (coast["published"], coast["dateline"], coast["origins"]) == (None, "last Friday", ["Reuters"])
    assert coast["warnings"] == ["date 'last Friday' is not understood"]
    assert [passage["kind"] for passage in coast["passages"]] == ["furniture", "body", "body", "body"]


def test_threads_say_who_omits_them() -> None:
    threads = document()["threads"]
    assert [thread["omitted_by"] for thread in threads] == [[], [], ["bay"], ["coast"]]
    assert threads[0]["passages"] == ["harbour:1", "bay:2", "coast:1"]


def test_conflicts_and_their_spans_are_written() -> None:
    (conflict,) = document()["conflicts"]
    assert conflict == {
        "a": "bay:1",
        "b": "harbour:2",
        "type": "number",
        "a_span": [0, 11],
        "b_span": [11, 20],
        "reason": "40 people against sixty souls",
    }
    statuses = {finding["passage"]: finding["status"] for finding in document()["findings"]}
    assert (statuses["bay:0"], statuses["bay:1"], statuses["bay:4"]) == ("embellish", "conflict", "comment")


def test_people_are_written() -> None:
    assert document()["people"] == [
        {"name": "R. Lind", "title": None, "articles": ["harbour"], "passages": ["harbour:1"]}
    ]


def test_letters_of_every_script_are_written_as_they_are() -> None:
    named = replace(ACCOUNTS[0], outlet="東京 Zeitung «Ø»")
    assert "東京 Zeitung «Ø»" in comparison_json(replace(ferry(), articles=(named, *ACCOUNTS[1:])))


def test_the_same_comparison_is_written_alike_every_time() -> None:
    assert comparison_json(ferry()) == comparison_json(ferry())
    assert comparison_json(ferry()).endswith("}\n")

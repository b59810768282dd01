"""The page on JSON names each field that the program writes, with its type, and no other."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.reports.reported import ferry_report, judged
from tests.ui.story import ferry_in_full
from tui.choosing import find_stories
from tui.compare import compare
from tui.reports import comparison_json, stories_json
from tui.reports.choosing import Choice
from tui.reports.report_json import report_json
from tui.resources import resource
from tui.sources import load
from tui.standing import Only
from tui.stories import versions

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
OPEN = {"made.settings"}
"""Objects whose names are not fixed."""


def is_day(value: Any) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def is_pair(value: Any) -> bool:
    return isinstance(value, list) and list(map(type, value)) == [int, int]


def is_share(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


KINDS: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: isinstance(value, str) and value != "",
    "text": lambda value: isinstance(value, str),
    "day": is_day,
    "moment": lambda value: datetime.fromisoformat(value).utcoffset() is not None,
    "integer": lambda value: type(value) is int,
    "share": is_share,
    "true or false": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "[start, end]": is_pair,
    "[account, passage]": is_pair,
}
"""What the page calls a type, and what that is."""


def fits(value: Any, kind: str) -> bool:
    """Whether a value is what the page says."""
    if kind.startswith("list of "):
        each = kind.removeprefix("list of ")
        name = each if each in KINDS else each.removesuffix("s")
        return isinstance(value, list) and all(fits(one, name) for one in value)
    if kind.endswith(" or null"):
        return value is None or fits(value, kind.removesuffix(" or null"))
    return KINDS[kind](value)


def documented(section: str) -> dict[str, str]:
    """The fields of one of the page's objects, with their types."""
    text = PAGE.read_text(encoding="utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    found: dict[str, str] = {}
    for part in re.split(r"\n### ", text):
        heading = re.match(r"`([^`]+)`", part)
        prefix = f"{heading[1]}." if heading else ""
        for name, kind in re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", part, re.M):
            found[prefix + name] = kind
    return found


def written(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each field of a document that holds no further fields, with its value."""
    if isinstance(value, dict) and path not in OPEN:
        for name, inner in value.items():
            yield from written(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in flat(value)):
        for inner in value:
            yield from written(inner, f"{path}[]")
    else:
        yield path, value


def flat(value: Any) -> Iterator[Any]:
    """What lists of lists hold."""
    if isinstance(value, list):
        for inner in value:
            yield from flat(inner)
    else:
        yield value


def comparisons() -> list[Any]:
    """The seeds, and accounts that contradict each other."""
    seeds = compare(load([resource("seeds")]).articles)
    return [json.loads(comparison_json(one)) for one in (seeds, ferry_in_full())]


def sorted_articles(folder: Path) -> list[Any]:
    """The seeds, one of them in two versions, and one article of something else."""
    seeds = sorted(resource("seeds").glob("*.txt"))
    changed = seeds[0].read_text(encoding="utf-8").replace("2024-12-22", "2024-12-23")
    (folder / "changed.txt").write_text(changed.rsplit("\n\n", 1)[0], encoding="utf-8")
    (folder / "other.txt").write_text(
        "---\noutlet: Harbour Post\npublished: 2019-05-03\n---\nThe ferry Solveig lost power off Norholm on Friday, "
        "its operator Lund Lines said. A tug towed the vessel to Norholm, where forty commuters went ashore. The coast "
        "guard of Norholm said that Lund Lines had been fined twice for the engines of the Solveig.\n",
        encoding="utf-8",
    )
    articles = load([*seeds, folder]).articles
    stories, strays = find_stories(articles)
    return [json.loads(stories_json(articles, stories, strays, versions(articles)))]


def reports() -> list[Any]:
    """A whole one, and one of a part."""
    return [json.loads(report_json(ferry_report(choice, judged()))) for choice in (None, Choice((Only.DUBIOUS,)))]


@pytest.mark.parametrize("section", ["The comparison", "The stories", "The report"])
def test_the_page_names_every_field_with_its_type_and_no_other(section: str, tmp_path: Path) -> None:
    documents = {
        "The comparison": comparisons,
        "The stories": lambda: sorted_articles(tmp_path),
        "The report": reports,
    }[section]()
    values = defaultdict(list)
    for document in documents:
        for path, value in written(document):
            values[path].append(value)
    told = documented(section)
    # Where one is empty, only another shows that it holds objects.
    lists = {path for path in values if any(name.startswith(f"{path}[") for name in told)}
    assert set(told) == set(values) - lists
    for path, kind in told.items():
        assert any(value != [] for value in values[path]), f"nothing shows what {path} holds"
        assert all(fits(value, kind) for value in values[path]), (path, kind, values[path][:3])

"""What is said of stories and versions, without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts import article
from tests.stories.test_versions import FIRST, SECOND
from tui.model import Story, Stray
from tui.reading.stories import (
    EVERYTHING,
    Groups,
    article_row,
    row_told,
    story_list,
    story_row,
    told_groups,
    told_place,
)
from tui.stories import versions

BAY = article("bay", "The ferry stopped.", outlet="Bay News")
BAKERS = article("bakers", "Bakers went on strike.", "Nobody sold bread.")
STRIKE = article("strike", "The strike of the bakers goes on.")


def story(number: int, *articles: str) -> Story:
    return Story(str(number), f"Story {number}", articles, None, None, ("ferry",))


TWO = Groups(
    (FIRST, BAY, SECOND, BAKERS, STRIKE),
    (story(1, "first", "bay", "second"), story(2, "bakers", "strike")),
    versions=versions([FIRST, SECOND]),
)
ODD = Groups((BAY, SECOND, BAKERS), (story(1, "bay", "second"), story(2, "bakers")), (Stray("bakers", "is odd"),))


def rows(groups: Groups, *unfolded: str, read: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Id and label of each row."""
    listed = story_list(groups, unfolded, read).rows
    return [(row.id, "".join(run.text for run in row.label)) for row in listed]


def told(groups: Groups, row: str, read: tuple[str, ...] = ()) -> str:
    lines = row_told(groups, row, read, "enter", 200, len)
    return "\n".join("".join(run.text for run in runs) for runs in lines)


def test_a_story_is_opened_without_the_older_versions_unless_they_are_wanted() -> None:
    assert TWO.members("1", ()) == {"bay", "second"}
    assert TWO.members("1", {"first"}) == {"first", "bay", "second"}
    assert TWO.members("2", {"first"}) == {"bakers", "strike"}
    assert TWO.members(EVERYTHING, ()) == {"bay", "second", "bakers", "strike"}


@pytest.mark.parametrize(
    ("read", "line", "place"),
    [
        (("bay", "second", "bakers", "strike"), "These look like 2 stories: s lists them.", "2 stories"),
        (("bay", "second"), "", "story 1 of 2"),
        (("strike",), "", "story 2 of 2"),
        ((), "", ""),
    ],
)
def test_which_stories_are_read_is_told(read: tuple[str, ...], line: str, place: str) -> None:
    assert told_groups(TWO, read, "s") == line
    assert told_place(TWO, read).text == place


def test_one_odd_article_is_told_as_such_and_not_as_a_story() -> None:
    everything = ("bay", "second", "bakers")
    assert told_groups(ODD, everything, "s") == "1 article looks like another story: s lists it."
    assert told_place(ODD, everything).text == ""
    assert ODD.oddity("bakers", everything) == "is odd"
    assert ODD.oddity("bay", everything) == ODD.oddity("bakers", ["bakers"]) == ""
    assert told_groups(ODD, ("bakers",), "s") == ""


def test_articles_stand_below_their_story_and_older_versions_below_the_newest() -> None:
    assert [row for row, _ in rows(TWO)] == [EVERYTHING, story_row("1"), story_row("2")]
    listed = [row for row, _ in rows(TWO, "1")]
    assert listed[1:5] == [story_row("1"), *map(article_row, ("bay", "second", "first"))]


def test_of_one_story_there_is_no_row_for_all() -> None:
    assert [row for row, _ in rows(replace(TWO, stories=TWO.stories[:1]))] == [story_row("1")]


def test_an_older_version_is_called_so_and_never_an_account() -> None:
    label = dict(rows(TWO, "1"))[article_row("first")]
    assert label == "  older version · 1 day earlier · 2 of 4 sentences the same"
    said = told(TWO, article_row("first"))
    assert "older version, not another account: enter reads it, too; both count as one." in said
    assert "reworded “The ferry Aurora" in said
    assert "added “The minister" in said
    assert "left out “The licence" in said
    assert "leaves it out again" in told(TWO, article_row("first"), ("first",))
    (lead,) = (row.lead for row in story_list(TWO, (), ()).rows if row.id == story_row("1"))
    assert lead[-1] == "2 accounts"


def test_what_a_story_holds_is_told_with_the_key_that_opens_it() -> None:
    said = told(TWO, story_row("2"))
    assert "2 accounts: Bakers, Strike" in said
    assert "words that set it apart: ferry" in said
    assert "enter reads both." in said
    assert "another story? It is odd." in told(ODD, story_row("2"))
    assert "enter reads it alone." in told(ODD, story_row("2"))


def test_what_is_too_much_to_compare_is_told_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.reading.stories.MOST_COMPARED", 3)
    assert "4 accounts side by side, but not compared: at most 3 can be." in told(TWO, EVERYTHING)

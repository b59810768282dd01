"""What is compared of the articles at hand, and what the reader is told of it."""

from __future__ import annotations

import pytest

from tests.accounts import article
from tests.stories.test_stories import FERRY, LATER_STRIKE, STRIKE
from tests.stories.test_versions import FIRST, MAY_3, MAY_4, SECOND
from tui.choosing import UnknownStoryError, choose, find_stories
from tui.model import Article

BAY = article("bay", *(passage.text for passage in FIRST.passages), outlet="Bay News")


def ids(*articles: Article, story: int | None = None, all_versions: bool = False) -> list[str]:
    return [one.id for one in choose(articles, story, all_versions).articles]


def test_accounts_of_one_event_are_compared_without_a_word() -> None:
    choice = choose(FERRY)
    assert choice.articles == FERRY
    assert choice.notices == ()


def test_several_stories_are_told_of_and_all_are_compared() -> None:
    choice = choose([*FERRY, STRIKE, LATER_STRIKE])
    assert len(choice.articles) == 5
    (notice,) = choice.notices
    assert notice.startswith("these look like 2 stories: 1 “The ferry Aurora stopped off Norholm")
    assert "; 2 “" in notice
    assert notice.endswith("--story 1 compares the first alone")


def test_of_many_stories_only_the_first_are_named() -> None:
    names = "Aldern Brokvik Cassel Dunmore Eltham Farsund Gislev".split()
    many = [
        article(
            f"s{n}{copy}",
            *(
                f"{name}stad and {name}heim in {name}land saw {name}ers at {name}by for {k}00 {name}s."
                for k in range(9)
            ),
        )
        for n, name in enumerate(names)
        for copy in "ab"
    ]
    (notice,) = choose(many).notices
    assert notice.startswith("these look like 7 stories: ")
    assert "; 2 more. " in notice


def test_an_odd_article_is_told_of_and_compared_all_the_same() -> None:
    choice = choose([*FERRY, STRIKE])
    assert len(choice.articles) == 4
    assert choice.notices == ("strike.txt: another story? It shares no names or rare words with the others",)


def test_one_story_can_be_chosen_and_nothing_else_is_told() -> None:
    choice = choose([STRIKE, *FERRY, LATER_STRIKE], story=2)
    assert [one.id for one in choice.articles] == ["strike", "bakers"]
    assert choice.notices == ()


@pytest.mark.parametrize("story", [0, 3, -1])
def test_a_story_that_is_not_there_is_refused(story: int) -> None:
    with pytest.raises(UnknownStoryError, match=f"no story {story}: there are 2; synoptic stories"):
        choose([*FERRY, STRIKE, LATER_STRIKE], story=story)


def test_the_newer_of_two_versions_is_compared_and_the_older_named() -> None:
    choice = choose([FIRST, BAY, SECOND])
    assert [one.id for one in choice.articles] == ["bay", "second"]
    (notice,) = choice.notices
    told = "2 versions of Harbour Post; the newer one is compared, and first.txt set aside"
    assert notice == f"{told}; --all-versions compares them all"


def test_all_versions_are_compared_on_demand_as_one_account() -> None:
    choice = choose([FIRST, BAY, SECOND], all_versions=True)
    assert [one.id for one in choice.articles] == ["first", "bay", "second"]
    assert choice.notices == ("2 versions of Harbour Post count as one account",)


def test_where_there_is_nothing_but_versions_they_are_compared() -> None:
    assert ids(FIRST, SECOND) == ["first", "second"]


def test_an_older_version_belongs_to_the_story_of_the_newest() -> None:
    found, odd = find_stories([STRIKE, FIRST, LATER_STRIKE, BAY, SECOND])
    assert [one.articles for one in found] == [("first", "bay", "second"), ("strike", "bakers")]
    assert (found[0].first, found[0].last) == (MAY_3, MAY_4)
    assert odd == ()
    assert ids(STRIKE, FIRST, LATER_STRIKE, BAY, SECOND, story=1) == ["bay", "second"]


def test_in_the_reader_the_stories_are_not_looked_for_and_a_key_is_named() -> None:
    assert choose([*FERRY, STRIKE], key="s").notices == ()
    (notice,) = choose([FIRST, BAY, SECOND], key="s").notices
    assert notice == "first.txt is set aside, an older version of second.txt; s lists it"

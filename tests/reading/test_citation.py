"""A quotation is pasted with all that is needed to find it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.accounts import told
from tui.reading.citation import citation
from tui.reading.selection import Excerpt, whole

BARE = told("post", ["The ferry stopped.", "Nobody was hurt."], ["Its licence runs out."], outlet="Harbour Post")
FULL = replace(
    BARE, path="news/post.txt", title="Ferry halted", author="R. Lind", published=date(2024, 5, 3), dateline="3/5/24"
)
FIRST, SECOND, THIRD = FULL.passages


def test_a_passage_is_quoted_with_all_that_is_known_of_its_source() -> None:
    assert citation(FULL, [whole(SECOND)], {"post:1": "dubious", "post:0": "verified"}) == (
        "“Nobody was hurt.”\n— Harbour Post, R. Lind, “Ferry halted”, 3 May 2024, passage 2, post.txt. Tagged dubious."
    )


def test_what_is_not_known_is_left_out() -> None:
    assert citation(BARE, [whole(BARE.passages[0])], {}) == (
        "“The ferry stopped.”\n— Harbour Post, passage 1, post.txt."
    )


def test_a_date_that_was_not_understood_is_given_as_the_article_has_it() -> None:
    article = replace(BARE, dateline="last Friday")
    assert ", last Friday, " in citation(article, [whole(article.passages[0])], {})


def test_several_passages_are_named_and_their_tags_told_apart() -> None:
    tags = {"post:0": "verified", "post:1": "verified", "post:2": "dubious"}
    assert citation(FULL, [whole(FIRST), whole(SECOND), whole(THIRD)], tags) == (
        "“The ferry stopped. Nobody was hurt.\n\nIts licence runs out.”\n"
        "— Harbour Post, R. Lind, “Ferry halted”, 3 May 2024, passages 1–3, post.txt. "
        "Tagged: 1–2 verified; 3 dubious."
    )


def test_dots_say_where_a_quotation_leaves_something_of_a_passage_out() -> None:
    told = citation(FULL, [Excerpt(FIRST, 4, len(FIRST.text)), Excerpt(SECOND, 0, 6)], {})
    assert told.startswith("“… ferry stopped. Nobody …”\n")

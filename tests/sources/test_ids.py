"""Ids are short, typeable and tell the articles apart."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.sources.ids import MAX_LENGTH, short_ids


def test_the_first_part_of_the_name_is_enough_where_it_differs() -> None:
    assert short_ids(["000_6c94168c13700071", "001_fce50c72ea1de802"]) == ["000", "001"]


def test_more_of_the_name_is_taken_where_names_begin_alike() -> None:
    assert short_ids(["syria-bbc-1", "syria-cnn-1", "iran"]) == ["syria-bbc", "syria-cnn", "iran"]


def test_equal_names_are_numbered() -> None:
    assert short_ids(["story", "story", "story"]) == ["story", "story-2", "story-3"]


def test_a_name_that_is_the_beginning_of_another_stays_usable() -> None:
    assert short_ids(["syria", "syria-2"]) == ["syria", "syria-2"]


def test_accents_and_marks_leave_letters_one_can_type() -> None:
    assert short_ids(["Erdoğan's Speech", "新闻", "..."]) == ["erdogans", "article", "article-2"]


@given(st.lists(st.text(st.sampled_from("aB1-_. é新\x1b/:"), max_size=40), max_size=12))
def test_ids_are_unique_short_and_plain(stems: list[str]) -> None:
    ids = short_ids(stems)
    assert len(set(ids)) == len(stems)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article) and len(article) <= MAX_LENGTH for article in ids)

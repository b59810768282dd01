"""A pattern that is tried only where one of its words occurs finds all that it would find anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.sources import abroad, foot, furniture, notices, page_lines
from tui.sources.keyed_patterns import KeyedPatterns

MODULES = (abroad, foot, furniture, notices, page_lines)
KEYED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, KeyedPatterns)
}
TRIED = [(name, words, pattern) for name, keyed in KEYED.items() for words, pattern in keyed._patterns]


@pytest.mark.parametrize(("words", "pattern"), [(words, pattern) for _, words, pattern in TRIED])
@settings(max_examples=10, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_matches_a_pattern_has_one_of_its_words(
    words: tuple[str, ...], pattern: str, data: st.DataObject
) -> None:
    # ASCII: a line with a Kelvin sign for a k is no line of a page.
    text = data.draw(
        st.from_regex(re.compile(pattern, re.I), fullmatch=True, alphabet=st.characters(max_codepoint=0x2FF))
    )
    assert any(word in text.lower() for word in words)


def test_patterns_are_found_in_the_whole_somewhere_or_at_the_beginning() -> None:
    keyed = KeyedPatterns(("ferry|tug", r"the (?:ferry|tug)\d*"), ("quay", r"quay\b"))
    assert keyed.fill("The FERRY12") and not keyed.fill("The ferry sank")
    assert keyed.occur("So the tug left") and not keyed.occur("So the ship left")
    assert keyed.open("Quay of Norholm") and not keyed.open("The quay")

"""Texts made to be slow or to break something: no error, and an end within seconds."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebook.edited import STORY, article
from tui.notebook.anchoring import find, place_all, suggestions
from tui.notebook.naming import anchor
from tui.notebook.sketches import sketch
from tui.notebook.values import Anchor

SECONDS = 90
"""Far more than any of it takes, and far less than what grows with the square of a megabyte."""
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * MEGABYTE,
        "-" * MEGABYTE,
        " \n" * (MEGABYTE // 2),
        " -" * (MEGABYTE // 2),
        "e" + "\u0301\u0323" * (MEGABYTE // 2),
        "\u0301" * MEGABYTE,
        "\u00ad" * MEGABYTE,
        "He declined. " * (MEGABYTE // 13),
        "word " * (MEGABYTE // 5),
        "".join(STORY) * (MEGABYTE // 300),
        "\ud800" * MEGABYTE,
        "'" * MEGABYTE,
        "ﬁ" * MEGABYTE,
        "“1,1,1," * (MEGABYTE // 7),
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_a_megabyte_on_one_line_is_searched(text: str) -> None:
    old, hostile = article(*STORY), article(text)
    place_all([anchor(old, passage) for passage in old.passages], hostile)
    sketch(text)
    for piece in (text[:2_000], text[7:17], text):
        odd = Anchor("0" * 64, 3, 3 + len(piece), piece, text[:32], text[-32:])
        find(odd, hostile)
        find(odd, old)
        suggestions(odd, old)


def test_a_passage_of_many_sentences_that_are_all_alike_is_searched() -> None:
    old = article(*[f"The man number {n} said that he had seen nothing of it at all." for n in range(400)])
    new = article(*[f"The woman number {n} said that she had seen nothing of it at all." for n in range(400)])
    assert place_all([anchor(old, passage) for passage in old.passages], new) == {}


quotes = st.text(max_size=40)


@given(quotes, quotes, quotes, st.lists(quotes.filter(bool), max_size=6), st.integers(0, 100), st.integers(0, 100))
def test_any_anchor_is_sought_in_any_text(
    quote: str, prefix: str, suffix: str, told: list[str], start: int, size: int
) -> None:
    new = article(*told)
    sought = Anchor("0" * 64, start, start + size, quote, prefix, suffix)
    for found in (find(sought, new), *suggestions(sought, new), *place_all([sought], new).values()):
        if found is not None:
            assert 0 <= found.start < found.end <= len(new.text)
            assert 0 <= found.likeness <= 1
            assert 0 <= found.context <= 1

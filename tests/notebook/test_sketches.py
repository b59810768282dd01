"""Edited copies of a text are recognised by its sketch."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.notebook.edited import STORY
from tui.notebook.sketches import COPY, KEPT, Kinship, kinship, likeness, sketch
from tui.notebook.values import Source

TEXT = " ".join(STORY)


def source(
    digest: str, text: str, outlet: str = "Harbour Post", title: str = "Ferry halted", path: str = "a.txt"
) -> Source:
    return Source(digest, outlet, title, path=path, sketch=sketch(text))


def test_a_sketch_is_the_same_in_every_process() -> None:
    script = f"from tui.notebook.sketches import sketch; print(*sketch({TEXT!r}))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [*map(str, sketch(TEXT))]
    assert sketch("one two three four") == (194833224092238,)


def test_a_long_text_has_no_longer_sketch() -> None:
    assert len(sketch(" ".join(f"word{n}" for n in range(1_000)))) == KEPT


def test_format_does_not_count() -> None:
    assert sketch(TEXT.replace(" ", "\n  ").replace(".", " .").upper()) == sketch(TEXT)


def test_an_edited_copy_is_like_the_text() -> None:
    assert likeness(sketch(TEXT), sketch(TEXT.replace("noon", "midday"))) >= COPY


def test_another_text_is_not() -> None:
    assert likeness(sketch(TEXT), sketch("The choir sang two songs by an unknown master and all went home.")) == 0


def test_the_same_outlet_publishes_a_new_version() -> None:
    assert kinship(source("a", TEXT), source("b", f"{TEXT} More follows.", path="b.txt")) is Kinship.VERSION


def test_what_another_outlet_prints_of_an_agency_is_a_copy_and_no_version() -> None:
    printed = source("b", f"{TEXT} More follows.", "Bay News", "A ferry stops", "b.txt")
    assert kinship(source("a", TEXT), printed) is Kinship.COPY


def test_another_article_of_the_same_outlet_is_none() -> None:
    other = source("b", "The choir sang two songs by an unknown master and all went home.", title="Song", path="b.txt")
    assert kinship(source("a", TEXT), other) is Kinship.OTHER


@given(st.text(), st.text())
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = sketch(one), sketch(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert len(a) <= KEPT
    assert [*a] == sorted(set(a))
    assert not a or likeness(a, a) == 1

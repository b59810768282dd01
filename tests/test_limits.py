"""More articles than can be compared at once are refused in a line that says what to do."""

from __future__ import annotations

import sys

import pytest

from tests.accounts import article
from tui import choosing
from tui.__main__ import main
from tui.limits import MOST_COMPARED, why_too_many
from tui.resources import resource

WHAT_TO_DO = "synoptic stories PATH... lists the stories, --story N compares one; or name fewer"


def test_the_limit_itself_can_be_compared() -> None:
    assert why_too_many(MOST_COMPARED) is None
    assert why_too_many(MOST_COMPARED + 1) == (
        f"1,001 articles are too many to compare at once (at most 1,000): {WHAT_TO_DO}"
    )


@pytest.mark.parametrize("command", [["compare"], ["report", "--format", "json"], ["read", "--plain"]])
def test_too_many_are_refused_before_anything_is_compared(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.limits.MOST_COMPARED", 4)
    monkeypatch.setattr("tui.choosing.stories", None)
    monkeypatch.setattr("tui.compare.compare", None)
    monkeypatch.setattr(sys, "argv", ["synoptic", *command, str(resource("seeds"))])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1] == (
        f"synoptic: 5 articles are too many to compare at once (at most 4): {WHAT_TO_DO}"
    )


def test_of_too_many_one_story_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.limits.MOST_COMPARED", 2)
    ferry = [article(name, f"The ferry Aurora stopped off Norholm in the {name}.") for name in ("fog", "storm")]
    strike = [article(name, f"Teachers of Aldern went on strike for {name}.") for name in ("pay", "rest")]
    assert len(choosing.choose([*ferry, *strike], story=1).articles) == 2

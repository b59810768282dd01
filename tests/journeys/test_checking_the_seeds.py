"""What a fact-checker does with the accounts that are opened by default, each time up to what is on the disk then."""

from __future__ import annotations

import json
import os
import shlex
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.terminal import SYNOPTIC, Terminal
from tests.journeys.test_journeys import COMPARED
from tui.model import Article
from tui.notebook import Notebook, Tag, digest, place_key
from tui.resources import resource
from tui.sources import load

pytestmark = pytest.mark.journey
Opens = Callable[..., Terminal]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the comparison is kept, so that only the first of these journeys waits for it."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def desk(open_terminal: Opens, shelf: Path) -> Iterator[Terminal]:
    """A terminal in which the reader is open on the seeds, compared."""
    terminal = open_terminal(XDG_CACHE_HOME=str(shelf))
    open_reader(terminal)
    yield terminal


def open_reader(terminal: Terminal) -> None:
    terminal.run(*SYNOPTIC)
    terminal.wait_for_text(COMPARED)


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.check_usable()


@cache
def seeds() -> tuple[Article, ...]:
    return tuple(load([resource("seeds")], sentences=False).articles)


def book(terminal: Terminal) -> Notebook:
    (path,) = terminal.home.rglob("notebook.sqlite3")
    return Notebook.open(path, "another program")


def tags(terminal: Terminal) -> dict[str, tuple[str, Tag]]:
    """What is tagged on the disk: the beginning of each passage, with whose it is and its tag."""
    outlets = {digest(article): article.outlet for article in seeds()}
    with book(terminal) as kept:
        found = kept.judgements(list(outlets))
    held = ((one.target.anchors[0], one.opinion.tag) for one in found)
    return {opening(a.quote): (outlets[a.digest], tag) for a, tag in held if tag is not None}


def place(terminal: Terminal) -> dict[str, object]:
    """The place and the arrangement on the disk."""
    with book(terminal) as kept:
        found = json.loads(kept.place(place_key([digest(article) for article in seeds()])) or "{}")
    assert isinstance(found, dict)
    return found


def opening(text: str) -> str:
    return " ".join(text.split())[:30]


def read_on(terminal: Terminal, *keys: str) -> str:
    """Press keys that lead to another passage, and give its beginning."""
    before = terminal.cursor_text
    terminal.press(*keys)
    terminal.wait_until(lambda: terminal.cursor_text not in ("", before), f"another passage after {keys}")
    return opening(terminal.cursor_text)


def test_a_claim_is_followed_to_another_account_and_both_are_tagged(desk: Terminal) -> None:
    here = read_on(desk, "J")
    desk.press("v")
    desk.wait_for_text("✓1")
    there = read_on(desk, "enter")
    desk.press("x")
    desk.wait_for_text("✓1 ✗1")
    desk.press("'")
    desk.wait_until(lambda: opening(desk.cursor_text) == here, "the first passage again")
    leave(desk)
    found = tags(desk)
    assert {text: tag for text, (_, tag) in found.items()} == {here: Tag.VERIFIED, there: Tag.DUBIOUS}
    assert found[here][0] != found[there][0]


def test_embellishments_are_gone_through_by_the_filter_and_a_slip_is_undone(desk: Terminal) -> None:
    before = desk.cursor_text
    desk.press("&", "e")
    desk.wait_until(lambda: desk.cursor_text not in ("", before), "the first embellishment")
    doubted = []
    for number in (1, 2, 3):
        doubted.append(opening(desk.cursor_text))
        desk.press("x")
        desk.wait_for_text(f"✗{number}")
        if number < 3:
            read_on(desk, "j")
    desk.press("z")
    desk.wait_for_text("Undone", "✗2")
    desk.press("escape")
    desk.wait_for_text("All passages.")
    leave(desk)
    assert {text: tag for text, (_, tag) in tags(desk).items()} == dict.fromkeys(doubted[:2], Tag.DUBIOUS)

    open_reader(desk)
    desk.press("Z")
    desk.wait_for_text("Done again", "✗3")
    leave(desk)
    assert set(tags(desk)) == set(doubted)


def test_a_name_is_searched_and_what_is_said_of_it_tagged_account_by_account(desk: Terminal) -> None:
    desk.press("/")
    desk.type("Maher")
    desk.wait_for_text("“Maher”", "hits")
    before = desk.cursor_text
    desk.press("enter")
    desk.wait_until(lambda: "Maher" in desk.cursor_text and desk.cursor_text != before, "the first hit")
    met = [opening(desk.cursor_text)]
    desk.press("v")
    desk.wait_for_text("✓1")
    for number in (2, 3):
        met.append(read_on(desk, "n"))
        assert "Maher" in desk.cursor_text
        desk.press("v")
        desk.wait_for_text(f"✓{number}")
    leave(desk)
    found = tags(desk)
    assert set(found) == set(met)
    assert len({outlet for outlet, _ in found.values()}) > 1


def test_from_an_omission_in_the_matrix_to_the_account_that_reports_it(desk: Terminal) -> None:
    desk.press("m")
    desk.wait_for_text("Matrix", "claims")
    desk.press("o", "enter")
    desk.wait_until(lambda: "Matrix" not in desk.text and desk.cursor_text != "", "the text")
    listed = opening(desk.cursor_text)
    desk.press("v")
    desk.wait_for_text("✓1")
    desk.press("o")
    desk.wait_until(lambda: desk.cursor_row.startswith("▌∅"), "an omission of this account")
    desk.press("v")
    desk.wait_for_text("An omission cannot be tagged")
    told = read_on(desk, "enter")
    desk.press("v")
    desk.wait_for_text("✓2")
    leave(desk)
    found = tags(desk)
    assert {text: tag for text, (_, tag) in found.items()} == {listed: Tag.VERIFIED, told: Tag.VERIFIED}
    assert found[listed][0] != found[told][0]


def test_the_accounts_stay_as_the_reader_put_them_and_so_do_the_colours(desk: Terminal) -> None:
    desk.press("l", "L")
    desk.wait_for_text("leads: its passages are the rows")
    desk.press("l", "H")
    desk.wait_for_text("is hidden")
    hidden = seeds()[int(desk.rows[-1].split()[0]) - 1]
    desk.press("|")
    desk.wait_for_text("stays at the left")
    pinned = seeds()[int(desk.rows[-1].split()[0]) - 1]
    desk.press("*")
    desk.wait_for_text("Colours: light")
    here = read_on(desk, "J")
    heads = desk.rows[1]
    leave(desk)
    kept = place(desk)
    arrangement = kept["arrangement"]
    assert isinstance(arrangement, dict)
    chosen = {"parallel": True, "lead": digest(seeds()[1]), "hidden": [digest(hidden)], "pinned": [digest(pinned)]}
    assert {name: arrangement[name] for name in chosen} == chosen
    assert (desk.home / "state" / "synoptic" / "theme").read_text() == "light\n"

    open_reader(desk)
    assert opening(desk.cursor_text) == here
    assert desk.rows[1] == heads
    leave(desk)
    assert place(desk) == kept


def test_a_reader_that_is_killed_has_lost_neither_tags_nor_place(open_terminal: Opens, shelf: Path) -> None:
    terminal = open_terminal(XDG_CACHE_HOME=str(shelf))
    process = terminal.folder / "process"
    terminal.run("sh", "-c", f"echo $$ > {shlex.quote(str(process))}; exec {shlex.join(SYNOPTIC)}")
    terminal.wait_for_text(COMPARED)
    read_on(terminal, "l")
    here = read_on(terminal, "J")
    terminal.press("x")
    terminal.wait_for_text("✗1")
    account = next(a for a in seeds() if tags(terminal)[here][0] == a.outlet)
    kept_by = (digest(account), account.text.index(here.split()[0], account.text.replace("\n", " ").index(here)))
    terminal.wait_until(
        lambda: (place(terminal).get("article"), place(terminal).get("offset")) == kept_by, "the place on the disk"
    )
    os.kill(int(process.read_text()), signal.SIGKILL)

    again = open_terminal(XDG_CACHE_HOME=str(shelf), XDG_DATA_HOME=str(terminal.home / "data"))
    open_reader(again)
    again.wait_for_text("✗1")
    assert opening(again.cursor_text) == here
    again.press("z")
    again.wait_for_text("Undone", "✗0")
    leave(again)
    assert tags(terminal) == {}

"""Every screen as a reader sees it: at four sizes, in every look, and with no colour at all."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import ColorType
from textual import events

from tests.accounts import comparison
from tests.ui.frames import FOLDER, Golden, check_sound, drawn_parts, inked_rows
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import GULL, ferry, ferry_in_full
from tests.ui.test_looks import LEAST_CONTRAST, SAYS_SOMETHING, contrast
from tests.ui.test_stories import two_events
from tui.model import Comparison, Status
from tui.reading.looks import Look
from tui.reading.signs import GLYPHS
from tui.resources import resource
from tui.sources import load
from tui.ui import opening

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
STYLES_SIZE = (80, 24)
"""The size at which all looks are tried, and the inks of some screens held."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that a reader sees after some keys."""

    keys: tuple[str, ...] = ()
    """What is pressed on the accounts as they open."""
    tell: Callable[[], Comparison] = ferry
    """The accounts."""
    pastes: str = ""
    """What is pasted then."""
    shows: str = ""
    """A text to wait for, where keys alone do not bring the screen about."""
    has_findings: bool = True
    """Whether the accounts are compared."""
    inside: str = ""
    """Selects the widget that holds what is to be read; what lies behind an overlay is dim on purpose.
    Empty: the whole screen."""


MOMENTS: dict[str, Moment] = {
    "reading": Moment(has_findings=False),
    "first": Moment(),
    "aligned": Moment(("J",)),
    "tagged": Moment(("v", "J", "x", "K")),
    "noted": Moment(("v", "a", *"seen", "enter", "J", "X", "x", "V", "j")),
    "writing": Moment(("a", *"seen")),
    "omission": Moment(("l", "o")),
    "conflict": Moment(("l", "c")),
    "parallel": Moment(("p", "j", "j")),
    "zoomed": Moment(("l", "plus")),
    "count": Moment(("1", "2")),
    "search": Moment(("slash", *"ferr")),
    "hits": Moment(("slash", *"ferry", "enter", "n")),
    "kinds": Moment(("ampersand",)),
    "filter": Moment(("ampersand", "c")),
    "help": Moment(("question_mark",), inside="#help"),
    "palette": Moment(("colon", *"next passage"), shows="Next passage with a tag or note", inside="CommandList"),
    "outlets": Moment(("f", "down", "tab"), shows="pinned", inside="#outlets"),
    "details": Moment(("J", "D")),
    "details-below": Moment(("l", "c", "D", "G"), ferry_in_full),
    "matrix": Moment(("m", "j", "l"), ferry_in_full),
    "people": Moment(("i", "j", "l"), ferry_in_full),
    "timeline": Moment(("w", "j", "l"), ferry_in_full),
    "review": Moment(("v", "J", "x", "a", *"asked", "enter", "l", "v", "r", "k")),
    "review-empty": Moment(("r",)),
    "stories": Moment(("s", "j", "l", "j", "j", "j"), two_events, shows="▾ 1"),
    "review-keep": Moment(("v", "J", "x", "r", "f")),
    "aside": Moment(("l", "l", "g")),
    "facts": Moment(("l", "l", "F", *["j"] * 3), inside="#facts"),
    "paste": Moment(("P",)),
    "pasted": Moment(("P",), pastes=GULL, shows="open it"),
}
"""What is held; one more line holds one more screen, once `--update-frames` has written its frames."""
WITH_STYLES = ("tagged", "omission", "hits", "matrix")
"""Moments of which it is held, too, in which ink each part is drawn."""
sizes = pytest.mark.parametrize(("width", "height"), SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
moments = pytest.mark.parametrize("name", MOMENTS)


@pytest.fixture(autouse=True)
def never_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far the comparison is gets no word on a slow machine either."""
    monkeypatch.setattr(opening, "QUIET_SECONDS", 600.0)


class NoonOfThen(datetime):
    """A clock that stands still, for what tells when something was judged."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> NoonOfThen:
        """Noon of a day in 2024."""
        return cls(2024, 5, 6, 12, tzinfo=tz or UTC)


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever this is run, tags are of one day."""
    monkeypatch.setattr("tui.notebook.doing.datetime", NoonOfThen)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@asynccontextmanager
async def at(moment: Moment, notebook: Path, size: tuple[int, int], look: Look = Look.DARK) -> AsyncIterator[Reader]:
    """Open the reader in a terminal of some size, and press the moment's keys."""
    stages = Stages(moment.tell(), is_open=moment.has_findings)
    async with reading(stages, notebook, size, theme=look.value) as reader:
        if moment.has_findings:
            await reader.until_compared()
        await reader.key_in(*moment.keys)
        if moment.pastes:
            reader.app.post_message(events.Paste(moment.pastes))
        await reader.until(lambda: moment.shows in reader.shown, moment.shows)
        await reader.until_still()
        yield reader


async def wear(reader: Reader, look: Look) -> None:
    """Put a look on, without a word of it in the line at the bottom."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader.app, "_say", lambda message: None)
        reader.app.theme = look.value
        await reader.pilot.pause(0)


@sizes
@moments
async def test_a_screen_is_as_agreed_in_every_look(
    notebook: Path, golden: Golden, name: str, width: int, height: int
) -> None:
    moment = MOMENTS[name]
    async with at(moment, notebook, (width, height)) as reader:
        check_sound(reader.frame, width, height)
        golden.check(f"{name}-{width}x{height}", reader.frame)
        if (width, height) == STYLES_SIZE and name in WITH_STYLES:
            golden.check(f"{name}-styles-{width}x{height}", inked_rows(reader.app))
        check_look(reader, Look.DARK, moment.inside)
        others = list(Look)[1:] if (width, height) == STYLES_SIZE else [Look.LIGHT]
        for look in () if moment.inside else others:
            await wear(reader, look)
            check_look(reader, look, moment.inside)
            golden.compare(f"{name}-{width}x{height}", reader.frame)
    # No look can be put on while an overlay is open.
    for look in others if moment.inside else ():
        async with at(moment, notebook, (width, height), look) as reader:
            check_look(reader, look, moment.inside)
            golden.compare(f"{name}-{width}x{height}", reader.frame)


def check_look(reader: Reader, look: Look, inside: str) -> None:
    """Check that what says something can be read, and that the terminal's own palette is left alone."""
    parts = drawn_parts(reader.app, inside)
    assert parts
    if look is Look.TERMINAL:
        seen = [(text, [style.color] if text.strip() else []) for text, style in drawn_parts(reader.app)]
        seen += [(text, [style.bgcolor]) for text, style in drawn_parts(reader.app)]
        foreign = [text for text, colours in seen if any(c and c.type is ColorType.TRUECOLOR for c in colours)]
        assert not foreign
    else:
        said = ((text, contrast(style)) for text, style in parts if SAYS_SOMETHING.search(text))
        assert not [(text, ratio) for text, ratio in said if ratio < LEAST_CONTRAST[look]], look


@sizes
@moments
async def test_a_screen_without_colours_is_the_same(
    notebook: Path, golden: Golden, name: str, width: int, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at(MOMENTS[name], notebook, (width, height)) as reader:
        assert not [text for text, style in drawn_parts(reader.app) if style.color or style.bgcolor]
        golden.compare(f"{name}-{width}x{height}", reader.frame)


@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "NO_COLOR"])
async def test_what_is_said_of_a_passage_is_a_sign_and_an_ink_of_its_own(
    notebook: Path, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(Stages(ferry()), notebook, (200, 50)) as reader:
        await reader.until_compared()
        await reader.press("v", "J", "x")
        shown = " ".join(reader.frame)
        for sign in (
            "=✓ The ferry Solveig",
            "!✗ There were 40",
            "=  Nobody was hurt",
            "·  Its licence",
            "+  Under a bruised",
            "~  How could this",
            "!  Sixty souls",
            "∅  not reported here",
        ):
            assert sign in shown, sign
        inks: dict[str, set[object]] = {}
        for text, style in drawn_parts(reader.app, "ColumnsView"):
            if text in {*GLYPHS.values(), "✓", "✗"}:
                # The ground tells where the cursor is, not what is said of the passage.
                inks.setdefault(text, set()).add((style.color, style.bold, style.italic, style.underline))
        assert set(inks) >= {*GLYPHS.values(), "✓", "✗"}
        loud = [inks[GLYPHS[status]] for status in (Status.CONFLICT, Status.EMBELLISH, Status.AGREE)]
        assert not any(a & b for a, b in combinations(loud, 2))


async def test_a_screen_too_small_is_as_agreed(notebook: Path, golden: Golden) -> None:
    async with compared(notebook, (59, 19)) as reader:
        check_sound(reader.frame, 59, 19)
        golden.check("too-small-59x19", reader.frame)


def test_every_golden_frame_is_compared_with_a_screen() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    names = {path.stem.rpartition("-")[0].removesuffix("-styles") for path in FOLDER.iterdir()}
    assert not {name for name in names if f'"{name}' not in tests}


@sizes
async def test_the_seeds_fill_the_screen_from_top_to_bottom(notebook: Path, width: int, height: int) -> None:
    seeds = load([resource("seeds")], sentences=False).articles
    async with reading(Stages(comparison(seeds), is_open=False), notebook, (width, height)) as reader:
        for _ in seeds:
            await reader.act("text.top")
            assert (
                reader.item.id == reader.session.columns[reader.columns.spread.number(reader.place.article)].items[0].id
            )
            while "end of the account" not in reader.said:
                await reader.act("page.next")
                check_sound(reader.frame, width, height)
                assert "▌" in reader.shown
            await reader.act("outlet.next")

"""Whatever the reader presses, clicks and types in whatever order: nothing breaks, and what was done can be undone."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from textual import events

from tests.accounts import comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import READER, Reader, Stages, reading, tags_on_disk
from tests.ui.story import ACCOUNTS, ferry, ferry_in_full
from tui.model import Comparison
from tui.notebook import Notebook, Tag
from tui.reading.key_contexts import CONTEXTS
from tui.session import Session
from tui.ui.going import Going
from tui.ui.opening import Opening
from tui.ui.prompt import Prompt
from tui.ui.reading_screen import ReadingScreen
from tui.ui.sheet_view import SheetView

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The least screen on which the cursor is always to be seen."""
MOST_LAYERS = 8
"""As often as this esc leads from wherever the reader is back to the text: list, help, prompt, question, range ..."""


class Key(NamedTuple):
    """A key is pressed."""

    name: str


class Size(NamedTuple):
    """The terminal is given some cells and rows."""

    width: int
    height: int


class Click(NamedTuple):
    """A click, as a share of the screen's width and height."""

    across: float
    down: float


class Wheel(NamedTuple):
    """The wheel is turned by some notches, up if negative."""

    notches: int


class Paste(NamedTuple):
    """A text is pasted."""

    text: str


class Known(NamedTuple):
    """The work behind the screen gets on."""

    what: str


class Law(NamedTuple):
    """Something is done and taken back, and what must hold of that is checked."""

    name: str


Step: TypeAlias = Key | Size | Click | Wheel | Paste | Known | Law

LEAVES = {"ctrl+q", "ctrl+c"}
bound = sorted({key for actions in CONTEXTS for action in actions for key in action.keys} - LEAVES)
openers = [*"fmiwMXaV", "slash", "colon", "question_mark", "ampersand", "grave_accent", "apostrophe"]
others = [*"0123456789", *"ferycab", "é", "東", "(", "backspace", "delete", "ctrl+a", "ctrl+k", "f2", "ctrl+p"]
shares = st.floats(0, 0.999)
keys = st.one_of(st.sampled_from(bound), st.sampled_from(openers), st.sampled_from(others)).map(Key)
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        keys,
        keys,
        keys,
        st.sampled_from([Known("sentences"), Known("findings"), Known("findings")]),
        st.builds(Size, st.integers(1, 220), st.integers(1, 60)) | st.sampled_from([Size(60, 20), Size(120, 40)]),
        st.builds(Click, shares, shares),
        st.integers(-3, 3).map(Wheel),
        st.sampled_from([Paste("ferry"), Paste("\x1b[2J(\n"), Paste("1")]),
        st.sampled_from(["tag", "tag", "arrangement", "zoom"]).map(Law),
        st.sampled_from(["tag", "tag", "arrangement", "zoom"]).map(Law),
    ),
    min_size=15,
    max_size=32,
)


def rambling() -> Comparison:
    """Accounts of unlike length, one with passages taller than a small screen."""
    tall = "A sentence that goes on and on, past the end of every row, to say little. " * 12
    one = told(
        "one", *[[f"First, sentence {n}.", f"And more of {n}."] for n in range(15)], [tall.strip()], outlet="One"
    )
    two = told("two", [tall.strip()], *[[f"Second, sentence {n}."] for n in range(9)], outlet="Two")
    three = told("three", ["Third, in one sentence."], outlet="Three")
    threads = [("one:2", "two:4"), ("one:20", "two:1", "three:0"), ("one:30", "two:0")]
    return comparison([one, two, three], threads, possible=[("one:7", "three:0")])


async def take(reader: Reader, stages: Stages, notebook: Path, step: Step) -> None:
    match step:
        case Key(name):
            await reader.key_in(name)
        case Size():
            await reader.resize(*step)
        case Click(across, down):
            size = reader.app.size
            await reader.click(int(across * size.width), int(down * size.height))
        case Wheel(notches):
            if min(reader.app.size) > 10:
                await reader.turn_wheel(notches)
        case Paste(text):
            reader.app.post_message(events.Paste(text))
            await reader.key_in()
        case Known(what):
            stages.sentences.set()
            if reader.session.is_given_up:
                opening = reader.app.screen_stack[0]
                assert isinstance(opening, Opening)
                opening.action_stop()  # begins again
            await reader.until(lambda: reader.session.has_sentences, "the sentences")
            if what == "findings":
                stages.findings.set()
                await reader.until_compared()
        case Law(name):
            if is_on_text(reader) and is_roomy(reader):
                await LAWS[name](reader, stages, notebook)


def is_on_text(reader: Reader) -> bool:
    """Whether the text has the keys."""
    return len(reader.app.screen_stack) == 1 and not any(line.is_open for line in reader.app.screen.query(Prompt))


def is_roomy(reader: Reader) -> bool:
    """Whether the screen has room for the text at all."""
    width, height = reader.app.size
    return width >= LEAST_WIDTH and height >= LEAST_HEIGHT


def is_selecting(reader: Reader) -> bool:
    """Whether something is selected."""
    screen = reader.app.screen
    return isinstance(screen, ReadingScreen) and bool(screen.selection)


async def tagging_is_undone_and_redone(reader: Reader, stages: Stages, notebook: Path) -> None:
    def seen() -> tuple[object, object]:
        return dict(reader.session.tags), tags_on_disk(notebook, stages.comparison.articles)

    if is_selecting(reader):
        return  # What is selected is judged once, and then no longer selected.
    screen = reader.app.screen
    assert isinstance(screen, Going)
    screen.forget_keys()  # A number counts once, and then no longer.
    for action in ("tag.verified", "tag.dubious"):
        before = seen()
        await reader.act(action)
        after = seen()
        if after != before:
            event("tagged")
            await reader.act("tag.undo")
            assert seen() == before
            await reader.act("tag.redo")
            assert seen() == after
            await reader.act("tag.undo")
            assert seen() == before
            await reader.act(action)
            assert seen() == after


async def arranging_twice_keeps_the_passage(reader: Reader, stages: Stages, notebook: Path) -> None:
    before, was_parallel = reader.place, reader.columns.is_parallel
    for _ in range(2):
        await reader.act("arrangement.switch")
        assert reader.place.item == before.item
    assert reader.columns.is_parallel is was_parallel
    assert reader.place.article == before.article


async def zooming_twice_keeps_the_columns(reader: Reader, stages: Stages, notebook: Path) -> None:
    await reader.act("outlet.pin")
    before, arrangement = reader.place, reader.session.arrangement
    shown = reader.columns.spread.on_screen(before)
    for _ in range(2):
        await reader.act("column.zoom")
        assert reader.place.item == before.item
    assert reader.session.arrangement == arrangement
    assert reader.columns.spread.on_screen(reader.place) == shown


LAWS: dict[str, Callable[[Reader, Stages, Path], Awaitable[None]]] = {
    "tag": tagging_is_undone_and_redone,
    "arrangement": arranging_twice_keeps_the_passage,
    "zoom": zooming_twice_keeps_the_columns,
}


def check(reader: Reader, stages: Stages, notebook: Path) -> None:
    """Check what holds after every step."""
    size = reader.app.size
    check_sound(reader.frame, size.width, size.height)
    assert reader.item.id == reader.place.item
    column = next(c for c in reader.session.columns if c.article.id == reader.place.focused)
    assert column.article.id in {article.id for article in reader.session.articles}
    for sheet_view in reader.app.screen.query(SheetView):
        sheet = sheet_view.sheet
        assert not sheet or not sheet.rows or size.height < 10 or "▌" in reader.shown
    if is_on_text(reader) and is_roomy(reader):
        assert "▌" in reader.shown
        assert reader.app.focused in (reader.columns, None)
        shown = [mark.tag for mark in reader.session.record.marks.values()]
        assert f"✓{shown.count(Tag.VERIFIED)} ✗{shown.count(Tag.DUBIOUS)}" in reader.status


def check_kept(reader: Reader, stages: Stages, notebook: Path) -> None:
    """Check that what the screen shows as judged is what is on the disk."""
    with Notebook.open(notebook, READER) as other:
        kept = Session(stages.comparison.articles, other)
        if reader.session.has_sentences:
            kept.sentences_found(stages.comparison.articles)
        assert reader.session.record.marks == kept.record.marks
        assert reader.session.record.spans == kept.record.spans
        assert reader.session.tags == kept.tags


# To shorten a path that fails takes minutes: it is told as it was found.
@settings(
    max_examples=32,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(steps, st.sampled_from([ferry, ferry_in_full, rambling]), st.booleans())
async def test_no_order_of_keys_sizes_and_clicks_breaks_the_reader_or_loses_the_place(
    path: list[Step], tell: Callable[[], Comparison], is_compared: bool
) -> None:
    stages = Stages(tell(), is_open=is_compared)
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "notebook.sqlite3"
        async with reading(stages, notebook, (90, 30)) as reader:
            if is_compared:
                await reader.until_compared()
            check(reader, stages, notebook)
            for step in path:
                await take(reader, stages, notebook, step)
                if not reader.app.is_running or reader.app._exit:
                    event("left")
                    break
                check(reader, stages, notebook)
            else:
                await check_way_back(reader, stages, notebook)
            check_kept(reader, stages, notebook)


async def check_way_back(reader: Reader, stages: Stages, notebook: Path) -> None:
    """Check that esc leads back to the text, and that the keys work there."""
    await reader.resize(120, 40)
    for _ in range(MOST_LAYERS):
        await reader.key_in("escape")
    assert is_on_text(reader)
    assert reader.said == ""
    await reader.key_in("G", "g")
    check(reader, stages, notebook)
    column = reader.session.columns[reader.columns.spread.number(reader.place.focused)]
    assert reader.columns.is_parallel or reader.item.id == column.items[0].id


async def test_undo_takes_back_what_was_done_whatever_came_between(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook) as reader:
        await reader.until_compared()
        for action in ("tag.verified", "aligned.next", "counterpart.go", "tag.dubious", "outlet.next", "text.bottom"):
            await reader.act(action)
        done = dict(reader.session.tags)
        assert len(done) == 2
        for _ in done:
            await reader.act("tag.undo")
        assert tags_on_disk(notebook, ACCOUNTS) == {}
        for _ in done:
            await reader.act("tag.redo")
        assert reader.session.tags == done

"""Whatever the reader does in whatever order, the cursor is on an item that exists and on the screen."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accounts import comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import Reader, Stages, reading, tags_on_disk
from tests.ui.story import ACCOUNTS, ferry
from tui.model import Comparison
from tui.notebook import Tag
from tui.reading.keymap import ACTIONS, OVERVIEW_ACTIONS
from tui.ui.sheet_view import SheetView

OVERLAYS = ("palette.show", "help.show", "outlets.list")
"""Actions after which the keys are another screen's."""
SENTENCES = "sentences are found"
FINDINGS = "findings are there"


class Size(NamedTuple):
    """Cells and rows that the terminal is given."""

    width: int
    height: int


class Click(NamedTuple):
    """A click, as a share of the screen's width and height."""

    across: float
    down: float


Step: TypeAlias = str | Size | Click

KNOWN = {action.id: action for action in (*ACTIONS, *OVERVIEW_ACTIONS)}
actions = st.sampled_from([name for name in KNOWN if name not in OVERLAYS and name != "reader.quit"])
shares = st.floats(0, 0.999)
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        actions,
        actions,
        st.sampled_from([SENTENCES, FINDINGS]),
        st.builds(Size, st.integers(1, 220), st.integers(1, 60)),
        st.builds(Click, shares, shares),
    ),
    min_size=8,
    max_size=20,
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


async def take(reader: Reader, stages: Stages, step: Step) -> None:
    if step == SENTENCES:
        stages.sentences.set()
        await reader.until(lambda: reader.session.has_sentences, "the sentences")
    elif step == FINDINGS:
        stages.sentences.set()
        stages.findings.set()
        await reader.until_compared()
    elif isinstance(step, Size):
        await reader.resize(*step)
    elif isinstance(step, Click):
        size = reader.app.size
        await reader.click(int(step.across * size.width), int(step.down * size.height))
    elif KNOWN[step] in (OVERVIEW_ACTIONS if len(reader.app.screen_stack) > 1 else ACTIONS):
        await reader.act(step)


def check(reader: Reader) -> None:
    size = reader.app.size
    if len(reader.app.screen_stack) > 1:
        check_sound(reader.frame, size.width, size.height)
        sheet = reader.app.screen.query_one(SheetView).sheet
        assert not sheet or not sheet.rows or size.height < 10 or "▌" in reader.shown
        return
    check_sound(reader.frame, size.width, size.height)
    assert reader.item.id == reader.place.item
    if size.width >= 60 and size.height >= 20:
        assert "▌" in reader.shown


@settings(max_examples=30, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(steps, st.sampled_from([ferry, rambling]))
async def test_no_order_of_actions_sizes_and_clicks_loses_the_cursor(
    path: list[Step], tell: Callable[[], Comparison]
) -> None:
    stages = Stages(tell(), is_open=False)
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "notebook.sqlite3"
        async with reading(stages, notebook, (90, 30)) as reader:
            check(reader)
            for step in path:
                await take(reader, stages, step)
                check(reader)
            if len(reader.app.screen_stack) > 1:
                await reader.act("overview.close")
            await reader.resize(120, 40)
            shown = sorted(reader.session.tags.values())
            assert shown == sorted(tags_on_disk(notebook, stages.comparison.articles).values())
            assert f"✓{shown.count(Tag.VERIFIED)} ✗{shown.count(Tag.DUBIOUS)}" in reader.status


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

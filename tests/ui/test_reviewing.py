"""The review lists all that is tagged or noted, leads there and back, judges from a row, puts back what was lost."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.frames import check_sound
from tests.ui.reader import GIVE_UP_SECONDS, READER, Reader, compared, tags_on_disk
from tests.ui.story import ACCOUNTS, BAY, COAST, HARBOUR
from tui.model import Article
from tui.notebook import Anchor, Change, Notebook, NotebookError, Opinion, Scope, Source, Tag, Target, anchor, digest
from tui.placing import source_of
from tui.reading.key_contexts import REVIEW_ACTIONS
from tui.reading.keymap import Action
from tui.reading.sheet import Sheet
from tui.record import Held
from tui.reviewing import ReviewedAccounts
from tui.ui.columns_view import ColumnsView
from tui.ui.review_screen import READING, ReviewScreen
from tui.ui.sheet_view import SheetView

FORTY, SOULS = anchor(HARBOUR, HARBOUR.passages[2]), anchor(BAY, BAY.passages[1])
LOST = "The captain, Lena Brandt, praised the calm of the passengers on board."


def hold(path: Path, who: str, anchors: Sequence[Anchor], opinion: Opinion, scope: Scope = Scope.PASSAGE) -> None:
    """Say in another process, as it were, what somebody holds."""
    with Notebook.open(path, who) as notebook:
        notebook.judge([(Target(scope, tuple(anchors)), opinion, None)], [*map(source_of, ACCOUNTS)])


@asynccontextmanager
async def in_review(notebook: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
    async with compared(notebook, size) as reader:
        await reader.press("r")
        yield reader


def screen(reader: Reader) -> ReviewScreen:
    assert isinstance(reader.app.screen, ReviewScreen)
    return reader.app.screen


def sheet(reader: Reader) -> Sheet:
    found = screen(reader).query_one(SheetView).sheet
    assert found is not None
    return found


def listed(reader: Reader) -> list[str]:
    """The quotes of the rows."""
    return ["".join(run.text for run in row.label[:1]).strip("“”") for row in sheet(reader).rows]


def row(reader: Reader) -> str:
    return " ".join(next(line for line in reader.frame if "▌" in line).replace("▌", "").split())


def told(reader: Reader) -> str:
    """All that the screen shows, single spaces between words."""
    return " ".join(reader.shown.split())


def bottom(reader: Reader) -> str:
    return reader.frame[-1].strip()


async def list_whole(reader: Reader) -> None:
    await reader.press("W")
    await reader.until(lambda: bottom(reader) != READING, "the whole notebook")


@pytest.fixture
def judged(notebook: Path) -> Path:
    """Three readers' judgements on the ferry's accounts, and one of an article that is not open."""
    hold(notebook, READER, [FORTY], Opinion(Tag.VERIFIED, "Asked the operator.\nTwice."))
    hold(notebook, "Ben", [FORTY], Opinion(Tag.DUBIOUS))
    hold(notebook, "Ben", [SOULS], Opinion(Tag.DUBIOUS, "Sixty?"))
    claim = [anchor(HARBOUR, HARBOUR.passages[3]), anchor(COAST, COAST.passages[2])]
    hold(notebook, "Cleo", claim, Opinion(Tag.VERIFIED), Scope.THREAD)
    other = article("other", "Something else entirely.", outlet="Other Times")
    hold(notebook, READER, [anchor(other, other.passages[0])], Opinion(Tag.DUBIOUS))
    with Notebook.open(notebook, READER) as opened:
        opened.keep_sources([source_of(other)])
    return notebook


async def test_a_row_tells_sign_scope_outlet_status_who_and_the_words(judged: Path) -> None:
    async with in_review(judged) as reader:
        assert len(sheet(reader).rows) == 4
        assert row(reader).startswith("✓✎≠ passage Harbour Post conflict Anna")
        assert listed(reader)[-2:] == [
            "Nobody was hurt, according to the coast guard.” and 1 more",
            BAY.passages[1].text,
        ]
        assert "1 of 4 threads judged" in reader.status or "2 of 4 threads judged" in reader.status
        assert "2 verified · 2 dubious · 2 notes · 1 disagreement" in reader.status


async def test_the_detail_tells_the_whole_note_the_evidence_and_the_history(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "x", "v", "a", *"ask", "enter", "r")
        shown = told(reader)
        assert "✓ verified by Anna" in shown
        assert "✎ ask" in shown
        assert "the screen then: conflict" in shown
        assert "Anna: dubious" in shown
        assert "Anna: dubious → verified" in shown
        await reader.press(*"JJJJJJJJ")
        assert "note added: “ask”" in told(reader)
        await reader.press(*"KKKKKKKK")
        assert "✓ verified by Anna" in told(reader)


async def test_who_disagrees_is_told(judged: Path) -> None:
    async with in_review(judged) as reader:
        assert "≠ disagree: Ben: dubious" in told(reader)
        await reader.press("j")
        assert "≠ disagree: Anna: verified" in told(reader)
        await reader.press("f", "d")
        assert len(sheet(reader).rows) == 2


async def test_enter_goes_to_the_passage_and_back_returns_to_the_same_row(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.press("G", "enter")
        assert reader.place.item == "bay:1"
        assert isinstance(reader.app.focused, ColumnsView)
        await reader.press("apostrophe")
        assert row(reader).startswith("✗✎ passage Bay News")
        await reader.press("k", "enter")
        assert reader.place.item == "harbour:3", "the first passage of the claim"
        await reader.press("r")
        assert "thread" in row(reader)
        await reader.press("escape")
        await reader.press("apostrophe")
        assert reader.place.item == "bay:1", "once the review was left, the trail goes on"


@pytest.mark.parametrize("close", ["r", "q", "escape"])
async def test_the_review_closes_to_where_one_was(judged: Path, close: str) -> None:
    async with in_review(judged) as reader:
        before = reader.place
        await reader.press("j", close)
        assert len(reader.app.screen_stack) == 1
        assert reader.place == before


async def test_an_empty_review_says_what_to_do(notebook: Path) -> None:
    async with in_review(notebook, (80, 24)) as reader:
        assert "Nothing is tagged or noted in these accounts" in told(reader)
        assert "v and x tag the passage" in told(reader)
        await reader.press(*["enter", "v", "a", "delete", "R", "H", "s", "l", "J", "j", "z", "f", "v"])
        assert len(reader.app.screen_stack) == 2
        check_sound(reader.frame, 80, 24)


async def test_rows_are_sorted_by_time_tag_outlet_and_person(judged: Path) -> None:
    async with in_review(judged) as reader:
        orders = []
        for _ in range(5):
            await reader.press("s")
            orders.append([found.lead[4] for found in sheet(reader).rows])
        newest, tag, outlet, person, text = orders
        assert newest == ["Cleo", "Ben", "Ben", "Anna"]
        assert tag == ["Ben", "Ben", "Anna", "Cleo"]
        assert outlet == ["Ben", "Anna", "Ben", "Cleo"]
        assert person == ["Anna", "Ben", "Ben", "Cleo"]
        assert text == ["Anna", "Ben", "Cleo", "Ben"]


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        (["v"], 2),
        (["x"], 2),
        (["a"], 2),
        (["d"], 2),
        (["n"], 0),
        (["o"], 3),
        (["s"], 3),
        (["p"], 1),
        (["x", "a"], 1),
        (["x", "v"], 2),
        (["x", "x"], 4),
        (["x", "f"], 4),
        (["escape"], 4),
        (["7"], 4),
    ],
)
async def test_rows_are_kept_to_by_a_letter_and_letters_add_up(judged: Path, keys: list[str], rows: int) -> None:
    async with in_review(judged) as reader:
        for key in keys:
            await reader.press("f")
            assert "v verified" in bottom(reader)
            await reader.press(key)
        assert len(sheet(reader).rows) == rows
        if not rows:
            assert "None of the 4 judgements is not found" in told(reader)


async def test_a_question_and_its_answer_may_come_faster_than_the_screen(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.key_in("f", "x", "s")
        assert len(sheet(reader).rows) == 2
        assert tags_on_disk(judged)[SOULS] is Tag.DUBIOUS


async def test_the_whole_notebook_lists_what_is_not_open(judged: Path) -> None:
    async with in_review(judged) as reader:
        await list_whole(reader)
        assert reader.status.startswith(" Review of the notebook")
        await reader.press("G")
        assert row(reader).startswith("✗ passage Other Times not open Anna")
        await reader.press("enter")
        assert "Other Times is not open" in bottom(reader)
        await reader.press("v")
        await reader.until(lambda: row(reader).startswith("✓ passage Other Times"), "the new tag")
        assert bottom(reader) == "Verified; z undoes it."
        await reader.press("z")
        await reader.until(lambda: row(reader).startswith("✗ passage Other Times"), "the old tag")
        await reader.press("Z")
        await reader.until(lambda: row(reader).startswith("✓ passage Other Times"), "the new tag")
        await reader.press("W")
        assert len(sheet(reader).rows) == 4


async def test_while_the_whole_notebook_is_listed_the_screen_answers(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_to_go_on = threading.Event()
    everything = ReviewedAccounts.everything

    def slow(self: ReviewedAccounts) -> tuple[tuple[Held, ...], tuple[Source, ...]]:
        is_to_go_on.wait(GIVE_UP_SECONDS)
        return everything(self)

    monkeypatch.setattr(ReviewedAccounts, "everything", slow)
    async with in_review(judged) as reader:
        try:
            await reader.press("W")
            assert bottom(reader) == READING
            await reader.press("j")
            assert row(reader).startswith("✗≠ passage Harbour Post conflict Ben")
        finally:
            is_to_go_on.set()
        await reader.until(lambda: len(sheet(reader).rows) == 5, "the whole notebook")
        assert row(reader).startswith("✗≠ passage Harbour Post conflict Ben"), "the cursor stays on its row"


async def test_of_two_lists_asked_for_the_last_one_stays(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.key_in("W", "W")
        await reader.app.workers.wait_for_complete()
        await reader.until_still()
        assert len(sheet(reader).rows) == 4


async def test_a_notebook_that_cannot_be_read_leaves_the_rows_as_they_were(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: ReviewedAccounts) -> tuple[tuple[Held, ...], tuple[Source, ...]]:
        raise NotebookError("it is damaged")

    monkeypatch.setattr(ReviewedAccounts, "everything", broken)
    async with in_review(judged) as reader:
        await list_whole(reader)
        assert bottom(reader) == "it is damaged"
        assert len(sheet(reader).rows) == 4


async def test_in_the_whole_notebook_too_the_detail_tells_what_the_screen_said(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("J", "x", "r")
        await list_whole(reader)
        assert "the screen then: conflict" in told(reader)


async def test_tags_and_notes_are_changed_from_the_row_and_are_on_the_disk(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.press("x")
        assert tags_on_disk(judged)[FORTY] is Tag.DUBIOUS
        assert "≠" not in row(reader)
        await reader.press("z")
        assert row(reader).startswith("✓✎≠")
        assert bottom(reader) == "Undone; Z does it again."
        await reader.press("Z")
        assert row(reader).startswith("✗✎ passage")
        await reader.press("G", "a", *"Sixty-two", "enter")
        assert bottom(reader) == "Noted; z undoes it."
        assert len(sheet(reader).rows) == 5, "the other reader's row stays as it is"
        await reader.press("escape")
        assert reader.session.record.marks["bay:1"].is_noted


async def test_a_tag_on_a_claim_goes_to_all_its_passages(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.press("G", "k", "x")
        assert len(sheet(reader).rows) == 5
        assert reader.session.tags["coast:2"] is Tag.DUBIOUS
        assert reader.session.tags["harbour:3"] is Tag.DUBIOUS


async def test_delete_takes_the_own_tag_off_and_the_next_row_takes_its_place(judged: Path) -> None:
    hold(judged, READER, [SOULS], Opinion(Tag.VERIFIED))
    async with in_review(judged) as reader:
        await reader.press("G")
        position = sheet(reader).position
        if "Anna" not in row(reader):
            await reader.press("k")
            position -= 1
        await reader.press("delete")
        assert "taken off" in bottom(reader)
        assert sheet(reader).position == min(position, len(sheet(reader).rows) - 1)
        assert len(sheet(reader).rows) == 4
        await reader.press("G", "delete")
        assert "This tag is Ben's" in bottom(reader)
        await reader.press("g", "delete")
        assert row(reader).startswith("✎ passage"), "the note stays"
        await reader.press("delete")
        assert "There is no tag to take off. a changes the note." in bottom(reader)


async def test_a_note_of_several_lines_is_not_flattened(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.press("a")
        assert "A opens it in your editor" in bottom(reader)
        assert "Twice." in told(reader)


async def test_an_act_that_cannot_be_saved_says_so(judged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Notebook, changes: Sequence[Change], sources: Sequence[Source] = ()) -> None:
        raise NotebookError("the disk is full")

    async with in_review(judged) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Notebook, "judge", full)
            await reader.press("x")
            assert bottom(reader) == "Not saved yet, S tries again: the disk is full"
        await reader.press("S")
        assert bottom(reader) == "All is saved now."
        assert tags_on_disk(judged)[FORTY] is Tag.DUBIOUS


async def test_what_others_write_meanwhile_appears(judged: Path) -> None:
    async with in_review(judged) as reader:
        await reader.press("j", "j")
        before = row(reader)
        hold(judged, "Dora", [anchor(HARBOUR, HARBOUR.passages[1])], Opinion(Tag.VERIFIED))
        await reader.until(lambda: len(sheet(reader).rows) == 5, "the other reader's tag")
        assert row(reader) == before, "the cursor stays on its row"


async def test_names_and_notes_from_elsewhere_are_harmless(notebook: Path) -> None:
    hold(notebook, "B\x1b[31men\u202e", [FORTY], Opinion(Tag.DUBIOUS, "a\x1b]0;x\x07[b]\u2028b"))
    async with in_review(notebook) as reader:
        check_sound(reader.frame, 120, 40)
        assert "[b]" in reader.shown
        await reader.press("f", "p")
        check_sound(reader.frame, 120, 40)


@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 24), (200, 50), (59, 19), (20, 5), (1, 1)])
async def test_the_review_fits_every_size(judged: Path, width: int, height: int) -> None:
    async with in_review(judged, (width, height)) as reader:
        await reader.press("j", "f")
        check_sound(reader.frame, width, height)
        await reader.press("x")
        check_sound(reader.frame, width, height)
        await reader.resize(100, 30)
        assert "▌" in reader.shown


# -- what was not found ----------------------------------------------------------------------------------------


def earlier_harbour() -> Article:
    """Harbour Post as it was, with a sentence that is gone now."""
    sentences = [*(passage.text for passage in HARBOUR.passages), LOST]
    return replace(article("old", *sentences, outlet=HARBOUR.outlet), title=HARBOUR.title, path=HARBOUR.path)


@pytest.fixture
def orphaned(notebook: Path) -> Path:
    old = earlier_harbour()
    with Notebook.open(notebook, READER) as opened:
        target = Target(Scope.PASSAGE, (anchor(old, old.passages[-1]),))
        opened.judge([(target, Opinion(Tag.DUBIOUS, "who heard it?"), None)], [source_of(old)])
    return notebook


@asynccontextmanager
async def with_orphan(notebook: Path) -> AsyncIterator[Reader]:
    async with compared(notebook) as reader:
        await reader.until(lambda: bool(reader.session.orphans), "what was not found")
        await reader.press("J", "r")
        yield reader


async def test_what_was_not_found_is_listed_with_its_quote_and_suggestions(orphaned: Path) -> None:
    async with with_orphan(orphaned) as reader:
        assert "1 not found" in reader.status
        assert row(reader).startswith("✗✎ passage Harbour Post not found Anna")
        assert LOST in told(reader)
        assert "It may belong here (1 of " in told(reader)
        first = told(reader)
        await reader.press("l")
        assert "It may belong here (2 of " in told(reader)
        await reader.press("h")
        assert told(reader) == first
        assert "dubious" in told(reader).split("history")[1]


async def test_one_key_puts_it_on_the_passage_suggested(orphaned: Path) -> None:
    async with with_orphan(orphaned) as reader:
        await reader.press("R")
        assert bottom(reader).startswith("Attached to Harbour Post: “")
        assert reader.session.orphans == ()
        assert "not found" not in reader.status
        assert len(reader.session.tags) == 1
    async with compared(orphaned) as again:
        assert len(again.session.tags) == 1, "kept for the next time"


async def test_one_key_puts_it_on_the_passage_that_the_reader_came_from(orphaned: Path) -> None:
    async with with_orphan(orphaned) as reader:
        await reader.press("H")
        assert reader.session.tags == {"harbour:2": Tag.DUBIOUS}
        assert reader.session.orphans == ()


async def test_enter_shows_the_suggestion_in_its_text(orphaned: Path) -> None:
    async with with_orphan(orphaned) as reader:
        await reader.press("enter")
        assert len(reader.app.screen_stack) == 1
        assert reader.said.startswith("It may belong here.")
        await reader.press("apostrophe")
        assert "not found" in row(reader)


async def test_it_stays_where_nothing_is_like_it_and_can_be_judged(orphaned: Path) -> None:
    async with with_orphan(orphaned) as reader:
        await reader.press("v")
        assert bottom(reader) == "Verified; z undoes it."
        with Notebook.open(orphaned, "another program") as opened:
            (held,) = opened.everything()
            assert held.opinion == Opinion(Tag.VERIFIED, "who heard it?")
        await reader.press("z")
        with Notebook.open(orphaned, "another program") as opened:
            (held,) = opened.everything()
            assert held.opinion.tag is Tag.DUBIOUS


async def test_a_quote_that_another_program_made_is_put_in_its_place_by_hand(notebook: Path) -> None:
    foreign = Anchor("f" * 64, 0, 21, "Nobody was hurt there")
    with Notebook.open(notebook, "Hypothesis user") as opened:
        target = Target(Scope.SPAN, (foreign,))
        opened.judge([(target, Opinion(None, "hm"), None)], [Source(foreign.digest, "post.example", url="https://p")])
    async with compared(notebook) as reader:
        await reader.press("J", "J", "r")
        assert sheet(reader).rows == ()
        await list_whole(reader)
        assert row(reader).startswith("✎ span post.example not found Hypothesis")
        await reader.press("H")
        assert reader.session.record.marks[reader.place.item].is_noted


async def test_two_texts_alike_are_one_row(notebook: Path) -> None:
    twins = [article("first", "Same.", "Words."), article("second", "Same.", "Words.")]
    async with compared(notebook, comparison=comparison(twins)) as reader:
        await reader.press("v", "r")
        assert len(sheet(reader).rows) == 1
        assert digest(twins[0]) == digest(twins[1])


@pytest.mark.parametrize("action", REVIEW_ACTIONS, ids=lambda action: action.id)
async def test_every_action_of_the_review_can_be_done_on_its_own(judged: Path, action: Action) -> None:
    async with in_review(judged) as reader:
        active = reader.app.screen.active_bindings
        for key in action.keys:
            binding = active[key].binding
            assert (binding.id, binding.action, binding.tooltip) == (action.id, action.does, action.help)
        assert await reader.app.run_action(action.does, reader.app.screen), "nothing handles it"
        await reader.pilot.pause(0)
        check_sound(reader.frame, 120, 40)


async def test_the_palette_in_the_review_lists_what_can_be_done_there(judged: Path) -> None:
    async with compared(judged, (120, 200)) as reader:
        await reader.press("r", "colon")
        listed = [action for action in REVIEW_ACTIONS if action.id != "palette.show"]
        await reader.until(lambda: all(action.help in reader.shown for action in listed), "all commands in the palette")

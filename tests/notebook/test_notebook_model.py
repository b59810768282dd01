"""Any sequence of tags, undos, redos and restarts leaves what a plain list of changes says."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.notebook.tagging import ME, MEMORY, changes, tag, tags
from tui.notebook import Anchor, Notebook, Tag

DIGESTS = tuple(letter * 64 for letter in "abc")
ANCHORS = tuple(Anchor(digest, start, start + 5, "quote") for digest in DIGESTS for start in (0, 10))
Change = tuple[Anchor, Tag | None, Tag | None]

screens = st.sets(st.sampled_from(DIGESTS))
anchors = st.sampled_from(ANCHORS)
verdicts = st.sampled_from([*Tag, None])


class Screen:
    """What a reader expects, in plain lists: changes done and undone, each in the order in which that happened."""

    def __init__(self) -> None:
        self.clock = 0
        self.tags: dict[Anchor, Tag | None] = dict.fromkeys(ANCHORS)
        self.done: list[Change] = []
        self.undone: list[tuple[int, Change]] = []
        self.tagged_at = dict.fromkeys(DIGESTS, 0)

    def set_tag(self, anchor: Anchor, tag: Tag | None) -> Change | None:
        self.clock += 1
        if self.tags[anchor] == tag:
            return None
        change = (anchor, self.tags[anchor], tag)
        self.tags[anchor] = tag
        self.done.append(change)
        self.tagged_at[anchor.digest] = self.clock
        return change

    def undo(self, screen: set[str]) -> Change | None:
        self.clock += 1
        for index in reversed(range(len(self.done))):
            anchor, before, after = self.done[index]
            if anchor.digest in screen:
                assert self.tags[anchor] == after
                self.tags[anchor] = before
                self.undone.append((self.clock, self.done.pop(index)))
                return anchor, after, before
        return None

    def redo(self, screen: set[str]) -> Change | None:
        self.clock += 1
        for index in reversed(range(len(self.undone))):
            at, (anchor, before, after) = self.undone[index]
            if anchor.digest in screen:
                if at < max(self.tagged_at[digest] for digest in screen):
                    return None
                assert self.tags[anchor] == before
                self.tags[anchor] = after
                self.done.append(self.undone.pop(index)[1])
                return anchor, before, after
        return None


def expected_changes(change: Change | None) -> list[Change]:
    return [] if change is None else [change]


class NotebookMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name) / "notebook.sqlite3"
        self.notebook = Notebook.open(self.path, ME)
        self.expected = Screen()

    def teardown(self) -> None:
        self.notebook.close()
        self.folder.cleanup()

    @rule(anchor=anchors, verdict=verdicts)
    def set_tag(self, anchor: Anchor, verdict: Tag | None) -> None:
        assert changes(tag(self.notebook, anchor, verdict)) == expected_changes(self.expected.set_tag(anchor, verdict))

    @rule(screen=screens)
    def undo(self, screen: set[str]) -> None:
        assert changes(self.notebook.undo(screen)) == expected_changes(self.expected.undo(screen))

    @rule(screen=screens)
    def redo(self, screen: set[str]) -> None:
        assert changes(self.notebook.redo(screen)) == expected_changes(self.expected.redo(screen))

    @rule(anchor=anchors, verdict=verdicts, screen=screens)
    def undo_after_a_new_tag_is_identity(self, anchor: Anchor, verdict: Tag | None, screen: set[str]) -> None:
        before = tags(self.notebook, DIGESTS)
        done = changes(tag(self.notebook, anchor, verdict))
        self.expected.set_tag(anchor, verdict)
        if done:
            screen = screen | {anchor.digest}
            assert changes(self.notebook.undo(screen)) == [(anchor, done[0][2], done[0][1])]
            self.expected.undo(screen)
        assert tags(self.notebook, DIGESTS) == before

    @rule(screen=screens)
    def redo_after_undo_is_identity(self, screen: set[str]) -> None:
        before = tags(self.notebook, DIGESTS)
        undone = changes(self.notebook.undo(screen))
        self.expected.undo(screen)
        if undone:
            assert changes(self.notebook.redo(screen)) == [(undone[0][0], undone[0][2], undone[0][1])]
            self.expected.redo(screen)
        assert tags(self.notebook, DIGESTS) == before

    @rule()
    def restart(self) -> None:
        self.notebook.close()
        self.notebook = Notebook.open(self.path, ME)

    @invariant()
    def the_tags_are_as_expected(self) -> None:
        expected = {anchor: verdict for anchor, verdict in self.expected.tags.items() if verdict is not None}
        assert tags(self.notebook, DIGESTS) == expected


TestNotebook = NotebookMachine.TestCase
TestNotebook.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, database=None)

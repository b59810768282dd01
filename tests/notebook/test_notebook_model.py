"""Any sequence of tags, undos, redos and restarts leaves what a plain list of changes says."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tui.notebook import Act, Anchor, Notebook, Tag

DIGESTS = tuple(letter * 64 for letter in "abc")
ANCHORS = tuple(Anchor(digest, start, start + 5, "quote") for digest in DIGESTS for start in (0, 10))
Change = tuple[Anchor, Tag | None, Tag | None]

screens = st.sets(st.sampled_from(DIGESTS))
anchors = st.sampled_from(ANCHORS)
tags = st.sampled_from([*Tag, None])


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


def change(act: Act | None) -> Change | None:
    return None if act is None else (act.anchor, act.before, act.after)


class NotebookMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "notebook.sqlite3"
        self.notebook = Notebook.open(self.path)
        self.expected = Screen()

    def teardown(self) -> None:
        self.notebook.close()
        self.folder.cleanup()

    @rule(anchor=anchors, tag=tags)
    def set_tag(self, anchor: Anchor, tag: Tag | None) -> None:
        assert change(self.notebook.set_tag(anchor, tag)) == self.expected.set_tag(anchor, tag)

    @rule(screen=screens)
    def undo(self, screen: set[str]) -> None:
        assert change(self.notebook.undo(screen)) == self.expected.undo(screen)

    @rule(screen=screens)
    def redo(self, screen: set[str]) -> None:
        assert change(self.notebook.redo(screen)) == self.expected.redo(screen)

    @rule(anchor=anchors, tag=tags, screen=screens)
    def undo_after_a_new_tag_is_identity(self, anchor: Anchor, tag: Tag | None, screen: set[str]) -> None:
        before = self.notebook.tags(DIGESTS)
        done = self.notebook.set_tag(anchor, tag)
        self.expected.set_tag(anchor, tag)
        if done is not None:
            screen = screen | {anchor.digest}
            assert change(self.notebook.undo(screen)) == (anchor, done.after, done.before)
            self.expected.undo(screen)
        assert self.notebook.tags(DIGESTS) == before

    @rule(screen=screens)
    def redo_after_undo_is_identity(self, screen: set[str]) -> None:
        before = self.notebook.tags(DIGESTS)
        undone = self.notebook.undo(screen)
        self.expected.undo(screen)
        if undone is not None:
            assert change(self.notebook.redo(screen)) == (undone.anchor, undone.after, undone.before)
            self.expected.redo(screen)
        assert self.notebook.tags(DIGESTS) == before

    @rule()
    def restart(self) -> None:
        self.notebook.close()
        self.notebook = Notebook.open(self.path)

    @invariant()
    def the_tags_are_as_expected(self) -> None:
        expected = {anchor: tag for anchor, tag in self.expected.tags.items() if tag is not None}
        assert self.notebook.tags(DIGESTS) == expected


TestNotebook = NotebookMachine.TestCase
TestNotebook.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, database=None)

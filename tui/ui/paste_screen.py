"""The screen that takes a pasted article: shows what was understood of it, and asks what outlet it is from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from tui.corrected import corrected
from tui.model import Article
from tui.pasting import ids, same_text
from tui.reading import pasting
from tui.reading.footers import PASTE_FOOTER
from tui.reading.key_contexts import PASTE_ACTIONS
from tui.reading.runs import Run, Runs, folded
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.sources.account import MAX_FACT
from tui.sources.extract import RefusedError
from tui.sources.load import MAX_CHARACTERS
from tui.sources.pasted import has_outlet, is_read_at_once, pasted_name, read_pasted
from tui.sources.sanitize import one_line
from tui.ui.bars import HintLine
from tui.ui.ink import Inked, filled
from tui.ui.keyed import give_keys
from tui.ui.prompt import Prompt
from tui.ui.sheet_screen import TitleLine

WHEEL_ROWS = 3
"""Rows that one notch of the wheel scrolls."""
OVERLAP_ROWS = 2
"""Rows of the page before that stay in sight."""
BETWEEN_PARTS = "\n\n"
"""What parts one paste from the next."""


class Below(Protocol):
    """The screen that holds the columns, as this one sees it."""

    session: Session
    keymap: Keymap


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pasted article that is to be opened."""

    article: Article
    text: str
    """The text as it was pasted."""
    outlet: str
    """What outlet it is from, as the reader says."""


class OutletLine(Prompt):
    """The line that asks what outlet the article is from."""

    @dataclass
    class Changed(Prompt.Changed):
        """The outlet is another now."""

    @dataclass
    class Submitted(Prompt.Submitted):
        """This is the outlet."""

    class Left(Prompt.Left):
        """Back to the text."""

    def __init__(self) -> None:
        super().__init__("Outlet: ", MAX_FACT)


class PasteView(Inked, can_focus=True):
    """Draws paragraphs that can be scrolled."""

    def __init__(self) -> None:
        super().__init__(id="paste")
        self._facts: tuple[Runs, ...] = ()
        self._text: tuple[Runs, ...] = ()
        self._lines: tuple[Runs, ...] = ()
        self._top = 0

    def show(self, text: Iterable[Runs], facts: tuple[Runs, ...] = ()) -> None:
        """Show other paragraphs from their beginning.

        Args:
            text: What makes a text.
            facts: What stands above, each with a label.
        """
        self._facts, self._text, self._top = facts, tuple(text), 0
        self._fold()

    def _fold(self) -> None:
        width = max(2, self.content_size.width)
        facts = (line for one in self._facts for line in folded(one, width, cell_len, pasting.LABEL_CELLS))
        text = (line for one in self._text for line in folded(one, width, cell_len))
        self._lines = (*facts, *(((),) if self._facts else ()), *text)
        self.scroll_rows(0)

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._fold()

    def scroll_rows(self, by: int) -> None:
        """Scroll, as far as there are rows."""
        self._top = max(0, min(self._top + by, len(self._lines) - self.content_size.height))
        self.refresh()

    @property
    def rows(self) -> int:
        """Rows of all paragraphs."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        if y == 0:
            self.point(0, 0)
        if self._top + y < len(self._lines):
            return self.line(self._lines[self._top + y])
        return filled([], self.content_size.width, self.ink())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.scroll_rows(-WHEEL_ROWS)


class PasteScreen(Screen[Chosen | None], inherit_bindings=False):
    """What was pasted, before it is opened; gives back the article.

    Args:
        below: The screen with the columns.
        text: What was pasted already.
    """

    offered = PASTE_ACTIONS
    """What the palette lists."""

    @dataclass
    class Read(Message):
        """A long text has been read."""

        article: Article | str
        """The article, or why the text is none."""
        parts: tuple[str, ...]
        """What was pasted, which may be something else by now."""

    def __init__(self, below: Below, text: str = "") -> None:
        super().__init__()
        give_keys(self, below.keymap.of(PASTE_ACTIONS))
        self._session = below.session
        self._keymap = below.keymap
        self._called = pasted_name(datetime.now().astimezone())
        self._parts: tuple[str, ...] = (text,) if text else ()
        self._article: Article | str | None = None
        """The article, or why the text is none; None while nothing is pasted, or it is being read."""
        self._is_wanted = False
        """Whether the reader has asked to open what is still being read."""
        self._is_left = False
        """Whether the reader was told that leaving drops the text."""
        self._title_line = TitleLine()
        self._view = PasteView()
        self._hints = HintLine(below.keymap.of(PASTE_FOOTER))
        self._outlet = OutletLine()

    def compose(self) -> ComposeResult:
        """Put the parts on the screen."""
        yield self._title_line
        yield self._view
        yield self._hints
        yield self._outlet

    def on_mount(self) -> None:
        """Wait for a paste, or read what there is."""
        self._view.focus()
        self._read()

    # -- what was pasted -----------------------------------------------------------------------------------

    @property
    def _text(self) -> str:
        return BETWEEN_PARTS.join(self._parts)

    def on_paste(self, event: events.Paste) -> None:
        """Add what is pasted."""
        event.stop()
        if self._outlet.is_open:
            return
        if not event.text.strip():
            self.say("What you pasted is empty.")
        elif len(self._text) + len(event.text) > MAX_CHARACTERS:
            self.say(f"Together that is longer than {MAX_CHARACTERS:,} characters; this part is not taken.")
        else:
            self._take((*self._parts, event.text))

    def _take(self, parts: tuple[str, ...]) -> None:
        self._parts, self._is_wanted, self._is_left = parts, False, False
        self.say("")
        self._read()

    def _read(self) -> None:
        """Read what was pasted; a long text in a thread."""
        self._article = None
        parts, name, taken = self._parts, self._called, ids(self._session.dossier)
        text = self._text

        def read() -> PasteScreen.Read:
            try:
                return self.Read(read_pasted(text, name, taken), parts)
            except RefusedError as error:
                return self.Read(f"What you pasted {error}.", parts)
            except Exception as error:  # An exception that leaves a worker would take the screen down with it.
                return self.Read(one_line(f"What you pasted cannot be read ({type(error).__name__}: {error})."), parts)

        if not parts:
            self._tell()
        elif is_read_at_once(text):
            self.on_paste_screen_read(read())
        else:
            self._tell()
            self.run_worker(lambda: self.post_message(read()), name="read", thread=True, exit_on_error=False)

    def on_paste_screen_read(self, message: Read) -> None:
        """Show what was understood, unless something else was pasted since."""
        if message.parts != self._parts:
            return
        self._article = message.article
        self._tell()
        if self._is_wanted:
            self.action_open()

    # -- what is told --------------------------------------------------------------------------------------

    @property
    def _already(self) -> str | None:
        """Id of the article that has the same text; None where none has."""
        article = self._article
        return same_text(self._session.dossier, article.text) if isinstance(article, Article) else None

    def _tell(self) -> None:
        article, parts = self._article, len(self._parts)
        title = [Run("Paste an article", "strong")]
        if parts > 1:
            title.append(Run(f"{parts} parts"))
        if parts:
            title.append(Run("paste again to add to it", "dim"))
        if isinstance(article, Article):
            known = corrected(article, self._session.corrections_of(article))
            correct = self._keymap.key("facts.edit")
            facts = pasting.facts(known, has_outlet(known), self._told_already(), correct)
            self._view.show(pasting.preview(article.passages), facts)
        elif article is not None:
            self._view.show(((Run(article, "warning"),), (), (Run("Paste something else, or more of it."),)))
        elif parts:
            title.append(Run("reading …"))
            self._view.show(())
        else:
            again = self._keymap.key("paste.again") if self._session.taken_away() else ""
            self._view.show(pasting.how_to_paste(self._session.dossier.beside, again))
            self.say(f"Paste now, with your terminal's own key. {self._keymap.key('paste.close')} goes back.")
        self._title_line.tell(tuple(title))

    def _told_already(self) -> str:
        same = self._already
        columns = enumerate(self._session.columns, 1)
        names = (f"{number} {one.article.outlet}" for number, one in columns if one.article.id == same)
        return next(names, "but not among the columns") if same else ""

    def say(self, message: str) -> None:
        """Tell the reader something in the line at the bottom."""
        self._hints.say(message)

    # -- actions -------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed before the line had the keys; any key but esc keeps the text."""
        if event.key != "escape":
            self._is_left = False
        line = self._outlet.line
        if self._outlet.is_open and self.app.focused is not line:
            event.stop()
            event.prevent_default()
            again = events.Key(event.key, event.character)
            again.set_sender(self.app)
            line._forward_event(again)

    def action_open(self) -> None:
        """Ask what outlet the article is from; open nothing that is no article."""
        article = self._article
        self._is_wanted = False
        if isinstance(article, Article):
            if self._already is not None:
                self.dismiss(Chosen(article, self._text, article.outlet))
                return
            known = corrected(article, self._session.corrections_of(article))
            guess = known.outlet if has_outlet(known) else ""
            self.say("")
            self._hints.display = False
            self._outlet.open(guess, "enter opens it · esc back" if guess else "paper or site · enter opens · esc back")
        elif article is not None:
            self.say("There is nothing to open. Paste something else, or more of it.")
        elif self._parts:
            self._is_wanted = True
            self.say("It is opened when it is read …")
        else:
            self.say("Nothing is pasted yet: paste with your terminal's own key.")

    def on_outlet_line_submitted(self, message: OutletLine.Submitted) -> None:
        """Open the article."""
        article = self._article
        self._close_line()
        if isinstance(article, Article):
            self.dismiss(Chosen(article, self._text, one_line(message.text) or article.outlet))

    def on_outlet_line_left(self) -> None:
        """Back to the text."""
        self._close_line()

    def _close_line(self) -> None:
        self._outlet.close()
        self._hints.display = True
        self._view.focus()

    def action_take_off(self) -> None:
        """Take off what was pasted last."""
        if not self._parts:
            self.say("Nothing is pasted yet: paste with your terminal's own key.")
            return
        self._take(self._parts[:-1])
        self.say("What you pasted last is taken off again.")

    def action_again(self) -> None:
        """Bring back the text that was taken away last."""
        text = self._session.taken_away()
        if self._parts:
            self.say("There is something pasted already; open it or drop it first.")
        elif text:
            self._take((text,))
        else:
            self.say("No pasted article was taken away here.")

    def action_step(self, rows: int) -> None:
        """Scroll by rows."""
        self._view.scroll_rows(rows)

    def action_page(self, pages: int, parts: int) -> None:
        """Scroll by the `parts`-th part of a page."""
        height = self._view.content_size.height
        self._view.scroll_rows(pages * max(1, height - OVERLAP_ROWS if parts == 1 else height // parts))

    def action_end(self, which: str) -> None:
        """Scroll to the beginning or the end."""
        self._view.scroll_rows(self._view.rows if which == "last" else -self._view.rows)

    def action_close(self) -> None:
        """Back to the columns; what is pasted is dropped only when it is asked for twice."""
        if self._parts and not self._is_left:
            self._is_left = True
            key = self._keymap.key
            self.say(f"{key('paste.close')} again drops what you pasted; {key('paste.open')} opens it.")
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Keys and signs."""
        from tui.ui.help import HelpOverlay

        self.app.push_screen(HelpOverlay(self._keymap))

"""What the reader's screen gives to the parts of it that each have a module of their own."""

from __future__ import annotations

from textual.screen import Screen

from tui.reading.columns import Column
from tui.reading.count import Count
from tui.reading.place import Place
from tui.reading.selection import Excerpts
from tui.reading.spread import Spread
from tui.reading.user_keys import Keymap
from tui.session import Session
from tui.ui.bars import HintLine, StatusLine
from tui.ui.columns_view import ColumnsView


class ReadingScreen(Screen[None], inherit_bindings=False):
    """The screen as its parts see it; `ReaderScreen` fills it in."""

    session: Session
    keymap: Keymap
    _columns: ColumnsView
    _status: StatusLine
    _hints: HintLine

    def __init__(self) -> None:
        super().__init__()
        self.given = Count()
        """The number that was typed before the key whose action is being done."""

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        return self._columns.place

    @property
    def spread(self) -> Spread:
        """The columns as they are laid out."""
        return self._columns.spread

    def column(self, article: str) -> Column | None:
        """Give the column of an article, or None."""
        return next((column for column in self.session.columns if column.article.id == article), None)

    def named(self, article: str) -> str:
        """Name a column as its head does: number and outlet."""
        return f"{self.spread.number(article) + 1} {self.spread.column(article).article.outlet}"

    @property
    def is_writing(self) -> bool:
        """Whether the reader is writing in a line."""
        return False

    @property
    def selection(self) -> Excerpts:
        """What is selected."""
        return ()

    def unselect(self) -> None:
        """Drop what is selected."""

    def leave_selection(self) -> None:
        """Drop what is selected, now that something was done with it."""
        self.unselect()

    def filter_again(self) -> None:
        """Filter passages that have changed."""

    def fold_again(self) -> None:
        """Fold what is set aside, after something was found in it or judged."""

    def taken(self) -> Count:
        """Take the number that was typed for this action."""
        given, self.given = self.given, Count()
        return given

    def say(self, message: str) -> None:
        """Tell the reader something in the line at the bottom."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell of the place above and below the columns."""
        raise NotImplementedError

    def keep_soon(self) -> None:
        """Keep place and arrangement once the reader has rested."""
        raise NotImplementedError

    def keep_place(self) -> None:
        """Keep them now."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """Move the cursor."""
        raise NotImplementedError

    def jump(self, place: Place) -> None:
        """Move the cursor to where the reader may want to come back from."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Take back what hides or marks the text, a layer at a time."""
        self.say("")

"""The strip below the columns, or below an overview, that explains what is under the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from tui.reading.detail import detail, folded_paragraphs
from tui.reading.parallels import OriginNames
from tui.reading.place import Place
from tui.reading.runs import Run, Runs
from tui.session import Session
from tui.ui.ink import Inked, filled


class Explanation(Inked):
    """Lines of text; of those that find no room it says how many there are."""

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._lines: tuple[Runs, ...] | None = None

    def explained(self, width: int) -> tuple[Runs, ...]:
        """Give the lines to show, none wider than `width` cells."""
        raise NotImplementedError

    def forget(self) -> None:
        """Ask for the lines anew when they are drawn next."""
        self._lines = None
        self.refresh()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._lines = None

    def render_line(self, y: int) -> Strip:
        """Draw one line; what does not fit is counted in the last one."""
        if self._lines is None:
            self._lines = self.explained(max(2, self.content_size.width))
        rows = self.content_size.height
        if y == rows - 1 and len(self._lines) > rows:
            return self.line((Run(f"… {len(self._lines) - rows + 1} more lines", "dim"),))
        if y < len(self._lines):
            return self.line(self._lines[y])
        return filled([], self.content_size.width, self.ink())


class DetailStrip(Explanation):
    """Says why the item under the cursor has its status, and what the others say in its place.

    Args:
        session: The accounts and what is known of them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._place: Place | None = None
        # What finds shared words comes with the comparison; where none is made, the first frame does not wait for it.
        self._lights_words = session.parallels is None

    def explain(self, place: Place | None) -> None:
        """Explain the item at a place."""
        self._place = place
        self.forget()

    def explained(self, width: int) -> tuple[Runs, ...]:
        """Explain the item under the cursor."""
        if self._place is None:
            return ()
        column = next(c for c in self._session.columns if c.article.id == self._place.article)
        item = column.items[column.index[self._place.item]]
        parallels = self._session.parallels or self._session.waiting
        hidden = self._session.arrangement.hidden
        blank = self._of_blank(self._place.blank, width)
        if self._lights_words:
            names = origin_names(self._session)
            return blank + detail(item, column.article, parallels, self._session.shared, width, cell_len, names, hidden)
        self.call_after_refresh(self._light_words)
        return blank + detail(
            item, column.article, parallels, lambda passage, parallel: (), width, cell_len, hidden=hidden
        )

    def _of_blank(self, article: str, width: int) -> tuple[Runs, ...]:
        """Say that the cell under the cursor is empty, before what its row is about."""
        for number, account in enumerate(self._session.articles, 1):
            if account.id == article:
                told = f"{number} {account.outlet} has nothing of it that was found; the row is about this:"
                return folded_paragraphs([(Run(told, "strong"),)], width, cell_len)
        return ()

    def _light_words(self) -> None:
        self._lights_words = True
        self.explain(self._place)


def origin_names(session: Session) -> OriginNames:
    """Give what names the origins of a claim in a session's comparison; nothing before there is one."""
    parallels = session.parallels
    if parallels is None:
        return lambda passages: ()
    # Late: it brings the stemmer, which nothing needs before the accounts are compared.
    from tui.findings.origins import origin_names as named

    def names(passages: Sequence[str]) -> Sequence[str]:
        credits = {passage: found.credit for passage in passages if (found := parallels.finding(passage))}
        return named(passages, parallels.comparison.origins, credits)

    return names

"""The strip below the columns, or below an overview, that explains what is under the cursor."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from tui.correcting import correction_of, told_by
from tui.evidence import origin_names
from tui.model import Kind, Passage
from tui.reading.aside import Fold
from tui.reading.columns import Item
from tui.reading.detail import detail, folded_paragraphs
from tui.reading.place import Place
from tui.reading.runs import Run, Runs
from tui.reading.stories import ANOTHER_STORY
from tui.reading.user_keys import USUAL_KEYS, Keymap
from tui.session import Session
from tui.ui.ink import Inked, filled


class Explanation(Inked):
    """Lines of text; of those that find no room it says how many there are.

    Args:
        way_to_more: What to add there: how to see them.
    """

    def __init__(self, way_to_more: str = "") -> None:
        super().__init__(id="detail")
        self._way_to_more = way_to_more
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
            return self.line((Run(f"… {len(self._lines) - rows + 1} more lines{self._way_to_more}", "dim"),))
        if y < len(self._lines):
            return self.line(self._lines[y])
        return filled([], self.content_size.width, self.ink())


class DetailStrip(Explanation):
    """Says why the item under the cursor has its status, and what the others say in its place.

    Args:
        session: The accounts and what is known of them.
        keymap: Which keys do what.
    """

    def __init__(self, session: Session, keymap: Keymap = USUAL_KEYS) -> None:
        super().__init__(f" · {keymap.key('details.show')} shows all")
        self._session = session
        self._keymap = keymap
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
        unknown = self._session.why_unknown if self._session.is_given_up else self._session.waiting
        parallels = self._session.parallels or unknown
        hidden = self._session.arrangement.hidden
        nothing = has_nothing(self._session, self._place.blank)
        blank = folded_paragraphs([(Run(nothing, "strong"),)], width, cell_len) if nothing else ()
        if why := self._session.oddity(self._place.article):
            odd = (Run(f"{ANOTHER_STORY} ", "warning"), Run(f"It {why}."))
            blank += folded_paragraphs([odd], width, cell_len)
        said, remarks = self._session.record.said(item.id), self._remarks(item)
        if self._lights_words:
            names, shared = origin_names(self._session.parallels), self._session.shared
            return blank + detail(
                item, column.article, parallels, shared, width, cell_len, names, hidden, said, remarks
            )
        self.call_after_refresh(self._light_words)
        return blank + detail(
            item,
            column.article,
            parallels,
            lambda passage, parallel: (),
            width,
            cell_len,
            hidden=hidden,
            said=said,
            remarks=remarks,
        )

    def _remarks(self, item: Item) -> list[Runs]:
        """Say of what is set aside, or was, who did that and which keys change it."""
        show, take = self._keymap.key("aside.show"), self._keymap.key("aside.take")
        if isinstance(item, Fold):
            them = "it" if len(item.passages) == 1 else "them"
            return [(Run(f"{show} shows {them} here; {take} takes {them} back into the article", "strong"),)]
        correction = correction_of(self._session.dossier, item) if isinstance(item, Passage) else None
        is_aside = isinstance(item, Passage) and item.kind is Kind.FURNITURE
        if correction is not None:
            done = "set aside" if is_aside else "taken back"
            told = f"{done} {told_by(correction)}: kept in the notebook, the file is untouched"
            return [(Run(told, "strong"), Run(f" · {take} leaves it as the file has it", "dim"))]
        if is_aside:
            return [(Run(f"set aside, so not compared · {take} takes it back into the article", "strong"),)]
        return []

    def _light_words(self) -> None:
        self._lights_words = True
        self.explain(self._place)


def has_nothing(session: Session, article: str) -> str:
    """Say that an account has nothing in the empty cell under the cursor; empty where no article is named."""
    for number, account in enumerate(session.articles, 1):
        if account.id == article:
            return f"{number} {account.outlet} has nothing of it that was found; the row is about this:"
    return ""

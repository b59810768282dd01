"""The screen of the overviews (matrix, people and figures, timeline); enter leads from a row to the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rich.cells import cell_len

from tui.evidence import origin_names
from tui.reading.detail import folded_paragraphs
from tui.reading.footers import OVERVIEW_FOOTER
from tui.reading.key_contexts import OVERVIEW_ACTIONS
from tui.reading.matrix import matrix
from tui.reading.overview import ALL, Overview
from tui.reading.parallels import OriginNames, Parallels
from tui.reading.roster import roster
from tui.reading.row_detail import row_detail
from tui.reading.runs import Run, Runs
from tui.reading.sheet import Sheet, View
from tui.reading.timeline import timeline
from tui.reading.user_keys import USUAL_KEYS, Keymap
from tui.session import Session
from tui.ui.detail_strip import Explanation
from tui.ui.sheet_screen import SheetScreen

MAKERS: dict[str, Callable[[Parallels, OriginNames], Overview]] = {
    "matrix": matrix,
    "people": roster,
    "timeline": timeline,
}
"""What makes each overview, by the name that the registry uses."""
TITLES = {"matrix": "Matrix", "people": "People and figures", "timeline": "Timeline"}


@dataclass(slots=True)
class Overviews:
    """The overviews of a session: made when first asked for, and where the reader was in each."""

    made: dict[str, Overview] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)

    def overview(self, name: str, parallels: Parallels, origin_names: OriginNames) -> Overview:
        """Give the overview of a name."""
        if name not in self.made:
            self.made[name] = MAKERS[name](parallels, origin_names)
        return self.made[name]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the reader goes from an overview."""

    item: str
    """Id of a passage or an omission."""
    note: str = ""
    """What is to be said there."""


class RowDetail(Explanation):
    """Says what the row under the cursor holds.

    Args:
        session: The accounts and what is known of them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet: Sheet | None = None
        self._words: Runs = ()

    def explain(self, sheet: Sheet | None, words: str) -> None:
        """Explain the row under the cursor of a sheet; where there is none, say `words`."""
        self._sheet = sheet
        self._words = (Run(words),)
        self.forget()

    def explained(self, width: int) -> tuple[Runs, ...]:
        """Explain the row."""
        sheet, parallels = self._sheet, self._session.parallels
        if sheet is None or sheet.row is None or parallels is None:
            return folded_paragraphs([self._words], width, cell_len)
        names = origin_names(parallels)
        return row_detail(sheet.overview, sheet.row, sheet.view.account, parallels, width, cell_len, names)


class OverviewScreen(SheetScreen[Destination | None], inherit_bindings=False):
    """An overview over the reader.

    Args:
        session: The accounts and what is known of them.
        overviews: Those made before, and where the reader was in them.
        name: The overview to begin with.
        item: Id of the item under the reader's cursor; an overview opened for the first time shows its row.
        account: 0-based number of the reader's account.
        keymap: Which keys do what.
    """

    def __init__(
        self, session: Session, overviews: Overviews, name: str, item: str, account: int, keymap: Keymap = USUAL_KEYS
    ) -> None:
        self._detail = RowDetail(session)
        super().__init__(session, keymap, OVERVIEW_ACTIONS, OVERVIEW_FOOTER, self._detail)
        self.showing = name
        self._overviews = overviews
        self._item = item
        self._account = account

    # -- life ----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the overview."""
        self._view.focus()
        self.show(self.showing)

    def show(self, name: str) -> None:
        """Show an overview, where the reader was in it; also once the comparison is there."""
        self.showing = name
        parallels = self.session.parallels
        overview = self._overviews.overview(name, parallels, origin_names(parallels)) if parallels else None
        view = self._overviews.views.get(name) or self._first_view(overview)
        self._view.show(overview, view)
        self._tell()

    def _first_view(self, overview: Overview | None) -> View:
        """At the row that holds what was under the reader's cursor; names are everywhere, so these start at the top."""
        rows = overview.rows if overview and self.showing != "people" else ()
        holds = (row.id for row in rows if any(self._item in cell.items for cell in row.cells.values()))
        return View(row=next(holds, ""), account=self._account)

    def _tell(self) -> None:
        sheet = self._view.sheet
        title = Run(TITLES[self.showing], "strong")
        if sheet is None:
            self._title_line.tell((title, Run(self.session.waiting, "dim")))
            self._legend.say("")
            self._detail.explain(None, self._why_nothing())
            return
        overview, view = sheet.overview, sheet.view
        self._overviews.views[self.showing] = view
        total = len(overview.rows)
        count = f"{len(sheet.rows)} of {total} {overview.unit}" if view.filter != ALL else f"{total} {overview.unit}"
        at = f"row {sheet.position + 1}/{len(sheet.rows)}" if sheet.rows else "no row"
        order, kept = overview.orders[view.order].name, view.filter
        outlets = len(sheet.outlets)
        shown = () if len(sheet.accounts) == outlets else (Run(_range(sheet)),)
        self._title_line.tell(
            (title, Run(count), Run(at), *shown, Run(f"sorted: {order}"), Run(f"showing: {kept}")),
            (title, Run(at), *shown, Run(f"sorted: {order}"), Run(f"showing: {kept}")),
            (title, Run(at), *shown, Run(order), Run(kept)),
            (Run(at), *shown, Run(order), Run(kept)),
            (Run(at), Run(order), Run(kept)),
        )
        self._legend.say(overview.legend if sheet.rows else "")
        self._detail.explain(sheet, self._why_nothing())

    def _why_nothing(self) -> str:
        sheet = self._view.sheet
        back = f"{self.keymap.key('overview.close')} goes back to the texts."
        if sheet is None:
            if self.session.is_given_up:
                return f"{self.session.why_unknown} {back}"
            return f"This needs the comparison, which is being made: {self.session.waiting}. {back}"
        if not sheet.overview.rows:
            return f"{sheet.overview.empty} {back}"
        of = f"None of the {len(sheet.overview.rows)} {sheet.overview.unit}"
        return f"{of} is of the kind “{sheet.view.filter}”. {self.keymap.key('rows.filter')} shows the next kind."

    def renew(self) -> None:
        """Show what has become known: the comparison, or how far it is."""
        if self.is_mounted:
            self.show(self.showing)

    # -- actions -------------------------------------------------------------------------------------------

    def action_shift(self, accounts: int) -> None:
        """Go to another account."""
        self._moved_by(lambda sheet: sheet.shift(accounts))

    def action_find(self, kind: str, step: int) -> None:
        """Go to the next or previous row of a kind."""
        sheet = self._view.sheet
        if sheet is None:
            return
        found = sheet.find(kind, step)
        if found is not None:
            self._go(found)
        else:
            which = "further" if step > 0 else "earlier"
            among = "" if sheet.view.filter == ALL else " among those shown"
            self._hints.say(f"No {which} row with {'an' if kind[0] in 'aeiou' else 'a'} {kind}{among}.")

    def action_filter(self) -> None:
        """Show another kind of rows."""
        self._shown_anew(Sheet.filtered_anew)

    def action_open(self) -> None:
        """Go to the passage in the text; where the account has none, to the first account that has it."""
        sheet = self._view.sheet
        row = sheet.row if sheet else None
        if sheet is None or row is None or not row.cells:
            self._hints.say(self._why_nothing())
            return
        cell = row.cells.get(sheet.view.account)
        if cell is not None:
            self.dismiss(Destination(cell.items[0]))
            return
        passage = row.passages[0]
        note = f"{sheet.outlets[sheet.view.account]} has nothing of it; this is the first account that has."
        self.dismiss(Destination(passage, note))

    def action_overview(self, name: str) -> None:
        """Change to another overview; the key of the one on the screen closes it."""
        if name == self.showing:
            self.dismiss(None)
        else:
            self._hints.say("")
            self.show(name)

    def action_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)


def _range(sheet: Sheet) -> str:
    return f"accounts {sheet.accounts.start + 1}–{sheet.accounts.stop} of {len(sheet.outlets)}"

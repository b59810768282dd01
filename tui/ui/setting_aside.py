"""Shows and folds the lines that are set aside, takes them back into their article, and sets paragraphs aside."""

from __future__ import annotations

from dataclasses import dataclass

from tui.correcting import as_before, moved
from tui.model import Kind, Passage
from tui.notebook import NotebookError
from tui.reading.aside import Fold, aside, counted_lines
from tui.reading.kept_view import KeptView
from tui.ui.judging import Judging
from tui.ui.opening import Opening


@dataclass(frozen=True, slots=True)
class LastMove:
    """What was set aside or taken back last."""

    article: str
    """Id of the article."""
    offset: int
    """Where the cursor was then, in characters of the article's text."""
    round: int
    """Which opening of articles followed."""
    undoing: dict[str, str | None]
    """What to correct to undo it."""
    told: str
    """What was said of it."""
    undone: str
    """What to say once it is undone."""


class SettingAside(Opening, Judging):
    """The actions on what is no part of an article."""

    def __init__(self) -> None:
        super().__init__()
        self._last_move: LastMove | None = None

    # -- folding -------------------------------------------------------------------------------------------

    def action_show_aside(self) -> None:
        """Show the lines that are set aside, or fold them."""
        session = self.session
        count = sum(1 for article in session.articles for _ in aside(article))
        if not count:
            take = self.keymap.key("aside.take")
            self.say(f"Nothing is set aside in these accounts; {take} sets a paragraph aside.")
            return
        is_changed = session.show_aside(not session.is_aside_shown)
        if is_changed:
            self._lay_out_again()
        self.keep_soon()
        again, set_aside = self.keymap.key("aside.show"), f"{counted_lines(count)} set aside"
        if session.is_aside_shown:
            self.say(f"{set_aside} show now; {again} folds them again.")
        elif is_changed:
            self.say(f"{set_aside}; {again} shows them.")
        else:
            self.say(f"{set_aside}; all of them stay open: they are judged, found, or all that there is.")

    def fold_again(self) -> None:
        """Keep open what is judged, and what was found."""
        hits = self._before if self._prompt.is_open else self._hits
        if self.session.keep_open(hits):
            self._lay_out_again()

    def _lay_out_again(self) -> None:
        self._columns.lay_out(self.place)
        self.tell()

    def search_again(self) -> None:
        """Search the same in passages that have changed."""
        super().search_again()
        self.fold_again()

    def restore(self, view: KeptView) -> None:
        """Filter and search as the last time."""
        super().restore(view)
        self.fold_again()

    def judgements_changed(self) -> None:
        """Show what is held now."""
        self.fold_again()
        super().judgements_changed()

    # -- taking back and setting aside ---------------------------------------------------------------------

    def action_take_aside(self) -> None:
        """Take back what is set aside; set aside what is not; right after either, undo it."""
        place = self.place
        if place is None:
            return
        column = self.spread.column(place.article)
        item = column.items[column.index[place.item]]
        last = self._last_move
        if place.blank or not isinstance(item, Passage | Fold):
            self.say("Go to a line of the article first: there is nothing here to set aside or take back.")
        elif (
            last
            and (last.article, last.offset) == (place.article, self.session.offset(place))
            and (last.round == self.session.round)
        ):
            self._move(place.article, last.undoing, last.undone, last.told)
        elif isinstance(item, Fold):
            self._take_back(item.passages)
        elif item.kind is Kind.FURNITURE:
            self._take_back((item,))
        elif item.kind is Kind.TITLE:
            self.say(f"The title stays with its article; {self.keymap.key('facts.edit')} corrects it.")
        else:
            self._set_aside(item)

    def _take_back(self, lines: tuple[Passage, ...]) -> None:
        changes = moved(self.session.dossier, lines, is_aside=False)
        key, count, them = self.keymap.key("aside.take"), counted_lines(len(lines)), "them" if len(lines) > 1 else "it"
        self._move(
            lines[0].article,
            changes,
            f"{count} taken back into the article; {key} sets {them} aside again.",
            f"{count} set aside again; {key} takes {them} back.",
        )

    def _set_aside(self, passage: Passage) -> None:
        changes = moved(self.session.dossier, [passage], is_aside=True)
        key, kind = self.keymap.key("aside.take"), "paragraph" if passage.kind is Kind.BODY else passage.kind.value
        self._move(
            passage.article,
            changes,
            f"The {kind} is set aside, so not compared; {key} takes it back.",
            f"The {kind} is taken back into the article; {key} sets it aside again.",
        )

    def _move(self, article: str, changes: dict[str, str | None], told: str, undone: str) -> None:
        """Correct what paragraphs are, and say so.

        Args:
            article: The article's id.
            changes: How its paragraphs are to be.
            told: What to say.
            undone: What to say once it is undone.
        """
        session = self.session
        undoing = as_before(session.dossier, article, changes)
        try:
            session.correct(article, changes)
        except NotebookError as error:
            self.say(f"Not kept, so nothing is changed: {error}")
            return
        self.reopen(session.dossier, told)
        if self.place is not None:
            self._last_move = LastMove(article, session.offset(self.place), session.round, undoing, told, undone)

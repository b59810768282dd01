"""Opens the facts of an account, and shows in the text what was corrected, here or by others."""

from __future__ import annotations

from dataclasses import replace

from tui.dossier import Dossier
from tui.notebook import NotebookError
from tui.ui.keeping_up import KeepingUp
from tui.ui.opening import Opening


class Correcting(Opening, KeepingUp):
    """The action on the facts of an account, and what comes of corrections."""

    def action_facts(self) -> None:
        """Open the facts of the focused account."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.facts_screen import FactsScreen

        place = self.place
        if place is not None:
            number = self.spread.number(place.focused) + 1
            screen = FactsScreen(self.session, place.focused, number, self.keymap)
            self.app.push_screen(screen, lambda _: self._show_corrected())

    def _show_corrected(self) -> None:
        """Read the accounts with other facts, where any is another now."""
        session = self.session
        before = {article.id: replace(article, passages=()) for article in session.articles}
        outlets = [
            article.outlet
            for article in session.dossier.read
            if article.id in before and replace(article, passages=()) != before[article.id]
        ]
        if outlets:
            told = f"The facts of {' and '.join(outlets)} are corrected, in the notebook; the file is untouched."
            self.reopen(session.dossier, told)

    def look(self) -> None:
        """Show what others have corrected, too; not while the reader is writing, or on another screen."""
        super().look()
        if self.app.screen is not self or self.is_writing:
            return
        try:
            dossier = self.session.corrected_elsewhere()
        except NotebookError:
            return  # As for tags: the next act tells what is wrong.
        if dossier is not None:
            self.reopen(dossier, _told(self.session.dossier, dossier))


def _told(before: Dossier, now: Dossier) -> str:
    """Say which accounts were corrected."""
    outlets = [new.outlet for old, new in zip(before.articles, now.articles, strict=True) if old != new]
    return f"{' and '.join(outlets)}: corrected by another reader." if outlets else ""

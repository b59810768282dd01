"""Opens pasted articles as columns, and takes them away again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events

from tui.model import Article
from tui.pasting import same_text
from tui.ui.arranging import Arranging
from tui.ui.judging import Judging
from tui.ui.opening import Opening

if TYPE_CHECKING:
    from tui.ui.paste_screen import Chosen

AN_ARTICLE = 200
"""Characters from which something that is pasted on the columns is taken for an article."""
TAKES_AWAY = "y"


class Pasting(Arranging, Opening, Judging):
    """The actions on pasted articles."""

    def action_paste(self) -> None:
        """Open the screen that takes a pasted article."""
        self._open_paste_screen()

    def _open_paste_screen(self, text: str = "") -> None:
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.paste_screen import PasteScreen

        self.say("")
        self.app.push_screen(PasteScreen(self, text), self._open_pasted)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted on the columns for an article, if it is long enough."""
        event.stop()
        if self.is_writing:
            return
        self.forget_keys()
        if len(event.text.strip()) >= AN_ARTICLE:
            self._open_paste_screen(event.text)
        else:
            self.say(f"{self.keymap.key('article.paste')} pastes an article; this is too short to be one.")

    # -- opening -------------------------------------------------------------------------------------------

    def _open_pasted(self, chosen: Chosen | None) -> None:
        """Show a pasted article as a column, and go there."""
        if chosen is None:
            return
        session, article = self.session, chosen.article
        same = same_text(session.dossier, article.text)
        if same is not None:
            self._go_to_open(same)
            return
        is_again = bool(session.dossier.beside) and chosen.text == session.taken_away()
        dossier, refusal = session.paste(article, chosen.text, chosen.outlet)
        self.reopen(dossier)
        self.judgements_changed()
        self._go_to_article(article.id)
        key = self.keymap.key
        drop = f"{key('article.drop')} takes it away."
        pasted = f"Pasted {'again ' if is_again else ''}as column {self.named(article.id).split()[0]}"
        if refusal:
            self.say(f"{pasted}; not kept yet, {key('tag.retry')} tries again: {refusal}")
        elif dossier.beside:
            self.say(f"{pasted}; kept in the notebook. {drop}")
        else:
            self.say(f"{pasted}, for this run only: what was piped in cannot be opened again. {drop}")

    def _go_to_open(self, article: str) -> None:
        """Go to an article that is at hand, and show it if it is not on the screen."""
        dossier = self.session.dossier
        if self.column(article) is None:
            self.reopen(replace(dossier, chosen=(dossier.chosen or frozenset()) | {article}))
        self._go_to_article(article)
        self.say(f"This text was open already, as {self.named(article)}.")

    def _go_to_article(self, article: str) -> None:
        """Go to the beginning of an article's text."""
        if article in self.session.arrangement.hidden:
            self.hide(article)
        place, column = self.place, self.column(article)
        if place is None or column is None:
            return
        passages = column.article.passages
        first = next((passage for passage in passages if passage.is_claim), passages[0])
        self.jump(self.spread.to(place, article, first.id))

    # -- taking away ---------------------------------------------------------------------------------------

    def action_drop(self) -> None:
        """Take the focused article away, once the reader has said yes, if it was pasted."""
        place, session = self.place, self.session
        if place is None:
            return
        key = self.keymap.key
        article = next((one for one in session.dossier.pasted if one.id == place.focused), None)
        if article is None:
            self.say(f"{self.named(place.focused)} is a file, which stays; {key('outlet.hide')} hides it.")
        elif len(session.articles) == 1:
            self.say("The only article that is open cannot be taken away.")
        else:
            named = self.named(article.id)
            self.ask(
                f"Take the pasted article {named} away?  {TAKES_AWAY} takes it away · esc leaves it",
                lambda answer: self._drop(article, answer),
            )

    def _drop(self, article: Article, answer: str) -> None:
        named, key = self.named(article.id), self.keymap.key
        if answer != TAKES_AWAY:
            self.say(f"{named} stays.")
            return
        dossier, refusal = self.session.take_away(article)
        self.reopen(dossier)
        self.judgements_changed()
        told = f"{named} is taken away; {key('article.paste')} {key('paste.again')} brings it back."
        self.say(f"{told} Not saved yet, {key('tag.retry')} tries again: {refusal}" if refusal else told)

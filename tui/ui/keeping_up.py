"""Keeps the screen abreast of the notebook: what others write in it, and what was judged in earlier versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.model import Article
from tui.notebook import NotebookError, Source
from tui.orphans import Placement
from tui.record import Held
from tui.sources.sanitize import one_line
from tui.ui.comparing import SentencesFound
from tui.ui.judging import Judging

LOOK_SECONDS = 1.0
"""How often the notebook is looked at; to ask whether somebody has written takes microseconds."""


class KeepingUp(Judging):
    """What happens by itself."""

    @dataclass
    class Recognised(Message):
        """It is known by what the open articles are recognised in other versions."""

        sources: tuple[Source, ...]
        round: int
        """Which opening of articles they are of."""

    @dataclass
    class Sought(Message):
        """What was judged in earlier versions has been sought in the open ones."""

        placement: Placement
        round: int

    def on_mount(self) -> None:
        """Look at the notebook from now on; after the first frame seek what was judged in earlier versions."""
        self.set_interval(LOOK_SECONDS, self.look)
        if self.session.has_sentences:
            self.call_after_refresh(self._seek)

    def on_sentences_found(self, message: SentencesFound) -> None:
        """Now that there are sentences, what was judged can be found in them."""
        if message.round == self.session.round:
            self._seek()

    # -- what others write ---------------------------------------------------------------------------------

    def look(self) -> None:
        """Show what others have written since the last look; the cursor stays where it is."""
        try:
            news = self.session.news()
        except NotebookError:
            return  # The next act tells what is wrong; until then all that is shown still holds.
        if news is None:
            return
        self.judgements_changed()
        told = told_news(news, self.session.reader)
        if told and not self._hints.message:
            self.say(told)

    # -- what was judged in earlier versions ---------------------------------------------------------------

    def _seek(self) -> None:
        """Find out, in a thread, by what the open articles are recognised."""
        articles, round = self.session.articles, self.session.round

        def work() -> None:
            from tui.placing import source_of

            self.post_message(self.Recognised(tuple(map(source_of, articles)), round))

        self.run_worker(work, name="recognise", group="notebook", thread=True, exit_on_error=False)

    def on_keeping_up_recognised(self, message: Recognised) -> None:
        """Ask the notebook for what was judged in earlier versions, and seek it in a thread."""
        round = message.round
        if round != self.session.round or not self.session.has_sentences:
            return
        try:
            loose, strays = self.session.loose(message.sources)
        except NotebookError as error:
            self._say_also(f"Tags of earlier versions were not sought: {error}")
            return
        articles: Sequence[Article] = self.session.articles
        if not loose and not strays:
            return

        def work() -> None:
            from tui.placing import placed

            self.post_message(self.Sought(placed(loose, strays, articles), round))

        self.run_worker(work, name="seek", group="notebook", thread=True, exit_on_error=False)

    def on_keeping_up_sought(self, message: Sought) -> None:
        """Keep what was found, and say how much."""
        if message.round != self.session.round:
            return
        try:
            self.session.place_loose(message.placement)
        except NotebookError as error:
            self._say_also(f"Tags found again were not kept: {error}")
        else:
            self._say_also(told_placement(message.placement, self.keymap.key("review.show")))
        told = self._hints.message
        self.judgements_changed()
        self.say(told)

    def _say_also(self, told: str) -> None:
        """Say something beside what is being said."""
        if told:
            self.say(f"{self._hints.message} · {told}" if self._hints.message else told)


def told_news(news: Sequence[Held], reader: str) -> str:
    """Say in a line who did what.

    Args:
        news: What is held now that was not before; with an empty opinion what was taken back.
        reader: The name of whoever reads.
    """
    done: Counter[tuple[str, str]] = Counter()
    for one in news:
        who = one_line(one.by) if one.by != reader else "You, in another window,"
        done[who, "tagged" if one.tag else "noted" if one.note else "took back what was held of"] += 1
    parts = [f"{who} {what} {_passages(count)}" for (who, what), count in done.items()]
    return f"{'; '.join(parts)}." if parts else ""


def told_placement(placement: Placement, review: str = "") -> str:
    """Say in a line what was found again of earlier versions; nothing where there is nothing to say.

    Args:
        placement: What was found and what was not.
        review: The key of the review.
    """
    found, lost, offered = len(placement.found), placement.lost, placement.offered
    parts = []
    if found:
        parts.append(f"{found} tag{'' if found == 1 else 's'} found again in the edited article")
    if lost:
        tags = "" if found else f" tag{'' if lost == 1 else 's'} of an earlier version"
        parts.append(f"{lost}{tags} not found: {review} lists them")
    if offered:
        parts.append(f"{offered} of a similar article: {review} offers them in the review")
    told = "; ".join(parts)
    return f"{told}." if told else ""


def _passages(count: int) -> str:
    return "a passage" if count == 1 else f"{count} passages"

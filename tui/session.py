"""The one mutable state of a reading: the accounts, their comparison, the reader's tags and place."""

from __future__ import annotations

import json
import sys
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeAlias

from tui.correcting import as_loaded, with_corrections
from tui.dossier import Dossier
from tui.limits import MOST_COMPARED
from tui.model import Article, Comparison, Kind, Passage, Span
from tui.notebook import Notebook, NotebookError, digest, place_key
from tui.pasting import PastedAccounts
from tui.reading.arrangement import Arrangement
from tui.reading.aside import aside
from tui.reading.columns import column, stands_for
from tui.reading.kept_arrangement import packed_arrangement, unpacked_arrangement
from tui.reading.kept_view import ALL_SHOWN, KeptView, packed_view, unpacked_view
from tui.reading.parallels import Parallels
from tui.reading.place import Place
from tui.reading.stories import Groups

COMPARING = "comparing …"
"""What the screen says as long as the work has not told how far it is."""
NOT_COMPARED = "not compared"
"""What the screen says for good where comparing failed."""
STOPPED = "stopped"
"""What the screen says where the reader stopped it."""
TOO_MANY = "too many to compare"
"""What the screen says where more articles are open than can be compared at once."""
CUT_AT_ONCE = 50_000
"""Characters of articles that are cut into sentences while the reader waits: it takes some 0.1 s."""

Layout: TypeAlias = tuple[str, str, tuple[tuple[int, Kind], ...]]
"""What an article's sentences depend on: its id, its text and what each of its paragraphs is."""


class Session(PastedAccounts):
    """A reading of some accounts.

    Until the sentences are known (`sentences_found`) each paragraph is one passage, and nothing can be tagged.

    Args:
        articles: The accounts, at least one.
        notebook: Where tags and place are kept.
        dossier: All articles at hand; without it these.
        whose_place: Whose place is kept apart from the others'; nobody's is the notebook's one place.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        notebook: Notebook,
        dossier: Dossier | None = None,
        whose_place: str = "",
    ) -> None:
        super().__init__(notebook, dossier or Dossier(tuple(articles)))
        self._whose_place = whose_place
        self.round = 0
        """Counts how often articles were opened: work that was begun for earlier ones is of no use."""
        self._corrected_at = -1
        """The notebook's stamp when it was last looked what others corrected."""
        with suppress(NotebookError):
            self._corrected_at = notebook.stamp()
        self.is_aside_shown = False
        """Whether lines that are set aside show; else they are folded, but for those that are judged or kept open."""
        self._kept_open: frozenset[str] = frozenset()
        self._open: frozenset[str] = frozenset()
        """Ids of the lines that are set aside and show."""
        self._cut: dict[Layout, tuple[Passage, ...]] = {}
        """The sentences of articles that are or were open."""
        self.groups: Groups | None = None
        """Of which stories the articles at hand are, and which are versions of one; None until that is known."""
        self.waiting = TOO_MANY if len(articles) > MOST_COMPARED else COMPARING
        """What the screen says as long as `parallels` is None."""
        self._lay(articles)
        if self.kept_view().is_aside_shown:
            self.show_aside(True)
        self.arrangement = self._kept_arrangement()
        """How the reader has put the columns side by side."""

    def _lay(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self._open = self._lines_open()
        self._lay_columns()
        self._digests = {article.id: digest(article) for article in articles}

    def _lay_columns(self) -> None:
        self.columns = tuple(column(article, self.parallels, self._open) for article in self.articles)

    # -- what is set aside ---------------------------------------------------------------------------------

    def _lines_open(self) -> frozenset[str]:
        lines = (line.id for article in self.articles for line in aside(article))
        marks = self.record.marks
        return frozenset(n for n in lines if self.is_aside_shown or n in marks or n in self._kept_open)

    def show_aside(self, is_shown: bool) -> bool:
        """Show the lines that are set aside, or fold them.

        Returns:
            Whether this changed what the columns hold.
        """
        self.is_aside_shown = is_shown
        return self.fold_again()

    def keep_open(self, lines: Container[str]) -> bool:
        """Show lines that are set aside, such as those that a search found, and fold others.

        Returns:
            As for `show_aside`.
        """
        self._kept_open = frozenset(one.id for article in self.articles for one in aside(article) if one.id in lines)
        return self.fold_again()

    def fold_again(self) -> bool:
        """Fold what is set aside and not judged, after something was judged; the result is that of `show_aside`."""
        before, self._open = self._open, self._lines_open()
        if self._open != before:
            self._lay_columns()
        return self._open != before

    # -- what is corrected ---------------------------------------------------------------------------------

    def correct(self, article: str, changes: Mapping[str, str | None]) -> None:
        """Keep what the reader corrects of an article; it shows once the dossier is opened again (`reopen`).

        Args:
            article: The article's id.
            changes: What is corrected, and how it is (see `Correction`).

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        text = as_loaded(self.dossier, article)
        news = self._notebook.corrections.write(digest(text), changes, self.reader)
        self.dossier = with_corrections(self.dossier, news)

    def corrected_elsewhere(self) -> Dossier | None:
        """Look for what other processes have corrected meanwhile.

        Returns:
            The dossier with that, which is to be opened; None where nothing is new.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        stamp = self._notebook.stamp()
        if stamp == self._corrected_at or self.unsaved:
            return None
        digests = [digest(article) for article in (*self.dossier.loaded, *self.dossier.pasted)]
        standing = self._notebook.corrections.standing(digests)
        self._corrected_at = stamp
        return None if standing == self.dossier.corrections else replace(self.dossier, corrections=standing)

    # -- the accounts --------------------------------------------------------------------------------------

    def reopen(self, dossier: Dossier) -> None:
        """Open other articles, or the same with other facts; they are to be cut into sentences and compared.

        Args:
            dossier: All articles at hand, with those that are read from now on: at least one.

        Raises:
            NotebookError: The tags cannot be read; all else is there.
        """
        before, arranged = dict(self._digests), self.arrangement
        if replace(dossier, chosen=None) != replace(self.dossier, chosen=None):
            self.groups = None
        self.dossier = dossier
        self.round += 1
        self.parallels, self.orphans = None, ()
        self.waiting = TOO_MANY if len(dossier.read) > MOST_COMPARED else COMPARING
        cut = self._cut_at_once(dossier.read)
        self.has_sentences = cut is not None
        self._lay(cut or dossier.read)
        if self.has_sentences:
            self.read_tags()
            self.fold_again()
        else:
            self._forget_record()
        kept = self._kept_arrangement()
        is_new = kept == Arrangement()
        self.arrangement = unpacked_arrangement(packed_arrangement(arranged, before), self._digests) if is_new else kept

    def _cut_at_once(self, articles: Sequence[Article]) -> tuple[Article, ...] | None:
        """Cut articles into sentences, most of which have been cut before; None where that would take a while."""
        missing = [one for one in articles if _laid_out(one) not in self._cut]
        # The rules of sentences take a second to load.
        is_quick = "tui.sources.segment" in sys.modules and sum(len(one.text) for one in missing) <= CUT_AT_ONCE
        if missing and not is_quick:
            return None
        from tui.sources import split  # late, as above

        self._remember_cut(split(missing) if missing else ())
        return tuple(replace(one, passages=self._cut[_laid_out(one)]) for one in articles)

    def _remember_cut(self, articles: Sequence[Article]) -> None:
        self._cut |= {_laid_out(article): article.passages for article in articles}

    def stop(self) -> None:
        """Give up comparing; what is still found is of no use."""
        self.round += 1
        self.waiting = STOPPED

    def sentences_found(self, articles: Sequence[Article]) -> None:
        """Take over the articles split into sentences, and the tags that the notebook has for them."""
        self.has_sentences = True
        self._remember_cut(articles)
        self._lay(articles)
        self.read_tags()
        self.fold_again()

    def compared(self, comparison: Comparison) -> None:
        """Take over how the accounts stand to each other."""
        self.parallels = Parallels(comparison)
        self._lay(comparison.articles)

    def compared_before(self, comparison: Comparison) -> None:
        """Take over sentences, findings and tags at once: these articles have been compared before.

        Raises:
            NotebookError: The tags cannot be read; all else is there.
        """
        self.has_sentences = True
        self._remember_cut(comparison.articles)
        self.compared(comparison)
        self.read_tags()
        self.fold_again()

    @property
    def why_unknown(self) -> str:
        """Say in a sentence why there are no findings, where there are none."""
        if self.waiting == STOPPED:
            return "Comparing was stopped, so this is not known."
        if self.waiting == NOT_COMPARED:
            return "The accounts could not be compared, so this is not known."
        if self.waiting == TOO_MANY:
            return f"{len(self.articles):,} articles are more than can be compared at once ({MOST_COMPARED:,})."
        return "The accounts are still being compared …"

    @property
    def is_given_up(self) -> bool:
        """Whether nothing is compared, and nothing is being compared."""
        return self.parallels is None and self.waiting in (STOPPED, NOT_COMPARED, TOO_MANY)

    def oddity(self, article: str) -> str:
        """Say why an article looks as if it told another story than the others that are open; empty where not."""
        return self.groups.oddity(article, self._digests) if self.groups else ""

    def shared(self, passage: Passage, parallel: Passage) -> Sequence[Span]:
        """Find the words of a parallel that say what a passage says.

        Returns:
            Spans of the parallel's text.
        """
        # Late: it brings the stemmer, which nothing needs before the accounts are compared.
        from tui.findings.shared import shared_spans

        outlets = {article.id: article.outlet for article in self.articles}
        return shared_spans(parallel, [passage], outlets)

    # -- the place -----------------------------------------------------------------------------------------

    def start(self) -> Place | None:
        """Say where reading begins: at the first body passage of the first article that has one."""
        for column_ in self.columns:
            claims = [p.id for p in column_.article.passages if p.is_claim]
            first = next(iter(claims or (item.id for item in column_.items)), None)
            if first is not None:
                return Place(column_.article.id, first)
        return None

    def kept_place(self) -> Place | None:
        """Give the place at which this set of articles was left, or None."""
        place = self._kept()
        try:
            digest_, offset, level = place["article"], int(place["offset"]), int(place["level"])
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return None
        for column_ in self.columns:
            if self._digests[column_.article.id] == digest_:
                passage = column_.passage_at(offset)
                return Place(column_.article.id, passage.id, level) if passage else None
        return None

    def _kept(self) -> dict[str, Any]:
        """What the notebook holds of this set of articles; empty where that is nothing, or makes no sense."""
        try:
            kept = json.loads(self._notebook.place(self._place_key) or "null")
        except (NotebookError, ArithmeticError, RecursionError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _kept_arrangement(self) -> Arrangement:
        return unpacked_arrangement(self._kept().get("arrangement"), self._digests)

    def kept_view(self) -> KeptView:
        """Give the filter and the search with which this set of articles was left."""
        return unpacked_view(self._kept().get("view"))

    def keep_place(self, place: Place, view: KeptView = ALL_SHOWN) -> None:
        """Keep where the reader is and how the columns stand, for the next time these articles are opened.

        Args:
            place: Where the reader is.
            view: What is filtered and searched for.

        Raises:
            NotebookError: The notebook cannot take it.
        """
        offset = self.offset(place)
        kept = {
            "article": self._digests[place.article],
            "offset": offset,
            "level": place.level,
            "arrangement": packed_arrangement(self.arrangement, self._digests),
            "view": packed_view(view),
        }
        self._notebook.keep_place(self._place_key, json.dumps(kept))

    @property
    def _place_key(self) -> str:
        return place_key(self._digests.values(), self._whose_place)

    def offset(self, place: Place) -> int:
        """Give the character offset, in its article's text, of the passage at (or after) a place."""
        column_ = next(c for c in self.columns if c.article.id == place.article)
        following = column_.items[column_.index[place.item] :]
        meant = (stands_for(item) for item in following)
        passage = next((one for one in meant if isinstance(one, Passage)), None)
        return passage.start if passage else len(column_.article.text)


def _laid_out(article: Article) -> Layout:
    kinds = dict.fromkeys((one.paragraph, one.kind) for one in article.passages)
    return article.id, article.text, tuple(kinds)

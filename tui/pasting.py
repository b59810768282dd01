"""Articles that the reader pasted, in a dossier: put in, taken away, and brought back from the notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from tui.corrected import Fact, corrected
from tui.correcting import with_corrections
from tui.dossier import Dossier
from tui.model import Article
from tui.notebook import Correction, Notebook, NotebookError, Pasted, digest
from tui.reviewing import ReviewedAccounts
from tui.sources.extract import RefusedError
from tui.sources.pasted import read_pasted

FIRST = 8
"""Words by which most texts are told apart."""


def ids(dossier: Dossier) -> frozenset[str]:
    """Give the ids that a pasted article cannot have."""
    return frozenset(article.id for article in (*dossier.loaded, *dossier.pasted))


def with_kept(dossier: Dossier, kept: Iterable[Pasted]) -> tuple[Dossier, tuple[str, ...]]:
    """Bring back what was pasted in an earlier run.

    Args:
        dossier: What was loaded.
        kept: What the notebook has beside it.

    Returns:
        The dossier with the pasted articles, and what the reader has to know of them, a line each.
    """
    notices = []
    for one in kept:
        try:
            dossier = with_pasted(dossier, read_pasted(one.text, one.name, ids(dossier)), one.text)
        except RefusedError as error:
            notices.append(f"What was {one.name} {error}")
    return dossier, tuple(notices)


def with_pasted(dossier: Dossier, article: Article, text: str) -> Dossier:
    """Put a pasted article into a dossier.

    Args:
        dossier: All articles at hand.
        article: The article; its id is no other's.
        text: The text as it was pasted.
    """
    texts = {**dossier.texts, article.id: text}
    return replace(dossier, pasted=(*dossier.pasted, article), texts=texts)


def without(dossier: Dossier, article: str) -> Dossier:
    """Take a pasted article away.

    Args:
        dossier: All articles at hand.
        article: Its id.
    """
    texts = {name: text for name, text in dossier.texts.items() if name != article}
    return replace(dossier, pasted=tuple(one for one in dossier.pasted if one.id != article), texts=texts)


def same_text(dossier: Dossier, text: str) -> str | None:
    """Find an article that has a text, however its lines are broken.

    Args:
        dossier: All articles at hand.
        text: The text of an article.

    Returns:
        Its id; None where there is none.
    """
    words = text.split()
    alike = (
        one for one in (*dossier.loaded, *dossier.pasted) if one.text.split(maxsplit=FIRST)[:FIRST] == words[:FIRST]
    )
    return next((one.id for one in alike if one.text.split() == words), None)


class PastedAccounts(ReviewedAccounts):
    """The open accounts with those that are pasted: kept in the notebook beside the files that were opened.

    Args:
        notebook: Where they are kept.
        dossier: All articles at hand.
    """

    def __init__(self, notebook: Notebook, dossier: Dossier) -> None:
        super().__init__(notebook)
        self.dossier = dossier
        """All articles at hand, from which others can be opened."""
        self._gone = ""
        """The text that was taken away last in this run."""

    def paste(self, article: Article, text: str, outlet: str) -> tuple[Dossier, str]:
        """Keep a pasted article.

        Args:
            article: The article.
            text: The text as it was pasted.
            outlet: What outlet it is from, as the reader says.

        Returns:
            The dossier with it, which is to be opened; and why the notebook did not take it, empty where it did. Beside
            what cannot be opened again, the notebook keeps only the outlet.
        """
        at, named, by = datetime.now(UTC), digest(article), self.reader
        corrections = self.corrections_of(article)
        told = Correction(named, Fact.OUTLET, outlet, by, at)
        news = [told] if corrected(article, corrections).outlet != outlet else []
        known = (*corrections.values(), *news)
        dossier = with_corrections(with_pasted(self.dossier, article, text), known)
        pasted = Pasted(dossier.beside, article.path, text, True, by, at)

        def write(notebook: Notebook) -> None:
            if pasted.beside:
                notebook.pasted.add([pasted])
            notebook.corrections.add(news)

        return dossier, self._keep(write)

    def take_away(self, article: Article) -> tuple[Dossier, str]:
        """Take a pasted article away.

        Args:
            article: The article.

        Returns:
            The dossier without it, and why the notebook did not take that, as for `paste`.
        """
        self._gone = text = self.dossier.texts[article.id]
        gone = Pasted(self.dossier.beside, article.path, text, False, self.reader, datetime.now(UTC))
        refusal = self._keep(lambda notebook: notebook.pasted.add([gone])) if gone.beside else ""
        return without(self.dossier, article.id), refusal

    def taken_away(self) -> str:
        """Give the text that was taken away last; empty where there is none."""
        if self._gone or not self.dossier.beside:
            return self._gone
        try:
            return next((one.text for one in reversed(self._notebook.pasted.taken_away(self.dossier.beside))), "")
        except NotebookError:
            return ""

    def corrections_of(self, article: Article) -> Mapping[str, Correction]:
        """Read what is corrected of an article that is not open yet; nothing where the notebook cannot be read."""
        named = digest(article)
        try:
            return self._notebook.corrections.standing([named]).get(named, {})
        except NotebookError:
            return {}

    def _keep(self, write: Callable[[Notebook], object]) -> str:
        """Write something, or let it wait.

        Returns:
            Why it waits; empty where it does not.
        """
        try:
            self.unsaved.save(self._notebook)
            write(self._notebook)
        except NotebookError as error:
            self.unsaved.keep_write(write)
            return str(error)
        return ""

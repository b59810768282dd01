"""All articles at hand, as the reader corrected them, and which of them are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.corrected import corrected
from tui.model import Article
from tui.notebook import Correction, digest


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was loaded and pasted, what is corrected of it, and what was chosen of it."""

    loaded: tuple[Article, ...]
    """As the files have them, a passage for each paragraph."""
    pasted: tuple[Article, ...] = ()
    """As they were pasted, a passage for each paragraph; their ids are no others'."""
    corrections: Mapping[str, Mapping[str, Correction]] = field(default_factory=dict)
    """For each article, by its digest, what is corrected, by what it is of."""
    chosen: frozenset[str] | None = None
    """Ids of the loaded articles that are read; None for all of them. What was pasted is read beside them."""
    beside: str = ""
    """The files and folders that were opened, as `tui.notebook.pasted.beside` names them; empty where nothing can be
    pasted for good."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each pasted article as it was pasted, by the article's id."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, corrected."""
        return tuple(self._corrected((*self.loaded, *self.pasted)))

    @property
    def read(self) -> tuple[Article, ...]:
        """The articles that are read, corrected, in loading order; the pasted ones last."""
        chosen = self.chosen
        loaded = self.loaded if chosen is None else tuple(one for one in self.loaded if one.id in chosen)
        return tuple(self._corrected((*loaded, *self.pasted)))

    def _corrected(self, articles: Sequence[Article]) -> Sequence[Article]:
        if not self.corrections:
            return articles
        return [corrected(article, self.corrections.get(digest(article), {})) for article in articles]

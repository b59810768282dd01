"""The one mutable state of a reading: the accounts, their comparison, the reader's tags and place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tui.model import Article, Comparison, Passage, Span
from tui.notebook import (
    Act,
    Anchor,
    Judgement,
    Notebook,
    NotebookError,
    Opinion,
    Scope,
    Source,
    Tag,
    Target,
    anchor,
    digest,
    place_key,
)
from tui.notebook.sketches import sketch
from tui.reading.arrangement import Arrangement
from tui.reading.columns import Column, column
from tui.reading.kept_arrangement import packed_arrangement, unpacked_arrangement
from tui.reading.kept_view import ALL_SHOWN, KeptView, packed_view, unpacked_view
from tui.reading.parallels import OriginNames, Parallels
from tui.reading.place import Place


@dataclass(frozen=True, slots=True)
class Tagged:
    """A change of a passage's tag, as the screen tells it."""

    passage: Passage
    tag: Tag | None
    """The tag that the passage has now."""


NOT_COMPARED = "not compared"
"""What the screen says for good where comparing failed."""


class Session:
    """A reading of some accounts.

    Until the sentences are known (`sentences_found`) each paragraph is one passage, and nothing can be tagged.

    Args:
        articles: The accounts, at least one.
        notebook: Where tags and place are kept.
    """

    def __init__(self, articles: Sequence[Article], notebook: Notebook) -> None:
        self._notebook = notebook
        self.has_sentences = False
        self.waiting = "comparing …"
        """What the screen says as long as `parallels` is None."""
        self.parallels: Parallels | None = None
        self.articles: tuple[Article, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.tags: dict[str, Tag] = {}
        """The tag of each tagged passage, by passage id: the reader's own, or else the last of the others'."""
        self.judgements: tuple[Judgement, ...] = ()
        """What all readers hold of these articles, in the order in which it was said."""
        self._own: dict[str, Judgement] = {}
        """What this reader holds of passages, by passage id."""
        self._elsewhere: dict[tuple[str, int, int], list[Anchor]] = {}
        """Where the anchors of other texts are in these articles, by digest and offsets."""
        self._lay(articles)
        self.arrangement = self._kept_arrangement()
        """How the reader has put the columns side by side."""

    def _lay(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self.columns = tuple(column(article, self.parallels) for article in articles)
        self._digests = {article.id: digest(article) for article in articles}

    # -- the accounts --------------------------------------------------------------------------------------

    def sentences_found(self, articles: Sequence[Article]) -> None:
        """Take over the articles split into sentences, and the tags that the notebook has for them."""
        self.has_sentences = True
        self._lay(articles)
        self.read_tags()

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
        self.compared(comparison)
        self.read_tags()

    def passage(self, passage_id: str) -> Passage | None:
        """Give a passage by its id; None for omissions and unknown ids."""
        for column_ in self.columns:
            position = column_.index.get(passage_id)
            if position is not None:
                item = column_.items[position]
                return item if isinstance(item, Passage) else None
        return None

    @property
    def why_unknown(self) -> str:
        """Say in a sentence why there are no findings, where there are none."""
        if self.waiting == NOT_COMPARED:
            return "The accounts could not be compared, so this is not known."
        return "The accounts are still being compared …"

    def shared(self, passage: Passage, parallel: Passage) -> Sequence[Span]:
        """Find the words of a parallel that say what a passage says.

        Returns:
            Spans of the parallel's text.
        """
        # Late: it brings the stemmer, which nothing needs before the accounts are compared.
        from tui.findings.shared import shared_spans

        outlets = {article.id: article.outlet for article in self.articles}
        return shared_spans(parallel, [passage], outlets)

    # -- tags ----------------------------------------------------------------------------------------------

    def read_tags(self) -> None:
        """Read from the notebook what is tagged in these articles.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        judgements = self._notebook.judgements(self._digests.values())
        elsewhere: dict[tuple[str, int, int], list[Anchor]] = {}
        for one in self._notebook.whereabouts(self._digests.values()):
            elsewhere.setdefault(one.place, []).append(one.elsewhere)
        self.judgements, self._elsewhere = judgements, elsewhere
        self.tags.clear()
        self._own.clear()
        # The reader's own come last, and so stay.
        for judgement in sorted(judgements, key=lambda one: one.by == self._notebook.reader):
            for passage in self._passages(judgement.target):
                if judgement.opinion.tag is not None:
                    self.tags[passage.id] = judgement.opinion.tag
                if judgement.by == self._notebook.reader and judgement.target.scope is Scope.PASSAGE:
                    self._own[passage.id] = judgement

    def _passages(self, target: Target) -> list[Passage]:
        """The passages that a target is about, in these articles."""
        passages = []
        for one in target.anchors:
            for found in (one, *self._elsewhere.get((one.digest, one.start, one.end), ())):
                passages += self._anchored(found)
        return passages

    def _anchored(self, found: Anchor) -> list[Passage]:
        """The passages at an anchor: in each article with that text the one whose characters it names."""
        passages = []
        for column_ in self.columns:
            if self._digests[column_.article.id] == found.digest:
                passage = column_.passage_at(found.start)
                if passage is not None and passage.start < found.end and found.start < passage.end:
                    passages.append(passage)
        return passages

    def toggle(self, passage: Passage, tag: Tag) -> Tagged | None:
        """Tag a passage; take the tag off if this reader has given it that already.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        article = next(a for a in self.articles if a.id == passage.article)
        own = self._own.get(passage.id)
        target = own.target if own else Target(Scope.PASSAGE, (anchor(article, passage),))
        wanted = None if own and own.opinion.tag is tag else tag

        def tagged(held: Opinion) -> Opinion:
            return replace(held, tag=wanted)

        return self._changed(self._notebook.judge([(target, tagged, None)], [_source(article)]), passage.article)

    def undo(self, near: str = "") -> Tagged | None:
        """Take back the last change of a tag in these articles; None if there is none.

        Args:
            near: Id of the article to tell of, where several have the text that was tagged.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        return self._changed(self._notebook.undo(self._digests.values()), near)

    def redo(self, near: str = "") -> Tagged | None:
        """Do again what was undone last; None if there is nothing.

        Args:
            near: Id of the article to tell of, where several have the text that was tagged.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        return self._changed(self._notebook.redo(self._digests.values()), near)

    def _changed(self, acts: Sequence[Act], near: str) -> Tagged | None:
        self.read_tags()
        passages = [passage for act in acts for passage in self._passages(act.target)]
        passages.sort(key=lambda passage: passage.article != near)
        return Tagged(passages[0], self.tags.get(passages[0].id)) if passages else None

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
            kept = json.loads(self._notebook.place(place_key(self._digests.values())) or "null")
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
        self._notebook.keep_place(place_key(self._digests.values()), json.dumps(kept))

    def offset(self, place: Place) -> int:
        """Give the character offset, in its article's text, of the passage at (or after) a place."""
        column_ = next(c for c in self.columns if c.article.id == place.article)
        following = column_.items[column_.index[place.item] :]
        passage = next((item for item in following if isinstance(item, Passage)), None)
        return passage.start if passage else len(column_.article.text)


def origin_names(parallels: Parallels | None) -> OriginNames:
    """Give what names the origins of a claim in a comparison; nothing before there is one."""
    if parallels is None:
        return lambda passages: ()
    # Late: it brings the stemmer, which nothing needs before the accounts are compared.
    from tui.findings.origins import origin_names as named

    def names(passages: Sequence[str]) -> Sequence[str]:
        credits = {passage: found.credit for passage in passages if (found := parallels.finding(passage))}
        return named(passages, parallels.comparison.origins, credits)

    return names


def _source(article: Article) -> Source:
    """Say what an article is, to recognise a later version of it."""
    return Source(
        digest(article),
        article.outlet,
        article.title or "",
        article.author or "",
        article.published.isoformat() if article.published else article.dateline or "",
        article.path,
        sketch=_sketch(article.text),
    )


@lru_cache
def _sketch(text: str) -> tuple[int, ...]:
    """Sketch a text once, however often it is judged in."""
    return sketch(text)

"""What a notebook holds: read from its file, with all that other processes have written so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from tui.notebook import reading
from tui.notebook.acts import subject
from tui.notebook.connection import Opened
from tui.notebook.errors import explained
from tui.notebook.resemblance import SHARED_NUMBERS, Loose, alike, loose_anchors, read_sources
from tui.notebook.values import Act, Evidence, Judgement, Source
from tui.notebook.whereabouts import Whereabouts, latest, read_whereabouts


class HeldThings(Opened):
    """An open notebook, to be read."""

    def judgements(self, digests: Collection[str]) -> tuple[Judgement, ...]:
        """Read what all readers hold of some articles, with what other processes have written so far.

        Args:
            digests: The articles' digests.

        Returns:
            The opinions that are not empty, in the order in which they were said, on targets with an anchor in one of
            the articles or with words that were found in one (`found`).

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return reading.judgements_of(self._db, reading.steps_in(self._db, digests))

    def everything(self) -> tuple[Judgement, ...]:
        """Read what all readers hold of all articles.

        Returns:
            The opinions that are not empty, in the order in which they were said.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return reading.judgements_of(self._db, reading.all_steps(self._db))

    def opinions(self) -> tuple[Judgement, ...]:
        """Read the same without the evidence, which is most of a notebook.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return reading.opinions_of(self._db)

    def evidence(self, judgement: Judgement) -> Evidence | None:
        """Read what the screen said when something was judged that still stands.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            found = reading.judgement_on(self._db, subject(judgement.target), judgement.by)
        return found.evidence if found else None

    def history(self, digests: Collection[str] | None = None) -> Iterator[Act]:
        """Read all that was ever done, in the order of time; what is done meanwhile is left out.

        Args:
            digests: Only acts on these articles; None for all.

        Yields:
            The acts.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            yield from reading.history_of(self._db, digests)

    def sources(self, digests: Collection[str] | None = None) -> tuple[Source, ...]:
        """Read what is known of articles.

        Args:
            digests: Their digests; None for all.

        Returns:
            All that was ever known, the last of each article last.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return tuple(read_sources(self._db, digests))

    def whereabouts(self, digests: Collection[str] | None = None) -> tuple[Whereabouts, ...]:
        """Read which anchors of other articles were found in some.

        Args:
            digests: Digests of the articles that they were found in; None for all.

        Returns:
            For each anchor and article what was said last, in the order of time.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return latest(read_whereabouts(self._db, digests))

    def every_whereabouts(self) -> tuple[Whereabouts, ...]:
        """Read all that was ever said of where anchors are, for another notebook.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return tuple(read_whereabouts(self._db, None))

    def loose(self, sources: Sequence[Source], shared: int = SHARED_NUMBERS) -> tuple[Loose, ...]:
        """Find what was judged in articles that may be other versions of the open ones, and is in none of them.

        Args:
            sources: The open articles.
            shared: Numbers of the sketches that two versions share at least, unless path, address, or outlet and title
                are the same.

        Returns:
            The anchors on which something stands, in the order of their articles and texts, without those that were
            found in an open article.

        Raises:
            NotebookError: The file cannot be read.
        """
        opened = {source.digest for source in sources}
        with explained(self._path):
            resembling: defaultdict[str, dict[str, int]] = defaultdict(dict)
            for source in sources:
                for digest, count in alike(self._db, source, shared).items():
                    if digest not in opened:
                        resembling[digest][source.digest] = count
            return self._loose(
                {
                    digest: tuple(sorted(counts, key=lambda one: (-counts[one], one)))
                    for digest, counts in resembling.items()
                },
                opened,
            )

    def strays(self) -> tuple[Loose, ...]:
        """Find what was judged in articles of which nothing is known, not even a path: by an early version.

        Returns:
            The anchors on which something stands.

        Raises:
            NotebookError: The file cannot be read.
        """
        query = "SELECT DISTINCT digest FROM spot WHERE digest NOT IN (SELECT digest FROM source)"
        with explained(self._path):
            return self._loose({digest: () for (digest,) in self._db.execute(query).fetchall()}, set())

    def stamp(self) -> int:
        """Tell in microseconds whether there is something new: the number changes when another process has written.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _loose(self, likeness: dict[str, tuple[str, ...]], opened: Collection[str]) -> tuple[Loose, ...]:
        judgements = reading.judgements_of(self._db, reading.steps_at(self._db, likeness))
        sources = {source.digest: source for source in read_sources(self._db, likeness)}
        settled = {one.place for one in read_whereabouts(self._db, opened)}
        return loose_anchors(judgements, likeness, sources, settled)

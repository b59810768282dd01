"""The notebook's file: every act is on the disk before the reader sees it done."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.notebook import doing, reading
from tui.notebook.acts import act_values, stored, subject
from tui.notebook.connection import PATIENCE, connect, identity, make_folder, wait_at_most, writing
from tui.notebook.corrections import Corrections
from tui.notebook.doing import Added, Change
from tui.notebook.errors import explained
from tui.notebook.pasted import PastedTexts
from tui.notebook.resemblance import SHARED_NUMBERS, Loose, alike, loose_anchors, read_sources
from tui.notebook.rows import insert_source
from tui.notebook.schema import prepare
from tui.notebook.values import Act, Anchor, Evidence, Judgement, Source
from tui.notebook.whereabouts import Whereabouts, latest, read_whereabouts


class Notebook:
    """An open notebook.

    Use it in the thread that opened it, and close it or use it as a context manager. Several processes may have the
    same file open: each sees the others' acts with its next look, and `stamp` tells when one is worth it.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, reader: str | Callable[[], str]) -> None:
        self._db = db
        self._path = path
        self._file = identity(path)
        self._reader = reader

    @property
    def reader(self) -> str:
        """The name of whoever acts through this notebook."""
        if callable(self._reader):
            self._reader = self._reader()
        return self._reader

    @classmethod
    def open(cls, path: Path, reader: str | Callable[[], str], patience: float = PATIENCE) -> Notebook:
        """Open a notebook, and make it and its folders if there is none.

        Args:
            path: The notebook's file.
            reader: The name of whoever acts, on one line, or what finds it out when it is first needed; also whose the
                acts of a notebook are that knew no names.
            patience: Seconds that whatever is done later waits for another process that is writing.

        Returns:
            The open notebook.

        Raises:
            NotebookError: The file cannot be made or opened, is no notebook, or comes from a newer version.
        """
        path = path.absolute()  # so that a later change of the working directory does not matter
        make_folder(path)
        with explained(path):
            db = connect(path)
            try:
                notebook = cls(db, path, reader)
                prepare(db, path, PATIENCE, lambda: notebook.reader)
                wait_at_most(db, patience)
                return notebook
            except BaseException:
                db.close()
                raise

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def corrections(self) -> Corrections:
        """What readers corrected of articles."""
        return Corrections(self._db, self._path, self._file)

    @property
    def pasted(self) -> PastedTexts:
        """The articles that readers pasted."""
        return PastedTexts(self._db, self._path, self._file)

    # -- what it holds -------------------------------------------------------------------------------------

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

    def beside(self) -> Notebook:
        """Open the same file once more, for another thread.

        Raises:
            NotebookError: The file cannot be opened any more.
        """
        return Notebook.open(self._path, self._reader)

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

    # -- what the reader does ------------------------------------------------------------------------------

    def judge(self, changes: Sequence[Change], sources: Sequence[Source] = ()) -> tuple[Act, ...]:
        """Say what this reader holds of some targets; it is on the disk when this returns.

        Args:
            changes: Each target with the opinion from now on (an empty one takes it back), or how to revise the one
                that stands, and what was on the screen. Where a target comes twice, the last counts.
            sources: The articles of the anchors.

        Returns:
            What was changed, one group in the order of the targets; nothing for those of which the reader holds that
            already.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            for source in sources:
                insert_source(self._db, source)
            return doing.judge(self._db, self.reader, changes)

    def undo(self, digests: Collection[str]) -> tuple[Act, ...]:
        """Take back what this reader did last on some articles and has not taken back yet, also in an earlier run.

        Args:
            digests: The digests of the articles that the reader has before them; what was done on others stays, unless
                it was done with the same key.

        Returns:
            What this changed, or nothing if there is nothing to undo.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            return doing.undo(self._db, self.reader, digests)

    def redo(self, digests: Collection[str]) -> tuple[Act, ...]:
        """Do again what this reader undid last on some articles, unless they judged one of them anew since.

        Args:
            digests: The digests of the articles that the reader has before them.

        Returns:
            What this changed, or nothing if there is nothing to redo.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            return doing.redo(self._db, self.reader, digests)

    def found(self, anchor: Anchor, elsewhere: Anchor, how: str) -> None:
        """Keep where the words of an anchor are in another text, so that the next opening need not seek them.

        Args:
            anchor: As it was judged.
            elsewhere: Where it is in the other text.
            how: The stage that found it: `position`, `quote`, `fuzzy` or `hand`.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        self.found_all([(anchor, elsewhere, how)])

    def found_all(self, places: Iterable[tuple[Anchor, Anchor, str]]) -> None:
        """Keep where many anchors are, in one transaction; see `found`.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            doing.keep_found(self._db, self.reader, places)

    def keep_sources(self, sources: Iterable[Source]) -> None:
        """Keep what is known of articles, so that what was judged in them finds later versions of them.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
        """
        with self._writing():
            for source in sources:
                insert_source(self._db, source)

    def add(
        self, acts: Iterable[Act], sources: Iterable[Source] = (), whereabouts: Iterable[Whereabouts] = ()
    ) -> Added:
        """Take over what was done in another notebook; doing it again changes nothing.

        Args:
            acts: In any order; each keeps its id, reader and time.
            sources: The articles of their anchors.
            whereabouts: Where the anchors were found.

        Returns:
            What was new.

        Raises:
            NotebookError: The file cannot be written; nothing is changed.
            ValueError: One of the acts makes no sense; nothing is changed.
        """
        given = list(acts)
        for act in given:
            act_values(act)
        with self._writing():
            return doing.add(self._db, given, sources, whereabouts)

    # -- the place -----------------------------------------------------------------------------------------

    def place(self, key: str) -> str | None:
        """Tell where the reader was in a set of articles.

        Args:
            key: The set, as `place_key` names it.

        Returns:
            What `keep_place` was given last for this set, or None.

        Raises:
            NotebookError: The file cannot be read.
        """
        with explained(self._path):
            row = self._db.execute("SELECT place FROM place WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row[0])

    def keep_place(self, key: str, place_json: str) -> None:
        """Remember where the reader is in a set of articles.

        Args:
            key: The set, as `place_key` names it.
            place_json: The place as JSON; the notebook does not look into it.

        Raises:
            NotebookError: The file cannot be written; the place kept before stays.
        """
        with self._writing():
            self._db.execute(
                "INSERT INTO place (key, place, at) VALUES (?, CAST(? AS TEXT), ?)"
                " ON CONFLICT (key) DO UPDATE SET place = excluded.place, at = excluded.at",
                (key, stored(place_json), datetime.now(UTC).isoformat()),
            )

    # -- inside --------------------------------------------------------------------------------------------

    def _writing(self) -> AbstractContextManager[None]:
        return writing(self._db, self._path, self._file)

    def _loose(self, likeness: dict[str, tuple[str, ...]], opened: Collection[str]) -> tuple[Loose, ...]:
        judgements = reading.judgements_of(self._db, reading.steps_at(self._db, likeness))
        sources = {source.digest: source for source in read_sources(self._db, likeness)}
        settled = {one.place for one in read_whereabouts(self._db, opened)}
        return loose_anchors(judgements, likeness, sources, settled)


def default_path() -> Path:
    """Tell where the notebook is unless the reader names another.

    Returns:
        `notebook.sqlite3` in the folder where the platform keeps a user's data of this program.
    """
    from platformdirs import user_data_path  # late: most runs that name a notebook never need it

    return user_data_path("synoptic", appauthor=False) / "notebook.sqlite3"

"""The notebook's file: every act is on the disk before the reader sees it done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.notebook import doing
from tui.notebook.acts import act_values, stored
from tui.notebook.connection import PATIENCE, connect, identity, make_folder, wait_at_most
from tui.notebook.corrections import Correction, Corrections
from tui.notebook.doing import Added, Change
from tui.notebook.errors import explained
from tui.notebook.holding import HeldThings
from tui.notebook.pasted import Pasted, PastedTexts
from tui.notebook.rows import insert_source
from tui.notebook.schema import prepare
from tui.notebook.values import Act, Anchor, Source
from tui.notebook.whereabouts import Whereabouts


class Notebook(HeldThings):
    """An open notebook.

    Use it in the thread that opened it, and close it or use it as a context manager. Several processes may have the
    same file open: each sees the others' acts with its next look, and `stamp` tells when one is worth it.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, reader: str | Callable[[], str]) -> None:
        super().__init__(db, path, identity(path))
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

    def beside(self) -> Notebook:
        """Open the same file once more, for another thread.

        Raises:
            NotebookError: The file cannot be opened any more.
        """
        return Notebook.open(self._path, self._reader)

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
        self,
        acts: Iterable[Act],
        sources: Iterable[Source] = (),
        whereabouts: Iterable[Whereabouts] = (),
        corrections: Iterable[Correction] = (),
        pasted: Iterable[Pasted] = (),
    ) -> Added:
        """Take over what was done in another notebook; doing it again changes nothing.

        Args:
            acts: In any order; each keeps its id, reader and time.
            sources: The articles of their anchors.
            whereabouts: Where the anchors were found.
            corrections: What readers corrected.
            pasted: What they pasted or took away.

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
            return doing.add(self._db, given, sources, whereabouts, corrections, pasted)

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


def default_path() -> Path:
    """Tell where the notebook is unless the reader names another.

    Returns:
        `notebook.sqlite3` in the folder where the platform keeps a user's data of this program.
    """
    from platformdirs import user_data_path  # late: most runs that name a notebook never need it

    return user_data_path("synoptic", appauthor=False) / "notebook.sqlite3"

"""The open accounts for the review: also what is held of articles that are not open, and judging it from afar."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tui.judging import Judged, JudgedAccounts
from tui.notebook import Act, Evidence, Judgement, Opinion, Source, Target
from tui.notebook.acts import subject as subject_name
from tui.record import Accounts, Held, opinion_of


class ReviewedAccounts(JudgedAccounts):
    """The open accounts, and all that the notebook holds."""

    def everything(self) -> tuple[tuple[Held, ...], tuple[Source, ...]]:
        """Read what all readers hold of all articles of the notebook, open or not, and what is known of these.

        The evidence is left out (see `evidence`). This may be called from any thread.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        accounts = Accounts(self.columns, self._read[1])
        with self._notebook.beside() as notebook:
            opinions, sources = notebook.opinions(), notebook.sources()
        held = self.unsaved.over(opinions, self.reader)
        return tuple(Held(one, accounts.places(one.target), saved) for one, saved in held), sources

    def evidence(self, judgement: Judgement) -> Evidence | None:
        """Tell what the screen said when something was judged.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        return judgement.evidence or self._notebook.evidence(judgement)

    def acts_on(self, digests: Collection[str]) -> tuple[Act, ...]:
        """List all that was ever done in some articles, open or not.

        Raises:
            NotebookError: The notebook cannot be read.
        """
        return tuple(self._notebook.history(digests))

    def revise(self, target: Target, revise: Callable[[Opinion], Opinion]) -> Judged | None:
        """Change what the reader holds of a target as it was judged, also of one that is in no open article.

        Returns:
            What changed, without passages where none of it is open; None where that is nothing.
        """
        refusal, caught_up, is_changed = self._write([(target, revise, None)], ())
        passages = tuple(dict.fromkeys(p.passage for p in Accounts(self.columns, self._read[1]).places(target)))
        if not is_changed and not caught_up:
            return None
        name = subject_name(target)
        mine = (one for one in self.record.held if one.by == self.reader and subject_name(one.target) == name)
        return Judged(passages, opinion_of(next(mine, None)), refusal, caught_up)

    def undo_there(self, digests: Collection[str], *, again: bool = False) -> tuple[Act, ...]:
        """Take back the last change of what is held of some articles, open or not, or do again what was undone.

        Args:
            digests: The articles' digests, beside those of the open ones.
            again: Whether to do it again.

        Returns:
            What this changed; nothing where there is nothing to take back.

        Raises:
            NotebookError: The notebook cannot take it; nothing has changed.
        """
        everywhere = {*self._digests.values(), *digests}
        acts = self._notebook.redo(everywhere) if again else self._notebook.undo(everywhere)
        self._read_again()
        return acts

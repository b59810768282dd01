"""Page matter that is set aside: runs of it stand folded into one row each, unless the reader wants to see them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tui.model import Article, Kind, Passage
from tui.reading.runs import Run, Runs

FOLD_SIGN = "⋯"


@dataclass(frozen=True, slots=True)
class Fold:
    """Stands in an account for lines that follow each other and are no part of the article."""

    passages: tuple[Passage, ...]
    """The lines; at least one."""

    @property
    def id(self) -> str:
        """That of its first line: whoever is on one of the two is on the other when it is opened or closed."""
        return self.passages[0].id

    @property
    def article(self) -> str:
        """Id of the article that the lines are in."""
        return self.passages[0].article

    @property
    def told(self) -> str:
        """How many lines it holds, in words."""
        return f"{counted_lines(len(self.passages))} set aside"

    @property
    def runs(self) -> Runs:
        """What its row shows."""
        return (Run(f"{FOLD_SIGN} {self.told}", "furniture"),)


def counted_lines(count: int) -> str:
    """Say how many lines there are."""
    return f"{count} line{'' if count == 1 else 's'}"


def aside(article: Article) -> Iterator[Passage]:
    """List the lines of an article that are set aside."""
    return (passage for passage in article.passages if passage.kind is Kind.FURNITURE)


def folds(article: Article, stays_open: Container[str]) -> Mapping[str, Fold]:
    """Fold what is set aside.

    Args:
        article: The article. Where nothing in it makes a claim, all of it stays to be read: it may be cut wrongly.
        stays_open: Ids of passages that show in any case, with the lines around them.

    Returns:
        The fold of each line that is in one, by the line's id.
    """
    found: dict[str, Fold] = {}
    if not any(passage.is_claim for passage in article.passages):
        return found
    for kind, run in groupby(article.passages, key=lambda passage: passage.kind):
        lines = tuple(run)
        if kind is Kind.FURNITURE and not any(line.id in stays_open for line in lines):
            found |= dict.fromkeys((line.id for line in lines), Fold(lines))
    return found


def told_fold(fold: Fold) -> list[Runs]:
    """Explain a fold: that it takes no part in the comparison, and its words."""
    head: Runs = (Run(f"{FOLD_SIGN} {fold.told}", "strong"), Run(" · no part of the article, so not compared", "dim"))
    return [head, *((Run(" ".join(line.text.split()), "furniture"),) for line in fold.passages)]

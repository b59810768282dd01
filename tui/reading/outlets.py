"""The list of all accounts: which there are, which show, and which of them a few letters mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.reading.arrangement import Arrangement, standing
from tui.reading.columns import Column
from tui.reading.runs import Run, Runs, shortened
from tui.reading.wrap import Measure

Score: TypeAlias = Callable[[str], float]
"""Says how well an outlet's number and name match what is looked for; 0: not at all."""

BAR_CELLS = 1
GAP_CELLS = 2
"""Between two columns of the list."""
PASSAGES_CELLS = 14
"""Room for "1234 passages" and a gap."""
STANDING_CELLS = 22
"""Room for "leads, pinned, hidden"."""
DATE_CELLS = 20
"""Room for "Sunday 12 May 2024" and a gap."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An account as the list shows it."""

    article: str
    """Id of the article."""
    name: str
    """Column number and outlet."""
    when: str
    passages: int
    """Sentences and bullets; of a text not yet cut into sentences, paragraphs."""
    standing: str
    """Whether it is shown, pinned, hidden, leads."""


def outlets(
    columns: Sequence[Column], arrangement: Arrangement, *, is_laid_parallel: bool, score: Score | None = None
) -> tuple[Outlet, ...]:
    """List the accounts in their order on the screen, or those that are looked for, best first.

    Args:
        columns: All columns, in the order of their numbers.
        arrangement: How they stand.
        is_laid_parallel: Whether there are rows that an account leads.
        score: Says what is looked for; None: nothing.
    """
    by_id = {column.article.id: (number, column) for number, column in enumerate(columns, 1)}
    listed = []
    for article in arrangement.ordered(tuple(by_id)):
        number, column = by_id[article]
        published = column.article.published
        when = published.strftime("%-d %b %Y") if published else column.article.dateline or ""
        claims = sum(passage.is_claim for passage in column.article.passages)
        stands = standing(article, arrangement, is_laid_parallel=is_laid_parallel)
        told = ", ".join(stands if "hidden" in stands else (*stands, "shown"))
        listed.append(Outlet(article, f"{number} {column.article.outlet}", when, claims, told))
    if score is None:
        return tuple(listed)
    found = [(score(outlet.name), outlet) for outlet in listed]
    return tuple(outlet for points, outlet in sorted(found, key=lambda one: -one[0]) if points > 0)


def outlet_runs(outlet: Outlet, width: int, measure: Measure, *, is_under_cursor: bool) -> Runs:
    """Draw a line of the list.

    Args:
        outlet: The account.
        width: Cells of the line.
        measure: Width of a text in cells.
        is_under_cursor: Whether the cursor is on it.
    """
    bar = Run("▌", "bar") if is_under_cursor else Run(" " * BAR_CELLS)
    room = max(2, width - BAR_CELLS - GAP_CELLS - PASSAGES_CELLS - STANDING_CELLS - DATE_CELLS)
    name = shortened(outlet.name, room, measure)
    when = shortened(outlet.when, DATE_CELLS - GAP_CELLS, measure)
    counted = f"{outlet.passages} passage{'' if outlet.passages == 1 else 's'}"
    style = "omission" if "hidden" in outlet.standing else "dim"
    return (
        bar,
        Run(name + " " * (room - measure(name) + GAP_CELLS), "strong"),
        Run(when + " " * (DATE_CELLS - measure(when))),
        Run(f"{counted:<{PASSAGES_CELLS}}", "dim"),
        Run(outlet.standing, style),
    )

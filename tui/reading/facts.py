"""The facts of an account as a list: what each is, and whether the reader corrected it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.reading.runs import Run, Runs, shortened
from tui.reading.wrap import Measure

LABEL_CELLS = 11
SAYING = "corrected"
GAP_CELLS = 2
NOTHING = "–"
"""What stands where there is none."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as the list shows it."""

    name: str
    """As the notebook has it."""
    label: str
    """As the screen has it."""
    value: str
    """In one line; empty where there is none."""
    told: str
    """Where it is from, in a sentence."""
    is_corrected: bool


def fact_runs(row: FactRow, width: int, measure: Measure, *, is_under_cursor: bool) -> Runs:
    """Draw a line of the list.

    Args:
        row: The fact.
        width: Cells of the line.
        measure: Width of a text in cells.
        is_under_cursor: Whether the cursor is on it.
    """
    bar = Run("▌", "bar") if is_under_cursor else Run(" ")
    room = max(2, width - 1 - LABEL_CELLS - GAP_CELLS - len(SAYING))
    value = shortened(row.value, room, measure) if row.value else NOTHING
    said = Run(SAYING, "key") if row.is_corrected else Run("")
    gap = " " * max(0, room - measure(value) + GAP_CELLS)
    return bar, Run(f"{row.label:<{LABEL_CELLS}}", "dim"), Run(value, "strong" if row.value else "dim"), Run(gap), said

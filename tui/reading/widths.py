"""How many columns fit side by side at a readable width, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence

from tui.reading.arrangement import Arrangement

GUTTER_CELLS = 4
"""Cursor bar, status glyph, tag glyph, a space."""
MARGIN_CELLS = 1
"""Free cells at a column's right edge."""
RULE_CELLS = 1
"""The line between two columns."""
READABLE_CELLS = 40
"""Least width of a column's text at which long reading is comfortable, as in a newspaper."""
PAIR_CELLS = 30
"""Least width of a column's text when two stand side by side: seeing two at once is what the reader came for."""
MEASURE_CELLS = 72
"""Widest text that the eye follows from line to line."""
LEAST_CELLS = 2
"""Room for one wide character."""


def room(articles: Sequence[str], width: int, arrangement: Arrangement) -> tuple[int, int]:
    """Say how many columns are seen at once, and how wide each is.

    Args:
        articles: Ids of all articles.
        width: Cells for all columns.
        arrangement: Which of them show.
    """
    shown = len(arrangement.shown(articles))
    visible = 1 if arrangement.is_zoomed else fitting(shown, width, arrangement.text_cells)
    return visible, column_cells(visible, width)


def fitting(columns: int, width: int, text_cells: int = 0) -> int:
    """Say how many columns fit side by side.

    Args:
        columns: How many there are.
        width: Cells for all of them.
        text_cells: Least width of a column's text; 0: what is comfortable.
    """
    frame = GUTTER_CELLS + MARGIN_CELLS
    if text_cells:
        return max(1, min(columns, (width + RULE_CELLS) // (text_cells + frame + RULE_CELLS)))
    comfortable = (width + RULE_CELLS) // (READABLE_CELLS + frame + RULE_CELLS)
    pair = 2 if width >= 2 * (PAIR_CELLS + frame) + RULE_CELLS else 1
    return max(1, min(columns, max(comfortable, pair)))


def column_cells(visible: int, width: int) -> int:
    """Give the width of each visible column, gutter and margin included."""
    frame = GUTTER_CELLS + MARGIN_CELLS
    return min((width + RULE_CELLS) // visible - RULE_CELLS, MEASURE_CELLS + frame)

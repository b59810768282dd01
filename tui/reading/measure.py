"""Wider or narrower columns: the reader's own measure, a column fewer or more at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.reading.arrangement import Arrangement
from tui.reading.widths import GUTTER_CELLS, MARGIN_CELLS, RULE_CELLS, fitting

NARROWEST_CELLS = 20
"""Least width of a column's text that can be asked for: three or four words a line."""
WIDEST_CELLS = 1000
"""Greatest width that is taken from what was kept: no screen is so wide that one column needs more."""
FRAME_CELLS = GUTTER_CELLS + MARGIN_CELLS + RULE_CELLS


def widened(arrangement: Arrangement, articles: Sequence[str], width: int, step: int) -> Arrangement | None:
    """Ask for one column fewer, and so for wider ones; or for one more.

    Args:
        arrangement: How the columns stand, not zoomed.
        articles: Ids of all articles.
        width: Cells for all columns.
        step: 1 for wider columns, -1 for narrower ones.

    Returns:
        The arrangement with another measure; None at the end.
    """
    shown = len(arrangement.shown(articles))
    wanted = fitting(shown, width, arrangement.text_cells) - step
    if not 1 <= wanted <= shown:
        return None
    if fitting(shown, width) == wanted:
        return replace(arrangement, text_cells=0)
    if step > 0:
        # The least that lets no further column in: on a wider screen there is room for more of them.
        cells = max(NARROWEST_CELLS, (width + RULE_CELLS) // (wanted + 1) + 1 - FRAME_CELLS)
    else:
        cells = (width + RULE_CELLS) // wanted - FRAME_CELLS
    if not NARROWEST_CELLS <= cells <= WIDEST_CELLS:
        return None
    return replace(arrangement, text_cells=cells)

"""What is said of a row of an overview: what the account under the cursor has of it, the conflicts, all passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Passage, Span, SpanKind
from tui.reading.detail import conflict_line, folded_paragraphs, origins_told
from tui.reading.overview import Overview, Row
from tui.reading.parallels import OriginNames, Parallels, unnamed
from tui.reading.runs import Run, Runs, marked
from tui.reading.signs import GLYPHS, POSSIBLE_GLYPH
from tui.reading.wrap import Measure


def row_detail(
    overview: Overview,
    row: Row,
    account: int,
    parallels: Parallels,
    width: int,
    measure: Measure,
    origin_names: OriginNames = unnamed,
) -> tuple[Runs, ...]:
    """Explain a row.

    Args:
        overview: The overview it stands in.
        row: The row.
        account: 0-based number of the account under the cursor.
        parallels: How the accounts stand to each other.
        width: Cells a line.
        measure: Width of a text in cells.
        origin_names: Names the independent origins of a claim; where it gives none, they are only counted.

    Returns:
        Lines of runs, none wider than `width`.
    """
    article = parallels.comparison.articles[account]
    cell = row.cells.get(account)
    outlet = Run(f"{parallels.outlets([article.id])}: ", "strong")
    if cell is None:
        here: Runs = (outlet, Run(overview.blank, "dim"))
    else:
        here = (outlet, Run("" if cell.sign.isdigit() else f"{cell.sign} ", cell.style), Run(cell.note))
    paragraphs: list[Runs] = [here, *row.facts]
    paragraphs += [conflict_line(c, parallels) for c in row.conflicts]
    passages = [found for passage in row.passages if (found := parallels.passage(passage))]
    # What the account under the cursor says comes first; the others in their order.
    passages.sort(key=lambda passage: passage.article != article.id)
    paragraphs += [_possible(item, parallels) for item in (cell.items if cell else ()) if item not in row.passages]
    paragraphs += [_passage(passage, row.words, parallels) for passage in passages]
    told = origins_told(passages, row.origins, parallels, origin_names)
    if told:
        accounts = len({passage.article for passage in passages})
        paragraphs.insert(1, (Run(f"{accounts} accounts · {told}"),))
    return folded_paragraphs(filter(None, paragraphs), width, measure)


def _passage(passage: Passage, words: Sequence[str], parallels: Parallels) -> Runs:
    finding = parallels.finding(passage.id)
    outlet = parallels.outlets([passage.article])
    head = Run(f"{GLYPHS[finding.status]} {outlet}  ", finding.status.value) if finding else Run(f"  {outlet}  ", "dim")
    return (head, *marked(passage.text, _occurrences(passage.text, words)))


def _possible(item: str, parallels: Parallels) -> Runs:
    """A passage that may report the same; nothing for an omission, of which the first line tells."""
    passage = parallels.passage(item)
    if passage is None:
        return ()
    return (Run(f"{POSSIBLE_GLYPH} {parallels.outlets([passage.article])}  ", "dim"), Run(passage.text))


def _occurrences(text: str, words: Sequence[str]) -> list[Span]:
    """Where some words stand in a text, whole words only."""
    found = []
    for word in words:
        if word.strip():
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
            found += [Span(m.start(), m.end(), SpanKind.SHARED, "") for m in re.finditer(pattern, text, re.IGNORECASE)]
    return found

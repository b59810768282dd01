"""Pieces of text with the name of the style they are drawn in, and their wrapping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.model import Span
from tui.reading.wrap import Measure, fitting, is_single_cell, wrap

JOINER = "\N{ZERO WIDTH JOINER}"
"""Makes one sign of the two that it stands between."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one line."""

    text: str
    style: str = ""
    """Name of a style of the screen's; empty for plain text."""


Runs = tuple[Run, ...]


def clipped(runs: Iterable[Run], start: int, end: int) -> Runs:
    """Give the part of some runs between two character offsets."""
    out = []
    position = 0
    for run in runs:
        low, high = max(start - position, 0), min(end - position, len(run.text))
        if low < high:
            out.append(Run(run.text[low:high], run.style))
        position += len(run.text)
    return tuple(out)


def marked(text: str, spans: Sequence[Span], style: str = "") -> Runs:
    """Split a text into runs by its spans; of spans that overlap, the later in the list shows.

    Args:
        text: The whole text that the spans' offsets refer to.
        spans: Marked parts; drawn in the style named as their kind.
        style: Style of what no span covers.
    """
    if not spans:
        return (Run(text, style),)
    cuts = sorted({0, len(text), *(min(max(0, edge), len(text)) for s in spans for edge in (s.start, s.end))})
    out: list[Run] = []
    for low, high in pairwise(cuts):
        cover = [span.kind.value for span in spans if span.start <= low and high <= span.end]
        name = cover[-1] if cover else style
        if out and out[-1].style == name:
            out[-1] = Run(out[-1].text + text[low:high], name)
        else:
            out.append(Run(text[low:high], name))
    return tuple(out)


def lit(runs: Runs, spans: Sequence[tuple[int, int]], style: str) -> Runs:
    """Give parts of some runs another style.

    Args:
        runs: The runs of one text.
        spans: Start and end offsets of the parts, in order, without overlaps.
        style: The style that the parts are drawn in.
    """
    if not spans:
        return runs
    out: Runs = ()
    after = 0
    for start, end in spans:
        out += (*clipped(runs, after, start), *(Run(run.text, style) for run in clipped(runs, start, end)))
        after = end
    return (*out, *clipped(runs, after, sum(len(run.text) for run in runs)))


def whole(runs: Iterable[Run], measure: Measure) -> Runs:
    """Move edges that part what a terminal draws as one (an emoji of several characters, an accent) to its end.

    Args:
        runs: The runs of one line.
        measure: Width of a text in cells.

    Returns:
        Runs of the same text, together as wide as it; without joiners at its end.
    """
    out: list[Run] = []
    for run in runs:
        text = run.text
        if out and text and not is_single_cell(out[-1].text[-1] + text[0]):
            before = out[-1]
            both = before.text + text
            cells, edge = measure(both), len(before.text)
            while edge < len(both) and (
                both[edge - 1] == JOINER
                or not measure(both[edge])
                or measure(both[:edge]) + measure(both[edge:]) != cells
            ):
                edge += 1
            out[-1], text = Run(both[:edge], before.style), both[edge:]
        if text:
            out.append(Run(text, run.style))
    if out and out[-1].text.endswith(JOINER):
        # It would join what the next column begins with.
        out[-1] = Run(out[-1].text.rstrip(JOINER), out[-1].style)
    return tuple(out)


def folded(runs: Sequence[Run], width: int, measure: Measure, indent: int = 0) -> tuple[Runs, ...]:
    """Wrap runs into lines.

    Args:
        runs: The runs of one paragraph.
        width: Cells a line.
        measure: Width of a text in cells.
        indent: Cells by which all lines after the first are indented.
    """
    text = "".join(run.text for run in runs)
    starts = wrap(text, max(2, width - indent), measure)
    edges = [*starts, len(text)]
    lines = []
    for n, (start, end) in enumerate(pairwise(edges)):
        shown = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        lead = (Run(" " * indent),) if n and indent else ()
        lines.append(lead + tuple(Run(r.text.replace("\n", " "), r.style) for r in clipped(runs, start, shown)))
    return tuple(lines)


def shortened(text: str, width: int, measure: Measure) -> str:
    """Cut a text to a width in cells, with an ellipsis where something is lost; a newline counts as a space."""
    text = text.replace("\n", " ")
    if width <= 0:
        return ""
    if measure(text) <= width:
        return text
    return f"{text[: fitting(text, width - 1, measure)].rstrip()}…"

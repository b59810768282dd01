"""Files of any format that a notebook takes in, told by their content."""

from __future__ import annotations

from tui.notebook.exchange.annotation_reading import read_annotations
from tui.notebook.exchange.fields import loaded
from tui.notebook.exchange.imported import ExchangeError, Imported
from tui.notebook.exchange.lines import BLANK, BYTE_ORDER_MARK, MARK, read_lines


def read(data: bytes) -> Imported:
    """Read a file for a notebook.

    Args:
        data: The file: JSON lines of a notebook, or annotations in JSON.

    Returns:
        Its acts and sources, and what could not be read.

    Raises:
        ExchangeError: It is neither, or of a newer version.
    """
    data = data.removeprefix(BYTE_ORDER_MARK)
    if not data.strip(BLANK):
        raise ExchangeError("it is empty")
    # Every line of ours is an object with the mark, and has it near its beginning; an annotation has none there.
    if any(_is_ours(line) for line in data.split(b"\n", FIRST_LINES)[:FIRST_LINES]):
        return read_lines(data)
    try:
        document = loaded(data)
    except ValueError as error:
        raise ExchangeError(f"it is neither lines of a notebook nor annotations: {error}") from None
    return read_annotations(document)


FIRST_LINES = 100
"""Lines looked at to tell the format; a file of ours with so many damaged ones is none."""


def _is_ours(line: bytes) -> bool:
    try:
        document = loaded(line)
    except ValueError:
        return False
    return isinstance(document, dict) and MARK in document

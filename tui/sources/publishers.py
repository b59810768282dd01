"""Reads which outlets belong to one publisher, from a table that the reader keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

TABLE = "publishers"
"""The TOML table: outlet = publisher."""
MOST_BYTES = 1_000_000
"""Size of the largest file that is read; a table of ten thousand outlets has half of it."""


class PublishersError(Exception):
    """The file cannot be used; the message names it and, where there is one, the line."""


def usual_path() -> Path:
    """Where the table is looked for if none is named: `publishers.toml` in the user's configuration folder."""
    from platformdirs import user_config_path  # late, as for the notebook's place

    return user_config_path("synoptic", appauthor=False) / "publishers.toml"


def read_publishers(path: Path | None = None) -> Mapping[str, str]:
    """Read the table of publishers.

    Args:
        path: The file; without, the usual one, which need not be there.

    Returns:
        Outlet → publisher, both as written.

    Raises:
        PublishersError: The file cannot be read, is no TOML, or holds anything but names.
    """
    place = path or usual_path()
    if path is None and not place.exists():
        return {}
    try:
        if not place.is_file():
            raise PublishersError(f"{place}: {'not a file' if place.exists() else 'no such file'}")
        with place.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PublishersError(f"{place}: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > MOST_BYTES:
        raise PublishersError(f"{place}: larger than {MOST_BYTES:,} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PublishersError(f"{place}, line {line}: not UTF-8") from None
    import tomllib  # late: most readers have no such table

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PublishersError(f"{place}{_line_told(str(error), text)}") from None
    return _names(place, text, document)


def _names(place: Path, text: str, document: Mapping[str, object]) -> Mapping[str, str]:
    """Check that the file holds the table and nothing else, and that the table holds names."""
    for key in document:
        if key != TABLE:
            raise PublishersError(f"{place}, line {_line_of(text, key)}: '{key}' stands outside of [{TABLE}]")
    table = document.get(TABLE)
    if not isinstance(table, dict):
        line = _line_of(text, TABLE) if TABLE in document else 1
        raise PublishersError(f"{place}, line {line}: no table [{TABLE}]")
    for outlet, publisher in table.items():
        if not isinstance(publisher, str) or not publisher.strip() or not outlet.strip():
            line = _line_of(text, outlet)
            raise PublishersError(f"{place}, line {line}: the publisher of '{outlet}' is no name in quotation marks")
    return dict(table)


def _line_told(message: str, text: str) -> str:
    """A parser's message with the line first; at the end of the file that is its last line."""
    match = re.search(r"\s*\(at line (\d+), column \d+\)", message)
    line = int(match[1]) if match else max(len(text.splitlines()), 1)
    reason = re.sub(r"\s*\(at [^)]*\)", "", message)
    return f", line {line}: {reason[:1].lower()}{reason[1:]}"


def _line_of(text: str, key: str) -> int:
    """Number of the first line that has a key."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if key in line.partition("#")[0]), 1)

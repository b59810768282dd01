"""Reads the keys that a reader chose from a TOML file, and says in which line of it something is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from tui.reading.key_names import KeyNameError, read_key
from tui.reading.user_keys import Keymap, KeymapError

TABLE = "keys"
"""The file's one table."""
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\s*({_PATH})\s*\]")
_ENTRY = re.compile(rf"\s*({_PATH})\s*=")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)$")


class KeyFileError(ValueError):
    """The file cannot be used.

    Args:
        line: 1-based number of the line where it is wrong.
        reason: What is wrong, and what to do.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read_keymap(content: bytes) -> Keymap:
    """Read which keys a reader chose.

    Args:
        content: TOML with the table `keys`: ids of actions, and for each a key or a list of keys.

    Returns:
        The keymap with these keys.

    Raises:
        KeyFileError: This is no TOML, holds something else than keys, or the keys cannot be used.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KeyFileError(content.count(b"\n", 0, error.start) + 1, "this is no UTF-8") from error
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(text, str(error)) from error
    except RecursionError as error:
        raise KeyFileError(1, "this is nested too deeply for a list of keys") from error
    for name, value in document.items():
        if name != TABLE:
            what = "table" if isinstance(value, dict) else "entry"
            raise KeyFileError(_line(text, name), f"the {what} {name!r} has no meaning here: keys go below [{TABLE}]")
        if not isinstance(value, dict):
            raise KeyFileError(_line(text, name), f"{TABLE} is not a table: write [{TABLE}], then a line for an action")
    chosen: dict[str, tuple[str, ...]] = {}
    for id_, value in _entries(document.get(TABLE, {})):
        if id_ in chosen:
            raise KeyFileError(_line(text, f"{TABLE}.{id_}"), f"{id_} is there twice, with and without quotation marks")
        chosen[id_] = _keys(text, id_, value)
    try:
        return Keymap(chosen)
    except KeymapError as error:
        raise KeyFileError(_line(text, f"{TABLE}.{error.action}"), str(error)) from error


def _no_toml(text: str, message: str) -> KeyFileError:
    """Say where TOML goes wrong; at the end of the file it gives no number."""
    found = _AT_LINE.search(message)
    line = int(found[1]) if found else len(text.rstrip().splitlines()) or 1
    reason = _AT_LINE.sub("", message).removesuffix(" (at end of document)")
    return KeyFileError(line, f"this is no TOML: {reason[:1].lower()}{reason[1:]}")


def _entries(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """List ids and values; `aligned.next` without quotation marks is a table in a table to TOML."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _entries(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _keys(text: str, action_id: str, value: object) -> tuple[str, ...]:
    line = _line(text, f"{TABLE}.{action_id}")
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise KeyFileError(line, f'{action_id} takes a key ("J") or a list of keys (["J", "ctrl+n"])')
    keys = []
    for one in written:
        try:
            keys.append(read_key(one))
        except KeyNameError as error:
            raise KeyFileError(
                line, f"{one!r} is no key that a terminal sends: write J, ?, ^d, ctrl+d, space, PgDn, F2 …"
            ) from error
    return tuple(keys)


def _line(text: str, path: str) -> int:
    """Find the line of an entry or a table; tomllib keeps no line numbers.

    Args:
        text: TOML that has been read without errors.
        path: The names that lead there, joined by dots.

    Returns:
        1-based number; of the first line below it where only entries further down are written out.
    """
    header, inner = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _HEADER.match(line):
            header = here = _names(found[1])
            header += "."
        elif found := _ENTRY.match(line):
            here = header + _names(found[1])
        else:
            continue
        if here == path:
            return number
        if not inner and here.startswith(f"{path}."):
            inner = number
    return inner or 1


def _names(path: str) -> str:
    """Join the parts of a TOML key by dots, without quotation marks."""
    return ".".join(part.strip("\"'") for part in re.findall(_PART, path))

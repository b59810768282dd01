"""Single fields of JSON from outside: each is what it should be, or a ValueError says what it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any, TypeAlias

Document: TypeAlias = dict[str, Any]
"""A JSON object."""

LARGEST = 2**63 - 1
"""The largest offset or count: what SQLite's integers hold."""

_ID = re.compile("[0-9a-f]{32}")
_DIGEST = re.compile("[0-9a-f]{64}")
_SPLIT_PAIR = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")
_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What JSON lets stand in a text but no terminal or line-reading program should meet."""
_FEW = 60
"""Characters of a wrong value that a message shows."""


def dumped(value: object, indent: int | None = None) -> str:
    """Write JSON as text that any program takes: no control, bidi or broken character, no line break within a value.

    Args:
        value: What `json.dumps` takes, without NaN and infinity.
        indent: Spaces a level, or None for one line.

    Returns:
        The JSON; letters of any language stand as they are.

    Raises:
        ValueError: A number is not finite.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def loaded(text: str | bytes) -> Any:
    """Read JSON.

    Raises:
        ValueError: It is none, or not in UTF-8, or nested too deeply, or has NaN for a number.
    """
    try:
        # Decoded here: `json` would guess the encoding and let broken UTF-8 pass.
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(decoded, parse_constant=_refused)
    except UnicodeDecodeError:
        raise ValueError("not in UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg} at character {error.pos + 1})") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def whole(text: str) -> str | list[str]:
    r"""Write a text so that JSON gives it back exactly.

    JSON cannot tell two lone surrogates side by side from the character that they would be as a pair: such a text is
    written as the list of its pieces.
    """
    pieces = _SPLIT_PAIR.split(text)
    return text if len(pieces) == 1 else pieces


def text(document: Mapping[str, Any], key: str) -> str:
    """Give a text that `whole` wrote."""
    value = _given(document, key)
    if isinstance(value, list) and value and all(isinstance(piece, str) for piece in value):
        return "".join(value)
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text: {_few(value)}")
    return value


def hex_id(document: Mapping[str, Any], key: str) -> str:
    """Give an id of 32 lower-case hex digits."""
    return _formed(document, key, _ID, "32 lower-case hex digits")


def digest(document: Mapping[str, Any], key: str) -> str:
    """Give a SHA-256 of 64 lower-case hex digits."""
    return _formed(document, key, _DIGEST, "64 lower-case hex digits")


def number(document: Mapping[str, Any], key: str) -> int:
    """Give a whole number that is not negative, at most `LARGEST`."""
    value = _given(document, key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise ValueError(f"{key} is no whole number from 0: {_few(value)}")
    return value


def probability(document: Mapping[str, Any], key: str) -> float:
    """Give a number between 0 and 1."""
    value = _given(document, key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{key} is no number between 0 and 1: {_few(value)}")
    return float(value)


def moment(document: Mapping[str, Any], key: str) -> datetime:
    """Give a time in UTC; the text must tell its zone."""
    value = text(document, key)
    try:
        at = datetime.fromisoformat(value)
        in_utc = None if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{key} is no time: {_few(value)}") from None
    if in_utc is None:
        raise ValueError(f"{key} is a time without a zone: {_few(value)}")
    return in_utc


def part(document: Mapping[str, Any], key: str) -> Document:
    """Give an object."""
    return an_object(_given(document, key), key)


def parts(document: Mapping[str, Any], key: str) -> Sequence[Any]:
    """Give a list."""
    value = _given(document, key)
    if not isinstance(value, list):
        raise ValueError(f"{key} is no list: {_few(value)}")
    return value


def an_object(value: object, name: str) -> Document:
    """Take a value as an object."""
    if not isinstance(value, dict):
        raise ValueError(f"{name} is no object: {_few(value)}")
    return value


def _formed(document: Mapping[str, Any], key: str, form: re.Pattern[str], words: str) -> str:
    value = text(document, key)
    if not form.fullmatch(value):
        raise ValueError(f"{key} is not {words}: {_few(value)}")
    return value


def _given(document: Mapping[str, Any], key: str) -> Any:
    if key not in document:
        raise ValueError(f"{key} is missing")
    return document[key]


def _few(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= _FEW else shown[: _FEW - 3] + "..."


def _refused(name: str) -> float:
    raise ValueError(f"{name} is no JSON")

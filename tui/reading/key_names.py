"""The names of keys: how Textual reports them, how the help shows them, and how a reader writes them."""

from __future__ import annotations

import re
import string
from functools import cache
from unicodedata import combining
from unicodedata import name as unicode_name

_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "escape": "esc",
}
"""Keys that the help writes in another way."""

_BY_ITSELF = frozenset({"space", "tab", "enter", "backspace", "escape", *(f"f{number}" for number in range(1, 25))})
_WITH_MODIFIERS = frozenset({"up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown"})
FAR_CHARACTERS = range(0x00A1, 0x2400)
"""From the Latin signs to the technical ones: what keyboards type beside letters."""
_MODIFIERS = frozenset({("ctrl",), ("shift",), ("ctrl", "shift")})
_SIGNS = {"ctrl": "^", "shift": "⇧"}
_READ = {
    **{shown.casefold(): key for key, shown in _SHOWN.items()},
    "pgdown": "pagedown",
    "return": "enter",
    " ": "space",
}
"""What a reader may write for a key beside its name."""

# Textual renames these after it has made names of the Unicode ones.
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}

RESERVED = {
    "ctrl+c": "it tells how to quit",
    "ctrl+h": "terminals send it for backspace",
    "ctrl+i": "to a terminal it is tab",
    "ctrl+j": "to a terminal it is a new line",
    "ctrl+m": "to a terminal it is enter",
    "ctrl+p": "it always opens the commands",
    "ctrl+q": "it always quits",
    "ctrl+s": "it stops the output of many terminals",
    "ctrl+z": "it is the shell's",
    "escape": "it closes things",
    **dict.fromkeys(string.digits, "digits are counts"),
}
"""Keys that no action can be given, and why."""


class KeyNameError(ValueError):
    """What was written is no key that a terminal sends."""


def character_key(character: str) -> str:
    """Give Textual's name of the key that types a character.

    Args:
        character: One printable character.
    """
    if character.isalnum():
        return character
    try:
        name = unicode_name(character).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return character
    return _RENAMED.get(name, name)


_PUNCTUATION = {character_key(character): character for character in string.punctuation}


@cache
def _far_punctuation() -> dict[str, str]:
    """Characters that only some keyboards type, such as § and «, by the names of their keys."""
    characters = filter(lambda c: c.isprintable() and not c.isalnum() and not combining(c), map(chr, FAR_CHARACTERS))
    return {character_key(character): character for character in characters}


def _is_a_character_key(name: str) -> bool:
    # Letters and digits are their own names; the far characters are looked at last, since listing them takes a while.
    return (len(name) == 1 and name.isalnum()) or name in _PUNCTUATION or name in _far_punctuation()


def shown_key(key: str) -> str:
    """Write a key as the help shows it.

    Args:
        key: Its name in Textual.
    """
    *modifiers, name = key.split("+")
    if re.fullmatch(r"f\d+", name):
        shown = name.upper()
    elif len(name) == 1 or name in _BY_ITSELF | _WITH_MODIFIERS:
        shown = _SHOWN.get(name, name)
    else:
        shown = _PUNCTUATION.get(name) or _far_punctuation().get(name, name)
    return "".join(_SIGNS[modifier] for modifier in modifiers) + shown


def read_key(written: str) -> str:
    """Understand a key as the help shows it or as Textual names it.

    Args:
        written: Such as `J`, `'`, `^d`, `ctrl+d`, `PgDn`, `pagedown`, `⇧tab`, `question_mark`.

    Returns:
        Its name in Textual.

    Raises:
        KeyNameError: No terminal sends such a key.
    """
    modifiers, name = _split(written)
    name = _READ.get(name.casefold(), name)
    if not modifiers:
        if name.casefold() in _BY_ITSELF | _WITH_MODIFIERS:
            return name.casefold()
        key = character_key(name) if len(name) == 1 else name
        if _is_a_character_key(key):
            return key
    elif modifiers in _MODIFIERS:
        key = name.casefold()
        if key in _WITH_MODIFIERS or (modifiers, key) == (("shift",), "tab"):
            return "+".join((*modifiers, key))
        if re.fullmatch("[a-zA-Z]", name) and modifiers == ("ctrl",):
            return f"ctrl+{key}"
        if re.fullmatch("[a-zA-Z]", name) and modifiers == ("shift",):
            return name.upper()
    raise KeyNameError(written)


def _split(written: str) -> tuple[tuple[str, ...], str]:
    """Take the modifiers off, in the order in which Textual names them."""
    modifiers: set[str] = set()
    rest = written
    while found := re.match(r"(ctrl\+|\^)|(?:shift\+|⇧)", rest, re.IGNORECASE):
        if found.end() == len(rest):
            break
        modifiers.add("ctrl" if found[1] else "shift")
        rest = rest[found.end() :]
    return tuple(sorted(modifiers)), rest

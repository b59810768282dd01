"""The block of named values between two `---` lines that may stand before an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.sources.sanitize import one_line

MAX_CHARACTERS = 65_536
"""Front matter is a few lines; a longer block is not parsed."""
MAX_BRACKETS = 200
"""Opening brackets in the block. The parser's time grows with the square of their
nesting, and a list of authors needs one."""
MAX_DEPTH = 50
"""Lists and blocks within each other."""
MAX_VALUE = 300
"""Characters of a value that are kept: what is longer fits no title bar."""

_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site", "source"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date"),
    "updated": ("updated", "modified", "lastmod", "last_modified", "date_modified"),
    "url": ("url", "link", "source_url", "source-url", "canonical", "permalink"),
    "language": ("language", "lang"),
    "note": ("note",),
}
"""What is looked for, and under which keys, the most telling first."""
_NOTHING = frozenset({"", "~", "null", "none"})

_BLOCK = re.compile(r"---[ ]*\n(.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.S | re.M)
_ADDRESS = re.compile(r"https?://\S+$", re.I)
_SIMPLE_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")

_PLAIN = re.compile(
    r"""([A-Za-z][A-Za-z_]*):(?:[ ]+(?:"([^"\\]*)"|'((?:[^']|'')*)'|([A-Za-z][A-Za-z ]*[A-Za-z])))?[ ]*"""
)
"""A line of YAML that can mean one thing only: a bare name, and nothing, quoted text without escapes or bare words."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """As written; not yet a date."""
    updated: str | None = None
    """As written; not yet a date."""
    url: str | None = None
    language: str | None = None
    """A language tag, as written."""
    note: str | None = None
    end: int = 0
    """Offset at which the article begins."""
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Read the named values that stand before an article; whatever they hold, nothing is executed or expanded.

    Args:
        text: The article's whole text, made safe.

    Returns:
        The values, or an empty front matter that ends at 0 where the text has none or it cannot be understood: then
        the block is left in the text, so that nothing is lost.
    """
    if not text.startswith("---"):
        return FrontMatter()
    match = _BLOCK.match(text[:MAX_CHARACTERS])
    if match is None:
        return FrontMatter()
    warnings: tuple[str, ...] = ()
    try:
        values = _parse(match[1])
    except _UnusableError as error:
        values = _read_lines(match[1])
        outcome = "shown as text" if values is None else "read line by line"
        warnings = (f"front matter {error}; {outcome}",)
    if values is None:
        return FrontMatter(warnings=warnings)
    found: dict[str, str | None] = {
        name: next((values[key] for key in keys if key in values), None) for name, keys in _KEYS.items()
    }
    source = values.get("source", "")
    if _ADDRESS.match(source):
        # Clippers of web pages call the address the source.
        found["url"] = found["url"] or source
        found["outlet"] = next((values[key] for key in _KEYS["outlet"][:-1] if key in values), None)
    return FrontMatter(**found, end=match.end(), warnings=warnings)


class _UnusableError(Exception):
    """Why the block cannot be parsed."""


def _parse(block: str) -> dict[str, str] | None:
    """Read the block as YAML; None where it is valid and yet no list of named values."""
    if block.count("[") + block.count("{") > MAX_BRACKETS:
        raise _UnusableError("is nested too deeply")
    plain = _parse_plain(block)
    if plain is not None:
        return plain
    import yaml  # late: it takes a tenth of the time to the first paint, and seldom is needed

    # The parser in C is ten times as fast; not every build of the library has it.
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    opening = (
        yaml.BlockMappingStartToken
        | yaml.BlockSequenceStartToken
        | yaml.FlowMappingStartToken
        | yaml.FlowSequenceStartToken
    )
    closing = yaml.BlockEndToken | yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken
    depth = 0
    try:
        for token in yaml.scan(block, Loader=loader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                raise _UnusableError("holds anchors, which are not followed")
            depth += isinstance(token, opening)
            depth -= isinstance(token, closing)
            if depth > MAX_DEPTH:  # before the parser in C, which is recursive, can run out of stack
                raise _UnusableError("is nested too deeply")
        # BaseLoader makes nothing but strings, lists and dictionaries: no dates, no objects.
        content = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _UnusableError("is not valid YAML") from None
    if not isinstance(content, dict):
        return None
    pairs = ((str(key).strip().lower(), _as_line(value)) for key, value in content.items())
    return {key: value for key, value in pairs if value is not None}


def _parse_plain(block: str) -> dict[str, str] | None:
    """Read a block in which every line is plain, as the YAML parser would; None where one is not."""
    values: dict[str, str | None] = {}
    for line in block.split("\n"):
        match = _PLAIN.fullmatch(line) if line.isprintable() else None
        if match:
            key, double, single, bare = match.groups()
            values[key] = _as_line(double or (single or "").replace("''", "'") or bare or "")
        elif line:
            return None
    return {key.lower(): value for key, value in values.items() if value is not None} if values else None


def _as_line(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str) and item.strip())
    if not isinstance(value, str):
        return None
    line = " ".join(one_line(value).split())
    return None if line.lower() in _NOTHING else one_line(line, MAX_VALUE)


def _read_lines(block: str) -> dict[str, str] | None:
    """Read `key: value` lines one by one: a colon in an unquoted title is the commonest slip in front matter."""
    values = {}
    for line in block.split("\n"):
        match = _SIMPLE_LINE.match(line.rstrip())
        if match is None:
            if line.strip() and not line.startswith((" ", "-", "#")):
                return None
            continue
        value = _as_line((match[2] or "").strip().strip("\"'"))
        if value is not None:
            values[match[1].strip().lower()] = value
    known = {key for keys in _KEYS.values() for key in keys}
    return values if known & values.keys() else None

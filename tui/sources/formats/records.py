"""JSON and JSON lines: objects whose fields hold an article, alone, in a list, or one on each line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tui.sources.decode import decode
from tui.sources.extract import Extract, LeftPart, RefusedError
from tui.sources.formats.xhtml import is_markup, text_of_xhtml

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articleBody"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "author": ("author", "authors"),
    "published": ("published", "date", "datePublished"),
    "updated": ("updated", "dateModified"),
    "url": ("url",),
    "language": ("language", "inLanguage"),
}
"""What is looked for in an object, and under which names, the most telling first; documented in docs/articles.md."""
LISTS = ("articles", "items", "@graph")
"""Fields of an object that hold a list of articles."""
LINE_SUFFIXES = (".jsonl", ".ndjson")
MAX_ARTICLES = 5_000
"""Articles of one file; comparing more than some hundreds makes no sense."""
MAX_LINES = 50_000
"""Lines of one file that are read; each is an article, or broken."""
MAX_NAMES = 30
"""Authors of an article that are taken."""
MAX_TOLD = 20
"""Objects without a text that are named one by one; of more, only the number is told."""
_NO_TEXT = f"has no text: none of the fields {', '.join(FIELDS['text'])} holds any"


def read_records(data: bytes, name: str, report: Callable[[float], object]) -> tuple[Extract | LeftPart, ...]:
    """Read the articles of a JSON file.

    Args:
        data: The whole content of the file.
        name: The file's name; its suffix may say that each line is an object.
        report: Told which share (0..1) is read.

    Returns:
        The articles, with what each is in its file as `part` where there are several, and the objects without a text.

    Raises:
        RefusedError: The file is no JSON, or no object in it has a text.
    """
    decoded = decode(data)
    found: list[Extract | LeftPart] = []
    left: list[LeftPart] = []
    any_articles = False
    for part, value, share in _objects(decoded.text, PurePosixPath(name).suffix.lower() in LINE_SUFFIXES):
        report(share)
        item = value if isinstance(value, LeftPart) else _read_object(value, part, decoded.warnings)
        if isinstance(item, LeftPart):
            left.append(item)
            continue
        any_articles = True
        if len(found) == MAX_ARTICLES:
            left.insert(0, LeftPart("", f"holds more than {MAX_ARTICLES:,} articles; the rest was not read"))
            break
        found.append(item)
    if not any_articles:
        raise RefusedError(left[0].reason if left else _NO_TEXT)
    found += left[:MAX_TOLD]
    if len(left) > MAX_TOLD:
        found.append(LeftPart("", f"holds {len(left) - MAX_TOLD:,} more objects that give no article"))
    return tuple(found)


def _objects(text: str, has_lines: bool) -> Iterator[tuple[str, object | LeftPart, float]]:
    """Go through the objects of a file, each with its place in it and the share of the file before it."""
    if not has_lines:
        try:
            yield from _listed(_parse(text))
            return
        except ValueError as error:
            if "\n" not in text.strip() or not _has_line_objects(text):
                raise RefusedError(f"is no valid JSON ({error})") from None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        share = (number - 1) / len(lines)
        if number > MAX_LINES:
            yield "", LeftPart("", f"holds more than {MAX_LINES:,} lines; the rest was not read"), share
            return
        if line.strip():
            try:
                value = _parse(line)
            except ValueError as error:
                yield "", LeftPart(f"line {number}", f"is no valid JSON ({error})"), share
            else:
                yield f"line {number}", value, share


def _has_line_objects(text: str) -> bool:
    """Whether the first line that is not empty is an object by itself."""
    try:
        return isinstance(_parse(text.lstrip().partition("\n")[0]), dict)
    except ValueError:
        return False


def _listed(document: object) -> Iterator[tuple[str, object, float]]:
    if isinstance(document, dict) and not _words(document, "text"):
        lists = (document[key] for key in LISTS if isinstance(document.get(key), list))
        document = next(lists, document)
    if isinstance(document, list):
        for number, value in enumerate(document, 1):
            yield f"article {number}", value, (number - 1) / len(document)
    else:
        yield "", document, 0.0


def _parse(text: str) -> object:
    """Read JSON; numbers, which no field holds, are passed over: one of a million digits would take minutes.

    Raises:
        ValueError: It is no JSON; the message is short, safe and says where.
    """
    try:
        return json.loads(text, parse_int=_nothing, parse_float=_nothing, parse_constant=_nothing, strict=False)
    except json.JSONDecodeError as error:
        reason = re.sub(r"[^A-Za-z ',]", "", error.msg)
        raise ValueError(f"{reason[:1].lower()}{reason[1:]}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _nothing(written: str) -> None:
    """Stands for a number."""


def _read_object(value: object, part: str, warnings: tuple[str, ...]) -> Extract | LeftPart:
    if not isinstance(value, dict):
        return LeftPart(part, _NO_TEXT)
    try:
        text = _text(value)
    except RefusedError as refusal:
        return LeftPart(part, str(refusal))
    if not text:
        return LeftPart(part, _NO_TEXT)
    return Extract(
        text,
        title=_words(value, "title"),
        outlet=_words(value, "outlet"),
        author=_words(value, "author"),
        published=_words(value, "published"),
        updated=_words(value, "updated"),
        url=_words(value, "url"),
        language=_words(value, "language"),
        part=part,
        warnings=warnings,
        has_own_head=True,
    )


def _text(value: dict[str, object]) -> str:
    """The text of an object: a string, or a list of paragraphs; where it is HTML, what it says."""
    for key in FIELDS["text"]:
        written = value.get(key)
        paragraphs = written if isinstance(written, list) else [written]
        text = "\n\n".join(_paragraph(one) for one in paragraphs)
        if text.strip():
            return text_of_xhtml(text) if is_markup(text) else text
    return ""


def _paragraph(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else ""


def _words(value: dict[str, object], fact: str) -> str | None:
    """A fact as one string: names of people and outlets may be objects, and lists of either."""
    for key in FIELDS[fact]:
        written = value.get(key)
        found = [_name(one) for one in (written[:MAX_NAMES] if isinstance(written, list) else [written])]
        if names := [name for name in found if name]:
            return ", ".join(names)
    return None


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return value.strip() if isinstance(value, str) else ""

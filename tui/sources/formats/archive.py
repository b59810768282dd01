"""ZIP archives: each member that is an article, in the order of names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from tui.sources.extract import Extract, LeftPart, RefusedError
from tui.sources.files import MAX_BYTES, too_large
from tui.sources.formats import reading
from tui.sources.formats.packed import Packed
from tui.sources.formats.sniff import Form, form_of

MAX_TOLD = 20
"""Members without an article that are named one by one; of more, only the number is told."""


def read_archive(data: bytes, name: str, report: Callable[[float], object]) -> tuple[Extract | LeftPart, ...]:
    """Read the articles of a ZIP archive; its members stay in memory, whatever paths they ask for.

    Hidden members and those that macOS adds are passed over.

    Args:
        data: The whole archive.
        name: The archive's name.
        report: Told which share (0..1) is read.

    Returns:
        The articles, each with its member's name as `part`, and the members that gave none.

    Raises:
        RefusedError: It is broken, empty or a bomb.
    """
    packed = Packed(data)
    found: list[Extract | LeftPart] = []
    left: list[LeftPart] = []
    for number, member in enumerate(sorted(packed.names)):
        report(number / len(packed.names))
        if _is_hidden(member):
            continue
        for item in _read_member(packed, member):
            if isinstance(item, Extract):
                found.append(item)
            else:
                left.append(item)
    if not found and not left:
        raise RefusedError("holds no files")
    found += left[:MAX_TOLD]
    if len(left) > MAX_TOLD:
        found.append(LeftPart("", f"holds {len(left) - MAX_TOLD:,} more files that give no article"))
    return tuple(found)


def _read_member(packed: Packed, member: str) -> Iterator[Extract | LeftPart]:
    if packed.size(member) > MAX_BYTES:
        yield LeftPart(member, too_large(MAX_BYTES))
        return
    short = PurePosixPath(member).name
    try:
        content = packed.read(member)
        if form_of(content, short) is Form.ARCHIVE:
            raise RefusedError("is an archive inside the archive; unpack it first")
        for item in reading.extracts(content, short):
            yield replace(item, part=f"{member} ({item.part})" if item.part else member)
    except RefusedError as refusal:
        yield LeftPart(member, str(refusal))


def _is_hidden(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)

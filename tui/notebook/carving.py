"""Reads rows straight from the pages of a SQLite file, where SQLite itself cannot find its way any more.

After the file format (sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4), as the recovery of SQLite's own shell
does: each page that is a leaf of a table is read on its own, whether or not a tree still leads to it. Pages in the
write-ahead log are read too. The notebook's rows are never changed, so an outdated copy of a page holds nothing wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Cell: TypeAlias = int | float | str | bytes | None

USUAL_PAGE = 4096
"""Bytes; SQLite's page size unless the header tells."""
MAGIC = b"SQLite format 3\0"
HEADER = 100
"""Bytes before the first page's tree."""
LEAF_OF_TABLE = 0x0D
LOG_HEADER, FRAME_HEADER = 32, 24
"""Bytes."""
INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Length of an integer by its serial type."""
FIRST_BLOB, FIRST_TEXT = 12, 13
"""Serial types: even from 12 on a blob, odd from 13 on a text."""


def carve(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """Read every row that a leaf page of any table holds.

    Args:
        path: The SQLite file; its log lies beside it.

    Yields:
        Row id and columns; rows may come more than once, and rows of all tables are mixed.

    Raises:
        OSError: The file cannot be read.
    """
    content = path.read_bytes()
    size, reserved = USUAL_PAGE, 0
    if content.startswith(MAGIC):
        size, reserved = int.from_bytes(content[16:18], "big"), content[20]
        size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1) or reserved > size // 8:
        size, reserved = USUAL_PAGE, 0
    pages = {at // size + 1: content[at : at + size] for at in range(0, len(content), size)}
    images = list(pages.items())
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        for number, page in _logged(log.read_bytes(), size):
            pages[number] = page
            images.append((number, page))
    for number, page in images:
        yield from _rows(page, HEADER if number == 1 else 0, size - reserved, pages)


def _logged(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages in a log, in the order in which they were written."""
    for at in range(LOG_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        start = at + FRAME_HEADER
        yield int.from_bytes(log[at : at + 4], "big"), log[start : start + size]


def _rows(page: bytes, at: int, usable: int, pages: Mapping[int, bytes]) -> Iterator[tuple[int, list[Cell]]]:
    if len(page) < at + 8 or page[at] != LEAF_OF_TABLE:
        return
    cells = int.from_bytes(page[at + 3 : at + 5], "big")
    for index in range(cells):
        pointer = at + 8 + 2 * index
        try:
            yield _row(page, int.from_bytes(page[pointer : pointer + 2], "big"), usable, pages)
        except (IndexError, ValueError):
            continue


def _row(page: bytes, at: int, usable: int, pages: Mapping[int, bytes]) -> tuple[int, list[Cell]]:
    length, at = _varint(page, at)
    row_id, at = _varint(page, at)
    most = usable - 35
    least = (usable - 12) * 32 // 255 - 23
    local = length
    if length > most:
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
    payload = bytearray(page[at : at + local])
    following = int.from_bytes(page[at + local : at + local + 4], "big") if length > local else 0
    seen: set[int] = set()
    while len(payload) < length and following in pages and following not in seen:
        seen.add(following)
        overflow = pages[following]
        payload += overflow[4 : min(usable, 4 + length - len(payload))]
        following = int.from_bytes(overflow[:4], "big")
    if len(payload) != length:
        raise ValueError("the row goes on where nothing is")
    return row_id, _record(bytes(payload))


def _record(payload: bytes) -> list[Cell]:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    cells, at = _cells(payload, at, types)
    if at != len(payload):
        raise ValueError("more than a row")
    return cells


def _cells(payload: bytes, at: int, types: Sequence[int]) -> tuple[list[Cell], int]:
    cells: list[Cell] = []
    for kind in types:
        if kind == 0:
            cells.append(None)
        elif kind in INTEGER_BYTES:
            cells.append(int.from_bytes(payload[at : at + INTEGER_BYTES[kind]], "big", signed=True))
            at += INTEGER_BYTES[kind]
        elif kind in (8, 9):
            cells.append(kind - 8)
        elif kind >= FIRST_BLOB:
            length = (kind - FIRST_BLOB) // 2
            content = payload[at : at + length]
            cells.append(content.decode("utf-8", "surrogatepass") if kind % 2 else content)
            at += length
        else:
            raise ValueError(f"no cell of the notebook: serial type {kind}")
    return cells, at


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes: seven bits each, the ninth eight."""
    number = 0
    for index in range(8):
        byte = content[at + index]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + index + 1
    return number << 8 | content[at + 8], at + 9

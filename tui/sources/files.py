"""Which files the given paths stand for, and their bytes; what cannot be opened is named with its reason."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tui.sources.formats.sniff import HEAD, may_be_large
from tui.sources.sanitize import one_line

SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .pdf .docx .epub .json .jsonl .ndjson .zip".split()
)
"""What is opened in a folder; a file that is named itself is tried whatever its suffix."""
STANDARD_INPUT = Path("-")
"""Stands for what is piped into the program; a file of this name has to be given with its folder, as `$PWD/-`."""
MAX_BYTES = 20_000_000
"""A text larger than this is no article; reading it would only stall the screen."""
MAX_BYTES_WITH_PICTURES = 100_000_000
"""PDFs, Word documents, books and archives hold pictures, which are never looked at."""
MAX_TOLD = 20
"""Files of other kinds in a folder that are named one by one; of more, only the number is told."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without blocking: a path that turned into a pipe after it was looked at must not hang the reader."""

_NOT_A_FILE = "is a pipe, a socket or a device, not a file"
_SHOWN_INPUT = Path("standard input")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A path that gave no article."""

    path: str
    """The path as the reader gave it, on one line and safe to show."""
    reason: str
    """Why, and what to do where there is something to do; continues the path as a sentence."""


class UnreadableError(Exception):
    """A file cannot be read; the message is the reason to show."""


def find_files(paths: Sequence[Path]) -> Iterator[Path | LeftOut]:
    """Go through files and folders in the order given, folders in the order of their names.

    Hidden files and folders inside a folder are passed over; links to folders are not followed.

    Args:
        paths: Files or folders.

    Yields:
        Each regular file once, `STANDARD_INPUT` once if it is named, and a `LeftOut` for each path that is neither.
    """
    seen: set[tuple[int, int]] = set()
    is_input_read = False
    for path in paths:
        if path == STANDARD_INPUT:
            if not is_input_read:
                yield path
            is_input_read = True
            continue
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            yield left_out(path, _reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _find_in_folder(path, seen)
        else:
            yield from _once(path, status, seen)


def _once(path: Path, status: os.stat_result, seen: set[tuple[int, int]]) -> Iterator[Path | LeftOut]:
    if not stat.S_ISREG(status.st_mode):
        yield left_out(path, _NOT_A_FILE)
    elif (status.st_dev, status.st_ino) not in seen:
        seen.add((status.st_dev, status.st_ino))
        yield path


def _find_in_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | LeftOut]:
    any_text = any_trouble = False
    others = 0
    open_folders: list[Iterator[Path]] = []

    def enter(path: Path) -> Iterator[LeftOut]:
        nonlocal any_trouble
        try:
            names = sorted(entry.name for entry in os.scandir(path))
        except OSError as error:
            any_trouble = True
            yield left_out(path, _reason(error))
        else:
            open_folders.append(path / name for name in names if not name.startswith("."))

    yield from enter(folder)
    while open_folders:
        path = next(open_folders[-1], None)
        if path is None:
            open_folders.pop()
            continue
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if path.is_symlink():  # it may lead back up
                    yield left_out(path, "is a link to a folder; name it to open it")
                else:
                    yield from enter(path)
                continue
        except OSError as error:
            yield left_out(path, _reason(error))
            continue
        if path.suffix.lower() in SUFFIXES:
            any_text = True
            yield from _once(path, status, seen)
        else:
            others += 1
            if others <= MAX_TOLD:
                yield left_out(path, "is no kind of file that articles are in; name it to open it all the same")
    if others > MAX_TOLD:
        yield left_out(folder, f"{others - MAX_TOLD:,} more files in it are no kind of file that articles are in")
    if not any_text and not any_trouble:
        yield left_out(folder, f"no articles in it (looked for {', '.join(sorted(SUFFIXES))})")


def read_bytes(path: Path) -> bytes:
    """Read a whole regular file, or what is piped into the program.

    Args:
        path: A file, as `find_files` yields it.

    Returns:
        Its content.

    Raises:
        UnreadableError: It is gone, may not be read, is no regular file any more, or is too large; or standard input
            is the keyboard.
    """
    try:
        if path == STANDARD_INPUT:
            return _read_input()
        descriptor = os.open(path, _OPEN_FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError(_NOT_A_FILE)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return _read_bounded(file, status.st_size)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise UnreadableError("vanished before it could be read") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(_reason(error)) from None


def _read_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise UnreadableError("is closed")
    if sys.stdin.isatty():
        # A terminal cuts typed or pasted lines after some thousand characters, and nobody would see it.
        raise UnreadableError(
            "is the keyboard; pipe an article into it, as in: synoptic read - other.txt < article.txt"
        )
    with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as file:
        return _read_bounded(file)


def _read_bounded(file: BinaryIO, size: int = 0) -> bytes:
    """Read to the end, but no further than an article of its format may reach, and hardly anything of a larger file."""
    head = file.read(HEAD)
    limit = MAX_BYTES_WITH_PICTURES if may_be_large(head) else MAX_BYTES
    data = head + file.read(limit + 1 - len(head)) if size <= limit else b""
    if max(size, len(data)) > limit:
        raise UnreadableError(too_large(limit))
    return data


def too_large(limit: int) -> str:
    """Say that a file is too large.

    Args:
        limit: The most bytes it may have.
    """
    return f"is larger than {limit // 1_000_000} MB; cut it into parts"


def shown_path(path: Path) -> Path:
    """Give the path under which a file is told of.

    Args:
        path: As `find_files` yields it.
    """
    return _SHOWN_INPUT if path == STANDARD_INPUT else path


def left_out(path: Path, reason: str, part: str = "") -> LeftOut:
    """Name a path that gave no article, safe to show.

    Args:
        path: The path as the reader gave it.
        reason: Why; made safe here.
        part: Which part of the file, where it is not all of it.
    """
    return LeftOut(one_line(f"{path} ({part})" if part else str(path)), one_line(reason))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (no permission)"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be opened: {error.strerror.lower()}"
    return "cannot be opened: not a usable name"

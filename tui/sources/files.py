"""Which files the given paths stand for, and their bytes; what cannot be opened is named with its reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.sources.sanitize import one_line

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""What is opened in a folder; a file that is named itself is tried whatever its suffix."""
MAX_BYTES = 20_000_000
"""A file larger than this is no article; reading it would only stall the screen."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without blocking: a path that turned into a pipe after it was looked at must not hang the reader."""

_NOT_A_FILE = "is a pipe, a socket or a device, not a file"
_TOO_LARGE = f"is larger than {MAX_BYTES // 1_000_000} MB; cut it into parts"


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
        Each regular file once, and a `LeftOut` for each path that is none.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
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
            yield left_out(path, "is not a .txt or .md file; name it to open it all the same")
    if not any_text and not any_trouble:
        yield left_out(folder, "no .txt or .md files in it")


def read_bytes(path: Path) -> bytes:
    """Read a whole regular file.

    Args:
        path: A file, as `find_files` yields it.

    Returns:
        Its content.

    Raises:
        UnreadableError: It is gone, may not be read, is no regular file any more, or is too large.
    """
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableError(_NOT_A_FILE)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                data = file.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise UnreadableError("vanished before it could be read") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(_reason(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(_TOO_LARGE)
    return data


def left_out(path: Path, reason: str) -> LeftOut:
    """Name a path that gave no article, safe to show.

    Args:
        path: The path as the reader gave it.
        reason: Why; made safe here.
    """
    return LeftOut(one_line(str(path)), one_line(reason))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (no permission)"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be opened: {error.strerror.lower()}"
    return "cannot be opened: not a usable name"

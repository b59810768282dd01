"""Writes a text to a file, whole or not at all, or to standard output, which may close before the end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.opening import refuse

STANDARD = "-"
"""The name of standard input and output."""
_DATABASE = b"SQLite format 3\0"
"""How a notebook begins, as every SQLite file does."""
_BESIDE_NOTEBOOK = ("", "-wal", "-shm", "-journal")
"""Endings of the files that a notebook consists of."""


def check_output(output: Path, force: bool, notebook: Path | None = None) -> None:
    """Refuse to write where something would be lost.

    Args:
        output: The file that is to be written.
        force: Whether a file that is there already may be replaced.
        notebook: A notebook in use, which is not replaced, nor what belongs to it.
    """
    try:
        if output.is_symlink() or output.exists():
            if not output.is_file():
                refuse(f"{output} is no regular file")
            if not force:
                refuse(f"{output} is there already; --force replaces it")
        elif not output.parent.is_dir():
            refuse(f"there is no folder {output.parent}")
        own = {Path(f"{notebook.resolve()}{ending}") for ending in _BESIDE_NOTEBOOK} if notebook else set()
        if output.resolve() in own or _is_database(output):
            refuse(f"{output} is a notebook or belongs to one; name another file")
    except OSError as error:
        refuse(f"{output} cannot be written ({error.strerror})")


def write_output(output: Path, text: str, force: bool) -> None:
    """Write a file as a whole or not at all, in UTF-8; refuse where that is not possible.

    Args:
        output: The file; a link stays, and what it leads to is written.
        text: What to write; half of a pair of UTF-16, which is no character, becomes a question mark.
        force: Whether a file that is there already is replaced.
    """
    output = output.resolve()
    part = output.with_name(f".synoptic-{os.getpid()}.part")
    try:
        try:
            with part.open("x", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if force and output.exists():
                part.chmod(output.stat().st_mode & 0o7777)
            elif output.exists():
                refuse(f"{output} is there already; --force replaces it")
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        refuse(f"{output} cannot be written ({error.strerror})")


def print_text(text: str) -> None:
    """Print a text in UTF-8, whatever the locale; whoever reads it may stop before its end.

    Args:
        text: What to print; half of a pair of UTF-16, which is no character, becomes a question mark.
    """
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has enough; the interpreter must not fail on the rest when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_database(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE

"""Lets the reader write a note in the editor that they like, with the passage before their eyes."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SCISSORS = "# ------------------------ >8 ------------------------"
"""What stands from this line on is not kept; a note may have lines that begin with `#` itself."""
EXPLAINED = "Write the note above this line; what stands from it on is not kept. An empty note is taken off."
VARIABLES = ("VISUAL", "EDITOR")


class EditorError(Exception):
    """The note could not be edited; the message is one line that says what to do."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Tell which editor the reader likes.

    Args:
        environment: The environment's variables.

    Returns:
        The command and its options.

    Raises:
        EditorError: There is none, or its quotation marks do not match.
    """
    for name in VARIABLES:
        if environment.get(name, "").strip():
            try:
                return shlex.split(environment[name])
            except ValueError as error:
                raise EditorError(f"${name} cannot be read ({error}): correct it") from error
    raise EditorError("Neither $VISUAL nor $EDITOR names an editor: set one, or write the note in one line")


def page(note: str, about: Sequence[str]) -> str:
    """Write what the editor opens.

    Args:
        note: The note as it is.
        about: What the note is about, in paragraphs.
    """
    lines = [line for paragraph in (EXPLAINED, *about) for line in ("", *paragraph.splitlines())]
    below = "\n".join(f"# {line}".rstrip() for line in lines)
    return f"{note}\n{SCISSORS}\n{below}\n"


def note_on(page: str) -> str:
    """Read the note from what the editor left."""
    lines = page.replace("\r\n", "\n").split("\n")
    kept = lines[: lines.index(SCISSORS)] if SCISSORS in lines else lines
    return "\n".join(line.rstrip() for line in kept).strip("\n")


def edited(note: str, about: Sequence[str], command: Sequence[str]) -> str:
    """Open an editor, wait until it is closed, and read the note.

    Args:
        note: The note as it is.
        about: What it is about, in paragraphs.
        command: The editor and its options.

    Returns:
        The note from now on.

    Raises:
        EditorError: The editor could not be run, failed, or left what is no text.
    """
    before = page(note, about)
    try:
        with tempfile.TemporaryDirectory(prefix="synoptic-") as folder:
            file = Path(folder) / "note.md"
            file.write_text(before, encoding="utf-8", errors="surrogatepass", newline="\n")
            status = subprocess.run([*command, str(file)], check=False).returncode
            if status:
                raise EditorError(f"{command[0]} ended with status {status}: the note is as it was")
            left = file.read_bytes()
    except FileNotFoundError as error:
        raise EditorError(f"{command[0]} cannot be found: set $VISUAL or $EDITOR to an editor") from error
    except OSError as error:
        raise EditorError(f"{command[0]} cannot be used ({error.strerror}): the note is as it was") from error
    try:
        after = left.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        # What was written must not be lost for its encoding: this reads every byte, and most of them right.
        after = left.decode("cp1252", "replace")
    return note if after == before else note_on(after)

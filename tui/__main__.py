"""Runs the program: `python -m tui` is `synoptic`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tui.progress_line import erase_echo
from tui.reader import open_reader
from tui.resources import resource

INTERRUPTED = 130
"""Exit status after ctrl+c, as shells have it."""


def main() -> None:
    """Run the program.

    What opens the reader and says no more than which files is not left to the command line: Typer, and Pydantic, which
    reads its arguments, take as long to load as all else before the first frame.
    """
    words = sys.argv[1:]
    try:
        if not words:
            open_reader([resource("seeds")], is_bundled=True)
        elif _is_bare(words):
            open_reader([Path(word) for word in words[1:]])
        else:
            from tui.cli import run  # late, as above

            sys.exit(run())
    except KeyboardInterrupt:
        erase_echo()
        sys.exit(INTERRUPTED)


def _is_bare(words: Sequence[str]) -> bool:
    """Whether a command line is `read PATH...` and nothing else."""
    return words[0] == "read" and len(words) > 1 and not any(word.startswith("-") for word in words)


if __name__ == "__main__":
    main()

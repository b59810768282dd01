"""Remembers the look that the reader chose, in a file of one word: losing it loses nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from tui.reading.looks import Look

LONGEST = 100
"""Bytes of the file that are read; a look's name is shorter."""


class KeptLook:
    """The look of the last time.

    Args:
        path: The file that holds its name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def usual(cls) -> KeptLook:
        """The file where the platform keeps a user's state of this program."""
        from platformdirs import user_state_path  # late: only who opens the reader needs it

        return cls(user_state_path("synoptic", appauthor=False) / "theme")

    def read(self) -> Look | None:
        """Give the look that was kept; None where there is none, or nothing that is one."""
        try:
            with self._path.open("rb") as file:
                return Look(file.read(LONGEST).decode("utf-8", "replace").strip())
        except (OSError, ValueError):
            return None

    def keep(self, look: Look) -> None:
        """Keep a look for the next time.

        Raises:
            OSError: The file cannot be written; what it held is still there.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Another reader may be writing too: each replaces the whole file.
        written = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            written.write_text(f"{look}\n", encoding="utf-8")
            written.replace(self._path)
        except OSError:
            written.unlink(missing_ok=True)
            raise

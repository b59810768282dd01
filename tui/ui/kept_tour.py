"""Remembers whether the tour has been shown, in a file of one word beside the look: losing it shows the tour again."""

from __future__ import annotations

from pathlib import Path

from tui.reading.tour import Welcome

LONGEST = 100
"""Bytes of the file that are read; the words are shorter."""


class KeptTour:
    """What the reader has been told of the tour.

    Args:
        path: The file that holds the word.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def usual(cls) -> KeptTour:
        """The file where the platform keeps a user's state of this program."""
        from platformdirs import user_state_path  # late: only who opens the reader needs it

        return cls(user_state_path("synoptic", appauthor=False) / "tour")

    def read(self) -> Welcome:
        """Give what there has been; where that cannot be told, the tour, so that it stands in nobody's way."""
        try:
            with self._path.open("rb") as file:
                return Welcome(file.read(LONGEST).decode("utf-8", "replace").strip())
        except FileNotFoundError:
            return Welcome.NONE
        except (OSError, ValueError):
            return Welcome.TOUR

    def keep(self, told: Welcome) -> None:
        """Keep what there has been.

        Raises:
            OSError: The file cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(f"{told}\n", encoding="utf-8")

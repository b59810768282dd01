"""The places that jumps began at and led to, to go back and forth between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.reading.place import Place

MOST_PLACES = 100
"""Places that can be gone back to; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the reader jumped from, and, after going back, where the way forth leads."""

    behind: tuple[Place, ...] = ()
    """The latest last."""
    ahead: tuple[Place, ...] = ()
    """The nearest last."""

    def jumped(self, origin: Place) -> Trail:
        """Note where a jump began; what lay ahead is forgotten, as in a browser."""
        return Trail((*self.behind, origin)[-MOST_PLACES:])

    def back(self, here: Place, is_there: Callable[[Place], bool]) -> tuple[Place, Trail] | None:
        """Go to where the last jump began.

        Args:
            here: Where the reader is, to come forth to again.
            is_there: Whether a place can be gone to at present; others are passed over, and stay on the trail.

        Returns:
            The place and the trail from it, or None where there is none to go to.
        """
        for n in range(len(self.behind) - 1, -1, -1):
            if _is_elsewhere(self.behind[n], here) and is_there(self.behind[n]):
                passed = self.behind[:n:-1]
                return self.behind[n], Trail(self.behind[:n], (*self.ahead, here, *passed)[-MOST_PLACES:])
        return None

    def forth(self, here: Place, is_there: Callable[[Place], bool]) -> tuple[Place, Trail] | None:
        """Take back the last going back; arguments and result are as for `back`."""
        turned = Trail(self.ahead, self.behind).back(here, is_there)
        return (turned[0], Trail(turned[1].ahead, turned[1].behind)) if turned else None

    @property
    def places(self) -> tuple[Place, ...]:
        """All places on the trail."""
        return (*self.behind, *self.ahead)

    def moved(self, where: Callable[[Place], Place | None]) -> Trail:
        """Take the trail over into other columns.

        Args:
            where: Gives the place there for a place here, or None where there is none.
        """
        behind, ahead = (tuple(p for p in map(where, places) if p) for places in (self.behind, self.ahead))
        return Trail(behind, ahead)


def _is_elsewhere(place: Place, here: Place) -> bool:
    return (place.article, place.item) != (here.article, here.item)

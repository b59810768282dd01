"""Opens the review of all that is judged, goes where it leads, and comes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui.detailing import Detailing

if TYPE_CHECKING:
    from tui.ui.overview import Destination
    from tui.ui.review_screen import ReviewScreen, ReviewState


class Reviewing(Detailing):
    """The action that opens the review, and what it asks of the screen with the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._review: ReviewScreen | None = None
        self._review_state: ReviewState | None = None
        self._came_to = ""
        """Id of the item that the review led to last; going back from there leads to the review."""

    def action_review(self) -> None:
        """Open the review, at the row where it was left."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.review_screen import ReviewScreen, ReviewState

        if self._review is not None:
            return
        if not self.session.has_sentences:
            self.say("The sentences are still being found …")
            return
        self._came_to = ""
        self._review_state = self._review_state or ReviewState()
        self._review = ReviewScreen(self, self._review_state)
        self.app.push_screen(self._review, self._leave_review)

    def renew_details(self) -> None:
        """Show in an open review, too, what has become known or changed."""
        super().renew_details()
        if self._review is not None:
            self._review.renew()

    def judged_from_afar(self) -> None:
        """Show what was judged in the review."""
        self.judgements_changed()

    def action_back(self) -> None:
        """Back to the review where that led here, else to where the last jump began."""
        came_to, self._came_to = self._came_to, ""
        if came_to and self.place is not None and self.place.item == came_to and self._details is None:
            self.action_review()
        else:
            super().action_back()

    def _leave_review(self, destination: Destination | None) -> None:
        self._review = None
        if destination is not None and self.go_to(destination.item):
            self._came_to = destination.item
            self.say(destination.note)

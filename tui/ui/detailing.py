"""Opens the details of the passage under the cursor, keeps them up to date, and goes where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui.noting import Noting

if TYPE_CHECKING:
    from tui.ui.detail_screen import DetailScreen


class Detailing(Noting):
    """The action that opens the details, and what they ask of the screen with the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._details: DetailScreen | None = None

    def action_find(self, kind: str, step: int) -> None:
        """Jump to the next or previous item of a kind."""
        raise NotImplementedError

    def action_counterpart(self) -> None:
        """Go to the counterpart."""
        raise NotImplementedError

    def taken_message(self) -> str:
        """Take what the line at the bottom says, to say it elsewhere."""
        message = self._hints.message
        self.say("")
        return message

    def action_details(self) -> None:
        """Open the details."""
        # Late: the first paint does not wait for what is asked for later.
        from tui.ui.detail_screen import DetailScreen

        if self.place is not None and self._details is None:
            self._details = DetailScreen(self)
            self.app.push_screen(self._details, self._leave_details)

    def renew_details(self) -> None:
        """Show in open details what has become known, or where the cursor is now."""
        if self._details is not None:
            self._details.renew()

    def _leave_details(self, item: str | None) -> None:
        """Go on where the reader was, or at the passage that was chosen."""
        self._details = None
        if item is not None:
            self.go_to(item)

    def go_to(self, item: str) -> bool:
        """Jump to a passage or omission in its own column.

        Args:
            item: Its id.

        Returns:
            Whether it is there.
        """
        place = self.place
        column = next((column for column in self.session.columns if item in column.index), None)
        if place is None or column is None:
            return False
        self.jump(self.spread.to(place, column.article.id, item))
        return True

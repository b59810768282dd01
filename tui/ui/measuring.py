"""Makes the columns wider or narrower, and says how many there are now."""

from __future__ import annotations

from tui.reading.measure import widened
from tui.reading.widths import GUTTER_CELLS, MARGIN_CELLS
from tui.ui.arranging import Arranging


class Measuring(Arranging):
    """The reader's own measure."""

    def action_widen(self, step: int) -> None:
        """Fewer, wider columns (1), or more, narrower ones (-1)."""
        arrangement, times = self.session.arrangement, self.taken().times
        if self.place is None:
            return
        if arrangement.is_zoomed:
            self.say(f"One account has the screen to itself; {self.keymap.key('column.zoom')} shows several again.")
            return
        width, changed = self._columns.size.width, arrangement
        for _ in range(times):
            following = widened(changed, self._articles, width, step)
            if following is None:
                break
            changed = following
        if changed == arrangement:
            self.say(f"{self._told_columns()}: {self._why_not(step)}.")
            return
        self.rearrange(changed)
        wider, narrower = self.keymap.key("columns.wider"), self.keymap.key("columns.narrower")
        self.say(f"{self._told_columns()}; {wider} makes them wider, {narrower} narrower.")

    def _told_columns(self) -> str:
        count, cells = self.spread.visible, self.spread.column_cells - GUTTER_CELLS - MARGIN_CELLS
        return f"{count} {'column' if count == 1 else 'columns'} of {cells} cells"

    def _why_not(self, step: int) -> str:
        if step > 0:
            return "there are no wider ones"
        if self.spread.visible >= len(self.session.arrangement.shown(self._articles)):
            return "every account that is not hidden shows already"
        return "narrower ones could not be read"

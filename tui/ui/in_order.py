"""Keeps keys in order that come faster than they are carried out: over a slow line many arrive at once.

Textual hands keys to what has the focus when they arrive, and carries out their bindings only after they have gone
through the whole screen. So `/` and the letters after it, or `&` and the kind that it asks for, would part ways.
"""

from __future__ import annotations

from textual import events, on

from tui.ui.reading_screen import ReadingScreen


class TypedAhead(ReadingScreen):
    """Hands keys on that arrived before what they are meant for was there; comes before all that reads keys."""

    def on_key(self, event: events.Key) -> None:
        """Give the key to the line that has been opened since, or to the screen that lies above this one."""
        line = self.open_line
        if not self.is_current:
            target = self.app.focused or self.app.screen
        elif line is not None and self.app.focused is not line:
            target = line
        else:
            return
        event.stop()
        event.prevent_default()
        again = events.Key(event.key, event.character)
        again.set_sender(self.app)
        target._forward_event(again)


class InOrder(ReadingScreen):
    """Carries a key out before the next is read; comes after all that reads keys."""

    @on(events.Key)
    async def carry_out(self, event: events.Key) -> None:
        """Do what the key is bound to."""
        if self.open_line is not None:
            return
        active = self.active_bindings.get(event.key)
        if active is not None and active.enabled:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)

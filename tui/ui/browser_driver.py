"""Connects the reader to a browser through the process that serves it, and leaves in good order when that is gone."""

from __future__ import annotations

import os
import signal
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Textual's driver for browsers, for readers whose page may be closed or whose server may end at any time.

    Textual would drop place and unsaved acts when the page is closed, and would go on for ever without a server.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = self._write_all  # type: ignore[assignment]

    def _write_all(self, data: bytes) -> int:
        """Write all there is; a server that is gone has no use for it, and what ends its reader is the input's end."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self.fileno, rest) :]
            except OSError:
                break
        return len(data)

    def run_input_thread(self) -> None:
        """Read what the browser sends; when there is no more of it, leave."""
        super().run_input_thread()
        self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Leave in good order where Textual would stop at once."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def _leave(self) -> None:
        """Do what the reader does when a terminal is closed: the place is kept, and what is not saved tried again."""
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGHUP)

"""One visitor's reader: a process of the program, fed from a web page, and ended with it."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.serving.reasons import Reason
from tui.sources.sanitize import one_line
from tui.visiting import VARIABLE

PATIENCE_SECONDS = 10.0
"""A reader leaves in tenths of a second, and keeps place and tags first; one that does not in this time is ended."""
MOST_COLUMNS, MOST_ROWS = 1000, 500
"""Cells of the largest screen that is believed in; what asks for more would only take the machine's memory."""
COMPLAINT_BYTES = 4000
"""How much of the end of what a reader says on standard error is looked at."""
START = "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); from tui.__main__ import main; main()"
"""Begins the program from where this one was imported, whatever the folder it is started in holds."""

# What goes wrong with a reader is said here, in words, and not by the library.
logging.getLogger("textual-serve").addHandler(logging.NullHandler())


def reader_command(words: Sequence[str]) -> tuple[str, ...]:
    """Say how this program is run in another process.

    Args:
        words: The command line after the program's name.

    Returns:
        Program and arguments, for no shell to see.
    """
    return (sys.executable, "-P", "-c", START, json.dumps(sys.path), *words)


class ReaderProcess(AppService):
    """A process of the reader, and the web page that shows it.

    Args:
        command: Program and arguments.
        name: Who reads.
        page: The open connection to the page.
    """

    def __init__(self, command: Sequence[str], name: str, page: web.WebSocketResponse) -> None:
        super().__init__(
            "",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._left,
            download_manager=DownloadManager(),
        )
        self._words = tuple(command)
        self._name = name
        self._page = page
        self._complaint: asyncio.Task[bytes] | None = None
        self._is_shown = False
        self.status: int | None = None
        """How the process has ended: None while it runs, 0 when all was well."""

    # -- its life ------------------------------------------------------------------------------------------

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), VARIABLE: self._name}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(*_believed(width, height)),
            # ctrl+c in the server's terminal is for the server, which lets its readers leave one by one.
            start_new_session=True,
        )
        assert process.stdin is not None and process.stderr is not None
        self._stdin = process.stdin
        # What the process complains of is not to be printed as it comes.
        self._complaint = asyncio.create_task(_end_of(process.stderr))
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def run(self) -> None:
        """Show what the reader draws until it ends, and tell the page how it has ended."""
        await super().run()
        assert self._process is not None and self._complaint is not None
        self.status = await self._process.wait()
        if self.status and not self._page.closed:
            said = (await self._complaint).decode("utf-8", "replace").strip().rpartition("\n")[2]
            reason = f": {one_line(said)}" if said else ""
            told = f"the reader of {self._name} ended with status {self.status}{reason}"
            print(f"synoptic: {told}", file=sys.stderr, flush=True)
            await self.dismiss(Reason.FAILED)
        await self.dismiss(Reason.LEFT)

    async def stop(self) -> None:
        """Let the reader leave as when a terminal is closed; end it if it does not."""
        process, task = self._process, self._task
        if process is None or task is None:
            return
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                if self._is_shown:
                    await self.send_meta({"type": "quit"})
                elif process.returncode is None:
                    process.terminate()  # it has nothing to keep yet, and would go on loading for a second
                await asyncio.shield(task)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await task
        self._task = None

    async def dismiss(self, reason: Reason) -> None:
        """Close the page's connection, and say why."""
        await self._page.close(code=reason.code, message=reason.value.encode())

    async def _left(self) -> None:
        await self.dismiss(Reason.LEFT)

    # -- what goes to and fro ------------------------------------------------------------------------------

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the reader how large its page is."""
        await super().set_terminal_size(*_believed(width, height))

    async def on_data(self, payload: bytes) -> None:
        """Draw; a page that is gone must not keep the reader from leaving, so what it draws is still taken."""
        self._is_shown = True
        with suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Hear that the reader has left; it has no addresses to open and no files to hand out."""
        if json.loads(data).get("type") == "exit":
            await super().on_meta(data)

    async def on_packed(self, payload: bytes) -> None:
        """Take no notice: no file is handed out."""


def _believed(width: int, height: int) -> tuple[int, int]:
    """Keep a size, in cells, to what a screen can have.

    Raises:
        TypeError: It is no size.
    """
    return max(1, min(int(width), MOST_COLUMNS)), max(1, min(int(height), MOST_ROWS))


async def _end_of(stream: asyncio.StreamReader) -> bytes:
    """Read a stream to its end, and give the last bytes of it."""
    kept = b""
    while data := await stream.read(COMPLAINT_BYTES):
        kept = (kept + data)[-COMPLAINT_BYTES:]
    return kept

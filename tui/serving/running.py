"""Runs the server until it is told to stop: takes the address, says where it is, lets everybody leave."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from tui.serving.server import ReaderServer

STOPS = ("SIGINT", "SIGTERM", "SIGHUP")
LEFTOVER_SECONDS = 5.0
"""How long answers that are under way may take once all readers have left."""


class UnservedError(Exception):
    """The address cannot be taken; the message is one line that says what to do."""


async def run(server: ReaderServer, host: str, port: int, opened: Callable[[int], object]) -> None:
    """Serve until a signal asks for the end; nobody's process outlives it.

    Args:
        server: What answers.
        host: The address or name of this machine to listen at.
        port: The port; 0 for any that is free.
        opened: Told the port once there is one.

    Raises:
        UnservedError: It cannot listen there.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for name in STOPS:
        if hasattr(signal, name):
            loop.add_signal_handler(getattr(signal, name), stop.set)
    # No log of requests: their paths hold the token.
    application = await server.application()
    runner = web.AppRunner(application, access_log=None, logger=_log(), shutdown_timeout=LEFTOVER_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, UnicodeError) as error:
            raise UnservedError(_told(error, host, port)) from error
        opened(runner.addresses[0][1])
        await stop.wait()
    finally:
        await server.dismiss_all()
        with suppress(OSError):
            await runner.cleanup()


def _log() -> logging.Logger:
    """Where faults of ours are told; what anybody can send that is no request is none of them."""
    log = logging.getLogger("tui.serving")
    log.addFilter(_is_fault)
    return log


def _is_fault(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def _told(error: Exception, host: str, port: int) -> str:
    """Say why an address cannot be taken, and what to do."""
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return f"port {port} is in use: name another with --port, or --port 0 for any that is free"
    if code in {errno.EACCES, errno.EPERM}:
        return f"port {port} is not yours to take: name one above 1023 with --port"
    return f"{host!r} is no address of this machine: --host takes one, such as 127.0.0.1"

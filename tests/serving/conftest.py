"""A server whose readers are stand-ins, and a browser's part of the conversation with it."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientWebSocketResponse, CookieJar, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from tui.serving.access import Access
from tui.serving.names import COOKIE, packed
from tui.serving.server import ReaderServer

STAND_IN = Path(__file__).with_name("stand_in.py")
PATIENCE_SECONDS = 30.0


class Visit:
    """What a browser does, and what a page is told."""

    def __init__(self, server: ReaderServer, access: Access, client: TestClient[Any, Any], folder: Path) -> None:
        self.server = server
        self.access = access
        self.client = client
        self.folder = folder
        self.home = f"/{access.token}/"
        self.origin = str(client.make_url("")).rstrip("/")

    async def get(self, path: str, token: str | None = None, **headers: str) -> ClientResponse:
        """Ask for something below a token."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.get(f"/{token or self.access.token}/{path}", headers=told, allow_redirects=False)

    async def join(self, name: str = "Anna", query: str = "?width=100&height=40") -> ClientWebSocketResponse:
        """Connect as a page does."""
        headers = {"Origin": self.origin, "Cookie": f"{COOKIE}={packed(name)}"}
        return await self.client.ws_connect(f"{self.home}ws{query}", headers=headers)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"never: {what}"
            await asyncio.sleep(0.01)

    def ended(self, how: str) -> list[str]:
        """Process ids of the stand-ins that ended in some way."""
        return [path.stem for path in self.folder.glob(f"*.{how}")]


async def drawn(page: ClientWebSocketResponse) -> bytes:
    """What the reader draws next."""
    message = await page.receive(PATIENCE_SECONDS)
    assert message.type is WSMsgType.BINARY, message
    data: bytes = message.data
    return data


async def told(page: ClientWebSocketResponse) -> dict[str, Any]:
    """What a stand-in tells of itself at first."""
    said: dict[str, Any] = json.loads(await drawn(page))
    return said


async def closed(page: ClientWebSocketResponse) -> tuple[int, str]:
    """Wait until the connection is closed; with which code, and why."""
    while (message := await page.receive(PATIENCE_SECONDS)).type is WSMsgType.BINARY:
        pass
    assert message.type in {WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED}, message
    return int(page.close_code or 0), str(message.extra or "")


@pytest.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    """A server for two people."""
    access = Access()
    server = ReaderServer((sys.executable, str(STAND_IN), str(tmp_path)), access, most_people=2, likely_name="<Lund>")
    async with TestClient(TestServer(await server.application()), cookie_jar=CookieJar(unsafe=True)) as client:
        yield Visit(server, access, client, tmp_path)
        await server.dismiss_all()

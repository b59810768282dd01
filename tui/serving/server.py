"""Answers browsers: the page, what it is drawn with, and a connection to a reader; nothing without the token."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from string import Template
from types import MappingProxyType
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server, to_int

from tui.serving.access import Access
from tui.serving.names import COOKIE, MOST_CHARACTERS, packed, safe_name, unpacked
from tui.serving.reader_process import ReaderProcess
from tui.serving.reasons import Reason

PAGES = Path(__file__).parent / "page"
OWN, BROUGHT = (
    ("page.css", "reader.js", "icon.svg"),
    (
        "js/textual.js",
        "css/xterm.css",
        "fonts/RobotoMono-VariableFont_wght.ttf",
        "fonts/RobotoMono-Italic-VariableFont_wght.ttf",
    ),
)
"""What the page is drawn with: our own files, and those of textual-serve."""
MOST_MESSAGE_BYTES = 1_000_000
"""Of what a page sends at once; a pasted note is far shorter."""
HEARTBEAT_SECONDS = 15.0
"""How often a page is asked whether it is still there."""
NAME_SECONDS = 365 * 24 * 3600
"""How long a browser remembers its reader's name."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; "
    "connect-src 'self' {sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may do: everything from here, nothing from elsewhere. The terminal writes its styles into the page, so
inline styles cannot be forbidden."""
HEADERS = MappingProxyType(
    {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }
)
MALFORMED = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a message raises that no page of ours has sent."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ReaderServer(Server):
    """Serves the reader to several people at once, each with a process, a name and a place of their own.

    Args:
        command: Program and arguments of a reader.
        access: Who is let in.
        most_people: How many may read at the same time.
        likely_name: What the page that asks for a name suggests.
    """

    def __init__(self, command: Sequence[str], access: Access, most_people: int, likely_name: str = "") -> None:
        super().__init__("")
        self._words = tuple(command)
        self._access = access
        self._most_people = most_people
        self._likely_name = likely_name
        self._readers: set[ReaderProcess] = set()
        self._files = {Path(name).name: self.statics_path / name for name in BROUGHT}
        self._files |= {name: PAGES / name for name in OWN}

    @property
    def readers(self) -> frozenset[ReaderProcess]:
        """The readers that are open."""
        return frozenset(self._readers)

    async def application(self) -> web.Application:
        """Make what answers requests."""
        return await self._make_app()

    async def dismiss_all(self) -> None:
        """Let everybody leave, and wait until they have."""

        async def dismiss(reader: ReaderProcess) -> None:
            await reader.dismiss(Reason.STOPPED)
            await reader.stop()

        await asyncio.gather(*map(dismiss, self._readers))

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/{token}", self._handle_missing_slash),
                web.get("/{token}/", self.handle_index),
                web.get("/{token}/name", self._handle_name),
                web.post("/{token}/name", self._handle_named),
                web.get("/{token}/ws", self.handle_websocket),
                web.get("/{token}/static/{name}", self._handle_static),
            ]
        )
        app.on_response_prepare.append(self._prepare)
        return app

    # -- who is let in -------------------------------------------------------------------------------------

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer who has the token; to others, and to mistakes, say nothing."""
        token = request.path.removeprefix("/").partition("/")[0]
        if not (self._access.admits(token) and self._access.knows_host(request.headers.get("Host", ""))):
            return web.Response(status=404)
        try:
            return await handler(request)
        except web.HTTPError as error:
            return web.Response(status=error.status)

    def _is_from_here(self, request: web.Request) -> bool:
        """Whether a page of this server asks."""
        return self._access.trusts(request.headers.get("Origin", ""), request.headers.get("Host", ""))

    async def _prepare(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give every answer the headers that keep it among us, and none that says what serves it."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.status != 404:
            # Not every browser takes "self" for connections, too.
            names = dict.fromkeys(filter(None, (request.headers.get("Host"), urlsplit(self._access.public_url).netloc)))
            sockets = " ".join(f"ws://{name} wss://{name}" for name in names)
            response.headers["Content-Security-Policy"] = POLICY.format(sockets=sockets)
        response.headers.pop("Server", None)

    # -- pages ---------------------------------------------------------------------------------------------

    async def _handle_missing_slash(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"{request.match_info['token']}/")

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Show the reader, or ask for a name first."""
        if not unpacked(request.cookies.get(COOKIE, "")):
            return self._name_page(self._likely_name)
        return web.Response(text=(PAGES / "reader.html").read_text(encoding="utf-8"), content_type="text/html")

    async def _handle_name(self, request: web.Request) -> web.StreamResponse:
        """Ask for a name."""
        return self._name_page(unpacked(request.cookies.get(COOKIE, "")) or self._likely_name)

    def _name_page(self, name: str) -> web.Response:
        page = Template((PAGES / "name.html").read_text(encoding="utf-8"))
        text = page.substitute(name=escape(name), most=MOST_CHARACTERS)
        # Under "no-referrer", browsers say that a form comes from nowhere; from here it leads nowhere else.
        return web.Response(text=text, content_type="text/html", headers={"Referrer-Policy": "same-origin"})

    async def _handle_named(self, request: web.Request) -> web.StreamResponse:
        """Let the browser remember the name."""
        if not self._is_from_here(request):
            raise web.HTTPForbidden
        typed = (await request.post()).get("name", "")
        name = safe_name(typed) if isinstance(typed, str) else ""
        response = web.Response(status=303, headers={"Location": "./"})
        if name:
            # Lax: who follows a colleague's link is not asked for the name again.
            secure = request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
            response.set_cookie(
                COOKIE, packed(name), max_age=NAME_SECONDS, httponly=True, samesite="Lax", secure=secure
            )
        return response

    async def _handle_static(self, request: web.Request) -> web.StreamResponse:
        """Give one of the files that the pages are drawn with."""
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        return web.FileResponse(file, headers={"Cache-Control": "private, no-cache"})

    # -- readers -------------------------------------------------------------------------------------------

    async def handle_websocket(self, request: web.Request) -> web.StreamResponse:  # type: ignore[override]
        """Open a reader for a page, and end it with the page."""
        name = unpacked(request.cookies.get(COOKIE, ""))
        if not (name and self._is_from_here(request)):
            raise web.HTTPNotFound
        page = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=MOST_MESSAGE_BYTES)
        await page.prepare(request)
        reader = ReaderProcess(self._words, name, page)
        if len(self._readers) >= self._most_people:
            await reader.dismiss(Reason.FULL)
            return page
        self._readers.add(reader)
        try:
            await reader.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            with suppress(*MALFORMED):
                await self._process_messages(page, reader)
            await page.close()
        finally:
            await asyncio.shield(self._ended(reader))
        return page

    async def _ended(self, reader: ReaderProcess) -> None:
        """Wait until a reader has left; its seat is free only then."""
        await reader.stop()
        self._readers.discard(reader)

"""The server gives nothing without the token, and to each page with it a reader that ends with the page."""

from __future__ import annotations

import asyncio
import json
import os
import re
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSServerHandshakeError
from aiohttp.client_exceptions import ClientError

from tests.serving.conftest import Visit, closed, drawn, told
from tui.serving import reader_process
from tui.serving.names import COOKIE
from tui.serving.reasons import Reason
from tui.serving.server import BROUGHT, OWN, PAGES

FILES = [Path(name).name for name in (*OWN, *BROUGHT)]
WRONG = "A" * 43


# -- without the token ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "name", "ws", "download/k", *(f"static/{name}" for name in FILES)])
async def test_a_wrong_token_gets_nothing(visit: Visit, path: str) -> None:
    for token in (WRONG, visit.access.token[:-1], "%20", ".."):
        answer = await visit.get(path, token, Cookie=f"{COOKIE}=Anna", Origin=visit.origin)
        assert (answer.status, await answer.read()) == (404, b"")


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/static/textual.js", "/ws", "/download/k", "//", "/%2e%2e/"])
async def test_no_token_gets_nothing(visit: Visit, path: str) -> None:
    for method in ("GET", "POST", "HEAD", "OPTIONS", "PUT"):
        answer = await visit.client.request(method, path)
        assert (answer.status, await answer.read()) == (404, b"")
        assert "Server" not in answer.headers


@pytest.mark.parametrize("line", ["OPTIONS * HTTP/1.1", "GET http://evil.example/ HTTP/1.1", "GET / HTTP/1.0"])
async def test_no_way_to_ask_makes_it_stumble(visit: Visit, line: str) -> None:
    host, port = visit.origin.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    assert (head.split()[1], body) == (b"404", b"")


async def test_a_wrong_token_opens_no_connection_and_no_reader(visit: Visit) -> None:
    headers = {"Origin": visit.origin, "Cookie": f"{COOKIE}=Anna"}
    with pytest.raises(WSServerHandshakeError, match="404"):
        await visit.client.ws_connect(f"/{WRONG}/ws", headers=headers)
    assert visit.server.readers == frozenset()


# -- with the token, from elsewhere --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "name", "ws", "static/textual.js"])
async def test_a_name_that_resolves_here_without_our_doing_gets_nothing(visit: Visit, path: str) -> None:
    answer = await visit.get(path, Host="evil.example", Cookie=f"{COOKIE}=Anna", Origin="http://evil.example")
    assert (answer.status, await answer.read()) == (404, b"")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
async def test_a_page_of_another_site_cannot_connect(visit: Visit, origin: str | None) -> None:
    headers = {"Cookie": f"{COOKIE}=Anna"} | ({"Origin": origin} if origin else {})
    with pytest.raises(WSServerHandshakeError):
        await visit.client.ws_connect(f"{visit.home}ws", headers=headers)
    assert visit.server.readers == frozenset()


async def test_a_page_of_another_site_cannot_give_a_name(visit: Visit) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {}):
        answer = await visit.client.post(f"{visit.home}name", data={"name": "Eve"}, headers=headers)
        assert (answer.status, await answer.read(), "Set-Cookie" in answer.headers) == (403, b"", False)


# -- the pages -----------------------------------------------------------------------------------------------


async def test_the_page_asks_for_a_name_and_remembers_it(visit: Visit) -> None:
    asked = await (await visit.get("")).text()
    assert 'value="&lt;Lund&gt;"' in asked and 'action="name"' in asked
    own = {"Origin": visit.origin}
    named = await visit.client.post(
        f"{visit.home}name", data={"name": " Þóra\x1b "}, headers=own, allow_redirects=False
    )
    assert (named.status, named.headers["Location"]) == (303, "./")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(named.headers["Set-Cookie"].split("; "))
    assert 'id="terminal"' in await (await visit.get("")).text()
    assert 'value="Þóra' in await (await visit.get("name")).text()


async def test_no_name_is_asked_for_again(visit: Visit) -> None:
    for typed in ("", " \x00", "\u200b"):
        await visit.client.post(f"{visit.home}name", data={"name": typed}, headers={"Origin": visit.origin})
        assert 'action="name"' in await (await visit.get("")).text()


async def test_over_https_the_cookie_stays_there(visit: Visit) -> None:
    headers = {"Origin": visit.origin, "X-Forwarded-Proto": "https"}
    named = await visit.client.post(f"{visit.home}name", data={"name": "Anna"}, headers=headers, allow_redirects=False)
    assert "Secure" in named.headers["Set-Cookie"].split("; ")


async def test_a_forgotten_slash_leads_to_the_page(visit: Visit) -> None:
    answer = await visit.client.get(visit.home.rstrip("/"), allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (302, f"{visit.access.token}/")


@pytest.mark.parametrize("path", ["", "name", "static/reader.js"])
async def test_no_page_may_reach_out_or_tell_where_it_is(visit: Visit, path: str) -> None:
    headers = (await visit.get(path, Cookie=f"{COOKIE}=Anna")).headers
    assert headers["Referrer-Policy"] == ("same-origin" if path == "name" else "no-referrer")
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    host = visit.origin.removeprefix("http://")
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' ws://{host} wss://{host}"
    assert "Server" not in headers


async def test_pages_name_no_other_place_and_only_files_that_are_served(visit: Visit) -> None:
    for page in (await (await visit.get("", Cookie=f"{COOKIE}=Anna")).text(), await (await visit.get("name")).text()):
        assert "//" not in page.replace("<!--", "")
        for name in re.findall(r'(?:src|href)="(static/[^"]+)"', page):
            assert (await visit.get(name)).status == 200
    assert "//" not in re.sub(r"//.*", "", (PAGES / "reader.js").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["..%2fserver.py", "app_index.html", "", "background.png"])
async def test_no_other_file_is_served(visit: Visit, name: str) -> None:
    answer = await visit.get(f"static/{name}")
    assert (answer.status, await answer.read()) == (404, b"")


async def test_there_is_nothing_to_download(visit: Visit) -> None:
    page = await visit.join()
    await told(page)
    await page.send_json(["stdin", "d"])
    assert await drawn(page) == b"done"  # and no message before it
    assert (await visit.get("download/k")).status == 404


# -- readers -------------------------------------------------------------------------------------------------


async def test_each_page_has_a_reader_with_its_name_and_size(visit: Visit) -> None:
    anna, ben = await visit.join("Anna"), await visit.join("Бен; $(id)")
    first, second = await told(anna), await told(ben)
    assert (first["SYNOPTIC_VISITOR"], first["COLUMNS"], first["ROWS"]) == ("Anna", "100", "40")
    assert (second["SYNOPTIC_VISITOR"], first["pid"] != second["pid"]) == ("Бен; $(id)", True)
    await anna.send_json(["stdin", "æ"])
    assert await drawn(anna) == "æ".encode()
    await anna.send_json(["resize", {"width": 80, "height": 24}])
    assert json.loads(await drawn(anna)) == {"type": "resize", "width": 80, "height": 24}


async def test_no_page_is_believed_to_be_endless(visit: Visit) -> None:
    page = await visit.join(query="?width=999999999&height=-3")
    said = await told(page)
    assert (said["COLUMNS"], said["ROWS"]) == ("1000", "1")
    await page.send_json(["resize", {"width": 10**12, "height": 10**12}])
    size = json.loads(await drawn(page))
    assert (size["width"], size["height"]) == (1000, 500)


async def test_a_page_without_a_name_gets_no_reader(visit: Visit) -> None:
    with pytest.raises(WSServerHandshakeError):
        await visit.join("")


async def test_who_quits_is_told_so(visit: Visit) -> None:
    page = await visit.join()
    await told(page)
    await page.send_json(["stdin", "q"])
    assert await closed(page) == (Reason.LEFT.code, "left")
    await visit.until(lambda: not visit.server.readers, "the seat is free")


async def test_a_reader_that_breaks_is_told_of_on_both_sides(visit: Visit, capfd: pytest.CaptureFixture[str]) -> None:
    page = await visit.join("An\x1bna")
    await told(page)
    await page.send_json(["stdin", "f"])
    assert await closed(page) == (Reason.FAILED.code, "failed")
    out, said = capfd.readouterr()
    assert (out, "\x1b" in said, said.count("\n")) == ("", False, 1)
    assert said.startswith("synoptic: the reader of An") and "ended with status 1: it broke" in said


async def test_who_comes_when_all_seats_are_taken_is_told_so(visit: Visit) -> None:
    pages = [await visit.join(), await visit.join()]
    for page in pages:
        await told(page)
    assert await closed(await visit.join()) == (Reason.FULL.code, "full")
    await pages[0].close()
    await visit.until(lambda: len(visit.server.readers) == 1, "a seat is free")
    await told(await visit.join())


async def test_a_closed_page_lets_its_reader_leave_in_good_order(visit: Visit) -> None:
    page = await visit.join()
    pid = (await told(page))["pid"]
    await page.close()
    await visit.until(lambda: not visit.server.readers, "the reader has left")
    assert visit.ended("asked") == [str(pid)]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "x",
        "[]",
        "{}",
        "null",
        '["stdin"]',
        '["stdin", 7]',
        '["stdin", "\\ud800"]',
        '["resize", {}]',
        '["resize", {"width": [], "height": 1}]',
        '["resize", {"width": 1e999, "height": 1}]',
    ],
)
async def test_what_no_page_of_ours_sends_ends_the_reader(visit: Visit, message: str) -> None:
    page = await visit.join()
    pid = (await told(page))["pid"]
    await page.send_str(message)
    await closed(page)
    await visit.until(lambda: not visit.server.readers, "the reader has left")
    assert visit.ended("asked") == [str(pid)]


async def test_a_reader_that_hangs_is_ended(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "PATIENCE_SECONDS", 0.2)
    page = await visit.join()
    pid = (await told(page))["pid"]
    await page.send_json(["stdin", "h"])
    await visit.until((visit.folder / "hangs").exists, "it hangs")
    await page.close()
    await visit.until(lambda: not visit.server.readers, "it has ended")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_reader_that_goes_on_drawing_for_nobody_can_leave(visit: Visit) -> None:
    page = await visit.join()
    pid = (await told(page))["pid"]
    await page.send_json(["stdin", "t"])
    await drawn(page)
    await page.close()
    await visit.until(lambda: not visit.server.readers, "the reader has left")
    assert visit.ended("asked") == [str(pid)]


async def test_all_leave_when_the_server_stops(visit: Visit) -> None:
    pages = [await visit.join(), await visit.join()]
    pids = {str((await told(page))["pid"]) for page in pages}
    _, *reasons = await asyncio.gather(visit.server.dismiss_all(), *map(closed, pages))
    assert reasons == [(Reason.STOPPED.code, "stopped")] * 2
    assert set(visit.ended("asked")) == pids


async def test_a_page_that_vanishes_without_a_word_takes_its_reader_along(visit: Visit) -> None:
    async with ClientSession() as session:
        headers = {"Origin": visit.origin, "Cookie": f"{COOKIE}=Anna"}
        page: ClientWebSocketResponse = await session.ws_connect(f"{visit.origin}{visit.home}ws", headers=headers)
        pid = (await told(page))["pid"]
        transport = page._response.connection and page._response.connection.transport
        assert transport is not None
        transport.abort()
        await visit.until(lambda: not visit.server.readers, "the reader has left")
    assert visit.ended("asked") == [str(pid)]


async def test_a_reader_cannot_be_flooded(visit: Visit) -> None:
    page = await visit.join()
    await told(page)
    with suppress(ClientError):
        await page.send_json(["stdin", "x" * 2_000_000])
    assert (await closed(page))[0] == 1009

"""`synoptic serve` says where it is, refuses in a line what it cannot do, and leaves no process behind."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession

from tests.journeys.accounts import write_accounts
from tests.program import MODULE, ROOT
from tests.serving.conftest import PATIENCE_SECONDS
from tui.serve_cli import serve
from tui.serving.names import COOKIE

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/([A-Za-z0-9_-]{43})/\n")


@contextmanager
def served(*words: str | Path, **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the server, and give it with its address."""
    server = subprocess.Popen(
        [*MODULE, "serve", "--port", "0", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert server.stdout is not None
    try:
        yield server, server.stdout.readline()
    finally:
        with suppress(ProcessLookupError):
            server.send_signal(signal.SIGTERM)
        server.communicate(timeout=PATIENCE_SECONDS)


def readers(server: subprocess.Popen[str]) -> list[int]:
    """The processes that a server has started, as Linux lists them."""
    listed = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
    return [int(pid) for pid in listed.split()]


def is_running(pid: int) -> bool:
    """Whether a process is there, and no more than a remnant that nobody has asked about."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.02)


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    write_accounts(tmp_path / "accounts")
    return tmp_path / "accounts"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are listed as on Linux")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
async def test_no_reader_outlives_the_server(accounts: Path, tmp_path: Path, name: str) -> None:
    with served("--notebook", tmp_path / "notes.sqlite", accounts) as (server, address):
        assert ADDRESS.fullmatch(address)
        url = urlsplit(address.strip())
        headers = {"Origin": f"http://{url.netloc}", "Cookie": f"{COOKIE}=Anna"}
        async with ClientSession() as session, session.ws_connect(f"{url.geturl()}ws", headers=headers) as page:
            await page.receive_bytes()  # the reader draws
            (reader,) = readers(server)
            assert is_running(reader)
            server.send_signal(getattr(signal, name))
            while (await page.receive(PATIENCE_SECONDS)).type.name == "BINARY":
                pass
        status = server.wait(PATIENCE_SECONDS)
        wait(lambda: not is_running(reader), "the reader has ended")
    assert status == (-signal.SIGKILL if name == "SIGKILL" else 0)


def test_who_lets_other_machines_in_is_warned(accounts: Path, tmp_path: Path) -> None:
    words = ("--host", "0.0.0.0", "--public-url", "https://reader.example/x", "--notebook", tmp_path / "n.sqlite")
    with served(*words, accounts) as (server, address):
        assert re.fullmatch(r"https://reader\.example/x/[A-Za-z0-9_-]{43}/\n", address)
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=PATIENCE_SECONDS)[1]
    warning = said.splitlines()[0]
    assert warning.startswith("synoptic: warning: other machines can reach 0.0.0.0.")
    assert str(tmp_path / "n.sqlite") in warning and "https" in warning


def test_the_address_reaches_the_browser_by_a_file_that_nobody_else_can_read(accounts: Path, tmp_path: Path) -> None:
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}.part\nmv {seen}.part {seen}\n')
    browser.chmod(0o755)
    with served("--open", accounts, BROWSER=f"{browser} %s") as (_, address):
        wait(seen.exists, "the browser is opened")
        page = Path(urlsplit(seen.read_text()).path)
        assert address.strip() in page.read_text()
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
    assert not page.exists()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"paths": [Path("-")]}, "not standard input"),
        ({"paths": [Path("missing.txt")]}, "nothing to read: missing.txt"),
        ({"host": "192.0.2.1"}, "'192.0.2.1' is no address of this machine"),
        ({"host": "a\x1bb"}, "is no address of this machine"),
        ({"host": "x" * 300}, "is no address of this machine"),
        ({"public_url": "reader.example"}, "--public-url is no address: 'reader.example'"),
        ({"public_url": "https://[::1"}, "--public-url is no address"),
        ({"story": 7}, "no story 7"),
        ({"notebook": Path("/")}, "/"),
    ],
)
def test_what_cannot_be_served_is_refused_in_a_line(
    accounts: Path, given: dict[str, Any], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments: dict[str, Any] = {"paths": [accounts], "port": 0} | given
    with pytest.raises(SystemExit) as ended:
        serve(**arguments)
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines() if "warning: other machines" not in line]
    assert (ended.value.code, said.out, len(lines)) == (2, "", 1), said.err
    assert lines[0].startswith("synoptic: ") and reason in lines[0] and "\x1b" not in lines[0]


def test_only_the_address_is_printed_and_a_port_that_is_taken_is_refused(
    accounts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(accounts) as (server, address):
        found = ADDRESS.fullmatch(address)
        assert found
        with pytest.raises(SystemExit) as ended:
            serve([accounts], port=int(found[1]))
        server.send_signal(signal.SIGINT)
        out, said = server.communicate(timeout=PATIENCE_SECONDS)
    assert (out, found[2] in said, "warning" in said) == ("", False, False)
    assert ended.value.code == 2
    assert f"synoptic: port {found[1]} is in use" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve.server"])
def test_without_its_part_the_command_says_what_to_install(
    accounts: Path, missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("tui.serving")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit):
        serve([accounts])
    assert "pip install 'synoptic-reader[web]'" in capsys.readouterr().err

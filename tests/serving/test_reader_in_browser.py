"""The reader as somebody has it in a browser: from the address to a tag in the notebook, and to the page afterwards."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys.accounts import write_accounts
from tests.program import MODULE, ROOT
from tests.reports.browser import WAIT_SECONDS, Browser
from tests.reports.test_page_in_browser import AXE
from tui.compare import compare
from tui.notebook import Notebook, Tag, digest
from tui.opening import shelf_options
from tui.shelf import Shelf
from tui.sources import load, split

HARMLESS = ("ping=", "CLOSED", "software WebGL")
"""What textual.js tells the console of itself, and Chromium of a machine without graphics."""
WIDTHS = (390, 1200)
"""CSS pixels of a phone and of a screen."""
WRONG = """
(async () => {
  const wrong = location.href.replace(/[^/]+\\/$/, "A".repeat(43) + "/");
  const got = [];
  for (const path of ["", "static/textual.js", "download/k"]) {
    const answer = await fetch(wrong + path);
    got.push([answer.status, await answer.text()]);
  }
  const connected = await new Promise((done) => {
    const socket = new WebSocket(wrong.replace("http", "ws") + "ws");
    socket.onopen = () => done(true);
    socket.onerror = () => done(false);
  });
  return [...got, connected];
})()
"""
"""Asks for everything with another token: what each answer was, and whether a connection was made."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the reader is served, for accounts that have been compared before."""
    write_accounts(tmp_path / "accounts")
    articles = load([tmp_path / "accounts"], sentences=False).articles
    Shelf.usual(shelf_options(None, {})).put(compare(split(articles)))
    words = ["serve", "--port", "0", f"--notebook={tmp_path / 'notes.sqlite'}", str(tmp_path / "accounts")]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*MODULE, *words], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


def check_accessible(page: Browser) -> None:
    """Let axe look for what stands in anybody's way."""
    page.add(AXE.read_text(encoding="utf-8"))
    found = page.run("axe.run().then(result => result.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert found == []


def test_a_tag_given_in_a_browser_is_in_the_notebook_and_a_wrong_token_gives_nothing(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    accounts, notebook = tmp_path / "accounts", tmp_path / "notes.sqlite"
    digests = [digest(article) for article in load([accounts], sentences=False).articles]

    def tags() -> dict[str, Tag | None]:
        with Notebook.open(notebook, "nobody") as opened:
            return {one.by: one.opinion.tag for one in opened.judgements(digests)}

    browser.open(address)
    assert browser.run(WRONG) == [[404, ""], [404, ""], [404, ""], False]
    for width in WIDTHS:
        browser.open(address, width, 800)
        check_accessible(browser)
    browser.run("document.querySelector('#name').value = 'Anna Lund'")
    browser.follow("button")
    check_accessible(browser)
    browser.until("document.body.classList.contains('-first-byte')")
    browser.press("J", "v")
    until = time.monotonic() + WAIT_SECONDS
    while tags() != {"Anna Lund": Tag.VERIFIED}:
        assert time.monotonic() < until, "the tag is never kept"
    browser.press("q")
    browser.until("!document.querySelector('[data-why=left]').hidden")
    assert browser.run("document.activeElement.id") == "again"
    check_accessible(browser)
    netloc = urlsplit(address).netloc
    assert {urlsplit(url).netloc for url in browser.requests} == {netloc}
    assert any(url.startswith("ws:") for url in browser.requests)
    assert all(urlsplit(url).path.startswith(urlsplit(address).path) for url in browser.requests)
    complaints = [said for said in browser.complaints if not any(harmless in said for harmless in HARMLESS)]
    assert complaints == []

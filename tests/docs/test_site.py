"""The pages as a site: every link leads somewhere, nothing is loaded from elsewhere, and it works from disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT
from tests.reports.browser import Browser

LOADING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
"""Elements that load something, by the attribute that says what."""
NOT_LOADED = {"canonical", "prev", "next", "alternate"}
"""What a link in a page's head may be to without being loaded."""


def build(docs: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of some pages, as `make docs` does."""
    if find_spec("mkdocs") is None:
        reason = "mkdocs is not installed (pip install '.[docs]')"
        if os.environ.get("SYNOPTIC_DOCS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    config = docs.parent / "mkdocs.yml"
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", config, "--site-dir", site],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT / "docs", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_the_site_is_built_without_a_warning(site: Path) -> None:
    pages = {page.stem for page in site.glob("*.html")} - {"404"}
    assert pages == {page.stem for page in (ROOT / "docs").glob("*.md")}


@pytest.mark.parametrize("link", ["nowhere.md", "keys.md#nowhere", "pictures/nowhere.svg"])
def test_a_link_that_leads_nowhere_ends_the_build(tmp_path: Path, link: str) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    with (tmp_path / "docs" / "serve.md").open("a", encoding="utf-8") as page:
        page.write(f"\n![picture]({link})\n" if link.endswith(".svg") else f"\n[there]({link})\n")
    done = build(tmp_path / "docs", tmp_path / "site")
    assert done.returncode != 0
    assert link.partition("#")[2] in done.stdout + done.stderr


class Loads(HTMLParser):
    """What a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "link" and set((named.get("rel") or "").split()) & NOT_LOADED:
            return
        if tag in LOADING and (address := named.get(LOADING[tag])):
            self.found.append(address)


def test_no_page_and_no_stylesheet_loads_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loads = Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        assert loads.found
        assert [one for one in loads.found if re.match(r"(https?:)?//", one)] == [], page.name
    for sheet in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")) == []


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["index", "guide", "json"])
def test_a_page_opens_from_disk_and_fits_the_window(browser: Browser, site: Path, name: str, width: int) -> None:
    browser.open(site / f"{name}.html", width, 900)
    browser.settle()
    assert browser.complaints == []
    assert [one for one in browser.requests if not one.startswith(("file:", "data:", "blob:"))] == []
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("[...document.images].every(one => one.complete && one.naturalWidth > 0)")


def test_the_search_finds_pages_from_disk(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html", 1280, 900)
    browser.click(".md-search__input")
    browser.press(*"publishers")
    browser.until("document.querySelector('.md-search-result__item a[href*=configuration]') !== null")
    assert browser.complaints == []


def test_a_page_is_dark_where_the_system_is(browser: Browser, site: Path) -> None:
    shade = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    found = {}
    for scheme in ("light", "dark"):
        browser.emulate(prefers_color_scheme=scheme)
        browser.open(site / "guide.html", 1280, 900)
        found[scheme] = sum(browser.run(shade))
    assert found["dark"] < 200 < 600 < found["light"]

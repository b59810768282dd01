"""Pages are fetched politely, within limits, and saved whole or not at all, with their address and time."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.fetching.server import Answer, Site, serving
from tests.sources.pages import BLOG, BROWSER_SAVED, JSON_LD_NEWS, PARAGRAPHS, READER_MODE, TITLE
from tui import __version__, fetch_cli
from tui.fetching import Fetcher, NotFetchedError, Page, save_page
from tui.fetching import connection as connection_module
from tui.fetching import download as download_module
from tui.fetching.connection import is_private
from tui.fetching.download import checked_url
from tui.sources import load

NEWS = JSON_LD_NEWS.encode()
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving({"/news/ferry": Answer(NEWS)}) as running:
        yield running


def fetch(site: Site, path: str, seconds: float = 10.0) -> Page:
    return Fetcher(__version__, seconds, wait=lambda seconds: None).fetch(site.url + path)


def refusal(site: Site, path: str, seconds: float = 10.0) -> str:
    with pytest.raises(NotFetchedError) as error:
        fetch(site, path, seconds)
    assert str(error.value).isprintable()
    return str(error.value)


def test_a_page_comes_as_it_is_with_its_address_and_encoding(site: Site) -> None:
    assert fetch(site, "/news/ferry#part") == Page(f"{site.url}/news/ferry", NEWS, "utf-8")
    assert site.agents == {f"synoptic/{__version__}"}


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(NEWS)),
        ("deflate", zlib.compress(NEWS)),
        ("deflate", zlib.compress(NEWS)[2:-4]),
        ("identity", NEWS),
    ],
)
def test_a_packed_page_is_unpacked(site: Site, packing: str, packed: bytes) -> None:
    site.answers["/p"] = Answer(packed, headers={"Content-Type": "text/html", "Content-Encoding": packing})
    assert fetch(site, "/p").content == NEWS


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"no", 404), r"does not exist \(404 Not Found\)"),
        (Answer(b"no", 403), "save the page in your browser"),
        (Answer(b"no", 500), r"refused by the server \(500"),
        (Answer(b"%PDF", headers={"Content-Type": "application/pdf"}), "is application/pdf, not a web page"),
        (Answer(b"GIF89a", headers={}), "is not a web page"),
        (Answer(b" \n"), "is empty"),
        (Answer(NEWS, length=len(NEWS) + 1), "broke off before its end"),
        (Answer(b"x", length=30_000_000), "larger than 20 MB"),
        (Answer(gzip.compress(NEWS)[:-9], headers={"Content-Encoding": "gzip"}), "broke off before its end"),
        (Answer(b"not packed", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
        (Answer(NEWS, headers={"Content-Encoding": "br"}), "packed in a way"),
        (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "only http and https"),
        (Answer(b"", 302, {"Location": "ftp://127.0.0.1/x"}), "only http and https"),
        (Answer(b"", 301, {}), "redirect without an address"),
        (Answer(b"", 302, {"Location": "/a"}), "redirects more than 5 times"),
    ],
)
def test_what_gives_no_page_is_refused_with_the_reason(site: Site, answer: Answer, reason: str) -> None:
    site.answers["/a"] = answer
    with pytest.raises(NotFetchedError, match=reason):
        fetch(site, "/a")


def test_a_bomb_is_not_unpacked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(b"<html>" + b" " * 30_000_000)
    site.answers["/bomb"] = Answer(bomb, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
    assert refusal(site, "/bomb") == "is larger than 20 MB"


@pytest.mark.parametrize("answer", [Answer(NEWS, stalls=True), Answer(NEWS, length=1_000, drips=True)])
def test_a_server_that_stalls_is_left_in_time(site: Site, answer: Answer) -> None:
    site.answers["/slow"] = answer
    assert "took longer than 1 seconds" in refusal(site, "/slow", seconds=1.0)


def test_a_redirect_is_followed_and_its_end_is_the_address(site: Site) -> None:
    site.answers["/old"] = Answer(b"", 301, {"Location": "/mid?x=é"})
    site.answers["/mid?x=%C3%A9"] = Answer(b"", 302, {"Location": f"{site.url}/news/ferry"})
    assert fetch(site, "/old").url == f"{site.url}/news/ferry"


def test_what_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /private\n\nUser-agent: synoptic\nDisallow: /news\n"
    )
    assert "robots.txt" in refusal(site, "/news/ferry")
    assert site.asked == ["/robots.txt"]


def test_a_redirect_does_not_lead_around_robots_txt(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /news\n")
    site.answers["/open"] = Answer(b"", 302, {"Location": "/news/ferry"})
    assert "robots.txt" in refusal(site, "/open")
    assert "/news/ferry" not in site.asked


def test_a_site_whose_robots_txt_cannot_be_asked_is_let_be(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"trouble", 503)
    assert "robots.txt was refused by the server (503" in refusal(site, "/news/ferry")


def test_pages_of_one_site_are_asked_for_with_the_pause_it_wants(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7\n")
    waited: list[float] = []
    fetcher = Fetcher(__version__, 10, wait=waited.append)
    for _ in range(3):
        fetcher.fetch(f"{site.url}/news/ferry")
    assert [round(one) for one in waited] == [7, 7]
    assert site.asked.count("/robots.txt") == 1


def test_a_public_page_does_not_lead_into_the_reader_s_own_network(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/in"] = Answer(b"", 302, {"Location": f"{site.url}/news/ferry"})
    monkeypatch.setattr(download_module, "is_private", lambda host: False)
    assert "own network, which was not asked for" in refusal(site, "/in")
    assert site.asked == []


def test_a_redirect_to_a_private_name_is_refused_before_it_is_looked_up(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/in"] = Answer(b"", 302, {"Location": "http://10.0.0.1/router"})
    monkeypatch.setattr(download_module, "is_private", lambda host: host.startswith("10."))
    monkeypatch.setattr(connection_module, "is_private", lambda host: host.startswith("10."))
    opened: list[str] = []
    connect = socket.create_connection

    def watch(address: tuple[str, int], *arguments: Any, **named: Any) -> socket.socket:
        opened.append(address[0])
        return connect(address, *arguments, **named)

    monkeypatch.setattr(socket, "create_connection", watch)
    assert "own network, which was not asked for" in refusal(site, "/in")
    assert set(opened) == {"127.0.0.1"}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.1.2.3", "[::1]", "169.254.1.1", "router", "nas.local"])
def test_addresses_of_the_own_network_are_known(host: str) -> None:
    assert is_private(host)
    assert not is_private("harbourpost.example")
    assert not is_private("8.8.8.8")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://a.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("a.example/story", "only http and https"),
        ("http://", "no usable address"),
        ("http://a.example:99999/", "no usable address"),
        ("http://[::1", "no usable address"),
        ("http://me:secret@a.example/", "name or password"),
        ("http://a.example/" + "x" * 3_000, "no usable address"),
        ("", "only http and https"),
    ],
)
def test_what_is_no_web_address_is_refused(written: str, reason: str) -> None:
    with pytest.raises(NotFetchedError, match=reason):
        checked_url(written)


def test_an_address_is_written_as_servers_take_it() -> None:
    assert checked_url("HTTPS://Müller.example/a b/é?q=ü&x=1%20#top") == (
        "https://xn--mller-kva.example/a%20b/%C3%A9?q=%C3%BC&x=1%20"
    )
    assert "\r" not in checked_url("http://a.example/\r\nHost: b")


def page(url: str = "https://www.bay.example/2024/05/03/Ferry-halted.html?x=1", content: bytes = NEWS) -> Page:
    return Page(url, content, None)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bay.example/2024/05/03/Ferry-halted.html?x=1", "bay.example-ferry-halted.html"),
        ("https://bay.example/", "bay.example-ferry-halted-off-norholm-with-forty-aboard-harbour-post.html"),
        ("https://bay.example/news/F%C3%A9rry%2F..%2F/amp", "bay.example-ferry.html"),
        ("http://[::1]:80/index.php", "1-ferry-halted-off-norholm-with-forty-aboard-harbour-post.html"),
    ],
)
def test_the_file_is_named_for_the_site_and_the_story(tmp_path: Path, url: str, name: str) -> None:
    assert save_page(page(url), tmp_path / "new", __version__).name == name


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    names = [save_page(page(), tmp_path, __version__).name for _ in range(3)]
    assert names == [f"bay.example-ferry-halted{suffix}.html" for suffix in ("", "-2", "-3")]


def test_a_file_system_without_links_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    first, second = (save_page(page(), tmp_path, __version__) for _ in range(2))
    assert sorted(tmp_path.iterdir()) == sorted([first, second])
    assert first.read_bytes().endswith(NEWS)


def test_nothing_is_left_of_a_page_that_could_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        save_page(page(), tmp_path, __version__)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (READER_MODE.encode(), "utf-8"),
        (READER_MODE.encode("utf-8-sig"), None),
        (READER_MODE.encode("utf-16"), None),
        (READER_MODE.replace("“", '"').replace("”", '"').encode("cp1251"), "windows-1251"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>' + READER_MODE.encode(), None),
    ],
)
def test_a_saved_page_is_read_with_its_address_and_the_day_it_was_saved(
    tmp_path: Path, content: bytes, charset: str | None
) -> None:
    plain = content.replace(b'href="https://quay.example/ferry"', b"")
    plain = plain.replace('href="https://quay.example/ferry"'.encode("utf-16-le"), b"")
    saved = save_page(Page("https://quay.example/a--b>c", plain, charset), tmp_path, __version__, NOW)
    written = saved.read_bytes()
    assert plain[-100:] == written[-100:]
    assert b"a%2D%2Db%3Ec -->" in written.replace(b"\0", b"")
    (article,) = load([saved], sentences=False).articles
    assert article.title == TITLE
    assert article.url == "https://quay.example/a--b%3Ec"
    assert article.note == "page saved on 2024-05-06"
    assert PARAGRAPHS[2] in article.text
    assert not article.warnings


def test_the_command_says_of_each_address_what_became_of_it(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.fetching.fetcher.MIN_DELAY", 0.0)
    site.answers["/blog"] = Answer(BLOG.encode())
    urls = [f"{site.url}/news/ferry", f"{site.url}/gone\x1b[2J", "file:///etc/passwd", f"{site.url}/blog"]
    assert fetch_cli.fetch_pages(urls, tmp_path / "out", 10.0) == fetch_cli.NOT_ALL
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert [line.split()[-3:-1] for line in out.splitlines()] == [["saved", "as"]] * 2
    assert "file:///etc/passwd is no web address" in err
    assert "does not exist (404" in err
    assert "\x1b" not in out + err
    articles = load([tmp_path / "out"], sentences=False).articles
    assert [article.published for article in articles] == [date(2024, 5, 4), date(2024, 5, 3)]


def test_the_command_does_not_write_where_it_may_not(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text(BROWSER_SAVED, encoding="utf-8")
    assert fetch_cli.fetch_pages([f"{site.url}/news/ferry"], tmp_path / "file", 10.0) == fetch_cli.NOT_ALL
    assert "cannot be saved" in capsys.readouterr().err


def test_the_program_saves_a_page_that_it_then_reads(site: Site, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tui", "fetch", f"{site.url}/news/ferry", "-o", str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"synoptic: {site.url}/news/ferry is in your own network\n"
    (article,) = load([tmp_path], sentences=False).articles
    assert (article.outlet, article.title) == ("Harbour Post", TITLE)

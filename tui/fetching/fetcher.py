"""Fetches pages as sites wish to have it: what their robots.txt forbids is not fetched, and not faster than it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from tui.fetching.connection import is_private
from tui.fetching.download import NotFetchedError, Page, checked_url, download

MAX_ROBOTS = 500_000
"""Bytes of a robots.txt that are read (RFC 9309 wants at least this)."""
MAX_DELAY = 30.0
"""Seconds between two pages of one site at most, whatever it asks for."""
MIN_DELAY = 1.0
"""Seconds between two pages of one site."""


class Fetcher:
    """Fetches pages one after the other."""

    def __init__(self, version: str, seconds: float, wait: Callable[[float], None] = time.sleep) -> None:
        """Begin.

        Args:
            version: The program's version, which it tells to servers.
            seconds: How long one page may take.
            wait: Waits for so many seconds.
        """
        self.agent = f"synoptic/{version}"
        self._seconds = seconds
        self._wait = wait
        self._rules: dict[str, RobotFileParser | str] = {}
        """By scheme and host: the rules, or why there are none."""
        self._last: dict[str, float] = {}
        """When the last page of a site was asked for, in seconds of a steady clock."""

    def fetch(self, written: str) -> Page:
        """Fetch a page.

        Args:
            written: Its address.

        Returns:
            The page.

        Raises:
            NotFetchedError: The address gives no page, or may not be fetched.
        """
        return download(checked_url(written), self.agent, self._seconds, ask=self._ask)

    def is_private(self, written: str) -> bool:
        """Say whether an address is, as it is written, in the reader's own network.

        Args:
            written: The address.
        """
        try:
            return is_private(urlsplit(checked_url(written)).hostname or "")
        except NotFetchedError:
            return False

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        rules = self._rules[site]
        if isinstance(rules, str):
            raise NotFetchedError(rules)
        if not rules.can_fetch(self.agent, url):
            raise NotFetchedError("may not be fetched by programs (robots.txt); save the page in your browser")
        asked = rules.crawl_delay(self.agent)
        delay = min(max(float(asked or 0), MIN_DELAY), MAX_DELAY)
        since = time.monotonic() - self._last.get(site, float("-inf"))
        if since < delay:
            self._wait(delay - since)
        self._last[site] = time.monotonic()

    def _read_rules(self, site: str) -> RobotFileParser | str:
        rules = RobotFileParser()
        try:
            page = download(f"{site}/robots.txt", self.agent, self._seconds, MAX_ROBOTS, types=())
        except NotFetchedError as error:
            # RFC 9309: a site that has no rules allows everything, one that cannot be asked nothing.
            if not error.is_missing:
                return f"cannot be fetched, as its site's robots.txt {error}"
            lines = []
        else:
            lines = page.content.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
        rules.parse(lines)
        return rules

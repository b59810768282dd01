"""The command `synoptic fetch`: saves pages as files, one line for each address."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tui import __version__
from tui.fetching import Fetcher, NotFetchedError, save_page
from tui.sources import one_line

DONE, NOT_ALL = 0, 1
"""Exit status: all pages are saved, or some are not."""


def fetch_pages(urls: Sequence[str], folder: Path, seconds: float) -> int:
    """Save pages, and say of each what became of it.

    Args:
        urls: Their addresses.
        folder: Where they go.
        seconds: How long one page may take.

    Returns:
        The exit status.
    """
    fetcher = Fetcher(__version__, seconds)
    status = DONE
    for url in urls:
        shown = one_line(url)
        if fetcher.is_private(url):
            print(f"synoptic: {shown} is in your own network", file=sys.stderr)
        try:
            path = save_page(fetcher.fetch(url), folder, __version__)
        except NotFetchedError as error:
            print(f"synoptic: {shown} {one_line(str(error))}", file=sys.stderr)
            status = NOT_ALL
        except OSError as error:
            print(f"synoptic: {shown} cannot be saved: {one_line(error.strerror or str(error))}", file=sys.stderr)
            status = NOT_ALL
        else:
            print(f"{shown} saved as {one_line(str(path))}", flush=True)
    return status

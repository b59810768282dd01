"""Saves web pages to files: the one part of the program that uses the network, and only when it is told to."""

from tui.fetching.download import NotFetchedError, Page
from tui.fetching.fetcher import Fetcher
from tui.fetching.saving import save_page

__all__ = ["Fetcher", "NotFetchedError", "Page", "save_page"]

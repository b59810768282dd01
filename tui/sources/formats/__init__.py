"""Formats of files: told apart by their content, each read by a module of its own."""

from tui.sources.formats.reading import extracts

__all__ = ["extracts"]

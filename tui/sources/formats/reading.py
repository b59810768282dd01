"""Finds the module that reads a file, and asks it."""

from __future__ import annotations

from importlib import import_module

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.sniff import Form, form_of

READERS: dict[Form, tuple[str, str]] = {
    Form.TEXT: ("plain", "read_plain"),
}
"""The module and function that read each form; a module, and what it needs, is imported when a file asks for it."""
EXTRAS: dict[str, str] = {}
"""Which extra of the distribution brings a module that may be missing, by the module's name."""


def extracts(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a file's articles.

    Args:
        data: The whole content of the file.
        name: The file's name, for what its content does not tell.

    Returns:
        At least one text.

    Raises:
        RefusedError: The file gives no article, or what would read it is not installed.
    """
    module, function = READERS[form_of(data, name)]
    try:
        read = getattr(import_module(f"tui.sources.formats.{module}"), function)
        found: tuple[Extract, ...] = read(data, name)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        raise RefusedError(f"needs a part that is not installed: pip install 'synoptic-reader[{extra}]'") from error
    return found

"""Finds the module that reads a file, and asks it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tui.sources.extract import Extract, LeftPart, RefusedError
from tui.sources.formats.sniff import Form, form_of

READERS: dict[Form, tuple[str, str]] = {
    Form.TEXT: ("plain", "read_plain"),
    Form.PDF: ("pdf", "read_pdf"),
    Form.WORD: ("word", "read_word"),
    Form.EPUB: ("epub", "read_epub"),
    Form.ARCHIVE: ("archive", "read_archive"),
    Form.RECORDS: ("records", "read_records"),
    Form.WEB: ("web", "read_web"),
    Form.SAVED_PAGE: ("mhtml", "read_mhtml"),
    Form.MAIL: ("mail", "read_mail"),
}
"""The module and function that read each form; a module, and what it needs, is imported when a file asks for it."""
OF_SEVERAL = (Form.ARCHIVE, Form.RECORDS)
"""Forms that hold many articles; their functions report how far they are."""
EXTRAS: dict[str, str] = {
    "pypdf": "pdf",
    "docx": "docx",
    "lxml": "html",
    "trafilatura": "html",
    "lxml_html_clean": "html",
}
"""Which extra of the distribution brings a module that may be missing, by the module's name."""


def extracts(
    data: bytes, name: str, report: Callable[[float], object] = lambda share: None
) -> tuple[Extract | LeftPart, ...]:
    """Read a file's articles.

    Args:
        data: The whole content of the file.
        name: The file's name, for what its content does not tell.
        report: Told which share (0..1) of a file of several articles is read; an exception it raises ends the work and
            reaches the caller.

    Returns:
        At least one text, or part that gave none.

    Raises:
        RefusedError: The file gives no article, or what would read it is not installed.
    """
    form = form_of(data, name)
    module, function = READERS[form]
    try:
        read = getattr(import_module(f"tui.sources.formats.{module}"), function)
        found: tuple[Extract | LeftPart, ...] = read(data, name, *((report,) if form in OF_SEVERAL else ()))
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        raise RefusedError(f"needs a part that is not installed: pip install 'synoptic-reader[{extra}]'") from error
    return found

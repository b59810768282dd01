"""Plain text and Markdown."""

from __future__ import annotations

from tui.sources.decode import decode
from tui.sources.extract import Extract


def read_plain(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a text file; its front matter stays in the text.

    Args:
        data: The whole content of the file.
        name: The file's name.

    Returns:
        One text.

    Raises:
        RefusedError: The bytes are no text.
    """
    decoded = decode(data)
    return (Extract(decoded.text, warnings=decoded.warnings),)

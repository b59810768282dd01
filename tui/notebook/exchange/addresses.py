"""Addresses on the web, as other programs will take them."""

from __future__ import annotations

import re

_ADDRESS = re.compile('https?://[^\\s<>"{}|\\\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+', re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is an address with http or https and nothing that an IRI (RFC 3987) cannot have."""
    return _ADDRESS.fullmatch(text) is not None

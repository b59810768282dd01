"""Why a page is closed, as its connection says and its page tells."""

from __future__ import annotations

from enum import StrEnum

FIRST_CODE = 4000
"""Codes from here on are an application's own (RFC 6455, 7.4.2)."""
GOING_AWAY = 1001


class Reason(StrEnum):
    """Why there is no reader any more; the page has a text for each, and one for a connection that broke."""

    LEFT = "left"
    FAILED = "failed"
    FULL = "full"
    STOPPED = "stopped"

    @property
    def code(self) -> int:
        """The code with which the connection is closed."""
        return GOING_AWAY if self is Reason.STOPPED else FIRST_CODE + list(Reason).index(self)

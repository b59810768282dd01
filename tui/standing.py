"""The ways in which a passage can stand, to the other accounts or to the reader, that a report can be about."""

from __future__ import annotations

from enum import StrEnum


class Only(StrEnum):
    """Ways in which a passage can stand, to the other accounts or to the reader."""

    AGREE = "agree"
    CONFLICT = "conflict"
    EMBELLISH = "embellish"
    SOLE = "sole"
    COMMENT = "comment"
    OMIT = "omit"
    VERIFIED = "verified"
    DUBIOUS = "dubious"
    NOTE = "note"

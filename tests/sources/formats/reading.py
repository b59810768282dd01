"""What the tests of formats share: reading one file from memory."""

from __future__ import annotations

import pytest

from tui.sources.extract import Extract, LeftPart, RefusedError
from tui.sources.formats import extracts


def read_one(data: bytes, name: str) -> Extract:
    """Read a file that is one article."""
    (extract,) = extracts(data, name)
    assert isinstance(extract, Extract)
    return extract


def read_all(data: bytes, name: str) -> tuple[list[Extract], list[LeftPart]]:
    """Read a file of several parts: its articles, and what gave none."""
    found = extracts(data, name)
    return (
        [item for item in found if isinstance(item, Extract)],
        [item for item in found if isinstance(item, LeftPart)],
    )


def refusal(data: bytes, name: str) -> str:
    """Read a file that is refused, and give the reason."""
    with pytest.raises(RefusedError) as refused:
        extracts(data, name)
    reason = str(refused.value)
    assert "\n" not in reason
    assert reason[0].islower()
    return reason

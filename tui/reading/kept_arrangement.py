"""Writes an arrangement as JSON values and reads it back, whichever version of the program wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tui.reading.arrangement import Arrangement
from tui.reading.measure import NARROWEST_CELLS, WIDEST_CELLS


def packed_arrangement(arrangement: Arrangement, digests: Mapping[str, str]) -> dict[str, Any]:
    """Write an arrangement with the articles' digests, which name them however they are loaded the next time.

    Args:
        arrangement: The arrangement.
        digests: Digest of each article's text by the article's id.
    """

    def named(articles: Sequence[str]) -> list[str]:
        return [digests[article] for article in articles if article in digests]

    return {
        "parallel": arrangement.is_parallel,
        "lead": digests.get(arrangement.lead, ""),
        "keeps_lead": arrangement.keeps_lead,
        "order": named(arrangement.order),
        "pinned": named(arrangement.pinned),
        "hidden": named(sorted(arrangement.hidden)),
        "zoomed": arrangement.is_zoomed,
        "text_cells": arrangement.text_cells,
    }


def unpacked_arrangement(packed: object, digests: Mapping[str, str]) -> Arrangement:
    """Read an arrangement; what is missing, unknown or makes no sense is as if it had not been chosen.

    Args:
        packed: A JSON value.
        digests: Digest of each article's text by the article's id.
    """
    if not isinstance(packed, dict):
        return Arrangement()
    articles: dict[str, list[str]] = {}
    for article, digest in digests.items():
        articles.setdefault(digest, []).append(article)

    def named(key: str) -> tuple[str, ...]:
        value = packed.get(key)
        found = [d for d in value if isinstance(d, str)] if isinstance(value, list) else []
        # Articles with one text have one digest: each mention of it stands for the next of them.
        left = {digest: iter(articles.get(digest, ())) for digest in found}
        return tuple(article for digest in found if (article := next(left[digest], None)) is not None)

    lead = packed.get("lead")
    leading = articles.get(lead, [""])[0] if isinstance(lead, str) else ""
    return Arrangement(
        is_parallel=packed.get("parallel") is True,
        lead=leading,
        keeps_lead=packed.get("keeps_lead") is True and bool(leading),
        order=named("order"),
        pinned=named("pinned"),
        hidden=frozenset(named("hidden")),
        is_zoomed=packed.get("zoomed") is True,
        text_cells=_text_cells(packed.get("text_cells")),
    )


def _text_cells(value: object) -> int:
    """A width that could have been chosen; else none."""
    if not isinstance(value, int) or isinstance(value, bool):
        return 0
    return value if NARROWEST_CELLS <= value <= WIDEST_CELLS else 0

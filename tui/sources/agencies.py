"""News agencies, the names they go by, and which of them an article credits."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES: dict[str, tuple[str, ...]] = {
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "UPI": ("UPI", "United Press International"),
    "PA Media": ("PA Media", "PA news agency", "Press Association"),
    "Xinhua": ("Xinhua",),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
    "TASS": ("TASS", "Itar-Tass", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Anadolu": ("Anadolu",),
    "Kyodo": ("Kyodo",),
    "Yonhap": ("Yonhap",),
    "IRNA": ("IRNA",),
    "SANA": ("SANA",),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS",),
    "AAP": ("AAP", "Australian Associated Press"),
    "The Canadian Press": ("Canadian Press", "The Canadian Press"),
    "Ukrinform": ("Ukrinform",),
    "Bloomberg": ("Bloomberg",),
}
_CANONICAL = {name: canonical for canonical, names in _NAMES.items() for name in names}

_NAME = re.compile(
    r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in sorted(_CANONICAL, key=len, reverse=True)) + r")(?![\w-])"
)
_CREDIT_BEFORE = re.compile(
    r"(?:(?:\baccording to|\bsources?:|\bvia|\btold|\bcit(?:es?|ed|ing)|\bquot(?:es?|ed|ing)|\breport(?:s|ed)? (?:by|from|in)"
    r"|\b(?:said|spoke|speaking|interview|recounted) (?:to|with)|\breporting by)\s+(?:[\w'’-]+ ){0,3}"
    r"|[(\[—–]\s*|\s-\s)$",
    re.I,
)
_CREDIT_AFTER = re.compile(
    r"(?:['’]s?)?[\s)\]]*(?:(?:news )?agency\b|reports?\b|reported\b|reporting\b|said\b|says\b|quoted\b|cited\b|wrote\b"
    r"|contributed\b|to speculate\b|journalists?\b|correspondents?\b|reporters?\b|witness(?:es)?\b|[)\]])",
    re.I,
)

_BEFORE_WINDOW, _AFTER_WINDOW = 60, 30
"""Characters on either side of a name in which a word of crediting is looked for: within one clause."""
MAX_MENTIONS = 2_000
"""Mentions looked at in one article; an article credits whom it credits well before."""


def agency_named(name: str) -> str | None:
    """Find the agency that a name stands for.

    Args:
        name: A whole name, such as "Associated Press".

    Returns:
        The name under which the agency is known here ("AP"), or None.
    """
    return _CANONICAL.get(name.strip())


def credited_agencies(text: str, lines: Iterable[str] = ()) -> tuple[str, ...]:
    """List the agencies that a text credits for what it tells.

    Args:
        text: Running text, where a name counts only beside a word of crediting ("Reuters reported", "(AFP)").
        lines: Bylines, date lines and credit lines, where a name is enough.

    Returns:
        The agencies, in the order of their first credit in the lines and then in the text.
    """
    found: dict[str, None] = {}
    for line in lines:
        for match in _NAME.finditer(line):
            found.setdefault(_CANONICAL[match[0]])
    for count, match in enumerate(_NAME.finditer(text)):
        if count >= MAX_MENTIONS:
            break
        if _CANONICAL[match[0]] not in found and _is_credited(text, match):
            found.setdefault(_CANONICAL[match[0]])
    return tuple(found)


def _is_credited(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _BEFORE_WINDOW, 0) : match.start()]
    after = text[match.end() : match.end() + _AFTER_WINDOW]
    return _CREDIT_AFTER.match(after) is not None or _CREDIT_BEFORE.search(before) is not None

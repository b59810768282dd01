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

_NAME = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_CANONICAL, key=len, reverse=True)))})(?![\w-])")
_CREDIT_BEFORE = re.compile(
    r"(?:(?:\baccording to|\bsources?:|\bvia|\btold|\bcit(?:es?|ed|ing)|\bquot(?:es?|ed|ing)|\breporting by"
    r"|\breport(?:s|ed)? (?:by|from|in)|\b(?:said|spoke|speaking|interview|recounted) (?:to|with))"
    r"\s+(?:[\w'’-]+ ){0,3}|[(\[—–]\s*|\s-\s)$",
    re.I,
)
_CREDIT_AFTER = re.compile(
    r"(?:['’]s?)?[\s)\]]*(?:(?:news )?agency\b|reports?\b|reported\b|reporting\b|said\b|says\b|quoted\b|cited\b"
    r"|wrote\b|learned\b|contributed\b|to speculate\b|journalists?\b|correspondents?\b|reporters?\b|witness(?:es)?\b"
    r"|[)\]])",
    re.I,
)

_BEFORE_WINDOW, _AFTER_WINDOW = 60, 30
"""Characters on either side of a name in which a word of crediting is looked for: within one clause."""
MAX_CREDIT_LINE = 400
"""Characters of a credit line."""
MAX_BARE_CREDIT_WORDS = 6
"""Words of a line that credits by naming alone ("Beirut, 8 May (AFP)"); a link to a story is longer."""
_OF_A_PICTURE = re.compile(
    r"\b(?:photo|photograph|image|picture|video|graphic|file|getty|screengrab|illustration)s?\b", re.I
)
_CREDITS_TEXT = re.compile(r"\b(?:report|edit|writ|compil|contribut|sourc|input|agenc|by|with)", re.I)
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


def is_text_credit(line: str) -> bool:
    """Say whether a line of page matter can credit an agency with the text: no photo credit, no link to a story.

    Args:
        line: A line of page matter.
    """
    if len(line) > MAX_CREDIT_LINE or _OF_A_PICTURE.search(line):
        return False
    return len(line.split()) <= MAX_BARE_CREDIT_WORDS or _CREDITS_TEXT.search(line) is not None


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

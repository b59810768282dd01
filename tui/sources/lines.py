"""What the shape of a short line tells: its words, its capitals, whether it is a sentence."""

from __future__ import annotations

import re

from tui.sources.abbreviations import ends_in_abbreviation
from tui.sources.blocks import ends_sentence
from tui.sources.words import word_set

MAX_LINE = 200
"""Characters of the longest line that is looked at as page matter, title or heading; beyond it is a paragraph."""
MAX_TITLE_WORDS = 24
"""Words of the longest line without a full stop that is still a title; headlines rarely pass 20."""
MAX_LABELLED_WORDS = 5
"""Words of a line that may end in an abbreviation's full stop and be no sentence ("Trouble at Apple Inc.")."""

FUNCTION_WORDS = word_set(
    """
    a an the and or but nor of in on at to for from by with as is are was were be been has have had not no if than then
    that this it its his her their into onto over under after before between amid against about up down off out via vs
    """
)
_PARTICLES = word_set("de del der di da van von bin ibn la le")
_ARTICLES = ("al-", "el-", "ad-", "an-", "as-", "ar-")
_CLOSING = "\"'”’»)] "
_INTERNAL_END = re.compile(r"""[a-z]{2}[.!?]["'”’)]*\s+["'“‘(]?[A-Z]""")
_WORD = re.compile(r"[^\W_][\w'’.-]*")


def words(line: str) -> list[str]:
    """List the words of a line, without the marks around them.

    Args:
        line: A short text.
    """
    return _WORD.findall(line)


def is_prose(text: str) -> bool:
    """Say whether a block is running text: one or more sentences, not a title, label or heading.

    A single question or exclamation is not yet running text: it may be a title.

    Args:
        text: A block's text.
    """
    if len(text) > MAX_LINE or len(text.split()) > MAX_TITLE_WORDS:
        return True
    if _INTERNAL_END.search(text) and ends_sentence(text):
        return True
    if not ends_sentence(text):
        return False
    if is_question(text) or is_exclamation(text):
        return False
    short = len(text.split()) <= MAX_LABELLED_WORDS
    return not (short and ends_in_abbreviation(text))


def is_question(text: str) -> bool:
    """Say whether a line ends in a question mark, quotes aside.

    Args:
        text: A line.
    """
    return text.rstrip(_CLOSING).endswith("?")


def is_exclamation(text: str) -> bool:
    """Say whether a line ends in an exclamation mark, quotes aside.

    Args:
        text: A line.
    """
    return text.rstrip(_CLOSING).endswith("!")


def is_name_like(line: str) -> bool:
    """Say whether a line is made of capitalised words only, as a name is ("Bashar al-Assad").

    Args:
        line: A short text without a full stop.
    """
    parts = line.split()
    return bool(parts) and all(
        part[0].isupper() or part in _PARTICLES or part.lower().startswith(_ARTICLES) for part in parts
    )


def capital_share(line: str) -> float:
    """Share of a line's words that begin with a capital, function words and the first word aside (0..1).

    Args:
        line: A short text.
    """
    counted = [word for word in words(line)[1:] if word.lower() not in FUNCTION_WORDS]
    if not counted:
        return 1.0
    return sum(not word[0].islower() for word in counted) / len(counted)

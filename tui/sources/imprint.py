"""What a line of a page's head names: the author, the date or the outlet."""

from __future__ import annotations

import re

from tui.sources.agencies import agency_named
from tui.sources.dates import MONTH, WEEKDAY, FoundDate, find_date
from tui.sources.lines import FUNCTION_WORDS, MAX_LINE, is_name_like, is_prose, words
from tui.sources.words import phrase_set, word_set

MAX_OUTLET_WORDS = 5
"""Words of an outlet's name: "The Times of Central Asia" has five."""
MAX_NAME_WORDS = 12
"""Words of the longest byline: a few names."""
MAX_NAMED_IN_SENTENCE = 4
"""Words of a byline that ends in a full stop; with more it is a sentence that begins with "By"."""
MAX_LABELLED_NAME = 3
"""Words of a name in small letters, which only counts after a label ("author: lok")."""
MAX_DATE_LINE_REST = 2
"""Words on a date line besides date, time and marks, such as a city."""

_BYLINE = re.compile(
    r"(?:(?P<label>(?:author|writer|reporter|correspondent|byline)s?)\s*:(?:\s*by\b)?"
    r"|(?:written |reported |words |story |text )?by\b)\s*:?\s*(?P<name>\S.*)",
    re.I,
)
_NAME_END = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\bfor\b|\bin\b|\bat\b|\bpublished\b|\bupdated\b|, (?:reuters|ap|afp)\b"
    r"|,\s+(?:[\w-]+ ){0,3}(?:editor|correspondent|reporter|writer|analyst|contributor|chief)\b).*",
    re.I,
)
_NAME_PARTICLES = word_set("and al el de del der di da van von bin ibn la le & with")

_DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|(?:last |first )?(?:published|updated|posted|modified|created|edited)(?: on| at)?"
    r"|on|at|date|issued|time|an?|(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?|ago|read"
    r"|am|pm|a\.m|p\.m|noon|midnight|gmt|utc|est|edt|et|bst|cet|ist|pst|pdt|local"
    r"|t?\d+(?:am|pm|h|st|nd|rd|th|z)?)\b",
    re.I,
)
_TIME_OR_DAY = re.compile(rf"\b(?:{MONTH}|{WEEKDAY}|ago)\b|\d[:.]\d\d\b", re.I)

_OUTLET_LAST = word_set(
    """
    press news times post wire agency herald tribune gazette journal media tv radio observer guardian standard chronicle
    mail telegraph mirror express globe monitor network television broadcasting online daily weekly independent examiner
    inquirer courier dispatch sentinel newspaper newswire
    """
)
_OUTLET_FIRST = word_set("daily radio press agence sky channel")
_OUTLET_NAMES = word_set(
    "bbc cnn npr pbs nbc abc cbs msnbc euronews newsweek axios politico bloomberg haaretz bild stern spiegel zdf rfi"
) | phrase_set(
    """
    al jazeera
    al arabiya
    al-monitor
    deutsche welle
    voice of america
    france 24
    le monde
    el país
    el pais
    der spiegel
    economist
    middle east eye
    conversation
    hindu
    """
)
_OUTLET_OF = re.compile(r"(?:the )?(?:[\w'’-]+ )?(?:times|voice|post|news) of [A-Z]\w+(?: \w+)?", re.I)
_DOMAIN = re.compile(r"(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,10}", re.I)


def byline_name(line: str) -> str | None:
    """Read who wrote the article from a line such as "By Ada Lovelace in Paris" or "Author: Lok".

    Args:
        line: A line that stands alone.

    Returns:
        The name as written, or None where the line is no byline.
    """
    match = _BYLINE.match(line.strip("*_ ")) if len(line) <= MAX_LINE else None
    if match is None:
        return None
    name = match["name"]
    found = find_date(name)
    if found is not None:
        name = name[: found.start]
    name = _NAME_END.sub("", name).strip(" ,;|-–—*_")
    parts = re.findall(r"[^\s,]+", name)
    if not parts or len(parts) > MAX_NAME_WORDS or (is_prose(line) and len(parts) > MAX_NAMED_IN_SENTENCE):
        return None
    named = sum(part[0].isupper() for part in parts)
    strangers = [part for part in parts if not part[0].isupper() and part.lower().split("-")[0] not in _NAME_PARTICLES]
    if match["label"] and len(parts) <= MAX_LABELLED_NAME:
        return name if name[0].isalpha() else None
    return name if named and not strangers else None


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date, a time or how long ago it was, and hardly anything else.

    Args:
        line: A line that stands alone.
    """
    if len(line) > MAX_LINE:
        return False
    found = find_date(line)
    if found is None:
        return _TIME_OR_DAY.search(line) is not None and any(map(str.isdigit, line)) and not _rest(line)
    rest = _rest(f"{line[: found.start]} {line[found.end :]}")
    left = " ".join(rest)
    return not rest or (len(rest) <= MAX_DATE_LINE_REST and is_name_like(left)) or is_outlet(left)


def _rest(line: str) -> list[str]:
    return words(_DATE_WORDS.sub(" ", line))


def outlet_beside(line: str, date: FoundDate | None) -> str | None:
    """Read the outlet's name from a date line ("Barran Press | 8 May 2024").

    Args:
        line: The line.
        date: The date in it.
    """
    if date is None:
        return None
    parts = (part.strip(" ,|•·-–—()") for part in (line[: date.start], line[date.end :]))
    return next((part for part in parts if part and is_outlet(part)), None)


def is_outlet(line: str) -> bool:
    """Say whether a line is the name of a newspaper, agency, broadcaster or site ("Barran Press", "bbc.com").

    Args:
        line: A line that stands alone.
    """
    core = line.strip("*_ |:–—-")
    parts = core.lower().removeprefix("the ").split()
    if not 0 < len(parts) <= MAX_OUTLET_WORDS or core[-1] in ".!?,;":
        return False
    if agency_named(core) or " ".join(parts) in _OUTLET_NAMES or _DOMAIN.fullmatch(core) or _OUTLET_OF.fullmatch(core):
        return True
    if len(parts) == 1 or not is_name_like(core) or not FUNCTION_WORDS.isdisjoint(parts):
        return False
    return parts[-1] in _OUTLET_LAST or parts[0] in _OUTLET_NAMES or (parts[0] in _OUTLET_FIRST and len(parts) <= 3)

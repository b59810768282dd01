"""What a line of a page's head names: the author, the date or the outlet."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tui.sources import abroad
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

LINES_KEPT = 4096
"""Lines whose answer is kept: each is asked for several times."""
MIN_PERSON_WORDS, MAX_PERSON_WORDS = 2, 4
"""Words of one person's name in a byline without "By"."""
DAYS_OF_UPDATES = 200
"""A day and month without a year that lies more days before the publication than this is of the next year."""

_BYLINE = re.compile(
    r"(?:(?P<label>(?:author|writer|reporter|correspondent|byline)s?)\s*:(?:\s*by\b)?"
    r"|(?:written |reported |words |story |text )?by\b)\s*:?\s*(?P<name>\S.*)",
    re.I,
)
_NAME_END = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\bfor\b|\bin\b|\bat\b|\bpublished\b|\bupdated\b|, (?:(?:the )?associated press|reuters"
    r"|ap|afp|bbc|cnn)\b"
    r"|,\s+(?:[\w-]+ ){0,3}(?:editor|correspondent|reporter|writer|analyst|contributor|chief)\b).*",
    re.I,
)
_BY_AT_END = re.compile(r"\bby\s+(?P<name>(?-i:[A-Z])\S*(?: (?-i:[A-Z])\S*){0,3})$", re.I)
_ROLE = re.compile(
    r"(?:(?:[\w&’'-]+ ){0,3}(?:editor|correspondent|reporter|writer|analyst|contributor|columnist|journalist"
    r"|photographer)"
    r"|(?:staff|special|guest|news) [\w ]{1,20})$",
    re.I,
)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_PLACE_FIRST = word_set(
    "new north south east west san los las saint st hong united middle tel sri port fort cape lake mount the el al la"
)
"""First words of places of two words."""
_TEAM = word_set("staff agencies desk newsroom bureau team reporters editors service wire news images pictures photos")
_UPDATE = re.compile(r"\b(?:last )?(?:updated?|modified|amended|edited)\b", re.I)
_DAY_AND_MONTH = re.compile(rf"\b(?:(\d{{1,2}}) ({MONTH})|({MONTH})\.? (\d{{1,2}}))\b", re.I)
_NAME_PARTICLES = word_set("and al el de del der di da van von bin ibn la le & with")

_DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|(?:last |first )?(?:published|updated|posted|modified|created|edited)(?: on| at)?"
    r"|on|at|date|issued|time|an?|(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?|ago|read"
    r"|am|pm|a\.m|p\.m|noon|midnight|gmt|utc|est|edt|et|bst|cet|ist|pst|pdt|local"
    r"|t?\d+(?:am|pm|h|st|nd|rd|th|z)?)\b",
    re.I,
)
_DATE_WORDS_ABROAD = re.compile(rf"\b(?:{abroad.DATE_WORDS}|t?\d+h?\d*)\b", re.I)
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
    return _byline_name(line) if len(line) <= MAX_LINE else None


@lru_cache(LINES_KEPT)
def _byline_name(line: str) -> str | None:
    match = _BYLINE.match(line.strip("*_ "))
    if match is None:
        match = abroad.BYLINE.match(line.strip("*_ "))
        parts = match["name"].split() if match else []
        if match is None or not 1 < len(parts) <= MAX_PERSON_WORDS or not is_name_like(match["name"]):
            return None
        return match["name"]
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


def person_named(line: str) -> str | None:
    """Read who wrote the article from a line with nothing but names ("Ada Lovelace", "Ada Lovelace, Staff Writer").

    A place or a caption may look the same: it counts only where bylines stand.

    Args:
        line: A line that stands alone.

    Returns:
        The names as written, without role and place, or None where the line has other things.
    """
    core = line.strip("*_ ")
    if len(core) > MAX_LINE or is_prose(core) or any(map(str.isdigit, core)):
        return None
    name = _NAME_END.sub("", core).strip(" ,;|-–—")
    people = re.split(r"\s*(?:,| and | & )\s*", name)
    if len(people) > 1 and _ROLE.match(people[-1]):
        people = people[:-1]
        name = name[: name.rindex(",")] if "," in name else name
    return name if people and all(map(_is_person, people)) and not is_outlet(name) else None


def _is_person(name: str) -> bool:
    parts = name.lower().split()
    if not MIN_PERSON_WORDS <= len(parts) <= MAX_PERSON_WORDS or not _PERSON.fullmatch(name) or not is_name_like(name):
        return False
    return parts[0] not in _PLACE_FIRST and FUNCTION_WORDS.isdisjoint(parts) and _TEAM.isdisjoint(parts)


def is_role(line: str) -> bool:
    """Say whether a line names what somebody does at the outlet ("Senior Reporter", "Shipping correspondent").

    Args:
        line: A line that stands alone.
    """
    return _ROLE.match(line.strip("*_ ")) is not None


def author_beside(line: str) -> str | None:
    """Read the author from the end of a date line ("Posted on 3 May 2024 by Ada Lovelace").

    Args:
        line: The line.
    """
    match = _BY_AT_END.search(line.strip("*_ "))
    return match["name"] if match else None


def dates_told(line: str) -> tuple[FoundDate | None, FoundDate | None]:
    """Read when an article was published and when it was updated ("Published 3 May 2024 | Updated 4 May").

    Args:
        line: A date line.

    Returns:
        The date of publication and that of the update, each None where the line does not give it.
    """
    parts = list(_UPDATE.finditer(line)) or list(abroad.UPDATED.finditer(line))
    if not parts:
        return find_date(line), None
    at = parts[0]
    published = find_date(line[: at.start()])
    rest = line[at.end() :]
    first = re.search(r"\b(?:first )?(?:published|posted)\b", rest, re.I)
    if first and published is None:
        published, rest = find_date(rest[first.end() :]), rest[: first.start()]
    updated = find_date(rest)
    if updated is None and published is not None and published.value is not None:
        updated = _without_year(rest, published)
    return published, updated


def _without_year(rest: str, published: FoundDate) -> FoundDate | None:
    """Read a day and month, in the year of publication or the next one."""
    match = _DAY_AND_MONTH.search(rest)
    if match is None or published.value is None:
        return None
    for year in (published.value.year, published.value.year + 1):
        found = find_date(f"{match[0]} {year}")
        if found is not None and found.value is not None and (published.value - found.value).days < DAYS_OF_UPDATES:
            return replace(found, written=match[0])
    return None


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date, a time or how long ago it was, and hardly anything else.

    Args:
        line: A line that stands alone.
    """
    # A line without a digit holds no date; most lines have none.
    return len(line) <= MAX_LINE and any(map(str.isdigit, line)) and _is_date_line(line)


@lru_cache(LINES_KEPT)
def _is_date_line(line: str) -> bool:
    line = _BY_AT_END.sub("", line)
    found = find_date(line)
    if found is None:
        return _TIME_OR_DAY.search(line) is not None and any(map(str.isdigit, line)) and not _rest(line)
    rest = _rest(f"{line[: found.start]} {line[found.end :]}")
    left = " ".join(rest)
    if rest and not _rest_abroad(f"{line[: found.start]} {line[found.end :]}"):
        return True
    return not rest or (len(rest) <= MAX_DATE_LINE_REST and is_name_like(left)) or is_outlet(left)


def _rest(line: str) -> list[str]:
    return words(_DATE_WORDS.sub(" ", line))


def _rest_abroad(line: str) -> list[str]:
    return words(_DATE_WORDS_ABROAD.sub(" ", _DATE_WORDS.sub(" ", line)))


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

"""Guesses in which encoding bytes are written that are no UTF-8 and have no mark."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

SAMPLE = 32_768
"""Bytes that the guess is made from: more than a page tells no more, and the guess stays a matter of milliseconds."""
STRETCH = 2_048
"""Bytes of one line that are taken for the sample: a file of a single line has more than its first accent to tell."""
SURE_SHARE = 0.9
"""Share of the characters beyond ASCII that must fit one language for its encoding to be taken."""
FOREIGN_SHARE = 0.6
"""Share of bytes beyond ASCII in the words that hold any, from which a script is not Latin. Latin ones reach 0.4."""
FEWEST_FOREIGN = 6
"""Bytes beyond ASCII from which another script than the Latin is believed: about one word of it."""
MAX_ODD_CASE = 0.5
"""Share of words in capitals or with capitals inside, above which another encoding is taken if there is one."""
MIN_ACCENTS = 5
"""Different accented letters that it takes to believe in a language outside of the West, where each of them is also a
letter of some language within."""

_JOINING = "‘’–—…\xa0"
"""Signs that may stand between two letters."""
_SIGNS = frozenset(_JOINING + "“”„\u201a«»°€£§©®·•¿¡™½¼²")
_WESTERN: dict[str, str] = {
    "English": "éèêàçñöüïôáíóâ",
    "French": "éèêàâçôîûùëïüœæÿ",
    "German": "äöüßé",
    "Spanish": "áéíóúñüºª",
    "Portuguese": "áâãàçéêíóôõúüºª",
    "Italian": "àèéìíòóùîºª",
    "Dutch": "éèëêïóöüáíç",
    "Danish": "æøåéäöüá",
    "Swedish": "åäöéüáàë",
    "Icelandic": "áðéíóúýþæö",
    "Catalan": "àèéíòóúïüç",
}
_CENTRAL: dict[str, str] = {
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Croatian": "čćđšž",
    "Romanian": "ăâîşţ",
}
_LATIN: dict[str, dict[str, str]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": {"Turkish": "çğıöşüâîû"},
    "iso8859-15": {"French": _WESTERN["French"]},
    "mac-roman": {language: _WESTERN[language] for language in ("French", "German", "Spanish", "Italian", "English")},
}
"""By encoding, the most usual first, what the languages written in it have beyond ASCII, in small letters."""
_SHARED = frozenset("èìòøïùå")
"""Letters whose bytes are Czech or Slovak ones (č, ě, ň, ř, ď, ů, ĺ) in Windows-1250. Those languages hardly write a
line without š or ž, which no Western one has."""
_OF_THE_WEST = ("cp1252", "iso8859-15", "mac-roman")
_NAMES = {
    "cp1250": "Windows-1250",
    "cp1252": "Windows-1252",
    "cp1254": "Windows-1254",
    "iso8859-2": "ISO-8859-2",
    "iso8859-15": "ISO-8859-15",
    "mac-roman": "Mac Roman",
}
_FOREIGN = {
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp1253": "Windows-1253",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp949": "EUC-KR",
}
"""Encodings of other scripts, as charset-normalizer calls them; of those of East Asia the forms with all that makers
added."""
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that bytes may be in."""

    codec: str
    """As Python calls it."""
    name: str
    """As readers know it."""
    is_sure: bool
    """Whether all fits, and nothing else does so well; only ever for Windows-1252, which is the rule."""


def guess_encoding(data: bytes) -> Guess:
    """Guess how a text is encoded that is no UTF-8.

    Latin scripts are told apart by the accents of each language, as too few bytes differ for anything else; Western
    ones win where two fit. What is not written in Latin letters is left to charset-normalizer.

    Args:
        data: The whole content of a file; a bounded sample of it is looked at.

    Returns:
        The likeliest encoding; Windows-1252 where nothing tells.
    """
    sample = _sample(data)
    fits, codec = max(((_fit(sample, codec), codec) for codec in _LATIN), key=lambda fit: fit[0])
    if _may_be_western(sample, fits, codec):
        return Guess("cp1252", _NAMES["cp1252"], False)
    if fits >= SURE_SHARE and _is_latin(sample.decode(codec, "replace")):
        return Guess(codec, _NAMES[codec], codec == "cp1252")
    foreign = _foreign(sample)
    if foreign is not None:
        return Guess(foreign, _FOREIGN[foreign], False)
    return Guess("cp1252", _NAMES["cp1252"], False)


def _sample(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to a bound."""
    if len(data) <= SAMPLE:
        return data
    found = bytearray()
    at = 0
    while len(found) < SAMPLE and (high := _HIGH.search(data, at)) is not None:
        start = max(data.rfind(b"\n", at, high.start()) + 1, high.start() - STRETCH, at)
        end = data.find(b"\n", high.end(), start + 2 * STRETCH)
        at = end if end >= 0 else start + 2 * STRETCH
        found += data[start:at] + b"\n"
    return bytes(found)


@cache
def _letters(codec: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(letters + letters.upper()) for letters in _LATIN[codec].values())


def _fit(sample: bytes, codec: str) -> float:
    """Share of the characters beyond ASCII that a language written in an encoding has, where they stand."""
    text = f" {sample.decode(codec, 'replace')} "
    signs = total = 0
    letters: Counter[str] = Counter()
    for match in _NOT_ASCII.finditer(text):
        total += 1
        character, before, after = match[0], text[match.start() - 1], text[match.end()]
        if character in _SIGNS:
            signs += character in _JOINING or not (before.isalpha() and after.isalpha())
        elif not (character.isupper() and before.isalpha() and (before.islower() or after.islower())):
            letters[character] += 1
    best = max(sum(letters[letter] for letter in letters.keys() & known) for known in _letters(codec))
    return (signs + best) / max(total, 1)


def _may_be_western(sample: bytes, fits: float, codec: str) -> bool:
    """Say whether accents of several Western languages are likelier than the one language that fits best."""
    if codec in _OF_THE_WEST and fits >= SURE_SHARE:
        return False
    text = sample.decode("cp1252", "replace").lower()
    accents = _NOT_ASCII.findall(text)
    in_use = _SIGNS.union(*_WESTERN.values())
    if not _is_latin(text) or sum(accent in in_use for accent in accents) < SURE_SHARE * len(accents):
        return False
    different = set(accents) - _SIGNS
    return (
        fits < SURE_SHARE or len(different) < MIN_ACCENTS or (different <= in_use and not different.isdisjoint(_SHARED))
    )


def _is_latin(text: str) -> bool:
    """Say whether accents stand among plain letters, as they do in every language of Latin letters."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    accents = sum(len(_NOT_ASCII.findall(word)) for word in words)
    return accents < FEWEST_FOREIGN or accents <= FOREIGN_SHARE * sum(map(len, words))


def _foreign(sample: bytes) -> str | None:
    """Ask charset-normalizer for an encoding of another script; None where nothing fits or too little is there."""
    if len(_HIGH.findall(sample)) < FEWEST_FOREIGN:
        return None
    from charset_normalizer import from_bytes  # takes as long as a first paint, and hardly any file needs it

    matches = [match for match in from_bytes(sample, cp_isolation=list(_FOREIGN)) if match.encoding in _FOREIGN]
    matches = [match for match in matches if _odd_case(str(match)) <= MAX_ODD_CASE] or matches
    return matches[0].encoding if matches else None


def _odd_case(text: str) -> float:
    """Share of words all in capitals or with capitals inside: a wrong encoding mixes or swaps the two cases."""
    words: list[str] = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(len(word) > 1 and not word[1:].islower() and word.lower() != word.upper() for word in words)
    return odd / max(len(words), 1)

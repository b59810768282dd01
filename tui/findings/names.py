"""Reads names of persons from a passage: the words, the title before them, and what speaks for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tui.alignment.tokens import fold
from tui.alignment.wordlists import STOP_WORDS
from tui.findings.lexicon import entries

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|[^\s\w]")
PARTICLES = frozenset(
    "al el von van de der den della di da del dos du bin ibn bint ben abu la le ter ten af zu".split()
)
"""Small words inside a name."""
PREFIX = re.compile(r"^(?:al|el|an|as|ash|ad)[-'’]", re.I)
NICKNAME = re.compile(r"[\"“]([^\"”]{2,25})[\"”]\s+(?=[A-ZÀ-Þ])")
"""A nickname inside a name: at most 25 characters in quotation marks before another capital."""
SAYS = frozenset(
    """said says told added explained recalled admitted confirmed announced argued asked insisted wrote declared replied
    noted stated testified claimed warned remarked""".split()
)
AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:\d{1,3}(?!\d)|(?:an?|the|his|her|who|whose)\b)|\(\d{1,3}\)|\b(?:who|himself|herself)\b)"
)
"""What follows a person's name: an age, an office after a comma, "who"."""
ROLE_WINDOW = 4
"""Words before or after a name among which an occupation is looked for."""
SUFFIXES = frozenset("Jr Sr II III IV QC KC MP MD PhD Esq".split())
"""What may follow a name and is no part of it."""
LONGEST_NAME = 5
"""Words of the longest name."""
LONGEST_TITLE = 4
"""Words of the longest title ("Detective Chief Superintendent")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words that can be a person's name."""

    start: int
    """Offset of the name, without its title, in the passage's text."""
    end: int
    title_start: int
    """Offset of the title; that of the name where there is none."""
    title: str | None
    words: tuple[str, ...]
    """The words of the name as written, without a possessive ending."""
    certain: bool
    """Whether its surroundings or its first word say that it is a person."""
    speaks: bool
    """Whether a verb of saying stands beside it."""

    @property
    def last(self) -> str:
        """The key under which mentions by last name find each other."""
        return name_key(self.words[-1])


def name_key(word: str) -> str:
    """A name in lower case without accents, possessive ending and article ("al-Karim" → "karim")."""
    return fold(PREFIX.sub("", word)).replace("-", "").rstrip(".")


@cache
def _titles() -> frozenset[str]:
    return entries("titles")


@cache
def _roles() -> frozenset[str]:
    return entries("roles")


def mentions(text: str) -> Iterator[Mention]:
    """Find the names in a passage.

    Args:
        text: The passage.
    """
    plain = NICKNAME.sub(lambda match: " " * len(match.group()), text)
    tokens = list(TOKEN.finditer(plain))
    at = 0
    while at < len(tokens):
        if not _is_capital(tokens[at].group()):
            at += 1
            continue
        run = _run(plain, tokens, at)
        yield from _named(plain, tokens, at, run)
        at = run


def _is_capital(token: str) -> bool:
    bare = PREFIX.sub("", token) or token
    return (
        bare[:1].isupper()
        and not (len(bare) > 4 and bare.isupper())
        and fold(token) not in STOP_WORDS - {"may", "will", "mr", "mrs", "ms", "dr"}
    )


def _run(text: str, tokens: list[re.Match[str]], at: int) -> int:
    """Index after the last token of the capitalised run that begins at a token."""
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_NAME + LONGEST_TITLE:
        before, token = tokens[end - 1], tokens[end]
        gap = text[before.end() : token.start()]
        if gap.strip() or "\n" in gap or before.group().endswith(("'s", "’s")):
            break
        # A sentence may end with the run: only an initial or a title keeps its dot.
        if before.group().endswith(".") and len(before.group()) > 2 and before.group().rstrip(".") not in _titles():
            break
        if _is_capital(token.group()) or (
            token.group().lower() in PARTICLES
            and end + 1 < len(tokens)
            and (_is_capital(tokens[end + 1].group()) or tokens[end + 1].group().lower() in PARTICLES)
        ):
            end += 1
        else:
            break
    while tokens[end - 1].group().lower() in PARTICLES and end - 1 > at:
        end -= 1
    return end


def _named(text: str, tokens: list[re.Match[str]], at: int, end: int) -> Iterator[Mention]:
    # "New York City Councilman Carl Barr": what stands before the last title belongs to the office.
    begin = next((n + 1 for n in range(end - 2, at - 1, -1) if _is_title(tokens[n].group())), at)
    first = begin
    while first > at and begin - first < LONGEST_TITLE and _is_title(tokens[first - 1].group()):
        first -= 1
    while begin == first < end - 1 and _is_no_person(tokens[first].group()):
        begin = first = first + 1
    while end - 1 > begin and tokens[end - 1].group().rstrip(".") in SUFFIXES:
        end -= 1
    words = tuple(_bare(token.group()) for token in tokens[begin:end])
    if not words or len(words) > LONGEST_NAME or any(not word for word in words):
        return
    if any(word in entries("nonpersons") for word in words) or (len(words) == 1 and _is_title(words[0])):
        return
    start = tokens[begin].start()
    stop = tokens[end - 1].start() + len(words[-1])
    title = " ".join(token.group() for token in tokens[first:begin]) or None
    speaks = _speaks(tokens, first, end)
    certain = title is not None or (
        len(words) > 1
        and (
            _bare(tokens[begin].group()).split("-")[0] in entries("given")
            or AFTER_NAME.match(text, stop) is not None
            or speaks
            or _beside_role(tokens, first, end)
        )
    )
    yield Mention(start, stop, tokens[first].start(), title, words, certain, speaks)


def _is_no_person(token: str) -> bool:
    """Whether a word before a name is a place's, a body's or an abbreviation ("FBI")."""
    return token in entries("nonpersons") or (len(token) > 1 and token.isupper() and "." not in token)


def _is_title(token: str) -> bool:
    """Whether a word is a title; all parts of a compound ("Major-General") must be."""
    return all(part in _titles() for part in token.rstrip(".").split("-"))


def _bare(token: str) -> str:
    bare = token if len(token) == 2 and token.endswith(".") else token.rstrip(".")
    return re.sub(r"['’]s?$", "", bare)


def _speaks(tokens: list[re.Match[str]], first: int, end: int) -> bool:
    after = tokens[end].group().lower() if end < len(tokens) else ""
    before = tokens[first - 1].group().lower() if first else ""
    return after in SAYS or before in SAYS


def _beside_role(tokens: list[re.Match[str]], first: int, end: int) -> bool:
    roles = _roles()
    before = tokens[first - 1].group() if first else ""
    if before == "," and first > 1:
        before = tokens[first - 2].group()
    if before in roles:
        return True
    if end < len(tokens) and tokens[end].group() == ",":
        return any(token.group() in roles for token in tokens[end + 1 : end + 1 + ROLE_WINDOW])
    return False

"""Tells what kind of source a phrase names: a person, a body or document, people without a name, an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tui.findings.lexicon import entries
from tui.findings.phrases import PREPOSITIONS, TIMES, Token
from tui.model import SourceKind
from tui.sources.agencies import agency_named
from tui.sources.imprint import is_outlet

NOBODY = frozenset(
    """someone somebody anyone anybody everyone everybody nobody none nothing something everything one it i we you this
    that these what who which there here another each either neither me us him them myself no-one""".split()
)
"""Words that name no source."""
CROWD = frozenset("those others some many several both most few people two three four".split())
"""Words that stand for people without a noun: "some said"."""
AFTER_NOUN = frozenset(
    "who briefed close familiar posted released obtained seen taken filed shot published issued made".split()
)
"""Words after a noun that tell more of it."""
AGENTS = ("ist", "ician", "man", "woman", "men", "women", "ologist", "keeper")
"""Endings of words for people."""
INVARIABLE = ("news", "press", "times", "ss")
"""Endings that look like a plural and are none."""


def kind_of(words: Sequence[Token], *, at_start: bool) -> SourceKind | None:
    """Tell what a phrase names.

    Args:
        words: The tokens of the phrase.
        at_start: Whether its first word opens the passage, where a capital tells nothing.

    Returns:
        The kind; None where the phrase names nobody who could tell anything.
    """
    core = core_of(words)
    if not core or all(word.low in NOBODY for word in core) or all(word.low in TIMES for word in core):
        return None
    last = core[-1]
    if outlet_of(" ".join(word.text for word in words)) or _is_outlet(core):
        return SourceKind.OUTLET
    named = last.is_capital and not (len(core) == 1 and at_start and _is_common(last.low))
    if named:
        if last.low in ("spokesman", "spokeswoman", "spokesperson", "officials", "police"):
            return SourceKind.OFFICIAL
        return SourceKind.ORGANISATION if _is_body(core) else SourceKind.PERSON
    if core[0].low in ("report", "reports", "rumours", "rumors") and len(core) == 1 and len(words) == 1:
        return SourceKind.VAGUE
    if len(core) > 1 and f"{core[-2].low} {last.low}" in entries("organisations"):
        return SourceKind.ORGANISATION
    for name, kind in (
        ("officials", SourceKind.OFFICIAL),
        ("roles", SourceKind.OFFICIAL),
        ("documents", SourceKind.ORGANISATION),
        ("organisations", SourceKind.ORGANISATION),
    ):
        if is_in(name, last.low):
            return kind
    if any(is_in("officials", word.low) or is_in("roles", word.low) for word in core):
        return SourceKind.OFFICIAL
    if (core[0].low in CROWD and len(core) == 1) or last.low.endswith(AGENTS):
        return SourceKind.OFFICIAL
    if any(word.is_capital for word in core[1:]):
        return SourceKind.ORGANISATION
    return None


def is_document(words: Sequence[Token]) -> bool:
    """Whether a phrase names something written, filmed or counted."""
    core = core_of(words)
    return bool(core) and is_in("documents", core[-1].low)


def core_of(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a phrase up to its first preposition or participle."""
    plain = [word for word in words if word.text != "."]
    for at, word in enumerate(plain):
        if at and (
            word.low in PREPOSITIONS or word.low in AFTER_NOUN or (word.low.endswith("ing") and not word.is_capital)
        ):
            return plain[:at]
    return plain


@cache
def is_in(name: str, word: str) -> bool:
    """Whether a word or its singular stands in a word list."""
    listed = entries(name)
    word = word.removesuffix("’s").removesuffix("'s")
    if word in listed:
        return True
    if not word.endswith("s") or word.endswith(INVARIABLE):
        return False
    return word[:-1] in listed or (word.endswith("es") and word[:-2] in listed) or (word[:-3] + "y" in listed)


@cache
def _is_common(word: str) -> bool:
    """Whether a word that opens a passage is no name."""
    return (
        any(is_in(name, word) for name in ("officials", "roles", "documents", "organisations", "media"))
        or word in CROWD
    )


def _is_outlet(core: Sequence[Token]) -> bool:
    """Whether the last word is one for an outlet: with a capital ("Bay Times") or as the thing ("state media")."""
    last = core[-1]
    if last.is_capital and is_outlet(" ".join(word.text for word in core)):
        return True
    if last.low not in entries("media") or len(core) < 2:
        return False
    if last.is_capital:
        return core[0].low == "the" or core[-2].is_capital
    return last.low not in (
        "times",
        "post",
        "mail",
        "press",
        "globe",
        "mirror",
        "record",
        "standard",
        "express",
        "independent",
    )


def _is_body(core: Sequence[Token]) -> bool:
    """Whether a name is that of a body, a place or a document."""
    last = core[-1]
    if any(word.text in entries("titles") for word in core[:-1]):
        return False
    if core[0].low == "the" or is_in("organisations", last.low) or is_in("documents", last.low):
        return True
    return (len(last.text) > 1 and last.text.isupper() and last.text.isalpha() and len(core) == 1) or (
        last.text in entries("nonpersons")
    )


@cache
def outlet_of(name: str) -> str | None:
    """The agency or outlet that a phrase names, in the form by which it is counted; None where it names none.

    "the Reuters news agency" and "Reuters report" both give "Reuters".
    """
    words = name.removeprefix("the ").removeprefix("The ").removeprefix("a ").split()
    while words and words[-1].lower() in (
        "news",
        "agency",
        "report",
        "reports",
        "newswire",
        "wire",
        "reporter",
        "correspondent",
    ):
        words.pop()
    while words and words[0].lower() in ("state", "news", "agency", "state-run"):
        words.pop(0)
    bare = " ".join(words).removesuffix("’s").removesuffix("'s").strip(".,’'")
    return agency_named(bare)

"""English abbreviations of news text, by what their full stop tells of a sentence's end."""

from __future__ import annotations

import re

from tui.sources.words import word_set

TITLES = word_set(
    """
    mr mrs ms mx messrs mme mmes mlle dr drs prof rev msgr fr hon st sr jr esq
    pres gov govs sen sens rep reps amb atty dist supt insp det dep dept const sec treas
    gen lt col maj capt cmdr cdr cpl sgt pvt pfc spc brig adm rear-adm vice-adm
    lt-gen maj-gen brig-gen lt-col wg-cdr sqn-ldr
    """
)
"""Before a name, hence followed by a capital without an end."""

CORPORATE = word_set("inc corp co cos ltd llc plc bros assn assoc univ intl natl mfg")
MONTHS = word_set("jan feb mar apr jun jul aug sept sep oct nov dec")
PLACES = word_set(
    """
    ave blvd rd hwy mt ft calif fla tex tenn minn mich wis colo conn ariz okla kan neb nev ky va md phila
    n.y n.j n.c n.d n.m n.h s.c s.d w.va d.c b.c
    """
)
LATIN = word_set("e.g i.e etc cf viz vs v al approx est resp ibid a.k.a aka")
ACRONYMS = word_set("u.s u.s.a u.n u.k e.u u.a.e l.a p.s ph.d m.d b.a m.a a.d b.c.e c.e u.s.s h.m.s")
TIMES = word_set("a.m p.m")

ALWAYS = TITLES | CORPORATE | MONTHS | PLACES | LATIN | ACRONYMS | TIMES
"""Lower case and without their last full stop, as the Punkt tokenizer takes them."""

BEFORE_NUMBER = word_set("No Nos no nos Art art Fig fig Figs Sec p pp Vol vol Ch ch para Para Pt pt Rs c ca")
"""Abbreviations only where a number follows: elsewhere they are words, or end the sentence."""

BEFORE_DAY = word_set(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ark Del Ga Ill Ind La Mass Me Mo Miss Mont Ore Pa Wash Wyo"
)
"""Weekdays and states, so only with their capital and before a number: in small letters some are words."""

_DOTTED = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.){2,}[\"'”’)]*$")
_LAST_WORD = re.compile(r"([\w.-]*\w)\.[\"'”’)]*$")
_TAIL = 40
"""Characters in which the last word of a text is looked for."""


def ends_in_abbreviation(text: str) -> bool:
    """Say whether the full stop at the end of a text belongs to an abbreviation ("Inc.", "U.S.").

    Args:
        text: Any text; only its last word is looked at.
    """
    tail = text[-_TAIL:]
    if _DOTTED.search(tail):
        return True
    match = _LAST_WORD.search(tail)
    return match is not None and match[1].lower() in ALWAYS

"""English abbreviations of news text, by what their full stop tells of a sentence's end."""

from __future__ import annotations

import re

TITLES = frozenset(
    """
    mr mrs ms mx messrs mme mmes mlle dr drs prof rev fr hon st sr jr esq
    pres gov govs sen sens rep reps amb atty supt insp det dept treas sec
    gen lt col maj capt cmdr cdr cpl sgt pvt brig adm rear-adm vice-adm lt-gen maj-gen brig-gen lt-col wg-cdr sqn-ldr
    pfc spc ofc msgt ssgt
    """.split()
)
"""Before a name; never the end of a sentence when a capital follows, save a word that starts sentences."""

CORPORATE = frozenset("inc corp co cos ltd llc plc bros assn assoc univ intl natl mfg".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
PLACES = frozenset(
    "ave blvd rd hwy mt ft calif fla tex tenn minn mich wis colo conn ariz okla kan neb nev ky va md n.y n.j n.c n.d n.m n.h s.c s.d w.va d.c b.c".split()
)
LATIN = frozenset("e.g i.e etc cf viz vs v al ca c approx est resp ibid i.a a.k.a aka".split())
ACRONYMS = frozenset("u.s u.s.a u.n u.k e.u u.a.e l.a p.s r.i.p ph.d m.d b.a m.a a.d b.c.e c.e u.s.s h.m.s".split())
TIMES = frozenset("a.m p.m".split())

ALWAYS = TITLES | CORPORATE | MONTHS | PLACES | LATIN | ACRONYMS | TIMES
"""Given to the Punkt tokenizer, lower case and without their last full stop."""

BEFORE_NUMBER = frozenset(
    "No Nos no nos Art art Fig fig Figs Sec sec p pp Vol vol Ch ch para Para Pt pt Rs cap c ca".split()
)
"""Abbreviations only where a number follows: elsewhere they are words, or end the sentence."""

BEFORE_COMMA_OR_NUMBER = frozenset(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ark Del Ga Ill Ind La Mass Me Mo Miss Mont Ore Pa Wash Wyo".split()
)
"""Capitalised they shorten a weekday or a state; in small letters they are words that may end a sentence."""

_DOTTED = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.){2,}[\"'”’)]*$")
_LAST_WORD = re.compile(r"([\w.-]*\w)\.[\"'”’)]*$")


def ends_in_abbreviation(text: str) -> bool:
    """Say whether the full stop at the end of a text belongs to an abbreviation ("Inc.", "U.S.").

    Args:
        text: Any text; only its last word is looked at.
    """
    tail = text[-40:]
    if _DOTTED.search(tail):
        return True
    match = _LAST_WORD.search(tail)
    return match is not None and match[1].lower() in ALWAYS

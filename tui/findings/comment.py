"""Tells comment from report where form and wording give it away."""

from __future__ import annotations

import re
from functools import cache

from tui.alignment.tokens import WORD, fold
from tui.findings.lexicon import entries
from tui.findings.wordings import Wordings
from tui.model import Passage

CLOSING = " \t\n)]"
QUOTES = re.compile(r"[\"“”«»„]")
CREDITS = re.compile(
    r"\b(?:said|says|saying|told|tells|according to|added|reported|reports|announced|asked|wrote|argued"
    r"|estimate[sd]?)\b"
)
"""Words of report: what somebody thinks is news, and not the writer's own comment."""
PRESENT = frozenset("is are has have does do can may might will would could isn't aren't won't can't don't".split())
"""Verbs that tell of no single event."""
MAXIMS = re.compile(
    r"(?:And |But |Yet |For )?(?:An?|No|Every|Any|Each|Nothing|Nobody|Whoever|Whether|What|Such"
    r"|There (?:is|are|may|can)|Those who|Few|Some things)\b"
)
"""How maxims begin."""
REPORTED = re.compile(
    r"\b(?:has|have) (?:not |now |already |yet )?been\b"
    r"|\b(?:is|are|was|were) (?:not |also |now |still |being |yet )?"
    r"(?:\w+ed|to|due|likely|thought|yet|under|held|set|known|hurt)\b"
)
"""Passives of news ("has been set", "are expected"): no maxim."""
STANDING = frozenset("is are has have can cannot".split())
"""Verbs of a maxim."""
WRITER = frozenset("we us our ours ourselves you your".split())
"""The writer and the reader; reports do without."""
SWEEPING = frozenset("never ever always nothing nobody every everything everyone only until".split())
NAMELESS = 0.5
"""For a passage without any name or number: nothing in it can be looked up."""
TIMELESS = 0.5
"""For a verb that tells of no single event."""
MAXIM = 0.5
"""For the form of a maxim: "a house that …", "no verdict has ever …", "there is no …"."""
WORDED = 0.75
"""For each phrase of outlook or judgement."""
ADDRESSED = 0.5
"""For the writer's "we"."""
GENERAL = 0.25
"""For a sweeping word."""
COMMENT = 1.5
"""Score from which a passage is comment: a nameless generality in words of judgement, or a heap of such words."""


@cache
def _outlook() -> Wordings[str]:
    return Wordings(dict.fromkeys(entries("outlook"), "outlook"))


def is_comment(passage: Passage) -> bool:
    """Whether a passage is opinion, outlook or a question that the writer puts to the reader.

    Words inside quotation marks are somebody's, and so a report; so is what somebody is said to think.

    Args:
        passage: A body or bullet passage.
    """
    text = passage.text.rstrip(CLOSING)
    if QUOTES.search(text):
        return False
    return text.endswith("?") or outlook(text) >= COMMENT


def outlook(text: str) -> float:
    """How strongly a text without quotations speaks of opinion rather than of an event.

    Args:
        text: A sentence.

    Returns:
        A sum of the weights above; 0 where a source is named.
    """
    if CREDITS.search(text):
        return 0.0
    matches = list(WORD.finditer(text))
    forms = [fold(match.group()) for match in matches]
    named = any(match.group()[0].isupper() or match.group()[0].isdigit() for match in matches[1:])
    words = set(forms)
    score = WORDED * sum(1 for _ in _outlook().find(forms))
    score += 0.0 if named else NAMELESS
    score += TIMELESS if words & PRESENT else 0.0
    score += MAXIM if not named and MAXIMS.match(text) and words & STANDING and not REPORTED.search(text) else 0.0
    score += ADDRESSED if words & WRITER else 0.0
    return score + (GENERAL if words & SWEEPING else 0.0)

"""Paragraphs in which a page speaks of itself to its reader: cookies, newsletters, appeals, rules, corrections."""

from __future__ import annotations

import re

MAX_NOTICE_WORDS = 40
"""Words of a notice that is known by a phrase which a story may also use."""
MAX_PLAIN_NOTICE_WORDS = 90
"""Words of a notice that is known by a phrase of pages only; rules for comments run to some eighty."""
MIN_CUES = 2
"""Cues that must come together where none of them alone is of pages only."""


def _any_of(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_OF_PAGES_ONLY = re.compile(
    _any_of(
        # cookies and consent
        r"\b(?:we|our \d*\s?partners|this (?:web)?site|and our (?:\d+ )?partners)\b.{0,60}\bcookies\b",
        r"\bcookies\b.{0,60}\b(?:make this (?:web)?site|your (?:device|experience|browser))",
        r"\bstore and/or access information\b|\bprivacy (?:policy|notice|statement|collection statement)\b",
        r"\bterms (?:of (?:use|service)|(?:&|and) conditions)\b|\bprotected by recaptcha\b|\bby (?:submitting"
        r"|signing up)\b",
        # signing up
        r"\b(?:sign|log) (?:up|in) (?:here|now|below|for free)\b|\b(?:be|being|are) logged in\b"
        r"|\balready a subscriber\b",
        r"\b(?:you(?:['’]re| are)? (?:received|receiving)|you received) this e?-?mail\b|\bunsubscribe\b",
        r"\bforwarded (?:this|to you)\b|\bview (?:this|it) (?:e-?mail )?in your browser\b|\bdelivered to your inbox\b",
        r"\b(?:straight|direct|directly) (?:in)?to your inbox\b|\byour e-?mail address\b|\bunlock (?:the|this"
        r"|your)\b.*\bfree\b",
        r"\bin (?:this|his|her|our) (?:free )?(?:(?:daily|weekly|morning|evening) )?newsletter\b",
        r"\bnewsletter (?:provides|brings|delivers|offers|covers)\b|\bmorning email (?:breaks|brings|tells)\b",
        # comments
        r"\bto post (?:a )?comments?\b|\bleave a (?:comment|reply)\b|\bcomments (?:below|above) (?:have|are)\b",
        r"\bcomments that break\b|\b(?:have|had) your say in the comments\b|\bwelcomes (?:comments|letters)\b",
        r"\bcomments are (?:eligible|moderated|closed|subject|the (?:views|responsibility))\b"
        r"|\bcomment on our stories\b",
        r"\bviews expressed\b.{0,60}\b(?:are|do not)\b|\bdo(?:es)? not (?:necessarily )?reflect the views?\b",
        # adverts and money
        r"\bthis (?:advert|ad|advertisement)\b.{0,20}\b(?:has|will|loaded|is)\b|\bmay (?:earn"
        r"|receive) (?:a )?commissions?\b",
        r"\bmay earn (?:an )?affiliate\b|\bnot responsible for the content of external\b",
        r"\b(?:your|a) (?:donation|contribution|gift) (?:will|today|helps|supports)\b"
        r"|\bsupport (?:\w+ ){0,2}journalism\b",
        r"\bif you (?:liked|enjoyed|like|value|appreciate) (?:this|our|what)\b|\bthanks for (?:reading|following"
        r"|subscribing)\b",
        # the page, the player, the screen reader
        r"\bopens? in (?:a )?new (?:window|tab)\b|\bplay or pause\b|\bin full ?size\b|\bview image in\b"
        r"|\bview gallery\b",
        r"\bthis (?:browser|video) (?:does not|is not|can ?not|has)\b|\benable javascript\b|\bscroll (?:down"
        r"|to continue)\b",
        r"\bthis (?:live )?(?:blog|page|feed|coverage) (?:is (?:now )?closed|has (?:now )?(?:closed|ended))\b",
        r"\b(?:story|article|report|video) (?:contains|includes) (?:details|images|content|language|scenes|footage)\b",
        r"\btraditional (?:custodians|owners) of (?:the |this )?(?:lands?|country)\b"
        r"|\bindependent press standards organi[sz]ation\b",
        r"\b(?:email|e-mail|contact|reach|tip off|message|write to|call) (?:us|me|him|her|them|our|the (?:newsroom"
        r"|newsdesk|author))\b"
        r".{0,60}\S@\S",
        r"\bstay (?:ahead|tuned|updated|informed|up to date) (?:with|on|for)\b|\bget the latest\b.{0,40}\bnews\b",
        r"\bsend (?:us )?your (?:story|stories|photos|tips|news)\b|\bcreative commons\b|\bopen government licence\b",
    ),
    re.I,
)
_CORRECTION = re.compile(
    r"(?:correction|clarification|editor['’]?s['’]? note|publisher['’]?s note)s?\b[^.:]{0,40}:"
    r"|updated?\b[^.:]{0,40}: (?:added|adds|updates|updated|corrects|corrected|this|the (?:story|article|headline))\b",
    re.I,
)
_OPENING = re.compile(
    _any_of(
        r"(?:content|trigger|reader)? ?warning: (?:this|the|contains)\b|(?:legal )?disclaimer:|disclosure:",
        r"(?:do you have|got|have you got) (?:a|any) (?:story|tip|news|photo|question|information)\b.{0,30}[?]",
        r"(?:like|enjoy|love)(?:ing)? (?:what you|this|the)\b.{0,40}[?]|what do you (?:think|make of)\b.{0,80}[?]",
        r"(?:contact|reach|email|e-mail|write to|follow)\b.{0,60}\bat\b.{0,20}\S@\S+$|please note\b.{0,20}\bcomments\b",
        r"never miss (?:a|another)\b|make (?:a (?:gift|donation)|us)\b|support (?:us|our|the|student|local"
        r"|independent)\b.*\btoday\b",
        r"(?:was|is) this (?:page|article|story|email|e-mail)\b.{0,40}[?]|did you (?:like|enjoy|find)\b.{0,40}[?]",
        r"(?:we|and our) (?:value|respect|care about) your privacy\b|(?:we|this site) uses? cookies\b",
        r"an? (?:message|word) from our\b|presented by\b|(?:please )?(?:report|flag) (?:any|this) comments?\b",
    ),
    re.I,
)
"""How a notice opens; further on in a paragraph the words may be the story's."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|you['’]\w+)\b", re.I)
_OF_US = re.compile(r"\b(?:we|us|our|ours)\b", re.I)
_ASKING = re.compile(
    r"(?:please|sign|subscribe|join|follow|support|download|click|tap|get|help|share|read|try)\b", re.I
)
_PAGE_THING = re.compile(
    r"\b(?:newsletters?|inbox|subscri(?:bers?|ption)|cookies|website|web ?site|(?:our|mobile) app|comments?"
    r"|notifications?"
    r"|whatsapp channel|telegram channel|facebook page|terms|advertis(?:ers?|ing)|member(?:ship)?|podcast)\b",
    re.I,
)
_TOLD = re.compile(r"[\"“”«»„]|\b(?:said|says|told|tells|asked|added|wrote|according to|announced|reported)\b", re.I)
"""What a story has and a notice has not: somebody who speaks."""


_HINTS = (
    "cookie privacy terms condition recaptcha submitting signing sign log subscri forward e-mail email inbox unlock "
    "newsletter "
    "comment views advert commission affiliate external donation contribution gift journalism thanks enjoyed liked "
    "value "
    "appreciate window tab gallery browser javascript scroll blog page feed coverage contain include traditional "
    "press play "
    "image @ stay latest send creative licence website app notification channel member podcast reader correct clarif "
    "note "
    "update warning disclaim disclosure got have like enjoy love what contact reach write please never make support "
    "was did "
    "message word presented report flag access"
).split()
"""One of these is in every notice; to look for them is far quicker than to look for the phrases."""


def is_notice(text: str) -> bool:
    """Say whether a paragraph is the page's word to its reader, and no part of the story.

    Args:
        text: A paragraph that stands alone.
    """
    count = text.count(" ") + 1
    if count > MAX_PLAIN_NOTICE_WORDS:
        return False
    folded = text.lower()
    if not any(hint in folded for hint in _HINTS):
        return False
    if _CORRECTION.match(text):
        return True
    if _TOLD.search(text):
        return False
    if _OF_PAGES_ONLY.search(text):
        return True
    if _OPENING.match(text) and count <= MAX_NOTICE_WORDS:
        return True
    if _PAGE_THING.search(text) is None:
        return False
    cues = (_ADDRESSED.search(text), _OF_US.search(text), _ASKING.match(text))
    return sum(cue is not None for cue in cues) >= MIN_CUES

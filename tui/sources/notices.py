"""Paragraphs in which a page speaks of itself to its reader: cookies, newsletters, appeals, rules, corrections."""

from __future__ import annotations

import re

from tui.sources.keyed_patterns import KeyedPatterns

MAX_NOTICE_WORDS = 40
"""Words of a notice that is known by a phrase which a story may also use."""
MAX_PLAIN_NOTICE_WORDS = 90
"""Words of a notice that is known by a phrase of pages only; rules for comments run to some eighty."""
MIN_CUES = 2
"""Cues that must come together where none of them alone is of pages only."""


_OF_PAGES_ONLY = KeyedPatterns(
    # cookies and consent
    ("cookies", r"\b(?:we|our \d*\s?partners|this (?:web)?site|and our (?:\d+ )?partners)\b.{0,60}\bcookies\b"),
    ("cookies", r"\bcookies\b.{0,60}\b(?:make this (?:web)?site|your (?:device|experience|browser))"),
    ("store and/or", r"\bstore and/or access information\b"),
    ("privacy", r"\bprivacy (?:policy|notice|statement|collection statement)\b"),
    ("terms of|terms &|terms and", r"\bterms (?:of (?:use|service)|(?:&|and) conditions)\b"),
    ("recaptcha|by submitting|by signing up", r"\bprotected by recaptcha\b|\bby (?:submitting|signing up)\b"),
    # signing up
    ("sign up |sign in |log up |log in ", r"\b(?:sign|log) (?:up|in) (?:here|now|below|for free)\b"),
    ("logged in|subscriber", r"\b(?:be|being|are) logged in\b|\balready a subscriber\b"),
    ("mail", r"\b(?:you(?:['’]re| are)? (?:received|receiving)|you received) this e?-?mail\b|\byour e-?mail address\b"),
    ("unsubscribe|forwarded", r"\bunsubscribe\b|\bforwarded (?:this|to you)\b"),
    ("browser", r"\bview (?:this|it) (?:e-?mail )?in your browser\b"),
    ("inbox", r"\bdelivered to your inbox\b|\b(?:straight|direct|directly) (?:in)?to your inbox\b"),
    ("unlock the|unlock this|unlock your", r"\bunlock (?:the|this|your)\b.*\bfree\b"),
    ("newsletter", r"\bin (?:this|his|her|our) (?:free )?(?:(?:daily|weekly|morning|evening) )?newsletter\b"),
    ("newsletter", r"\bnewsletter (?:provides|brings|delivers|offers|covers)\b"),
    ("morning email", r"\bmorning email (?:breaks|brings|tells)\b"),
    # comments
    ("comment", r"\bto post (?:a )?comments?\b|\bcomments (?:below|above) (?:have|are)\b|\bcomments that break\b"),
    ("leave a", r"\bleave a (?:comment|reply)\b"),
    ("comments|welcomes", r"\b(?:have|had) your say in the comments\b|\bwelcomes (?:comments|letters)\b"),
    ("comments are", r"\bcomments are (?:eligible|moderated|closed|subject|the (?:views|responsibility))\b"),
    ("comment on our", r"\bcomment on our stories\b"),
    ("view", r"\bviews expressed\b.{0,60}\b(?:are|do not)\b|\bdo(?:es)? not (?:necessarily )?reflect the views?\b"),
    # adverts and money
    ("this ad", r"\bthis (?:advert|ad|advertisement)\b.{0,20}\b(?:has|will|loaded|is)\b"),
    ("commission|affiliate", r"\bmay (?:earn|receive) (?:a )?commissions?\b|\bmay earn (?:an )?affiliate\b"),
    ("not responsible", r"\bnot responsible for the content of external\b"),
    ("donation|contribution|gift", r"\b(?:your|a) (?:donation|contribution|gift) (?:will|today|helps|supports)\b"),
    ("journalism", r"\bsupport (?:\w+ ){0,2}journalism\b"),
    ("if you ", r"\bif you (?:liked|enjoyed|like|value|appreciate) (?:this|our|what)\b"),
    ("thanks for", r"\bthanks for (?:reading|following|subscribing)\b"),
    # the page, the player, the screen reader
    ("new window|new tab", r"\bopens? in (?:a )?new (?:window|tab)\b"),
    ("play or pause|in full", r"\bplay or pause\b|\bin full ?size\b"),
    ("view image|view gallery", r"\bview image in\b|\bview gallery\b"),
    ("this browser|this video", r"\bthis (?:browser|video) (?:does not|is not|can ?not|has)\b"),
    ("javascript|scroll", r"\benable javascript\b|\bscroll (?:down|to continue)\b"),
    (
        "this live|this blog|this page|this feed|this coverage",
        r"\bthis (?:live )?(?:blog|page|feed|coverage) (?:is (?:now )?closed|has (?:now )?(?:closed|ended))\b",
    ),
    (
        "contains|includes",
        r"\b(?:story|article|report|video) (?:contains|includes)"
        r" (?:details|images|content|language|scenes|footage)\b",
    ),
    ("traditional", r"\btraditional (?:custodians|owners) of (?:the |this )?(?:lands?|country)\b"),
    ("press standards", r"\bindependent press standards organi[sz]ation\b"),
    (
        "@",
        r"\b(?:email|e-mail|contact|reach|tip off|message|write to|call)"
        r" (?:us|me|him|her|them|our|the (?:newsroom|newsdesk|author))\b.{0,60}\S@\S",
    ),
    ("stay ", r"\bstay (?:ahead|tuned|updated|informed|up to date) (?:with|on|for)\b"),
    ("get the latest", r"\bget the latest\b.{0,40}\bnews\b"),
    ("send ", r"\bsend (?:us )?your (?:story|stories|photos|tips|news)\b"),
    ("creative commons|government licence", r"\bcreative commons\b|\bopen government licence\b"),
)
_CORRECTION = KeyedPatterns(
    ("correction|clarification", r"(?:correction|clarification)s?\b[^.:]{0,40}:"),
    ("editor|publisher", r"(?:editor|publisher)['’]?s['’]? notes?\b[^.:]{0,40}:"),
    (
        "update",
        r"updated?\b[^.:]{0,40}:"
        r" (?:added|adds|updates|updated|corrects|corrected|this|the (?:story|article|headline))\b",
    ),
)
_OPENING = KeyedPatterns(
    (
        "content|trigger|reader|warning| warning",
        r"(?:content|trigger|reader)? ?warning: (?:this|the|contains)\b",
    ),
    ("legal|disclaimer|disclosure", r"(?:legal )?disclaimer:|disclosure:"),
    (
        "do you have|got|have you",
        r"(?:do you have|got|have you got) (?:a|any) (?:story|tip|news|photo|question|information)\b.{0,30}[?]",
    ),
    ("like|enjoy|love", r"(?:like|enjoy|love)(?:ing)? (?:what you|this|the)\b.{0,40}[?]"),
    ("what do you", r"what do you (?:think|make of)\b.{0,80}[?]"),
    (
        "contact|reach|email|e-mail|write to|follow",
        r"(?:contact|reach|email|e-mail|write to|follow)\b.{0,60}\bat\b.{0,20}\S@\S+$",
    ),
    ("please note", r"please note\b.{0,20}\bcomments\b"),
    ("never miss", r"never miss (?:a|another)\b"),
    ("make ", r"make (?:a (?:gift|donation)|us)\b"),
    ("support ", r"support (?:us|our|the|student|local|independent)\b.*\btoday\b"),
    ("was this|is this", r"(?:was|is) this (?:page|article|story|email|e-mail)\b.{0,40}[?]"),
    ("did you", r"did you (?:like|enjoy|find)\b.{0,40}[?]"),
    ("we |and our", r"(?:we|and our) (?:value|respect|care about) your privacy\b"),
    ("we use|this site use", r"(?:we|this site) uses? cookies\b"),
    ("a message|a word|an ", r"an? (?:message|word) from our\b"),
    ("presented by", r"presented by\b"),
    ("please report|please flag|report |flag ", r"(?:please )?(?:report|flag) (?:any|this) comments?\b"),
)
"""How a notice opens; further on in a paragraph the words may be the story's."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|you['’]\w+)\b", re.I)
_OF_US = re.compile(r"\b(?:we|us|our|ours)\b", re.I)
_ASKING = re.compile(
    r"(?:please|sign|subscribe|join|follow|support|download|click|tap|get|help|share|read|try)\b", re.I
)
_PAGE_THING = KeyedPatterns(
    ("newsletter", r"\bnewsletters?\b"),
    ("inbox|cookies", r"\b(?:inbox|cookies)\b"),
    ("subscri", r"\bsubscri(?:bers?|ption)\b"),
    ("web", r"\bweb ?site\b"),
    ("our app|mobile app", r"\b(?:our|mobile) app\b"),
    ("comment|notification", r"\b(?:comments?|notifications?)\b"),
    ("channel", r"\b(?:whatsapp|telegram) channel\b"),
    ("facebook page|terms|podcast", r"\b(?:facebook page|terms|podcast)\b"),
    ("advertis", r"\badvertis(?:ers?|ing)\b"),
    ("member", r"\bmember(?:ship)?\b"),
)
_TOLD = re.compile(r"[\"“”«»„]|\b(?:said|says|told|tells|asked|added|wrote|according to|announced|reported)\b", re.I)
"""What a story has and a notice has not: somebody who speaks."""


def is_notice(text: str) -> bool:
    """Say whether a paragraph is the page's word to its reader, and no part of the story.

    Args:
        text: A paragraph that stands alone.
    """
    count = text.count(" ") + 1
    if count > MAX_PLAIN_NOTICE_WORDS:
        return False
    return _CORRECTION.open(text) or (_speaks_of_page(text, count) and _TOLD.search(text) is None)


def _speaks_of_page(text: str, count: int) -> bool:
    if _OF_PAGES_ONLY.occur(text) or (count <= MAX_NOTICE_WORDS and _OPENING.open(text)):
        return True
    if not _PAGE_THING.occur(text):
        return False
    cues = (_ADDRESSED.search(text), _OF_US.search(text), _ASKING.match(text))
    return sum(cue is not None for cue in cues) >= MIN_CUES

"""Lines that belong to the page and not to the article: section labels, share bars, credits, notices, adverts."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.sources import abroad
from tui.sources.agencies import agency_named
from tui.sources.keyed_patterns import KeyedPatterns
from tui.sources.lines import MAX_LINE, is_prose
from tui.sources.notices import is_notice
from tui.sources.page_lines import is_page_line
from tui.sources.words import phrase_set, word_set

MAX_IMPERATIVE_WORDS = 25
"""Words of a line that asks the reader to subscribe, follow or download; a longer one tells something."""
LINES_KEPT = 4096
"""Lines whose answer is kept: each is asked for several times, and pages of one site have most of them in common."""
MAX_NOTICE_LENGTH = 700
"""Characters of a notice: rules for comments run to some six hundred."""
MAX_NOTICE_WORDS = 40
"""Words of a credit or notice in the form of a sentence."""
MAX_LABEL_PARTS = 5
"""Parts of a trail of section labels ("Home > News > Middle East")."""
MAX_TRAIL_PART_WORDS = 3
"""Words of a part of such a trail that is not known as a label; the title at the end of a trail is longer."""
MAX_CAPTION_WORDS = 45
"""Words of a caption that ends in its credit."""
MAX_LIST_LABEL_WORDS = 6
"""Words of a line that announces a list of links; a longer one is itself a link."""

_LABELS = word_set(
    """
    world politics business sport sports opinion opinions news analysis exclusive live culture tech technology science
    health travel lifestyle entertainment arts books film music style fashion food climate environment weather education
    economy markets money finance companies international national regional local society community crime law courts war
    conflict conflicts defence defense diplomacy security military features feature comment commentary editorial
    editorials letters obituary obituaries video videos photos pictures gallery podcast podcasts headlines latest
    explainer explainers explained investigation investigations interview interviews magazine uk us usa u.s. eu europe
    asia africa americas australia canada china russia india israel gaza syria ukraine iran iraq turkey lebanon
    breaking urgent home menu multimedia newsletter newsletters topics tags search
    """
) | phrase_set(
    """
    breaking news
    world news
    local news
    latest news
    news analysis
    top stories
    top story
    live updates
    live blog
    special report
    in depth
    in-depth
    long read
    the long read
    fact check
    first person
    middle east
    north africa
    latin america
    north america
    south america
    south asia
    central asia
    asia pacific
    asia-pacific
    united states
    united kingdom
    human rights
    foreign affairs
    foreign policy
    science and technology
    arts and culture
    """
)
_TRAIL_SEPARATORS = re.compile(r"\s*[|>»\u203a]\s*|\s+/\s+")
_LABEL_SEPARATORS = re.compile(r"\s*[|/>»•·,&]\s*|\s+[-–—]\s+")


_START_OF_LINE = KeyedPatterns(
    ("(c)|copyright", r"\(c\)\s*\d|copyright\b"),
    ("@|#", r"@\w+\s*$|(?:#\w+\s*)+$"),
    ("also |read ", r"also (?:read|see|watch)\b|read (?:also|more)\b"),
    (
        "tag|topic|keyword|categor|filed|in this story|source link",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|in this story|source link)\s*:",
    ),
    ("[", r"\[\d+/\d+\]"),
    ("0|1|2|3|4|5|6|7|8|9", r"\d{1,2}h ago\b"),
    ("news provided by", r"news provided by\b"),
    ("follow ", r"follow [\w ]{1,30}:$"),
    ("source", r"sources?\s*:(?:\s*\S+){0,5}$"),
    (
        "photo|image|picture|video|illustration|graphic|credit|caption|pic",
        r"(?:photo(?:graph)?|image|picture|video|illustration|graphic|credit|caption|pic)s?"
        r"(?: (?:by|credit|source|caption))?\s*[:,]"
        r"|(?:photo(?:graph)?|image|picture)s? (?:by|courtesy)\b|image (?:source|caption|credit)\b",
    ),
    ("file photo", r"file photo\b"),
    (
        "report|edit|writ|compiled|translated|produced",
        r"(?:reporting|editing|writing|compiled|edited|translated|produced) by\b",
    ),
    ("with |(with ", r"\(?with (?:[\w/ ]{1,20} )?(?:inputs?|files|agenc(?:y|ies))\b"),
    ("(", r"\((?:avec|mit|con|com|with|met) [\w ]{2,20}\)$"),
    ("reading time|estimated", r"reading time\b|estimated reading\b"),
    (
        "last |first |updated|published|posted|modified",
        r"(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?\b.{0,40}\d",
    ),
)
"""How page matter begins that is no sentence."""
_START_OF_SENTENCE = KeyedPatterns(
    ("©", r"©"),
    ("http|www.", r"https?://\S+\s*$|www\.\S+\s*$"),
    ("![|[", r"!\[[^\]]*\]\(|\[[^\]]*\]\([^)\s]*\)\s*$"),
    ("read|see|watch|listen", r"(?:read|see|watch|listen)(?: (?:more|also|next|now))?\s*:"),
    (
        "related|recommended|trending|also read|read also",
        r"(?:related|recommended|trending|also read|read also)\s*:",
    ),
    ("(", r"\((?:additional |with )?(?:reporting|writing|editing|compiled|edited) by\b"),
    (
        "reporting by|additional reporting",
        r"(?:additional )?reporting by\b.*;\s*\w+ by\b|additional reporting by\b",
    ),
)
"""How page matter begins whether or not it is a sentence."""
_IMPERATIVE = KeyedPatterns(
    (
        "subscribe",
        r"subscribe (?:now|today|for|to (?:our|my|us)"
        r"|to .{0,40}\b(?:newsletter|channel|podcast|updates|alerts|e-?mail|today|now|for))\b",
    ),
    ("sign ", r"sign (?:up|in) (?:for|to|now|here|with)\b"),
    ("register", r"register (?:now|here|to|for)\b"),
    ("download", r"download (?:the|our) [\w ]{0,30}\bapp\b"),
    ("follow us|join us|join our", r"(?:follow us|join (?:us|our))\b"),
    ("click here|tap here|donate", r"(?:click here|tap here|donate (?:now|to|here))\b"),
    ("follow ", r"follow [\w ]{1,30} on (?:facebook|twitter|x|instagram|telegram|whatsapp)\b"),
    ("support |like us|find us", r"(?:support us|support our (?:work|journalism)|like us|find us)\b"),
    ("enter your", r"enter your e-?mail\b"),
    (
        "get ",
        r"get (?:our|the latest|breaking) [\w ]{0,40}(?:news|newsletter|app|email|alerts|updates|inbox)\b",
    ),
    ("stay ", r"stay (?:informed|up to date|tuned)\b"),
    ("share your", r"share your (?:thoughts|views|opinion)s?\b"),
)
_NOTICE = KeyedPatterns(
    ("contributed", r"contributed (?:to )?(?:this|the|reporting)\b"),
    ("©|copyright", r"©|\bcopyright\b.{0,60}(?:\b(?:19|20)\d\d\b|all rights reserved)"),
    (
        "article|story|report|piece",
        r"^(?:this|the) (?:article|story|report|piece) (?:was|has been|is|first|originally|appeared)\b.*"
        r"\b(?:published|updated|amended|corrected|republished|produced|translated|appeared|first|generated)\b",
    ),
    ("all rights reserved", r"^all rights reserved"),
    ("may not be|permission", r"\bmay not be (?:published|reproduced)\b|\bused with permission\b"),
)
_CREDIT_IN_CAPTION = KeyedPatterns(
    (
        "photo|image|picture|pic|video|supplied|credit|courtesy|screengrab",
        r"[(\[](?:(?:file )?(?:photo|image|picture|pic|video)s?|supplied|credit|courtesy"
        r"|screengrab)\b[^()\[\]]{0,60}[)\]]$",
    ),
    (
        "photo|pic|file|images|/",
        r"[(\[][^()\[\]]{0,60}(?:\b(?:photo|pic|file|images)\b(?:/[^()\[\]]{1,40})?|/(?:getty|ap|afp|epa"
        r"|reuters)\b.{0,20})[)\]]$",
    ),
    (
        "/| for ",
        r"(?-i:[(\[][A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?:/| for (?:[Tt]he )?)[A-Z][^()\[\]]{1,40}[)\]])$",
    ),
)
"""The credit in brackets at the end of a caption, which may be a sentence."""
_CREDIT_BELOW_CAPTION = KeyedPatterns(
    ("photo|picture|image|credit", r"\b(?-i:Photograph|Photo|Picture|Image|Credit)s?: (?-i:[A-Z])[^.:]{2,60}$"),
    ("reuters/", r"\b(?-i:REUTERS/[A-Z]).{2,60}$"),
)
"""The credit without brackets at the end of a caption."""
_CREDIT_CODE = re.compile(r"[A-Za-z]{2,9}(?:/[A-Za-z]{2,9}){1,2}")
_CREDIT_IN_BRACKETS = KeyedPatterns(
    (
        ")|]",
        r"[(\[][^()\[\]]{0,60}"
        r"\b(?:photo|photograph|file|image|getty|afp|ap|reuters|epa|courtesy|screengrab|screenshot)\b"
        r"[^()\[\]]{0,60}[)\]]$",
    ),
)

_LINK_LIST_LABEL = KeyedPatterns(
    ("related|recommended|suggested|trending|latest", r"(?:related|recommended|suggested|trending|latest)\b"),
    ("read |see |also ", r"(?:read (?:more|also|next)|see also|also read|also (?:from|by) this)\b"),
    ("more ", r"more (?:on|from|stories|news|for you)\b"),
    ("you ", r"you (?:may|might)\b"),
    ("most ", r"most (?:read|popular|viewed)\b"),
    ("top stories|editor", r"(?:top stories|editors?)\b"),
    ("don", r"don['’]t miss\b"),
    ("what to read|further reading|up next", r"(?:what to read next|further reading|up next)\b"),
    ("next|previous|sponsored", r"(?:next|previous|sponsored)\b"),
    ("tag|topic|keyword|categories", r"(?:tags?|topics?|keywords?|categories)\b"),
    ("explore|follow|in this article", r"(?:explore more|follow the topics|in this article)\b"),
    *abroad.LINK_LIST_LABELS,
)


def is_section_label(line: str) -> bool:
    """Say whether a line names the part of the site that it stands in ("World", "News | Middle East").

    Args:
        line: A line that stands alone.
    """
    if len(line) > MAX_LINE:
        return False
    trail = [part for part in _TRAIL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    if 1 < len(trail) <= MAX_LABEL_PARTS and trail[0] in _LABELS:
        return all(len(part.split()) <= MAX_TRAIL_PART_WORDS for part in trail)
    parts = [part for part in _LABEL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    return 0 < len(parts) <= MAX_LABEL_PARTS and all(part in _LABELS for part in parts)


def is_furniture(line: str) -> bool:
    """Say whether a line is page matter wherever it stands: a share bar, a notice, an advert, a credit.

    Args:
        line: A line or paragraph that stands alone, without white space at its ends.
    """
    if len(line) > 2 * MAX_LINE:
        return len(line) <= MAX_NOTICE_LENGTH and is_notice(line)
    return _is_furniture(line)


@lru_cache(LINES_KEPT)
def _is_furniture(line: str) -> bool:
    core = line.strip("*_ ")
    count = len(core.split())
    if is_page_line(core):
        return True
    if count <= MAX_NOTICE_WORDS and _NOTICE.occur(core):
        return True
    if count <= MAX_IMPERATIVE_WORDS and _IMPERATIVE.open(core):
        return True
    if _START_OF_SENTENCE.open(core) or is_notice(core):
        return True
    if count <= MAX_CAPTION_WORDS and _ends_in_credit(core):
        return True
    if len(core) > MAX_LINE or is_prose(core):
        return False
    if _START_OF_LINE.open(core) or _CREDIT_IN_BRACKETS.occur(core):
        return True
    return _CREDIT_CODE.fullmatch(core) is not None and any(map(agency_named, core.split("/")))


def _ends_in_credit(line: str) -> bool:
    return (line.endswith((")", "]")) and _CREDIT_IN_CAPTION.occur(line)) or _CREDIT_BELOW_CAPTION.occur(line)


def opens_link_list(line: str) -> bool:
    """Say whether a line announces links to other stories, to which the next lines belong ("Related topics").

    Args:
        line: A line that is page matter.
    """
    core = line.strip("*_ ")
    return len(line.split()) <= MAX_LIST_LABEL_WORDS and _LINK_LIST_LABEL.open(core)
